import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Division, divideByWeight, type Spill } from '../../src/apportion/divide-by-weight.ts';
import { divideByWeightFast, divisionSpace } from '../../src/apportion/divide-by-weight-fast.ts';
import { largestRemainder } from '../../src/apportion/largest-remainder.ts';
import { q, divided as slowly, textOf } from '../property/oracle.ts';

/** Shares, and behind a plus what nobody could take. */
function divided(
  amount: bigint,
  weights: readonly bigint[],
  headrooms: readonly (bigint | undefined)[] = [],
  spill: Spill = 'by-weight',
): string {
  const exact = divideByWeight(amount, weights, headrooms, spill);
  expect(fast(amount, weights, headrooms, spill)).toEqual(exact);
  return `${exact.shares.join(' ')} + ${exact.unplaced}`;
}

function fast(
  amount: bigint,
  weights: readonly bigint[],
  headrooms: readonly (bigint | undefined)[],
  spill: Spill,
): Division | undefined {
  const space = divisionSpace(weights.length);
  weights.forEach((weight, index) => {
    space.weights[index] = Number(weight);
    const headroom = headrooms[index];
    space.headrooms[index] = headroom === undefined ? Number.POSITIVE_INFINITY : Number(headroom);
  });
  if (!divideByWeightFast(space, Number(amount), spill)) return undefined;
  return { shares: space.shares.map(BigInt), unplaced: BigInt(space.unplaced) };
}

describe('dividing whole units by weight', () => {
  it('the worked figures', () => {
    expect(divided(10000n, [5n, 3n, 2n])).toBe('5000 3000 2000 + 0');
    expect(divided(10000n, [1n, 1n, 1n], [undefined, 2000n])).toBe('4000 2000 4000 + 0');
    expect(divided(5n, [3n, 3n, 1n])).toBe('2 2 1 + 0');
    expect(divided(10000n, [5n, 3n, 2n], [4500n])).toBe('4500 3300 2200 + 0');
  });

  it('a tie goes to the bearer declared first', () => {
    expect(divided(1n, [1n, 1n, 1n])).toBe('1 0 0 + 0');
    expect(divided(2n, [1n, 1n, 1n])).toBe('1 1 0 + 0');
    expect(divided(100n, [1n, 1n, 1n])).toBe('34 33 33 + 0');
  });

  it('a zero weight takes nothing; with all of them zero everything is unplaced', () => {
    expect(divided(7n, [0n, 2n, 0n, 1n])).toBe('0 5 0 2 + 0');
    expect(divided(7n, [0n, 0n])).toBe('0 0 + 7');
    expect(divided(0n, [1n, 2n], [0n, 0n])).toBe('0 0 + 0');
  });

  it('a headroom almost reached, reached, and just passed', () => {
    expect(divided(100n, [1n, 1n], [51n])).toBe('50 50 + 0');
    expect(divided(100n, [1n, 1n], [50n])).toBe('50 50 + 0');
    expect(divided(100n, [1n, 1n], [49n])).toBe('49 51 + 0');
    // The exact share is 50.5: within 51 by the unit of the remainder, above 50.
    expect(divided(101n, [1n, 1n], [51n])).toBe('51 50 + 0');
    expect(divided(101n, [1n, 1n], [50n])).toBe('50 51 + 0');
  });

  it('what one cannot take puts another over his own headroom: again, until nobody is', () => {
    // 25 each; the first takes 10, the others 30 each; the second takes 28, the others 31 each.
    expect(divided(100n, [1n, 1n, 1n, 1n], [10n, 28n, undefined, undefined])).toBe('10 28 31 31 + 0');
    expect(divided(100n, [1n, 1n, 1n], [10n, 20n, 30n])).toBe('10 20 30 + 40');
  });

  it('caps listed in another order give the same shares to the same bearers', () => {
    expect(divided(100n, [1n, 1n, 1n, 1n], [undefined, 28n, undefined, 10n])).toBe('31 28 31 10 + 0');
  });

  it('spill `none`: what is above a headroom stays unplaced, in one rounding with the shares', () => {
    expect(divided(100n, [1n, 1n], [30n], 'none')).toBe('30 50 + 20');
    // 33.33 each; above 20: 13.33 unplaced; two whole 33s, 13, and the unit left goes to the first of the equal remainders.
    expect(divided(100n, [1n, 1n, 1n], [20n], 'none')).toBe('20 34 33 + 13');
    expect(divided(100n, [1n, 1n], [30n, 30n], 'none')).toBe('30 30 + 40');
  });

  it('what leaves the safe integers is left to the exact division', () => {
    const amount = 2n ** 53n;
    expect(fast(amount - 1n, [1n], [], 'by-weight')).toEqual({ shares: [amount - 1n], unplaced: 0n });
    expect(fast(amount, [1n], [], 'by-weight')).toBeUndefined();
    expect(fast(amount / 2n, [1n, 1n], [], 'by-weight')).toBeUndefined();
    expect(fast(1n, [-1n, 2n], [], 'by-weight')).toBeUndefined();
    expect(divideByWeight(amount, [1n, 1n, 1n], [], 'by-weight').shares).toEqual([
      3002399751580331n,
      3002399751580331n,
      3002399751580330n,
    ]);
  });
});

