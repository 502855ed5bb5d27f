import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capacity } from '../../src/apportion/capacity.ts';
import { capacityFast } from '../../src/apportion/capacity-fast.ts';
import type { Level } from '../../src/apportion/level.ts';
import { D } from '../property/oracle.ts';
import { slowCapacity } from '../property/slow-division.ts';
import { byWeight, fastOf, levels, slowOf, smallLevels } from './levels.ts';

describe('the most that a level places whole', () => {
  it('by weight: all rooms together; without spill: what puts nobody above his own', () => {
    const two = byWeight([1n, 1n], [1000n]);
    expect(capacity(two)).toBeUndefined();
    expect(capacity({ ...two, spill: 'none' })).toBe(2000n);
    expect(capacity({ ...two, rooms: [1000n, 1500n] })).toBe(2500n);
    expect(capacity({ ...two, rooms: [1000n, 1500n], spill: 'none' })).toBe(2000n);
    expect(capacity(byWeight([0n, 0n]))).toBe(0n);
    // One third of 100 is 33.33: above 33; of 99 it is just 33.
    expect(capacity(byWeight([1n, 1n, 1n], [33n], { spill: 'none' }))).toBe(99n);
  });

  it('with a bearer of the rest: until he is full', () => {
    const half: Level = { ...byWeight([50n, 0n], [1000n, 3000n]), whole: 100n, rest: 1, spill: 'rest' };
    // At 2,000 the first is full; of each unit above, the rest takes all.
    expect(capacity(half)).toBe(4000n);
    expect(capacity({ ...half, rooms: [1000n, 900n] })).toBe(1800n);
    expect(capacity({ ...half, spill: 'none' })).toBe(2000n);
    expect(capacity({ ...half, rooms: [1000n, undefined] })).toBeUndefined();
    expect(capacity({ ...half, rooms: [undefined, 900n], spill: 'by-weight' })).toBe(1800n);
    // Nothing is left for the rest, until what the other cannot take comes to it.
    expect(capacity({ ...half, weights: [100n, 0n] })).toBe(4000n);
    expect(capacity({ ...half, weights: [100n, 0n], rooms: [0n, 0n] })).toBe(0n);
  });

  it('fixed parts and turns: as far as there is room', () => {
    const fixed: Level = { ...byWeight([0n, 1n], [undefined, 500n]), fixed: [1200n, undefined] };
    expect(capacity(fixed)).toBe(1700n);
    expect(capacity({ ...fixed, rooms: [700n, 500n] })).toBe(1200n);
    const turns: Level = { ...byWeight([0n, 0n], [700n, 500n]), isSequence: true };
    expect(capacity(turns)).toBe(1200n);
    expect(capacity({ ...turns, rooms: [700n, undefined] })).toBeUndefined();
  });

  it('is what trying out finds', () => {
    const most = new D('1000000000000');
    fc.assert(
      fc.property(smallLevels, (level) => {
        const mine = capacity(level);
        const tried = slowCapacity(most, slowOf({ ...level, shortage: 'in-order' }));
        const bounded = mine === undefined || most.lte(String(mine)) ? undefined : String(mine);
        expect(bounded).toBe(tried?.toFixed(0));
      }),
      { numRuns: 1200 },
    );
  });

  it('on safe integers it is the same, or says that it can’t', () => {
    let fits = 0;
    fc.assert(
      fc.property(levels, (level) => {
        const fast = capacityFast(fastOf(level));
        if (Number.isNaN(fast)) return;
        fits++;
        expect(fast === Number.POSITIVE_INFINITY ? undefined : BigInt(fast)).toBe(capacity(level));
      }),
      { numRuns: 4000 },
    );
    expect(fits).toBeGreaterThan(2000);
  });
});
