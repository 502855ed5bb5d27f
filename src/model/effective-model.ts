import type { Contract, SettlementCycle } from './contract.ts';
import type { ContractLayer } from './layer.ts';
import type { Accumulator, FactValue, Model } from './model.ts';
import type { Names } from './names.ts';
import type { Stated } from './stated.ts';

/** An accumulator whose zone is settled: its own, or the contract's. */
export interface EffectiveAccumulator extends Accumulator {
  readonly timeZone: string;
}

/** A contract and which layer it is. */
export interface EffectiveLayer {
  readonly layer: ContractLayer;
  readonly contract: Contract;
}

/** A fact that a contract states, in the canonical form of its factor. */
export interface ContractFact {
  readonly value: FactValue;
  /** Place of the contract among the layers. */
  readonly layer: number;
}

/**
 * A model with its contracts' terms laid over it: same shape as the model, and it knows the layer of each value.
 * Made by `mergeTerms`.
 */
export interface EffectiveModel<N extends Names = Names> extends Model<N> {
  readonly accumulators: readonly EffectiveAccumulator[];
  /** Outermost first, at least one. */
  readonly layers: readonly EffectiveLayer[];
  /** The innermost layer: whose orders the lines lie in. */
  readonly contract: Contract;
  /** IANA zone of its periods: the innermost contract's that states one. */
  readonly timeZone: string;
  readonly cycle: SettlementCycle;
  /** By code of the factor: what the contracts themselves state. */
  readonly facts: { readonly [factor: string]: ContractFact };
  /** What contracts stated, and which; all else came from the model. Ask with `layerOf`. */
  readonly stated: Stated;
}
