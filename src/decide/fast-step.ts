import type { PriceFrame } from '../fee/priced.ts';
import { compileFastBoolean, kept } from '../formula/compile-fast.ts';
import { divideUnits } from '../money/rounding.ts';
import { POWERS_OF_TEN } from '../money/units.ts';
import type { AccumulatorNode, Booking, Plan } from '../plan/plan.ts';

/**
 * The frame of a plan's scaled-integer lane with what deciding notes down in it. One for each plan: a document's numbers
 * are copied into its record, and the next document writes over them.
 */
export interface DecisionFrame extends PriceFrame {
  readonly applied: boolean[];
  readonly posted: boolean[];
  /** Of the document's lines, where the plan looks at lines: each a list of its own, which goes into the record. */
  rows: number[][];
  /** Their texts, which go nowhere. */
  textRows: (string | undefined)[][];
}

/** Decides one node in the scaled-integer lane. */
export type FastStep = (frame: DecisionFrame) => void;

export function emptyFrame(plan: Plan): DecisionFrame {
  return {
    numbers: new Array<number>(plan.slots.numbers).fill(0),
    texts: new Array<string | undefined>(plan.slots.texts).fill(undefined),
    fits: true,
    isMirrored: false,
    trueUp: 0,
    isFlatTaken: false,
    billed: 0,
    hasEntries: new Array<boolean>(plan.accumulators.length + plan.readings.length).fill(false),
    applied: new Array<boolean>(plan.nodes.length).fill(false),
    posted: new Array<boolean>(plan.accumulators.length).fill(false),
    rows: [],
    textRows: [],
  };
}

/** From one scale to the booked one; a step without rounding stays as it is. */
export function bookingOf(
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

/** Posts to each accumulator, in their order; `undefined` where one has no fast lane. */
export function postSteps(accumulators: readonly AccumulatorNode[]): readonly FastStep[] | undefined {
  const steps = accumulators.map(postStep);
  return steps.every((step) => step !== undefined) ? steps : undefined;
}

export function postStep({ index, running, source, when, lines }: AccumulatorNode): FastStep | undefined {
  const isDue = when && compileFastBoolean(when);
  if (when !== undefined && isDue === undefined) return undefined;
  if (running.scale === undefined || source.scale === undefined || source.scale > running.scale) return undefined;
  const factor = POWERS_OF_TEN[running.scale - source.scale];
  if (factor === undefined) return undefined;
  const added = lines?.added.slot;
  if (added !== undefined) {
    return (frame) => {
      if (isDue !== undefined && !isDue(frame)) return;
      const { numbers } = frame;
      const delta = (numbers[source.slot] as number) * factor;
      const after = kept(frame, (numbers[running.slot] as number) + delta);
      if (Number.isNaN(after)) frame.fits = false;
      numbers[running.slot] = after;
      numbers[added] = kept(frame, (numbers[added] as number) + delta);
      frame.posted[index] = true;
    };
  }
  return (frame) => {
    if (isDue !== undefined && !isDue(frame)) return;
    const { numbers } = frame;
    const after = kept(frame, (numbers[running.slot] as number) + (numbers[source.slot] as number) * factor);
    if (Number.isNaN(after)) frame.fits = false;
    numbers[running.slot] = after;
    frame.posted[index] = true;
  };
}
