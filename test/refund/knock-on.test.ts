import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine.ts';
import type { KnockOn } from '../../src/run/knock-on.ts';
import { doc, linesOf, refundOf, shopOf } from './shop.ts';

const MONTHLY = { key: ['party'], window: 'month' } as const;
const MERCHANT_PAYS = { payer: 'merchant', payee: 'platform', rounding: 'half-up' } as const;
const key = (id: string) => ({ tenant: 't1', business: 'shop', id });

async function listed(engine: Engine, id: string): Promise<readonly string[]> {
  const found: KnockOn[] = [];
  for await (const each of engine.knockOn(key(id))) found.push(each);
  return found.flatMap(({ document, lines }) =>
    lines.map(({ kind, fee, bearer, amount }) => {
      const name = kind === 'fee' ? fee : `${bearer ?? kind} of ${fee}`;
      return `${document.id} ${name} ${amount.isNegative() ? '' : '+'}${amount.toFixed(2)}`;
    }),
  );
}

const bands = [
  { from: '0', rate: '0.05' },
  { from: '1000', rate: '0.04' },
];
const cumulative = { accumulator: 'sales', basis: 'marginal' };
const PARTS = {
  refund: { measure: 'price' },
  factors: [{ code: 'price', type: 'money' }],
  fees: [
    {
      code: 'commission',
      ...MERCHANT_PAYS,
      price: { kind: 'volume', boundary: 'lower', measure: 'price', bands, cumulative },
    },
  ],
  accumulators: [{ code: 'sales', adds: 'price', ...MONTHLY }],
};

