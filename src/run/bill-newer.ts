import type { BusinessDocument } from '../document/business-document.ts';
import { fail, isFeewrightError } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { laneText } from '../lane/lane-key.ts';
import { laneOf } from '../lane/lane-of.ts';
import type { StoredBill } from '../ports/store.ts';
import { answerRepeat } from './answer-repeat.ts';
import type { BillAnswer } from './bill-answer.ts';
import type { RunContext } from './context.ts';
import { correctDocuments, type Prepare } from './correct-documents.ts';
import type { Preparation, PreparedDocument } from './prepare-documents.ts';
import { placeRefund, readRefund } from './prepare-refund.ts';

interface NewerMessage {
  readonly document: BusinessDocument;
  /** As it was billed before. */
  readonly stored: StoredBill;
  /** Of a document that refunds nothing. */
  readonly preparation: Preparation | undefined;
}

/**
 * Bills a newer message about a document that was billed before: what it says takes the place of what was said, and the refunds
 * of the document are billed again with it. Where somebody else was quicker, it is answered as any repeated message.
 */
export async function billNewer(
  context: RunContext,
  { document, stored, preparation }: NewerMessage,
): Promise<BillAnswer> {
  const { original: found = '' } = document;
  const { original: expected = '' } = stored.document;
  if (found !== expected) fail(issue('original-changed', ['original'], { document: document.id, found, expected }));
  if (preparation !== undefined && !isFeewrightError(preparation)) refuseOtherLane(stored, preparation);
  const corrected = await correctDocuments(context, document, {
    kind: 'rebill',
    document,
    prepare: await prepared(context, document, preparation),
  });
  const [bill] = await context.store.bills([document]);
  if (bill !== undefined && corrected === 'overtaken') return answerRepeat(context, bill, document);
  if (bill === undefined || corrected === undefined || corrected === 'overtaken') {
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
    return (original, others) => {
      if (original === undefined) throw new TypeError('feewright: a refund stands without its original; this is a bug');
      return placeRefund({ ...read, original }, others);
    };
  }
  if (preparation === undefined) throw new TypeError(`feewright: '${document.id}' was not prepared; this is a bug`);
  if (isFeewrightError(preparation)) throw preparation;
  return () => preparation;
}

/** A document that was cleared in a lane stays in it: in another one it would stand at no place. */
function refuseOtherLane({ place }: StoredBill, { document, plan, base }: PreparedDocument): void {
  if (place === undefined) return;
  const { definition } = plan;
  const lane =
    definition.lane && laneOf(definition.lane, { model: definition.code, document: base.document, facts: base.facts });
  if (lane?.ok === true && laneText(lane.value) === laneText(place.lane)) return;
  fail(issue('lane-key-other', [], { document: document.id, lane: laneText(place.lane) }));
}
