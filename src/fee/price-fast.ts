import { compileFastNumber, type FastNumber, kept, widened } from '../formula/compile-fast.ts';
import type { FastFrame } from '../formula/frame.ts';
import type { Tree } from '../formula/tree.ts';
import { cumulativeWindow } from '../plan/cumulative-window.ts';
import type { CheckedBounds, CheckedPrice, FeeNode, Plan } from '../plan/plan.ts';
import { bandScales } from '../plan/price-scale.ts';
import { fastBandOf, fastBandTable, fastGraduated, fastVolume } from './band-table-fast.ts';
import { compileFastRate } from './conversion-rate.ts';
import { exactTable } from './price-exact.ts';

/**
 * A price in the scaled-integer lane. `run` gives the own part, at the scale of the fee's exact value; what else `Priced`
 * has in the exact lane is left in the frame, where the flags here say that it may be there at all.
 */
export interface FastPrice {
  readonly run: (frame: PriceFrame) => number;
  /** A negative measure may have been mirrored: `frame.isMirrored` tells. */
  readonly mayMirror: boolean;
  /** What came before is re-rated: `frame.trueUp` has by how much. */
  readonly truesUp: boolean;
}

/** The frame with what prices leave in it for their fee. Balances are among its numbers. */
export interface PriceFrame extends FastFrame {
  /** Whether the window of each accumulator held an entry before the document; then the same of the plan's readings. */
  readonly hasEntries: boolean[];
  isMirrored: boolean;
  trueUp: number;
  /** Of a price that takes its flat once a document: whether an earlier line of it has taken it. */
  isFlatTaken: boolean;
}

type Bound = (frame: FastFrame, value: number) => number;

export function compileFastPrice(node: FeeNode, plan: Pick<Plan, 'accumulators' | 'readings'>): FastPrice | undefined {
  const { price } = node;
  const scale = node.exact.scale;
  if (scale === undefined) return undefined;
  const bounded = compileBounds(price, scale);
  if (bounded === undefined) return undefined;
  switch (price.kind) {
    case 'amount': {
      const amount = atScale(price.amount, scale);
      if (amount === undefined) return undefined;
      const run: FastPrice['run'] = bounded === UNBOUND ? amount : (frame) => bounded(frame, amount(frame));
      return { run, mayMirror: false, truesUp: false };
    }
    case 'rate':
      return compileRate(price, scale, bounded);
    case 'bands':
      return compileBands(price, scale, bounded, plan, node.lines !== undefined);
  }
}

function compileRate(
  price: Extract<CheckedPrice, { kind: 'rate' }>,
  scale: number,
  bounded: Bound,
): FastPrice | undefined {
  const measure = compileFastNumber(price.measure);
  const rate = compileFastRate(price);
  const flat = price.flat && atScale(price.flat, scale);
  if (measure === undefined || rate === undefined || (price.flat !== undefined && flat === undefined)) return undefined;
  const widen = 10 ** (scale - measure.scale - rate.scale);
  const run = (frame: PriceFrame): number => {
    const x = withoutSign(price, frame, measure.run(frame));
    const charge = kept(frame, kept(frame, x * rate.run(frame)) * widen);
    return bounded(frame, flat === undefined ? charge : kept(frame, charge + flat(frame)));
  };
  return { run, mayMirror: true, truesUp: false };
}

