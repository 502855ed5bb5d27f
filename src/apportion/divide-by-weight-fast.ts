import type { Spill } from './divide-by-weight.ts';

/** Working space of one apportionment, made once for its plan: dividing a document's amount allocates nothing. */
export interface DivisionSpace {
  /** In: relative weights, safe integers, not negative. */
  readonly weights: number[];
  /** In: whole units that each bearer can still take; `Infinity` is without bound. */
  readonly headrooms: number[];
  /** Out: whole units. */
  readonly shares: number[];
  /** Out: what nobody could take. */
  unplaced: number;
  /** Numerators of the remainders; the last place is that of the unplaced part. Below zero: not open. */
  readonly remainders: number[];
}

export function divisionSpace(bearers: number): DivisionSpace {
  const zeros = (): number[] => new Array<number>(bearers).fill(0);
  return { weights: zeros(), headrooms: zeros(), shares: zeros(), unplaced: 0, remainders: [...zeros(), 0] };
}

const CLOSED = -1;

/**
 * `divideByWeight` on safe integers, in place. Answers false as soon as a product would leave the safe integers; the
 * caller then divides in the exact lane. Both give the same units (a property test holds them together).
 *
 * @param amount whole units, not negative
 */
export function divideByWeightFast(space: DivisionSpace, amount: number, spill: Spill): boolean {
  const { weights, headrooms, shares, remainders } = space;
  const bearers = weights.length;
  let totalWeight = 0;
  for (let i = 0; i < bearers; i++) {
    const weight = weights[i] as number;
    if (!(weight >= 0)) return false;
    totalWeight += weight;
    shares[i] = 0;
    remainders[i] = weight > 0 ? 0 : CLOSED;
  }
  remainders[bearers] = 0;
  space.unplaced = 0;
  // No product of a weight and an amount, nor of a headroom and the total weight, can exceed this one.
  if (!(amount * totalWeight <= Number.MAX_SAFE_INTEGER)) return false;

  let rest = amount;
  let unplacedNumerator = 0;
  for (;;) {
    let placed = 0;
    let cappedWeight = 0;
    for (let i = 0; i < bearers; i++) {
      if (remainders[i] === CLOSED) continue;
      const headroom = headrooms[i] as number;
      // A headroom of the whole amount or more binds nobody, and keeps the product below within the safe integers.
      if (headroom < rest && rest * (weights[i] as number) > headroom * totalWeight) {
        shares[i] = headroom;
        remainders[i] = CLOSED;
        placed += headroom;
        cappedWeight += weights[i] as number;
      }
    }
    if (cappedWeight === 0) break;
    if (spill === 'none') {
      unplacedNumerator = rest * cappedWeight - placed * totalWeight;
      break;
    }
    rest -= placed;
    totalWeight -= cappedWeight;
  }
  if (totalWeight === 0) {
    space.unplaced = rest;
    return true;
  }

  let remainderSum = 0;
  for (let i = 0; i <= bearers; i++) {
    if (remainders[i] === CLOSED) continue;
    const numerator = i === bearers ? unplacedNumerator : rest * (weights[i] as number);
    // Both are safe integers, so the float quotient's whole part is exact, and cheaper than a remainder.
    const units = Math.floor(numerator / totalWeight);
    const remainder = numerator - units * totalWeight;
    remainders[i] = remainder;
    remainderSum += remainder;
    if (i === bearers) space.unplaced = units;
    else shares[i] = units;
  }
  if (remainderSum > 0) giveLeftUnits(space, Math.round(remainderSum / totalWeight));
  return true;
}

/**
 * The same where nobody is bounded: whole parts by weight, and the units that are left by largest remainder. Answers false
 * where a product would leave the safe integers, or where a weight is not one that can be divided by.
 *
 * @param amount whole units, not negative
 */
export function divideFreely(space: DivisionSpace, amount: number): boolean {
  const { weights, shares, remainders } = space;
  const bearers = weights.length;
  let totalWeight = 0;
  for (let i = 0; i < bearers; i++) {
    const weight = weights[i] as number;
    if (!(weight >= 0)) return false;
    totalWeight += weight;
  }
  if (!(amount * totalWeight <= Number.MAX_SAFE_INTEGER) || totalWeight === 0) return false;
  space.unplaced = 0;
  let left = amount;
  for (let i = 0; i < bearers; i++) {
    const numerator = amount * (weights[i] as number);
    const units = Math.floor(numerator / totalWeight);
    shares[i] = units;
    remainders[i] = numerator - units * totalWeight;
    left -= units;
  }
  remainders[bearers] = CLOSED;
  if (left > 0) giveLeftUnits(space, left);
  return true;
}

/** One unit each to the `left` largest remainders, ties to the bearer declared first. */
function giveLeftUnits(space: DivisionSpace, left: number): void {
  const { shares, remainders } = space;
  const give = (index: number): void => {
    if (index === shares.length) space.unplaced += 1;
    else shares[index] = (shares[index] as number) + 1;
  };
  if (left * remainders.length > MANY) {
    const order = remainders.map((_, index) => index);
    order.sort((a, b) => (remainders[b] as number) - (remainders[a] as number) || a - b);
    for (let k = 0; k < left; k++) give(order[k] as number);
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

/** Above this many comparisons sorting once is cheaper than looking for the largest again and again. */
const MANY = 256;
