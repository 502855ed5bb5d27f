import { compileFastBoolean, kept } from '../formula/compile-fast.ts';
import { POWERS_OF_TEN } from '../money/units.ts';
import type { AccumulatorNode } from '../plan/plan.ts';
import type { DecisionFrame, FastStep } from './fast-step.ts';

/** Posts to each accumulator, in their order; `undefined` where one has no fast lane. */
export function postSteps(accumulators: readonly AccumulatorNode[]): readonly FastStep[] | undefined {
  const steps = accumulators.map(postStep);
  return steps.every((step) => step !== undefined) ? steps : undefined;
}

/** The same as `postStep` of the exact lane; `undefined` where the amount has no static scale, or more decimals than the total. */
export function postStep(accumulator: AccumulatorNode): FastStep | undefined {
  const { index, when } = accumulator;
  const isDue = when && compileFastBoolean(when);
  if (when !== undefined && isDue === undefined) return undefined;
  const post = postOf(accumulator);
  if (post === undefined) return undefined;
  return (frame) => {
    if (isDue !== undefined && !isDue(frame)) return;
    post(frame);
    frame.posted[index] = true;
  };
}

function postOf(accumulator: AccumulatorNode): FastStep | undefined {
  const { item, running, source } = accumulator;
  if (item.keeps === 'count') return countStep(accumulator);
  if (running.scale === undefined || source.scale === undefined) return undefined;
  const factor = POWERS_OF_TEN[running.scale - source.scale];
  if (factor === undefined) return undefined;
  return item.keeps === 'max' ? markStep(accumulator, factor) : sumStep(accumulator, factor);
}

function sumStep({ running, source, delta }: AccumulatorNode, factor: number): FastStep {
  const ownDelta = delta === source ? undefined : delta.slot;
  return (frame) => {
    const { numbers } = frame;
    const value = (numbers[source.slot] as number) * factor;
    numbers[running.slot] = keptTotal(frame, (numbers[running.slot] as number) + value);
    if (ownDelta !== undefined) numbers[ownDelta] = kept(frame, (numbers[ownDelta] as number) + value);
  };
}

function countStep({ index, running, source, delta }: AccumulatorNode): FastStep {
  return (frame) => {
    const { numbers } = frame;
    // What there isn't can't be counted: the exact lane says what is missing.
    if (Number.isNaN(numbers[source.slot])) frame.fits = false;
    if (frame.posted[index] === true) return;
    numbers[running.slot] = keptTotal(frame, (numbers[running.slot] as number) + 1);
    numbers[delta.slot] = 1;
  };
}

function markStep(accumulator: AccumulatorNode, factor: number): FastStep {
  const { index, running, source, delta, observed = source } = accumulator;
  const ownObserved = observed === source ? undefined : observed.slot;
  return (frame) => {
    const { numbers } = frame;
    const value = keptTotal(frame, (numbers[source.slot] as number) * factor);
    const mark = numbers[running.slot] as number;
    const highest = keptTotal(frame, Math.max(mark, value));
    const rise = kept(frame, highest - mark);
    numbers[running.slot] = highest;
    numbers[delta.slot] = frame.posted[index] === true ? (numbers[delta.slot] as number) + rise : rise;
    if (ownObserved === undefined) return;
    numbers[ownObserved] = frame.posted[index] === true ? Math.max(numbers[ownObserved] as number, value) : value;
  };
}

/** A balance or an amount with more decimals than its slot, or none at all, is not a number: the exact lane looks at it. */
function keptTotal(frame: DecisionFrame, value: number): number {
  if (Number.isNaN(value)) frame.fits = false;
  return kept(frame, value);
}
