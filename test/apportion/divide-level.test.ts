import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideLevel } from '../../src/apportion/divide-level.ts';
import type { Level } from '../../src/apportion/level.ts';
import { wholeUnits } from '../../src/apportion/whole-units.ts';
import { D, Refused } from '../property/oracle.ts';
import { slowDivision } from '../property/slow-division.ts';
import { amounts, byWeight, divideFast, levels, slowOf, smallLevels } from './levels.ts';

/** Shares, and behind a plus what nobody could take; in both lanes. */
function divided(amount: bigint, level: Level): string {
  const exact = inUnits(amount, level);
  expect(divideFast(amount, level)).toEqual(exact);
  return `${exact.shares.join(' ')} + ${exact.unplaced}`;
}

function inUnits(amount: bigint, level: Level): { shares: readonly bigint[]; unplaced: bigint } {
  const { taken, unplaced } = divideLevel(amount, level);
  return { shares: taken.map(({ share }) => share), unplaced };
}

const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);
const text = (units: D): string => units.toFixed(0).replace('-0', '0');

describe('dividing whole units by weight', () => {
  it('the worked figures', () => {
    expect(divided(10000n, byWeight([5n, 3n, 2n]))).toBe('5000 3000 2000 + 0');
    expect(divided(10000n, byWeight([1n, 1n, 1n], [undefined, 2000n]))).toBe('4000 2000 4000 + 0');
    expect(divided(5n, byWeight([3n, 3n, 1n]))).toBe('2 2 1 + 0');
    expect(divided(10000n, byWeight([5n, 3n, 2n], [4500n]))).toBe('4500 3300 2200 + 0');
  });

  it('a tie goes to the bearer declared first', () => {
    expect(divided(1n, byWeight([1n, 1n, 1n]))).toBe('1 0 0 + 0');
    expect(divided(2n, byWeight([1n, 1n, 1n]))).toBe('1 1 0 + 0');
    expect(divided(100n, byWeight([1n, 1n, 1n]))).toBe('34 33 33 + 0');
  });

  it('a zero weight takes nothing; with all of them zero everything is unplaced', () => {
    expect(divided(7n, byWeight([0n, 2n, 0n, 1n]))).toBe('0 5 0 2 + 0');
    expect(inUnits(7n, byWeight([0n, 0n]))).toEqual({ shares: [0n, 0n], unplaced: 7n });
    expect(divided(0n, byWeight([1n, 2n], [0n, 0n]))).toBe('0 0 + 0');
  });

  it('a room almost reached, reached, and just passed', () => {
    expect(divided(100n, byWeight([1n, 1n], [51n]))).toBe('50 50 + 0');
    expect(divided(100n, byWeight([1n, 1n], [50n]))).toBe('50 50 + 0');
    expect(divided(100n, byWeight([1n, 1n], [49n]))).toBe('49 51 + 0');
    // The exact share is 50.5: within 51 by the unit of the remainder, above 50.
    expect(divided(101n, byWeight([1n, 1n], [51n]))).toBe('51 50 + 0');
    expect(divided(101n, byWeight([1n, 1n], [50n]))).toBe('50 51 + 0');
  });

  it('what one cannot take puts another over his own room: again, until nobody is', () => {
    // 25 each; the first takes 10, the others 30 each; the second takes 28, the others 31 each.
    expect(divided(100n, byWeight([1n, 1n, 1n, 1n], [10n, 28n]))).toBe('10 28 31 31 + 0');
    expect(divided(100n, byWeight([1n, 1n, 1n], [10n, 20n, 30n]))).toBe('10 20 30 + 40');
    expect(divided(100n, byWeight([1n, 1n, 1n, 1n], [undefined, 28n, undefined, 10n]))).toBe('31 28 31 10 + 0');
  });

  it('without spill, what is above a room stays unplaced, in one rounding with the shares', () => {
    const spill = 'none';
    expect(divided(100n, byWeight([1n, 1n], [30n], { spill }))).toBe('30 50 + 20');
    // 33.33 each; above 20: 13.33 unplaced; two whole 33s, 13, and the unit left goes to the first of the equal remainders.
    expect(divided(100n, byWeight([1n, 1n, 1n], [20n], { spill }))).toBe('20 34 33 + 13');
    expect(divided(100n, byWeight([1n, 1n], [30n, 30n], { spill }))).toBe('30 30 + 40');
  });

  it('what leaves the safe integers is left to the exact division', () => {
    const amount = 2n ** 53n;
    expect(divideFast(amount - 1n, byWeight([1n]))).toEqual({ shares: [amount - 1n], unplaced: 0n });
    expect(divideFast(amount, byWeight([1n]))).toBeUndefined();
    expect(divideFast(amount / 2n, byWeight([1n, 1n]))).toBeUndefined();
    expect(divideFast(1n, byWeight([-1n, 2n]))).toBeUndefined();
    expect(inUnits(amount, byWeight([1n, 1n, 1n])).shares).toEqual([
      3002399751580331n,
      3002399751580331n,
      3002399751580330n,
    ]);
    expect(inUnits(10n ** 38n - 1n, byWeight([1n, 1n, 1n])).shares).toEqual([
      33333333333333333333333333333333333333n,
      33333333333333333333333333333333333333n,
      33333333333333333333333333333333333333n,
    ]);
  });
});

