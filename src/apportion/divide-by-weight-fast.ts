import { CLOSED, type FastLevel } from './level-fast.ts';
import { giveLeftUnits } from './whole-units-fast.ts';

const SAFE = Number.MAX_SAFE_INTEGER;

/**
 * `divideByWeight` on safe integers, in place. Answers false as soon as a product would leave the safe integers, or where a
 * weight is not one to divide by; the exact lane then decides. Both give the same units (a property test holds them together).
 *
 * @param amount whole units, not negative
 */
export function divideByWeightFast(level: FastLevel, amount: number): boolean {
  const { rest } = level;
  const totalWeight = openAll(level);
  const whole = rest < 0 ? totalWeight : level.whole;
  // No product of a weight and an amount, nor of a room that binds and the whole, can exceed this one.
  if (!(totalWeight <= whole && amount * whole <= SAFE)) return false;
  fillOwn(level, amount, whole);
  const isPooled = level.spill === 'by-weight' && level.fullWeight > 0;
  // Beside a bearer of the rest, parts of parts are taken: the denominator is a product of two weights.
  if (isPooled && rest >= 0 && !(amount * whole * whole <= SAFE)) return false;
  if (isPooled) fillOthers(level, amount, whole, totalWeight);
  const open = totalWeight - level.fullWeight;
  // An open bearer's part is his weight × perWeight ÷ denominator.
  let perWeight = amount;
  let denominator = whole;
  if (isPooled) {
    perWeight = rest < 0 ? amount - level.filled : amount * totalWeight - level.filled * whole;
    denominator = rest < 0 ? open : whole * open;
  }
  if (denominator === 0) denominator = 1;
  roundParts(level, amount, perWeight, denominator, open, whole - totalWeight);
  return true;
}

/** Nobody has anything yet, and all with a weight are open. Answers the total weight, `NaN` if one is not to divide by. */
function openAll(level: FastLevel): number {
  const { count, weights, shares, remainders } = level;
  let totalWeight = 0;
  for (let i = 0; i < count; i++) {
    const weight = weights[i] as number;
    if (!(weight >= 0)) return Number.NaN;
    totalWeight += weight;
    shares[i] = 0;
    remainders[i] = weight > 0 ? 0 : CLOSED;
  }
  level.filled = 0;
  level.fullWeight = 0;
  return totalWeight;
}

function fill(level: FastLevel, i: number, room: number): void {
  level.shares[i] = room;
  level.remainders[i] = CLOSED;
  level.filled += room;
  level.fullWeight += level.weights[i] as number;
}

/** Who is full by his own part. */
function fillOwn(level: FastLevel, amount: number, whole: number): void {
  const { count, weights, rooms, remainders } = level;
  for (let i = 0; i < count; i++) {
    const room = rooms[i] as number;
    // A room of the whole amount binds nobody, and keeps the product below within the safe integers.
    if (room < amount && remainders[i] !== CLOSED && amount * (weights[i] as number) > room * whole)
      fill(level, i, room);
  }
}

/**
 * Who is full by what others could not take: it makes the parts of those still open larger, again until nobody else is full.
 * That takes few rounds, as amounts are whole: each makes the parts grow by less than the one before, or halves the weight
 * that is open.
 */
function fillOthers(level: FastLevel, amount: number, whole: number, totalWeight: number): void {
  const { count, weights, rooms, remainders, rest } = level;
  let known = 0;
  while (known !== level.fullWeight) {
    known = level.fullWeight;
    const open = totalWeight - known;
    const part = rest < 0 ? amount - level.filled : amount * totalWeight - level.filled * whole;
    const all = rest < 0 ? open : open * whole;
    for (let i = 0; i < count; i++) {
      const room = rooms[i] as number;
      if (room < amount && remainders[i] !== CLOSED && part * (weights[i] as number) > room * all) fill(level, i, room);
    }
  }
}

/** Rounds the parts of those who are open, of the bearer of the rest, and of nobody. */
function roundParts(
  level: FastLevel,
  amount: number,
  perWeight: number,
  denominator: number,
  open: number,
  restWeight: number,
): void {
  const { count, weights, rooms, shares, remainders, rest, spill, filled, fullWeight } = level;
  const left = (amount - filled) * denominator - perWeight * open;
  let restPart = 0;
  if (rest >= 0) {
    // Without spill, what those above their rooms could not take is nobody's.
    const nobodys = spill === 'none' ? amount * fullWeight - filled * denominator : 0;
    const room = rooms[rest] as number;
    restPart = left - nobodys;
    if (room < amount && restPart > room * denominator) restPart = room * denominator;
    remainders[rest] = restPart > 0 ? 0 : CLOSED;
  }
  remainders[count] = 0;
  let remainderSum = 0;
  for (let i = 0; i <= count; i++) {
    if (remainders[i] === CLOSED) continue;
    const numerator = i === count ? left - restPart : i === rest ? restPart : perWeight * (weights[i] as number);
    // Both are safe integers, so the float quotient's whole part is exact, and cheaper than a remainder.
    const units = Math.floor(numerator / denominator);
    const remainder = numerator - units * denominator;
    remainders[i] = remainder;
    remainderSum += remainder;
    if (i === count) level.unplaced = units;
    else shares[i] = units;
  }
  if (remainderSum > 0) giveLeftUnits(level, Math.round(remainderSum / denominator), restWeight);
}

/**
 * The same where nobody is bounded and all have relative weights: whole parts by weight, and the units that are left by
 * largest remainder.
 *
 * @param amount whole units, not negative
 */
export function divideFreely(level: FastLevel, amount: number): boolean {
  const { weights, shares, remainders, count } = level;
  let totalWeight = 0;
  for (let i = 0; i < count; i++) {
    const weight = weights[i] as number;
    if (!(weight >= 0)) return false;
    totalWeight += weight;
  }
  if (!(amount * totalWeight <= SAFE) || totalWeight === 0) return false;
  level.unplaced = 0;
  let left = amount;
  for (let i = 0; i < count; i++) {
    const numerator = amount * (weights[i] as number);
    const units = Math.floor(numerator / totalWeight);
    shares[i] = units;
    remainders[i] = numerator - units * totalWeight;
    left -= units;
  }
  remainders[count] = CLOSED;
  if (left > 0) giveLeftUnits(level, left, 0);
  return true;
}
