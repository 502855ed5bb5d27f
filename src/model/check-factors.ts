import type { Expectation } from '../issues/shape-issues.ts';
import { shown } from '../issues/shown.ts';
import type { Entry, FactorDraft } from './draft.ts';
import { factValue, tooFineFor } from './fact-value.ts';
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
  const hasLines = factors.some(({ item }) => item?.per === 'line');
  for (const { item, at } of factors) {
    if (item === undefined) continue;
    const { type, of } = item;
    checkRole(item, at, faults);
    // What a provider answers has the facts of the lines under this name.
    if (hasLines && item.code === 'lines') faults.add('name-reserved', at('code'), { name: item.code });
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
    const isOfNumbers = isNumber || (type === 'list' && of !== 'text' && of !== 'date');
    if (!isOfNumbers && item.maxScale !== undefined)
      faults.add('factor-field', at('maxScale'), { field: 'maxScale', type });
    if (item.nulls === 'default' && item.default === undefined) {
      faults.add('value-missing', at('default'), { key: 'default', expected: FACT_EXPECTED[type], options: undefined });
    }
    checkDefaultScale(item, at, faults);
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

/** A default is a fact like any other: it must not have more decimals than the factor allows. */
function checkDefaultScale(item: FactorDraft, at: Entry<FactorDraft>['at'], faults: Faults): void {
  const { maxScale } = item;
  const fallback = item.default === undefined || maxScale === undefined ? undefined : factValue(item, item.default);
  if (fallback === undefined || maxScale === undefined) return;
  const found = tooFineFor(maxScale, fallback);
  if (found !== undefined) faults.add('default-scale', at('default'), { factor: item.code, found, max: maxScale });
}

/** What the engine alone knows: a date that each document has one of. */
function checkRole(item: FactorDraft, at: Entry<FactorDraft>['at'], faults: Faults): void {
  const { code, is: role, type } = item;
  if (role === undefined) return;
  if (type !== 'date') faults.add('factor-field', at('is'), { field: 'is', type });
  if (item.default !== undefined) faults.add('factor-role', at('default'), { factor: code, role, excludes: 'default' });
  if (item.per === 'line') faults.add('factor-role', at('per'), { factor: code, role, excludes: 'per' });
}
