import type { BillingRecord } from '../decide/billing-record.ts';
import type { DocumentKey } from '../document/business-document.ts';
import { makeSnapshot } from '../factor/make-snapshot.ts';
import type { Snapshot } from '../factor/snapshot.ts';
import { snapshotHash } from '../factor/snapshot-content.ts';
import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import type { BillPlace } from '../lane/lane-key.ts';
import type {
  BalanceChange,
  BillStanding,
  Changes,
  Correction,
  Landing,
  Promotion,
  StoredBalance,
  StoredBill,
} from '../ports/store.ts';
import { answerRepeat } from './answer-repeat.ts';
import { balanceName } from './balance-key.ts';
import type { BillAnswer } from './bill-answer.ts';
import type { RunContext } from './context.ts';
import { decideDocument } from './decide-document.ts';
import { refOf, tell } from './events.ts';
import { type Landed, landLines } from './land-lines.ts';
import type { PreparedDocument } from './prepare-documents.ts';

/**
 * The last part of billing, one document at a time: reads its balances, decides, clears, and commits record, running
 * totals, clearing lines and order totals in one step. If somebody else changed what was read, it reads and decides anew,
 * `limits.attempts` times at most; then the conflict is told, retryable.
 *
 * Documents that share a running total take turns, so within one process nobody is overtaken.
 */
export function recordDocument(context: RunContext, prepared: PreparedDocument): Promise<BillAnswer> {
  const names = prepared.reads.map(balanceName);
  return context.turns.inTurn([documentTurn(prepared.document), ...names], () => recordInTurn(context, prepared));
}

/** What work on a document takes turns by. */
export function documentTurn({ tenant, business, id }: DocumentKey): string {
  return `document\n${tenant}\n${business}\n${id}`;
}

async function recordInTurn(context: RunContext, prepared: PreparedDocument): Promise<BillAnswer> {
  const { limits, observer } = context;
  const { document } = prepared;
  for (let attempt = 1; attempt <= limits.attempts; attempt += 1) {
    const answer = await tryRecord(context, prepared, { isFirst: attempt === 1 });
    if (answer !== undefined) return answer;
    tell(observer, { type: 'retried', work: `bill ${document.id}`, attempt });
  }
  return fail(
    issue('store-conflict', [], { work: `bill ${document.id}`, attempts: limits.attempts }, { retryable: true }),
  );
}

/** Reads, decides and commits once; `undefined`: somebody else has changed what was read, and nothing was written. */
export async function tryRecord(
  context: RunContext,
  prepared: PreparedDocument,
  { isFirst, family }: { readonly isFirst: boolean; readonly family?: Changes['family'] },
): Promise<BillAnswer | undefined> {
  const { store } = context;
  const { document, plan, base, resolved, reads } = prepared;
  const readings = reads.length === 0 ? [] : await store.balances(reads);
  const snapshot = makeSnapshot(base, resolved, readings);
  const record = freezeRecord(decideDocument(context, plan, snapshot, document));
  const landed = await landLines(context, { record, plan, isFirst });
  const bill = billOf(context, prepared, { snapshot, record, landed });
  const changes = changesOf(prepared, { bill, readings, landed });
  const answer = await store.commit(family === undefined ? changes : { ...changes, family });
  if (answer === 'committed') return created(context, bill);
  return answer === 'exists' ? answerRepeat(context, await storedBill(context, prepared), document) : undefined;
}

export function created({ observer }: RunContext, bill: StoredBill): BillAnswer {
  const { record, snapshot, landing } = bill;
  const document = refOf(bill.document);
  tell(observer, { type: 'recorded', document, landing });
  if (landing === undefined) return { status: 'created', record, snapshot };
  if (!landing.isLate) return { status: 'created', record, snapshot, landing };
  tell(observer, { type: 'late', document, landing });
  return { status: 'created', record, snapshot, landing, late: landing };
}

async function storedBill({ store }: RunContext, { document }: PreparedDocument): Promise<StoredBill> {
  const [stored] = await store.bills([document]);
  if (stored !== undefined) return stored;
  // Bills are never deleted: a store that says so has lost one.
  return fail(issue('store-failed', [], { operation: 'bills', reason: `'${document.id}' exists and is not found` }));
}

