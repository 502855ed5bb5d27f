import type { PriceFrame } from '../fee/priced.ts';
import { kept } from '../formula/compile-fast.ts';
import { divideUnits } from '../money/rounding.ts';
import { POWERS_OF_TEN } from '../money/units.ts';
import type { Booking, Plan } from '../plan/plan.ts';

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
