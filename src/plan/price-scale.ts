import { compileFastNumber } from '../formula/compile-fast.ts';
import type { Tree } from '../formula/tree.ts';
import type { Band } from '../model/price.ts';
import { FAST_SCALE_MAX } from '../money/units.ts';
import type { CheckedPrice } from './plan.ts';

/**
 * Decimals of a price's exact value in the scaled-integer lane; `undefined` where it has none there. The fee's compiled
 * function brings every result to this scale.
 */
export function priceScale(price: CheckedPrice): number | undefined {
  const scales = [ownScale(price), ...boundScales(price)];
  let widest = 0;
  for (const scale of scales) {
    if (scale === undefined) return undefined;
    widest = Math.max(widest, scale);
  }
  return widest > FAST_SCALE_MAX ? undefined : widest;
}

/** Decimals of the measure beside the bounds of the bands, and of the bands' prices. */
export function bandScales(measure: Tree, price: Extract<CheckedPrice, { kind: 'bands' }>['price']) {
  const measureScale = compileFastNumber(measure)?.scale;
  if (measureScale === undefined) return undefined;
  const bounds = [...price.bands.map((band) => band.from), ...(price.upTo === undefined ? [] : [price.upTo])];
  const measureWide = Math.max(measureScale, ...bounds.map(decimalsOf));
  const priceWide = Math.max(0, ...price.bands.map((band) => decimalsOf(unitPriceOf(band))));
  const flatWide = Math.max(0, ...price.bands.map((band) => decimalsOf(band.flat ?? '0')));
  return { measure: measureWide, price: Math.max(priceWide, flatWide - measureWide) };
}

/** What one of the measure costs in a band: a ratio of money, or money a piece. */
export function unitPriceOf(band: Band): string {
  return band.rate ?? band.unit ?? '0';
}

function ownScale(price: CheckedPrice): number | undefined {
  switch (price.kind) {
    case 'amount':
      return compileFastNumber(price.amount)?.scale;
    case 'rate': {
      const [measure, rate] = [compileFastNumber(price.measure)?.scale, compileFastNumber(price.rate)?.scale];
      const flat = price.flat === undefined ? 0 : compileFastNumber(price.flat)?.scale;
      if (measure === undefined || rate === undefined || flat === undefined) return undefined;
      return Math.max(measure + rate, flat);
    }
    case 'bands': {
      const scales = bandScales(price.measure, price.price);
      return scales && scales.measure + scales.price;
    }
  }
}

function boundScales(price: CheckedPrice): readonly (number | undefined)[] {
  const bounds = [price.floor, price.cap].filter((bound) => bound !== undefined);
  return bounds.map((bound) => compileFastNumber(bound)?.scale);
}

function decimalsOf(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}
