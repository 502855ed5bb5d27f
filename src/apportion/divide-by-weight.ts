import { largestRemainder } from './largest-remainder.ts';

/** What a bearer who is at his cap cannot take: goes to the others by weight, or stays unplaced. */
export type Spill = 'by-weight' | 'none';

export interface Division {
  /** Whole units of the divided amount's scale, in the order of the bearers. */
  readonly shares: readonly bigint[];
  /** What nobody could take. `Σ shares + unplaced` is the amount. */
  readonly unplaced: bigint;
}

/**
 * Divides an amount by relative weights, nobody above his headroom.
 *
 * Who is at his cap is decided in exact arithmetic: whoever would get more than his headroom gets just that, the rest is
 * divided anew among the others (`by-weight`, until nobody is above) or stays unplaced (`none`); then all is rounded
 * once, by largest remainder.
 *
 * @param amount whole units, not negative (a negative amount is mirrored by the caller)
 * @param weights whole and not negative; with all of them zero everything is unplaced
 * @param headrooms whole units that each can still take; `undefined` is without bound
 *
 * Worked case: 100.00 among three equal bearers, one of whom can take 20.00: 40.00, 20.00, 40.00.
 */
export function divideByWeight(
  amount: bigint,
  weights: readonly bigint[],
  headrooms: readonly (bigint | undefined)[],
  spill: Spill,
): Division {
  const shares = weights.map(() => 0n);
  let open = weights.flatMap((weight, index) => (weight > 0n ? [index] : []));
  let rest = amount;
  let unplacedNumerator = 0n;
  let totalWeight = sumOf(open, weights);
  while (open.length > 0) {
    const isOver = (index: number): boolean => {
      const headroom = headrooms[index];
      return headroom !== undefined && rest * (weights[index] ?? 0n) > headroom * totalWeight;
    };
    const capped = open.filter(isOver);
    if (capped.length === 0) break;
    let placed = 0n;
    for (const index of capped) {
      const headroom = headrooms[index] ?? 0n;
      shares[index] = headroom;
      placed += headroom;
    }
    open = open.filter((index) => !isOver(index));
    if (spill === 'none') {
      unplacedNumerator = rest * sumOf(capped, weights) - placed * totalWeight;
      break;
    }
    rest -= placed;
    totalWeight = sumOf(open, weights);
  }
  if (totalWeight === 0n) return { shares, unplaced: rest };
  const units = largestRemainder(
    [...open.map((index) => rest * (weights[index] ?? 0n)), unplacedNumerator],
    totalWeight,
  );
  open.forEach((bearer, position) => {
    shares[bearer] = units[position] ?? 0n;
  });
  return { shares, unplaced: units[open.length] ?? 0n };
}

function sumOf(indexes: readonly number[], weights: readonly bigint[]): bigint {
  return indexes.reduce((sum, index) => sum + (weights[index] ?? 0n), 0n);
}
