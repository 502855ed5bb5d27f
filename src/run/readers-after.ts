import type { DocumentKey } from '../document/business-document.ts';
import type { BalanceKey, StoredBill } from '../ports/store.ts';
import type { GuardedStore } from './store-calls.ts';

const PAGE = 500;

/**
 * Bills that read any of some totals, in the order of first posting after a document. Which totals is asked anew whenever their
 * number has grown: what was read ahead for fewer of them is dropped.
 */
export async function* readersAfter(
  store: GuardedStore,
  balances: () => readonly BalanceKey[],
  after: DocumentKey,
): AsyncGenerator<StoredBill, void> {
  let last = after;
  for (;;) {
    const asked = balances();
    const page = await store.readers({ balances: asked, after: last, limit: PAGE });
    for (const bill of page) {
      yield bill;
      last = bill.document;
      if (balances().length > asked.length) break;
    }
    if (page.length < PAGE && balances().length === asked.length) return;
  }
}
