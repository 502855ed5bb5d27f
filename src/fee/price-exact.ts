import { compileExactNumber } from '../formula/compile-exact.ts';
import { add, multiply, ZERO } from '../money/exact.ts';
import type { CheckedPrice, Plan } from '../plan/plan.ts';
import { compileExactBands } from './bands-exact.ts';
import { compileExactBounds } from './bounds.ts';
import { compileExactRate } from './conversion-rate.ts';
import { compileExactCustom } from './custom.ts';
import { compileExactPackage } from './package.ts';
import { type ExactPrice, onMeasure } from './priced.ts';

/** What a price comes to in the exact lane, which takes every price and every value. */
export function compileExactPrice(
  price: CheckedPrice,
  plan: Pick<Plan, 'accumulators' | 'readings'>,
  fee: string,
): ExactPrice {
  switch (price.kind) {
    case 'amount': {
      const bounded = compileExactBounds(price);
      const amount = compileExactNumber(price.amount);
      return (frame) => ({ own: bounded(frame, amount(frame)), trueUp: ZERO, isMirrored: false });
    }
    case 'rate': {
      const bounded = compileExactBounds(price);
      const measure = compileExactNumber(price.measure);
      const rate = compileExactRate(price, fee);
      const flat = price.flat === undefined ? () => ZERO : compileExactNumber(price.flat);
      return (frame) =>
        onMeasure(price, fee, measure(frame), (x) => ({
          own: bounded(frame, add(multiply(rate(frame), x), flat(frame))),
        }));
    }
    case 'bands':
      return compileExactBands(price, plan, fee);
    case 'package':
      return compileExactPackage(price, plan, fee);
    case 'custom':
      return compileExactCustom(price, fee);
  }
}
