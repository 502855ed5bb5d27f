import type { Contract } from './contract.ts';
import type { Accumulator, Model } from './model.ts';
import type { Names } from './names.ts';

/** Where a value of an effective definition came from. */
export type Layer = 'model' | 'contract';

/** An accumulator whose zone is settled: its own, or the contract's. */
export interface EffectiveAccumulator extends Accumulator {
  readonly timeZone: string;
}

/**
 * A model with one contract's terms merged over it: same shape as the model, and it knows the layer of each value.
 * Made by `mergeTerms`.
 */
export interface EffectiveModel<N extends Names = Names> extends Model<N> {
  readonly accumulators: readonly EffectiveAccumulator[];
  readonly contract: Contract;
  /**
   * By code of fee, apportionment or accumulator: what the contract stated, such as `'price.bands'`, `'when'`,
   * `'bearers'` or `'limit'`. All else came from the model. Ask with `layerOf`.
   */
  readonly stated: { readonly [code: string]: readonly string[] };
}
