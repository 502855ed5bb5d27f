import { type FastNumber, kept } from '../formula/compile-fast.ts';
import type { FastFrame } from '../formula/frame.ts';
import type { Exact } from '../money/exact.ts';
import { powerOfTen } from '../money/power-of-ten.ts';
import type { BandTable } from './band-table.ts';

/**
 * A band table in scaled integers: bounds at the measure's scale, prices at theirs, flats and sums at the sum of both.
 * The functions are those of `band-table.ts` on plain numbers (a property test holds them together).
 */
export interface FastBandTable {
  readonly from: readonly number[];
  readonly price: readonly number[];
  readonly flat: readonly number[];
  readonly below: readonly number[];
  /** `from[k]` belongs to band k (`lower`) or to the one below (`upper`). */
  readonly isLower: boolean;
  /** `Infinity`: nothing is refused. */
  readonly top: number;
  readonly flatAtZero: boolean;
}

/** `undefined` where a value has no place in the safe integers. */
export function fastBandTable(table: BandTable, measureScale: number, priceScale: number): FastBandTable | undefined {
  const scale = measureScale + priceScale;
  const columns = {
    from: table.from.map((value) => units(value, measureScale)),
    price: table.price.map((value) => units(value, priceScale)),
    flat: table.flat.map((value) => units(value, scale)),
    below: table.below.map((value) => units(value, scale)),
  };
  const top =
    table.upTo === undefined || table.overflow === 'last-band'
      ? Number.POSITIVE_INFINITY
      : units(table.upTo, measureScale);
  if (Number.isNaN(top) || Object.values(columns).flat().some(Number.isNaN)) return undefined;
  return { ...columns, isLower: table.boundary === 'lower', top, flatAtZero: table.flatAtZero };
}

interface Columns {
  readonly from: readonly FastNumber[];
  readonly price: readonly FastNumber[];
  readonly flat: readonly FastNumber[];
  readonly top: FastNumber | undefined;
  /** Above the top the last band goes on. */
  readonly isOpen: boolean;
}

/**
 * A table whose bounds and prices are formulas: one table, filled again for each document. Bounds that don't rise leave
 * the document to the exact lane, which refuses it.
 */
export function refillableTable(
  columns: Columns,
  { boundary, flatAtZero }: { readonly boundary?: BandTable['boundary']; readonly flatAtZero: boolean },
): (frame: FastFrame) => FastBandTable {
  const count = columns.from.length;
  const zeros = (): number[] => new Array<number>(count).fill(0);
  const [from, price, flat, below] = [zeros(), zeros(), zeros(), zeros()];
  const table = { from, price, flat, below, isLower: boundary !== 'upper', top: Number.POSITIVE_INFINITY, flatAtZero };
  return (frame) => {
    let sum = 0;
    for (let k = 0; k < count; k++) {
      const bound = (columns.from[k] as FastNumber)(frame);
      from[k] = bound;
      price[k] = (columns.price[k] as FastNumber)(frame);
      flat[k] = (columns.flat[k] as FastNumber)(frame);
      if (k > 0) {
        const last = from[k - 1] as number;
        if (!(bound > last)) frame.fits = false;
        const slice = kept(frame, (bound - last) * (price[k - 1] as number));
        sum = kept(frame, sum + slice + (flat[k - 1] as number));
      }
      below[k] = sum;
    }
    if (columns.top !== undefined) {
      const top = columns.top(frame);
      if (!(top > (from[count - 1] as number))) frame.fits = false;
      table.top = columns.isOpen ? Number.POSITIVE_INFINITY : top;
    }
    return table;
  };
}

function units(value: Exact, scale: number): number {
  const scaled = value.n * powerOfTen(scale);
  const whole = scaled / value.d;
  const fits = scaled % value.d === 0n && whole <= MAX && whole >= -MAX;
  return fits ? Number(whole) : Number.NaN;
}

const MAX = BigInt(Number.MAX_SAFE_INTEGER);

export function fastBandOf(table: FastBandTable, measure: number): number {
  const { from, isLower } = table;
  let low = 0;
  let high = from.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const bound = from[middle] as number;
    if (bound < measure || (isLower && bound === measure)) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function fastGraduated(table: FastBandTable, measure: number, frame: FastFrame): number {
  if (measure < 0) return kept(frame, measure * (table.price[0] as number));
  if (measure === 0) return table.flatAtZero ? (table.flat[0] as number) : 0;
  const k = fastBandOf(table, measure);
  const slice = kept(frame, (measure - (table.from[k] as number)) * (table.price[k] as number));
  return kept(frame, (table.below[k] as number) + slice + (table.flat[k] as number));
}

export function fastVolume(table: FastBandTable, measure: number, frame: FastFrame): number {
  if (measure < 0) return kept(frame, measure * (table.price[0] as number));
  if (measure === 0) return table.flatAtZero ? (table.flat[0] as number) : 0;
  const k = fastBandOf(table, measure);
  return kept(frame, kept(frame, measure * (table.price[k] as number)) + (table.flat[k] as number));
}
