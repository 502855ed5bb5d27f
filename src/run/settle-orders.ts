import { paymentOrdersOf } from '../pay/payment-order.ts';
import { splitOrder } from '../settle/split-order.ts';
import { changeOrder } from './change-order.ts';
import { closeOne, workOff } from './close-orders.ts';
import type { RunContext } from './context.ts';
import { granted } from './fault-of.ts';
import type { OrderDivided, SettleOutcome } from './order-outcome.ts';

/**
 * Closes and splits every order whose period has ended and which is not split yet, also one that an earlier run closed
 * and got no further with. One outcome for each order, by start of its period; a refused order stays as it was.
 *
 * @param asOfMs milliseconds: the end of a period is no part of it, so a period that ends now has ended
 */
export async function settleOrders(context: RunContext, asOfMs: number): Promise<readonly SettleOutcome[]> {
  return workOff(context, asOfMs, ['open', 'closed'], async (order) => {
    if (order.state === 'open') await closeOne(context, order.id);
    return splitOne(context, order.id);
  });
}

/** Splits one closed order into payments. One that is split already is answered as it was split then. */
export function splitOne(context: RunContext, id: string): Promise<OrderDivided> {
  return changeOrder<OrderDivided>(context, id, async ({ order, version }, lines) => {
    if (order.state === 'split') return { answer: { status: 'split', order, ...(await context.store.split(id)) } };
    const split = granted(splitOrder(order, await lines(), { at: context.nowText() }));
    const parts = { payments: paymentOrdersOf(split), zeros: split.zeros };
    return {
      change: { order: split.order, version, split: parts },
      answer: { status: 'split', order: split.order, ...parts },
      event: { type: 'split', order: id, payments: parts.payments.length },
    };
  });
}
