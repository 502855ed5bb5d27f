import { compileExactNumber, type ExactNumber } from '../formula/compile-exact.ts';
import { compileFastNumber, type FastValue } from '../formula/compile-fast.ts';
import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { exactText, sign } from '../money/exact.ts';
import type { CheckedPrice } from '../plan/plan.ts';

type RatePrice = Extract<CheckedPrice, { kind: 'rate' }>;

/**
 * What the measure is multiplied by. A rate of exchange is above zero: at zero money would vanish, below it a debt would
 * become a claim.
 */
export function compileExactRate({ rate, conversion }: RatePrice, fee: string): ExactNumber {
  const factor = compileExactNumber(rate);
  if (conversion === undefined) return factor;
  const stated = compileExactNumber(conversion.rate);
  return (frame) => {
    const value = stated(frame);
    if (sign(value) <= 0) fail(issue('conversion-rate', ['fees', fee], { fee, rate: exactText(value).slice(0, 80) }));
    return factor(frame);
  };
}

/** The same on plain numbers; what is to be refused is left to the exact lane. */
export function compileFastRate({ rate, conversion }: RatePrice): FastValue | undefined {
  const factor = compileFastNumber(rate);
  if (conversion === undefined || factor === undefined) return factor;
  const { scale, run } = factor;
  return {
    scale,
    run(frame) {
      const value = run(frame);
      if (!(value > 0)) frame.fits = false;
      return value;
    },
  };
}
