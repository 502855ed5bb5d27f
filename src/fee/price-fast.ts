import { compileFastNumber, type FastNumber, kept, widened } from '../formula/compile-fast.ts';
import type { FastFrame } from '../formula/frame.ts';
import type { Tree } from '../formula/tree.ts';
import type { CheckedBounds, CheckedPrice, FeeNode, Plan } from '../plan/plan.ts';
import { bandScales } from '../plan/price-scale.ts';
import { fastBandOf, fastBandTable, fastGraduated, fastVolume } from './band-table-fast.ts';
import { exactTable } from './price-exact.ts';

/**
 * Computes a price in the scaled-integer lane and leaves its parts here, at the scale of the fee's exact value: the same
 * three that `Priced` has in the exact lane. One for each fee, written anew for every document.
 */
export interface FastPrice {
  run(frame: FastFrame): void;
  own: number;
  trueUp: number;
  isMirrored: boolean;
}

/** Whether the window of each accumulator held an entry before the document; balances are among the frame's numbers. */
export interface TotalsFrame extends FastFrame {
  readonly hasEntries: boolean[];
}

type Bound = (frame: FastFrame, value: number) => number;

export function compileFastPrice(node: FeeNode, plan: Pick<Plan, 'accumulators'>): FastPrice | undefined {
  const { price } = node;
  const scale = node.exact.scale;
  if (scale === undefined) return undefined;
  const bounded = compileBounds(price, scale);
  if (bounded === undefined) return undefined;
  switch (price.kind) {
    case 'amount': {
      const amount = atScale(price.amount, scale);
      if (amount === undefined) return undefined;
      return fastPrice((out, frame) => {
        out.own = bounded(frame, amount(frame));
      });
    }
    case 'rate':
      return compileRate(price, scale, bounded);
    case 'bands':
      return compileBands(price, scale, bounded, plan);
  }
}

/** A price whose parts other than `own` stay as they are here unless its function sets them. */
function fastPrice(compute: (out: FastPrice, frame: TotalsFrame) => void): FastPrice {
  const out: FastPrice = {
    own: 0,
    trueUp: 0,
    isMirrored: false,
    run: (frame) => compute(out, frame as TotalsFrame),
  };
  return out;
}

function compileRate(
  price: Extract<CheckedPrice, { kind: 'rate' }>,
  scale: number,
  bounded: Bound,
): FastPrice | undefined {
  const measure = compileFastNumber(price.measure);
  const rate = compileFastNumber(price.rate);
  const flat = price.flat === undefined ? () => 0 : atScale(price.flat, scale);
  if (measure === undefined || rate === undefined || flat === undefined) return undefined;
  const widen = 10 ** (scale - measure.scale - rate.scale);
  return fastPrice((out, frame) => {
    const x = signed(out, price, frame, measure.run(frame));
    const charge = kept(frame, kept(frame, x * rate.run(frame)) * widen);
    out.own = bounded(frame, kept(frame, charge + flat(frame)));
  });
}

function compileBands(
  price: Extract<CheckedPrice, { kind: 'bands' }>,
  scale: number,
  bounded: Bound,
  plan: Pick<Plan, 'accumulators'>,
): FastPrice | undefined {
  const scales = bandScales(price.measure, price.price);
  const table = scales && fastBandTable(exactTable(price.price), scales.measure, scales.price);
  const measure = scales && atScale(price.measure, scales.measure);
  if (scales === undefined || table === undefined || measure === undefined) return undefined;
  const widen = 10 ** (scale - scales.measure - scales.price);
  const total = price.price.kind === 'graduated' ? fastGraduated : fastVolume;
  const { cumulative } = price;
  if (cumulative === undefined) {
    return fastPrice((out, frame) => {
      const x = signed(out, price, frame, measure(frame));
      if (x > table.top) frame.fits = false;
      out.own = bounded(frame, kept(frame, total(table, x, frame) * widen));
    });
  }
  const balance = plan.accumulators[cumulative.accumulator];
  const balanceScale = balance?.before.scale;
  if (balance === undefined || balanceScale === undefined || balanceScale > scales.measure) return undefined;
  const { slot } = balance.before;
  const index = cumulative.accumulator;
  const widenBalance = 10 ** (scales.measure - balanceScale);
  const { basis } = cumulative;
  const isVolume = price.price.kind === 'volume';
  return fastPrice((out, frame) => {
    const before = kept(frame, (frame.numbers[slot] as number) * widenBalance);
    if (Number.isNaN(before)) frame.fits = false;
    const x = measure(frame);
    const after = kept(frame, before + x);
    if (basis !== 'before' && after > table.top) frame.fits = false;
    const hasEntries = frame.hasEntries[index] === true;
    if (!isVolume) {
      const billed = hasEntries ? total(table, before, frame) : 0;
      out.own = bounded(frame, kept(frame, kept(frame, total(table, after, frame) - billed) * widen));
      return;
    }
    const band = fastBandOf(table, basis === 'before' ? before : after);
    const atBand = kept(frame, x * (table.price[band] as number));
    const takesFlat = basis !== 'marginal' || !hasEntries;
    const own = takesFlat ? kept(frame, atBand + (table.flat[band] as number)) : atBand;
    if (basis === 'marginal') {
      const billed = hasEntries ? total(table, before, frame) : 0;
      const moved = kept(frame, total(table, after, frame) - billed);
      out.trueUp = kept(frame, kept(frame, moved - own) * widen);
    }
    out.own = bounded(frame, kept(frame, own * widen));
  });
}

/** Takes the sign off a measure. One that isn't simply mirrored is rare, and left to the exact lane. */
function signed(out: FastPrice, bounds: CheckedBounds, frame: FastFrame, measure: number): number {
  out.isMirrored = false;
  if (measure >= 0) return measure;
  out.isMirrored = true;
  if (bounds.negative !== 'mirror') frame.fits = false;
  return -measure;
}

function compileBounds({ floor, cap, wins }: CheckedBounds, scale: number): Bound | undefined {
  const lowest = floor && atScale(floor, scale);
  const highest = cap && atScale(cap, scale);
  if ((floor !== undefined && lowest === undefined) || (cap !== undefined && highest === undefined)) return undefined;
  if (lowest === undefined && highest === undefined) return (_frame, value) => value;
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
