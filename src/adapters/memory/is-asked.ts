import type { OrderQuery } from '../../ports/store.ts';
import type { SettlementOrder } from '../../settle/order.ts';

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
