import { wantedParts } from './divide-level.ts';
import { byRoomPerWeight } from './full-bearers.ts';
import type { Level } from './level.ts';
import { sum } from './sum.ts';

/**
 * The most that a level places whole: the largest amount of which, exactly divided, nothing is left. It is the room of the
 * bearer whose part is divided there. `undefined` is without bound.
 *
 * Worked case: two bearers 1 : 1, the first of whom can take 10.00, place any amount with the spill `by-weight`; without
 * spill at most 20.00; and if the second can take 15.00, at most 25.00 and 20.00.
 */
export function capacity(level: Level): bigint | undefined {
  const { isSequence, rooms } = level;
  if (isSequence) return sumOfRooms(rooms);
  const byWeight = capacityByWeight(level);
  return byWeight === undefined ? undefined : byWeight + sum(wantedParts(level));
}

function capacityByWeight(level: Level): bigint | undefined {
  const { weights, whole, rest, rooms, spill } = level;
  const totalWeight = sum(weights);
  const weighty = weights.flatMap((weight, index) => (weight > 0n ? [index] : []));
  if (rest < 0) {
    if (spill === 'none' && totalWeight > 0n) return least(weighty.map((index) => ownMost(level, index)));
    return sumOfRooms(weighty.map((index) => rooms[index]));
  }
  const room = rooms[rest];
  const restWeight = whole - totalWeight;
  const ofRest = room === undefined || restWeight === 0n ? undefined : (room * whole) / restWeight;
  if (spill === 'none') return least([...weighty.map((index) => ownMost(level, index)), ofRest]);
  if (room === undefined) return undefined;
  if (spill === 'rest') return untilRestIsFull(level, weighty, room);
  // The rest gets its own part until those with weights are full together, and then all.
  const others = sumOfRooms(weighty.map((index) => rooms[index]));
  if (others === undefined) return ofRest;
  return ofRest !== undefined && ofRest * totalWeight <= others * whole ? ofRest : others + room;
}

/** The amount at which a bearer's own part is all that it can take. */
function ownMost({ weights, whole, rooms }: Level, index: number): bigint | undefined {
  const room = rooms[index];
  return room === undefined ? undefined : (room * whole) / (weights[index] ?? 1n);
}

/** As the amount grows, one bearer after the other is full, and more of it goes to the rest. */
function untilRestIsFull(level: Level, weighty: readonly number[], room: bigint): bigint | undefined {
  const { weights, whole, rooms } = level;
  let restWeight = whole - sum(weights);
  let placed = room;
  for (const index of byRoomPerWeight(
    level,
    weighty.filter((each) => rooms[each] !== undefined),
  )) {
    const [weight, own] = [weights[index] ?? 0n, rooms[index] ?? 0n];
    // The rest is full before this one is; a rest of nothing never is.
    if (restWeight > 0n && placed * weight <= own * restWeight) break;
    placed += own;
    restWeight += weight;
  }
  return restWeight === 0n ? undefined : (placed * whole) / restWeight;
}

function sumOfRooms(rooms: readonly (bigint | undefined)[]): bigint | undefined {
  return rooms.includes(undefined) ? undefined : sum(rooms);
}

function least(amounts: readonly (bigint | undefined)[]): bigint | undefined {
  return amounts.reduce<bigint | undefined>(
    (a, b) => (a === undefined || (b !== undefined && b < a) ? b : a),
    undefined,
  );
}
