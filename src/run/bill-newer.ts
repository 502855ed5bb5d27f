import type { BusinessDocument } from '../document/business-document.ts';
import { isFeewrightError } from '../issues/error.ts';
import type { BillAnswer } from './bill-answer.ts';
import type { RunContext } from './context.ts';
import { correctDocuments, type Prepare } from './correct-documents.ts';
import type { Preparation } from './prepare-documents.ts';
import { placeRefund, readRefund } from './prepare-refund.ts';

/**
 * Bills a newer message about a document that was billed before: what it says takes the place of what was said, and the refunds
 * of the document are billed again with it.
 *
 * @param preparation of a document that refunds nothing
 */
export async function billNewer(
  context: RunContext,
  document: BusinessDocument,
  preparation: Preparation | undefined,
): Promise<BillAnswer> {
  const corrected = await correctDocuments(context, document, {
    kind: 'rebill',
    document,
    prepare: await prepared(context, document, preparation),
  });
  const [bill] = await context.store.bills([document]);
  if (bill === undefined || corrected === undefined) {
    throw new TypeError(`feewright: '${document.id}' was billed and is not found; this is a bug`);
  }
  const { record, snapshot, landing } = bill;
  if (landing === undefined) return { status: 'created', record, snapshot, corrected };
  return { status: 'created', record, snapshot, corrected, landing, ...(landing.isLate ? { late: landing } : {}) };
}

async function prepared(
  context: RunContext,
  document: BusinessDocument,
  preparation: Preparation | undefined,
): Promise<Prepare> {
  if (document.original !== undefined) {
    const read = await readRefund(context, document);
    return (original, others) => placeRefund({ ...read, original: original ?? read.original }, others);
  }
  if (preparation === undefined) throw new TypeError(`feewright: '${document.id}' was not prepared; this is a bug`);
  if (isFeewrightError(preparation)) throw preparation;
  return () => preparation;
}
