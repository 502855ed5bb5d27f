import type { BusinessDocument } from '../document/business-document.ts';
import { type FeewrightError, isFeewrightError } from '../issues/error.ts';
import type { StoredBill } from '../ports/store.ts';
import { answerRepeat } from './answer-repeat.ts';
import type { BillAnswer, BillOutcome } from './bill-answer.ts';
import { billNewer } from './bill-newer.ts';
import type { RunContext } from './context.ts';
import { refOf, tell } from './events.ts';
import { faultOf, isValue } from './fault-of.ts';
import { type Preparation, prepareDocuments } from './prepare-documents.ts';
import { recordDocument } from './record-document.ts';
import { recordRefund } from './record-refund.ts';

/**
 * Bills documents that are read already: all of them are looked up, the factors of all new ones are gathered at once, then one
 * document after the other is decided and recorded, in their order.
 *
 * @returns one outcome for each, in their order
 */
export async function billRead(
  context: RunContext,
  read: readonly (BusinessDocument | FeewrightError)[],
): Promise<readonly BillOutcome[]> {
  const documents = read.filter(isValue);
  const stored = await storedBills(context, documents);
  // A refund is decided by its original's versions: nothing of it is matched.
  const fresh = documents.filter((document, at) => document.original === undefined && isNews(stored[at], document));
  const known = new Map(documents.map((document, at) => [document, stored[at]]));
  const preparations = await prepareDocuments(context, fresh, {
    isAtOnce: (document) => !isStanding(known.get(document)),
  });
  const prepared = new Map(fresh.map((document, at) => [document, preparations[at]]));
  const outcomes: BillOutcome[] = [];
  for (const each of read) {
    outcomes.push(
      isFeewrightError(each)
        ? refused(context, undefined, each)
        : await billOne(context, each, { stored: known.get(each), preparation: prepared.get(each) }),
    );
  }
  return outcomes;
}

/** What the store knows of each document. A store that fails here fails all of them, since none can be told apart. */
async function storedBills(
  { store }: RunContext,
  documents: readonly BusinessDocument[],
): Promise<readonly (StoredBill | FeewrightError | undefined)[]> {
  if (documents.length === 0) return [];
  try {
    return await store.bills(documents);
  } catch (thrown) {
    const fault = faultOf(thrown);
    return documents.map(() => fault);
  }
}

async function billOne(
  context: RunContext,
  document: BusinessDocument,
  of: { readonly stored: StoredBill | FeewrightError | undefined; readonly preparation: Preparation | undefined },
): Promise<BillOutcome> {
  try {
    return { document: refOf(document), ...(await answerFor(context, document, of)) };
  } catch (thrown) {
    return refused(context, document, faultOf(thrown));
  }
}

async function answerFor(
  context: RunContext,
  document: BusinessDocument,
  { stored, preparation }: { stored: StoredBill | FeewrightError | undefined; preparation: Preparation | undefined },
): Promise<BillAnswer> {
  if (isFeewrightError(stored)) throw stored;
  if (stored !== undefined && !isNews(stored, document)) return answerRepeat(context, stored, document);
  if (stored !== undefined) return billNewer(context, { document, stored, preparation });
  if (document.original !== undefined) return recordRefund(context, document);
  if (preparation === undefined) throw new TypeError(`feewright: '${document.id}' was not prepared; this is a bug`);
  if (isFeewrightError(preparation)) throw preparation;
  return recordDocument(context, preparation);
}

/** Nothing is known of the document, or only an older message, or its lane has been reset and it waits there. A bill that a store has torn is told where it is answered. */
function isNews(stored: StoredBill | FeewrightError | undefined, { revision }: BusinessDocument): boolean {
  if (stored === undefined || isFeewrightError(stored)) return stored === undefined;
  const document: BusinessDocument | undefined = stored.document;
  return document !== undefined && (document.revision < revision || stored.standing === 'void');
}

/** A newer message about a document that is billed takes its place at once, also in a lane. */
function isStanding(stored: StoredBill | FeewrightError | undefined): boolean {
  return stored !== undefined && !isFeewrightError(stored) && stored.standing !== 'void';
}

function refused(context: RunContext, document: BusinessDocument | undefined, error: FeewrightError): BillOutcome {
  const { issues } = error;
  const ref = document === undefined ? undefined : refOf(document);
  tell(context.observer, { type: 'refused', document: ref, order: undefined, issues });
  return { status: 'refused', issues, error, ...(ref === undefined ? {} : { document: ref }) };
}
