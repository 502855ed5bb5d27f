import { compileExactNumber } from '../formula/compile-exact.ts';
import { compileFastNumber, kept } from '../formula/compile-fast.ts';
import type { ExactFrame } from '../formula/frame.ts';
import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import {
  add,
  divide,
  type Exact,
  exactOf,
  exactText,
  multiply,
  roundExact,
  sign,
  subtract,
  ZERO,
} from '../money/exact.ts';
import { divideUnits } from '../money/rounding.ts';
import { POWERS_OF_TEN } from '../money/units.ts';
import { cumulativeWindow } from '../plan/cumulative-window.ts';
import type { CheckedPrice, Plan } from '../plan/plan.ts';
import { widest } from '../plan/price-scale.ts';
import { compileExactBounds, type FastBounds, fastAtScale } from './bounds.ts';
import { type ExactPrice, type FastPrice, onMeasure, type PriceFrame, windowOf, withoutSign } from './priced.ts';

type PackagePrice = Extract<CheckedPrice, { kind: 'package' }>;

/** How a price packs, with the values that one document gives its formulas. */
export interface Packing {
  readonly size: Exact;
  readonly free: Exact;
  readonly price: Exact;
}

/** Refuses a size of zero or less, and a negative free part. */
export function packingOf(price: PackagePrice, fee: string): (frame: ExactFrame) => Packing {
  const [size, one] = [compileExactNumber(price.size), compileExactNumber(price.price)];
  const free = price.free === undefined ? () => ZERO : compileExactNumber(price.free);
  return (frame) => {
    const packing = { size: size(frame), free: free(frame), price: one(frame) };
    if (sign(packing.size) <= 0) fail(issue('package-size', ['fees', fee], { size: exactText(packing.size) }));
    if (sign(packing.free) < 0) fail(issue('package-free', ['fees', fee], { free: exactText(packing.free) }));
    return packing;
  };
}

/**
 * Packages begun: `ceil(max(0, total − free) ÷ size)`.
 *
 * Worked case: 20 kg a package, the first 10 kg free: 10 kg are none, 10.01 kg and 30 kg one, 30.01 kg two.
 */
export function packagesIn({ size, free }: Packing, total: Exact): bigint {
  const charged = subtract(total, free);
  return sign(charged) <= 0 ? 0n : roundExact(divide(charged, size), 0, 'ceiling');
}

export function compileExactPackage(
  price: PackagePrice,
  plan: Pick<Plan, 'accumulators' | 'readings'>,
  fee: string,
): ExactPrice {
  const bounded = compileExactBounds(price);
  const measure = compileExactNumber(price.measure);
  const packing = packingOf(price, fee);
  const costOf = (packed: Packing, total: Exact): Exact => multiply(packed.price, exactOf(packagesIn(packed, total)));
  const { cumulative } = price;
  if (cumulative === undefined) {
    return (frame) =>
      onMeasure(price, fee, measure(frame), (x) => ({ own: bounded(frame, costOf(packing(frame), x)) }));
  }
  const { index, name } = cumulativeWindow(plan, cumulative);
  return (frame, totals) => {
    const { balance, hasEntries } = windowOf(totals, index, name);
    const packed = packing(frame);
    const billed = hasEntries ? costOf(packed, balance) : ZERO;
    const own = subtract(costOf(packed, add(balance, measure(frame))), billed);
    return { own: bounded(frame, own), trueUp: ZERO, isMirrored: false, billed };
  };
}

/** Whole numbers throughout: the count is one integer division, rounded up. */
export function compileFastPackage(
  price: PackagePrice,
  scale: number,
  bounded: FastBounds,
  plan: Pick<Plan, 'accumulators' | 'readings'>,
): FastPrice | undefined {
  const window = price.cumulative && cumulativeWindow(plan, price.cumulative);
  const before = window?.before;
  if (window !== undefined && before?.scale === undefined) return undefined;
  const trees = [price.measure, price.size, ...(price.free === undefined ? [] : [price.free])];
  const wide = Math.max(widest(trees) ?? Number.NaN, before?.scale ?? 0);
  const [measure, size, free] = [price.measure, price.size, price.free].map((tree) => tree && fastAtScale(tree, wide));
  const one = compileFastNumber(price.price);
  if (measure === undefined || size === undefined || one === undefined) return undefined;
  if (price.free !== undefined && free === undefined) return undefined;
  const widen = POWERS_OF_TEN[scale - one.scale] as number;
  const costOf = (frame: PriceFrame, total: number): number => {
    const unit = size(frame);
    // Read even for no packages, as in the exact lane: a price that is missing is a fault, not 0.00.
    const each = one.run(frame);
    const gratis = free === undefined ? 0 : free(frame);
    if (!(unit > 0) || !(gratis >= 0)) frame.fits = false;
    const charged = kept(frame, total - gratis);
    if (!frame.fits || charged <= 0) return 0;
    return kept(frame, kept(frame, divideUnits(charged, unit, 'ceiling') * each) * widen);
  };
  if (window === undefined || before?.scale === undefined) {
    const run = (frame: PriceFrame): number => bounded(frame, costOf(frame, withoutSign(price, frame, measure(frame))));
    return { run, mayMirror: true, truesUp: false, countsTotals: false };
  }
  const { slot } = before;
  const { index } = window;
  const widenBalance = POWERS_OF_TEN[wide - before.scale] as number;
  const run = (frame: PriceFrame): number => {
    const balance = kept(frame, (frame.numbers[slot] as number) * widenBalance);
    const billed = frame.hasEntries[index] === true ? costOf(frame, balance) : 0;
    frame.billed = billed;
    return bounded(frame, kept(frame, costOf(frame, kept(frame, balance + measure(frame))) - billed));
  };
  return { run, mayMirror: false, truesUp: false, countsTotals: true };
}
