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
  const { count, weights, rooms, shares, remainders, rest, spill } = level;
  let totalWeight = 0;
  for (let i = 0; i < count; i++) {
    const weight = weights[i] as number;
    if (!(weight >= 0)) return false;
    totalWeight += weight;
    shares[i] = 0;
    remainders[i] = weight > 0 ? 0 : CLOSED;
  }
  const whole = rest < 0 ? totalWeight : level.whole;
  // No product of a weight and an amount, nor of a room that binds and the whole, can exceed this one.
  if (totalWeight > whole || !(amount * whole <= SAFE)) return false;
  let placed = 0;
  let fullWeight = 0;
  for (let i = 0; i < count; i++) {
    const room = rooms[i] as number;
    if (room < amount && remainders[i] !== CLOSED && amount * (weights[i] as number) > room * whole) {
      shares[i] = room;
      remainders[i] = CLOSED;
      placed += room;
      fullWeight += weights[i] as number;
    }
  }
  // An open bearer's part is his weight × perWeight ÷ denominator.
  let perWeight = amount;
  let denominator = whole;
  if (fullWeight > 0 && spill === 'by-weight') {
    // With a bearer of the rest, parts of parts are taken: the denominator is a product of two weights.
    if (rest >= 0 && !(amount * whole * whole <= SAFE)) return false;
    // What the full cannot take makes the others' parts larger: again until nobody else is full, which takes few rounds,
    // as amounts are whole.
    let isMoving = true;
    while (isMoving) {
      isMoving = false;
      const open = totalWeight - fullWeight;
      const part = rest < 0 ? amount - placed : amount * totalWeight - placed * whole;
      const all = rest < 0 ? open : open * whole;
      for (let i = 0; i < count; i++) {
        const room = rooms[i] as number;
        if (!(room < amount) || remainders[i] === CLOSED || part * (weights[i] as number) <= room * all) continue;
        shares[i] = room;
        remainders[i] = CLOSED;
        placed += room;
        fullWeight += weights[i] as number;
        isMoving = true;
      }
    }
    const open = totalWeight - fullWeight;
    perWeight = rest < 0 ? amount - placed : amount * totalWeight - placed * whole;
    denominator = open === 0 ? 1 : rest < 0 ? open : whole * open;
  }
  if (denominator === 0) denominator = 1;
  const open = totalWeight - fullWeight;
  const left = amount * denominator - placed * denominator - perWeight * open;
  let remainderSum = 0;
  let restPart = 0;
  if (rest >= 0) {
    const nobodys = spill === 'none' ? amount * fullWeight - placed * whole : 0;
    const room = rooms[rest] as number;
    restPart = left - nobodys;
    if (room < amount && restPart > room * denominator) restPart = room * denominator;
    remainders[rest] = restPart > 0 ? 0 : CLOSED;
  }
  remainders[count] = 0;
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
  if (remainderSum > 0) giveLeftUnits(level, Math.round(remainderSum / denominator), whole - totalWeight);
  return true;
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
