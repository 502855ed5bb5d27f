import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { closeOrder } from '../settle/close-order.ts';
import { joinId } from '../settle/joined-id.ts';
import { type OrderState, openOrder, type SettlementOrder } from '../settle/order.ts';
import { billPeriods, type PeriodFault } from './bill-periods.ts';
import { changeOrder } from './change-order.ts';
import type { RunContext } from './context.ts';
import { tell } from './events.ts';
import { faultOf, granted } from './fault-of.ts';
import type { CloseOutcome, OrderClosed, OrderRefused } from './order-outcome.ts';

/**
 * Closes every open order whose period has ended, after a full recount of each. Orders are closed one after the
 * other, by start of their period; a mismatch stops its order, and the rest goes on.
 *
 * @param asOfMs milliseconds: the end of a period is no part of it, so a period that ends now has ended
 */
export async function closeOrders(context: RunContext, asOfMs: number): Promise<readonly CloseOutcome[]> {
  return workOff(context, asOfMs, ['open'], (order) => closeOne(context, order.id));
}

/**
 * Makes the period documents that are due, then works off one due order after the other. An order that waits for a period
 * document which could not be billed is refused with its faults.
 */
export async function workOff<Outcome>(
  context: RunContext,
  asOfMs: number,
  states: readonly OrderState[],
  work: (order: SettlementOrder) => Promise<Outcome>,
): Promise<readonly (Outcome | OrderRefused)[]> {
  const faults = await billPeriods(context, asOfMs);
  const due = await context.store.orders({ states, endedBy: asOfMs });
  const told = new Set<PeriodFault>();
  const outcomes: (Outcome | OrderRefused)[] = [];
  for (const { order } of due) {
    const missing = order.state === 'open' ? faults.filter((fault) => waitsFor(order, fault)) : [];
    for (const fault of missing) told.add(fault);
    const [first] = missing;
    try {
      if (first !== undefined) throw first.error;
      outcomes.push(await work(order));
    } catch (thrown) {
      outcomes.push(refusedOrder(context, order, thrown));
    }
  }
  // A document that fails before its order has a single line must be told all the same.
  for (const fault of faults) if (!told.has(fault)) outcomes.push(refusedOrder(context, orderOf(fault), fault.error));
  return outcomes;
}

function waitsFor(order: SettlementOrder, { contract, order: period }: PeriodFault): boolean {
  const { tenant, id } = contract;
  return order.tenant === tenant && order.contract === id && order.period.endMs >= period.endMs;
}

/** The order that a period document would have opened. */
function orderOf({ contract, order: period, document }: PeriodFault): SettlementOrder {
  const { tenant, id } = contract;
  const { party, store } = document;
  const owner = joinId([tenant, party, ...(contract.store === undefined || store === undefined ? [] : [store])]);
  return openOrder({ tenant, contract: id, owner, currency: document.currency, period });
}

/** Closes one order. One that is closed already stays as it is, and is answered. */
export function closeOne(context: RunContext, id: string): Promise<OrderClosed> {
  return changeOrder<OrderClosed>(context, id, async ({ order, version }, lines) => {
    if (order.state !== 'open') return { answer: { status: 'closed', order } };
    if (context.definitions.models.some(({ lane }) => lane !== undefined)) await refusePending(context, id);
    const closed = granted(closeOrder(order, await lines(), { at: context.nowText() }));
    return {
      change: { order: closed, version },
      answer: { status: 'closed', order: closed },
      event: { type: 'closed', order: id, lines: closed.lineCount },
    };
  });
}

/** Lines of documents that a reset has taken back are corrected in their own order while that is open: so it stays open for them. */
async function refusePending({ store }: RunContext, order: string): Promise<void> {
  const waiting = (await store.lanes?.standingIn(order, PENDING_MAX)) ?? [];
  if (waiting.length === 0) return;
  const documents = waiting.map(({ id }) => `'${id}'`).join(', ');
  fail(issue('order-lines-pending', [], { order, documents }, { retryable: true }));
}

const PENDING_MAX = 20;

export function refusedOrder(context: RunContext, order: SettlementOrder, thrown: unknown): OrderRefused {
  const error = faultOf(thrown);
  const { issues } = error;
  tell(context.observer, { type: 'refused', document: undefined, order: order.id, issues });
  return { status: 'refused', order, issues, error };
}
