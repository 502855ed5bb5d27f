import type { Contract } from './contract.ts';

/** A layer of contracts over the model, from the outermost to the innermost. */
export type ContractLayer = 'tenant' | 'merchant' | 'store';

/** Where a value of an effective definition came from. */
export type Layer = 'model' | ContractLayer;

export const CONTRACT_LAYERS: readonly ContractLayer[] = ['tenant', 'merchant', 'store'];

/** A tenant's terms for all its parties, a party's own, or those of one of its stores. */
export function layerOfContract({ party, store }: Pick<Contract, 'party' | 'store'>): ContractLayer {
  if (party === undefined) return 'tenant';
  return store === undefined ? 'merchant' : 'store';
}

/** How far inside a contract's layer is: 0 for a tenant's. */
export function levelOf(contract: Pick<Contract, 'party' | 'store'>): number {
  return CONTRACT_LAYERS.indexOf(layerOfContract(contract));
}
