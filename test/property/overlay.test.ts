import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlayStore } from '../../src/adapters/overlay/overlay-store.ts';
import type { Engine } from '../../src/engine.ts';
import { memoryStore } from '../../src/memory.ts';
import type { BalanceRead, Changes, CommitAnswer, Store, StoredBill } from '../../src/ports/store.ts';
import { doc, refundOf, shopOf } from '../refund/shop.ts';

// Random work on an overlay over a filled base, and the same work on a copy of that base: whatever is asked, both answer the
// same; the base has not changed; and once all of the overlay's commits are written to the base as one, the base is the copy.

const RUNS = Number(process.env.FEEWRIGHT_RUNS ?? 40);
const MONTHLY = { key: ['party'], window: 'month' } as const;
const MERCHANT_PAYS = { payer: 'merchant', payee: 'platform', rounding: 'half-up' } as const;
const TIMES = ['2026-10-10T12:00:00+08:00', '2026-11-10T12:00:00+08:00', '2026-11-20T12:00:00+08:00'];

const PARTS = {
  refund: { measure: 'price' },
  factors: [{ code: 'price', type: 'money' }],
  fees: [
    {
      code: 'commission',
      ...MERCHANT_PAYS,
      price: {
        ...{ kind: 'volume', boundary: 'lower', measure: 'price' },
        bands: [
          { from: '0', rate: '0.05' },
          { from: '1000', rate: '0.04' },
        ],
        cumulative: { accumulator: 'sales', basis: 'marginal' },
      },
    },
    {
      code: 'bonus',
      ...MERCHANT_PAYS,
      price: {
        ...{ kind: 'volume', boundary: 'lower', measure: 'price' },
        bands: [
          { from: '0', rate: '0.01' },
          { from: '500', rate: '0.02' },
        ],
        cumulative: { accumulator: 'sales', basis: 'before', of: 'last' },
      },
    },
    { code: 'high', ...MERCHANT_PAYS, when: 'price > 600', price: { kind: 'ratio', rate: '0.01', base: 'price' } },
  ],
  accumulators: [
    { code: 'sales', adds: 'price', ...MONTHLY },
    { code: 'charged', adds: 'high', ...MONTHLY },
    { code: 'peak', adds: 'price', keeps: 'max', ...MONTHLY },
    { code: 'orders', adds: 'price', keeps: 'count', ...MONTHLY },
  ],
};

type Step =
  | { readonly do: 'bill'; readonly isNewer: boolean; readonly id: number; readonly price: number; readonly at: number }
  | { readonly do: 'refund'; readonly id: number; readonly price: number }
  | { readonly do: 'rebill'; readonly id: number }
  | { readonly do: 'reverse'; readonly id: number }
  | { readonly do: 'reverse-refund'; readonly id: number }
  | { readonly do: 'settle'; readonly at: number }
  | { readonly do: 'repeat'; readonly of: number };

const ids = fc.nat({ max: 4 });
const prices = fc.integer({ min: 1, max: 1200 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      ...{ do: fc.constant('bill' as const), isNewer: fc.boolean() },
      ...{ id: ids, price: prices, at: fc.nat({ max: 2 }) },
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('refund' as const), id: ids, price: prices }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rebill' as const), id: ids }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reverse' as const), id: ids }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reverse-refund' as const), id: ids }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('settle' as const), at: fc.nat({ max: 1 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('repeat' as const), of: fc.nat({ max: 30 }) }) },
);

const key = (id: string) => ({ tenant: 't1', business: 'shop', id });

/** A shop on one store; it numbers its messages itself, and remembers every commit. */
class Shop {
  readonly #engine: Engine;
  readonly #store: Store;
  readonly commits: Changes[] = [];
  readonly #revisions = new Map<string, number>();

  constructor(store: Store, from?: Shop) {
    this.#store = {
      ...store,
      commit: async (changes: Changes) => {
        const answer = await store.commit(changes);
        if (answer === 'committed') this.commits.push(changes);
        return answer;
      },
    };
    this.#engine = shopOf(PARTS, { store: this.#store });
    for (const [id, revision] of from?.revisions ?? []) this.#revisions.set(id, revision);
  }

  get revisions(): ReadonlyMap<string, number> {
    return this.#revisions;
  }

  async take(each: Step): Promise<string> {
    const engine = this.#engine;
    if (each.do === 'settle') {
      const asOf = ['2026-11-01T00:00:00+08:00', '2026-12-01T00:00:00+08:00'][each.at] ?? '';
      return (await engine.settle({ asOf })).map(({ status }) => status).join();
    }
    if (each.do === 'repeat') return this.#repeat(each.of);
    const id = `D${each.id}`;
    if (each.do === 'rebill') return told(await engine.safeRebill(key(id)));
    if (each.do === 'reverse') return told(await engine.safeReverse(key(id)));
    if (each.do === 'reverse-refund') return told(await engine.safeReverse(key(`${id}-1`)));
    const price = `${each.price}.00`;
    if (each.do === 'refund') {
      const of = `${id}-${this.#next(`${id}-`)}`;
      return told(await engine.safeBill(refundOf(id, of, { price })));
    }
    const revision = each.isNewer ? this.#next(id) : (this.#revisions.get(id) ?? this.#next(id));
    return told(await engine.safeBill(doc(id, { price }, { revision, time: TIMES[each.at] })));
  }

  /** A commit that was made once comes again, as by somebody who read long ago. */
  async #repeat(of: number): Promise<CommitAnswer | 'none'> {
    const changes = this.commits[of];
    // Lines alone name no version: they would join again.
    const isNamed = changes !== undefined && (changes.bill !== undefined || changes.order !== undefined);
    return isNamed ? this.#store.commit(changes) : 'none';
  }

  #next(id: string): number {
    const revision = (this.#revisions.get(id) ?? 0) + 1;
    this.#revisions.set(id, revision);
    return revision;
  }
}

