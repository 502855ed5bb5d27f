import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine.ts';
import { memoryStore } from '../../src/memory.ts';
import type { Store } from '../../src/ports/store.ts';
import { doc, refundOf, shopOf } from './shop.ts';

const MONTHLY = { key: ['party'], window: 'month' } as const;
const PARTS = {
  refund: { measure: 'price' },
  factors: [{ code: 'price', type: 'money' }],
  fees: [
    {
      ...{ code: 'commission', payer: 'merchant', payee: 'platform', rounding: 'half-up' },
      price: {
        ...{ kind: 'graduated', measure: 'price', cumulative: { accumulator: 'sales', basis: 'marginal' } },
        bands: [
          { from: '0', rate: '0.05' },
          { from: '1000', rate: '0.04' },
        ],
      },
    },
  ],
  accumulators: [
    { code: 'sales', adds: 'price', ...MONTHLY },
    { code: 'charged', adds: 'commission', ...MONTHLY },
  ],
};
const key = (id: string) => ({ tenant: 't1', business: 'shop', id });

/** A process that dies at one call of its store, before or after that did its work. */
function dying(
  inner: Store,
  at: number,
  when: 'before' | 'after',
): { readonly store: Store; readonly calls: () => number } {
  let calls = 0;
  const store = new Proxy(inner, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return async (...args: unknown[]) => {
        calls += 1;
        const isLast = calls === at;
        if (isLast && when === 'before') throw new Error('died');
        const answer: unknown = await Reflect.apply(value, target, args);
        if (isLast) throw new Error('died');
        return answer;
      };
    },
  });
  return { store, calls: () => calls };
}

/** A month with a document that was refunded twice, and one behind it. */
async function month(): Promise<Store> {
  const store = memoryStore();
  const shop = shopOf(PARTS, { store });
  await shop.bill(doc('A', { price: '900' }));
  await shop.bill(refundOf('A', 'R1', { price: '300' }));
  await shop.bill(doc('B', { price: '800' }));
  await shop.bill(refundOf('A', 'R2', { price: '100' }));
  return store;
}

async function everything(store: Store): Promise<string> {
  const shop = shopOf(PARTS, { store });
  const of = (accumulator: string) => ({
    ...{ tenant: 't1', model: 'shop', accumulator, key: ['m1'], window: '2026-11', timeZone: 'Asia/Shanghai' },
  });
  const histories = await Promise.all(['A', 'R1', 'B', 'R2'].map((id) => shop.history(key(id))));
  const orders = await shop.orders();
  const lines = await Promise.all(orders.map(({ id }) => shop.lines(id)));
  return JSON.stringify({
    bills: histories.map((bills) => bills.map(({ record, standing }) => [record.revision, standing, record])),
    journals: await Promise.all(['sales', 'charged'].map((accumulator) => shop.journal(of(accumulator)))),
    lines,
    nets: orders.map(({ net }) => net.toFixed(2)),
  });
}

const WORK: readonly (readonly [string, (shop: Engine) => Promise<unknown>])[] = [
  ['a document taken back', (shop) => shop.reverse(key('A'))],
  ['a refund taken back', (shop) => shop.reverse(key('R1'))],
  ['a newer message', (shop) => shop.bill(doc('A', { price: '1000' }, { revision: 2 }))],
  ['a refund', (shop) => shop.bill(refundOf('B', 'R3', { price: '800' }))],
];

describe('a process that dies between any two calls of its store', () => {
  it.each(WORK)('%s: tried again, it comes to what it would have come to', async (_, work) => {
    const whole = await month();
    const counted = dying(whole, 0, 'before');
    await work(shopOf(PARTS, { store: counted.store }));
    const expected = await everything(whole);
    expect(counted.calls()).toBeGreaterThan(3);
    for (const when of ['before', 'after'] as const) {
      for (let at = 1; at <= counted.calls(); at += 1) {
        const store = await month();
        const before = await everything(store);
        await expect(work(shopOf(PARTS, { store: dying(store, at, when).store }))).rejects.toMatchObject({
          issues: [{ code: 'store-failed', retryable: true }],
        });
        // All of it is there, or nothing.
        expect([before, expected]).toContain(await everything(store));
        await work(shopOf(PARTS, { store }));
        expect(await everything(store), `${when} call ${at}`).toBe(expected);
      }
    }
  });
});
