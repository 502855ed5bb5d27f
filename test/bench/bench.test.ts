import { describe, expect, test } from 'vitest';
import { differences } from '../../bench/check-equality.ts';
import { feewright } from '../../bench/contenders/feewright.ts';
import { CONTENDERS } from '../../bench/contenders.ts';
import { type Contender, makeOrders, type OrderResult } from '../../bench/order-scenario.ts';

describe('the bench compares only what computes the same', () => {
  test('all contenders give equal lines, shares and effects on 3,000 orders', async () => {
    expect(await differences(CONTENDERS, makeOrders(3000, 7))).toEqual([]);
  });

  test('a contender that is a cent off is found, and named with its order', async () => {
    const careless: Contender<OrderResult> = {
      name: 'careless',
      isAsync: true,
      decide: async (order) => {
        const { lines, shares, gmv } = feewright.read(await feewright.decide(order));
        return { lines, shares: shares.map((share) => ({ ...share, amount: '0.01' })), gmv };
      },
      read: (result) => result,
    };
    const [order] = makeOrders(1, 7);
    const found = await differences([feewright, careless], order === undefined ? [] : [order]);
    expect(found.map(({ contender }) => contender)).toEqual(['careless', 'careless']);
    expect(found[1]?.order).toEqual(order);
  });

  test('the orders vary: all channels, every band and both sides of its bounds, cents that must be shared out', () => {
    const orders = makeOrders(8192);
    expect(new Set(orders.map(({ channel }) => channel)).size).toBe(3);
    const totals = new Set(orders.map(({ gmv }) => gmv));
    for (const edge of ['0', '99999.99', '100000', '100000.01', '999999.99', '1000000', '1000000.01']) {
      expect(totals).toContain(edge);
    }
    expect(orders.some(({ price, coupon }) => price === coupon)).toBe(true);
    expect(new Set(orders.map(({ price }) => price)).size).toBeGreaterThan(4096);
  });

  test('the same seed gives the same orders', () => {
    expect(makeOrders(50, 3)).toEqual(makeOrders(50, 3));
    expect(makeOrders(50, 3)).not.toEqual(makeOrders(50, 4));
  });
});
