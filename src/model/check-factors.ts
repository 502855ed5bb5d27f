import type { Expectation } from '../issues/shape-issues.ts';
import { shown } from '../issues/shown.ts';
import type { Entry, FactorDraft } from './draft.ts';
import { factValue } from './fact-value.ts';
import type { Faults } from './faults.ts';
import type { FactorType } from './model.ts';

/** What a value of each type is, for a fault. */
export const FACT_EXPECTED: Record<FactorType, Expectation> = {
  money: 'decimal',
  ratio: 'decimal',
  quantity: 'decimal',
  integer: 'integer',
  text: 'fact-text',
  boolean: 'boolean',
  date: 'date',
  list: 'fact-list',
};

/** The dictionary's entries each by itself: which members go with which type, and whether the default is of the type. */
export function checkFactors(factors: readonly Entry<FactorDraft>[], faults: Faults): void {
  for (const { item, at } of factors) {
    if (item === undefined) continue;
    const { type, of } = item;
    const isMoney = type === 'money' || (type === 'list' && of === 'money');
    const isNumber = type === 'money' || type === 'ratio' || type === 'quantity' || type === 'integer';
    if (type === 'list' && of === undefined) {
      const options = 'money, ratio, quantity, integer, text, date';
      faults.add('value-missing', at('of'), { key: 'of', expected: 'one-of', options });
    }
    if (type !== 'list' && of !== undefined) faults.add('factor-field', at('of'), { field: 'of', type });
    if (!isMoney && item.currency !== undefined)
      faults.add('factor-field', at('currency'), { field: 'currency', type });
    if (!isNumber && item.scale !== undefined) faults.add('factor-field', at('scale'), { field: 'scale', type });
    if (
      item.default !== undefined &&
      (type !== 'list' || of !== undefined) &&
      factValue(item, item.default) === undefined
    ) {
      faults.add('value-invalid', at('default'), {
        found: shown(item.default),
        expected: FACT_EXPECTED[type],
        options: undefined,
        nearest: undefined,
      });
    }
  }
}
