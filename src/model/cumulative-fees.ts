import { periodOf } from '../time/period.ts';
import type { EffectiveAccumulator, EffectiveModel } from './effective-model.ts';
import type { Price } from './price.ts';
import { statedAt, statedWithin } from './stated.ts';
import { cycleOf, windowText } from './window.ts';

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

/**
 * What is open at a time, for all documents that there may be. Years from a date of a party's own are open at any time; a
 * document's own window begins and ends with it.
 *
 * @param contractFromMs where the contract in force then begins, its first version
 */
export function windowAt(accumulator: EffectiveAccumulator, epochMs: number, contractFromMs: number): OpenWindow {
  const { window, timeZone } = accumulator;
  const cycle = cycleOf(accumulator);
  if (cycle !== undefined) return periodOf(epochMs, cycle, timeZone);
  const key = windowText(window);
  if (window === 'document') return { key, startMs: epochMs, endMs: epochMs };
  const startMs = window === 'contract' ? contractFromMs : Number.NEGATIVE_INFINITY;
  return { key, startMs, endMs: Number.POSITIVE_INFINITY };
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
