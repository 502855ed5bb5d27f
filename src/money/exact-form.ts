import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { powerOfTen, scaleOfPower } from './power-of-ten.ts';

/**
 * A value of the exact lane: `n / d` with `d > 0`. A decimal has a power of ten for `d`; a quotient that doesn't end is a
 * fraction, and fractions go on exactly. One value has many forms (1/2, 5/10), so values are compared with `compare`.
 *
 * Worked case: 10 ÷ 3 × 3 is 10; 15 % of 0.30 is 0.045.
 */
export interface Exact {
  readonly n: bigint;
  readonly d: bigint;
}

/** A value that needs more digits is the fault `number-too-long`. */
export const EXACT_DIGITS_MAX = 2_000;

// Only a form that has grown beyond these is brought to its shortest, and only then are digits counted. No value whose
// form stays within needs more than 2,000 digits, so whether a value is too long doesn't depend on how it was reached.
const LONG_NUMERATOR = 10n ** 600n;
const LONG_DENOMINATOR = 10n ** 40n;

/** The value as it stands, unless it has grown long. */
export function bounded(n: bigint, d: bigint): Exact {
  if (d < LONG_DENOMINATOR && n < LONG_NUMERATOR && n > -LONG_NUMERATOR) return { n, d };
  return counted(n, d);
}

/** The value in its shortest form, its digits counted. */
export function counted(n: bigint, d: bigint): Exact {
  const value = shortest(n, d);
  if (value.d < LONG_DENOMINATOR && value.n < LONG_NUMERATOR && value.n > -LONG_NUMERATOR) return value;
  const above = String(value.n < 0n ? -value.n : value.n).length;
  // A decimal of 50 digits behind the point has a denominator of 51, which is not written.
  const below = scaleOfPower(value.d) ?? String(value.d).length;
  const digits = Math.max(above, below);
  if (digits > EXACT_DIGITS_MAX) fail(issue('number-too-long', [], { digits, limit: EXACT_DIGITS_MAX }));
  return value;
}

/** The one shortest form: a decimal over the least power of ten, or a fraction in lowest terms. */
export function shortest(n: bigint, d: bigint): Exact {
  const divisor = greatestCommonDivisor(n, d);
  const least = d / divisor;
  const scale = decimalsOfQuotient(least);
  if (scale === undefined) return { n: n / divisor, d: least };
  const whole = powerOfTen(scale);
  return { n: (n / divisor) * (whole / least), d: whole };
}

/** 1/d ends after as many decimals as `d` has factors of 2, or of 5, whichever are more; with any other factor, never. */
function decimalsOfQuotient(d: bigint): number | undefined {
  let rest = d;
  let twos = 0;
  let fives = 0;
  for (; rest % 2n === 0n; twos += 1) rest /= 2n;
  for (; rest % 5n === 0n; fives += 1) rest /= 5n;
  return rest === 1n ? Math.max(twos, fives) : undefined;
}

function greatestCommonDivisor(n: bigint, d: bigint): bigint {
  let larger = n < 0n ? -n : n;
  let smaller = d;
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
