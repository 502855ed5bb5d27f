import { type Issue, issue } from '../issues/issue.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import { plainLine } from '../issues/plain-line.ts';
import { shown } from '../issues/shown.ts';
import { FACT_LIST_MAX, factTypeText, factValue, tooFineFor } from '../model/fact-value.ts';
import type { Factor, FactValue } from '../model/model.ts';
import { decimalText } from '../money/decimal.ts';

/** Whose fact it is. */
export interface FactPlace {
  /** Id of the document. */
  readonly document: string;
  /** Name of the provider, or `document`, or `default`. */
  readonly provider: string;
  /** ISO 4217, of the plan: what money in the currency `document` is in. */
  readonly currency: string;
}

/** What stands for a sensitive value wherever it could be read by others. */
export const MASK = '***';

/** A factor's code and type, and whether its values are shown. */
export type FactType = Pick<Factor, 'code' | 'type' | 'of' | 'currency' | 'sensitive' | 'maxScale'>;

/**
 * The canonical value of a fact, if it is of the dictionary's type. Nothing is coerced: text is never a
 * boolean, `' 12 '` never a number. Money is a decimal, or `{ amount, currency }` whose currency must agree.
 *
 * Faults, naming factor, document and provider: `fact-invalid`, `fact-currency`, and `fact-scale` for more decimals than the
 * factor's `maxScale`.
 *
 * Worked case: `{ amount: '12.50', currency: 'CNY' }` for money in CNY is `'12.5'`; `'1e400'` is refused.
 */
export function checkFact(factor: FactType, value: unknown, place: FactPlace): Result<FactValue> {
  try {
    const fault = factor.currency === undefined ? undefined : currencyFault(factor, value, place);
    if (fault !== undefined) return failed(fault);
    const canonical = factValue(factor, factor.currency === undefined ? value : amounts(value));
    if (canonical === undefined) return failed(invalid(factor, shown(value), place));
    const tooFine = scaleFault(factor, canonical, place);
    return tooFine === undefined ? ok(canonical) : failed(tooFine);
  } catch {
    // A provider's object may be a proxy or hold accessors that throw: then it is no value of any type.
    return failed(invalid(factor, 'an object that cannot be read', place));
  }
}

function invalid(factor: FactType, found: string, place: FactPlace): Issue {
  const { code, sensitive } = factor;
  const { document, provider } = place;
  const facts = { factor: code, document, provider, found: sensitive ? MASK : found, expected: factTypeText(factor) };
  return issue('fact-invalid', ['facts', code], facts);
}

function scaleFault({ code, maxScale, sensitive }: FactType, value: FactValue, place: FactPlace): Issue | undefined {
  if (maxScale === undefined) return undefined;
  const tooFine = tooFineFor(maxScale, value);
  if (tooFine === undefined) return undefined;
  const { document, provider } = place;
  const found = sensitive ? MASK : tooFine;
  return issue('fact-scale', ['facts', code], { factor: code, document, provider, found, max: maxScale });
}

function currencyFault(factor: FactType, value: unknown, place: FactPlace): Issue | undefined {
  const expected = factor.currency === 'document' ? place.currency : (factor.currency ?? place.currency);
  for (const item of Array.isArray(value) ? value.slice(0, FACT_LIST_MAX) : [value]) {
    const found = isAmount(item) ? item.currency : expected;
    if (found === expected) continue;
    const { document, provider } = place;
    const text = typeof found === 'string' ? plainLine(found.slice(0, 20)) : shown(found);
    return issue('fact-currency', ['facts', factor.code], {
      factor: factor.code,
      document,
      provider,
      found: text,
      expected,
    });
  }
  return undefined;
}

function amounts(value: unknown): unknown {
  if (!Array.isArray(value)) return isAmount(value) ? value.amount : value;
  return value.slice(0, FACT_LIST_MAX + 1).map((item: unknown) => (isAmount(item) ? item.amount : item));
}

/** Exactly these two members, so that `{ amount, currency, tax }` is not taken for the amount without its tax. */
function isAmount(value: unknown): value is { readonly amount: unknown; readonly currency: unknown } {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || decimalText(value) !== undefined)
    return false;
  const keys = Object.keys(value);
  return keys.length === 2 && keys.includes('amount') && keys.includes('currency');
}
