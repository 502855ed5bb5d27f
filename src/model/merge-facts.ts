import { MASK, shown } from '../issues/shown.ts';
import { FACT_EXPECTED } from './check-factors.ts';
import type { Contract } from './contract.ts';
import type { ContractFact } from './effective-model.ts';
import { factValue } from './fact-value.ts';
import type { Faults } from './faults.ts';
import type { Model } from './model.ts';

/**
 * The facts that contracts state, the innermost that states one having the last word, each in the canonical form of its
 * factor. A fact of no factor, of one that only the engine knows, or of another type than the factor's, is a fault of its
 * contract.
 */
export function mergeFacts(
  model: Model,
  layers: readonly Pick<Contract, 'facts'>[],
  faults: Faults,
): { readonly [factor: string]: ContractFact } {
  // Without a prototype: no factor's code finds a member that nobody stated.
  const merged: Record<string, ContractFact> = Object.create(null);
  const factors = new Map(model.factors.map((factor) => [factor.code, factor]));
  for (const [layer, { facts = {} }] of layers.entries()) {
    for (const [code, stated] of Object.entries(facts)) {
      const path = ['contracts', layer, 'facts', code];
      const factor = factors.get(code);
      if (factor === undefined) {
        const nearest = faults.nearest(code, factors.keys());
        faults.add('reference-unknown', path, { name: code, kind: 'factor', nearest });
        continue;
      }
      if (factor.is !== undefined) {
        faults.add('factor-role', path, { factor: code, role: factor.is, excludes: `contract.facts.${code}` });
        continue;
      }
      const value = factValue(factor, stated);
      if (value !== undefined) merged[code] = { value, layer };
      else {
        const facts = { found: factor.sensitive ? MASK : shown(stated), expected: FACT_EXPECTED[factor.type] };
        faults.add('value-invalid', path, { ...facts, options: undefined, nearest: undefined });
      }
    }
  }
  return merged;
}
