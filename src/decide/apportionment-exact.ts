import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { bookedUnits } from '../money/booked-units.ts';
import { type Exact, exactOf, ZERO } from '../money/exact.ts';
import { unitsText } from '../money/units.ts';
import type { ApportionmentNode, Plan } from '../plan/plan.ts';
import type { Step } from './exact-step.ts';
import { compileLevel, placeLevel } from './level-exact.ts';
import { postStep } from './post-exact.ts';

/**
 * Divides an amount among its bearers, level by level, and posts their shares. A negative amount is divided as its positive
 * twin, and turned.
 */
export function apportionmentStep(node: ApportionmentNode, plan: Plan): Step {
  const { item, index, booking, of, fee, amount, bearers, unplaced } = node;
  const { scale, mode } = booking;
  const readyLevel = compileLevel(node.level, node, plan);
  const posts = bearers.flatMap(({ share }) =>
    plan.accumulators.filter(({ source }) => source === share).map(postStep),
  );
  return (work) => {
    const { numbers } = work.frame;
    if (fee !== undefined && work.applied[fee.index] !== true) {
      for (const { slot } of [amount, unplaced, ...bearers.map(({ share }) => share)]) numbers[slot] = ZERO;
      return;
    }
    work.applied[index] = true;
    const source = numbers[of.slot] ?? fail(issue('factor-missing', ['facts', of.name], { factor: of.name }));
    const units = bookedUnits(source, scale, mode);
    const isNegative = units < 0n;
    const turned = (part: bigint): Exact => exactOf(isNegative ? -part : part, scale);
    const ready = readyLevel(work.frame, isNegative);
    const left = placeLevel(ready, isNegative ? -units : units, node, ({ bearer, units: share }) => {
      numbers[bearer.share.slot] = turned(share);
    });
    if (left > 0n && item.unplaced === 'reject') {
      const facts = { apportionment: item.code, unplaced: unitsText(left, scale) };
      fail(issue('unplaced-rejected', ['apportionments', item.code], facts));
    }
    numbers[amount.slot] = exactOf(units, scale);
    numbers[unplaced.slot] = turned(left);
    for (const post of posts) post(work);
  };
}
