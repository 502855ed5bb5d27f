import { minorDigits } from '../money/currency.ts';
import { type Decimal, decimalOfUnits } from '../money/decimal.ts';
import { unitsText } from '../money/units.ts';
import type { Period } from '../time/period.ts';
import { type OrderKey, orderIdOf } from './clearing-line.ts';
import type { OrderMove, OrderState } from './order-state.ts';
import type { OrderTotal } from './order-total.ts';
import { addScaled, type ScaledUnits } from './scaled-units.ts';

export type { OrderState } from './order-state.ts';

/**
 * 结算单: the lines of one owner's contract, currency and period, with their running totals. The lines themselves are
 * kept by the store; an order is the same size whether it has ten or a hundred thousand.
 *
 * `receivable` is what the owner is to receive, `payable` what he is to pay, `net` the difference: positive is paid to
 * him, negative by him. All are in the order's currency; `netUnits × 10^-scale` is the net in whole units.
 */
export interface SettlementOrder extends OrderKey {
  readonly id: string;
  readonly state: OrderState;
  /** One for each clearing code, direction and counterpart, sorted by them. */
  readonly totals: readonly OrderTotal[];
  readonly scale: number;
  readonly receivableUnits: bigint;
  readonly payableUnits: bigint;
  readonly netUnits: bigint;
  readonly receivable: Decimal;
  readonly payable: Decimal;
  readonly net: Decimal;
  readonly lineCount: number;
  readonly history: readonly OrderMove[];
  toJSON(): Readonly<Record<string, unknown>>;
}

/** An order with no lines yet. */
export function openOrder(key: OrderKey): SettlementOrder {
  return settlementOrder({ key, state: 'open', totals: [], history: [] });
}

/** An order from what was kept of it. Its id, header and line count follow from its key and totals. */
export function settlementOrder(fields: {
  readonly key: OrderKey;
  readonly state: OrderState;
  readonly totals: readonly OrderTotal[];
  readonly history: readonly OrderMove[];
}): SettlementOrder {
  return new Order(fields);
}

/** Whether the order's period has ended: it may be closed from then on. `asOfMs` as in `Instant.epochMs`. */
export function isDue(order: { readonly period: Period }, asOfMs: number): boolean {
  return order.period.endMs <= asOfMs;
}

class Order implements SettlementOrder {
  readonly id: string;
  readonly tenant: string;
  readonly contract: string;
  readonly owner: string;
  readonly currency: string;
  readonly period: Period;
  readonly state: OrderState;
  readonly totals: readonly OrderTotal[];
  readonly scale: number;
  readonly receivableUnits: bigint;
  readonly payableUnits: bigint;
  readonly lineCount: number;
  readonly history: readonly OrderMove[];

  constructor(fields: {
    readonly key: OrderKey;
    readonly state: OrderState;
    readonly totals: readonly OrderTotal[];
    readonly history: readonly OrderMove[];
  }) {
    const { tenant, contract, owner, currency, period } = fields.key;
    this.id = orderIdOf(fields.key);
    this.tenant = tenant;
    this.contract = contract;
    this.owner = owner;
    this.currency = currency;
    this.period = period;
    this.state = fields.state;
    this.totals = fields.totals;
    this.history = fields.history;
    // Every sum of the header starts at the minor unit, so an order without lines prints 0.00 and not 0.
    const zero: ScaledUnits = { units: 0n, scale: minorDigits(currency) };
    let receivable = zero;
    let payable = zero;
    let lineCount = 0;
    for (const total of fields.totals) {
      const isReceived = total.direction === 'receive';
      receivable = addScaled(receivable, isReceived ? total : { units: 0n, scale: total.scale });
      payable = addScaled(payable, isReceived ? { units: 0n, scale: total.scale } : total);
      lineCount += total.count;
    }
    this.scale = receivable.scale;
    this.receivableUnits = receivable.units;
    this.payableUnits = payable.units;
    this.lineCount = lineCount;
  }

  get netUnits(): bigint {
    return this.receivableUnits - this.payableUnits;
  }

  get receivable(): Decimal {
    return decimalOfUnits(this.receivableUnits, this.scale);
  }

  get payable(): Decimal {
    return decimalOfUnits(this.payableUnits, this.scale);
  }

  get net(): Decimal {
    return decimalOfUnits(this.netUnits, this.scale);
  }

  toJSON(): Readonly<Record<string, unknown>> {
    const { id, tenant, contract, owner, currency, period, state, lineCount, totals, history, scale } = this;
    return {
      id,
      tenant,
      contract,
      owner,
      currency,
      period,
      state,
      receivable: unitsText(this.receivableUnits, scale),
      payable: unitsText(this.payableUnits, scale),
      net: unitsText(this.netUnits, scale),
      lineCount,
      totals: totals.map((total) => total.toJSON()),
      history,
    };
  }

  [Symbol.for('nodejs.util.inspect.custom')](): unknown {
    return this.toJSON();
  }
}
