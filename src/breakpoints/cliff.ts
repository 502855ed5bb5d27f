import { compileTable } from '../fee/bands-exact.ts';
import { compileExactBounds } from '../fee/bounds.ts';
import { compileExactNumber } from '../formula/compile-exact.ts';
import { compileFastNumber } from '../formula/compile-fast.ts';
import type { ExactFrame } from '../formula/frame.ts';
import type { Tree } from '../formula/tree.ts';
import {
  compare,
  divide,
  type Exact,
  exactOf,
  exactText,
  negate,
  roundExact,
  sign,
  subtract,
  ZERO,
} from '../money/exact.ts';
import { minimalText } from '../money/units.ts';
import { isFixed } from '../plan/band-columns.ts';
import type { CheckedBounds, FeeNode, Plan } from '../plan/plan.ts';
import { bandCurve } from './band-lines.ts';
import { cardCurves } from './card-lines.ts';
import { boundedLines, type FeeCurve, type FeeLine, lineOf, valueAt } from './fee-lines.ts';

/** A point where one more unit of the measure leaves one of the two with less than before. Exact texts, before rounding. */
export interface Cliff {
  readonly fee: string;
  /** The bound of the band, or where another row of the card begins. */
  readonly at: string;
  /** Of a rate card with other columns: an example of their values, `scheme = 'visa'`. */
  readonly where?: string;
  readonly below: { readonly measure: string; readonly fee: string };
  readonly above: { readonly measure: string; readonly fee: string };
  /** The payee gets less for more; or the payer, who keeps measure − fee, keeps less of more. */
  readonly loser: 'payee' | 'payer';
  readonly by: string;
  /** The measure from which on the loser is no worse off than just below; absent: never. */
  readonly until: string | undefined;
}

const NO_FRAME: ExactFrame = { numbers: [], texts: [], booleans: [], lists: [] };
/** Of a measure whose decimals nothing says, such as a quotient: those of a quantity. */
const SCALE = 6;

/**
 * The cliffs of a price with bands, or with a rate card one of whose columns compares the measure, seen as a function of that
 * measure (of a cumulative price: of the window's total). A price whose bands, floor or cap depend on facts is not looked at,
 * nor are steps that a condition or a formula makes.
 *
 * Worked case: volume, 0: 5 %, 1000: 4 %: 999.99 pays 49.9995, 1,000.00 pays 40.00, so the payee gets 9.9995 less; from
 * 1,249.99 on (rounded up) he is no worse off. A flat of 5.00 from 100.00 on is a cliff for the payer: at 100.00 he keeps
 * 4.99 less than at 99.99, until 104.99.
 */
export function cliffsOf(plan: Plan, node: FeeNode): readonly Cliff[] {
  const { item, price } = node;
  if (!('measure' in price) || !areFixed(price)) return [];
  const measure = { isMoney: price.measure.type.kind === 'money', scale: scaleOf(plan, price.measure) };
  const floorAndCap = [price.floor, price.cap].flatMap((bound) =>
    bound === undefined ? [] : [compileExactNumber(bound)(NO_FRAME)],
  );
  const bounded = compileExactBounds(price);
  return curvesOf(node, measure.scale).flatMap(({ lines, bounds, where }) => {
    const fee = boundedLines(lines, floorAndCap, (value) => bounded(NO_FRAME, value));
    return lines.slice(1).flatMap(({ first }): readonly Cliff[] => {
      const drop = dropAt(fee, first, measure);
      if (drop === undefined) return [];
      const at = exactText(bounds.get(first) ?? ZERO);
      return [{ fee: item.code, at, ...(where === undefined ? {} : { where }), ...drop }];
    });
  });
}

function curvesOf({ item, price }: FeeNode, scale: number): readonly FeeCurve[] {
  if (price.kind !== 'bands') return item.price?.kind === 'rate-card' ? cardCurves(price, scale) : [];
  if (!isFixed(price.bands)) return [];
  return [bandCurve(compileTable(price, item.code)(NO_FRAME), price.price.kind, scale)];
}

/** What one more unit of a measure is: of its own decimals where it is a name, a cent of other money. */
function scaleOf(plan: Plan, measure: Tree): number {
  if (measure.kind !== 'name' && measure.type.kind === 'money') return plan.minorDigits;
  return compileFastNumber(measure)?.scale ?? SCALE;
}

/** What of a price's bounds is a constant. */
function areFixed({ floor, cap }: CheckedBounds): boolean {
  return [floor, cap].every((bound) => bound === undefined || bound.kind === 'literal');
}

/** The step of a price between a unit and the one before, where it leaves somebody with less. */
function dropAt(
  fee: readonly FeeLine[],
  at: bigint,
  { scale, isMoney }: { readonly scale: number; readonly isMoney: boolean },
): Omit<Cliff, 'fee' | 'at'> | undefined {
  const feeAt = (units: bigint): Exact => valueAt(lineOf(fee, units), units);
  const [below, above] = [at - 1n, at];
  if (lineOf(fee, below).isRefused || lineOf(fee, above).isRefused) return undefined;
  const rise = subtract(feeAt(above), feeAt(below));
  // What the slope alone makes is no step: a rate above 1 leaves the payer with less at every unit.
  const jump = subtract(rise, lineOf(fee, above).step);
  const unit = exactOf(1n, scale);
  const isPayees = sign(rise) < 0 && sign(jump) < 0;
  const isPayers = isMoney && compare(rise, unit) > 0 && sign(jump) > 0;
  if (!isPayees && !isPayers) return undefined;
  const loser = isPayees ? 'payee' : 'payer';
  const point = (units: bigint) => ({ measure: minimalText(units, scale), fee: exactText(feeAt(units)) });
  const until = evenFrom(fee, above, {
    target: isPayees ? feeAt(below) : subtract(exactOf(below, scale), feeAt(below)),
    netOf: (units, value) => (isPayees ? value : subtract(exactOf(units, scale), value)),
    stepOf: (step) => (isPayees ? step : subtract(unit, step)),
  });
  return {
    below: point(below),
    above: point(above),
    loser,
    by: exactText(isPayees ? negate(rise) : subtract(rise, unit)),
    until: until === undefined ? undefined : minimalText(until, scale),
  };
}

/** The first unit at which the loser has as much again: on a line the net rises by the same with each unit. */
function evenFrom(
  lines: readonly FeeLine[],
  start: bigint,
  net: {
    readonly target: Exact;
    readonly netOf: (units: bigint, fee: Exact) => Exact;
    readonly stepOf: (step: Exact) => Exact;
  },
): bigint | undefined {
  for (const [index, line] of lines.entries()) {
    const stop = lines[index + 1]?.first;
    if (line.isRefused || (stop !== undefined && stop <= start)) continue;
    const low = line.first > start ? line.first : start;
    const missing = subtract(net.target, net.netOf(low, valueAt(line, low)));
    if (sign(missing) <= 0) return low;
    const step = net.stepOf(line.step);
    if (sign(step) <= 0) continue;
    const even = low + roundExact(divide(missing, step), 0, 'ceiling');
    if (stop === undefined || even < stop) return even;
  }
  return undefined;
}
