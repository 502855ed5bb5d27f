import type { Cycle } from '../time/cycle.ts';

/** A fee that is decided once for each key and window. */
export interface PeriodOfPlan {
  readonly fee: string;
  readonly window: Cycle;
  readonly timeZone: string;
  /** For each key with an entry of this accumulator; absent: for the contract itself. */
  readonly keys?: { readonly accumulator: string; readonly parts: readonly string[] };
}
