import type { Sym } from '../formula/scope.ts';
import type { EffectiveAccumulator } from '../model/effective-model.ts';
import type { CumulativeBasis } from '../model/price.ts';

/** What must be read from the store before a document is decided. */
export interface BalanceNeed extends Pick<EffectiveAccumulator, 'window' | 'weekStart' | 'timeZone'> {
  readonly accumulator: string;
  /** `party`, `store`, `business`, or codes of text factors; the tenant always belongs to the key. */
  readonly key: readonly string[];
  /** Absent: the total itself, with all that was posted so far. */
  readonly reading?: Pick<BalanceReading, 'name' | 'span' | 'sinceMs'>;
  /** Where the currency is the document's, it belongs to the key, last: one total never adds two currencies. */
  readonly currency?: string;
}

/**
 * `last`: the window before, recorded before that ended; `last-now`: the same with all that was posted to it since.
 * `since`: this window's entries of business time at or after an instant.
 */
export type BalanceSpan = 'last' | 'last-now' | 'since';

/** A part of a running total, read before the document. */
export interface BalanceReading {
  /** What a snapshot has it under: `last(sales)`. */
  readonly name: string;
  readonly span: BalanceSpan;
  /** Milliseconds; with `since`, and only there. */
  readonly sinceMs?: number;
  /** The accumulator's place in the plan's list. */
  readonly accumulator: number;
  readonly sym: Sym;
}

/** Which total a cumulative price goes by: the accumulator's own, or one of the plan's readings, by its place. */
export interface CumulativeTotal {
  readonly basis: CumulativeBasis;
  /** The accumulator's place in the plan's list. */
  readonly accumulator: number;
  readonly reading?: number;
}
