import { openFold } from '../accumulate/mark-fold.ts';
import type { AccumulatorEntry } from '../decide/billing-record.ts';
import type { DocumentKey } from '../document/business-document.ts';
import { add, compare, type Exact, exactText, parseExact, subtract, ZERO } from '../money/exact.ts';
import type { BalanceKey } from '../ports/store.ts';
import { parseInstant } from '../time/instant.ts';
import type { RunContext } from './context.ts';
import { readersAfter } from './readers-after.ts';

/** A running total at one place of a replay. */
interface Total {
  value: Exact;
  entries: number;
}

/** What one bill of a document has in a total: nothing, where it took the document back or posts elsewhere. */
export interface BilledPart {
  readonly recordedMs: number;
  readonly timeMs: number;
  readonly value: Exact;
  readonly entries: number;
}

/** What a document has in a total as it is replayed, and by each of its bills so far, the first one first. */
interface Moved {
  readonly now: BilledPart;
  readonly bills: readonly BilledPart[];
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
  readonly #moved = new Map<string, Moved[]>();
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

  /**
   * A total as it stands at this place. Of a part of it: what was recorded, less what moved documents had in it when the reader
   * was decided, and with what they have in it now.
   */
  read(
    name: string,
    recorded: { readonly value: string; readonly entries: number },
    of: { readonly part: TotalPart | undefined; readonly readerMs: number },
  ) {
    const total = this.#totals.get(name);
    if (total === undefined) return recorded;
    const { part, readerMs } = of;
    if (part === undefined) return { value: exactText(total.value), entries: total.entries };
    let value = parseExact(recorded.value);
    let { entries } = recorded;
    for (const { now, bills } of this.#moved.get(name) ?? []) {
      const then = bills.findLast(({ recordedMs }) => recordedMs <= readerMs && isBefore(recordedMs, part));
      if (then !== undefined && isSince(then, part)) {
        value = subtract(value, then.value);
        entries -= then.entries;
      }
      if (isSince(now, part) && isBefore(now.recordedMs, part)) {
        value = add(value, now.value);
        entries += now.entries;
      }
    }
    return { value: exactText(value), entries };
  }

  /** Goes on behind a document. @param bills what each of its bills has in the total, the first one first */
  post(name: string, now: AccumulatorEntry | undefined, bills: readonly BilledPart[]): void {
    const total = this.#totals.get(name);
    if (total === undefined) return;
    if (now !== undefined) {
      total.value = add(total.value, parseExact(now.delta));
      total.entries += 1;
    }
    // Right at first, it would have been recorded when it first was.
    const recordedMs = bills[0]?.recordedMs ?? 0;
    const moved = { now: billedPart(now, recordedMs), bills };
    const { value, entries } = moved.now;
    if (bills.every((bill) => compare(bill.value, value) === 0 && bill.entries === entries)) return;
    const known = this.#moved.get(name);
    if (known === undefined) this.#moved.set(name, [moved]);
    else known.push(moved);
  }
}

/** What an entry stands for. */
export function billedPart(entry: AccumulatorEntry | undefined, recordedMs: number): BilledPart {
  if (entry === undefined) return { recordedMs, timeMs: 0, value: ZERO, entries: 0 };
  return { recordedMs, timeMs: msOf(entry.time), value: parseExact(entry.delta), entries: 1 };
}

function isBefore(recordedMs: number, { recordedBefore = Number.POSITIVE_INFINITY }: TotalPart): boolean {
  return recordedMs < recordedBefore;
}

function isSince({ timeMs }: BilledPart, { since = Number.NEGATIVE_INFINITY }: TotalPart): boolean {
  return timeMs >= since;
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

/** Milliseconds since 1970-01-01T00:00Z. */
export function msOf(text: string | undefined): number {
  return (text === undefined ? undefined : parseInstant(text)?.epochMs) ?? 0;
}
