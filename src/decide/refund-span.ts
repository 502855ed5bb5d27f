import { type Exact, exactOf, multiply, negate, ONE, parseExact, roundExact, subtract } from '../money/exact.ts';
import type { Booking } from '../plan/plan.ts';

/** How much of something is refunded, of all refunds of the original: before this one, and with it. */
export interface RefundSpan {
  readonly before: Exact;
  readonly after: Exact;
}

export function spanOf({ before, after }: { readonly before: string; readonly after: string }): RefundSpan {
  return { before: parseExact(before), after: parseExact(after) };
}

/** Whether nothing is left of the original. */
export function isWhole({ after }: RefundSpan): boolean {
  return after.n === after.d;
}

/**
 * What this refund gives back of an amount, with the sign turned: what is given back by now, rounded, less what was before. So
 * all refunds of an original together give back exactly what it was charged.
 *
 * Worked case: 100.01 in three thirds, half-up: −33.34, −33.33, −33.34.
 */
export function givenBack(amount: Exact, { before, after }: RefundSpan, { scale, mode }: Booking): Exact {
  const byNow = (fraction: Exact): Exact =>
    fraction.n === fraction.d ? amount : exactOf(roundExact(multiply(amount, fraction), scale, mode), scale);
  return subtract(byNow(before), byNow(after));
}

/** The same unrounded. */
export function exactlyGivenBack(amount: Exact, { before, after }: RefundSpan): Exact {
  return negate(multiply(amount, subtract(after, before)));
}

export const ALL: RefundSpan = Object.freeze({ before: exactOf(0n), after: ONE });
