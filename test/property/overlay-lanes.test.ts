import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlayStore } from '../../src/adapters/overlay/overlay-store.ts';
import type { LaneKey } from '../../src/lane/lane-key.ts';
import { memoryStore } from '../../src/memory.ts';
import type { LaneStore } from '../../src/ports/lane-store.ts';
import type { Store } from '../../src/ports/store.ts';
import { laneEngine, M1, sale } from '../lane/commission-lane.ts';

// Lanes that are added to, cleared, reset and looked after on an overlay, and on a copy of its base: both answer the same, and
// written to the base in one commit the overlay's lanes are what the copy's are.

const RUNS = Number(process.env.FEEWRIGHT_RUNS ?? 60);
const M2: LaneKey = { ...M1, key: '["m2"]' };
const LANES = [M1, M2];
const IDS = [0, 1, 2, 3, 4, 5].map((id) => `t${id}`);

type Step =
  | { readonly do: 'add'; readonly id: number; readonly day: number; readonly price: number; readonly more: object }
  | { readonly do: 'clear'; readonly day: number; readonly batch: number }
  | { readonly do: 'reset'; readonly lane: number; readonly serial: number }
  | { readonly do: 'aside'; readonly id: number }
  | { readonly do: 'up'; readonly id: number }
  | { readonly do: 'refund'; readonly id: number }
  | { readonly do: 'reverse'; readonly id: number };

const ids = fc.nat({ max: 5 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      ...{ do: fc.constant('add' as const), id: ids, day: fc.integer({ min: 1, max: 9 }) },
      price: fc.integer({ min: 1, max: 900 }),
      more: fc.record({
        party: fc.constantFrom('m1', 'm1', 'm2'),
        revision: fc.integer({ min: 1, max: 3 }),
        coupon: fc.constantFrom('0', '50'),
      }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('clear' as const),
      day: fc.integer({ min: 2, max: 10 }),
      batch: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('reset' as const),
      lane: fc.nat({ max: 1 }),
      serial: fc.integer({ min: 1, max: 5 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('aside' as const), id: ids }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('up' as const), id: ids }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('refund' as const), id: ids }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reverse' as const), id: ids }) },
);

const key = (id: string) => ({ tenant: 't1', business: 'retail', id });
const WHY = { reason: 'so', by: 'ann' };

async function told(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return JSON.stringify(await work(), (name, value: unknown) => (name === 'record' ? undefined : value));
  } catch (thrown) {
    return (thrown as Error).message;
  }
}

function take(store: Store, onLate: 'append' | 'rewind', each: Step): Promise<unknown> {
  const engine = laneEngine({ store, clock: { now: () => 1_800_000_000_000 } }, { onLate });
  switch (each.do) {
    case 'add':
      return told(() =>
        engine.lanes.add([sale(`t${each.id}`, `0${each.day}T10:00:00Z`, `${each.price}.00`, { ...each.more })]),
      );
    case 'clear': {
      const until = `2026-11-${String(each.day).padStart(2, '0')}T00:00:00Z`;
      return told(() => engine.lanes.clear({ until, batch: each.batch, concurrency: 1 }));
    }
    case 'reset':
      return told(() => engine.lanes.reset(LANES[each.lane] ?? M1, { serial: each.serial, ...WHY }));
    case 'aside':
      return told(() => engine.lanes.setAside(key(`t${each.id}`), WHY));
    case 'up':
      return told(() => engine.lanes.takeUp(key(`t${each.id}`)));
    case 'refund': {
      const refund = { ...sale(`r${each.id}`, '20T10:00:00Z', '1.00'), original: `t${each.id}` };
      return told(async () => (await engine.bill(refund)).status);
    }
    case 'reverse':
      return told(async () => (await engine.reverse(key(`t${each.id}`))).status);
  }
}

