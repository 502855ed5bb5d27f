import { mergeTerms } from '../model/merge-terms.ts';
import type { MidWindowFee } from '../model/mid-windows.ts';
import type { Model } from '../model/model.ts';
import type { Price } from '../model/price.ts';

/** A fee's earlier price beside what else `MidWindowFee` says of it. */
export interface MidWindowPrice extends Pick<MidWindowFee, 'sinceMs'> {
  readonly rerate?: { readonly fromMs: number; readonly price: Price | undefined };
}

/** By fee: the prices until the versions that re-rate began. An earlier plan's own faults are told where it is built. */
export function midWindowPrices(
  model: Model,
  options: readonly MidWindowFee[] = [],
): ReadonlyMap<string, MidWindowPrice> {
  const prices = new Map<string, MidWindowPrice>();
  for (const { fee, sinceMs, rerate } of options) {
    const merged = rerate && mergeTerms(model, rerate.contracts);
    const earlier = merged?.ok === true ? merged.value.fees.find(({ code }) => code === fee) : undefined;
    prices.set(fee, {
      ...(sinceMs === undefined ? {} : { sinceMs }),
      ...(rerate === undefined
        ? {}
        : { rerate: { fromMs: rerate.fromMs, price: earlier?.enabled ? earlier.price : undefined } }),
    });
  }
  return prices;
}