describe('the units that rounding leaves', () => {
  // 12 units among seven equal bearers: 1 each, and 5 units are left.
  const seven = byWeight([1n, 1n, 1n, 1n, 1n, 1n, 1n]);
  const by = (remainder: Level['remainder'], level: Level = seven, amount = 12n): string =>
    divided(amount, { ...level, remainder });

  it('one each to the largest remainders, or all to the bearer of the rule', () => {
    expect(by('largest')).toBe('2 2 2 2 2 1 1 + 0');
    expect(by('first')).toBe('6 1 1 1 1 1 1 + 0');
    expect(by('last')).toBe('1 1 1 1 1 1 6 + 0');
    expect(by(3)).toBe('1 1 1 6 1 1 1 + 0');
    expect(by('largest-weight')).toBe('6 1 1 1 1 1 1 + 0');
    // 5 units among 2 : 3 : 3 are 1.25, 1.875, 1.875.
    expect(by('largest-weight', byWeight([2n, 3n, 3n]), 5n)).toBe('1 3 1 + 0');
  });

  it('never above a room: the next by the rule takes what is left', () => {
    const bounded = byWeight([1n, 1n, 1n, 1n, 1n, 1n, 1n], [3n, 2n]);
    expect(by('first', bounded)).toBe('3 2 3 1 1 1 1 + 0');
    expect(by(1, bounded)).toBe('2 2 2 2 2 1 1 + 0');
  });

  it('never to a zero weight', () => {
    expect(by('first', byWeight([0n, 1n, 1n]), 3n)).toBe('0 2 1 + 0');
    expect(by('last', byWeight([1n, 1n, 0n]), 3n)).toBe('1 2 0 + 0');
    expect(by(0, byWeight([0n, 1n, 1n]), 3n)).toBe('0 2 1 + 0');
  });

  it('a part without remainder gets no unit by the largest', () => {
    const rule = { remainder: 'largest', weights: [], rooms: [] } as const;
    expect(wholeUnits({ numerators: [20n, 5n, 5n, 0n], denominator: 10n }, rule).shares).toEqual([2n, 1n, 0n]);
  });
});

