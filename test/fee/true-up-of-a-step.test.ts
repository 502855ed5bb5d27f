import { describe, expect, it } from 'vitest';
import { decided, MERCHANT_PAYS, MONTHLY, planOf } from '../decide/case.ts';

describe('a step at a marginal volume price', () => {
  const price = {
    kind: 'volume',
    measure: 'base',
    boundary: 'lower',
    bands: [
      { from: '0', rate: '0.05' },
      { from: '1000', rate: '0.04' },
    ],
    cumulative: { accumulator: 'sales', basis: 'marginal' },
  };
  const parts = (rounding: object) => ({
    factors: [{ code: 'base', type: 'money' }],
    fees: [
      { code: 'reached', booked: false, price, ...rounding },
      { code: 'half', ...MERCHANT_PAYS, price: { kind: 'formula', formula: 'reached / 2' } },
    ],
    accumulators: [{ code: 'sales', adds: 'base', ...MONTHLY }],
  });

  it('900.00 before, then 200.00 ⇒ the step holds own part and true-up: 8.00 − 9.00, whether it is rounded or not', () => {
    for (const rounding of [{}, { rounding: 'half-up' }]) {
      const record = decided(planOf(parts(rounding)), { base: '200' }, { sales: ['900', 1] });
      expect([record.exact('reached'), record.exact('half'), record.lines.length]).toEqual(['-1', '-0.5', 1]);
    }
  });
});
