import type { BillingRecord } from '../decide/billing-record.ts';
import { decide } from '../decide/decide.ts';
import { makeSnapshot } from '../factor/make-snapshot.ts';
import type { SnapshotBalance } from '../factor/snapshot.ts';
import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import type { BalanceRead, StoredBalance, StoredBill } from '../ports/store.ts';
import { billedBefore } from './billed-before.ts';
import type { RunContext } from './context.ts';
import { decideDocument } from './decide-document.ts';
import { tell } from './events.ts';
import { granted } from './fault-of.ts';
import { clearedLines, landCleared } from './land-lines.ts';
import { linesBetween } from './lines-between.ts';
import type { PeriodDocument } from './period-documents.ts';
import type { PreparedDocument } from './prepare-documents.ts';
import { preparePeriod } from './prepare-period.ts';
import { readsFor, resolvedThen } from './read-again.ts';
import { balanceChanges, billOf, created, freezeRecord } from './record-document.ts';
import { excluding, joinedChanges, reversalReads, reverseEntries } from './reverse-entries.ts';

/** What a bill read of the running totals, to be read once more: its own entries left out. */
export function readsOf(bill: StoredBill): readonly BalanceRead[] {
  const { snapshot } = bill;
  return readsFor(snapshot, resolvedThen(snapshot)).map((read) => ({ ...read, ...excluding([bill]) }));
}

/**
 * Whether a bill would come to something else by the balances of now: a total that it only posts to has moved on with every month
 * since, and moves no amount. @param now aligned with `readsOf`
 */
export function isStale(context: RunContext, bill: StoredBill, now: readonly StoredBalance[]): boolean {
  const { snapshot, record, document } = bill;
  let isSame = true;
  const balances = Object.entries(snapshot.balances).map(([name, balance], at): readonly [string, SnapshotBalance] => {
    const { value = balance.value, entries = balance.entries } = now[at] ?? {};
    isSame &&= value === balance.value && entries === balance.entries;
    return [name, { ...balance, value, entries }];
  });
  if (isSame) return false;
  const plan = granted(context.definitions.plan(snapshot, document));
  return amountsOf(decide(plan, { ...snapshot, balances: Object.fromEntries(balances) })) !== amountsOf(record);
}

function amountsOf({ lines, shares }: BillingRecord): string {
  return JSON.stringify([lines, shares]);
}

/**
 * Bills a period document again whose balances have changed: the next revision, decided against the totals of today less
 * its own entries. Those are taken back, and only the difference of the lines lands in an order; the earlier revisions stay
 * as they were.
 *
 * Worked case: a minimum of 1,000.00 was made up for with 200.00 after 800.00; then 50.00 came late: the next revision is
 * 150.00, and −50.00 lands.
 */
export async function rebillPeriod(context: RunContext, of: PeriodDocument): Promise<void> {
  const { store, limits, observer } = context;
  for (let attempt = 1; attempt <= limits.attempts; attempt += 1) {
    const [stored] = await store.bills([of.document]);
    if (stored === undefined || !isStale(context, stored, await store.balances(readsOf(stored)))) return;
    const { revision } = stored.document;
    const prepared = await preparePeriod(context, { ...of, document: { ...of.document, revision: revision + 1 } });
    if (await isCommitted(context, prepared, stored)) return;
    tell(observer, { type: 'retried', work: `bill ${of.document.id}`, attempt });
  }
  fail(issue('store-conflict', [], { work: `bill ${of.document.id}`, attempts: limits.attempts }, { retryable: true }));
}

async function isCommitted(context: RunContext, prepared: PreparedDocument, stored: StoredBill): Promise<boolean> {
  const { document, plan, base, resolved } = prepared;
  const reads = prepared.reads.map((read) => ({ ...read, ...excluding([stored]) }));
  const now = await context.store.balances([...reads, ...reversalReads([stored])]);
  const readings = now.slice(0, reads.length);
  const snapshot = makeSnapshot(base, resolved, readings);
  const record = freezeRecord(decideDocument(context, plan, snapshot));
  const before = await billedBefore(context, document);
  const lines = clearedLines(context, { record, plan });
  const difference = linesBetween(before, { revision: document.revision, lines });
  const landed = await landCleared(context, difference, false);
  const reversed = reverseEntries([stored], now.slice(reads.length), () => document.revision);
  const balances = joinedChanges([...reversed, ...balanceChanges(prepared, record, readings)]);
  const bill = billOf(context, prepared, { snapshot, record, landed });
  const replaces = stored.document.revision;
  const answer = await context.store.commit({ bill, replaces, balances, lines: landed.changes });
  if (answer === 'committed') created(context, bill);
  return answer === 'committed';
}
