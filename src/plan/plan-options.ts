import type { Contract } from '../model/contract.ts';

/** What a fee owes to versions that began inside the open window of its cumulative price. */
export interface MidWindowFee {
  readonly fee: string;
  /** Its total counts entries of business time at or after this, milliseconds. */
  readonly sinceMs?: number;
  /** The contracts in force until `fromMs`, outermost first: by their price what came before was charged. */
  readonly rerate?: { readonly fromMs: number; readonly contracts: readonly Contract[] };
}

/** What a plan depends on beside its model, contracts and currency. */
export interface PlanOptions {
  readonly midWindow?: readonly MidWindowFee[] | undefined;
}
