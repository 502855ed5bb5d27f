import { add, compare, type Exact, multiply, sign, subtract, ZERO } from '../money/exact.ts';

/** `lower`: a band is `[from, next)`. `upper`: `(from, next]`. */
export type Boundary = 'lower' | 'upper';

/**
 * The bands of a graduated or volume price, as columns. Band `k` starts at `from[k]` and charges `price[k]` for each unit
 * of the measure (a ratio of money, or money a piece) and `flat[k]` once. `from[0]` is 0.
 */
export interface BandTable {
  readonly from: readonly Exact[];
  readonly price: readonly Exact[];
  readonly flat: readonly Exact[];
  /** What the slices and flats of all bands below band `k` cost together: `graduated` reads it instead of adding up. */
  readonly below: readonly Exact[];
  readonly boundary: Boundary;
  /** The measure at which the last band ends; absent: it is open. */
  readonly upTo: Exact | undefined;
  readonly overflow: 'reject' | 'last-band';
  /** The first band's flat is charged also on a measure of zero. */
  readonly flatAtZero: boolean;
}

export function bandTable(
  bands: readonly { readonly from: Exact; readonly price: Exact; readonly flat: Exact }[],
  rules: Pick<BandTable, 'boundary' | 'upTo' | 'overflow' | 'flatAtZero'>,
): BandTable {
  const from = bands.map((band) => band.from);
  const price = bands.map((band) => band.price);
  const flat = bands.map((band) => band.flat);
  const below: Exact[] = [];
  let sum = ZERO;
  for (let k = 0; k < bands.length; k++) {
    below.push(sum);
    const next = from[k + 1];
    if (next !== undefined) {
      sum = add(add(sum, multiply(subtract(next, at(from, k)), at(price, k))), at(flat, k));
    }
  }
  return { from, price, flat, below, ...rules };
}

/**
 * The band in which a measure falls. At a bound, `lower` is already the next band and `upper` still the one below.
 * A measure of zero or less falls in the first.
 *
 * Worked case: bands from 0, 500 and 2000; 500 is in band 1 under `lower`, in band 0 under `upper`.
 */
export function bandOf(table: BandTable, measure: Exact): number {
  let low = 0;
  let high = table.from.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const order = compare(at(table.from, middle), measure);
    if (order < 0 || (order === 0 && table.boundary === 'lower')) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Whether a total has entered any band: the first once it is above zero, or at zero where `flatAtZero` says so. Without
 * that, no flat is due.
 */
export function isEntered(table: BandTable, total: Exact): boolean {
  const side = sign(total);
  return side > 0 || (side === 0 && table.flatAtZero);
}

/** Above the closed top, where nothing was said about what it costs. */
export function isAboveTop(table: BandTable, measure: Exact): boolean {
  return table.upTo !== undefined && table.overflow === 'reject' && compare(measure, table.upTo) > 0;
}

/**
 * 超额累进: each slice of the measure at its own band, plus the flats of all bands entered. Below zero: the measure times
 * the first price, without flat (so that differences of totals stay right).
 *
 * Worked case: 0: 16 %, 500: 14 %, 2000: 12 %. F(550.00) = 80.00 + 7.00 = 87.00.
 */
export function graduated(table: BandTable, measure: Exact): Exact {
  const side = sign(measure);
  if (side < 0) return multiply(measure, at(table.price, 0));
  if (side === 0) return table.flatAtZero ? at(table.flat, 0) : ZERO;
  const k = bandOf(table, measure);
  const slice = multiply(subtract(measure, at(table.from, k)), at(table.price, k));
  return add(add(at(table.below, k), slice), at(table.flat, k));
}

/**
 * 全额: the whole measure at the band where it falls, plus that band's flat. Below zero as `graduated`.
 *
 * Worked case: 0: 5 %, 1000: 4 %. F(900.00) = 45.00, F(1100.00) = 44.00.
 */
export function volume(table: BandTable, measure: Exact): Exact {
  const side = sign(measure);
  if (side < 0) return multiply(measure, at(table.price, 0));
  if (side === 0) return table.flatAtZero ? at(table.flat, 0) : ZERO;
  const k = bandOf(table, measure);
  return add(multiply(measure, at(table.price, k)), at(table.flat, k));
}

export function at<T>(column: readonly T[], index: number): T {
  const value = column[index];
  if (value === undefined) throw new RangeError(`feewright: no band ${index}; this is a bug`);
  return value;
}
