import { type Decimal, decimalOfUnits } from '../money/decimal.ts';
import { unitsText } from '../money/units.ts';

/** A `payout` goes to the owner of the settlement order, a `collection` comes from him. */
export type PaymentKind = 'payout' | 'collection';

/** A payment waits until a channel takes it. */
export type PaymentState = 'pending';

/** What a payment order is made of. The amount is `units × 10^-scale`, above zero, whole minor units of the currency. */
export interface PaymentOrderFields {
  readonly id: string;
  readonly tenant: string;
  /** The settlement order that it came from. */
  readonly order: string;
  readonly kind: PaymentKind;
  /** Subject ids. */
  readonly payer: string;
  readonly payee: string;
  readonly units: bigint;
  readonly scale: number;
  /** What was cut off below the minor unit, of the same direction as the payment; zero unless a fee books finer. */
  readonly residue: { readonly units: bigint; readonly scale: number };
  readonly currency: string;
  readonly state: PaymentState;
  /** The clearing lines that it pays, each of which is paid nowhere else. */
  readonly lines: readonly string[];
}

/** 打款单 / 收款单: an instruction to move one amount from one subject to another. */
export interface PaymentOrder extends PaymentOrderFields {
  readonly amount: Decimal;
  toJSON(): Readonly<Record<string, unknown>>;
}

export function paymentOrder(fields: PaymentOrderFields): PaymentOrder {
  return new Payment(fields);
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
