import type { LevelRules } from '../plan/levels.ts';
import type { Division, Parts } from './level.ts';

/** What the rules for units that are left look at, beside the parts themselves. */
export interface UnitRule {
  readonly remainder: LevelRules['remainder'];
  readonly weights: readonly bigint[];
  readonly rooms: readonly (bigint | undefined)[];
}

/**
 * Rounds exact parts to whole units so that they still add up.
 *
 * Every part gets its whole units. The units that are left go one each to the largest remainders (ties to the bearer
 * declared first, what is unplaced last), or all to the bearer that the rule names, as far as it has room; then to the next
 * by the rule, and behind a bearer named by its place, to the largest remainders. Nobody gets a unit above his room, and
 * nobody without a part gets one.
 *
 * @param parts of the bearers, and last what is unplaced; not negative, their sum a multiple of the denominator
 *
 * Worked case: 5 units among 3 : 3 : 1 are 15/7, 15/7 and 5/7. The whole parts are 2, 2, 0; the unit that is left goes
 * to 5/7, the largest remainder: 2, 2, 1. By the rule `first` it is 3, 2, 0.
 */
export function wholeUnits({ numerators, denominator }: Parts, rule: UnitRule): Division {
  const units = numerators.map((numerator) => numerator / denominator);
  const remainders = numerators.map((numerator) => numerator % denominator);
  let left = remainders.reduce((sum, remainder) => sum + remainder, 0n) / denominator;
  const give = (index: number, most: bigint): void => {
    units[index] = (units[index] ?? 0n) + most;
    left -= most;
  };
  if (left > 0n && rule.remainder !== 'largest') {
    for (const index of preferred(rule)) {
      const room = rule.rooms[index];
      const more = room === undefined ? left : room - (units[index] ?? 0n);
      if (left > 0n && (numerators[index] ?? 0n) > 0n && more > 0n) {
        give(index, more < left ? more : left);
        remainders[index] = 0n;
      }
    }
  }
  if (left > 0n) for (const index of byRemainder(remainders).slice(0, Number(left))) give(index, 1n);
  const unplaced = units.pop() ?? 0n;
  return { shares: units, unplaced };
}

/** Who gets what is left, by the rule, one after the other. */
function preferred({ remainder, weights }: UnitRule): readonly number[] {
  const places = weights.map((_, index) => index);
  switch (remainder) {
    case 'largest':
      return [];
    case 'first':
      return places;
    case 'last':
      return places.reverse();
    case 'largest-weight':
      return places.sort((a, b) => compare(weights[b] ?? 0n, weights[a] ?? 0n) || a - b);
    default:
      return [remainder];
  }
}

function byRemainder(remainders: readonly bigint[]): readonly number[] {
  const places = remainders.map((_, index) => index);
  return places.sort((a, b) => compare(remainders[b] ?? 0n, remainders[a] ?? 0n) || a - b);
}

function compare(a: bigint, b: bigint): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
