import { add, type Exact, parseExact, subtract, ZERO } from '../money/exact.ts';
import type { AccumulatorEntry } from './accumulator-entry.ts';

/** What entries fold to. */
export interface FoldedBalance {
  readonly value: Exact;
  /** Effective entries: posts that were not taken back. */
  readonly entries: number;
}

/**
 * A running total, or a part of one, as the fold of its effective entries. Entries are only ever appended, so the fold goes
 * on where it stopped.
 */
export interface BalanceFold extends FoldedBalance {
  add(entry: AccumulatorEntry): void;
  /** The fold as if some documents had never posted. @param own every entry of theirs that was added */
  without(own: readonly AccumulatorEntry[]): FoldedBalance;
}

/**
 * Of a sum, and of a count, whose entries are 1 each.
 *
 * Worked case: posts of 100 and 20, and the reversal of the 100: 20, one entry. Without the document of the 20: 0, none.
 */
export class SumFold implements BalanceFold {
  value: Exact = ZERO;
  entries = 0;

  add(entry: AccumulatorEntry): void {
    this.value = add(this.value, parseExact(entry.delta));
    this.entries += effectOf(entry);
  }

  without(own: readonly AccumulatorEntry[]): FoldedBalance {
    return own.reduce<FoldedBalance>(
      ({ value, entries }, entry) => ({
        value: subtract(value, parseExact(entry.delta)),
        entries: entries - effectOf(entry),
      }),
      this,
    );
  }
}

/** What an entry does to the count of effective ones: one that takes back leaves one less. */
export function effectOf({ kind }: AccumulatorEntry): 1 | -1 {
  return kind === 'reverse' || kind === 'void' ? -1 : 1;
}
