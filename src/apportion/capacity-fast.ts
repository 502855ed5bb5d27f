import type { FastLevel } from './level-fast.ts';

/**
 * `capacity` on safe integers: `Infinity` is without bound, `NaN` where a product would leave the safe integers.
 */
export function capacityFast(level: FastLevel): number {
  const { count, rooms, fixed, hasFixed, isSequence } = level;
  let most = 0;
  if (isSequence) for (let i = 0; i < count; i++) most += rooms[i] as number;
  else {
    if (hasFixed) {
      for (let i = 0; i < count; i++)
        if (!Number.isNaN(fixed[i])) most += Math.min(fixed[i] as number, rooms[i] as number);
    }
    most += capacityByWeight(level);
  }
  return most === Number.POSITIVE_INFINITY || most <= Number.MAX_SAFE_INTEGER ? most : Number.NaN;
}

function capacityByWeight(level: FastLevel): number {
  const { count, weights, rooms, rest, spill } = level;
  let totalWeight = 0;
  let others = 0;
  for (let i = 0; i < count; i++) {
    const weight = weights[i] as number;
    if (!(weight >= 0)) return Number.NaN;
    totalWeight += weight;
    if (weight > 0) others += rooms[i] as number;
  }
  const whole = rest < 0 ? totalWeight : level.whole;
  if (totalWeight > whole) return Number.NaN;
  if (rest < 0) return spill === 'none' && totalWeight > 0 ? leastOwn(level, whole) : others;
  const room = rooms[rest] as number;
  const restWeight = whole - totalWeight;
  const ofRest = restWeight === 0 ? Number.POSITIVE_INFINITY : quotient(room, whole, restWeight);
  if (spill === 'none') return smaller(leastOwn(level, whole), ofRest);
  if (room === Number.POSITIVE_INFINITY) return room;
  if (spill === 'rest') return untilRestIsFull(level, whole, restWeight);
  if (others === Number.POSITIVE_INFINITY) return ofRest;
  if (ofRest === Number.POSITIVE_INFINITY) return others + room;
  const [a, b] = [ofRest * totalWeight, others * whole];
  if (!(a <= Number.MAX_SAFE_INTEGER && b <= Number.MAX_SAFE_INTEGER)) return Number.NaN;
  return a <= b ? ofRest : others + room;
}

/** The largest amount of which nobody's own part is above his room. */
function leastOwn({ count, weights, rooms }: FastLevel, whole: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    if ((weights[i] as number) > 0) least = smaller(least, quotient(rooms[i] as number, whole, weights[i] as number));
  }
  return least;
}

function untilRestIsFull({ count, weights, rooms, rest }: FastLevel, whole: number, ownWeight: number): number {
  const bounded: number[] = [];
  for (let i = 0; i < count; i++) {
    if ((weights[i] as number) > 0 && (rooms[i] as number) < Number.POSITIVE_INFINITY) bounded.push(i);
  }
  if (!bounded.every((i) => (rooms[i] as number) * whole <= Number.MAX_SAFE_INTEGER)) return Number.NaN;
  bounded.sort((a, b) => product(rooms, a, weights, b) - product(rooms, b, weights, a));
  let restWeight = ownWeight;
  let placed = rooms[rest] as number;
  for (const i of bounded) {
    const own = placed * (weights[i] as number);
    if (!(own <= Number.MAX_SAFE_INTEGER)) return Number.NaN;
    // The rest is full before this one is; a rest of nothing never is.
    if (restWeight > 0 && own <= (rooms[i] as number) * restWeight) break;
    placed += rooms[i] as number;
    restWeight += weights[i] as number;
  }
  return restWeight === 0 ? Number.POSITIVE_INFINITY : quotient(placed, whole, restWeight);
}

function product(a: readonly number[], at: number, b: readonly number[], place: number): number {
  return (a[at] as number) * (b[place] as number);
}

function quotient(room: number, whole: number, weight: number): number {
  const numerator = room * whole;
  if (numerator === Number.POSITIVE_INFINITY) return numerator;
  return numerator <= Number.MAX_SAFE_INTEGER ? Math.floor(numerator / weight) : Number.NaN;
}

/** `NaN` if either is. */
function smaller(a: number, b: number): number {
  return Math.min(a, b);
}
