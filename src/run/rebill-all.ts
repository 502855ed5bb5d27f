import type { BusinessDocument, DocumentKey } from '../document/business-document.ts';
import { parseDocument } from '../document/parse-document.ts';
import type { Snapshot } from '../factor/snapshot.ts';
import { FeewrightError, fail, isFeewrightError } from '../issues/error.ts';
import { issue, issueUnder } from '../issues/issue.ts';
import type { Correction, StoredBill } from '../ports/store.ts';
import { askedBills, inPlaces } from './asked-bills.ts';
import type { RebillAllInput, RebilledAll } from './branch-answer.ts';
import type { RunContext } from './context.ts';
import { correctionOf, refundPreparation } from './correct-by-hand.ts';
import { correctDocuments, familyOf, type Prepare } from './correct-documents.ts';
import { faultOf, granted } from './fault-of.ts';
import type { Fork } from './fork.ts';
import { type Preparation, prepareDocuments } from './prepare-documents.ts';
import { prepareFromSnapshot } from './prepare-from-snapshot.ts';
import { joinedChanges, reversalReads, reverseEntries } from './reverse-entries.ts';
import { guardedStore } from './store-calls.ts';
import { createTurns } from './turns.ts';

/** A document with the content that it is billed by again. */
interface Asked {
  readonly bill: StoredBill;
  readonly document: BusinessDocument;
  /** Of a document whose facts are others: what it is decided by besides. */
  readonly snapshot: Snapshot;
}

/**
 * Bills documents of a branch again as if the branch's definitions and facts had been there from the first: the entries of all of
 * them leave the totals, then one after the other is decided in the order of first posting, each against what those before it
 * have posted. Refunds go with their originals. All of it, or nothing.
 *
 * Faults, each under `documents` and its id: `document-unknown`, `correction-period`, `branch-lane`, and those of gathering and
 * deciding.
 *
 * Worked case: 900.00 and 300.00 at 8 % up to 1,000 and 4 % beyond are 72.00 and 16.00. With the bound at 500: 40.00 + 16.00 =
 * 56.00, and 12.00.
 */
export async function rebillAll(fork: Fork, input: RebillAllInput): Promise<RebilledAll> {
  const { context } = fork;
  const correction = correctionOf('rebill', input);
  const bills = await withRefunds(context, await askedBills(context, input));
  const asked = bills.map((bill) => askedOf(bill, input));
  const prepares = await preparations(context, asked, input);
  const store = fork.overlay(fork.store);
  const work: RunContext = { ...context, store: guardedStore(store), turns: createTurns() };
  for (const { bill } of asked) await takeOut(work, bill);
  let documents = 0;
  for (const [at, { bill, document }] of asked.entries()) {
    documents += await billAgain(work, bill, { document, prepare: prepares[at], correction });
  }
  const [first, ...later] = store.commits;
  if (first === undefined) return { status: 'rebilled', documents };
  const answer = await context.store.commit({ ...first, later });
  if (answer === 'committed') return { status: 'rebilled', documents };
  return fail(issue('store-conflict', [], { work: `rebill ${fork.name}`, attempts: 1 }, { retryable: true }));
}

/** With the standing refunds of each, all of them in the order of first posting. */
async function withRefunds(context: RunContext, bills: readonly StoredBill[]): Promise<readonly StoredBill[]> {
  const all = new Map(bills.map((bill) => [nameOf(bill.document), bill]));
  for (const bill of bills) {
    const { bills: family } = await context.store.family(familyOf(bill));
    const from = family.findIndex(({ document }) => document.id === bill.document.id);
    for (const refund of family.slice(from + 1)) {
      if (refund.standing === undefined) all.set(nameOf(refund.document), refund);
    }
  }
  return inPlaces(context, [...all.values()]);
}

function askedOf(bill: StoredBill, { facts }: RebillAllInput): Asked {
  const { document, snapshot } = bill;
  const others = typeof facts === 'function' ? facts(document) : undefined;
  if (others === undefined) return { bill, document, snapshot };
  const kept = Object.entries(snapshot.facts).filter(([code]) => !Object.hasOwn(others, code));
  return {
    bill,
    document: under(document, () => granted(parseDocument({ ...document, facts: { ...document.facts, ...others } }))),
    snapshot: { ...snapshot, facts: Object.fromEntries(kept) },
  };
}

/** Factors of all documents are gathered at once, and all that cannot be prepared is told at once. */
async function preparations(
  context: RunContext,
  asked: readonly Asked[],
  { facts = 'snapshot' }: RebillAllInput,
): Promise<readonly Prepare[]> {
  const own = asked.filter(({ document }) => document.original === undefined);
  const prepared = new Map<StoredBill, Preparation>();
  if (facts === 'gather') {
    const gathered = await prepareDocuments(
      context,
      own.map(({ document }) => document),
    );
    for (const [at, { bill }] of own.entries()) prepared.set(bill, gathered[at] as Preparation);
  } else {
    for (const { bill, ...decided } of own) {
      prepared.set(bill, await prepareFromSnapshot(context, decided).catch(faultOf));
    }
  }
  const issues = own.flatMap(({ bill }) => {
    const each = prepared.get(bill);
    return isFeewrightError(each) ? each.issues.map((fault) => issueUnder(placeOf(bill.document), fault)) : [];
  });
  if (issues.length > 0) throw new FeewrightError(issues);
  return asked.map(({ bill }) => {
    const each = prepared.get(bill);
    return each === undefined || isFeewrightError(each) ? refundPreparation(context, bill) : () => each;
  });
}

/** Its entries leave the totals; its bill and its lines stand until it is billed again. */
async function takeOut(context: RunContext, bill: StoredBill): Promise<void> {
  const reads = bill.standing === undefined ? reversalReads([bill]) : [];
  if (reads.length === 0) return;
  const now = await context.store.balances(reads);
  const balances = joinedChanges(reverseEntries([bill], now, ({ document }) => document.revision));
  await context.store.commit({ recordedAt: context.nowText(), balances });
}

async function billAgain(
  context: RunContext,
  { document: key }: StoredBill,
  of: {
    readonly document: BusinessDocument;
    readonly prepare: Prepare | undefined;
    readonly correction: Correction;
  },
): Promise<number> {
  const { document, prepare, correction } = of;
  if (prepare === undefined) throw new TypeError(`feewright: '${key.id}' was not prepared; this is a bug`);
  try {
    const rebill = { kind: 'rebill', document, prepare, correction, isListed: true } as const;
    const corrected = await correctDocuments(context, key, rebill);
    return corrected === 'overtaken' ? 0 : (corrected?.length ?? 0);
  } catch (thrown) {
    const { issues, cause } = faultOf(thrown);
    throw new FeewrightError(
      issues.map((fault) => issueUnder(placeOf(key), fault)),
      cause,
    );
  }
}

function under<Value>(document: DocumentKey, work: () => Value): Value {
  try {
    return work();
  } catch (thrown) {
    throw new FeewrightError(faultOf(thrown).issues.map((fault) => issueUnder(placeOf(document), fault)));
  }
}

const placeOf = ({ id }: DocumentKey): readonly string[] => ['documents', id];

function nameOf({ tenant, business, id }: DocumentKey): string {
  return `${tenant}\n${business}\n${id}`;
}
