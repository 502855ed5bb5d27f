import { compare, type Exact, larger, parseExact, ZERO } from '../money/exact.ts';
import type { AccumulatorEntry } from './accumulator-entry.ts';
import { type BalanceFold, effectOf, type FoldedBalance, SumFold } from './balance-fold.ts';

/**
 * Of a high-water mark: the highest value that an effective entry has observed, and never below zero. What takes back the
 * highest one looks through the others once.
 *
 * Worked case: 100, 120, 110: 120. Without the document of the 120: 110; without that of the 110 too: 100.
 */
export class MarkFold implements BalanceFold {
  value: Exact = ZERO;
  entries = 0;
  /** By document: what it observed, as long as that is effective. */
  readonly #observed = new Map<string, Exact>();

  add(entry: AccumulatorEntry): void {
    this.entries += effectOf(entry);
    const name = nameOf(entry);
    const { value } = entry;
    if (value !== undefined) {
      const observed = parseExact(value);
      this.#observed.set(name, observed);
      this.value = larger(this.value, observed);
      return;
    }
    this.value = this.#highestBut(new Set([name]));
    this.#observed.delete(name);
  }

  without(own: readonly AccumulatorEntry[]): FoldedBalance {
    const entries = own.reduce((left, entry) => left - effectOf(entry), this.entries);
    return { value: this.#highestBut(new Set(own.map(nameOf))), entries };
  }

  #highestBut(names: ReadonlySet<string>): Exact {
    const isHeld = [...names].some((name) => {
      const observed = this.#observed.get(name);
      return observed !== undefined && compare(observed, this.value) === 0;
    });
    if (!isHeld) return this.value;
    let highest = ZERO;
    for (const [name, observed] of this.#observed) if (!names.has(name)) highest = larger(highest, observed);
    return highest;
  }
}

/** The fold of a journal that begins with an entry: one that has observed a value belongs to a high-water mark. */
export function openFold(first: AccumulatorEntry | undefined): BalanceFold {
  return first?.value === undefined ? new SumFold() : new MarkFold();
}

// Ids hold no control characters, so a line feed keeps the parts apart.
function nameOf({ business, document }: AccumulatorEntry): string {
  return `${business}\n${document}`;
}
