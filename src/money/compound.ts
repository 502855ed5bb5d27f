import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { add, divide, EXACT_DIGITS_MAX, type Exact, exactText, ONE, ZERO } from './exact.ts';
import { counted, shortest } from './exact-form.ts';
import { powerOfTen } from './power-of-ten.ts';
import { divideBigUnits } from './rounding.ts';

/** Significant digits of what `compoundExact` answers. */
export const COMPOUND_DIGITS = 40;
/** The most periods, forward or back: 273 years of days. */
export const COMPOUND_PERIODS_MAX = 100_000;

const GUARDED_DIGITS = 2 * COMPOUND_DIGITS;

/**
 * `(1 + rate) ^ periods` to 40 significant digits, half-even: the one function that rounds by itself, because a value of
 * thirty years of days has more digits than anybody can keep. It is rounded once, and as the exact value would be.
 * Below zero, periods discount; of no period it is 1.
 *
 * Faults: `compound-periods` beyond ±100,000; `compound-rate` below −1, where a power has no meaning; `division-by-zero`
 * for a rate of −1 that discounts; `number-too-long` for a value that no 2,000 digits hold.
 *
 * Worked case: at 0.5 % for 12 periods it is 1.061677811864499568789707617431640625; at 0.5 % for 360 periods
 * 6.02257521226321618405404680891614858782, of an exact value with 1,080 decimals.
 *
 * @param periods a whole number
 */
export function compoundExact(rate: Exact, periods: Exact): Exact {
  const count = periods.n / periods.d;
  if (count > COMPOUND_PERIODS_MAX || count < -COMPOUND_PERIODS_MAX) {
    fail(issue('compound-periods', [], { periods: cut(periods), limit: COMPOUND_PERIODS_MAX }));
  }
  const base = add(ONE, rate);
  if (base.n < 0n) fail(issue('compound-rate', [], { rate: cut(rate) }));
  if (count === 0n) return ONE;
  if (base.n === 0n) return count > 0n ? ZERO : divide(ONE, base);
  // The base is turned over before it is raised: then only the last step could fall between two digits.
  const { n, d } = count > 0n ? shortest(base.n, base.d) : shortest(base.d, base.n);
  return roundedPower(n, d, Number(count > 0n ? count : -count));
}

/** Between `low × 10^exponent` and `high × 10^exponent`, both included; equal where nothing was cut off. */
interface Between {
  readonly low: bigint;
  readonly high: bigint;
  readonly exponent: number;
}

/** A value of 40 digits: `n × 10^exponent`. */
interface Rounded {
  readonly n: bigint;
  readonly exponent: number;
}

/**
 * The power is computed between two bounds, with more digits each time until both bounds round to the same value. That
 * ends: a power that lies in the middle of two values, or on one, is a decimal of at most 41 digits, and so are the powers
 * on the way to it, so nothing of it is ever cut off; any other is some distance away, which a finite number of digits
 * tells.
 */
function roundedPower(n: bigint, d: bigint, exponent: number): Exact {
  for (let digits = GUARDED_DIGITS; ; digits *= 2) {
    const { low, high, exponent: shift } = powerBetween(quotientBetween(n, d, digits), exponent, digits);
    const [below, above] = [rounded(low, shift), rounded(high, shift)];
    if (below.n === above.n && below.exponent === above.exponent) return exactlyOf(below);
  }
}

function quotientBetween(n: bigint, d: bigint, digits: number): Between {
  const scale = lengthOf(d) - 1;
  if (d === powerOfTen(scale)) return shortened({ low: n, high: n, exponent: -scale }, digits);
  const shift = Math.max(0, digits + lengthOf(d) - lengthOf(n));
  const low = (n * powerOfTen(shift)) / d;
  return shortened({ low, high: low + 1n, exponent: -shift }, digits);
}

function powerBetween(base: Between, exponent: number, digits: number): Between {
  let result: Between | undefined;
  let square = base;
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = result === undefined ? square : product(result, square, digits);
    if (left > 1) square = product(square, square, digits);
  }
  return result ?? { low: 1n, high: 1n, exponent: 0 };
}

function product(a: Between, b: Between, digits: number): Between {
  return shortened({ low: a.low * b.low, high: a.high * b.high, exponent: a.exponent + b.exponent }, digits);
}

/** At most so many digits, the bounds moved apart by what is cut off. */
function shortened({ low, high, exponent }: Between, digits: number): Between {
  const extra = lengthOf(high) - digits;
  if (extra <= 0) return { low, high, exponent };
  const unit = powerOfTen(extra);
  return {
    low: divideBigUnits(low, unit, 'floor'),
    high: divideBigUnits(high, unit, 'ceiling'),
    exponent: exponent + extra,
  };
}

function rounded(n: bigint, exponent: number): Rounded {
  const extra = lengthOf(n) - COMPOUND_DIGITS;
  if (extra <= 0) return { n, exponent };
  const units = divideBigUnits(n, powerOfTen(extra), 'half-even');
  // Rounding up may add a digit, all nines becoming zeros.
  const isLonger = lengthOf(units) > COMPOUND_DIGITS;
  return { n: isLonger ? units / 10n : units, exponent: exponent + extra + (isLonger ? 1 : 0) };
}

function exactlyOf({ n, exponent }: Rounded): Exact {
  // What is far too long is told before its digits are written out.
  const digits = exponent >= 0 ? lengthOf(n) + exponent : -exponent - COMPOUND_DIGITS;
  if (digits > EXACT_DIGITS_MAX) fail(issue('number-too-long', [], { digits, limit: EXACT_DIGITS_MAX }));
  return exponent >= 0 ? counted(n * powerOfTen(exponent), 1n) : counted(n, powerOfTen(-exponent));
}

function lengthOf(n: bigint): number {
  return String(n).length;
}

function cut(value: Exact): string {
  return exactText(value).slice(0, 80);
}