function compileBands(
  price: Extract<CheckedPrice, { kind: 'bands' }>,
  scale: number,
  bounded: Bound,
  plan: Pick<Plan, 'accumulators' | 'readings'>,
  isOfLines: boolean,
): FastPrice | undefined {
  const scales = bandScales(price.measure, price.price);
  const table = scales && fastBandTable(exactTable(price.price), scales.measure, scales.price);
  const measure = scales && atScale(price.measure, scales.measure);
  if (scales === undefined || table === undefined || measure === undefined) return undefined;
  const widen = 10 ** (scale - scales.measure - scales.price);
  const total = price.price.kind === 'graduated' ? fastGraduated : fastVolume;
  const { cumulative } = price;
  if (cumulative === undefined) {
    const run = (frame: PriceFrame): number => {
      const x = withoutSign(price, frame, measure(frame));
      if (x > table.top) frame.fits = false;
      return bounded(frame, kept(frame, total(table, x, frame) * widen));
    };
    return { run, mayMirror: true, truesUp: false };
  }
  const { index, before: balance } = cumulativeWindow(plan, cumulative);
  const { slot, scale: balanceScale } = balance;
  if (balanceScale === undefined || balanceScale > scales.measure) return undefined;
  const isOfLast = cumulative.reading !== undefined;
  const widenBalance = 10 ** (scales.measure - balanceScale);
  const { basis } = cumulative;
  const isVolume = price.price.kind === 'volume';
  const truesUp = isVolume && basis === 'marginal';
  // The lines of one document take the flat once between them.
  const isFlatShared = isOfLines && isVolume && basis !== 'marginal';
  const run = (frame: PriceFrame): number => {
    const before = kept(frame, (frame.numbers[slot] as number) * widenBalance);
    if (Number.isNaN(before)) frame.fits = false;
    const x = measure(frame);
    const after = isOfLast ? x : kept(frame, before + x);
    if (basis !== 'before' && after > table.top) frame.fits = false;
    const hasEntries = frame.hasEntries[index] === true;
    if (!isVolume) {
      const billed = hasEntries ? total(table, before, frame) : 0;
      return bounded(frame, kept(frame, kept(frame, total(table, after, frame) - billed) * widen));
    }
    const band = fastBandOf(table, basis === 'before' ? before : after);
    const atBand = kept(frame, x * (table.price[band] as number));
    const isEntered = after > 0 || (after === 0 && table.flatAtZero);
    const takesFlat = isEntered && (basis === 'marginal' ? !hasEntries : !(isFlatShared && frame.isFlatTaken));
    if (isFlatShared && takesFlat) frame.isFlatTaken = true;
    const own = takesFlat ? kept(frame, atBand + (table.flat[band] as number)) : atBand;
    if (truesUp) {
      const billed = hasEntries ? total(table, before, frame) : 0;
      const moved = kept(frame, total(table, after, frame) - billed);
      frame.trueUp = kept(frame, kept(frame, moved - own) * widen);
    }
    return bounded(frame, kept(frame, own * widen));
  };
  return { run, mayMirror: false, truesUp };
}

/** Takes the sign off a measure. One that isn't simply mirrored is rare, and left to the exact lane. */
function withoutSign(bounds: CheckedBounds, frame: PriceFrame, measure: number): number {
  frame.isMirrored = !(measure >= 0);
  if (measure >= 0) return measure;
  if (bounds.negative !== 'mirror') frame.fits = false;
  return -measure;
}

const UNBOUND: Bound = (_frame, value) => value;

function compileBounds({ floor, cap, wins }: CheckedBounds, scale: number): Bound | undefined {
  const lowest = floor && atScale(floor, scale);
  const highest = cap && atScale(cap, scale);
  if ((floor !== undefined && lowest === undefined) || (cap !== undefined && highest === undefined)) return undefined;
  if (lowest === undefined && highest === undefined) return UNBOUND;
  if (highest === undefined) return (frame, value) => Math.max(value, (lowest as FastNumber)(frame));
  if (lowest === undefined) return (frame, value) => Math.min(value, highest(frame));
  return wins === 'cap'
    ? (frame, value) => Math.min(Math.max(value, lowest(frame)), highest(frame))
    : (frame, value) => Math.max(Math.min(value, highest(frame)), lowest(frame));
}

function atScale(tree: Tree, scale: number): FastNumber | undefined {
  const value = compileFastNumber(tree);
  return value && widened(value, scale);
}
