import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { bounded, counted, type Exact, shortest } from './exact-form.ts';
import { powerOfTen, scaleOfPower } from './power-of-ten.ts';
import { divideBigUnits, type RoundingMode } from './rounding.ts';
import { minimalText } from './units.ts';

export { EXACT_DIGITS_MAX, type Exact } from './exact-form.ts';
export { powerOfTen } from './power-of-ten.ts';

export const ZERO: Exact = Object.freeze({ n: 0n, d: 1n });
export const ONE: Exact = Object.freeze({ n: 1n, d: 1n });

/** `n × 10^-scale` */
export function exactOf(n: bigint, scale = 0): Exact {
  return { n, d: powerOfTen(scale) };
}

const EXACT_TEXT = /^(-?\d+)(?:\.(\d+)|\/(\d+))?$/;

/** Reads what `exactText` or `decimalText` wrote: `-12.5` or `1/3`. It trusts the length, and throws on all else. */
export function parseExact(text: string): Exact {
  const match = EXACT_TEXT.exec(text);
  const [, whole = '', fraction = '', divisor] = match ?? [];
  if (match === null || (divisor !== undefined && /^0+$/.test(divisor))) {
    throw new TypeError(`feewright: ${JSON.stringify(text.slice(0, 80))} is no exact value; this is a bug`);
  }
  return { n: BigInt(whole + fraction), d: divisor === undefined ? powerOfTen(fraction.length) : BigInt(divisor) };
}

export function add(a: Exact, b: Exact): Exact {
  if (a.d === b.d) return bounded(a.n + b.n, a.d);
  if (a.d % b.d === 0n) return bounded(a.n + b.n * (a.d / b.d), a.d);
  if (b.d % a.d === 0n) return bounded(a.n * (b.d / a.d) + b.n, b.d);
  return bounded(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function subtract(a: Exact, b: Exact): Exact {
  return add(a, negate(b));
}

export function multiply(a: Exact, b: Exact): Exact {
  return bounded(a.n * b.n, a.d * b.d);
}

/** Exact, whatever the divisor; dividing by zero throws the fault `division-by-zero`. */
export function divide(a: Exact, b: Exact): Exact {
  if (b.n === 0n) divisionByZero(a);
  return b.n < 0n ? counted(-a.n * b.d, a.d * -b.n) : counted(a.n * b.d, a.d * b.n);
}

/** What is left after as many whole `b` as go into `a`, with the sign of `a`: 7.5 % 2 is 1.5, −7.5 % 2 is −1.5. */
export function remainder(a: Exact, b: Exact): Exact {
  if (b.n === 0n) divisionByZero(a);
  return bounded((a.n * b.d) % (b.n * a.d), a.d * b.d);
}

/**
 * Worked case: 1.05 to the power of 2 is 1.1025, to the power of −1 it is 20/21; anything to the power of 0 is 1.
 *
 * @param exponent a safe integer; below zero, a base of zero is `division-by-zero`
 */
export function power(a: Exact, exponent: number): Exact {
  if (!Number.isSafeInteger(exponent)) throw new TypeError(`feewright: ${exponent} is no exponent; this is a bug`);
  let result = ONE;
  let square = a;
  // Every square is counted, so an exponent of a million ends within a dozen steps in `number-too-long`.
  for (let left = Math.abs(exponent); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = multiply(result, square);
    if (left > 1) square = multiply(square, square);
  }
  return exponent < 0 ? divide(ONE, result) : result;
}

export function negate(a: Exact): Exact {
  return { n: -a.n, d: a.d };
}

export function abs(a: Exact): Exact {
  return a.n < 0n ? { n: -a.n, d: a.d } : a;
}

export function sign(a: Exact): -1 | 0 | 1 {
  if (a.n === 0n) return 0;
  return a.n < 0n ? -1 : 1;
}

export function isZero(a: Exact): boolean {
  return a.n === 0n;
}

export function compare(a: Exact, b: Exact): -1 | 0 | 1 {
  const left = a.d === b.d ? a.n : a.n * b.d;
  const right = a.d === b.d ? b.n : b.n * a.d;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

export function larger(a: Exact, b: Exact): Exact {
  return compare(a, b) < 0 ? b : a;
}

/**
 * The value in whole units of `10^-scale`, rounded once.
 *
 * Worked case: 0.045 at scale 2 is 5 under `half-up` (0.05), 4 under `half-even` (0.04).
 */
export function roundExact(a: Exact, scale: number, mode: RoundingMode): bigint {
  return divideBigUnits(a.n * powerOfTen(scale), a.d, mode);
}

/** The value with as few digits as it needs: `12.5`, `0`, `-0.045`; if it doesn't end, in lowest terms: `1/3`. */
export function exactText(a: Exact): string {
  const scale = scaleOfPower(a.d);
  if (scale !== undefined) return minimalText(a.n, scale);
  const { n, d } = shortest(a.n, a.d);
  const shortestScale = scaleOfPower(d);
  return shortestScale === undefined ? `${n}/${d}` : minimalText(n, shortestScale);
}

function divisionByZero(dividend: Exact): never {
  fail(issue('division-by-zero', [], { dividend: exactText(dividend).slice(0, 80) }));
}
