import { add, type Exact, multiply, subtract, ZERO } from '../money/exact.ts';
import { at, type BandTable, bandOf, graduated, isEntered, volume } from './band-table.ts';
import type { WindowTotal } from './priced.ts';

/** The parts of a cumulative price, and what the window's total cost before. */
export interface CumulativeParts {
  readonly own: Exact;
  readonly trueUp: Exact;
  /** F(b): 0 while the window holds no effective entry. */
  readonly billed: Exact;
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
): CumulativeParts {
  const totalOf = kind === 'graduated' ? graduated : volume;
  const billed = hasEntries ? totalOf(table, balance) : ZERO;
  if (kind === 'graduated') return { own: subtract(totalOf(table, after), billed), trueUp: ZERO, billed };
  const band = bandOf(table, basis === 'before' ? balance : after);
  const atBand = multiply(x, at(table.price, band));
  // A flat is due once its band is entered: not on a total that is still zero, or below it.
  const takesFlat = isEntered(table, after) && (basis === 'marginal' ? !hasEntries : flat?.isTaken !== true);
  if (takesFlat && flat !== undefined) flat.isTaken = true;
  const own = takesFlat ? add(atBand, at(table.flat, band)) : atBand;
  if (basis !== 'marginal') return { own, trueUp: ZERO, billed };
  return { own, trueUp: subtract(subtract(totalOf(table, after), billed), own), billed };
}
