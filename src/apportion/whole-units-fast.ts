import { CLOSED, type FastLevel } from './level-fast.ts';

/** Above this many comparisons sorting once is cheaper than looking for the largest again and again. */
const MANY = 256;

/** Gives the units that are left by the level's rule; what is left then, one each to the largest remainders. */
export function giveLeftUnits(level: FastLevel, left: number, restWeight: number): void {
  const { remainder } = level;
  if (remainder === 'largest') giveToLargest(level, left);
  else giveToLargest(level, giveToPreferred(level, left, remainder, restWeight));
}

function giveToPreferred(
  level: FastLevel,
  left: number,
  remainder: Exclude<FastLevel['remainder'], 'largest'>,
  restWeight: number,
): number {
  const { shares, rooms, remainders } = level;
  let still = left;
  for (const i of preferred(level, remainder, restWeight)) {
    if (still === 0) break;
    const room = rooms[i] as number;
    if (remainders[i] === CLOSED || (shares[i] as number) >= room) continue;
    const more = Math.min(still, room - (shares[i] as number));
    shares[i] = (shares[i] as number) + more;
    remainders[i] = CLOSED;
    still -= more;
  }
  return still;
}

function preferred(
  { count, weights, rest }: FastLevel,
  remainder: Exclude<FastLevel['remainder'], 'largest'>,
  restWeight: number,
): readonly number[] {
  if (typeof remainder === 'number') return [remainder];
  const places = Array.from({ length: count }, (_, index) => index);
  if (remainder === 'first') return places;
  if (remainder === 'last') return places.reverse();
  const weightOf = (index: number): number => (index === rest ? restWeight : (weights[index] as number));
  return places.sort((a, b) => weightOf(b) - weightOf(a) || a - b);
}

/** One unit each, ties to the bearer declared first, and last to what is unplaced. */
function giveToLargest(level: FastLevel, left: number): void {
  const { shares, remainders, sorted } = level;
  const give = (index: number): void => {
    if (index === shares.length) level.unplaced += 1;
    else shares[index] = (shares[index] as number) + 1;
  };
  if (left * remainders.length > MANY) {
    // Numbers alone are sorted many times faster than places by a comparison.
    sorted.set(remainders);
    const least = sorted.sort()[sorted.length - left] as number;
    let ties = left;
    for (let i = 0; i < remainders.length; i++) if ((remainders[i] as number) > least) ties -= 1;
    for (let i = 0; i < remainders.length; i++) {
      const remainder = remainders[i] as number;
      if (remainder < least || (remainder === least && ties-- <= 0)) continue;
      give(i);
    }
    return;
  }
  for (let k = 0; k < left; k++) {
    let largest = 0;
    for (let i = 1; i < remainders.length; i++) {
      if ((remainders[i] as number) > (remainders[largest] as number)) largest = i;
    }
    give(largest);
    remainders[largest] = CLOSED;
  }
}
