import type { BusinessDocument, DocumentKey } from '../document/business-document.ts';
import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import type { BalanceChange, BillChange, Correction, LinesChange, StoredBill } from '../ports/store.ts';
import { BalanceChain } from './balance-chain.ts';
import { balanceName } from './balance-key.ts';
import { billedBefore } from './billed-before.ts';
import type { RunContext } from './context.ts';
import type { CorrectedDocument } from './correction-answer.ts';
import { decideAgain } from './decide-again.ts';
import { refOf, tell } from './events.ts';
import { clearedLines, landCleared } from './land-lines.ts';
import { linesBetween } from './lines-between.ts';
import type { PreparedDocument } from './prepare-documents.ts';
import { placeRefund, refundAgain } from './prepare-refund.ts';
import { readsFor, resolvedThen } from './read-again.ts';
import { billOf, documentTurn } from './record-document.ts';
import { joinedChanges, reversalReads, reverseEntries } from './reverse-entries.ts';

/** What is to become of a document: it is taken back, or billed again as it was prepared. */
export type CorrectionOf =
  | { readonly kind: 'reverse'; readonly correction: Correction }
  | {
      readonly kind: 'rebill';
      /** As it is to be billed: with the content of a newer message, or as it was. */
      readonly document: BusinessDocument;
      readonly prepare: Prepare;
      /** Absent: a newer message asks for it. */
      readonly correction?: Correction;
      /** Of what an operator asks for: which billing of the document it was prepared from. */
      readonly follows?: StoredBill;
      /**
       * The document is one of a list: its entries, and those of all after it, are out of the totals already, and its refunds are
       * billed again in places of their own.
       */
      readonly isListed?: true;
    };

/**
 * Takes a document to where only its balances are missing: a refund is put in its place.
 *
 * @param original what it refunds, as that stands now
 * @param others the family's refunds before it, that stand
 */
export type Prepare = (original: StoredBill | undefined, others: readonly StoredBill[]) => PreparedDocument;

/** One document of a family on its way: what of it stood, and what it comes to now. */
interface Step {
  readonly bill: StoredBill;
  readonly revision: number;
  /** Absent: a newer message asks for it, whose first billing this is. */
  readonly run?: number;
  readonly correction?: Correction;
  /** Absent: it is taken back. */
  readonly prepare?: Prepare;
}

/**
 * Takes a document back, or bills it again, and its refunds with it (冲正): all of their entries are taken out of the totals in
 * which they were, by what was recorded then; then what stands is decided anew in their order, against the totals of today
 * without them. Settlement sees new − old of each line. All of it is one commit.
 *
 * @returns `undefined` where the document had been taken back already, and that is all that was asked; `overtaken` where a message
 * is not newer any more, or what was to be billed again is not what was prepared: nothing was written
 *
 * Faults: `document-unknown`, `lane-document-state` of one that waits in its lane, `original-changed`, those of deciding, `refund-exceeds` where less is left than was refunded; `store-conflict`.
 *
 * Worked case: 900.00 at 5 %, re-rated to 4 % by 200.00 more; the first billed again as 1,000.00 against a total of 200.00:
 * 40.00 − 2.00 = 38.00, and −7.00 lands.
 */
export async function correctDocuments(
  context: RunContext,
  key: DocumentKey,
  of: CorrectionOf,
): Promise<readonly CorrectedDocument[] | 'overtaken' | undefined> {
  const { limits, observer, turns, store } = context;
  const family = familyOf(await latest(context, key));
  const { bills } = await store.family(family);
  const totals = bills.flatMap(({ snapshot }) => readsFor(snapshot, resolvedThen(snapshot)).map(balanceName));
  const names = new Set([documentTurn(family), ...bills.map(({ document }) => documentTurn(document)), ...totals]);
  return turns.inTurn([...names], async () => {
    for (let attempt = 1; attempt <= limits.attempts; attempt += 1) {
      const done = await tryCorrect(context, { key, family, of });
      if (done !== 'conflict') return done;
      tell(observer, { type: 'retried', work: `correct ${key.id}`, attempt });
    }
    const facts = { work: `correct ${key.id}`, attempts: limits.attempts };
    return fail(issue('store-conflict', [], facts, { retryable: true }));
  });
}

async function latest({ store }: RunContext, key: DocumentKey): Promise<StoredBill> {
  const [bill] = await store.bills([key]);
  return bill ?? fail(issue('document-unknown', ['id'], { document: key.id }));
}

/** The document that others of the family refund. */
export function familyOf({ document: { tenant, business, id, original } }: StoredBill): DocumentKey {
  return { tenant, business, id: original ?? id };
}