describe('largest remainder', () => {
  it('a share without remainder gets no unit', () => {
    expect(largestRemainder([20n, 5n, 5n], 10n)).toEqual([2n, 1n, 0n]);
    expect(largestRemainder([], 1n)).toEqual([]);
  });
});

describe('of any division', () => {
  const bearer = fc.record({
    weight: fc.oneof(fc.bigInt(0n, 9n), fc.bigInt(0n, 1000n), fc.bigInt(0n, 2n ** 30n)),
    headroom: fc.option(fc.oneof(fc.bigInt(0n, 40n), fc.bigInt(0n, 100_000n)), { nil: undefined }),
  });
  const bearers = fc.oneof(
    { weight: 9, arbitrary: fc.array(bearer, { maxLength: 6 }) },
    { weight: 1, arbitrary: fc.array(bearer, { minLength: 20, maxLength: 60 }) },
  );
  const amounts = fc.oneof(fc.bigInt(0n, 100n), fc.bigInt(0n, 1_000_000n), fc.bigInt(0n, 2n ** 53n + 5n));
  const spills = fc.constantFrom<Spill>('by-weight', 'none');
  const runs = { numRuns: 3000 };
  const parts = (all: readonly { readonly weight: bigint; readonly headroom: bigint | undefined }[]) =>
    [all.map(({ weight }) => weight), all.map(({ headroom }) => headroom)] as const;

  it('Σ shares + unplaced is the amount, nobody is above his headroom, and a zero weight gets no unit', () => {
    fc.assert(
      fc.property(amounts, bearers, spills, (amount, all, spill) => {
        const { shares, unplaced } = divideByWeight(amount, ...parts(all), spill);
        expect(shares.reduce((sum, share) => sum + share, unplaced)).toBe(amount);
        expect(unplaced >= 0n).toBe(true);
        all.forEach(({ weight, headroom }, index) => {
          const share = shares[index] as bigint;
          expect(share >= 0n && (headroom === undefined || share <= headroom)).toBe(true);
          if (weight === 0n) expect(share).toBe(0n);
        });
      }),
      runs,
    );
  });

  it('by weight, something is unplaced only if everybody of a weight is at his headroom', () => {
    fc.assert(
      fc.property(amounts, bearers, (amount, all) => {
        const { shares, unplaced } = divideByWeight(amount, ...parts(all), 'by-weight');
        if (unplaced === 0n) return;
        all.forEach(({ weight, headroom }, index) => {
          if (weight > 0n) expect(shares[index]).toBe(headroom);
        });
      }),
      runs,
    );
  });

  it('each share is within a unit of its exact part, and a larger weight never gets less', () => {
    fc.assert(
      fc.property(amounts, bearers, (amount, all) => {
        const weights = all.map(({ weight }) => weight);
        const total = weights.reduce((sum, weight) => sum + weight, 0n);
        const { shares } = divideByWeight(amount, weights, [], 'by-weight');
        if (total === 0n) return;
        weights.forEach((weight, index) => {
          const share = shares[index] as bigint;
          expect(share * total - amount * weight < total && amount * weight - share * total < total).toBe(true);
          weights.forEach((other, place) => {
            if (other < weight) expect((shares[place] as bigint) <= share).toBe(true);
          });
        });
      }),
      { numRuns: 500 },
    );
  });

  it('the fast division is the exact one, or says that it can’t', () => {
    let fits = 0;
    fc.assert(
      fc.property(amounts, bearers, spills, (amount, all, spill) => {
        if (amount > BigInt(Number.MAX_SAFE_INTEGER)) return;
        const quick = fast(amount, ...parts(all), spill);
        if (quick === undefined) return;
        fits++;
        expect(quick).toEqual(divideByWeight(amount, ...parts(all), spill));
      }),
      runs,
    );
    expect(fits).toBeGreaterThan(1000);
  });

  it('it is the slow second computation', () => {
    fc.assert(
      fc.property(amounts, fc.array(bearer, { maxLength: 6 }), spills, (amount, all, spill) => {
        const { shares, unplaced } = divideByWeight(amount, ...parts(all), spill);
        const second = slowly(
          q(String(amount)).n,
          all.map(({ weight }) => q(String(weight))),
          all.map(({ headroom }) => (headroom === undefined ? undefined : q(String(headroom)).n)),
          spill,
        );
        const text = (n: (typeof second)['unplaced']): string => textOf({ n, d: q('1').n });
        expect([...shares, unplaced].map(String)).toEqual([...second.shares, second.unplaced].map(text));
      }),
      { numRuns: 800 },
    );
  });

  it('the order in which bearers are declared matters to ties alone', () => {
    fc.assert(
      fc.property(
        amounts,
        fc.array(bearer, { maxLength: 6 }),
        spills,
        fc.infiniteStream(fc.nat()),
        (amount, all, spill, noise) => {
          const { shares, unplaced } = divideByWeight(amount, ...parts(all), spill);
          const moved = all.map((each, index) => ({ each, index, at: noise.next().value })).sort((a, b) => a.at - b.at);
          const again = divideByWeight(amount, ...parts(moved.map(({ each }) => each)), spill);
          const distance = (a: bigint, b: bigint): boolean => a - b <= 1n && b - a <= 1n;
          moved.forEach(({ index }, place) => {
            expect(distance(again.shares[place] as bigint, shares[index] as bigint)).toBe(true);
          });
          expect(distance(again.unplaced, unplaced)).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
