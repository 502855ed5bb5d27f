import { capacityFast } from '../apportion/capacity-fast.ts';
import { fastDivider } from '../apportion/divide-level-fast.ts';
import { fastLevel } from '../apportion/level-fast.ts';
import { compileFastNumber, type FastNumber, widened } from '../formula/compile-fast.ts';
import { POWERS_OF_TEN } from '../money/units.ts';
import type { BearerNode, LevelNode } from '../plan/levels.ts';
import type { Booking, Plan } from '../plan/plan.ts';
import { bookingOf, type DecisionFrame, emptyFrame } from './fast-step.ts';
import { compileFastRoom } from './room-fast.ts';

/** A level of the scaled-integer lane. Where something doesn't fit, the frame is marked. */
export interface FastLevelStep {
  /** Reads weights, fixed parts and rooms, from the lowest level up. */
  read(frame: DecisionFrame, isNegative: boolean, amount: number): void;
  /** The most that it places whole; after `read`. */
  capacity(): number;
  /**
   * Divides an amount that is not negative, each part of a bearer who is split on the level below, and puts the shares
   * into their slots.
   *
   * @returns what nobody of this level could take
   */
  place(frame: DecisionFrame, units: number, isNegative: boolean): number;
}

/** `undefined` where a weight, fixed part, cap or limit has no static scale. */
export function compileFastLevel(node: LevelNode, booking: Booking, plan: Plan): FastLevelStep | undefined {
  const { bearers, taker } = node;
  const count = bearers.length;
  const weights = alignedWeights(bearers);
  const fixed = bearers.map(({ part }) => (part.kind === 'fixed' ? fixedOf(part.amount, booking) : NO_PART));
  const rooms = bearers.map((bearer) => compileFastRoom(bearer, booking.scale, plan));
  const splits = bearers.map(({ split }) => (split === undefined ? 'none' : compileFastLevel(split, booking, plan)));
  if (weights === undefined || !fixed.every(isThere) || !rooms.every(isThere) || !splits.every(isThere))
    return undefined;
  const isBounded = bearers.some(({ cap, limit, split }) => [cap, limit, split].some(isThere));
  const hasFixed = bearers.some(({ part }) => part.kind === 'fixed');
  const level = fastLevel(count, { ...node, hasFixed, isBounded });
  level.whole = weights.one;
  const divide = fastDivider(level);
  // Literal weights are the same for every document: they are put in place here, once.
  const isLiteral = bearers.every(({ part }) => part.kind !== 'weight' || part.weight.kind === 'literal');
  const readWeights = (frame: DecisionFrame): void => {
    for (let i = 0; i < count; i++) level.weights[i] = (weights.of[i] as FastNumber)(frame);
  };
  if (isLiteral) readWeights(emptyFrame(plan));
  const below = splits.map((split) => (split === 'none' ? undefined : split));
  const isSplit = below.some(isThere);
  const slots = bearers.map(({ share }) => share.slot);
  return {
    read(frame, isNegative, amount) {
      if (!isLiteral) readWeights(frame);
      if (hasFixed) for (let i = 0; i < count; i++) level.fixed[i] = (fixed[i] as FastNumber)(frame);
      if (!isBounded) return;
      for (let i = 0; i < count; i++) {
        let room = (rooms[i] as (typeof rooms)[number])(frame, isNegative);
        const lower = below[i];
        if (lower !== undefined) {
          lower.read(frame, isNegative, amount);
          const most = lower.capacity();
          if (Number.isNaN(most)) frame.fits = false;
          room = Math.min(room, most);
        }
        // A room of the whole amount or more binds nobody.
        level.rooms[i] = room < amount ? room : Number.POSITIVE_INFINITY;
      }
    },
    // Where somebody takes what nobody else can, there is no bound.
    capacity: () => (taker < 0 ? capacityFast(level) : Number.POSITIVE_INFINITY),
    place(frame, units, isNegative) {
      if (!frame.fits || !divide(level, units)) {
        frame.fits = false;
        return 0;
      }
      const { shares } = level;
      const { numbers } = frame;
      let left = level.unplaced;
      if (taker >= 0) {
        shares[taker] = (shares[taker] as number) + left;
        left = 0;
      }
      for (let i = 0; i < count; i++) {
        const share = shares[i] as number;
        numbers[slots[i] as number] = isNegative ? -share : share;
      }
      if (isSplit) for (let i = 0; i < count; i++) below[i]?.place(frame, shares[i] as number, isNegative);
      return left;
    },
  };
}

function isThere<Value>(value: Value | undefined): value is Value {
  return value !== undefined;
}

const NO_PART: FastNumber = () => Number.NaN;

/** Booked to whole units; the exact lane refuses one below zero. */
function fixedOf(amount: Parameters<typeof compileFastNumber>[0], booking: Booking): FixedPart | undefined {
  const value = compileFastNumber(amount);
  const book = value && bookingOf(booking, value.scale);
  if (value === undefined || book === undefined) return undefined;
  return (frame) => {
    const exact = value.run(frame);
    if (!(exact >= 0)) frame.fits = false;
    return book(frame, exact);
  };
}

type FixedPart = (frame: DecisionFrame) => number;

/** At one scale, weights are whole; `one` is what the fraction 1 is there. */
function alignedWeights(
  bearers: readonly BearerNode[],
): { readonly of: readonly FastNumber[]; readonly one: number } | undefined {
  const values = bearers.map(({ part }) => (part.kind === 'weight' ? compileFastNumber(part.weight) : NOTHING));
  const scale = Math.max(...values.map((value) => value?.scale ?? 0));
  const of = values.map((value) => value && widened(value, scale));
  const one = POWERS_OF_TEN[scale];
  return of.every(isThere) && one !== undefined ? { of, one } : undefined;
}

const NOTHING = { run: (): number => 0, scale: 0 };
