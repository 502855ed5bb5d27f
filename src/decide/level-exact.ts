import { capacity } from '../apportion/capacity.ts';
import { divideLevel, type Taken } from '../apportion/divide-level.ts';
import type { Level } from '../apportion/level.ts';
import { compileExactNumber } from '../formula/compile-exact.ts';
import type { ExactFrame } from '../formula/frame.ts';
import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { bookedUnits } from '../money/booked-units.ts';
import { add, type Exact, exactText, sign, ZERO } from '../money/exact.ts';
import { unitsText } from '../money/units.ts';
import type { BearerNode, LevelNode } from '../plan/levels.ts';
import type { ApportionmentNode, Plan } from '../plan/plan.ts';
import { compileRoom, type Room } from './room.ts';

/** A level as one document finds it: weights and rooms are known, the amount isn't yet. */
export interface ReadyLevel {
  readonly node: LevelNode;
  readonly level: Level;
  readonly rooms: readonly Room[];
  /** Of each bearer who is split further. */
  readonly below: readonly (ReadyLevel | undefined)[];
}

/** One bearer's share on its way into the record. */
export interface Placed {
  readonly bearer: BearerNode;
  /** Place among the bearers of its level. */
  readonly position: number;
  readonly ready: ReadyLevel;
  /** The amount of its level. */
  readonly amount: bigint;
  readonly taken: Taken;
  /** What it took of what nobody else could. */
  readonly ofUnplaced: bigint;
  /** `taken.share` + `ofUnplaced` */
  readonly units: bigint;
}

type Make = (frame: ExactFrame, isNegative: boolean) => ReadyLevel;

/** Reads weights, fixed parts and rooms, from the lowest level up: each level's room is what those below it can take. */
export function compileLevel(node: LevelNode, of: ApportionmentNode, plan: Plan): Make {
  const { scale, mode } = of.booking;
  const weights = node.bearers.map(({ part }) =>
    part.kind === 'weight' ? compileExactNumber(part.weight) : undefined,
  );
  const fixed = node.bearers.map(({ part }) => (part.kind === 'fixed' ? compileExactNumber(part.amount) : undefined));
  const rooms = node.bearers.map((bearer) => compileRoom(bearer, scale, plan));
  const splits = node.bearers.map(({ split }) => split && compileLevel(split, of, plan));
  const notNegative = (value: Exact, position: number, code: 'weight-negative' | 'fixed-negative'): Exact =>
    sign(value) < 0 ? refuse(of, node.bearers[position]?.item.code ?? '', code, value) : value;
  return (frame, isNegative) => {
    const exactWeights = weights.map((weight, at) =>
      weight ? notNegative(weight(frame), at, 'weight-negative') : ZERO,
    );
    const parts = fixed.map(
      (part, at) => part && bookedUnits(notNegative(part(frame), at, 'fixed-negative'), scale, mode),
    );
    const below = splits.map((split) => split?.(frame, isNegative));
    const found = rooms.map((room, at) => {
      const lower = below[at];
      // Where somebody takes what nobody else can, there is no bound.
      const isBounded = lower !== undefined && lower.node.taker < 0;
      return room(frame, isNegative, isBounded ? capacity(lower.level) : undefined);
    });
    const { isSequence, rest, spill, shortage, remainder } = node;
    const rules = { isSequence, rest, spill, shortage, remainder };
    const level = {
      ...rules,
      ...wholeWeights(exactWeights, node, of),
      fixed: parts,
      rooms: found.map(({ units }) => units),
    };
    return { node, level, rooms: found, below };
  };
}

function refuse(
  of: ApportionmentNode,
  bearer: string,
  code: 'weight-negative' | 'fixed-negative',
  value: Exact,
): never {
  const apportionment = of.item.code;
  const path = ['apportionments', apportionment, bearer];
  const text = exactText(value);
  return code === 'weight-negative'
    ? fail(issue(code, path, { apportionment, bearer, weight: text }))
    : fail(issue(code, path, { apportionment, bearer, amount: text }));
}

/** Brought to one denominator, weights are whole; beside a bearer of the rest, that denominator is everything. */
function wholeWeights(
  weights: readonly Exact[],
  { rest }: LevelNode,
  { item }: ApportionmentNode,
): Pick<Level, 'weights' | 'whole'> {
  const denominator = weights.reduce((product, { d }) => (product % d === 0n ? product : product * d), 1n);
  const whole = weights.map(({ n, d }) => n * (denominator / d));
  const sum = whole.reduce((total, weight) => total + weight, 0n);
  if (rest < 0) return { weights: whole, whole: sum };
  if (sum > denominator) {
    const facts = { apportionment: item.code, sum: exactText(weights.reduce(add, ZERO)) };
    return fail(issue('weights-above-one', ['apportionments', item.code], facts));
  }
  return { weights: whole, whole: denominator };
}

/**
 * Divides an amount on its level, and each part of a bearer who is split on the level below.
 *
 * @param place is called for each bearer, before those among whom its part is divided
 * @returns what nobody of this level could take
 */
export function placeLevel(
  ready: ReadyLevel,
  amount: bigint,
  of: ApportionmentNode,
  place: (placed: Placed) => void,
): bigint {
  const { node, level, below } = ready;
  const { taken, unplaced, shortage } = divideLevel(amount, level);
  if (shortage > 0n && level.shortage === 'reject') {
    const { code } = of.item;
    const facts = { apportionment: code, shortage: unitsText(shortage, of.booking.scale) };
    fail(issue('shortage-rejected', ['apportionments', code], facts));
  }
  node.bearers.forEach((bearer, position) => {
    const own = taken[position] as Taken;
    const ofUnplaced = position === node.taker ? unplaced : 0n;
    const units = own.share + ofUnplaced;
    place({ bearer, position, ready, amount, taken: own, ofUnplaced, units });
    const lower = below[position];
    if (lower !== undefined && placeLevel(lower, units, of, place) !== 0n) {
      throw new TypeError(`feewright: '${bearer.item.code}' got more than those below it can take; this is a bug`);
    }
  });
  return node.taker < 0 ? unplaced : 0n;
}
