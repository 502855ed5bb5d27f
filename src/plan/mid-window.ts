import { mergeTerms } from '../model/merge-terms.ts';
import type { Model } from '../model/model.ts';
import type { Price } from '../model/price.ts';
import type { MidWindowFee } from './plan-options.ts';

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

/** Both charge F(b+x) − F(b) of one total: only then does Fnew(b) − Fold(b) set right what was charged. */
export function isReratable(price: Price | undefined, earlier: Price | undefined): earlier is Price {
  const total = marginalTotal(price);
  return total !== undefined && total === marginalTotal(earlier);
}

function marginalTotal(price: Price | undefined): string | undefined {
  if (price?.kind !== 'graduated' && price?.kind !== 'volume') return undefined;
  return price.cumulative?.basis === 'marginal' ? price.cumulative.accumulator : undefined;
}
