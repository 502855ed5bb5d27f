import type { Level } from './level.ts';

/**
 * Which bearers take all that they can, because their part by weight is more; decided in exact arithmetic.
 *
 * Without spill among them, each is compared with his own part. Else what one cannot take makes the others' parts larger:
 * in the order of room ÷ weight, whoever is full stays full, and behind the first who isn't nobody is. So each is looked at
 * once, however many fill up.
 */
export function fullBearers(amount: bigint, level: Level, totalWeight: bigint): readonly boolean[] {
  const { weights, whole, rooms, spill } = level;
  const isOver = (index: number): boolean => amount * weightAt(level, index) > (rooms[index] ?? 0n) * whole;
  const bounded = weights.flatMap((weight, index) => (weight > 0n && rooms[index] !== undefined ? [index] : []));
  const isFull = weights.map(() => false);
  if (spill !== 'by-weight') for (const index of bounded) isFull[index] = isOver(index);
  if (spill !== 'by-weight' || !bounded.some(isOver)) return isFull;
  let open = totalWeight;
  let placed = 0n;
  for (const index of byRoomPerWeight(level, bounded)) {
    const [weight, room] = [weightAt(level, index), rooms[index] ?? 0n];
    if ((amount * totalWeight - placed * whole) * weight <= room * open * whole) break;
    isFull[index] = true;
    placed += room;
    open -= weight;
  }
  return isFull;
}

/** Who is full first as the amount grows; ties as declared. */
export function byRoomPerWeight(level: Level, bounded: readonly number[]): readonly number[] {
  const { rooms } = level;
  return [...bounded].sort((a, b) => {
    const [left, right] = [(rooms[a] ?? 0n) * weightAt(level, b), (rooms[b] ?? 0n) * weightAt(level, a)];
    return left === right ? a - b : left < right ? -1 : 1;
  });
}

function weightAt({ weights }: Level, index: number): bigint {
  return weights[index] ?? 0n;
}
