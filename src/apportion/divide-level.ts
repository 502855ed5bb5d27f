import { type Exact, exactOf, ZERO } from '../money/exact.ts';
import { divideByWeight } from './divide-by-weight.ts';
import type { Level } from './level.ts';
import { sum } from './sum.ts';

/** A share and how it came about. */
export interface Taken {
  readonly share: bigint;
  /** Before rounding. */
  readonly exact: Exact;
  /** What was left of the amount when the bearer's stage began. */
  readonly found: bigint;
}

export interface LevelDivision {
  /** In the order of the bearers. */
  readonly taken: readonly Taken[];
  /** What nobody could take: Σ shares + unplaced is the amount. */
  readonly unplaced: bigint;
  /** By how much the fixed parts exceed the amount; zero where they don't. */
  readonly shortage: bigint;
}

/** One stage: divides what is left among its bearers, and passes on what it could not place. */
type Stage = (left: bigint, take: (bearer: number, taken: Taken) => void) => bigint;

/**
 * Divides an amount in the stages of a level: fixed parts, then weights and the rest; or one bearer after the other. Each
 * stage divides what the stages before it left; what the last one leaves is unplaced.
 *
 * Worked case: 100.00 with 12.00 fixed, 0.25 and a bearer of the rest: 12.00, then 22.00 of the 88.00 that are left, then
 * 66.00.
 */
export function divideLevel(amount: bigint, level: Level): LevelDivision {
  const wanted = wantedParts(level);
  const stages = level.isSequence
    ? level.rooms.map((room, bearer) => turn(bearer, room))
    : [...fixedStages(level, amount, wanted), weightStage(level, isNotFixed(level))];
  const taken = level.rooms.map((): Taken => ({ share: 0n, exact: ZERO, found: 0n }));
  const take = (bearer: number, each: Taken): void => {
    taken[bearer] = each;
  };
  const unplaced = stages.reduce((left, stage) => stage(left, take), amount);
  const excess = sum(wanted) - amount;
  return { taken, unplaced, shortage: excess > 0n ? excess : 0n };
}

/** What those with a fixed part are to take: at most their rooms. */
export function wantedParts({ fixed, rooms }: Level): readonly (bigint | undefined)[] {
  return fixed.map((part, index) => {
    const room = rooms[index];
    return part === undefined || room === undefined || part <= room ? part : room;
  });
}

/** In order, each is a turn of his own; prorated, they share one stage by the size of their parts. */
function fixedStages(level: Level, amount: bigint, wanted: readonly (bigint | undefined)[]): readonly Stage[] {
  if (level.shortage !== 'prorate' || sum(wanted) <= amount) {
    return wanted.flatMap((part, bearer) => (part === undefined ? [] : [turn(bearer, part)]));
  }
  const weights = level.fixed.map((part) => part ?? 0n);
  const isFixed = level.fixed.map((part) => part !== undefined);
  return [
    weightStage({ ...level, weights, whole: sum(weights), rest: -1, rooms: wanted, spill: 'by-weight' }, isFixed),
  ];
}

function isNotFixed({ fixed }: Level): readonly boolean[] {
  return fixed.map((part) => part === undefined);
}

/** @param isIn whose shares the stage decides */
function weightStage(level: Level, isIn: readonly boolean[]): Stage {
  return (left, take) => {
    const { shares, unplaced, parts } = divideByWeight(left, level);
    shares.forEach((share, bearer) => {
      if (isIn[bearer] !== true) return;
      take(bearer, { share, exact: { n: parts.numerators[bearer] ?? 0n, d: parts.denominator }, found: left });
    });
    return unplaced;
  };
}

/** Takes all that it can. */
function turn(bearer: number, room: bigint | undefined): Stage {
  return (left, take) => {
    const share = room === undefined || room > left ? left : room;
    take(bearer, { share, exact: exactOf(share), found: left });
    return left - share;
  };
}
