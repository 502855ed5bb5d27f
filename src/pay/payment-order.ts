import { type Decimal, decimalOfUnits } from '../money/decimal.ts';
import { unitsText } from '../money/units.ts';
import type { DueNet, OrderSplit } from '../settle/split-order.ts';

/** A `payout` goes to the owner of the settlement order, a `collection` comes from him. */
export type PaymentKind = DueNet['kind'];

/** A payment waits until a channel takes it. */
export type PaymentState = 'pending';

/** 打款单 / 收款单: an instruction to move one amount from one subject to another. */
export interface PaymentOrder {
  /** The settlement order's id, the kind and the counterpart: splitting again gives the same id. */
  readonly id: string;
  readonly tenant: string;
  /** The settlement order that it came from. */
  readonly order: string;
  readonly kind: PaymentKind;
  /** Subject ids. */
  readonly payer: string;
  readonly payee: string;
  /** The amount is `units × 10^-scale`: above zero, in whole minor units of the currency. */
  readonly units: bigint;
  readonly scale: number;
  readonly amount: Decimal;
  /** What was cut off below the minor unit, as the order's owner sees it; zero unless a fee books finer. */
  readonly residue: { readonly units: bigint; readonly scale: number };
  readonly currency: string;
  readonly state: PaymentState;
  /** The clearing lines that it pays, each of which is paid nowhere else. */
  readonly lines: readonly string[];
  toJSON(): Readonly<Record<string, unknown>>;
}

/** What a payment order is made of, as a store may have kept it. */
export type PaymentOrderFields = Omit<PaymentOrder, 'amount' | 'toJSON'>;

/**
 * The payments of a split order: one for each counterpart with something left to pay, in the order of the dues.
 *
 * Worked case: owner `m1`, payout 80.00 from `platform`, zero with `bank`, collection 5.00 for `supplier`: payments
 * `platform` → `m1` 80.00 and `m1` → `supplier` 5.00. With payouts plus and collections minus they are the order's 75.00.
 */
export function paymentOrdersOf(split: OrderSplit): readonly PaymentOrder[] {
  return split.dues.map((due) => paymentOf(split.order, due));
}

export function paymentOrder(fields: PaymentOrderFields): PaymentOrder {
  return new Payment(fields);
}

function paymentOf(order: OrderSplit['order'], due: DueNet): PaymentOrder {
  const [payer, payee] = due.kind === 'payout' ? [due.counterpart, order.owner] : [order.owner, due.counterpart];
  return paymentOrder({
    id: due.id,
    tenant: order.tenant,
    order: order.id,
    kind: due.kind,
    payer,
    payee,
    units: due.units,
    scale: due.scale,
    residue: due.residue,
    currency: order.currency,
    state: 'pending',
    lines: due.lines,
  });
}

class Payment implements PaymentOrder {
  readonly id: string;
  readonly tenant: string;
  readonly order: string;
  readonly kind: PaymentKind;
  readonly payer: string;
  readonly payee: string;
  readonly units: bigint;
  readonly scale: number;
  readonly residue: { readonly units: bigint; readonly scale: number };
  readonly currency: string;
  readonly state: PaymentState;
  readonly lines: readonly string[];

  constructor(fields: PaymentOrderFields) {
    if (fields.units <= 0n) throw new Error(`feewright: payment '${fields.id}' is not above zero; this is a bug`);
    this.id = fields.id;
    this.tenant = fields.tenant;
    this.order = fields.order;
    this.kind = fields.kind;
    this.payer = fields.payer;
    this.payee = fields.payee;
    this.units = fields.units;
    this.scale = fields.scale;
    this.residue = fields.residue;
    this.currency = fields.currency;
    this.state = fields.state;
    this.lines = fields.lines;
  }

  get amount(): Decimal {
    return decimalOfUnits(this.units, this.scale);
  }

  toJSON(): Readonly<Record<string, unknown>> {
    const { units, scale, residue, ...rest } = this;
    return { ...rest, amount: unitsText(units, scale), residue: unitsText(residue.units, residue.scale) };
  }

  [Symbol.for('nodejs.util.inspect.custom')](): unknown {
    return this.toJSON();
  }
}
