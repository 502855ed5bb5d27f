import { MarkFold } from '../../accumulate/mark-fold.ts';
import type { AccumulatorEntry } from '../../decide/billing-record.ts';
import { add, exactText, parseExact } from '../../money/exact.ts';
import type { Awaitable } from '../../ports/awaitable.ts';
import type { BalanceChange, BalanceKey, BalanceRead, Changes, Store, StoredBalance } from '../../ports/store.ts';
import { parseInstant } from '../../time/instant.ts';
import { billChanges } from '../first-named.ts';
import { type Account, openAccount } from '../memory/account.ts';
import { balanceName, windowName } from '../stored-names.ts';
import { overtaken, totalText } from './overtaken.ts';

/** A total that was posted to above the base. */
interface TotalShelf {
  /** What was posted above the base, and nothing else. */
  readonly own: Account;
  /** As the base had it when it was first posted to. */
  readonly base: StoredBalance;
  /** A high-water mark: a part of it is not the base's part and the rest, but the fold of both. */
  readonly isMark: boolean;
  version: number;
}

type TotalReads = Pick<Store, 'balances' | 'keysOf' | 'entries'>;

export interface OverlayTotals {
  readonly port: TotalReads;
  isOvertaken(conditions: Changes): Promise<boolean>;
  prepare(steps: readonly Changes[]): Promise<void>;
  write(step: Changes): void;
}

export function overlayTotals(base: Store): OverlayTotals {
  const shelves = new Map<string, TotalShelf>();
  const fetched = new Map<string, TotalShelf>();
  /** By accumulator and window: keys that were posted to above the base. */
  const keys = new Map<string, Set<string>>();

  async function balances(reads: readonly BalanceRead[]): Promise<readonly StoredBalance[]> {
    const inBase = await base.balances(reads);
    return Promise.all(
      reads.map((read, at) => {
        const known = inBase[at];
        if (known === undefined) throw new TypeError('feewright: a store has not answered every balance');
        const shelf = shelves.get(balanceName(read));
        return shelf === undefined ? known : joined(read, known, shelf);
      }),
    );
  }

  /** A part of a sum is the base's part and that of the entries above it. */
  function joined(read: BalanceRead, inBase: StoredBalance, shelf: TotalShelf): Awaitable<StoredBalance> {
    const { own, base: then, version } = shelf;
    if (inBase.version !== then.version) throw overtaken([{ kind: 'balance', name: totalText(read) }]);
    const { since, until, recordedBefore, excluding } = read;
    const isBounded = since !== undefined || until !== undefined || recordedBefore !== undefined;
    if (!isBounded && excluding === undefined) {
      return { value: own.balance.value, entries: then.entries + own.balance.entries, version };
    }
    if (shelf.isMark) return foldedMark(read, shelf);
    const part = own.read(read);
    const value = exactText(add(parseExact(inBase.value), parseExact(part.value)));
    return { value, entries: inBase.entries + part.entries, version };
  }

  async function foldedMark(read: BalanceRead, { own, version }: TotalShelf): Promise<StoredBalance> {
    const fold = new MarkFold();
    for (const entry of await base.entries(read)) fold.add(entry);
    for (const entry of own.entries(read)) fold.add(entry);
    return { value: exactText(fold.value), entries: fold.entries, version };
  }

  /** Posts of a mark have observed a value. Of one that is taken back, the base has the post: at its business time. */
  async function isMark({ balance, entries: [first] }: BalanceChange): Promise<boolean> {
    if (first === undefined || first.kind === 'post') return first?.value !== undefined;
    const since = parseInstant(first.time)?.epochMs ?? 0;
    const then = await base.entries({ ...balance, since, until: since + 1 });
    return then.some(({ value }) => value !== undefined);
  }

  return {
    port: {
      balances,
      async keysOf(of) {
        return [...new Set([...(await base.keysOf(of)), ...(keys.get(windowName(of)) ?? [])])].sort();
      },
      async entries(read: BalanceRead): Promise<readonly AccumulatorEntry[]> {
        const shelf = shelves.get(balanceName(read));
        if (shelf === undefined) return base.entries(read);
        const [inBase, [now]] = await Promise.all([base.entries(read), base.balances([read])]);
        if (now?.version !== shelf.base.version) throw overtaken([{ kind: 'balance', name: totalText(read) }]);
        return [...inBase, ...shelf.own.entries(read)];
      },
    },
    async isOvertaken({ balances: named = [] }) {
      if (named.length === 0) return false;
      const now = await balances(named.map(({ balance }) => balance));
      return named.some(({ version }, at) => now[at]?.version !== version);
    },
    async prepare(steps) {
      fetched.clear();
      const changed = steps.flatMap((step) => step.balances ?? []);
      const posted = changed.filter(({ entries, balance }) => entries.length > 0 && !shelves.has(balanceName(balance)));
      const now = posted.length === 0 ? [] : await base.balances(posted.map(({ balance }) => balance));
      for (const [at, change] of posted.entries()) {
        const name = balanceName(change.balance);
        const inBase = now[at];
        if (inBase === undefined || fetched.has(name)) continue;
        fetched.set(name, { own: openAccount(), base: inBase, isMark: await isMark(change), version: inBase.version });
      }
    },
    write(step) {
      const recordedAt = billChanges(step)[0]?.bill.recordedAt ?? step.recordedAt;
      for (const { balance, entries } of step.balances ?? []) {
        if (entries.length === 0) continue;
        const shelf = shelfFor(balance);
        shelf.version += 1;
        shelf.own.post(entries, { version: shelf.version, recordedAt });
      }
    },
  };

  function shelfFor(balance: BalanceKey): TotalShelf {
    const name = balanceName(balance);
    const known = shelves.get(name);
    if (known !== undefined) return known;
    const shelf = fetched.get(name);
    if (shelf === undefined)
      throw new TypeError(`feewright: total '${totalText(balance)}' was not fetched; this is a bug`);
    fetched.delete(name);
    shelves.set(name, shelf);
    const ofWindow = keys.get(windowName(balance));
    if (ofWindow === undefined) keys.set(windowName(balance), new Set([balance.key]));
    else ofWindow.add(balance.key);
    return shelf;
  }
}
