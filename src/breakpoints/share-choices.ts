import { compileHeadroom } from '../decide/headroom.ts';
import { compileExactNumber } from '../formula/compile-exact.ts';
import type { ExactFrame } from '../formula/frame.ts';
import type { Tree } from '../formula/tree.ts';
import { abs, add, compare, divide, exactOf, isZero, multiply, sign, subtract, ZERO } from '../money/exact.ts';
import type { ApportionmentNode, Plan } from '../plan/plan.ts';
import type { Choice } from './choice.ts';
import { formulaChoices } from './formula-choices.ts';

interface Seen {
  /** The values as the apportionment saw them. */
  readonly before: ExactFrame;
  /** The values in the end: with the shares. */
  readonly after: ExactFrame;
}

/** Of each bearer: whether it takes anything, and whether all that it can still take. */
export function shareChoices(plan: Plan, node: ApportionmentNode, seen: Seen): readonly Choice[] {
  const weights = node.bearers.map(({ weight }) => compileExactNumber(weight)(seen.before));
  const total = weights.reduce(add, ZERO);
  const amount = seen.after.numbers[node.amount.slot] ?? ZERO;
  const formulas: (Tree | undefined)[] = node.bearers.flatMap(({ weight, cap, limit }) => [weight, cap, limit?.amount]);
  const bearers = node.bearers.map((bearer, at): Choice => {
    const headroom = compileHeadroom(bearer, plan)?.(seen.before, sign(amount) < 0);
    const share = abs(seen.after.numbers[bearer.share.slot] ?? ZERO);
    const byWeight = isZero(total) ? ZERO : divide(multiply(abs(amount), weights[at] ?? ZERO), total);
    // Headrooms are cut down to whole units, so a bearer is full once one more unit would pass it.
    const isFull = headroom !== undefined && compare(add(share, exactOf(1n, node.booking.scale)), headroom) > 0;
    const chosen = isFull ? 'full' : isZero(share) ? 'nothing' : 'takes';
    const margins = headroom === undefined ? [byWeight] : [subtract(byWeight, headroom), byWeight];
    return { kind: 'bearer', of: node.item.code, about: bearer.item.code, chosen, margins };
  });
  return [...formulaChoices(node.item.code, formulas, seen.before), ...bearers];
}
