import { divideByWeightFast, divideFreely, divisionSpace } from '../apportion/divide-by-weight-fast.ts';
import type { Snapshot } from '../factor/snapshot.ts';
import { compileFastPrice, type PriceFrame } from '../fee/price-fast.ts';
import { compileFastBoolean, compileFastNumber, type FastNumber, kept, widened } from '../formula/compile-fast.ts';
import { divideUnits } from '../money/rounding.ts';
import { POWERS_OF_TEN, unitsOf } from '../money/units.ts';
import type {
  AccumulatorNode,
  ApportionmentNode,
  BearerNode,
  Booking,
  FactorNode,
  FeeNode,
  Plan,
} from '../plan/plan.ts';

/**
 * The frame of a plan's scaled-integer lane with what deciding notes down in it. One for each plan: a document's numbers
 * are copied into its record, and the next document writes over them.
 */
export interface DecisionFrame extends PriceFrame {
  readonly applied: boolean[];
  readonly posted: boolean[];
}

type Step = (frame: DecisionFrame) => void;
/** Puts one fact of a snapshot into its slot. */
type Fill = (frame: DecisionFrame, snapshot: Snapshot) => void;

/**
 * Compiles a plan for the scaled-integer lane: the same steps as the exact lane, on plain numbers. `undefined` where a
 * part of the plan has no static scale. The answer is a frame to read the result from, or `undefined` where this document
 * doesn't fit and the exact lane has to decide it.
 */
export function compileFastPlan(plan: Plan): ((snapshot: Snapshot) => DecisionFrame | undefined) | undefined {
  const steps: Step[] = [];
  for (const node of plan.nodes) {
    const step = node.kind === 'fee' ? feeStep(node, plan) : apportionmentStep(node, plan);
    if (step === undefined) return undefined;
    steps.push(step);
  }
  const factorPosts = plan.accumulators.filter(({ source }) => plan.factors.some(({ sym }) => sym === source));
  for (const accumulator of factorPosts) {
    const post = postStep(accumulator);
    if (post === undefined) return undefined;
    steps.push(post);
  }
  const fills = [...plan.factors.map(factorFill), ...plan.accumulators.map(balanceFill), ...partyFills(plan)];
  const frame = emptyFrame(plan);
  return (snapshot) => {
    frame.fits = true;
    for (let i = 0; i < fills.length; i++) (fills[i] as Fill)(frame, snapshot);
    for (let i = 0; i < steps.length; i++) (steps[i] as Step)(frame);
    return frame.fits ? frame : undefined;
  };
}

function emptyFrame(plan: Plan): DecisionFrame {
  return {
    numbers: new Array<number>(plan.slots.numbers).fill(0),
    texts: new Array<string | undefined>(plan.slots.texts).fill(undefined),
    fits: true,
    isMirrored: false,
    trueUp: 0,
    hasEntries: new Array<boolean>(plan.accumulators.length).fill(false),
    applied: new Array<boolean>(plan.nodes.length).fill(false),
    posted: new Array<boolean>(plan.accumulators.length).fill(false),
  };
}

function factorFill({ factor, sym }: FactorNode): Fill {
  const { code } = factor;
  const { slot, scale } = sym;
  switch (sym.type.kind) {
    case 'text':
    case 'date':
      return (frame, { facts }) => {
        const fact = facts[code];
        frame.texts[slot] = typeof fact === 'string' ? fact : undefined;
      };
    case 'boolean':
      return (frame, { facts }) => {
        const fact = facts[code];
        frame.numbers[slot] = typeof fact === 'boolean' ? Number(fact) : Number.NaN;
      };
    case 'list':
      return () => {};
    default:
      return (frame, { facts }) => {
        const fact = facts[code];
        // Absent, or with more decimals than the slot: not a number, which matters only where it is read.
        frame.numbers[slot] = typeof fact === 'string' && scale !== undefined ? unitsOf(fact, scale) : Number.NaN;
      };
  }
}

function balanceFill({ index, item, before, running }: AccumulatorNode): Fill {
  const { code } = item;
  const { scale } = before;
  return (frame, { balances }) => {
    const balance = balances[code];
    const stored = balance?.value;
    // Not a text: absent, or a member that every object inherits.
    const value = typeof stored !== 'string' || scale === undefined ? Number.NaN : unitsOf(stored, scale);
    if (typeof stored !== 'string') frame.fits = false;
    frame.numbers[before.slot] = value;
    frame.numbers[running.slot] = value;
    frame.hasEntries[index] = balance !== undefined && balance.entries > 0;
    frame.posted[index] = false;
  };
}

