import { compare, divide, type Exact, exactOf, negate, ONE, roundExact, sign, subtract } from '../money/exact.ts';
import { type Choices, isSameDecision } from './choice.ts';

/** A number that can be set to any whole multiple of its unit, and what is decided then. */
export interface Dial {
  /** Where it stands, in units. */
  readonly at: bigint;
  /** Decimals of a unit: 2 is a cent. */
  readonly scale: number;
  /** It is not turned below this. */
  readonly least: bigint;
  decide(at: bigint): Choices;
}

/** 2^62 units: further than any amount that anybody bills. */
const DOUBLINGS_MAX = 62;

/**
 * The nearest setting in one direction at which something else is decided, in units; `undefined` where nothing changes.
 * One unit before it, all is decided as now.
 *
 * Every margin is taken for linear: where it would reach zero is looked at, nearest first. What that doesn't find (two
 * factors multiplied, a rounding in between) is looked for by ever larger steps, and halved down to the very unit.
 *
 * Worked case: bands from 0, 500 and 2000, a measure of 450.00: upwards the answer is 500.00 under `lower`, 500.01 under
 * `upper`.
 */
export function nearestChange(dial: Dial, direction: 1n | -1n): bigint | undefined {
  const now = dial.decide(dial.at);
  const differs = (at: bigint): boolean => !isSameDecision(now, dial.decide(at));
  const next = dial.at + direction;
  if (next < dial.least) return undefined;
  if (differs(next)) return next;
  for (const guess of linearGuesses(dial, now, direction)) {
    // A margin of zero may belong to either side, and units may round the crossing away: its neighbours are looked at too.
    for (const step of [-1n, 0n, 1n, 2n]) {
      const at = guess + step * direction;
      if ((at - dial.at) * direction > 0n && at >= dial.least && differs(at)) {
        return firstDiffering(dial.at, at, direction, differs);
      }
    }
  }
  for (let step = 1n, doublings = 0; doublings < DOUBLINGS_MAX; doublings += 1, step *= 2n) {
    const at = dial.at + direction * step;
    if (at <= dial.least) {
      return differs(dial.least) ? firstDiffering(dial.at, dial.least, direction, differs) : undefined;
    }
    if (differs(at)) return firstDiffering(dial.at, at, direction, differs);
  }
  return undefined;
}

/** Where each margin would be zero, nearest first, rounded towards where the dial stands. */
function linearGuesses(dial: Dial, now: Choices, direction: 1n | -1n): readonly bigint[] {
  const after = dial.decide(dial.at + direction);
  const guesses: bigint[] = [];
  for (const [key, { margins }] of now) {
    const moved = after.get(key)?.margins ?? [];
    if (moved.length !== margins.length) continue;
    margins.forEach((margin, index) => {
      const slope = subtract(moved[index] ?? margin, margin);
      if (sign(slope) === 0) return;
      const steps = divide(negate(margin), slope);
      if (sign(steps) > 0) guesses.push(dial.at + direction * roundExact(steps, 0, 'floor'));
    });
  }
  const distance = (at: bigint): bigint => (at - dial.at) * direction;
  return guesses.sort((a, b) => (distance(a) < distance(b) ? -1 : 1));
}

/** Halves the way from a setting that decides as now to one that doesn't. */
function firstDiffering(from: bigint, to: bigint, direction: bigint, differs: (at: bigint) => boolean): bigint {
  let same = from;
  let other = to;
  while ((other - same) * direction > 1n) {
    const middle = (same + other) / 2n;
    if (differs(middle)) other = middle;
    else same = middle;
  }
  return other;
}

/** How far a change goes, as a part of where the dial stands (below 1: of 1), so that factors can be compared. */
export function relativeDistance(dial: Pick<Dial, 'at' | 'scale'>, to: bigint): Exact {
  const distance = exactOf(to > dial.at ? to - dial.at : dial.at - to, dial.scale);
  const size = exactOf(dial.at < 0n ? -dial.at : dial.at, dial.scale);
  return compare(size, ONE) > 0 ? divide(distance, size) : distance;
}
