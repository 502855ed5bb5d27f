import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccumulatorEntry, BillingRecord } from '../../src/decide/billing-record.ts';
import type { Snapshot } from '../../src/factor/snapshot.ts';
import { memoryStore } from '../../src/memory.ts';
import type { BalanceKey, Store, StoredBill } from '../../src/ports/store.ts';

const sales: BalanceKey = {
  ...{ tenant: 't1', model: 'shop', accumulator: 'sales' },
  ...{ key: '["t1","m1"]', window: '["UTC","2026-11"]' },
};

const DAY = 86_400_000;
const FIRST = Date.parse('2026-11-01T00:00:00Z');
const day = (count: number): string => new Date(FIRST + count * DAY).toISOString().replace('.000', '');
const ms = (count: number): number => FIRST + count * DAY;

interface Post {
  readonly delta: string;
  /** Days after the first. */
  readonly time: number;
  readonly recorded: number;
  readonly kind?: 'post' | 'reverse';
  /** `D` and its place, unless it is another's. */
  readonly document?: string;
}

async function posted(posts: readonly Post[]): Promise<Store> {
  const store = memoryStore();
  let after = 0;
  for (const [version, { delta, time, recorded, kind = 'post', document = `D${version}` }] of posts.entries()) {
    const before = String(after);
    after += Number(delta);
    const of = { business: 'shop', document, kind, time: day(time) };
    const entry = { ...of, before, delta, after: String(after) } as AccumulatorEntry;
    const head = { tenant: 't1', business: 'shop', id: `D${version}`, revision: 1, party: 'm1', time: day(time) };
    const bill: StoredBill = {
      ...{ document: { ...head, facts: {} }, snapshot: {} as Snapshot, snapshotHash: '', record: {} as BillingRecord },
      recordedAt: day(recorded),
    };
    await store.commit({ bill, balances: [{ balance: sales, version, entries: [entry] }] });
  }
  return store;
}

describe('a part of a running total', () => {
  const posts: readonly Post[] = [
    { delta: '100', time: 1, recorded: 1 },
    { delta: '20', time: 5, recorded: 6 },
    { delta: '3', time: 2, recorded: 9 },
  ];
  const read = async (store: Store, part: object) => (await store.balances([{ ...sales, ...part }]))[0];

  it('is what happened since, until, and what was known before: the bound itself is in `since` alone', async () => {
    const store = await posted(posts);
    expect(await read(store, {})).toEqual({ value: '123', entries: 3, version: 3 });
    expect(await read(store, { since: ms(2) })).toEqual({ value: '23', entries: 2, version: 3 });
    expect(await read(store, { since: ms(2) + 1 })).toEqual({ value: '20', entries: 1, version: 3 });
    expect(await read(store, { until: ms(2) })).toEqual({ value: '100', entries: 1, version: 3 });
    expect(await read(store, { until: ms(2) + 1 })).toEqual({ value: '103', entries: 2, version: 3 });
    expect(await read(store, { recordedBefore: ms(6) })).toEqual({ value: '100', entries: 1, version: 3 });
    expect(await read(store, { recordedBefore: ms(6) + 1 })).toEqual({ value: '120', entries: 2, version: 3 });
    expect(await read(store, { since: ms(2), until: ms(5), recordedBefore: ms(9) })).toMatchObject({ value: '0' });
  });

  it('of a total that nobody posted to is nothing, at version 0', async () => {
    expect(await read(memoryStore(), { since: ms(0) })).toEqual({ value: '0', entries: 0, version: 0 });
  });

  it('counts what was taken back no more', async () => {
    const store = await posted([...posts, { delta: '-20', time: 5, recorded: 10, kind: 'reverse' }]);
    expect(await read(store, {})).toEqual({ value: '103', entries: 2, version: 4 });
    expect(await read(store, { recordedBefore: ms(10) })).toMatchObject({ value: '123', entries: 3 });
    expect(await read(store, { since: ms(5) })).toMatchObject({ value: '0', entries: 0 });
  });

  it('without a document is what the others fold to, whether or not it was taken back, in the part that is asked for', async () => {
    const store = await posted([...posts, { delta: '-20', time: 5, recorded: 10, kind: 'reverse', document: 'D1' }]);
    const without = (document: string, part: object = {}, business = 'shop') =>
      read(store, { ...part, excluding: { business, documents: [document] } });
    expect(await without('D0')).toEqual({ value: '3', entries: 1, version: 4 });
    expect(await without('D1')).toEqual({ value: '103', entries: 2, version: 4 });
    expect(await without('D1', { recordedBefore: ms(10) })).toMatchObject({ value: '103', entries: 2 });
    expect(await without('D0', { recordedBefore: ms(10) })).toMatchObject({ value: '23', entries: 2 });
    expect(await without('D0', { since: ms(2), until: ms(5) })).toMatchObject({ value: '3', entries: 1 });
    expect(await without('D2', { since: ms(2), until: ms(5) })).toMatchObject({ value: '0', entries: 0 });
    expect(await without('D7')).toMatchObject({ value: '103', entries: 2 });
    expect(await without('D0', {}, 'other')).toMatchObject({ value: '103', entries: 2 });
  });

  it('is the same however often and whenever it is asked for', async () => {
    const postOf = fc.record({
      delta: fc.integer({ min: -50, max: 50 }).map(String),
      time: fc.integer({ min: 0, max: 20 }),
      recorded: fc.integer({ min: 0, max: 20 }),
    });
    const bound = fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined });
    const part = fc.record({ since: bound, until: bound, recordedBefore: bound });
    await fc.assert(
      fc.asyncProperty(
        fc.array(postOf, { maxLength: 12 }),
        part,
        fc.nat(12),
        async (all, { since, until, recordedBefore }, at) => {
          const asked = {
            ...(since === undefined ? {} : { since: ms(since) }),
            ...(until === undefined ? {} : { until: ms(until) }),
            ...(recordedBefore === undefined ? {} : { recordedBefore: ms(recordedBefore) }),
          };
          const sum = all
            .filter(({ time }) => (since === undefined || time >= since) && (until === undefined || time < until))
            .filter(({ recorded }) => recordedBefore === undefined || recorded < recordedBefore)
            .reduce((total, { delta }) => total + Number(delta), 0);
          // Asked for half way, the fold goes on from there.
          const store = await posted(all.slice(0, at));
          await read(store, asked);
          const whole = await posted(all);
          expect((await read(whole, asked))?.value).toBe(String(sum));
          expect((await read(whole, asked))?.value).toBe(String(sum));
        },
      ),
      { numRuns: 100 },
    );
  });
});
