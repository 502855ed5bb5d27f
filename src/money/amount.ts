import { type Decimal, decimalOfUnits } from './decimal.ts';
import { type Exact, exactOf, exactText, subtract } from './exact.ts';
import { powerOfTen } from './power-of-ten.ts';
import { minimalText } from './units.ts';

/** A value as its lane left it: whole units at a scale that the plan knows, or an exact fraction. */
export type Amount = number | Exact;

/** Whole units of `10^-scale`. Only for values that are whole at that scale: booked amounts and shares. */
export function amountUnits(amount: Amount, scale: number): number | bigint {
  return typeof amount === 'number' ? amount : (amount.n * powerOfTen(scale)) / amount.d;
}

export function amountDecimal(amount: Amount, scale: number): Decimal {
  return decimalOfUnits(amountUnits(amount, scale), scale);
}

/** As few digits as are needed, or `n/d`. Both lanes give the same text for the same value. */
export function amountText(amount: Amount, scale: number | undefined): string {
  return typeof amount === 'number' ? minimalText(amount, scale ?? 0) : exactText(amount);
}

export function amountExact(amount: Amount, scale: number | undefined): Exact {
  return typeof amount === 'number' ? exactOf(BigInt(amount), scale ?? 0) : amount;
}

/** What one value is more than another, as exact text. */
export function amountDifference(
  a: Amount,
  scaleOfA: number | undefined,
  b: Amount,
  scaleOfB: number | undefined,
): string {
  return exactText(subtract(amountExact(a, scaleOfA), amountExact(b, scaleOfB)));
}
