/**
 * How a value between two units is booked. The half modes go to the nearer unit and differ in the middle: `half-up` away
 * from zero (四舍五入), `half-down` toward zero, `half-even` to the even unit. `up` is away from zero and `down` toward it;
 * `ceiling` and `floor` go by the number line.
 *
 * Worked case: 14.875 at two decimals is 14.88 under `half-up` and `half-even`, 14.87 under `half-down`; −14.875 is
 * −14.88 under `half-up` and −14.87 under `ceiling`.
 */
export type RoundingMode = 'half-up' | 'half-even' | 'half-down' | 'up' | 'down' | 'ceiling' | 'floor';

export const ROUNDING_MODES: readonly RoundingMode[] = Object.freeze([
  'half-up',
  'half-even',
  'half-down',
  'up',
  'down',
  'ceiling',
  'floor',
] as const);

/**
 * The quotient of two safe integers as a whole number, exact for every such pair; never `-0`.
 *
 * Worked case: 14,875 tenths of a cent in whole cents, `divideUnits(14875, 10, 'half-even')`, is 1488.
 *
 * @param n a safe integer
 * @param d a safe integer above zero
 */
export function divideUnits(n: number, d: number, mode: RoundingMode): number {
  // A float quotient that rounds up to the whole number q would need n/d within half a gap below q. That gap is at most
  // q / 2^53, and q − n/d is at least 1/d: n would have to reach 2^53, which no safe integer does. So this is exact, and
  // so are q × d (at most |n|) and the remainder.
  const quotient = Math.trunc(n / d);
  const remainder = n - quotient * d;
  if (remainder === 0) return quotient + 0;
  // Doubling leaves the safe integers at times, but only moves the exponent of a float: it loses nothing.
  const twice = 2 * Math.abs(remainder);
  let away: boolean;
  switch (mode) {
    case 'half-up':
      away = twice >= d;
      break;
    case 'half-even':
      away = twice > d || (twice === d && quotient % 2 !== 0);
      break;
    case 'half-down':
      away = twice > d;
      break;
    case 'up':
      away = true;
      break;
    case 'down':
      away = false;
      break;
    case 'ceiling':
      away = n > 0;
      break;
    case 'floor':
      away = n < 0;
      break;
    default:
      return unknownMode(mode);
  }
  if (away) return n < 0 ? quotient - 1 : quotient + 1;
  return quotient + 0;
}

/**
 * The same on integers of any length.
 *
 * @param d above zero
 */
export function divideBigUnits(n: bigint, d: bigint, mode: RoundingMode): bigint {
  const quotient = n / d;
  const remainder = n - quotient * d;
  if (remainder === 0n) return quotient;
  const isNegative = n < 0n;
  const twice = 2n * (isNegative ? -remainder : remainder);
  let away: boolean;
  switch (mode) {
    case 'half-up':
      away = twice >= d;
      break;
    case 'half-even':
      away = twice > d || (twice === d && quotient % 2n !== 0n);
      break;
    case 'half-down':
      away = twice > d;
      break;
    case 'up':
      away = true;
      break;
    case 'down':
      away = false;
      break;
    case 'ceiling':
      away = !isNegative;
      break;
    case 'floor':
      away = isNegative;
      break;
    default:
      return unknownMode(mode);
  }
  if (!away) return quotient;
  return isNegative ? quotient - 1n : quotient + 1n;
}

function unknownMode(mode: never): never {
  throw new TypeError(`feewright: '${String(mode)}' is no rounding mode; this is a bug`);
}
