import { compileExactNumber } from '../formula/compile-exact.ts';
import type { ExactFrame } from '../formula/frame.ts';
import type { Tree } from '../formula/tree.ts';
import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { bookedUnits } from '../money/booked-units.ts';
import { abs, compare, type Exact, exactOf, exactText, multiply, negate, sign, ZERO } from '../money/exact.ts';
import type { CheckedPrice, FeeNode, Plan } from '../plan/plan.ts';
import { exactHeadroom } from './period-cap.ts';
import { compileExactPrice } from './price-exact.ts';
import type { Priced, WindowTotal } from './priced.ts';

/** A fee of several units: what one unit costs, and what they come to. */
export interface PricedUnits {
  readonly quantity: Exact;
  /** Of one unit, before and after rounding, with its sign. */
  readonly unitExact: Exact;
  readonly unit: Exact;
  /** The unrounded price of one unit × quantity. */
  readonly exact: Exact;
  /** The rounded price of one unit × quantity, rounded again where that is no whole amount. */
  readonly booked: Exact;
}

/**
 * The price of one unit, taken `quantity` times. A price with a measure is that of measure ÷ quantity, with flat, floor and
 * cap on one unit; a price without one (a formula, a flat amount) says what one unit costs. It is rounded, multiplied, and
 * rounded again if the quantity is fractional.
 *
 * A quantity of zero with a measure of zero is a fee of zero; with another measure it is the fault `quantity-zero`.
 *
 * Worked case: 16 % of 10.00 for 3 units: 3.3333… a unit, 0.5333… of it, booked 0.53; three of them are 1.59.
 */
export function compileUnits(
  node: FeeNode,
  counted: Tree,
  plan: Pick<Plan, 'accumulators' | 'readings'>,
): (frame: ExactFrame, totals: readonly WindowTotal[]) => PricedUnits {
  const { price, booking, item } = node;
  const quantityOf = compileExactNumber(counted);
  const measure = 'measure' in price ? price.measure : undefined;
  const measureOf = measure && compileExactNumber(measure);
  const priceOf = compileExactPrice(priceOfOne(price, counted), plan, item.code);
  const leftOf = exactHeadroom(node, plan);
  const book = (amount: Exact): Exact =>
    booking === undefined ? amount : exactOf(bookedUnits(amount, booking.scale, booking.mode), booking.scale);
  return (frame, totals) => {
    const quantity = quantityOf(frame);
    if (sign(quantity) === 0) {
      const whole = measureOf?.(frame) ?? ZERO;
      if (sign(whole) !== 0)
        fail(issue('quantity-zero', ['fees', item.code], { fee: item.code, measure: exactText(whole) }));
      return { quantity, unitExact: ZERO, unit: ZERO, exact: ZERO, booked: ZERO };
    }
    const priced: Priced = priceOf(frame, totals);
    // Rounded on absolutes, then turned: what goes back is the exact opposite of what went out.
    const isTurned = priced.isMirrored !== sign(quantity) < 0;
    const turn = (amount: Exact, is: boolean): Exact => (is ? negate(amount) : amount);
    const unit = book(priced.ownRounded ?? priced.own);
    const pieces = abs(quantity);
    const units = {
      exact: turn(multiply(priced.own, pieces), isTurned),
      booked: turn(book(multiply(unit, pieces)), isTurned),
    };
    // What is left of a period cap bounds the fee, and not the price of one unit.
    const left = leftOf?.(frame);
    const isBound = left !== undefined && compare(units.booked, left) > 0;
    return {
      ...(isBound ? { exact: left, booked: left } : units),
      quantity,
      unitExact: turn(priced.own, priced.isMirrored),
      unit: turn(unit, priced.isMirrored),
    };
  };
}

/** What is priced of one unit: measure ÷ quantity, where the price has a measure. */
export function priceOfOne(price: CheckedPrice, counted: Tree): CheckedPrice {
  if (!('measure' in price)) return price;
  const { measure } = price;
  const part = { kind: 'arithmetic', operator: '/', type: measure.type, span: measure.span } as const;
  return { ...price, measure: { ...part, left: measure, right: counted } };
}
