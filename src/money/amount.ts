import { type Decimal, decimalOfUnits } from './decimal.ts';
import { type Exact, exactText } from './exact.ts';
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
