import { compileExactNumber, type ExactNumber } from '../formula/compile-exact.ts';
import type { ExactFrame } from '../formula/frame.ts';
import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import {
  add,
  compare,
  type Exact,
  exactText,
  multiply,
  negate,
  parseExact,
  sign,
  subtract,
  ZERO,
} from '../money/exact.ts';
import { cumulativeWindow } from '../plan/cumulative-window.ts';
import type { CheckedBounds, CheckedPrice, Plan } from '../plan/plan.ts';
import { unitPriceOf } from '../plan/price-scale.ts';
import { at, type BandTable, bandOf, bandTable, graduated, isAboveTop, isEntered, volume } from './band-table.ts';
import { compileExactRate } from './conversion-rate.ts';

/**
 * What a price comes to, before it is rounded.
 *
 * `own` is the document's own part, with floor and cap; `trueUp` re-rates what came before it in the window (only a
 * cumulative volume price has one). The fee is their sum. `isMirrored`: the measure was negative, so both are computed
 * and rounded on its absolute, and take its sign after.
 */
export interface Priced {
  readonly own: Exact;
  readonly trueUp: Exact;
  readonly isMirrored: boolean;
}

/** The balance of a cumulative price's window, before the document. */
export interface WindowTotal {
  readonly balance: Exact;
  readonly hasEntries: boolean;
  /** Where several lines of a document read it: a flat that is due once a document was taken by an earlier one. */
  readonly flat?: { isTaken: boolean };
}

export type ExactPrice = (frame: ExactFrame, totals: readonly WindowTotal[]) => Priced;

export function compileExactPrice(
  price: CheckedPrice,
  plan: Pick<Plan, 'accumulators' | 'readings'>,
  fee: string,
): ExactPrice {
  const bounded = compileBounds(price);
  switch (price.kind) {
    case 'amount': {
      const amount = compileExactNumber(price.amount);
      return (frame) => ({ own: bounded(frame, amount(frame)), trueUp: ZERO, isMirrored: false });
    }
    case 'rate': {
      const measure = compileExactNumber(price.measure);
      const rate = compileExactRate(price, fee);
      const flat = price.flat === undefined ? () => ZERO : compileExactNumber(price.flat);
      return (frame) =>
        onMeasure(price, fee, measure(frame), (x) => bounded(frame, add(multiply(rate(frame), x), flat(frame))));
    }
    case 'bands': {
      const measure = compileExactNumber(price.measure);
      const table = exactTable(price.price);
      const total = price.price.kind === 'graduated' ? graduated : volume;
      const { cumulative } = price;
      if (cumulative === undefined) {
        return (frame) =>
          onMeasure(price, fee, measure(frame), (x) => {
            refuseAboveTop(table, x, fee);
            return bounded(frame, total(table, x));
          });
      }
      const { index, name } = cumulativeWindow(plan, cumulative);
      const isOfLast = cumulative.reading !== undefined;
      return (frame, totals) => {
        const window = totals[index];
        if (window === undefined) return fail(issue('balance-missing', ['balances', name], { accumulator: name }));
        const x = measure(frame);
        // The last window only says which band; whether that is entered, the document itself says.
        const after = isOfLast ? x : add(window.balance, x);
        if (cumulative.basis !== 'before') refuseAboveTop(table, after, fee);
        const { own, trueUp } = cumulativeParts(price.price.kind, cumulative.basis, table, window, x, after);
        return { own: bounded(frame, own), trueUp, isMirrored: false };
      };
    }
  }
}

/**
 * The parts of a cumulative price, `b` in the window before the document and `x` its measure: graduated gives
 * F(b+x) − F(b); volume gives all of `x` at the band of `b` (`before`) or of `b+x`, with its flat, and under `marginal`
 * also the true-up of what came before.
 *
 * Worked case: volume `marginal`, 0: 5 %, 1000: 4 %; after 900.00, a measure of 200.00 has an own part of 8.00 and a
 * true-up of 44.00 − 45.00 − 8.00 = −9.00.
 */
export function cumulativeParts(
  kind: 'graduated' | 'volume',
  basis: 'marginal' | 'before' | 'including',
  table: BandTable,
  { balance, hasEntries, flat }: WindowTotal,
  x: Exact,
  after: Exact,
): { readonly own: Exact; readonly trueUp: Exact } {
  const totalOf = kind === 'graduated' ? graduated : volume;
  const billed = hasEntries ? totalOf(table, balance) : ZERO;
  if (kind === 'graduated') return { own: subtract(totalOf(table, after), billed), trueUp: ZERO };
  const band = bandOf(table, basis === 'before' ? balance : after);
  const atBand = multiply(x, at(table.price, band));
  // A flat is due once its band is entered: not on a total that is still zero, or below it.
  const takesFlat = isEntered(table, after) && (basis === 'marginal' ? !hasEntries : flat?.isTaken !== true);
  if (takesFlat && flat !== undefined) flat.isTaken = true;
  const own = takesFlat ? add(atBand, at(table.flat, band)) : atBand;
  if (basis !== 'marginal') return { own, trueUp: ZERO };
  return { own, trueUp: subtract(subtract(totalOf(table, after), billed), own) };
}

export function exactTable(price: Extract<CheckedPrice, { kind: 'bands' }>['price']): BandTable {
  return bandTable(
    price.bands.map((band) => ({
      from: parseExact(band.from),
      price: parseExact(unitPriceOf(band)),
      flat: parseExact(band.flat ?? '0'),
    })),
    {
      boundary: price.boundary ?? 'lower',
      upTo: price.upTo === undefined ? undefined : parseExact(price.upTo),
      overflow: price.overflow,
      flatAtZero: price.flatAtZero,
    },
  );
}

/** A negative measure is mirrored, counts as nothing, or is refused. A formula has no measure: its sign is its own. */
function onMeasure(bounds: CheckedBounds, fee: string, measure: Exact, charge: (measure: Exact) => Exact): Priced {
  if (sign(measure) >= 0) return { own: charge(measure), trueUp: ZERO, isMirrored: false };
  switch (bounds.negative) {
    case 'mirror':
      return { own: charge(negate(measure)), trueUp: ZERO, isMirrored: true };
    case 'zero':
      return { own: ZERO, trueUp: ZERO, isMirrored: false };
    case 'reject':
      return fail(issue('measure-negative', ['fees', fee], { fee, measure: exactText(measure) }));
  }
}

/** Floor, then cap: where they cross, the cap stands, or the floor where it `wins`. */
function compileBounds({ floor, cap, wins }: CheckedBounds): (frame: ExactFrame, value: Exact) => Exact {
  const lowest: ExactNumber | undefined = floor && compileExactNumber(floor);
  const highest: ExactNumber | undefined = cap && compileExactNumber(cap);
  const raise = (frame: ExactFrame, value: Exact): Exact => {
    const bound = lowest?.(frame);
    return bound !== undefined && compare(value, bound) < 0 ? bound : value;
  };
  const lower = (frame: ExactFrame, value: Exact): Exact => {
    const bound = highest?.(frame);
    return bound !== undefined && compare(value, bound) > 0 ? bound : value;
  };
  if (lowest === undefined && highest === undefined) return (_frame, value) => value;
  return wins === 'cap'
    ? (frame, value) => lower(frame, raise(frame, value))
    : (frame, value) => raise(frame, lower(frame, value));
}

function refuseAboveTop(table: BandTable, measure: Exact, fee: string): void {
  if (!isAboveTop(table, measure) || table.upTo === undefined) return;
  fail(issue('measure-above-top', ['fees', fee], { fee, measure: exactText(measure), top: exactText(table.upTo) }));
}
