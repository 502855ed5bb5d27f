import { compileFastNumber, kept } from '../formula/compile-fast.ts';
import { POWERS_OF_TEN } from '../money/units.ts';
import type { CheckedPrice, FeeNode, Plan } from '../plan/plan.ts';
import { compileFastBands } from './bands-fast.ts';
import { compileFastBounds, type FastBounds, fastAtScale, UNBOUND } from './bounds.ts';
import { compileFastRate } from './conversion-rate.ts';
import { compileFastPackage } from './package.ts';
import { type FastPrice, type PriceFrame, withoutSign } from './priced.ts';

/** A price in the scaled-integer lane; `undefined` where it has none there. */
export function compileFastPrice(node: FeeNode, plan: Pick<Plan, 'accumulators' | 'readings'>): FastPrice | undefined {
  const { price } = node;
  const scale = node.exact.scale;
  const bounded = scale === undefined ? undefined : compileFastBounds(price, scale);
  if (scale === undefined || bounded === undefined) return undefined;
  switch (price.kind) {
    case 'amount': {
      const amount = fastAtScale(price.amount, scale);
      if (amount === undefined) return undefined;
      const run: FastPrice['run'] = bounded === UNBOUND ? amount : (frame) => bounded(frame, amount(frame));
      return { run, mayMirror: false, truesUp: false, countsTotals: false };
    }
    case 'rate':
      return compileRate(price, scale, bounded);
    case 'bands':
      return compileFastBands(price, scale, bounded, plan, node.lines !== undefined);
    case 'package':
      return compileFastPackage(price, scale, bounded, plan);
    case 'custom':
      return undefined;
  }
}

function compileRate(
  price: Extract<CheckedPrice, { kind: 'rate' }>,
  scale: number,
  bounded: FastBounds,
): FastPrice | undefined {
  const measure = compileFastNumber(price.measure);
  const rate = compileFastRate(price);
  const flat = price.flat && fastAtScale(price.flat, scale);
  if (measure === undefined || rate === undefined || (price.flat !== undefined && flat === undefined)) return undefined;
  const widen = POWERS_OF_TEN[scale - measure.scale - rate.scale] as number;
  const run = (frame: PriceFrame): number => {
    const x = withoutSign(price, frame, measure.run(frame));
    const charge = kept(frame, kept(frame, x * rate.run(frame)) * widen);
    return bounded(frame, flat === undefined ? charge : kept(frame, charge + flat(frame)));
  };
  return { run, mayMirror: true, truesUp: false, countsTotals: false };
}
