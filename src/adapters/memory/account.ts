import type { AccumulatorEntry } from '../../decide/billing-record.ts';
import { add, type Exact, exactText, parseExact, ZERO } from '../../money/exact.ts';
import type { BalanceRead, StoredBalance } from '../../ports/store.ts';
import { parseInstant } from '../../time/instant.ts';

export const EMPTY_BALANCE: StoredBalance = Object.freeze({ value: '0', entries: 0, version: 0 });

/** Folds of a part of the journal that one account remembers; beyond it they are made anew. */
const FOLDS_MAX = 16;

/** One running total: its journal, and the balance that the journal folds to. */
export interface Account {
  readonly balance: StoredBalance;
  /** In the order of posting. */
  readonly journal: readonly AccumulatorEntry[];
  /** @param of `recordedAt`: UTC text; absent where the entries came without a bill: then they count as older than all */
  post(
    entries: readonly AccumulatorEntry[],
    of: { readonly version: number; readonly recordedAt: string | undefined },
  ): void;
  read(of: Pick<BalanceRead, 'since' | 'until' | 'recordedBefore'>): StoredBalance;
}

/** How far one part of the journal is folded. Entries are only ever appended, so the fold goes on where it stopped. */
interface Fold {
  value: Exact;
  entries: number;
  next: number;
}

/** An account that holds nothing yet. */
export function openAccount(): Account {
  const journal: AccumulatorEntry[] = [];
  const recorded: (string | undefined)[] = [];
  const folds = new Map<string, Fold>();
  let balance = EMPTY_BALANCE;

  function foldOf(name: string): Fold {
    const known = folds.get(name);
    if (known !== undefined) return known;
    if (folds.size >= FOLDS_MAX) folds.clear();
    const fold: Fold = { value: ZERO, entries: 0, next: 0 };
    folds.set(name, fold);
    return fold;
  }

  return {
    get balance() {
      return balance;
    },
    journal,
    post(entries, { version, recordedAt }) {
      let effective = balance.entries;
      for (const entry of entries) {
        journal.push(entry);
        recorded.push(recordedAt);
        effective += effectOf(entry);
      }
      balance = Object.freeze({ value: journal.at(-1)?.after ?? '0', entries: effective, version });
    },
    read({ since, until, recordedBefore }) {
      if (since === undefined && until === undefined && recordedBefore === undefined) return balance;
      const fold = foldOf(`${since} ${until} ${recordedBefore}`);
      for (; fold.next < journal.length; fold.next += 1) {
        const entry = journal[fold.next] as AccumulatorEntry;
        const time = since === undefined && until === undefined ? 0 : millisecondsOf(entry.time);
        const isInTime = time >= (since ?? Number.NEGATIVE_INFINITY) && time < (until ?? Number.POSITIVE_INFINITY);
        const isKnown = recordedBefore === undefined || millisecondsOf(recorded[fold.next]) < recordedBefore;
        if (!isInTime || !isKnown) continue;
        fold.value = add(fold.value, parseExact(entry.delta));
        fold.entries += effectOf(entry);
      }
      return Object.freeze({ value: exactText(fold.value), entries: fold.entries, version: balance.version });
    },
  };
}

/** What an entry does to the count of effective ones: one that takes back leaves one less. */
function effectOf({ kind }: AccumulatorEntry): number {
  return kind === 'reverse' || kind === 'void' ? -1 : 1;
}

function millisecondsOf(time: string | undefined): number {
  return (time === undefined ? undefined : parseInstant(time)?.epochMs) ?? Number.NEGATIVE_INFINITY;
}
