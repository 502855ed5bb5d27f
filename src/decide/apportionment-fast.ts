import { divideByWeightFast, divideFreely, divisionSpace } from '../apportion/divide-by-weight-fast.ts';
import { compileFastNumber, type FastNumber, kept, widened } from '../formula/compile-fast.ts';
import { divideUnits } from '../money/rounding.ts';
import { POWERS_OF_TEN } from '../money/units.ts';
import type { ApportionmentNode, BearerNode, Plan } from '../plan/plan.ts';
import { bookingOf, type DecisionFrame, emptyFrame, type FastStep } from './fast-step.ts';
import { postSteps } from './post-fast.ts';

/** Divides an amount in the scaled-integer lane; `undefined` where a weight, cap or limit has no static scale. */
export function apportionmentStep(node: ApportionmentNode, plan: Plan): FastStep | undefined {
  const { item, index, booking, of, fee, bearers } = node;
  const book = of.scale === undefined ? undefined : bookingOf(booking, of.scale);
  const weights = alignedWeights(bearers);
  const headrooms = bearers.map((bearer) => headroomOf(bearer, booking.scale, plan));
  const posts = bearers.map(({ share }) => postSteps(plan.accumulators.filter(({ source }) => source === share)));
  if (book === undefined || weights === undefined || headrooms.includes(undefined) || posts.includes(undefined))
    return undefined;
  const allPosts = posts.flatMap((each) => each ?? []);
  const shareSlots = bearers.map(({ share }) => share.slot);
  const amountSlot = node.amount.slot;
  const unplacedSlot = node.unplaced.slot;
  const { spill, unplaced } = item;
  const last = typeof unplaced === 'object' ? bearers.findIndex((bearer) => bearer.item.code === unplaced.to) : -1;
  const space = divisionSpace(bearers.length);
  const count = bearers.length;
  const isBounded = bearers.some(({ cap, limit }) => cap !== undefined || limit !== undefined);
  // Literal weights are the same for every document: they are put in place here, once.
  const isFixed = bearers.every(({ weight }) => weight.kind === 'literal');
  const blank = emptyFrame(plan);
  if (isFixed) for (let i = 0; i < count; i++) space.weights[i] = (weights[i] as FastNumber)(blank);
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
    if (!isFixed) for (let i = 0; i < count; i++) space.weights[i] = (weights[i] as FastNumber)(frame);
    if (isBounded) for (let i = 0; i < count; i++) space.headrooms[i] = (headrooms[i] as Headroom)(frame, isNegative);
    const absolute = isNegative ? -units : units;
    if (!frame.fits || !(isBounded ? divideByWeightFast(space, absolute, spill) : divideFreely(space, absolute))) {
      frame.fits = false;
      return;
    }
    let left = space.unplaced;
    if (last >= 0) {
      space.shares[last] = (space.shares[last] as number) + left;
      left = 0;
    }
    if (left > 0 && unplaced === 'reject') frame.fits = false;
    numbers[amountSlot] = units;
    numbers[unplacedSlot] = isNegative ? -left : left;
    for (let i = 0; i < count; i++) {
      const share = space.shares[i] as number;
      numbers[shareSlots[i] as number] = isNegative ? -share : share;
    }
    for (let i = 0; i < allPosts.length; i++) (allPosts[i] as FastStep)(frame);
  };
}

/** Weights are relative: at one scale, they are whole. */
function alignedWeights(bearers: readonly BearerNode[]): readonly FastNumber[] | undefined {
  const values = bearers.map(({ weight }) => compileFastNumber(weight));
  const scale = Math.max(...values.map((value) => value?.scale ?? 0));
  const weights = values.map((value) => value && widened(value, scale));
  return weights.every((weight) => weight !== undefined) ? weights : undefined;
}

type Headroom = (frame: DecisionFrame, isNegative: boolean) => number;

/** Whole units that a bearer can still take: cut down, and never below zero. `Infinity` is without bound. */
function headroomOf({ cap, limit }: BearerNode, scale: number, plan: Plan): Headroom | undefined {
  const capOf = cap === undefined ? UNBOUND : atUnits(compileFastNumber(cap), scale);
  if (capOf === undefined) return undefined;
  if (limit === undefined) return (frame) => Math.max(0, capOf(frame));
  const running = plan.accumulators[limit.accumulator]?.running;
  const limitOf = compileFastNumber(limit.amount);
  if (running?.scale === undefined || limitOf === undefined) return undefined;
  const wide = Math.max(running.scale, limitOf.scale);
  const limitAt = widened(limitOf, wide);
  const balanceAt = widened({ run: (frame) => frame.numbers[running.slot] as number, scale: running.scale }, wide);
  const [down, up] = [POWERS_OF_TEN[Math.max(0, wide - scale)], POWERS_OF_TEN[Math.max(0, scale - wide)]];
  if (limitAt === undefined || balanceAt === undefined || down === undefined || up === undefined) return undefined;
  return (frame, isNegative) => {
    const balance = balanceAt(frame);
    if (Number.isNaN(balance)) frame.fits = false;
    // A negative amount takes back: at most what stands on the account.
    const room = isNegative ? balance : kept(frame, limitAt(frame) - balance);
    const units = down === 1 ? kept(frame, room * up) : divideUnits(room, down, 'floor');
    return Math.max(0, Math.min(units, capOf(frame)));
  };
}

const UNBOUND: FastNumber = () => Number.POSITIVE_INFINITY;

function atUnits(value: ReturnType<typeof compileFastNumber>, scale: number): FastNumber | undefined {
  if (value === undefined) return undefined;
  if (value.scale <= scale) return widened(value, scale);
  const divisor = POWERS_OF_TEN[value.scale - scale];
  return divisor === undefined ? undefined : (frame) => divideUnits(value.run(frame), divisor, 'floor');
}
