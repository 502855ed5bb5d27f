import { closeOrder } from '../settle/close-order.ts';
import type { SettlementOrder } from '../settle/order.ts';
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
  const due = await context.store.orders({ states: ['open'], endedBy: asOfMs });
  const outcomes: CloseOutcome[] = [];
  for (const { order } of due) {
    try {
      outcomes.push(await closeOne(context, order.id));
    } catch (thrown) {
      outcomes.push(refusedOrder(context, order, thrown));
    }
  }
  return outcomes;
}

/** Closes one order. One that is closed already stays as it is, and is answered. */
export function closeOne(context: RunContext, id: string): Promise<OrderClosed> {
  return changeOrder<OrderClosed>(context, id, async ({ order, version }, lines) => {
    if (order.state !== 'open') return { answer: { status: 'closed', order } };
    const closed = granted(closeOrder(order, await lines(), { at: context.nowText() }));
    return {
      change: { order: closed, version },
      answer: { status: 'closed', order: closed },
      event: { type: 'closed', order: id, lines: closed.lineCount },
    };
  });
}

export function refusedOrder(context: RunContext, order: SettlementOrder, thrown: unknown): OrderRefused {
  const error = faultOf(thrown);
  const { issues } = error;
  tell(context.observer, { type: 'refused', document: undefined, order: order.id, issues });
  return { status: 'refused', order, issues, error };
}
