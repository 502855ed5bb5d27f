import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decided, MERCHANT_PAYS, MONTHLY, planOf, snapshotOf } from '../decide/case.ts';
import { amountText, decimalOf } from '../property/cases.ts';
import { Month } from '../stories/month.ts';

const FACTORS = [
  { code: 'base', type: 'money' },
  { code: 'pieces', type: 'quantity' },
  { code: 'units', type: 'integer' },
];
const SALES = { code: 'sales', adds: 'base', ...MONTHLY };

describe('an entry of a running total', () => {
  it('says what was there, what came, and what is there now, in the window and under the key of its balance', () => {
    const plan = planOf({ factors: FACTORS, accumulators: [SALES] });
    const [entry] = decided(plan, { base: '200.50' }, { sales: ['900', 2] }).entries;
    expect(entry).toMatchObject({
      document: 'd1',
      revision: 1,
      accumulator: 'sales',
      kind: 'post',
      key: '["t1","m1"]',
    });
    expect([entry?.before, entry?.delta, entry?.after]).toEqual(['900', '200.5', '1100.5']);
    expect(entry?.window).toEqual(snapshotOf({}, { sales: ['0', 0] }).balances.sales?.window);
  });

  it('a measure is added exactly, a charge as it was booked', () => {
    const plan = planOf({
      factors: FACTORS,
      fees: [{ code: 'fee', ...MERCHANT_PAYS, price: { kind: 'ratio', base: 'base', rate: '0.15' } }],
      accumulators: [SALES, { code: 'charged', adds: 'fee', ...MONTHLY }],
    });
    const month = new Month(plan);
    for (const base of ['0.3', '0.3', '0.3']) month.bill({ base });
    // 0.045 each, booked 0.05 each; rounded at the end it would be 0.14.
    expect([month.balance('sales'), month.balance('charged')]).toEqual(['0.9', '0.15']);
  });

  it('quantities and integers accumulate too', () => {
    const plan = planOf({
      factors: FACTORS,
      accumulators: [
        { code: 'weight', adds: 'pieces', ...MONTHLY },
        { code: 'orders', adds: 'units', ...MONTHLY },
      ],
    });
    const month = new Month(plan);
    month.bill({ pieces: '2.125', units: '1' });
    month.bill({ pieces: '-0.125', units: '2' });
    expect([month.balance('weight'), month.balance('orders')]).toEqual(['2', '3']);
  });

  it('the balance is the fold of the entries, whichever lane decided each document', () => {
    const plan = planOf({ factors: FACTORS, accumulators: [SALES] });
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const month = new Month(plan);
        let sum = 0n;
        for (let k = g(fc.integer, { min: 1, max: 8 }); k > 0; k--) {
          const base = amountText(g, 2);
          const [whole = '', fraction = ''] = base.split('.');
          sum += BigInt(`${whole}${fraction.padEnd(40, '0')}`);
          month.bill({ base });
        }
        expect(month.balance('sales')).toBe(decimalOf(sum, 40));
      }),
      { numRuns: 300 },
    );
  });
});
