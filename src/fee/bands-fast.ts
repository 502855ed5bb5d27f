import { kept } from '../formula/compile-fast.ts';
import type { FastFrame } from '../formula/frame.ts';
import { POWERS_OF_TEN } from '../money/units.ts';
import { isFixed } from '../plan/band-columns.ts';
import { cumulativeWindow } from '../plan/cumulative-window.ts';
import type { CheckedPrice, Plan } from '../plan/plan.ts';
import { bandScales } from '../plan/price-scale.ts';
import {
  type FastBandTable,
  fastBandOf,
  fastBandTable,
  fastGraduated,
  fastVolume,
  refillableTable,
} from './band-table-fast.ts';
import { compileTable } from './bands-exact.ts';
import { type FastBounds, fastAtScale } from './bounds.ts';
import { type FastPrice, type PriceFrame, withoutSign } from './priced.ts';

type BandsPrice = Extract<CheckedPrice, { kind: 'bands' }>;

/** Graduated and volume prices in the scaled-integer lane. Bands that are rounded one by one are left to the exact one. */
export function compileFastBands(
  price: BandsPrice,
  scale: number,
  bounded: FastBounds,
  plan: Pick<Plan, 'accumulators' | 'readings'>,
  isOfLines: boolean,
): FastPrice | undefined {
  const scales = price.roundEach === undefined ? bandScales(price) : undefined;
  const tableFor = scales && compileFastTable(price, scales);
  const measure = scales && fastAtScale(price.measure, scales.measure);
  if (scales === undefined || tableFor === undefined || measure === undefined) return undefined;
  const widen = POWERS_OF_TEN[scale - scales.measure - scales.price] as number;
  const total = price.price.kind === 'graduated' ? fastGraduated : fastVolume;
  const { cumulative } = price;
  if (cumulative === undefined) {
    const run = (frame: PriceFrame): number => {
      const table = tableFor(frame);
      const x = withoutSign(price, frame, measure(frame));
      if (x > table.top) frame.fits = false;
      return bounded(frame, kept(frame, total(table, x, frame) * widen));
    };
    return { run, mayMirror: true, truesUp: false, countsTotals: false };
  }
  const { index, before: balance, isApart } = cumulativeWindow(plan, cumulative);
  const { slot, scale: balanceScale } = balance;
  if (balanceScale === undefined || balanceScale > scales.measure) return undefined;
  const widenBalance = POWERS_OF_TEN[scales.measure - balanceScale] as number;
  const { basis } = cumulative;
  const isVolume = price.price.kind === 'volume';
  const truesUp = isVolume && basis === 'marginal';
  // The lines of one document take the flat once between them.
  const isFlatShared = isOfLines && isVolume && basis !== 'marginal';
  const run = (frame: PriceFrame): number => {
    const table = tableFor(frame);
    const before = kept(frame, (frame.numbers[slot] as number) * widenBalance);
    if (Number.isNaN(before)) frame.fits = false;
    const x = measure(frame);
    const after = isApart ? x : kept(frame, before + x);
    const reached = basis === 'before' ? before : after;
    if (reached > table.top) frame.fits = false;
    const hasEntries = frame.hasEntries[index] === true;
    if (!isVolume) {
      const billed = hasEntries ? total(table, before, frame) : 0;
      frame.billed = kept(frame, billed * widen);
      return bounded(frame, kept(frame, kept(frame, total(table, after, frame) - billed) * widen));
    }
    const band = fastBandOf(table, reached);
    const atBand = kept(frame, x * (table.price[band] as number));
    const isEntered = after > 0 || (after === 0 && table.flatAtZero);
    const takesFlat = isEntered && (basis === 'marginal' ? !hasEntries : !(isFlatShared && frame.isFlatTaken));
    if (isFlatShared && takesFlat) frame.isFlatTaken = true;
    const own = takesFlat ? kept(frame, atBand + (table.flat[band] as number)) : atBand;
    if (truesUp) {
      const billed = hasEntries ? total(table, before, frame) : 0;
      const moved = kept(frame, total(table, after, frame) - billed);
      frame.billed = kept(frame, billed * widen);
      frame.trueUp = kept(frame, kept(frame, moved - own) * widen);
    }
    return bounded(frame, kept(frame, own * widen));
  };
  return { run, mayMirror: false, truesUp, countsTotals: basis === 'marginal' };
}

/** The same table for every document, or one that is filled again with the values of each. */
function compileFastTable(
  price: BandsPrice,
  scales: { readonly measure: number; readonly price: number },
): ((frame: FastFrame) => FastBandTable) | undefined {
  const { bands, price: rules } = price;
  if (isFixed(bands)) {
    const table = fastBandTable(compileTable(price, '')(NO_FRAME), scales.measure, scales.price);
    return table && (() => table);
  }
  const at = (trees: typeof bands.from, scale: number) => trees.map((tree) => fastAtScale(tree, scale));
  const [from, prices] = [at(bands.from, scales.measure), at(bands.price, scales.price)];
  const flats = at(bands.flat, scales.measure + scales.price);
  const top = bands.upTo && fastAtScale(bands.upTo, scales.measure);
  if (!areThere(from) || !areThere(prices) || !areThere(flats)) return undefined;
  if (bands.upTo !== undefined && top === undefined) return undefined;
  const isOpen = rules.overflow === 'last-band';
  return refillableTable({ from, price: prices, flat: flats, top, isOpen }, rules);
}

const NO_FRAME = { numbers: [], texts: [], booleans: [], lists: [] };

function areThere<Value>(values: readonly (Value | undefined)[]): values is readonly Value[] {
  return values.every((value) => value !== undefined);
}
