import type { BusinessDocument } from '../document/business-document.ts';
import { parseDocument } from '../document/parse-document.ts';
import { makeSnapshot } from '../factor/make-snapshot.ts';
import { isFeewrightError } from '../issues/error.ts';
import type { Quote } from './bill-answer.ts';
import type { RunContext } from './context.ts';
import { decideDocument } from './decide-document.ts';
import { granted } from './fault-of.ts';
import { type PreparedDocument, prepareDocuments } from './prepare-documents.ts';
import { prepareRefund, readRefund } from './prepare-refund.ts';

/** Everything but recording: what a document would come to now. The same document may be quoted any number of times. */
export async function quoteDocument(context: RunContext, input: unknown): Promise<Quote> {
  const document = granted(parseDocument(input));
  const { plan, base, resolved, reads } = await prepare(context, document);
  const readings = reads.length === 0 ? [] : await context.store.balances(reads);
  const snapshot = makeSnapshot(base, resolved, readings);
  return { record: decideDocument(context, plan, snapshot, document), snapshot };
}

async function prepare(context: RunContext, document: BusinessDocument): Promise<PreparedDocument> {
  if (document.original !== undefined) return prepareRefund(context, await readRefund(context, document));
  const [preparation] = await prepareDocuments(context, [document]);
  if (preparation === undefined) throw new TypeError('feewright: one document has one preparation; this is a bug');
  if (isFeewrightError(preparation)) throw preparation;
  return preparation;
}
