import type { BillingRecord, SettlementOrder } from '../../index.ts';

/** Whole units of `10^-scale` of one currency. */
export interface Sum {
  units: bigint;
  scale: number;
}

/** Sums by a key of one's own, in the order in which the keys first appear. */
export class Sums {
  readonly #sums = new Map<string, Sum>();

  add(key: string, units: bigint, scale: number): void {
    const sum = this.#sums.get(key);
    if (sum === undefined) {
      this.#sums.set(key, { units, scale });
      return;
    }
    const wider = Math.max(sum.scale, scale);
    sum.units = sum.units * 10n ** BigInt(wider - sum.scale) + units * 10n ** BigInt(wider - scale);
    sum.scale = wider;
  }

  entries(): readonly (readonly [key: string, text: string])[] {
    return [...this.#sums].map(([key, sum]) => [key, sumText(sum)]);
  }

  text(key: string): string {
    return sumText(this.#sums.get(key) ?? { units: 0n, scale: 2 });
  }

  keys(): readonly string[] {
    return [...this.#sums.keys()];
  }
}

export function sumText({ units, scale }: Sum): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return units < 0n ? `-${text}` : text;
}

/**
 * What the fee lines of all records add up to, counted apart from the engine's own totals: by fee, and by currency as the
 * owners see it (received plus, paid minus), which the nets of all orders have to equal.
 */
export class RecordTally {
  /** By `currency fee direction`. */
  readonly fees = new Sums();
  readonly nets = new Sums();
  lines = 0;

  add(record: BillingRecord): void {
    const { parties, party } = record;
    for (const line of record.lines) {
      this.lines += 1;
      const units = BigInt(line.units);
      this.fees.add(`${line.currency}\n${line.fee}\n${line.direction}`, units, line.scale);
      // A line that a party would pay to itself moves no money, and is in no order.
      const ids: Readonly<Record<string, string>> = parties;
      if (ids[line.payer] === party && ids[line.payee] === party) continue;
      this.nets.add(line.currency, line.direction === 'receive' ? units : -units, line.scale);
    }
  }
}

/** The headers of all orders, by currency. */
export function orderSums(orders: readonly SettlementOrder[]): {
  readonly receivable: Sums;
  readonly payable: Sums;
  readonly net: Sums;
} {
  const [receivable, payable, net] = [new Sums(), new Sums(), new Sums()];
  for (const order of orders) {
    receivable.add(order.currency, order.receivableUnits, order.scale);
    payable.add(order.currency, order.payableUnits, order.scale);
    net.add(order.currency, order.netUnits, order.scale);
  }
  return { receivable, payable, net };
}
