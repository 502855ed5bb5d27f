import type { BillingRecord } from '../decide/billing-record.ts';
import { deepFreeze } from '../model/deep-freeze.ts';
import type { Plan } from '../plan/plan.ts';
import type { Landing, LinesChange } from '../ports/store.ts';
import { clearRecord } from '../settle/clear-record.ts';
import type { ClearedRecord, ClearingContract } from '../settle/cleared-record.ts';
import type { ClearingLine } from '../settle/clearing-line.ts';
import { landLine } from '../settle/land-line.ts';
import { totalsDelta } from '../settle/order-delta.ts';
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
  const { changes, landings } = await landTogether(context, [cleared], isFirst);
  return changes.length === 0 ? NOTHING : { changes, landing: landings[0] };
}

/** The lines of several documents that are written together: one change for each order, and where each document's have landed. */
export async function landTogether(
  context: RunContext,
  cleared: readonly (readonly ClearingLine[])[],
  isFirst: boolean,
): Promise<{ readonly changes: readonly LinesChange[]; readonly landings: readonly (Landing | undefined)[] }> {
  const closed = isFirst ? NO_ORDERS : await closedOrders(context, cleared);
  const byOrder = new Map<string, ClearingLine[]>();
  const known: Landing[] = [];
  const landings = cleared.map((ofDocument) => {
    const landed = ofDocument.map((line) => frozen(isFirst ? line : landLine(line, (order) => closed.has(order))));
    for (const line of landed) {
      const others = byOrder.get(line.order);
      if (others === undefined) byOrder.set(line.order, [line]);
      else others.push(line);
    }
    return landingOf(landed[0], known);
  });
  const changes = [...byOrder.values()].flatMap((lines) => totalsDelta(lines).map((delta) => ({ delta, lines })));
  return { changes, landings };
}

const NO_ORDERS: ReadonlySet<string> = new Set();

/** Documents that land together mostly land in one order: they share what is kept of it. */
function landingOf(line: ClearingLine | undefined, known: Landing[]): Landing | undefined {
  if (line === undefined) return undefined;
  const { order, period, landed } = line;
  const same = known.find((each) => each.order === order && each.period === period.key);
  if (same !== undefined) return same;
  const isLate = landed.startMs !== period.startMs;
  const landing = Object.freeze({ order, period: period.key, landed: landed.key, isLate });
  known.push(landing);
  return landing;
}

/** Its periods are frozen where they are made. */
function frozen(line: ClearingLine): ClearingLine {
  Object.freeze(line.lines);
  Object.freeze(line.contract);
  deepFreeze(line.period);
  deepFreeze(line.landed);
  return Object.freeze(line);
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

/** Each series of orders is read once, from the earliest period on that has a line. */
async function closedOrders(
  { store }: RunContext,
  cleared: readonly (readonly ClearingLine[])[],
): Promise<ReadonlySet<string>> {
  const earliest = new Map<string, ClearingLine>();
  for (const line of cleared.flat()) {
    const series = [line.tenant, line.contract.id, line.owner, line.currency].join('\n');
    const known = earliest.get(series);
    if (known === undefined || line.period.startMs < known.period.startMs) earliest.set(series, line);
  }
  const closed = new Set<string>();
  for (const { tenant, contract, owner, currency, period } of earliest.values()) {
    const states = ['closed', 'split'] as const;
    const query = { tenant, contract: contract.id, owner, currency, states, endingAfter: period.startMs };
    for (const { order } of await store.orders(query)) closed.add(order.id);
  }
  return closed;
}
