import { type BalanceFold, effectOf } from '../../accumulate/balance-fold.ts';
import { openFold } from '../../accumulate/mark-fold.ts';
import type { AccumulatorEntry } from '../../decide/billing-record.ts';
import { exactText } from '../../money/exact.ts';
import type { BalancePart, StoredBalance } from '../../ports/store.ts';
import { parseInstant } from '../../time/instant.ts';

export const EMPTY_BALANCE: StoredBalance = Object.freeze({ value: '0', entries: 0, version: 0 });

/** Folds of a part of the journal that one account remembers; beyond it they are made anew. */
const FOLDS_MAX = 16;

/** One running total: its journal, and the balance that the journal folds to. */
export interface Account {
  readonly balance: StoredBalance;
  /** @param of `recordedAt`: UTC text; absent where the entries came without a bill: then they count as older than all */
  post(
    entries: readonly AccumulatorEntry[],
    of: { readonly version: number; readonly recordedAt: string | undefined },
  ): void;
  read(of: BalancePart): StoredBalance;
  /** The entries of a part, in the order of posting. */
  entries(of: BalancePart): readonly AccumulatorEntry[];
}

/** How far one part of the journal is folded. */
interface PartialFold {
  readonly fold: BalanceFold;
  next: number;
}

/** An account that holds nothing yet. */
export function openAccount(): Account {
  const journal: AccumulatorEntry[] = [];
  const recorded: (string | undefined)[] = [];
  const folds = new Map<string, PartialFold>();
  /** Places in the journal by document, as far as one was ever asked for. */
  const places = new Map<string, number[]>();
  let placed = 0;
  let balance = EMPTY_BALANCE;

  function foldOf(name: string): PartialFold {
    const known = folds.get(name);
    if (known !== undefined) return known;
    if (folds.size >= FOLDS_MAX) folds.clear();
    const made: PartialFold = { fold: openFold(journal[0]), next: 0 };
    folds.set(name, made);
    return made;
  }

  function isIn({ since, until, recordedBefore }: BalancePart, at: number): boolean {
    const time = since === undefined && until === undefined ? 0 : millisecondsOf(journal[at]?.time);
    const isInTime = time >= (since ?? Number.NEGATIVE_INFINITY) && time < (until ?? Number.POSITIVE_INFINITY);
    return isInTime && (recordedBefore === undefined || millisecondsOf(recorded[at]) < recordedBefore);
  }

  function placesOf(document: string): readonly number[] {
    for (; placed < journal.length; placed += 1) {
      const name = documentOf(journal[placed] as AccumulatorEntry);
      const known = places.get(name);
      if (known === undefined) places.set(name, [placed]);
      else known.push(placed);
    }
    return places.get(document) ?? [];
  }

  return {
    get balance() {
      return balance;
    },
    post(entries, { version, recordedAt }) {
      let effective = balance.entries;
      for (const entry of entries) {
        journal.push(entry);
        recorded.push(recordedAt);
        effective += effectOf(entry);
      }
      balance = Object.freeze({ value: journal.at(-1)?.after ?? '0', entries: effective, version });
    },
    read(part) {
      const { since, until, recordedBefore, excluding } = part;
      const isBounded = since !== undefined || until !== undefined || recordedBefore !== undefined;
      if (!isBounded && excluding === undefined) return balance;
      const known = foldOf(`${since} ${until} ${recordedBefore}`);
      for (; known.next < journal.length; known.next += 1) {
        if (isIn(part, known.next)) known.fold.add(journal[known.next] as AccumulatorEntry);
      }
      const own = excludedNames(part)
        .flatMap(placesOf)
        .filter((at) => isIn(part, at));
      const { value, entries } = known.fold.without(own.map((at) => journal[at] as AccumulatorEntry));
      return Object.freeze({ value: exactText(value), entries, version: balance.version });
    },
    entries(part) {
      const without = excludedNames(part);
      return journal.filter((entry, at) => isIn(part, at) && !without.includes(documentOf(entry)));
    },
  };
}

// Ids hold no control characters, so a line feed keeps the parts apart.
function documentOf({ business, document }: Pick<AccumulatorEntry, 'business' | 'document'>): string {
  return `${business}\n${document}`;
}

function excludedNames({ excluding }: BalancePart): readonly string[] {
  if (excluding === undefined) return [];
  const { business, documents } = excluding;
  return documents.map((document) => documentOf({ business, document }));
}

function millisecondsOf(time: string | undefined): number {
  return (time === undefined ? undefined : parseInstant(time)?.epochMs) ?? Number.NEGATIVE_INFINITY;
}
