import { ReverseEntry } from '../accumulate/reverse-entry.ts';
import type { BalanceChange, BalanceKey, BalanceRead, StoredBalance, StoredBill } from '../ports/store.ts';
import { balanceKey, balanceName } from './balance-key.ts';

/** The document whose entries are left out of a read. */
export function excluding({ document }: Pick<StoredBill, 'document'>): Required<Pick<BalanceRead, 'excluding'>> {
  return { excluding: { business: document.business, document: document.id } };
}

/** What is to be read before a bill's entries are taken back: of each, its total as it stands and without the document. */
export function reversalReads(bill: StoredBill): readonly BalanceRead[] {
  return bill.record.entries.flatMap((entry) => {
    const key = keyOf(bill, entry);
    return [key, { ...key, ...excluding(bill) }];
  });
}

/**
 * Takes every entry of a bill back: each total is then what its other effective entries fold to, whatever it keeps.
 *
 * @param now aligned with `reversalReads`, and of one moment
 * @param revision of the document that takes them back
 */
export function reverseEntries(
  bill: StoredBill,
  now: readonly StoredBalance[],
  revision: number,
): readonly BalanceChange[] {
  return bill.record.entries.map((entry, at): BalanceChange => {
    const standing = now[2 * at];
    const left = now[2 * at + 1];
    if (standing === undefined || left === undefined) {
      throw new TypeError(`feewright: no balance of '${entry.accumulator}' was read; this is a bug`);
    }
    const reverse = new ReverseEntry(entry, { before: standing.value, after: left.value, revision });
    Object.freeze(reverse);
    return { balance: keyOf(bill, entry), version: standing.version, entries: [reverse] };
  });
}

/** Both in one commit: what is taken back comes first. A total that both touch is named once. */
export function afterReversal(
  reversed: readonly BalanceChange[],
  posted: readonly BalanceChange[],
): readonly BalanceChange[] {
  const changes = new Map(reversed.map((change) => [balanceName(change.balance), change]));
  for (const change of posted) {
    const name = balanceName(change.balance);
    const before = changes.get(name);
    changes.set(name, before === undefined ? change : { ...before, entries: [...before.entries, ...change.entries] });
  }
  return [...changes.values()];
}

function keyOf({ snapshot }: StoredBill, entry: StoredBill['record']['entries'][number]): BalanceKey {
  const { document, model } = snapshot;
  const { accumulator, key, window } = entry;
  return balanceKey({ tenant: document.tenant, model: model.code, accumulator, key, window });
}
