import type { EffectiveModel } from '../model/effective-model.ts';
import { statedAt, statedWithin } from '../model/stated.ts';
import type { DefinedBy } from './explanation.ts';

/**
 * Who wrote a member of a definition, outermost first: the model unless a contract stated the member whole, then the
 * contracts that have a part in it.
 *
 * Worked case: the model's commission is 5 % of sales, the party's contract caps it at 50.00, the store's states 4 %: the
 * model, then `{ layer: 'merchant', fields: ['price.cap'] }`, then `{ layer: 'store', fields: ['price.rate'] }`.
 */
export function definedBy(definition: EffectiveModel, code: string, field: string): readonly DefinedBy[] {
  const { stated, layers } = definition;
  const whole = statedAt(stated, code, field);
  const parts = statedWithin(stated, code, field);
  const entries = whole === undefined || parts.includes(whole) ? parts : [whole, ...parts];
  const contracts = layers.flatMap(({ layer, contract: { id, version } }, at): DefinedBy[] => {
    const fields = entries.filter((each) => each.layer === at).map((each) => each.field);
    return fields.length === 0 ? [] : [{ layer, contract: { id, version }, fields }];
  });
  return whole === undefined ? [{ layer: 'model' }, ...contracts] : contracts;
}
