import { issue } from '../issues/issue.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';

/** `open` takes lines; `closed` takes none, and its lines were counted anew; `split` is divided into payments. */
export type OrderState = 'open' | 'closed' | 'split';

/** Where an order may go from each state. A new state must say so here before anything compiles. */
export const ORDER_MOVES: Readonly<Record<OrderState, readonly OrderState[]>> = Object.freeze({
  open: Object.freeze<OrderState[]>(['closed']),
  closed: Object.freeze<OrderState[]>(['split']),
  split: Object.freeze<OrderState[]>([]),
});

/** One step of an order's history. `at` is the instant that the caller gave, if any: nothing here reads the clock. */
export interface OrderMove {
  readonly from: OrderState;
  readonly to: OrderState;
  readonly at?: string;
}

/** Whether the move is allowed; else `order-move-illegal`, which names the moves that are. */
export function checkMove(
  order: { readonly id: string; readonly state: OrderState },
  to: OrderState,
): Result<OrderState> {
  const moves = ORDER_MOVES[order.state];
  if (moves.includes(to)) return ok(to);
  const allowed = moves.length === 0 ? 'none' : moves.join(', ');
  return failed([issue('order-move-illegal', [], { order: order.id, from: order.state, to, allowed })]);
}