/** A party that a fact names must be there. */
function partyFills(plan: Plan): readonly Fill[] {
  return plan.definition.parties.flatMap((party): readonly Fill[] => {
    if (!('factor' in party)) return [];
    return [
      (frame, { facts }) => {
        if (typeof facts[party.factor] !== 'string') frame.fits = false;
      },
    ];
  });
}

function feeStep(node: FeeNode, plan: Plan): Step | undefined {
  const { item, index, booking, value, exact, own } = node;
  const slots = [exact, value, ...(own === undefined ? [] : [own.exact, own.booked, own.trueUpExact, own.trueUp])].map(
    ({ slot }) => slot,
  );
  const skip: Step = (frame) => {
    frame.applied[index] = false;
    for (const slot of slots) frame.numbers[slot] = 0;
  };
  if (!item.enabled) return skip;
  const price = compileFastPrice(node, plan);
  const when = node.when && compileFastBoolean(node.when);
  const book = exact.scale === undefined ? undefined : bookingOf(booking, exact.scale);
  const posts = postsOf(plan, node);
  if (price === undefined || book === undefined || posts === undefined) return undefined;
  if (node.when !== undefined && when === undefined) return undefined;
  const { run, mayMirror, truesUp } = price;
  const exactSlot = exact.slot;
  const valueSlot = value.slot;
  return (frame) => {
    if (when !== undefined && !when(frame)) {
      skip(frame);
      return;
    }
    frame.applied[index] = true;
    const { numbers } = frame;
    const part = run(frame);
    const total = truesUp ? kept(frame, part + frame.trueUp) : part;
    const booked = book(frame, total);
    // Rounded on the absolute measure, then turned: a mirrored fee is the exact opposite of its positive twin.
    const isTurned = mayMirror && frame.isMirrored;
    numbers[exactSlot] = isTurned ? -total : total;
    numbers[valueSlot] = isTurned ? -booked : booked;
    if (own !== undefined) {
      const ownBooked = book(frame, part);
      numbers[own.exact.slot] = part;
      numbers[own.booked.slot] = ownBooked;
      numbers[own.trueUpExact.slot] = frame.trueUp;
      numbers[own.trueUp.slot] = booked - ownBooked;
    }
    for (let i = 0; i < posts.length; i++) (posts[i] as Step)(frame);
  };
}

/** From one scale to the booked one; a step without rounding stays as it is. */
function bookingOf(
  booking: Booking | undefined,
  scale: number,
): ((frame: DecisionFrame, value: number) => number) | undefined {
  if (booking === undefined || booking.scale === scale) return (_frame, value) => value;
  const { mode } = booking;
  const factor = POWERS_OF_TEN[Math.abs(scale - booking.scale)];
  if (factor === undefined) return undefined;
  return scale > booking.scale
    ? (_frame, value) => divideUnits(value, factor, mode)
    : (frame, value) => kept(frame, value * factor);
}

function apportionmentStep(node: ApportionmentNode, plan: Plan): Step | undefined {
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
    for (let i = 0; i < allPosts.length; i++) (allPosts[i] as Step)(frame);
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

function postsOf(plan: Plan, node: FeeNode): readonly Step[] | undefined {
  return postSteps(plan.accumulators.filter(({ source }) => source === node.value));
}

function postSteps(accumulators: readonly AccumulatorNode[]): readonly Step[] | undefined {
  const steps = accumulators.map(postStep);
  return steps.every((step) => step !== undefined) ? steps : undefined;
}

function postStep({ index, running, source, when }: AccumulatorNode): Step | undefined {
  const isDue = when && compileFastBoolean(when);
  if (when !== undefined && isDue === undefined) return undefined;
  if (running.scale === undefined || source.scale === undefined || source.scale > running.scale) return undefined;
  const factor = POWERS_OF_TEN[running.scale - source.scale];
  if (factor === undefined) return undefined;
  return (frame) => {
    if (isDue !== undefined && !isDue(frame)) return;
    const { numbers } = frame;
    const after = kept(frame, (numbers[running.slot] as number) + (numbers[source.slot] as number) * factor);
    if (Number.isNaN(after)) frame.fits = false;
    numbers[running.slot] = after;
    frame.posted[index] = true;
  };
}
