import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePlaces, placeOf } from '../../src/lane/lane-place.ts';
import { RunMerge } from '../../src/lane/merge-runs.ts';
import { memorySpill, memoryStore } from '../../src/memory.ts';
import type { WaitingPlace } from '../../src/ports/lane-store.ts';
import type { Spill } from '../../src/ports/spill.ts';
import type { Store } from '../../src/ports/store.ts';
import type { EngineEvent } from '../../src/run/events.ts';
import type { LaneContext } from '../../src/run/lane-context.ts';
import { orderLane } from '../../src/run/lane-order.ts';
import { DECEMBER, laneEngine, M1, sale } from './commission-lane.ts';

describe('the order of a lane', () => {
  it.each([
    ['2026-11-01T10:00:00Z', 'b', '2026-11-01T10:00:00.000000001Z', 'a'],
    ['2026-11-01T10:00:00.000000001Z', 'b', '2026-11-01T10:00:00.001Z', 'a'],
    ['2026-11-01T10:00:00.5Z', 'b', '2026-11-01T10:00:01Z', 'a'],
    ['2026-11-01T10:00:00Z', 'B', '2026-11-01T10:00:00Z', 'a'],
    ['2026-11-01T10:00:00Z', '10', '2026-11-01T10:00:00Z', '9'],
    ['2026-11-01T10:00:00Z', 'z', '2026-11-01T10:00:00Z', 'é'],
    ['0999-11-01T10:00:00Z', 'z', '1969-11-01T10:00:00Z', 'a'],
  ])('has %s %s before %s %s', (time, id, laterTime, laterId) => {
    const [first, second] = [placeOf({ time, id }), placeOf({ time: laterTime, id: laterId })];
    expect(comparePlaces(first, second)).toBeLessThan(0);
    expect(comparePlaces(second, first)).toBeGreaterThan(0);
    expect(comparePlaces(first, { ...first })).toBe(0);
  });
});

describe('runs merged', () => {
  it('are one order, whatever they are', () => {
    const place = fc
      .record({ epochMs: fc.integer({ min: 0, max: 5 }), nanoseconds: fc.integer({ min: 0, max: 1 }), id: fc.string() })
      .map((each) => each);
    fc.assert(
      fc.property(fc.array(fc.array(place)), (lists) => {
        const runs = lists.map((list) => list.toSorted(comparePlaces));
        const merge = new RunMerge();
        const at = runs.map(() => 1);
        for (const [run, list] of runs.entries()) if (list[0] !== undefined) merge.offer(list[0], run);
        const merged: unknown[] = [];
        for (let first = merge.take(); first !== undefined; first = merge.take()) {
          merged.push(first.place);
          const next = runs[first.run]?.[at[first.run] ?? 0];
          at[first.run] = (at[first.run] ?? 0) + 1;
          if (next !== undefined) merge.offer(next, first.run);
        }
        expect(merged).toEqual(lists.flat().toSorted(comparePlaces));
        expect(merge.size).toBe(0);
      }),
    );
  });
});

/** A spill that keeps count of the places that it has handed out or been given and that are in nobody's memory but the caller's. */
function countingSpill(): { readonly spill: Spill; reads(): readonly number[]; open(): number } {
  const inner = memorySpill();
  const reads: number[] = [];
  let open = 0;
  return {
    reads: () => reads,
    open: () => open,
    spill: {
      async open() {
        const run = await inner.open();
        open += 1;
        return {
          ...run,
          read: async (of) => {
            const page = await run.read(of);
            reads.push(page.length);
            return page;
          },
          drop: async () => {
            open -= 1;
            await run.drop();
          },
        };
      },
    },
  };
}

