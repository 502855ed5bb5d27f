import { checkAccumulators } from './check-accumulators.ts';
import { checkApportionments } from './check-apportionments.ts';
import { checkFactors } from './check-factors.ts';
import { checkFees } from './check-fees.ts';
import { checkLane } from './check-lane.ts';
import { checkRefunds } from './check-refunds.ts';
import { checkSteps } from './check-steps.ts';
import { checkTables } from './check-tables.ts';
import { checkTaxes } from './check-taxes.ts';
import type { DefinitionDraft } from './draft.ts';
import type { Faults } from './faults.ts';
import { References } from './references.ts';

/**
 * Whether the items of a definition fit together, as far as that shows without looking into formulas: names are used
 * once and refer to something of the right kind, every line has the owner on one side, bands rise, limits can hold.
 */
export function checkDefinition(draft: DefinitionDraft, faults: Faults): void {
  const references = new References(draft, faults);
  checkParties(draft, references, faults);
  checkFactors(draft.factors, faults);
  checkTables(draft, references, faults);
  checkFees(draft, references, faults);
  checkTaxes(draft, faults);
  checkApportionments(draft, references, faults);
  checkAccumulators(draft, references, faults);
  checkLane(draft, references, faults);
  checkRefunds(draft, references, faults);
  checkSteps(draft, references, faults);
}

function checkParties({ parties }: DefinitionDraft, references: References, faults: Faults): void {
  for (const { item, at } of parties) {
    if (item === undefined) continue;
    const count = [item.is, item.id, item.factor].filter((role) => role !== undefined).length;
    if (count !== 1) faults.add('party-role', at(), { party: item.code, count });
    if (item.factor === undefined) continue;
    const factor = references.factor(item.factor, at('factor'), 'text-factor');
    if (factor?.per === 'line') faults.add('line-factor-place', at('factor'), { factor: factor.code, place: 'party' });
  }
}
