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
const EXPONENT_MAX = 60;
const NUMBER_DIGITS_MAX = 15;
// A minus, 60 digits, a point, `e-60`: whatever is longer is refused before any pattern sees it.
const LENGTH_MAX = DIGITS_MAX + 6;
const BIGINT_END = 10n ** BigInt(DIGITS_MAX);

/**
 * The canonical text of what is accepted as a decimal, `undefined` for all else. Canonical: no exponent, no
 * zeros that say nothing, `-0` is `0`; equal values have equal texts.
 *
 * Accepted are text (digits, after at most one minus; a point only between digits; an exponent `e3`, `E-3` within ±60; at
 * most 60 digits written), a `bigint` of at most 60 digits, a decimal.js value of any copy (60 digits, exponent ±60), a
 * safe integer, and a fractional `number` of at most 15 significant digits, as it prints. Not accepted: `+1`, `.5`,
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

const ZERO = 48;
const NINE = 57;
const MINUS = 45;
const POINT = 46;
const SMALL_E = 101;
const CAPITAL_E = 69;

// On the way of every fact of every document: character by character, and the text itself if it is canonical already.
function textOfText(text: string): string | undefined {
  const length = text.length;
  if (length === 0 || length > LENGTH_MAX) return undefined;
  const start = text.charCodeAt(0) === MINUS ? 1 : 0;
  let point = -1;
  for (let at = start; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= NINE) continue;
    if (code === SMALL_E || code === CAPITAL_E) return textWithExponent(text);
    if (code !== POINT || point >= 0 || at === start || at === length - 1) return undefined;
    point = at;
  }
  const digits = length - start - (point < 0 ? 0 : 1);
  if (digits === 0 || digits > DIGITS_MAX) return undefined;
  return trimmed(text, start, point);
}

const WITH_EXPONENT = /^(-?)(\d+)(?:\.(\d+))?[eE](-?\d{1,2})$/;

function textWithExponent(text: string): string | undefined {
  const match = WITH_EXPONENT.exec(text);
  if (match === null) return undefined;
  const [, minus = '', whole = '', fraction = '', power] = match;
  const exponent = Number(power);
  const digits = whole + fraction;
  if (digits.length > DIGITS_MAX || Math.abs(exponent) > EXPONENT_MAX) return undefined;
  // Zeros on both sides, so that the point falls between digits wherever it moves.
  const point = whole.length + exponent;
  const padded = '0'.repeat(Math.max(0, 1 - point)) + digits + '0'.repeat(Math.max(0, point - digits.length) + 1);
  const place = Math.max(1, point);
  return trimmed(`${minus}${padded.slice(0, place)}.${padded.slice(place)}`, minus.length, minus.length + place);
}

/** Without the zeros that say nothing: in front but for one, and at the end behind the point. */
function trimmed(text: string, start: number, point: number): string {
  let first = start;
  const lastWhole = (point < 0 ? text.length : point) - 1;
  while (first < lastWhole && text.charCodeAt(first) === ZERO) first += 1;
  let end = text.length;
  if (point >= 0) {
    while (text.charCodeAt(end - 1) === ZERO) end -= 1;
    if (end - 1 === point) end = point;
  }
  if (end - first === 1 && text.charCodeAt(first) === ZERO) return '0';
  if (first === start) return end === text.length ? text : text.slice(0, end);
  return start === 0 ? text.slice(first, end) : `-${text.slice(first, end)}`;
}

function textOfNumber(value: number): string | undefined {
  if (Number.isSafeInteger(value)) return String(value + 0);
  if (!Number.isFinite(value) || Number.isInteger(value)) return undefined;
  const text = String(value);
  const significant = text
    .replace(/e.*$/, '')
    .replace(/^-?0*\.?0*/, '')
    .replace('.', '');
  return significant.length > NUMBER_DIGITS_MAX ? undefined : textOfText(text);
}
