import { formulaText } from '../formula/formula-text.ts';
import type { ExactFrame } from '../formula/frame.ts';
import { exactText } from '../money/exact.ts';
import type { FeeNode } from '../plan/plan.ts';
import { containedIn } from './booked-how.ts';
import { type DecidedAgain, MASK } from './decided-again.ts';
import type { Explanation } from './explanation.ts';
import { priceHow } from './price-how.ts';
import { unitsOf } from './units-of.ts';

/** How a fee that applied came to its amount: its price or that of one unit, and what a tax takes of its own line. */
export function toldPrice(
  decided: DecidedAgain,
  node: FeeNode,
  frame: ExactFrame,
): Pick<Explanation, 'how' | 'units' | 'contained'> {
  const { quantity } = node;
  const units = unitsOf(decided, node);
  const contained = containedIn(decided, node);
  if (quantity === undefined || units === undefined) return { how: priceHow(decided, node, frame), ...contained };
  const { quantity: count, unitExact, unit } = units;
  const told = decided.isSensitiveTree(quantity) ? MASK : exactText(count);
  const nothing = { kind: 'formula', parts: [], negative: undefined, bounded: undefined } as const;
  return {
    // Of no units there is no price of one.
    how:
      count.n === 0n
        ? { ...nothing, formula: formulaText(quantity), filled: decided.filled(quantity, frame) }
        : priceHow(decided, node, frame),
    units: { exact: exactText(unitExact), unit: exactText(unit), quantity: told },
    ...contained,
  };
}