async function everything(store: Store): Promise<unknown> {
  const { lanes } = store;
  if (lanes === undefined) throw new Error('a store without lanes');
  const orders = await store.orders({});
  const keys = IDS.map(key);
  return {
    lanes: await lanes.lanes({ limit: 9 }),
    paged: [
      await lanes.lanes({ limit: 1 }),
      await lanes.lanes({ skip: 1, limit: 1 }),
      await lanes.lanes({ skip: 2, limit: 1 }),
    ],
    ofModel: await lanes.lanes({ tenant: 't1', model: 'other', limit: 9 }),
    documents: await lanes.documents(keys),
    each: await Promise.all(LANES.map((lane) => laneAnswers(lanes, lane))),
    standing: await Promise.all(
      orders.flatMap(({ order }) => [1, 9].map((limit) => lanes.standingIn(order.id, limit))),
    ),
    standings: (await store.bills(keys)).map((bill) => [
      bill?.standing,
      bill?.run,
      bill?.place,
      bill?.document.revision,
    ]),
    histories: (await Promise.all(keys.map((each) => store.history(each)))).map((bills) =>
      bills.map(({ standing }) => standing),
    ),
    totals: await store.balances(
      ['m1', 'm2'].flatMap((party) =>
        ['sales', 'granted'].map((accumulator) => ({
          ...{ tenant: 't1', model: 'shop', accumulator, key: `["t1","${party}"]`, window: '["UTC","2026-11"]' },
        })),
      ),
    ),
    orders,
    lines: await Promise.all(orders.map(({ order }) => store.lines(order.id))),
  };
}

async function laneAnswers(lanes: LaneStore, lane: LaneKey): Promise<unknown> {
  const before = (day: number) => ({ epochMs: Date.UTC(2026, 10, day, 10), nanoseconds: 0, id: 't3' });
  return {
    state: await lanes.lane(lane),
    waiting: await waitingIn(lanes, lane, 2),
    later: (await lanes.waiting({ lane, before: Date.UTC(2026, 10, 5), after: 0, limit: 9 })).map(({ id }) => id),
    aside: [await lanes.aside({ lane, limit: 9 }), await lanes.aside({ lane, skip: 1, limit: 1 })],
    cleared: await Promise.all(
      [1, 2, 3, 4].flatMap((from) => [1, 2, 9].map((limit) => lanes.cleared({ lane, from, limit }))),
    ),
    checkpoints: await Promise.all([0, 1, 2, 3, 9].map((serial) => lanes.checkpoint({ lane, serial }))),
    places: await Promise.all([1, 3, 5, 9].map((day) => lanes.checkpoint({ lane, before: before(day) }))),
    last: await lanes.checkpoint({ lane }),
  };
}

/** In pages; when they arrived is told by their order alone. */
async function waitingIn(lanes: LaneStore, lane: LaneKey, limit: number): Promise<unknown> {
  const found: unknown[] = [];
  for (let after = 0; ; ) {
    const page = await lanes.waiting({ lane, before: Date.UTC(2027, 0), after, limit });
    found.push(...page.map((place) => ({ ...place, arrival: undefined })));
    after = page.at(-1)?.arrival ?? after;
    if (page.length < limit) return found;
  }
}

const said = async (store: Store): Promise<unknown> =>
  JSON.parse(
    JSON.stringify(await everything(store), (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)),
  );

describe('the lanes of an overlay', () => {
  it('answer as those of a copy do, and become them in one commit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('append' as const, 'rewind' as const),
        fc.array(step, { maxLength: 14 }),
        fc.array(step, { minLength: 1, maxLength: 14 }),
        async (onLate, before, after) => {
          const [base, copy] = [memoryStore(), memoryStore()];
          for (const each of before) expect(await take(copy, onLate, each)).toEqual(await take(base, onLate, each));
          const original = await said(base);
          const overlay = overlayStore(base);
          expect(await said(overlay)).toEqual(original);
          for (const each of after) {
            expect(await take(overlay, onLate, each)).toEqual(await take(copy, onLate, each));
            expect(await said(overlay)).toEqual(await said(copy));
          }
          expect(await said(base)).toEqual(original);
          expect(await overlay.moved()).toEqual([]);
          const later = [...overlay.conditions(), ...overlay.commits];
          expect(await base.commit({ commitKey: 'promotion', later })).toBe('committed');
          expect(await said(base)).toEqual(await said(copy));
          expect(await base.commit({ commitKey: 'promotion', later })).toBe('exists');
        },
      ),
      { numRuns: RUNS },
    );
  }, 600_000);
});
