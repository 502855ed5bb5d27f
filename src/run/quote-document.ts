import type { BusinessDocument } from '../document/business-document.ts';
import { parseDocument } from '../document/parse-document.ts';
import { makeSnapshot } from '../factor/make-snapshot.ts';
import { isFeewrightError } from '../issues/error.ts';
import type { StoredBill } from '../ports/store.ts';
import type { Quote } from './bill-answer.ts';
import type { RunContext } from './context.ts';
import { decideDocument } from './decide-document.ts';
import { granted } from './fault-of.ts';
import { type PreparedDocument, prepareDocuments } from './prepare-documents.ts';
import { prepareRefund, readRefund } from './prepare-refund.ts';
import { excluding } from './reverse-entries.ts';

/** Everything but recording: what a document would come to now. The same document may be quoted any number of times. */
export async function quoteDocument(context: RunContext, input: unknown): Promise<Quote> {
  const document = granted(parseDocument(input));
  const { plan, base, resolved, reads } = await prepare(context, document);
  const taken = reads.length === 0 ? [] : await takenBack(context, document);
  const today = reads.map((read) => ({ ...read, ...excluding(taken) }));
  const readings = today.length === 0 ? [] : await context.store.balances(today);
  const snapshot = makeSnapshot(base, resolved, readings);
  return { record: decideDocument(context, plan, snapshot, document), snapshot };
}

/** What billing a newer message would take back first: the document as it stands, and the refunds that go with it. */
async function takenBack({ store }: RunContext, document: BusinessDocument): Promise<readonly StoredBill[]> {
  const [known] = await store.bills([document]);
  if (known === undefined || known.document.revision >= document.revision) return [];
  const { bills } = await store.family({ ...document, id: document.original ?? document.id });
  const from = bills.findIndex((bill) => bill.document.id === document.id);
  return bills.slice(from).filter(({ standing }) => standing === undefined);
}

async function prepare(context: RunContext, document: BusinessDocument): Promise<PreparedDocument> {
  if (document.original !== undefined) return prepareRefund(context, await readRefund(context, document));
  const [preparation] = await prepareDocuments(context, [document]);
  if (preparation === undefined) throw new TypeError('feewright: one document has one preparation; this is a bug');
  if (isFeewrightError(preparation)) throw preparation;
  return preparation;
}
