import type { ConditionInput } from '../condition/condition-input.ts';
import type { Bearer, Rounding, Unplaced } from './model.ts';
import type { PricePart } from './price.ts';

/** One contract's own version of a fee. Absent: as in the model. */
export interface FeeTerm {
  readonly fee: string;
  readonly price?: PricePart;
  readonly when?: ConditionInput;
  readonly enabled?: boolean;
  readonly rounding?: Rounding;
}

export interface ApportionmentTerm {
  readonly apportionment: string;
  readonly bearers?: readonly Bearer[];
  readonly unplaced?: Unplaced;
}

export interface AccumulatorTerm {
  readonly accumulator: string;
  readonly limit?: string;
}

export type Term = FeeTerm | ApportionmentTerm | AccumulatorTerm;

/** Lines of which span make one settlement order. */
export type SettlementCycle = 'day' | 'week' | 'month' | 'quarter';

/** `draft` is never applied; `ended` was, up to `valid.to`. Which version applies is decided by `valid` alone. */
export type ContractStatus = 'draft' | 'active' | 'ended';

/** One version of a party's agreement, parsed and deeply frozen. */
export interface Contract {
  readonly format: 1;
  readonly id: string;
  readonly version: string;
  readonly tenant: string;
  readonly party: string;
  /** Absent: for all stores of the party that have no contract of their own. */
  readonly store?: string;
  /** Code of the model. */
  readonly model: string;
  readonly status: ContractStatus;
  /** Half-open `[from, to)`, instants with offset, whole milliseconds. */
  readonly valid: { readonly from: string; readonly to?: string };
  /** IANA zone of its periods. */
  readonly timeZone: string;
  readonly cycle: SettlementCycle;
  readonly terms: readonly Term[];
}
