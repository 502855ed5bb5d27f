/** 10^0 to 10^15: every power of ten that is a safe integer. */
export const POWERS_OF_TEN: readonly number[] = Object.freeze(Array.from({ length: 16 }, (_, k) => 10 ** k));

/** The most decimals that a value of the scaled-integer lane can have. */
export const FAST_SCALE_MAX = 15;

const ZERO = 48;
const NINE = 57;
const MINUS = 45;
const POINT = 46;

/**
 * Plain decimal text as whole units of `10^-scale` in a safe integer. `NaN` if the text is no plain decimal, has more
 * decimals than `scale`, or doesn't fit: it never throws and never rounds, so whoever meets `NaN` goes to the exact lane.
 *
 * Worked case: `unitsOf('12.5', 2)` is 1250; `unitsOf('0.125', 2)` is NaN.
 */
export function unitsOf(text: string, scale: number): number {
  const length = text.length;
  const isNegative = length > 0 && text.charCodeAt(0) === MINUS;
  let at = isNegative ? 1 : 0;
  const start = at;
  let units = 0;
  let code = 0;
  for (; at < length; at += 1) {
    code = text.charCodeAt(at);
    if (code < ZERO || code > NINE) break;
    units = units * 10 + (code - ZERO);
  }
  if (at === start) return Number.NaN;
  let missing = scale;
  if (at < length) {
    if (code !== POINT) return Number.NaN;
    const point = at;
    for (at += 1; at < length; at += 1) {
      code = text.charCodeAt(at);
      if (code < ZERO || code > NINE) return Number.NaN;
      units = units * 10 + (code - ZERO);
    }
    const decimals = length - point - 1;
    if (decimals === 0 || decimals > scale) return Number.NaN;
    missing = scale - decimals;
  }
  // Beyond the table nothing but zero could fit, and zero has no need of this lane.
  units *= POWERS_OF_TEN[missing] ?? Number.NaN;
  // Digits and powers only ever make it larger: had it left the safe integers on the way, it would still be outside.
  if (!(units <= Number.MAX_SAFE_INTEGER)) return Number.NaN;
  return isNegative && units !== 0 ? -units : units;
}

/**
 * Units of `10^-scale` as text with exactly `scale` decimals.
 *
 * Worked case: `unitsText(1250, 2)` is `12.50`; `unitsText(-5n, 2)` is `-0.05`.
 */
export function unitsText(units: number | bigint, scale: number): string {
  // The text of −0 is '0' already.
  const text = String(units);
  if (scale === 0) return text;
  if (text.charCodeAt(0) === MINUS) return `-${pointed(text.slice(1), scale)}`;
  return pointed(text, scale);
}

/**
 * Units of `10^-scale` as text with no more decimals than are needed: the canonical form.
 *
 * Worked case: `minimalText(1250, 2)` is `12.5`; `minimalText(1200, 2)` is `12`.
 */
export function minimalText(units: number | bigint, scale: number): string {
  const text = unitsText(units, scale);
  if (scale === 0) return text;
  let end = text.length;
  while (text.charCodeAt(end - 1) === ZERO) end -= 1;
  if (text.charCodeAt(end - 1) === POINT) end -= 1;
  return text.slice(0, end);
}

function pointed(digits: string, scale: number): string {
  const whole = digits.length - scale;
  if (whole > 0) return `${digits.slice(0, whole)}.${digits.slice(whole)}`;
  return `0.${digits.padStart(scale, '0')}`;
}
