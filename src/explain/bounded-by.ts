import { exactHeadroom } from '../fee/period-cap.ts';
import { abs, compare, type Exact, exactText, negate, sign } from '../money/exact.ts';
import type { CheckedPrice, FeeNode } from '../plan/plan.ts';
import type { DecidedAgain } from './decided-again.ts';
import type { Bounded, NegativeMeasure } from './explanation.ts';
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
  return { by, from: exactText(unbounded), to: exactText(charged) };
}

/** What the price did with a negative measure; one that rejects it has no explanation. */
export function negativeOf(price: CheckedPrice, measure: Exact): NegativeMeasure | undefined {
  if (sign(measure) >= 0) return undefined;
  return price.negative === 'zero' ? 'nothing' : 'mirrored';
}
