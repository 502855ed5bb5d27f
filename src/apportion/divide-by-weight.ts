import { fullBearers } from './full-bearers.ts';
import type { Division, Level, Parts } from './level.ts';
import { sum } from './sum.ts';
import { wholeUnits } from './whole-units.ts';

/** A division by weight, with the exact parts that were rounded. */
export interface WeightedDivision extends Division {
  /** Of the bearers, with what they could not take and what spilled to them; last, what is unplaced. */
  readonly parts: Parts;
}

/**
 * Divides an amount by weight and gives what is left of it to the bearer of the rest, nobody above his room.
 *
 * Who is at his cap is decided in exact arithmetic: whoever would get more than his room gets just that, and what he cannot
 * take goes where the level's spill says; then all is rounded once.
 *
 * @param amount whole units, not negative (a negative amount is mirrored by the caller)
 *
 * Worked case: 100.00 among three equal bearers, one of whom can take 20.00: 40.00, 20.00, 40.00. As fractions 0.3, 0.3 and
 * a bearer of the rest, the first of whom can take 20.00: 20.00, 30.00, 50.00; with the spill `by-weight` 20.00, 40.00,
 * 40.00.
 */
export function divideByWeight(amount: bigint, level: Level): WeightedDivision {
  const parts = partsByWeight(amount, level);
  const { remainder, rooms } = level;
  return { ...wholeUnits(parts, { remainder, weights: weightsWithRest(level), rooms }), parts };
}

function partsByWeight(amount: bigint, level: Level): Parts {
  const { weights, whole, rest, rooms, spill } = level;
  const totalWeight = sum(weights);
  const isFull = fullBearers(amount, level, totalWeight);
  const placed = sum(rooms.filter((_, index) => isFull[index] === true));
  const openWeight = sum(weights.filter((_, index) => isFull[index] !== true));
  // An open bearer's part is his weight × perWeight ÷ denominator.
  const isPooled = spill === 'by-weight' && openWeight > 0n;
  const denominator = (isPooled ? openWeight : 1n) * (whole > 0n ? whole : 1n);
  const perWeight = isPooled ? amount * totalWeight - placed * whole : amount;
  const numerators = weights.map((weight, index) =>
    isFull[index] === true ? (rooms[index] ?? 0n) * denominator : weight * perWeight,
  );
  const left = amount * denominator - sum(numerators);
  if (rest < 0) return { numerators: [...numerators, left], denominator };
  // Without spill, what those above their rooms could not take is nobody's.
  const nobodys = spill === 'none' ? amount * (totalWeight - openWeight) - placed * denominator : 0n;
  const room = rooms[rest];
  const most = room === undefined ? undefined : room * denominator;
  const restPart = most !== undefined && left - nobodys > most ? most : left - nobodys;
  numerators[rest] = restPart;
  return { numerators: [...numerators, left - restPart], denominator };
}

/** The bearer of the rest weighs what the others leave of the whole. */
function weightsWithRest({ weights, whole, rest }: Level): readonly bigint[] {
  return rest < 0 ? weights : weights.with(rest, whole - sum(weights));
}