const told = (result: {
  readonly ok: boolean;
  readonly value?: unknown;
  readonly issues?: readonly { code: string }[];
}) => (result.ok ? (result.value as { status: string }).status : (result.issues ?? []).map(({ code }) => code).join());

const IDS = [0, 1, 2, 3, 4].flatMap((id) => [`D${id}`, ...[1, 2, 3, 4, 5].map((at) => `D${id}-${at}`)]);
const bare = (bill: StoredBill | undefined) =>
  bill && {
    ...{ id: bill.document.id, revision: bill.document.revision, run: bill.run, standing: bill.standing },
    ...{ at: bill.recordedAt, landing: bill.landing, record: bill.record.content(), snapshot: bill.snapshotHash },
  };

/** Everything that a store can be asked. Versions of families are left out: only that they change is promised. */
async function everything(store: Store): Promise<unknown> {
  const keys = IDS.map(key);
  const windows = ['2026-10', '2026-11'].map((month) => JSON.stringify(['Asia/Shanghai', month]));
  const totals = windows.flatMap((window) =>
    ['sales', 'charged', 'peak', 'orders'].map((accumulator) => ({
      ...{ tenant: 't1', model: 'shop', accumulator, key: '["m1"]', window },
    })),
  );
  const parts: readonly Partial<BalanceRead>[] = [
    {},
    { since: Date.parse('2026-11-15T00:00:00Z') },
    { until: Date.parse('2026-11-15T00:00:00Z') },
    { recordedBefore: Date.parse('2026-11-30T04:00:02Z') },
    { excluding: { business: 'shop', documents: ['D0', 'D1-1'] } },
    { since: Date.parse('2026-11-01T00:00:00Z'), excluding: { business: 'shop', documents: ['D2', 'D2-1', 'D3'] } },
  ];
  const orders = await store.orders({});
  const order = (await store.posted({ limit: 100 })).map(({ document }) => document);
  const places = await store.places(order);
  return {
    bills: (await store.bills(keys)).map(bare),
    histories: await Promise.all(keys.map(async (each) => (await store.history(each)).map(bare))),
    families: await Promise.all(keys.map(async (each) => (await store.family(each)).bills.map(bare))),
    balances: await store.balances(totals.flatMap((total) => parts.map((part) => ({ ...total, ...part })))),
    keysOf: await Promise.all(totals.map((of) => store.keysOf(of))),
    entries: await Promise.all(totals.flatMap((of) => parts.map((part) => store.entries({ ...of, ...part })))),
    posted: order.map(({ id }) => id),
    paged: await Promise.all(
      [undefined, ...order].flatMap((after) =>
        [1, 2, 3].map(async (limit) => {
          const query = { since: Date.parse('2026-11-01T00:00:00Z'), party: 'm1', limit };
          return (await store.posted({ ...query, after })).map(({ document }) => document.id);
        }),
      ),
    ),
    readers: await Promise.all(
      order.flatMap((after) =>
        totals.flatMap((total) =>
          [1, 2, 9].map(async (limit) =>
            (await store.readers({ balances: [total], after, limit })).map(({ document }) => document.id),
          ),
        ),
      ),
    ),
    isRising: places.every((place, at) => place !== undefined && place > (places[at - 1] ?? -1)),
    none: await store.places([key('nobody')]),
    orders,
    closed: await store.orders({ tenant: 't1', contract: 'c1', states: ['closed', 'split'], endingAfter: 0 }),
    lines: await Promise.all(orders.map((each) => store.lines(each.order.id))),
    splits: await Promise.all(orders.map((each) => store.split(each.order.id))),
    each: await Promise.all(orders.map((each) => store.order(each.order.id))),
  };
}

/** A copy: the same commits, one after the other. */
async function copyOf(commits: readonly Changes[]): Promise<Store> {
  const store = memoryStore();
  for (const changes of commits) expect(await store.commit(changes)).toBe('committed');
  return store;
}

/** A store that answers later. */
function later(store: Store): Store {
  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return async (...args: unknown[]) => {
        await Promise.resolve();
        return Reflect.apply(value, target, args) as unknown;
      };
    },
  });
}

/** What a JSON of it says: orders and lines carry their decimals as texts there. */
const said = async (store: Store): Promise<unknown> =>
  JSON.parse(
    JSON.stringify(await everything(store), (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)),
  );

describe('an overlay', () => {
  it('answers as a copy of its base does, never writes it, and makes it that copy in one commit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 12 }),
        fc.array(step, { minLength: 1, maxLength: 12 }),
        async (before, after) => {
          const base = memoryStore();
          const shop = new Shop(base);
          for (const each of before) await shop.take(each);
          const [original, then] = [await said(base), await copyOf(shop.commits)];
          const overlay = overlayStore(later(base));
          const [above, beside] = [new Shop(overlay, shop), new Shop(then, shop)];
          expect(await said(overlay)).toEqual(original);
          for (const each of after) {
            expect(await above.take(each)).toBe(await beside.take(each));
            expect(await said(overlay)).toEqual(await said(then));
          }
          expect(await said(base)).toEqual(original);
          expect(await overlay.moved()).toEqual([]);
          if (overlay.commits.length === 0) return;
          const [first, ...rest] = [...overlay.conditions(), ...overlay.commits];
          expect(await base.commit({ ...first, later: rest })).toBe('committed');
          expect(await said(base)).toEqual(await said(then));
        },
      ),
      { numRuns: RUNS },
    );
  }, 600_000);
});
