import type { OrderQuery, StoredOrder } from '../ports/store.ts';
import type { SettlementOrder } from '../settle/order.ts';

/** Whether an order fulfils every condition of a query. */
export function isAsked(query: OrderQuery, order: SettlementOrder): boolean {
  const { tenant, contract, owner, currency, states, endedBy, endingAfter } = query;
  return (
    (tenant === undefined || order.tenant === tenant) &&
    (contract === undefined || order.contract === contract) &&
    (owner === undefined || order.owner === owner) &&
    (currency === undefined || order.currency === currency) &&
    (states === undefined || states.includes(order.state)) &&
    (endedBy === undefined || order.period.endMs <= endedBy) &&
    (endingAfter === undefined || order.period.endMs > endingAfter)
  );
}

/** By start of their period, then by id in code units. */
export function byPeriodThenId(a: StoredOrder, b: StoredOrder): number {
  return a.order.period.startMs - b.order.period.startMs || (a.order.id < b.order.id ? -1 : 1);
}