async function tryCorrect(
  context: RunContext,
  { key, family, of }: { readonly key: DocumentKey; readonly family: DocumentKey; readonly of: CorrectionOf },
): Promise<readonly CorrectedDocument[] | 'conflict' | 'overtaken' | undefined> {
  const { store } = context;
  const { bills, version } = await store.family(family);
  const target = bills.find(({ document }) => document.id === key.id);
  if (target === undefined) return fail(issue('document-unknown', ['id'], { document: key.id }));
  if (of.kind === 'reverse' && target.standing === 'reversed') return undefined;
  if (target.standing === 'void') fail(issue('lane-document-state', ['id'], { document: key.id, state: 'waiting' }));
  if (of.kind === 'rebill' && isOvertaken(target, of)) return 'overtaken';
  const steps = stepsOf(context, { bills, target, of });
  const isListed = of.kind === 'rebill' && of.isListed === true;
  const taken = isListed ? [] : steps.map(({ bill }) => bill).filter(({ standing }) => standing === undefined);
  const revisions = new Map(steps.map(({ bill, revision }) => [bill, revision]));
  const reversing = reversalReads(taken);
  const now = reversing.length === 0 ? [] : await store.balances(reversing);
  const reversed = reverseEntries(taken, now, (bill) => revisions.get(bill) ?? bill.document.revision);

  const chain = new BalanceChain(context.now());
  const before = isListed ? bills.slice(0, bills.indexOf(target)) : bills;
  const standing = before.filter((bill) => bill.standing === undefined && !revisions.has(bill));
  const posts: BalanceChange[] = [];
  const lines: LinesChange[] = [];
  const changes: BillChange[] = [];
  for (const step of steps) {
    const original = standing.find(({ document }) => document.id === family.id);
    const others = standing.filter((bill) => bill !== original);
    const decided = step.prepare && (await decideAgain(context, step.prepare(original, others), { chain, taken }));
    const billings = await billedBefore(context, step.bill.document);
    const { revision, run, correction } = step;
    const billed = { revision, run, lines: decided === undefined ? [] : clearedLines(context, decided) };
    const landed = await landCleared(context, linesBetween(billings, billed), false);
    const { document, snapshot, record } = decided ?? step.bill;
    const isGone = decided === undefined ? 'reversed' : undefined;
    const bill = billOf(context, { document }, { snapshot, record, landed, standing: isGone, run, correction });
    if (decided !== undefined) {
      posts.push(...decided.changes);
      standing.push(bill);
    }
    lines.push(...landed.changes);
    changes.push({ bill, replaces: step.bill.document.revision });
  }
  const [first, ...laterBills] = changes;
  if (first === undefined) throw new TypeError('feewright: a correction of nothing; this is a bug');
  const balances = joinedChanges([...reversed, ...posts]);
  const answer = await store.commit({
    ...first,
    bills: laterBills,
    family: { original: family, version },
    balances,
    lines,
  });
  if (answer !== 'committed') return 'conflict';
  for (const { bill } of changes) tellCorrected(context, bill);
  return steps.map((step, at) => correctedOf(step.bill, changes[at]?.bill ?? step.bill));
}

/** Others may have billed the document since it was read: what is older takes nobody's place. */
function isOvertaken({ document, run }: StoredBill, of: Extract<CorrectionOf, { kind: 'rebill' }>): boolean {
  if (of.correction !== undefined) {
    const { follows } = of;
    return follows !== undefined && (follows.document.revision !== document.revision || follows.run !== run);
  }
  if (of.document.revision <= document.revision) return true;
  const { original: found = '' } = of.document;
  const { original: expected = '' } = document;
  if (found !== expected) fail(issue('original-changed', ['original'], { document: document.id, found, expected }));
  return false;
}

const WITH_ORIGINAL: Correction = Object.freeze({ kind: 'rebill' });

/** The document itself, then the refunds that stand: those of an original, or those that came after a refund. */
function stepsOf(
  context: RunContext,
  {
    bills,
    target,
    of,
  }: { readonly bills: readonly StoredBill[]; readonly target: StoredBill; readonly of: CorrectionOf },
): readonly Step[] {
  if (of.kind === 'rebill' && of.isListed === true) return [targetStep(target, of)];
  const later = bills.slice(bills.indexOf(target) + 1).filter(({ standing }) => standing === undefined);
  const isGone = of.kind === 'reverse' && target.document.original === undefined;
  const again = (bill: StoredBill): Step => {
    const step = { bill, ...nextRun(bill), correction: isGone ? of.correction : WITH_ORIGINAL };
    if (isGone) return step;
    return {
      ...step,
      prepare: (original, others) => placeRefund(refundAgain(context, bill, needed(original)), others),
    };
  };
  return [targetStep(target, of), ...later.map(again)];
}

/** A newer message brings its own revision; what an operator asks for is a further run of the one that is there. */
function targetStep(bill: StoredBill, of: CorrectionOf): Step {
  if (of.kind === 'reverse') return { bill, ...nextRun(bill), correction: of.correction };
  const { prepare, correction } = of;
  if (correction === undefined) return { bill, revision: of.document.revision, prepare };
  return { bill, ...nextRun(bill), correction, prepare };
}

function nextRun({ document, run = 0 }: StoredBill): Pick<Step, 'revision' | 'run'> {
  return { revision: document.revision, run: run + 1 };
}

function needed(original: StoredBill | undefined): StoredBill {
  if (original === undefined) throw new TypeError('feewright: a refund stands without its original; this is a bug');
  return original;
}

function correctedOf(before: StoredBill, after: StoredBill): CorrectedDocument {
  return {
    document: refOf(after.document),
    run: after.run ?? 0,
    ...(before.standing === undefined ? { before: before.record } : {}),
    ...(after.standing === undefined ? { record: after.record } : {}),
    ...(after.landing === undefined ? {} : { landing: after.landing }),
  };
}

function tellCorrected({ observer }: RunContext, { document, landing, standing, correction }: StoredBill): void {
  const ref = refOf(document);
  if (standing === 'reversed') tell(observer, { type: 'reversed', document: ref, landing, by: correction?.by });
  else tell(observer, { type: 'recorded', document: ref, landing });
  if (landing?.isLate === true) tell(observer, { type: 'late', document: ref, landing });
}
