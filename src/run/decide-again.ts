import type { BillingRecord } from '../decide/billing-record.ts';
import type { BusinessDocument } from '../document/business-document.ts';
import { makeSnapshot } from '../factor/make-snapshot.ts';
import type { Snapshot } from '../factor/snapshot.ts';
import type { Plan } from '../plan/plan.ts';
import type { BalanceChange, BalanceRead, StoredBill } from '../ports/store.ts';
import type { BalanceChain } from './balance-chain.ts';
import type { RunContext } from './context.ts';
import { decideDocument } from './decide-document.ts';
import type { PreparedDocument } from './prepare-documents.ts';
import { balanceChanges, freezeRecord } from './record-document.ts';
import { excluding } from './reverse-entries.ts';

/** A document decided within a commit that is not written yet. */
export interface DecidedAgain {
  readonly document: BusinessDocument;
  readonly plan: Plan;
  readonly snapshot: Snapshot;
  readonly record: BillingRecord;
  readonly changes: readonly BalanceChange[];
}

/**
 * Decides a document against the totals of today, without what is taken back and with what was decided before it in the same
 * commit; its own entries go into the chain.
 */
export async function decideAgain(
  context: RunContext,
  prepared: PreparedDocument,
  { chain, taken }: { readonly chain: BalanceChain; readonly taken: readonly StoredBill[] },
): Promise<DecidedAgain> {
  const { document, plan, base, resolved } = prepared;
  const reads = prepared.reads.map((read) => ({ ...read, ...excluding(taken) }));
  const stored = reads.length === 0 ? [] : await context.store.balances(reads);
  const readings = stored.map((reading, at) => chain.after(reads[at] as BalanceRead, reading));
  const snapshot = makeSnapshot(base, resolved, readings);
  const record = freezeRecord(decideDocument(context, plan, snapshot, document));
  const changes = balanceChanges(prepared, record, readings);
  for (const { balance, entries } of changes) chain.post(balance, entries);
  return { document, plan, snapshot, record, changes };
}
