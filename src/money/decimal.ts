import type { Decimal as DecimalJs } from 'decimal.js';
import { decimalJsText } from './decimal-js-text.ts';
import { ownDecimal } from './own-decimal.ts';
import { unitsText } from './units.ts';

/**
 * The decimal of public values: decimal.js in a frozen copy of our own, which computes with 100 digits and prints without
 * exponent (`new Decimal('1e-7').toString()` is `0.0000001`). Feewright itself never computes with it.
 */
export const Decimal: typeof DecimalJs = ownDecimal();
export type Decimal = DecimalJs;

/** What is accepted as a decimal, if it also passes `decimalText`. */
export type DecimalInput = string | number | bigint | Decimal;

const DIGITS_MAX = 60;
const NUMBER_DIGITS_MAX = 15;
// A minus, 60 digits, a point, `e-60`: whatever is longer is refused before any pattern sees it.
const LENGTH_MAX = DIGITS_MAX + 6;
const BIGINT_END = 10n ** BigInt(DIGITS_MAX);

/**
 * The canonical text of what is accepted as a decimal (SPEC §1), `undefined` for all else. Canonical: no exponent, no
 * zeros that say nothing, `-0` is `0`; equal values have equal texts.
 *
 * Accepted are text (digits, after at most one minus; a point only between digits; an exponent `e3`, `E-3` within ±60; at
 * most 60 digits written), a `bigint` of at most 60 digits, a decimal.js value of any copy that such a text could write,
 * a safe integer, and a fractional `number` of at most 15 significant digits, as it prints. Not accepted: `+1`, `.5`,
 * `5.`, `1e+3`, ` 12 `, `1,000`, `１２`, `0x1F`, `NaN`, `Infinity`, `0.1 + 0.2`, `2 ** 53`, `null`, objects that only look
 * like a decimal.
 *
 * Worked case: `'-12.50'` is `-12.5`, `'1e-3'` is `0.001`, `0.1` is `0.1`, `'007'` is `7`.
 */
export function decimalText(input: unknown): string | undefined {
  switch (typeof input) {
    case 'string':
      return textOfText(input);
    case 'number':
      return textOfNumber(input);
    case 'bigint':
      return input < BIGINT_END && input > -BIGINT_END ? String(input) : undefined;
    case 'object': {
      const text = decimalJsText(input);
      return text === undefined ? undefined : textOfText(text);
    }
    default:
      return undefined;
  }
}

/** A public value from whole units of `10^-scale`: `decimalOfUnits(1250, 2)` is 12.5, `.toFixed(2)` of it `12.50`. */
export function decimalOfUnits(units: number | bigint, scale: number): Decimal {
  return new Decimal(unitsText(units, scale));
}
