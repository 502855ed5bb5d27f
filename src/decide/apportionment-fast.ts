import type { ApportionmentNode, Plan } from '../plan/plan.ts';
import { bookingOf, type FastStep } from './fast-step.ts';
import { compileFastLevel } from './level-fast.ts';
import { postSteps } from './post-fast.ts';

/** Divides an amount in the scaled-integer lane; `undefined` where something of its bearers has no static scale. */
export function apportionmentStep(node: ApportionmentNode, plan: Plan): FastStep | undefined {
  const { item, index, booking, of, fee, bearers } = node;
  const book = of.scale === undefined ? undefined : bookingOf(booking, of.scale);
  const level = compileFastLevel(node.level, booking, plan);
  const posts = bearers.map(({ share }) => postSteps(plan.accumulators.filter(({ source }) => source === share)));
  if (book === undefined || level === undefined || posts.includes(undefined)) return undefined;
  const allPosts = posts.flatMap((each) => each ?? []);
  const shareSlots = bearers.map(({ share }) => share.slot);
  const amountSlot = node.amount.slot;
  const unplacedSlot = node.unplaced.slot;
  const isRejected = item.unplaced === 'reject';
  return (frame) => {
    const { numbers } = frame;
    if (fee !== undefined && frame.applied[fee.index] !== true) {
      frame.applied[index] = false;
      numbers[amountSlot] = 0;
      numbers[unplacedSlot] = 0;
      for (const slot of shareSlots) numbers[slot] = 0;
      return;
    }
    frame.applied[index] = true;
    const source = numbers[of.slot] as number;
    if (Number.isNaN(source)) frame.fits = false;
    const units = book(frame, source);
    const isNegative = units < 0;
    const amount = isNegative ? -units : units;
    level.read(frame, isNegative, amount);
    const left = level.place(frame, amount, isNegative);
    if (left > 0 && isRejected) frame.fits = false;
    numbers[amountSlot] = units;
    numbers[unplacedSlot] = isNegative ? -left : left;
    for (let i = 0; i < allPosts.length; i++) (allPosts[i] as FastStep)(frame);
  };
}
