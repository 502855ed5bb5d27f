import { kept } from '../formula/compile-fast.ts';
import type { FastFrame } from '../formula/frame.ts';
import { type Exact, subtract, ZERO } from '../money/exact.ts';
import { POWERS_OF_TEN } from '../money/units.ts';
import type { ContainedTax, FeeNode } from '../plan/plan.ts';

// How much a tax is, is a formula of the plan (`plan/composed-amount.ts`). Here is what a tax that is contained in a fee
// leaves of that fee's own line: booked fee − booked tax. Where the fee also trues up what came before, the tax takes its
// part of the line of the own part. A tax that doesn't apply takes nothing.

/**
 * Worked case: a fee of 119.00 with 19 % contained in it: tax 19.00, and the fee's own line 100.00.
 */
export function leftOfTaxedExact(
  { value: tax, exact: taxExact }: FeeNode,
  { fee, exact, booked }: ContainedTax,
): (numbers: (Exact | undefined)[]) => void {
  const [own, ownExact] = [fee.own?.booked ?? fee.value, fee.own?.exact ?? fee.exact];
  return (numbers) => {
    numbers[booked.slot] = subtract(numbers[own.slot] ?? ZERO, numbers[tax.slot] ?? ZERO);
    numbers[exact.slot] = subtract(numbers[ownExact.slot] ?? ZERO, numbers[taxExact.slot] ?? ZERO);
  };
}

/** `undefined` where one of the exact values has no place among the scaled integers. */
export function leftOfTaxedFast(
  { value: tax, exact: taxExact }: FeeNode,
  { fee, exact, booked }: ContainedTax,
): ((frame: FastFrame) => void) | undefined {
  const [own, ownExact] = [fee.own?.booked ?? fee.value, fee.own?.exact ?? fee.exact];
  const widening = (from: number | undefined, to: number | undefined): number | undefined =>
    from === undefined || to === undefined ? undefined : POWERS_OF_TEN[to - from];
  const [ownWide, taxWide] = [widening(own.scale, booked.scale), widening(tax.scale, booked.scale)];
  const [ownExactWide, taxExactWide] = [widening(ownExact.scale, exact.scale), widening(taxExact.scale, exact.scale)];
  if (ownWide === undefined || taxWide === undefined) return undefined;
  if (ownExactWide === undefined || taxExactWide === undefined) return undefined;
  return (frame) => {
    const { numbers } = frame;
    const left = (of: number, ofWide: number, less: number, lessWide: number): number =>
      kept(frame, (numbers[of] as number) * ofWide - (numbers[less] as number) * lessWide);
    numbers[booked.slot] = left(own.slot, ownWide, tax.slot, taxWide);
    numbers[exact.slot] = left(ownExact.slot, ownExactWide, taxExact.slot, taxExactWide);
  };
}