/** Its hash is taken when a store asks for it; one that keeps nothing but objects never does. */
class Bill implements StoredBill {
  readonly document: StoredBill['document'];
  readonly snapshot: Snapshot;
  readonly record: BillingRecord;
  readonly recordedAt: string;
  declare readonly landing?: Landing;
  declare readonly standing?: BillStanding;
  declare readonly run?: number;
  declare readonly correction?: Correction;
  declare readonly place?: BillPlace;
  declare readonly promotion?: Promotion;

  constructor(of: Omit<StoredBill, 'snapshotHash'>) {
    this.document = of.document;
    this.snapshot = of.snapshot;
    this.record = of.record;
    this.recordedAt = of.recordedAt;
    if (of.landing !== undefined) this.landing = of.landing;
    if (of.standing !== undefined) this.standing = of.standing;
    if (of.run !== undefined) this.run = of.run;
    if (of.correction !== undefined) this.correction = of.correction;
    if (of.place !== undefined) this.place = of.place;
    if (of.promotion !== undefined) this.promotion = of.promotion;
    Object.freeze(this);
  }

  get snapshotHash(): string {
    return snapshotHash(this.snapshot);
  }
}

export function billOf(
  context: RunContext,
  { document }: Pick<PreparedDocument, 'document'>,
  of: {
    readonly snapshot: Snapshot;
    readonly record: BillingRecord;
    readonly landed: Pick<Landed, 'landing'>;
    readonly standing?: BillStanding | undefined;
    readonly run?: number | undefined;
    readonly correction?: Correction | undefined;
    readonly place?: BillPlace | undefined;
  },
): StoredBill {
  const { snapshot, record, landed, standing, run, correction, place } = of;
  return new Bill({
    ...{ document, snapshot, record, recordedAt: context.nowText() },
    ...(landed.landing === undefined ? {} : { landing: landed.landing }),
    ...(standing === undefined ? {} : { standing }),
    ...(run === undefined ? {} : { run }),
    ...(correction === undefined ? {} : { correction }),
    ...(place === undefined ? {} : { place }),
  });
}

/** A bill that a branch had decided, as it is taken over: recorded then. */
export function promotedBill(
  bill: StoredBill,
  of: Pick<StoredBill, 'recordedAt'> & { promotion: Promotion },
): StoredBill {
  return new Bill({ ...bill, ...of });
}

function changesOf(
  prepared: PreparedDocument,
  of: { readonly bill: StoredBill; readonly readings: readonly StoredBalance[]; readonly landed: Landed },
): Changes {
  const { bill, readings, landed } = of;
  return { bill, balances: balanceChanges(prepared, bill.record, readings), lines: landed.changes };
}

/** What was read and is posted to. A total that was read in several parts is named once. */
export function balanceChanges(
  { plan, resolved, reads }: PreparedDocument,
  record: BillingRecord,
  readings: readonly StoredBalance[],
): readonly BalanceChange[] {
  const changes = reads.map((balance, at): BalanceChange => {
    const { accumulator, reading } = resolved[at] ?? {};
    const isWhole = reading === undefined;
    const entries = isWhole ? record.entries.filter((entry) => entry.accumulator === accumulator) : [];
    return { balance, version: readings[at]?.version ?? 0, entries };
  });
  if (plan.readings.length === 0) return changes;
  const named = new Set<string>();
  return changes.filter(({ balance }) => {
    const name = balanceName(balance);
    return !named.has(name) && named.add(name);
  });
}

/** What is recorded can be changed by nobody. Its numbers live in a list that nothing hands out. */
export function freezeRecord(record: BillingRecord): BillingRecord {
  for (const line of record.lines) Object.freeze(line);
  for (const share of record.shares) Object.freeze(share);
  for (const entry of record.entries) Object.freeze(entry);
  Object.freeze(record.lines);
  Object.freeze(record.shares);
  Object.freeze(record.entries);
  Object.freeze(record);
  return record;
}