describe('the stages of a level', () => {
  const level = (parts: Partial<Level>): Level => ({
    ...byWeight([0n, 0n, 0n]),
    ...parts,
  });

  it('fixed parts first; weights are fractions of what they leave, and the rest takes everything else', () => {
    const mixed = level({
      fixed: [1200n, undefined, undefined],
      weights: [0n, 25n, 0n],
      whole: 100n,
      rest: 2,
      spill: 'rest',
    });
    expect(divided(10000n, mixed)).toBe('1200 2200 6600 + 0');
    // The fixed part as placed: only 500 of it.
    expect(divided(10000n, { ...mixed, rooms: [500n, undefined, undefined] })).toBe('500 2375 7125 + 0');
    expect(divided(1200n, mixed)).toBe('1200 0 0 + 0');
    expect(divided(1100n, mixed)).toBe('1100 0 0 + 0');
  });

  it('a shortage: in order, by size, or refused', () => {
    const fixed = level({ fixed: [6000n, 3000n, 3000n] });
    expect(divided(9000n, fixed)).toBe('6000 3000 0 + 0');
    expect(divided(9000n, { ...fixed, shortage: 'prorate' })).toBe('4500 2250 2250 + 0');
    // Nobody above his room: the first takes 1000, the others divide what he cannot take.
    const bounded = { ...fixed, rooms: [1000n, undefined, undefined] } as const;
    expect(divided(5000n, { ...bounded, shortage: 'prorate' })).toBe('1000 2000 2000 + 0');
    expect(divideLevel(9000n, { ...fixed, shortage: 'reject' }).shortage).toBe(3000n);
    expect(divideLevel(12000n, { ...fixed, shortage: 'reject' }).shortage).toBe(0n);
    expect(divideLevel(7000n, { ...bounded, shortage: 'reject' }).shortage).toBe(0n);
    expect(divideFast(9000n, { ...fixed, shortage: 'reject' })).toBeUndefined();
    // More than all fixed parts, and nobody for the rest.
    expect(divided(12500n, fixed)).toBe('6000 3000 3000 + 500');
  });

  it('what a bearer with a fraction cannot take goes to the rest, to the other fractions first, or to nobody', () => {
    const fractions = level({ weights: [30n, 30n, 0n], whole: 100n, rest: 2, rooms: [2000n, undefined, undefined] });
    expect(divided(10000n, { ...fractions, spill: 'rest' })).toBe('2000 3000 5000 + 0');
    expect(divided(10000n, { ...fractions, spill: 'by-weight' })).toBe('2000 4000 4000 + 0');
    expect(divided(10000n, { ...fractions, spill: 'none' })).toBe('2000 3000 4000 + 1000');
    const full = { ...fractions, rooms: [2000n, 3500n, undefined], spill: 'by-weight' } as const;
    expect(divided(10000n, full)).toBe('2000 3500 4500 + 0');
    expect(divided(10000n, { ...full, rooms: [2000n, 3500n, 4400n] })).toBe('2000 3500 4400 + 100');
  });

  it('the rest is rounded with the others, and can be no larger than its room', () => {
    const third = level({ weights: [333n, 333n, 0n], whole: 1000n, rest: 2, spill: 'rest' });
    // 33.3, 33.3 and 33.4: the unit that is left goes to the largest remainder.
    expect(divided(100n, third)).toBe('33 33 34 + 0');
    // 33 of its 33.4, and the largest remainder is that of the 0.4 which nobody can take.
    expect(divided(100n, { ...third, rooms: [undefined, undefined, 33n] })).toBe('33 33 33 + 1');
    expect(divided(100n, { ...third, rooms: [undefined, undefined, 30n] })).toBe('33 33 30 + 4');
  });

  it('in a sequence each takes all that it can', () => {
    const turns = level({ isSequence: true, rooms: [4000n, 5000n, undefined] });
    expect(divided(3999n, turns)).toBe('3999 0 0 + 0');
    expect(divided(4001n, turns)).toBe('4000 1 0 + 0');
    expect(divided(10000n, turns)).toBe('4000 5000 1000 + 0');
    expect(divided(10000n, { ...turns, rooms: [4000n, 0n, 500n] })).toBe('4000 0 500 + 5500');
  });
});

