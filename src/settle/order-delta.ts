import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { type ClearingLine, type OrderKey, orderKeyOf } from './clearing-line.ts';
import { type SettlementOrder, settlementOrder } from './order.ts';
import { addTotals, type OrderTotal, totalsOf } from './order-total.ts';

/** What some lines add to one order: a store adds it to what it has, total by total, in one transaction. */
export interface OrderDelta {
  readonly order: string;
  readonly key: OrderKey;
  readonly totals: readonly OrderTotal[];
  readonly lineCount: number;
}

/** What the lines add to the totals of each order they have landed in, in the order in which those first appear. */
export function totalsDelta(lines: Iterable<ClearingLine>): readonly OrderDelta[] {
  const byOrder = new Map<string, ClearingLine[]>();
  for (const line of lines) {
    const ofOrder = byOrder.get(line.order);
    if (ofOrder === undefined) byOrder.set(line.order, [line]);
    else ofOrder.push(line);
  }
  return [...byOrder.entries()].map(([order, ofOrder]) => ({
    order,
    key: orderKeyOf(ofOrder[0] as ClearingLine),
    totals: totalsOf(ofOrder),
    lineCount: ofOrder.length,
  }));
}

/**
 * The order with a delta added. Throws `order-not-open` for an order that takes no more lines. The work depends on its totals,
 * not on its lines.
 *
 * Worked case: an order with receivable 100.00 and a line that pays 6.00: receivable 100.00, payable 6.00, net 94.00.
 */
export function addDelta(order: SettlementOrder, delta: OrderDelta): SettlementOrder {
  if (delta.order !== order.id) {
    throw new Error(`feewright: totals of order '${delta.order}' were added to '${order.id}'; this is a bug`);
  }
  if (order.state !== 'open') {
    const facts = { order: order.id, state: order.state, lines: delta.lineCount };
    // Read again and landed anew, the lines find an order that takes them.
    fail([issue('order-not-open', [], facts, { retryable: true })]);
  }
  return settlementOrder({
    key: order,
    state: order.state,
    totals: addTotals(order.totals, delta.totals),
    history: order.history,
  });
}
