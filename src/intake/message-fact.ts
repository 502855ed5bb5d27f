import { factValue } from '../model/fact-value.ts';
import type { FactorType, FactValue } from '../model/model.ts';
import { decimalText } from '../money/decimal.ts';
import type { FactSource } from './intake-schema.ts';
import type { JsonNumber, JsonValue } from './json-value.ts';

export type FactPathSource = Extract<FactSource, { path: unknown }>;

/**
 * A value of a message as the canonical value of a fact, or `undefined` if it is not of the type. A number is taken in the
 * digits in which it was written; one that would have to be rounded is of no type.
 *
 * Worked case: `12.50` as money is `12.5`, and so is `"12.50"`; `1250` with `decimals: 2` is `12.5`, `12.50` with it is
 * refused.
 */
export function messageFact(source: FactPathSource, value: JsonValue): FactValue | undefined {
  const { type, of, decimals } = source;
  if (decimals !== undefined) {
    const whole = factValue({ type: 'integer' }, plainOf(value, 'integer'));
    return typeof whole === 'string' ? factValue({ type }, `${whole}e-${decimals}`) : undefined;
  }
  if (of === undefined) return factValue({ type }, plainOf(value, type));
  const items = typeof value === 'object' && value?.kind === 'list' ? value.items : undefined;
  return factValue(
    { type, of },
    items?.map((item) => plainOf(item, of)),
  );
}

/** What the type check of a factor reads: a number as its decimal, where numbers are expected; of an object nothing. */
function plainOf(value: JsonValue, type: FactorType): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const isNumber = type === 'money' || type === 'ratio' || type === 'quantity' || type === 'integer';
  return value.kind === 'number' && isNumber ? exactNumber(value) : undefined;
}

/** A number that a caller handed over is as exact as the decimal door finds it. */
function exactNumber({ text, given }: JsonNumber): string | undefined {
  // JSON writes an exponent with a plus, which the decimal door doesn't take.
  return decimalText(given ?? text.replace('+', ''));
}
