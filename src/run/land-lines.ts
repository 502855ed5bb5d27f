import type { BillingRecord } from '../decide/billing-record.ts';
import { deepFreeze } from '../model/deep-freeze.ts';
import type { Plan } from '../plan/plan.ts';
import type { Landing, LinesChange } from '../ports/store.ts';
import { totalsDelta } from '../settle/add-line.ts';
import { clearRecord } from '../settle/clear-record.ts';
import type { ClearedRecord, ClearingContract } from '../settle/cleared-record.ts';
import type { ClearingLine } from '../settle/clearing-line.ts';
import { landLine } from '../settle/land-line.ts';
import type { RunContext } from './context.ts';
import { granted } from './fault-of.ts';

/** A document's clearing lines in their order. */
export interface Landed {
  readonly changes: readonly LinesChange[];
  readonly landing: Landing | undefined;
}

const NOTHING: Landed = Object.freeze({ changes: Object.freeze([]), landing: undefined });

/**
 * The clearing lines of a record, and the order that they land in.
 *
 * The first attempt takes it that the order of their own period is open, as it nearly always is, and reads nothing: if it
 * is not, the commit answers `conflict`. Any later attempt reads which orders are closed.
 */
export async function landLines(
  context: RunContext,
  of: { readonly record: BillingRecord; readonly plan: Plan; readonly isFirst: boolean },
): Promise<Landed> {
  return landCleared(context, clearedLines(context, of), of.isFirst);
}

/** The clearing lines of a record, each still in the period of its own business time. */
export function clearedLines(
  { directory }: RunContext,
  { record, plan }: { readonly record: BillingRecord; readonly plan: Plan },
): readonly ClearingLine[] {
  const contract = clearingContract(plan, record.party);
  return granted(clearRecord(clearedRecord(record), { directory, contract }));
}

/** @param isFirst whether the order of their own period is taken to be open, and nothing is read */
export async function landCleared(
  context: RunContext,
  cleared: readonly ClearingLine[],
  isFirst: boolean,
): Promise<Landed> {
  const [first] = cleared;
  if (first === undefined) return NOTHING;
  const closed = isFirst ? new Set<string>() : await closedOrders(context, first);
  const lines = deepFreeze(cleared.map((line) => landLine(line, (order) => closed.has(order))));
  const changes = totalsDelta(lines).map((delta) => ({
    delta,
    lines: lines.filter((line) => line.order === delta.order),
  }));
  const { order, period, landed } = lines[0] ?? first;
  const isLate = landed.startMs !== period.startMs;
  return { changes, landing: Object.freeze({ order, period: period.key, landed: landed.key, isLate }) };
}

/** Lines lie in the orders of the innermost contract; under a tenant's terms alone, in those of the document's party. */
function clearingContract({ contract, definition }: Plan, party: string): ClearingContract {
  const { id, version, store } = contract;
  const { timeZone, cycle } = definition;
  return { id, version, party: contract.party ?? party, ...(store === undefined ? {} : { store }), timeZone, cycle };
}

/** The record's members, read once: some are made anew at every look. */
function clearedRecord(record: BillingRecord): ClearedRecord {
  const { tenant, document, revision, business, party, store, time, parties, lines } = record;
  return {
    tenant,
    document,
    revision,
    business,
    party,
    ...(store === undefined ? {} : { store }),
    time,
    parties,
    lines,
  };
}

async function closedOrders({ store }: RunContext, line: ClearingLine): Promise<ReadonlySet<string>> {
  const { tenant, contract, owner, currency, period } = line;
  const states = ['closed', 'split'] as const;
  const query = { tenant, contract: contract.id, owner, currency, states, endingAfter: period.startMs };
  return new Set((await store.orders(query)).map(({ order }) => order.id));
}