describe('of any level', () => {
  const runs = { numRuns: 4000 };

  it('Σ shares + unplaced is the amount, nobody is above his room, and without a part nobody gets a unit', () => {
    fc.assert(
      fc.property(amounts, levels, (amount, level) => {
        const { shares, unplaced } = inUnits(amount, level);
        expect(sum(shares) + unplaced).toBe(amount);
        expect(unplaced >= 0n).toBe(true);
        shares.forEach((share, k) => {
          const room = level.rooms[k];
          expect(share >= 0n && (room === undefined || share <= room)).toBe(true);
          const hasNone =
            level.fixed[k] === undefined && level.weights[k] === 0n && k !== level.rest && !level.isSequence;
          if (hasNone) expect(share).toBe(0n);
        });
      }),
      runs,
    );
  });

  it('it is the slow second computation', () => {
    fc.assert(
      fc.property(amounts, smallLevels, (amount, level) => {
        const mine = divideLevel(amount, level);
        const isRefused = mine.shortage > 0n && level.shortage === 'reject';
        try {
          const { shares, unplaced } = slowDivision(new D(String(amount)), slowOf(level));
          expect(isRefused).toBe(false);
          expect([...mine.taken.map(({ share }) => share), mine.unplaced].map(String)).toEqual(
            [...shares, unplaced].map(text),
          );
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          expect(isRefused).toBe(true);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('the fast division is the exact one, or says that it can’t', () => {
    let fits = 0;
    fc.assert(
      fc.property(amounts, levels, (amount, level) => {
        if (amount > BigInt(Number.MAX_SAFE_INTEGER)) return;
        const quick = divideFast(amount, level);
        if (quick === undefined) return;
        fits++;
        expect(quick).toEqual(inUnits(amount, level));
      }),
      { numRuns: 6000 },
    );
    expect(fits).toBeGreaterThan(2000);
  });

  it('exact parts are what the shares were rounded from: within a unit of them, by the largest remainder', () => {
    fc.assert(
      fc.property(amounts, levels, (amount, level) => {
        const { taken } = divideLevel(amount, { ...level, remainder: 'largest' });
        for (const { share, exact } of taken) {
          expect(share * exact.d - exact.n < exact.d && exact.n - share * exact.d < exact.d).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('by weight, something is unplaced only if everybody of a weight is at his room', () => {
    fc.assert(
      fc.property(amounts, levels, (amount, level) => {
        if (level.isSequence || level.spill !== 'by-weight' || level.rest >= 0) return;
        const { shares, unplaced } = inUnits(amount, level);
        if (unplaced === 0n) return;
        level.weights.forEach((weight, k) => {
          if (weight > 0n) expect(shares[k]).toBe(level.rooms[k]);
        });
      }),
      runs,
    );
  });

  it('by weight, a larger weight never gets less', () => {
    fc.assert(
      fc.property(amounts, levels, (amount, { weights, whole }) => {
        const shares = inUnits(amount, { ...byWeight(weights), whole: whole === 0n ? 0n : sum(weights) }).shares;
        weights.forEach((weight, k) => {
          weights.forEach((other, place) => {
            if (other < weight) expect((shares[place] as bigint) <= (shares[k] as bigint)).toBe(true);
          });
        });
      }),
      { numRuns: 500 },
    );
  });

  it('the order in which bearers of weights and fractions are declared matters to ties alone', () => {
    fc.assert(
      fc.property(amounts, smallLevels, fc.infiniteStream(fc.nat()), (amount, drawn, noise) => {
        if (drawn.isSequence) return;
        // Fixed parts in order, and rules that go by the order, are promised nothing.
        const level: Level = { ...drawn, shortage: 'prorate', remainder: 'largest' };
        const order = level.rooms.map((_, k) => ({ k, at: noise.next().value })).sort((a, b) => a.at - b.at);
        const moved = <Value>(values: readonly Value[]): Value[] => order.map(({ k }) => values[k] as Value);
        const again = inUnits(amount, {
          ...level,
          fixed: moved(level.fixed),
          weights: moved(level.weights),
          rooms: moved(level.rooms),
          rest: order.findIndex(({ k }) => k === level.rest),
        });
        const { shares, unplaced } = inUnits(amount, level);
        const isNear = (a: bigint, b: bigint): boolean => a - b <= 1n && b - a <= 1n;
        order.forEach(({ k }, place) => {
          expect(isNear(again.shares[place] as bigint, shares[k] as bigint)).toBe(true);
        });
        expect(isNear(again.unplaced, unplaced)).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });
});
