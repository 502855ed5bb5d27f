import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import type { SettlementOrder } from '../settle/order.ts';
import type { RunContext } from './context.ts';

/** Fault: `order-unknown`. */
export async function knownOrder({ store }: RunContext, id: string): Promise<SettlementOrder> {
  const stored = await store.order(id);
  return stored === undefined ? fail(issue('order-unknown', [], { order: id })) : stored.order;
}
