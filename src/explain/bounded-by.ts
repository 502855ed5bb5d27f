import { exactHeadroom } from '../fee/period-cap.ts';
import { compileExactNumber } from '../formula/compile-exact.ts';
import { abs, compare, type Exact, exactText, negate, sign, ZERO } from '../money/exact.ts';
import type { CheckedPrice, FeeNode } from '../plan/plan.ts';
import { type DecidedAgain, MASK } from './decided-again.ts';
import type { Bounded, NegativeMeasure } from './how.ts';
import { unitsOf } from './units-of.ts';

/** The own part as it was charged against what it would have been without floor and cap. */
export function boundedBy(decided: DecidedAgain, node: FeeNode, unbounded: Exact): Bounded | undefined {
  const { floor, cap } = node.price;
  if (floor === undefined && cap === undefined && node.periodCap === undefined) return undefined;
  const final = unitsOf(decided, node)?.unitExact ?? decided.value(node.own?.exact ?? node.exact);
  const charged = sign(unbounded) >= 0 && sign(final) < 0 ? negate(final) : final;
  const order = compare(charged, unbounded);
  if (order === 0) return undefined;
  const left = exactHeadroom(node, decided.plan)?.(decided.seenBy(node));
  const isAtPeriodCap = left !== undefined && compare(abs(decided.value(node.exact)), left) === 0;
  const by = order > 0 ? 'floor' : isAtPeriodCap ? 'period-cap' : 'cap';
  const told = { by, from: exactText(unbounded), to: exactText(charged) } as const;
  return by === 'period-cap' ? { ...told, ...periodCapOf(decided, node) } : told;
}

/** The cap of a period, and what had been charged under it. */
function periodCapOf(decided: DecidedAgain, node: FeeNode): Pick<Bounded, 'cap' | 'charged'> {
  const { periodCap } = node;
  const running = periodCap && decided.plan.accumulators[periodCap.accumulator]?.running;
  if (periodCap === undefined || running === undefined) return {};
  const frame = decided.seenBy(node);
  const { amount } = periodCap;
  return {
    cap: decided.isSensitiveTree(amount) ? MASK : exactText(compileExactNumber(amount)(frame)),
    charged: exactText(frame.numbers[running.slot] ?? ZERO),
  };
}

/** What the price did with a negative measure; one that rejects it has no explanation. */
export function negativeOf(price: CheckedPrice, measure: Exact): NegativeMeasure | undefined {
  if (sign(measure) >= 0) return undefined;
  return price.negative === 'zero' ? 'nothing' : 'mirrored';
}
