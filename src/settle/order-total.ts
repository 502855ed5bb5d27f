import { type Decimal, decimalOfUnits } from '../money/decimal.ts';
import { unitsText } from '../money/units.ts';
import type { Direction } from './cleared-record.ts';
import type { ClearingLine } from './clearing-line.ts';
import { addScaled, type ScaledUnits } from './scaled-units.ts';

/** What the lines of an order are added up by. */
export interface TotalKey {
  readonly clearing: string;
  readonly direction: Direction;
  readonly counterpart: string;
}

/** The sum of `count` lines of one clearing code, direction and counterpart: `units × 10^-scale`, unsigned by direction. */
export interface OrderTotal extends TotalKey, ScaledUnits {
  readonly count: number;
  readonly amount: Decimal;
  toJSON(): Readonly<Record<string, unknown>>;
}

export function orderTotal(key: TotalKey, sum: ScaledUnits, count: number): OrderTotal {
  return new Total(key, sum, count);
}

/** By code units of clearing code, direction and counterpart, so that the order of arrival leaves no trace. */
export function compareTotalKeys(a: TotalKey, b: TotalKey): number {
  return (
    byCodeUnits(a.clearing, b.clearing) ||
    byCodeUnits(a.direction, b.direction) ||
    byCodeUnits(a.counterpart, b.counterpart)
  );
}

/** The totals of some lines, sorted. The lines of one document mostly fall under few keys, hence the nested maps. */
export function totalsOf(lines: Iterable<ClearingLine>): readonly OrderTotal[] {
  const sums = new Map<string, Map<string, Tally>>();
  for (const line of lines) {
    const place = `${line.direction}/${line.clearing}`;
    let ofPlace = sums.get(place);
    if (ofPlace === undefined) {
      ofPlace = new Map();
      sums.set(place, ofPlace);
    }
    const tally = ofPlace.get(line.counterpart);
    if (tally === undefined) {
      ofPlace.set(line.counterpart, { key: line, units: line.units, scale: line.scale, count: 1 });
    } else {
      addTo(tally, line);
    }
  }
  return [...sums.values()]
    .flatMap((ofPlace) => [...ofPlace.values()])
    .map((tally) => orderTotal(tally.key, tally, tally.count))
    .sort(compareTotalKeys);
}

/** Two sorted lists of totals added up, key by key, into a sorted one. */
export function addTotals(a: readonly OrderTotal[], b: readonly OrderTotal[]): readonly OrderTotal[] {
  const sum: OrderTotal[] = [];
  let left = 0;
  let right = 0;
  for (;;) {
    const fromA = a[left];
    const fromB = b[right];
    if (fromA === undefined && fromB === undefined) return sum;
    const order = fromA === undefined ? 1 : fromB === undefined ? -1 : compareTotalKeys(fromA, fromB);
    if (order <= 0) left += 1;
    if (order >= 0) right += 1;
    if (order < 0 && fromA !== undefined) sum.push(fromA);
    else if (order > 0 && fromB !== undefined) sum.push(fromB);
    else if (fromA !== undefined && fromB !== undefined) {
      sum.push(orderTotal(fromA, addScaled(fromA, fromB), fromA.count + fromB.count));
    }
  }
}

interface Tally {
  readonly key: TotalKey;
  units: bigint;
  scale: number;
  count: number;
}

function addTo(tally: Tally, line: ScaledUnits): void {
  const sum = addScaled(tally, line);
  tally.units = sum.units;
  tally.scale = sum.scale;
  tally.count += 1;
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

class Total implements OrderTotal {
  readonly clearing: string;
  readonly direction: Direction;
  readonly counterpart: string;
  readonly units: bigint;
  readonly scale: number;
  readonly count: number;

  constructor(key: TotalKey, sum: ScaledUnits, count: number) {
    this.clearing = key.clearing;
    this.direction = key.direction;
    this.counterpart = key.counterpart;
    this.units = sum.units;
    this.scale = sum.scale;
    this.count = count;
  }

  get amount(): Decimal {
    return decimalOfUnits(this.units, this.scale);
  }

  toJSON(): Readonly<Record<string, unknown>> {
    const { units, scale, count, ...key } = this;
    return { ...key, amount: unitsText(units, scale), count };
  }

  [Symbol.for('nodejs.util.inspect.custom')](): unknown {
    return this.toJSON();
  }
}
