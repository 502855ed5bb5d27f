import { compileFastNumber } from '../formula/compile-fast.ts';
import type { Tree } from '../formula/tree.ts';
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
export function bandScales({
  measure,
  bands: { from, price, flat, upTo },
}: Extract<CheckedPrice, { kind: 'bands' }>): { readonly measure: number; readonly price: number } | undefined {
  const measureWide = widest([measure, ...from, ...(upTo === undefined ? [] : [upTo])]);
  const priceWide = widest(price);
  const flatWide = widest(flat);
  if (measureWide === undefined || priceWide === undefined || flatWide === undefined) return undefined;
  return { measure: measureWide, price: Math.max(priceWide, flatWide - measureWide) };
}

/** The decimals at which all of these stand side by side. */
export function widest(trees: readonly Tree[]): number | undefined {
  let scale = 0;
  for (const tree of trees) {
    const value = compileFastNumber(tree);
    if (value === undefined) return undefined;
    scale = Math.max(scale, value.scale);
  }
  return scale;
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
      if (price.roundEach !== undefined) return undefined;
      const scales = bandScales(price);
      return scales && scales.measure + scales.price;
    }
    case 'package': {
      const { measure, size, free } = price;
      const isWhole = widest([measure, size, ...(free === undefined ? [] : [free])]) !== undefined;
      return isWhole ? compileFastNumber(price.price)?.scale : undefined;
    }
    case 'custom':
      return undefined;
  }
}

function boundScales(price: CheckedPrice): readonly (number | undefined)[] {
  const bounds = [price.floor, price.cap].filter((bound) => bound !== undefined);
  return bounds.map((bound) => compileFastNumber(bound)?.scale);
}
