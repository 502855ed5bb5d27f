import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decided, MERCHANT_PAYS, MONTHLY, planOf } from '../decide/case.ts';
import { Month } from '../stories/month.ts';

const cents = (units: number): string => (units / 100).toFixed(2);
const measures = fc.array(fc.integer({ min: -50_000, max: 200_000 }).map(cents), { minLength: 1, maxLength: 12 });
const FACTORS = [{ code: 'base', type: 'money' }];
const BANDS = [
  { from: '0', rate: '0.0375' },
  { from: '1000', rate: '0.05' },
];

describe('a cap of the period, in both lanes', () => {
  const kinds = fc.constantFrom(
    { kind: 'ratio', base: 'base', rate: '0.0375' },
    { kind: 'formula', formula: 'base / 7' },
    ...['graduated', 'volume'].map((kind) => ({
      ...{ kind, measure: 'base', boundary: 'lower', bands: BANDS },
      cumulative: { accumulator: 'sales', basis: 'marginal' },
    })),
  );
  const caps = fc.constantFrom('0', '0.01', '20', '33.335', '500');

  it('is never passed by what was charged, whatever came before, and given back in full', () => {
    fc.assert(
      fc.property(kinds, caps, measures, (price, amount, bases) => {
        const plan = planOf({
          factors: FACTORS,
          fees: [{ code: 'fee', ...MERCHANT_PAYS, price: { ...price, periodCap: { accumulator: 'charged', amount } } }],
          accumulators: [
            { code: 'sales', adds: 'base', ...MONTHLY },
            { code: 'charged', adds: 'fee', ...MONTHLY },
          ],
        });
        const free = planOf({
          factors: FACTORS,
          fees: [{ code: 'fee', ...MERCHANT_PAYS, price }],
          accumulators: [{ code: 'sales', adds: 'base', ...MONTHLY }],
        });
        const month = new Month(plan);
        for (const [entries, base] of bases.entries()) {
          const before = Number(month.balance('charged'));
          const sales = month.balance('sales') ?? '0';
          const record = month.bill({ base });
          const charged = Number(month.balance('charged'));
          const fee = record.amount('fee').toNumber();
          const unbounded = decided(free, { base }, { sales: [sales, entries] })
            .amount('fee')
            .toNumber();
          expect(charged).toBeLessThanOrEqual(Math.max(Number(amount), before));
          expect(fee).toBeLessThanOrEqual(unbounded + 1e-9);
          // What is negative is not bounded, nor is what fits.
          if (unbounded <= 0) expect(fee).toBe(unbounded);
          const lines = record.lines.reduce((sum, line) => sum + line.amount.toNumber(), 0);
          expect(lines).toBeCloseTo(fee, 9);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('documents of two months', () => {
  const plan = planOf({
    factors: FACTORS,
    fees: [
      {
        code: 'fee',
        ...MERCHANT_PAYS,
        price: {
          ...{ kind: 'volume', measure: 'base', boundary: 'lower', bands: BANDS },
          cumulative: { accumulator: 'sales', basis: 'before', of: 'last' },
        },
      },
    ],
    accumulators: [{ code: 'sales', adds: 'base', ...MONTHLY }],
  });

  it('cost what last month’s band says, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300_000 }), measures, (last, bases) => {
        const rate = last >= 100_000 ? 0.05 : 0.0375;
        for (const [at, base] of bases.entries()) {
          const balances = { sales: [cents(at * 777), at], 'last(sales)': [cents(last), 3] } as const;
          expect(Number(decided(plan, { base }, balances).exact('fee'))).toBeCloseTo(Number(base) * rate, 9);
        }
      }),
      { numRuns: 100 },
    );
  });
});
