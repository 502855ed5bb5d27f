import type { MidWindowFee } from '../model/mid-windows.ts';

/** What a plan depends on beside its model, contracts and currency. */
export interface PlanOptions {
  readonly midWindow?: readonly MidWindowFee[] | undefined;
}
