import { ReverseEntry } from '../accumulate/reverse-entry.ts';
import type { BalanceChange, BalanceKey, BalanceRead, StoredBalance, StoredBill } from '../ports/store.ts';
import { balanceKey, balanceName } from './balance-key.ts';

/** The documents whose entries are left out of a read: all of one business. */
export function excluding(bills: readonly Pick<StoredBill, 'document'>[]): Pick<BalanceRead, 'excluding'> {
  const [first] = bills;
  if (first === undefined) return {};
  return { excluding: { business: first.document.business, documents: bills.map(({ document }) => document.id) } };
}

/**
 * What is to be read before the entries of bills are taken back, one bill after the other: of each entry, its total without
 * the bills before it, and without this one too.
 */
export function reversalReads(bills: readonly StoredBill[]): readonly BalanceRead[] {
  return bills.flatMap((bill, at) =>
    bill.record.entries.flatMap((entry) => {
      const key = keyOf(bill, entry);
      return [
        { ...key, ...excluding(bills.slice(0, at)) },
        { ...key, ...excluding(bills.slice(0, at + 1)) },
      ];
    }),
  );
}

/**
 * Takes every entry of every bill back: each total is then what its other effective entries fold to, whatever it keeps.
 *
 * @param now aligned with `reversalReads`, and of one moment
 * @param revisionOf the revision of a document that takes its entries back
 */
export function reverseEntries(
  bills: readonly StoredBill[],
  now: readonly StoredBalance[],
  revisionOf: (bill: StoredBill) => number,
): readonly BalanceChange[] {
  let next = 0;
  return bills.flatMap((bill) =>
    bill.record.entries.map((entry): BalanceChange => {
      const [standing, left] = [now[next], now[next + 1]];
      next += 2;
      if (standing === undefined || left === undefined) {
        throw new TypeError(`feewright: no balance of '${entry.accumulator}' was read; this is a bug`);
      }
      const revision = revisionOf(bill);
      const reverse = new ReverseEntry(entry, { before: standing.value, after: left.value, revision });
      Object.freeze(reverse);
      return { balance: keyOf(bill, entry), version: standing.version, entries: [reverse] };
    }),
  );
}

/** Changes of one commit in their order: a total that several touch is named once. */
export function joinedChanges(changes: readonly BalanceChange[]): readonly BalanceChange[] {
  const joined = new Map<string, BalanceChange>();
  for (const change of changes) {
    const name = balanceName(change.balance);
    const before = joined.get(name);
    joined.set(name, before === undefined ? change : { ...before, entries: [...before.entries, ...change.entries] });
  }
  return [...joined.values()];
}

function keyOf({ snapshot }: StoredBill, entry: StoredBill['record']['entries'][number]): BalanceKey {
  const { document, model } = snapshot;
  const { accumulator, key, window } = entry;
  return balanceKey({ tenant: document.tenant, model: model.code, accumulator, key, window });
}
