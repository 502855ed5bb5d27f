import type { Contract } from './contract.ts';
import type { Faults } from './faults.ts';
import { levelOf } from './layer.ts';
import type { Model } from './model.ts';

/**
 * Whether contracts can be layers of one another over a model: at least one, of this model, one tenant, one party, each
 * further inside than the one before.
 */
export function checkLayers(model: Model, contracts: readonly Contract[], faults: Faults): void {
  if (contracts.length === 0) faults.add('layers-none', ['contracts'], { model: model.code });
  for (const [at, contract] of contracts.entries()) {
    const { id, version } = contract;
    if (contract.model !== model.code) {
      const facts = { contract: id, model: contract.model, expected: model.code };
      faults.add('contract-other-model', ['contracts', at, 'model'], facts);
    }
    const outer = contracts[at - 1];
    if (outer === undefined) continue;
    const facts = { contract: id, version, other: outer.id, otherVersion: outer.version };
    const isInside = levelOf(outer) < levelOf(contract);
    const isOfOther = outer.party !== undefined && outer.party !== contract.party;
    if (outer.tenant !== contract.tenant) faults.add('layers-apart', ['contracts', at], { ...facts, reason: 'tenant' });
    else if (!isInside) faults.add('layers-apart', ['contracts', at], { ...facts, reason: 'order' });
    else if (isOfOther) faults.add('layers-apart', ['contracts', at], { ...facts, reason: 'party' });
  }
}
