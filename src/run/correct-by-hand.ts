import type { DocumentKey } from '../document/business-document.ts';
import { FeewrightError, fail, isFeewrightError } from '../issues/error.ts';
import { type Issue, issue } from '../issues/issue.ts';
import { shown } from '../issues/shown.ts';
import type { Correction, StoredBill } from '../ports/store.ts';
import type { RunContext } from './context.ts';
import { correctDocuments, type Prepare } from './correct-documents.ts';
import type { CorrectionInput, RebillAnswer, RebillInput, ReverseAnswer } from './correction-answer.ts';
import { type PreparedDocument, prepareDocuments } from './prepare-documents.ts';
import { prepareFromSnapshot } from './prepare-from-snapshot.ts';
import { placeRefund, refundAgain } from './prepare-refund.ts';

const TEXT_MAX = 500;

/**
 * Takes a document back, with its refunds: what they posted leaves the totals in which it is, and the opposite of their lines
 * lands. The bills stay, marked; a newer revision, or `rebill`, posts the document anew.
 */
export async function reverseDocument(
  context: RunContext,
  key: DocumentKey,
  input: CorrectionInput = {},
): Promise<ReverseAnswer> {
  await correctable(context, key);
  const corrected = await correctDocuments(context, key, {
    kind: 'reverse',
    correction: correctionOf('reverse', input),
  });
  if (corrected === 'overtaken') throw new TypeError('feewright: nothing overtakes a reversal; this is a bug');
  return corrected === undefined ? { status: 'exists' } : { status: 'reversed', corrected };
}

/**
 * Bills a document again as it came, with its refunds: by the versions that are published now for its business time, against
 * the totals of today without its own entries.
 */
export async function rebillDocument(
  context: RunContext,
  key: DocumentKey,
  input: RebillInput = {},
): Promise<RebillAnswer> {
  const correction = correctionOf('rebill', input);
  const { attempts } = context.limits;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const bill = await correctable(context, key);
    const prepare = await preparation(context, bill, input.facts ?? 'gather');
    const of = { kind: 'rebill', document: bill.document, prepare, correction, follows: bill } as const;
    const corrected = await correctDocuments(context, key, of);
    if (corrected === undefined) throw new TypeError('feewright: a document is always billed again; this is a bug');
    if (corrected !== 'overtaken') return { status: 'rebilled', corrected };
  }
  return fail(issue('store-conflict', [], { work: `correct ${key.id}`, attempts }, { retryable: true }));
}

async function correctable({ store }: RunContext, key: DocumentKey): Promise<StoredBill> {
  const [bill] = await store.bills([key]);
  if (bill === undefined) return fail(issue('document-unknown', ['id'], { document: key.id }));
  if (bill.standing === 'void') {
    return fail(issue('lane-document-state', ['id'], { document: key.id, state: 'waiting' }));
  }
  if (bill.snapshot.period !== undefined) return fail(issue('correction-period', ['id'], { document: key.id }));
  return bill;
}

/** A refund is put in its place when its original is known; all else is prepared now, before anything waits for it. */
async function preparation(context: RunContext, bill: StoredBill, facts: 'gather' | 'snapshot'): Promise<Prepare> {
  if (bill.document.original !== undefined) return refundPreparation(context, bill);
  const prepared = facts === 'snapshot' ? await prepareFromSnapshot(context, bill) : await gathered(context, bill);
  return () => prepared;
}

/** A refund that was billed before, behind its original as that stands. */
export function refundPreparation(context: RunContext, bill: StoredBill): Prepare {
  return (original, others) => {
    const { document } = bill;
    const { original: id = '' } = document;
    if (original === undefined)
      return fail(issue('original-reversed', ['original'], { document: document.id, original: id }));
    return placeRefund(refundAgain(context, bill, original), others);
  };
}

async function gathered(context: RunContext, { document }: StoredBill): Promise<PreparedDocument> {
  const [prepared] = await prepareDocuments(context, [document]);
  if (prepared === undefined) throw new TypeError('feewright: one document has one preparation; this is a bug');
  if (isFeewrightError(prepared)) throw prepared;
  return prepared;
}

/** What an operator says is kept as it is said, and shown to others. */
export function correctionOf(kind: Correction['kind'], { reason, by }: CorrectionInput): Correction {
  const issues: Issue[] = [];
  for (const [field, value] of Object.entries({ reason, by })) {
    const isText = typeof value === 'string' && value !== '' && value.length <= TEXT_MAX;
    if (value === undefined || isText) continue;
    issues.push(
      issue('correction-invalid', [field], {
        field,
        found: shown(value),
        expected: `a text of at most ${TEXT_MAX} characters`,
      }),
    );
  }
  if (issues.length > 0) throw new FeewrightError(issues);
  return Object.freeze({ kind, ...(reason === undefined ? {} : { reason }), ...(by === undefined ? {} : { by }) });
}
