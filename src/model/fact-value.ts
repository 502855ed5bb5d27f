import { isDate } from '../formula/check-formula.ts';
import { decimalText } from '../money/decimal.ts';
import { isKeepableText } from './keepable-text.ts';
import type { FactorType, FactValue, ListItemType } from './model.ts';

/** The longest list that a fact may be. */
export const FACT_LIST_MAX = 1_000;

/**
 * The canonical value of a fact of a type, or `undefined` if the value is not of that type: the dictionary's one type
 * check. Numbers go through the decimal door, nothing is coerced: `'12'` is no text's number, `1` no boolean.
 *
 * Worked case: `12.50` as money is `'12.5'`; `'1.5'` as an integer, `'true'` as a boolean are refused.
 */
export function factValue(
  factor: { readonly type: FactorType; readonly of?: ListItemType },
  value: unknown,
): FactValue | undefined {
  switch (factor.type) {
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'list':
      return factor.of === undefined ? undefined : listValue(factor.of, value);
    default:
      return singleValue(factor.type, value);
  }
}

/** The type in words, for a fault: `list of text`. */
export function factTypeText(factor: { readonly type: FactorType; readonly of?: ListItemType }): string {
  return factor.type === 'list' ? `list of ${factor.of}` : factor.type;
}

function singleValue(type: ListItemType, value: unknown): string | undefined {
  switch (type) {
    case 'money':
    case 'ratio':
    case 'quantity':
      return decimalText(value);
    case 'integer': {
      const text = decimalText(value);
      return text === undefined || text.includes('.') ? undefined : text;
    }
    case 'text':
      return typeof value === 'string' && isKeepableText(value) ? value : undefined;
    case 'date':
      return typeof value === 'string' && isDate(value) ? value : undefined;
  }
}

function listValue(of: ListItemType, value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length > FACT_LIST_MAX) return undefined;
  const items: string[] = [];
  for (const item of value as readonly unknown[]) {
    const text = singleValue(of, item);
    if (text === undefined) return undefined;
    items.push(text);
  }
  return Object.freeze(items);
}

/** The first number of a canonical fact that has more decimals than `scale`. */
export function tooFineFor(scale: number, value: FactValue): string | undefined {
  const texts = typeof value === 'object' ? value : [String(value)];
  return texts.find((text) => {
    const point = text.indexOf('.');
    return point >= 0 && text.length - point - 1 > scale;
  });
}