describe('what a correction means for later documents', () => {
  it('the gap between the window’s fees and F of its total is just what is listed', async () => {
    const shop = shopOf(PARTS);
    await shop.bill(doc('A', { price: '900' }));
    await shop.bill(doc('B', { price: '200' }));
    expect(await listed(shop, 'A')).toEqual([]);
    await shop.bill(doc('A', { price: '1000' }, { revision: 2 }));
    // Booked 38.00 − 1.00 = 37.00; F(1200) = 48.00.
    expect(await listed(shop, 'A')).toEqual(['A true-up of commission +2.00', 'B true-up of commission +9.00']);
  });

  it('one taken back: the next moves into its place', async () => {
    const shop = shopOf(PARTS);
    await shop.bill(doc('A', { price: '900' }));
    await shop.bill(doc('B', { price: '200' }));
    await shop.bill(doc('C', { price: '300' }));
    await shop.reverse(key('A'));
    // B alone: 10.00 instead of 8.00 − 9.00; C: 15.00 instead of 12.00.
    expect(await listed(shop, 'A')).toEqual([
      'B commission +2.00',
      'B true-up of commission +9.00',
      'C commission +3.00',
    ]);
  });

  it('of another month, in both months', async () => {
    const shop = shopOf(PARTS);
    await shop.bill(doc('A', { price: '900' }));
    await shop.bill(doc('B', { price: '200' }));
    await shop.bill(doc('D', { price: '200' }, { time: '2026-12-03T12:00:00+08:00' }));
    await shop.bill(doc('A', { price: '900' }, { revision: 2, time: '2026-12-02T12:00:00+08:00' }));
    // A was billed against D's 200.00: 36.00 − 2.00; in its old place it comes first, at 45.00.
    expect(await listed(shop, 'A')).toEqual([
      'A commission +9.00',
      'A true-up of commission +2.00',
      'B commission +2.00',
      'B true-up of commission +9.00',
      'D commission -2.00',
      'D true-up of commission -9.00',
    ]);
  });

  it('goes on through totals that only a listed document changes, and through limits and refunds', async () => {
    const shop = shopOf({
      refund: { measure: 'coupon' },
      factors: [{ code: 'coupon', type: 'money' }],
      apportionments: [
        {
          code: 'cost',
          of: 'coupon',
          payee: 'merchant',
          rounding: 'half-up',
          bearers: [
            { code: 'platform', weight: '1', cap: '1000000' },
            { code: 'supplier', weight: '0' },
          ],
          payer: 'supplier',
          unplaced: 'keep',
        },
      ],
      accumulators: [{ code: 'borne', adds: { apportionment: 'cost', bearer: 'platform' }, ...MONTHLY, limit: '100' }],
    });
    await shop.bill(doc('A', { coupon: '60' }));
    await shop.bill(doc('B', { coupon: '60' }));
    expect(linesOf(await shop.bill(doc('C', { coupon: '60' })))).toEqual([
      'platform of cost 0.00',
      'supplier of cost 0.00',
      'unplaced of cost 60.00',
    ]);
    await shop.bill(refundOf('B', 'RB', { coupon: '30' }));
    await shop.reverse(key('A'));
    // B could have borne all of its 60.00, C the 40.00 that were left; half of B’s would have come back: 30.00, not 20.00.
    expect(await listed(shop, 'A')).toEqual([
      'B platform of cost +20.00',
      'B unplaced of cost -20.00',
      'C platform of cost +40.00',
      'C unplaced of cost -40.00',
      'RB platform of cost -10.00',
      'RB unplaced of cost +10.00',
    ]);
  });

  it.each(["balance(sales, 'last')", "balance(sales, 'last', 'now')"])(
    '%s: a document of the month after is moved too',
    async (last) => {
      let now = Date.parse('2026-11-15T04:00:00Z');
      const shop = shopOf(
        {
          factors: [{ code: 'price', type: 'money' }],
          fees: [
            {
              ...{ code: 'commission', ...MERCHANT_PAYS },
              price: { kind: 'ratio', base: 'price', rate: `${last} >= 1000 ? 0.04 : 0.05` },
            },
          ],
          accumulators: [{ code: 'sales', adds: 'price', ...MONTHLY }],
        },
        { clock: { now: () => now } },
      );
      await shop.bill(doc('A', { price: '1000' }));
      const december = { time: '2026-12-03T12:00:00+08:00' };
      now += 1000;
      expect(linesOf(await shop.bill(doc('D', { price: '100' }, december)))).toEqual(['commission 4.00']);
      now += 1000;
      await shop.bill(doc('A', { price: '900' }, { revision: 2 }));
      expect(await listed(shop, 'A')).toEqual(['D commission +1.00']);
      now += 1000;
      expect(linesOf(await shop.bill(doc('E', { price: '100' }, december)))).toEqual(['commission 5.00']);
      now += 1000;
      await shop.bill(doc('A', { price: '1100' }, { revision: 3 }));
      expect(await listed(shop, 'A')).toEqual(['E commission -1.00']);
      now += 1000;
      await shop.reverse(key('A'));
      expect(await listed(shop, 'A')).toEqual(['D commission +1.00']);
    },
  );

  it('asked for what was never billed, it says so', async () => {
    await expect(listed(shopOf(PARTS), 'A')).rejects.toMatchObject({ issues: [{ code: 'document-unknown' }] });
  });

  it('any documents, any correction: what stands and what is listed add up to what had come, right at first', async () => {
    const price = fc.integer({ min: 1, max: 60_000 }).map((cents) => (cents / 100).toFixed(2));
    await fc.assert(
      fc.asyncProperty(
        fc.array(price, { minLength: 2, maxLength: 8 }),
        fc.nat(),
        fc.option(price, { nil: undefined }),
        async (prices, pick, corrected) => {
          const at = pick % prices.length;
          const shop = shopOf(PARTS);
          for (const [n, each] of prices.entries()) await shop.bill(doc(`d${n}`, { price: each }));
          const id = `d${at}`;
          if (corrected === undefined) await shop.reverse(key(id));
          else await shop.bill(doc(id, { price: corrected }, { revision: 2 }));
          const right = shopOf(PARTS);
          const expected = new Map<string, string>();
          for (const [n, each] of prices.entries()) {
            const now = n === at ? corrected : each;
            if (now === undefined) continue;
            const { record } = await right.bill(doc(`d${n}`, { price: now }));
            expected.set(`d${n}`, record.amount('commission').toFixed(2));
          }
          const found = new Map<string, string>();
          for (const n of prices.keys()) {
            const bill = await shop.find(key(`d${n}`));
            if (bill !== undefined && bill.standing === undefined)
              found.set(`d${n}`, bill.record.amount('commission').toFixed(2));
          }
          for await (const each of shop.knockOn(key(id))) {
            expect(found.get(each.document.id)).toBe(each.record.amount('commission').toFixed(2));
            found.set(each.document.id, each.replayed.amount('commission').toFixed(2));
          }
          expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
        },
      ),
      { numRuns: 60 },
    );
  });
});
