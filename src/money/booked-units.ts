import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { type Exact, roundExact } from './exact.ts';
import type { RoundingMode } from './rounding.ts';

/** A booked amount of more digits is the fault `number-too-long`. */
export const BOOKED_DIGITS_MAX = 38;

const LIMIT = 10n ** BigInt(BOOKED_DIGITS_MAX);

/**
 * An exact amount as booked: whole units of `10^-scale`, at most 38 digits.
 *
 * Worked case: 15 % of 0.30 is exactly 0.045; booked at scale 2 and `half-up` it is 5 units, 0.05.
 */
export function bookedUnits(amount: Exact, scale: number, mode: RoundingMode): bigint {
  const units = roundExact(amount, scale, mode);
  if (units < LIMIT && units > -LIMIT) return units;
  const digits = String(units < 0n ? -units : units).length;
  return fail(issue('number-too-long', [], { digits, limit: BOOKED_DIGITS_MAX }));
}
