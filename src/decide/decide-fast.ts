import type { Snapshot } from '../factor/snapshot.ts';
import { withinPeriodCapFast } from '../fee/period-cap.ts';
import { compileFastPrice } from '../fee/price-fast.ts';
import { reratedFast } from '../fee/rerate.ts';
import { leftOfTaxedFast } from '../fee/tax.ts';
import { compileFastBoolean, kept } from '../formula/compile-fast.ts';
import { unitsOf } from '../money/units.ts';
import type { BalanceReading } from '../plan/balance-need.ts';
import type { AccumulatorNode, FactorNode, FeeNode, Plan } from '../plan/plan.ts';
import { apportionmentStep } from './apportionment-fast.ts';
import { bookingOf, type DecisionFrame, emptyFrame, type FastStep } from './fast-step.ts';
import { lineFeeStep, linePostStep, rowsFill } from './lines-fast.ts';
import { postStep, postSteps } from './post-fast.ts';

/** Puts one fact of a snapshot into its slot. */
type Fill = (frame: DecisionFrame, snapshot: Snapshot) => void;

/**
 * Compiles a plan for the scaled-integer lane: the same steps as the exact lane, on plain numbers. `undefined` where a
 * part of the plan has no static scale. The answer is a frame to read the result from, or `undefined` where this document
 * doesn't fit and the exact lane has to decide it.
 */
export function compileFastPlan(plan: Plan): ((snapshot: Snapshot) => DecisionFrame | undefined) | undefined {
  const steps: FastStep[] = [];
  for (const node of plan.nodes) {
    const step = node.kind === 'fee' ? feeStep(node, plan) : apportionmentStep(node, plan);
    if (step === undefined) return undefined;
    steps.push(step);
  }
  const factorPosts = plan.accumulators.filter(({ source }) => plan.factors.some(({ sym }) => sym === source));
  for (const accumulator of factorPosts) {
    const post = postStep(accumulator);
    if (post === undefined) return undefined;
    steps.push(linePostStep(accumulator, plan, post));
  }
  const fills = [
    ...plan.factors.filter(({ all }) => all === undefined).map(factorFill),
    ...balanceFills(plan),
    ...partyFills(plan),
    ...rowsFill(plan),
  ];
  const frame = emptyFrame(plan);
  return (snapshot) => {
    frame.fits = true;
    for (let i = 0; i < fills.length; i++) (fills[i] as Fill)(frame, snapshot);
    for (let i = 0; i < steps.length; i++) (steps[i] as FastStep)(frame);
    return frame.fits ? frame : undefined;
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

function balanceFills({ accumulators, readings }: Plan): readonly Fill[] {
  return [...accumulators.map(balanceFill), ...readings.map((each, at) => readingFill(each, accumulators.length + at))];
}

function readingFill({ name, sym }: BalanceReading, index: number): Fill {
  const { slot, scale } = sym;
  return (frame, { balances }) => {
    const balance = balances[name];
    if (balance === undefined) frame.fits = false;
    frame.numbers[slot] = balance === undefined || scale === undefined ? Number.NaN : unitsOf(balance.value, scale);
    frame.hasEntries[index] = balance !== undefined && balance.entries > 0;
  };
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
  return plan.parties.flatMap((party): readonly Fill[] => {
    if (!('factor' in party)) return [];
    return [
      (frame, { facts }) => {
        if (typeof facts[party.factor] !== 'string') frame.fits = false;
      },
    ];
  });
}

function feeStep(node: FeeNode, plan: Plan): FastStep | undefined {
  const { item, index, booking, value, exact, own, isOfTotals } = node;
  const slots = [exact, value, ...(own === undefined ? [] : [own.exact, own.booked, own.trueUpExact, own.trueUp])].map(
    ({ slot }) => slot,
  );
  const leave = node.contained && leftOfTaxedFast(node, node.contained);
  if (node.contained !== undefined && leave === undefined) return undefined;
  const skip: FastStep = (frame) => {
    frame.applied[index] = false;
    for (const slot of slots) frame.numbers[slot] = 0;
    leave?.(frame);
  };
  if (!item.enabled) return lineFeeStep(node, plan, skip);
  const unbounded = compileFastPrice(node, plan);
  const price = unbounded && withinPeriodCapFast(reratedFast(unbounded, node, plan), node, plan);
  const when = node.when && compileFastBoolean(node.when);
  const book = exact.scale === undefined ? undefined : bookingOf(booking, exact.scale);
  const posts = postsOf(plan, node);
  if (price === undefined || book === undefined || posts === undefined) return undefined;
  if (node.when !== undefined && when === undefined) return undefined;
  // Units of units have no static scale.
  if (node.quantity !== undefined) return undefined;
  const { run, mayMirror, truesUp, countsTotals } = price;
  if (isOfTotals && !countsTotals) return undefined;
  const exactSlot = exact.slot;
  const valueSlot = value.slot;
  const step: FastStep = (frame) => {
    if (when !== undefined && !when(frame)) {
      skip(frame);
      return;
    }
    frame.applied[index] = true;
    const { numbers } = frame;
    const part = run(frame);
    const total = truesUp ? kept(frame, part + frame.trueUp) : part;
    const booked = isOfTotals
      ? book(frame, kept(frame, frame.billed + total)) - book(frame, frame.billed)
      : book(frame, total);
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
    leave?.(frame);
    for (let i = 0; i < posts.length; i++) (posts[i] as FastStep)(frame);
  };
  return lineFeeStep(node, plan, step);
}

function postsOf(plan: Plan, node: FeeNode): readonly FastStep[] | undefined {
  return postSteps(plan.accumulators.filter(({ source }) => source === node.value));
}
