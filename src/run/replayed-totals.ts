import { openFold } from '../accumulate/mark-fold.ts';
import type { AccumulatorEntry } from '../decide/billing-record.ts';
import type { DocumentKey } from '../document/business-document.ts';
import { add, type Exact, exactText, parseExact, subtract, ZERO } from '../money/exact.ts';
import type { BalanceKey, StoredBill } from '../ports/store.ts';
import { parseInstant } from '../time/instant.ts';
import type { RunContext } from './context.ts';
import { readersAfter } from './readers-after.ts';

/** A running total at one place of a replay. */
interface Total {
  value: Exact;
  entries: number;
}

/** How a document's part in a total differs from what was recorded. */
interface Drift {
  readonly timeMs: number;
  readonly recordedMs: number;
  readonly value: Exact;
  readonly entries: number;
}

/** Which part of a total a document reads. */
export interface TotalPart {
  readonly since?: number;
  readonly recordedBefore?: number;
}

/**
 * Running totals while documents are replayed one after the other, from the place of the first that differs. A total joins when
 * something in it differs: from then on every document that posts to it is seen, so that it needs to be folded only once, up to
 * that document.
 */
export class ReplayedTotals {
  readonly #context: RunContext;
  readonly #totals = new Map<string, Total>();
  readonly #drifts = new Map<string, Drift[]>();
  readonly #keys = new Map<string, BalanceKey>();

  constructor(context: RunContext) {
    this.#context = context;
  }

  /** Those in which something differs. */
  get keys(): readonly BalanceKey[] {
    return [...this.#keys.values()];
  }

  has(name: string): boolean {
    return this.#keys.has(name);
  }

  /** Takes a total in, as it stands before a document: without it, and without all that were first posted after it. */
  async join(name: string, key: BalanceKey, document: DocumentKey): Promise<void> {
    if (this.#keys.has(name)) return;
    this.#keys.set(name, key);
    const { store } = this.#context;
    const later = new Set([documentName(document)]);
    for await (const bill of readersAfter(store, () => [key], document)) later.add(documentName(bill.document));
    this.#totals.set(name, foldedWithout(await store.entries(key), later));
  }

  /** A total as it stands at this place; of a part of it, what was recorded, with what differs by now. */
  read(name: string, recorded: { readonly value: string; readonly entries: number }, part: TotalPart | undefined) {
    const total = this.#totals.get(name);
    if (total === undefined) return recorded;
    if (part === undefined) return { value: exactText(total.value), entries: total.entries };
    const drifts = (this.#drifts.get(name) ?? []).filter(
      ({ timeMs, recordedMs }) =>
        timeMs >= (part.since ?? Number.NEGATIVE_INFINITY) &&
        recordedMs < (part.recordedBefore ?? Number.POSITIVE_INFINITY),
    );
    const value = drifts.reduce((sum, drift) => add(sum, drift.value), parseExact(recorded.value));
    const entries = drifts.reduce((sum, drift) => sum + drift.entries, recorded.entries);
    return { value: exactText(value), entries };
  }

  /** Goes on behind a document. @param then its entry as it was recorded, and as it is now */
  post(name: string, bill: StoredBill, then: AccumulatorEntry | undefined, now: AccumulatorEntry | undefined): void {
    const total = this.#totals.get(name);
    if (total === undefined) return;
    if (now !== undefined) {
      total.value = add(total.value, parseExact(now.delta));
      total.entries += 1;
    }
    const of = (entry: AccumulatorEntry | undefined): Exact => (entry === undefined ? ZERO : parseExact(entry.delta));
    const drift: Drift = {
      timeMs: msOf((now ?? then)?.time),
      recordedMs: msOf(bill.recordedAt),
      value: subtract(of(now), of(then)),
      entries: (now === undefined ? 0 : 1) - (then === undefined ? 0 : 1),
    };
    if (drift.value.n === 0n && drift.entries === 0) return;
    const known = this.#drifts.get(name);
    if (known === undefined) this.#drifts.set(name, [drift]);
    else known.push(drift);
  }
}

/** What the entries of all but some documents fold to. */
function foldedWithout(journal: readonly AccumulatorEntry[], without: ReadonlySet<string>): Total {
  const fold = openFold(journal[0]);
  for (const entry of journal) {
    if (!without.has(`${entry.business}\n${entry.document}`)) fold.add(entry);
  }
  const { value, entries } = fold;
  return { value, entries };
}

// A journal is of one tenant; ids hold no control characters.
function documentName({ business, id }: DocumentKey): string {
  return `${business}\n${id}`;
}

function msOf(text: string | undefined): number {
  return (text === undefined ? undefined : parseInstant(text)?.epochMs) ?? 0;
}