describe('millions of documents', () => {
  it('are put in order with as many places held as was said, and never all of them', async () => {
    const many = 100_000;
    const size = 2_000;
    // What a store would answer, made up as it is asked for: nothing of it is kept here either.
    const waiting = ({ after, limit }: { after: number; limit: number }): readonly WaitingPlace[] =>
      Array.from({ length: Math.min(limit, many - after) }, (_, at) => {
        const arrival = after + at + 1;
        return { epochMs: (arrival * 7_919) % 10_007, nanoseconds: 0, id: String(arrival), revision: 1, arrival };
      });
    let longest = 0;
    const lanes = {
      waiting: async (query: { after: number; limit: number }) => {
        const page = waiting(query);
        longest = Math.max(longest, page.length);
        return page;
      },
    };
    const { spill, reads, open } = countingSpill();
    const context = { lanes, spill, limits: { sortedRun: size } } as unknown as LaneContext;
    const order = await orderLane(context, { lane: M1, before: Number.POSITIVE_INFINITY });
    expect([order.documents, order.runs, open()]).toEqual([many, 50, 50]);
    let count = 0;
    let last: WaitingPlace | undefined;
    for (let page = await order.next(500); page.length > 0; page = await order.next(500)) {
      for (const place of page) {
        if (last !== undefined && comparePlaces(last, place) >= 0) throw new Error(`${last.id} before ${place.id}`);
        last = place;
        count += 1;
      }
    }
    await order.drop();
    expect([count, open()]).toEqual([many, 0]);
    // Held at once: one page while sorting, then a piece of each of 50 runs.
    expect(longest).toBe(size);
    expect(Math.max(...reads()) * order.runs).toBeLessThanOrEqual(size);
  });

  it('come to the same, in one run or in many', async () => {
    const documents = Array.from({ length: 90 }, (_, at) =>
      sale(`d${(at * 37) % 90}`, `01T10:00:${10 + (at % 7)}Z`, '9.99'),
    );
    const ends: unknown[][] = [];
    for (const sortedRun of [1_000, 89, 20, 1]) {
      const events: EngineEvent[] = [];
      const { spill, open } = countingSpill();
      const engine = laneEngine({ spill, limits: { sortedRun }, observe: (event) => events.push(event) });
      await engine.lanes.add(documents);
      const [outcome] = await engine.lanes.clear({ until: DECEMBER, batch: 7, prefetch: 11 });
      if (outcome?.status !== 'cleared') throw new Error('not cleared');
      const ordered = events.find(({ type }) => type === 'lane-ordered');
      ends.push([ordered?.type === 'lane-ordered' && ordered.runs, outcome.checkpoint?.stateHash, open()]);
    }
    const [hash] = new Set(ends.map(([, each]) => each));
    expect(ends).toEqual([
      [1, hash, 0],
      [2, hash, 0],
      [5, hash, 0],
      [90, hash, 0],
    ]);
  });

  it('are read in pages from the store, also when most wait no more', async () => {
    const inner = memoryStore();
    const asked: number[] = [];
    const lanes = inner.lanes;
    if (lanes === undefined) throw new Error('no lanes');
    const store: Store = {
      ...inner,
      lanes: {
        ...lanes,
        waiting: (query) => {
          asked.push(query.after);
          return lanes.waiting(query);
        },
      },
    };
    const engine = laneEngine({ store, limits: { sortedRun: 1_000 } });
    const documents = Array.from({ length: 3_000 }, (_, at) =>
      sale(`d${10_000 + at}`, `0${1 + (at % 3)}T10:00:00Z`, '0.01'),
    );
    await engine.lanes.add(documents);
    await engine.lanes.clear({ until: '2026-11-03T00:00:00Z', batch: 250 });
    expect((await engine.lanes.state(M1))?.checkpoint?.serial).toBe(2_000);
    await engine.lanes.add([sale('one more', '02T12:00:00Z', '0.01')]);
    const [outcome] = await engine.lanes.clear({ until: DECEMBER, batch: 250 });
    expect(outcome).toMatchObject({ status: 'cleared', documents: 1_001, checkpoint: { serial: 3_001 } });
    expect(asked.length).toBeGreaterThan(3);
  });
});
