import type { PaymentOrder } from '../pay/payment-order.ts';
import type { SettlementOrder } from '../settle/order.ts';
import type { ZeroNet } from '../settle/split-order.ts';
import type { Refused } from './bill-answer.ts';

/** An order that takes no more lines. */
export interface OrderClosed {
  readonly status: 'closed';
  readonly order: SettlementOrder;
}

/** An order divided into payments; `zeros` are the counterparts with nothing left to pay. */
export interface OrderDivided {
  readonly status: 'split';
  readonly order: SettlementOrder;
  readonly payments: readonly PaymentOrder[];
  readonly zeros: readonly ZeroNet[];
}

/** An order that stays as it was. */
export interface OrderRefused extends Refused {
  readonly order: SettlementOrder;
}

export type CloseOutcome = OrderClosed | OrderRefused;
export type SettleOutcome = OrderDivided | OrderRefused;
