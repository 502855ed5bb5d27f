import { periodOf } from '../time/period.ts';
import type { EffectiveAccumulator, EffectiveModel } from './effective-model.ts';
import type { Price } from './price.ts';
import { statedAt, statedWithin } from './stated.ts';

/** A fee that is priced by a total of its open window. */
export interface CumulativeFee {
  readonly fee: string;
  readonly accumulator: EffectiveAccumulator;
  readonly price: Price;
  /** Place of the innermost contract among the layers that has a part in the price; -1: only the model. */
  readonly priced: number;
}

/** What is open at a time: `undefined` has neither start nor end. */
export type OpenWindow = { readonly key: string; readonly startMs: number; readonly endMs: number };

/** The enabled fees whose price counts what came before in the window. */
export function cumulativeFees(definition: EffectiveModel): readonly CumulativeFee[] {
  return definition.fees.flatMap(({ code: fee, enabled, price }) => {
    const total = enabled ? windowTotal(price) : undefined;
    const accumulator = definition.accumulators.find(({ code }) => code === total);
    if (price === undefined || accumulator === undefined) return [];
    const by = [statedAt(definition.stated, fee, 'price'), ...statedWithin(definition.stated, fee, 'price')];
    const priced = Math.max(-1, ...by.map((each) => each?.layer ?? -1));
    return [{ fee, accumulator, price, priced }];
  });
}

/** The window of a total at a time; of a lifetime, all of time. */
export function windowAt({ window, timeZone }: EffectiveAccumulator, epochMs: number): OpenWindow {
  if (window !== 'lifetime') return periodOf(epochMs, window, timeZone);
  return { key: 'lifetime', startMs: Number.NEGATIVE_INFINITY, endMs: Number.POSITIVE_INFINITY };
}

/** Both charge F(b+x) − F(b) of one total: only then does Fnew(b) − Fold(b) set right what was charged. */
export function isReratable(price: Price | undefined, earlier: Price | undefined): earlier is Price {
  const total = marginalTotal(price);
  return total !== undefined && total === marginalTotal(earlier);
}

/** The accumulator whose open window a price counts. The window before is closed, and stays as it is. */
function windowTotal(price: Price | undefined): string | undefined {
  if (price === undefined || !('cumulative' in price)) return undefined;
  return price.cumulative?.of === 'last' ? undefined : price.cumulative?.accumulator;
}

function marginalTotal(price: Price | undefined): string | undefined {
  if (price === undefined || !('cumulative' in price)) return undefined;
  return price.cumulative?.basis === 'marginal' ? price.cumulative.accumulator : undefined;
}
