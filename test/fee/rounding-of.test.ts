import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/decide/decide.ts';
import { safeParseModel } from '../../src/model/parse-model.ts';
import {
  booked,
  decided,
  faultText,
  type Json,
  lineTexts,
  MERCHANT_PAYS,
  MONTHLY,
  modelOf,
  planOf,
  snapshotOf,
} from '../decide/case.ts';

const BANDS = [
  { from: '0', rate: '0.0333' },
  { from: '10', rate: '0.0222' },
];
const graduated = {
  kind: 'graduated',
  measure: 'base',
  bands: BANDS,
  cumulative: { accumulator: 'sales', basis: 'marginal' },
};
const volume = { ...graduated, kind: 'volume', boundary: 'lower' };
const packages = {
  kind: 'package',
  measure: 'base',
  size: '1',
  price: '0.333',
  cumulative: { accumulator: 'sales', basis: 'marginal' },
};
const TOTALS = { mode: 'half-up', of: 'totals' };

const parts = (price: object, rounding: unknown): Json => ({
  factors: [{ code: 'base', type: 'money' }],
  fees: [{ code: 'fee', ...MERCHANT_PAYS, rounding, price }],
  accumulators: [{ code: 'sales', adds: 'base', ...MONTHLY }],
});

const faults = (model: Json): readonly string[] => {
  const parsed = safeParseModel(JSON.parse(JSON.stringify(modelOf(model))));
  return parsed.ok ? [] : parsed.issues.map(faultText);
};

describe('rounding the totals', () => {
  const amounts = (price: object, rounding: unknown, bases: readonly string[]): readonly string[] => {
    const plan = planOf(parts(price, rounding));
    let total = 0;
    return bases.map((base, index) => {
      const record = decided(plan, { base }, { sales: [String(total / 100), index] });
      total += Math.round(Number(base) * 100);
      return booked(record, 'fee');
    });
  };

  it('three sales of 1.00 at 3.33 % ⇒ 0.03, 0.04, 0.03: together the 0.10 of their total; each by itself 0.03', () => {
    expect(amounts(graduated, TOTALS, ['1', '1', '1'])).toEqual(['0.03', '0.04', '0.03']);
    expect(amounts(graduated, 'half-up', ['1', '1', '1'])).toEqual(['0.03', '0.03', '0.03']);
    expect(amounts(graduated, { mode: 'half-up', of: 'difference' }, ['1', '1', '1'])).toEqual([
      '0.03',
      '0.03',
      '0.03',
    ]);
  });

  it('the exact value stays the difference: booked 0.04 of exactly 0.0333', () => {
    const record = decided(planOf(parts(graduated, TOTALS)), { base: '1' }, { sales: ['1', 1] });
    expect([record.exact('fee'), booked(record, 'fee')]).toEqual(['0.0333', '0.04']);
  });

  it('packages too', () => {
    expect(amounts(packages, TOTALS, ['1', '1', '1'])).toEqual(['0.33', '0.34', '0.33']);
  });

  it('volume: the fee is the difference of the totals, and the true-up what the own part leaves of it', () => {
    const record = decided(planOf(parts(volume, TOTALS)), { base: '1.5' }, { sales: ['9', 1] });
    // F(10.5) = 0.2331 → 0.23, F(9) = 0.2997 → 0.30; own 0.0333 → 0.03.
    expect(lineTexts(record)).toEqual(['fee fee merchant → platform 0.03', 'true-up fee merchant → platform -0.10']);
    expect(booked(record, 'fee')).toBe('-0.07');
  });

  it.each(Object.entries({ graduated, volume, packages }))(
    '%s: any sales ⇒ the fees of the window add up to the rounded fee of its total',
    (_kind, price) => {
      const plan = planOf(parts(price, TOTALS));
      const ofTotal = planOf(parts({ ...price, cumulative: undefined }, 'half-up'));
      fc.assert(
        fc.property(fc.array(fc.integer({ min: -300, max: 1_500 }), { minLength: 1, maxLength: 6 }), (cents) => {
          let [total, charged] = [0, 0];
          cents.forEach((sale, index) => {
            const snapshot = snapshotOf({ base: String(sale / 100) }, { sales: [String(total / 100), index] });
            const record = decide(plan, snapshot);
            expect(decide(plan, snapshot, 'exact').contentText()).toBe(record.contentText());
            total += sale;
            charged += Math.round(Number(record.amount('fee')) * 100);
          });
          if (total < 0) return;
          const whole = decide(ofTotal, snapshotOf({ base: String(total / 100) }, { sales: ['0', 0] }));
          expect(charged).toBe(Math.round(Number(whole.amount('fee')) * 100));
        }),
        { numRuns: 150 },
      );
    },
  );

  it('only with a marginal basis, and without what acts on single documents', () => {
    const at = 'fees[0].rounding.of: rounding-totals';
    expect(faults(parts({ kind: 'ratio', rate: '0.1', base: 'base' }, TOTALS))).toEqual([at]);
    expect(faults(parts({ ...graduated, cumulative: undefined }, TOTALS))).toEqual([at]);
    expect(faults(parts({ ...volume, cumulative: { accumulator: 'sales', basis: 'before' } }, TOTALS))).toEqual([at]);
    for (const bound of [{ floor: '1' }, { cap: '1' }, { roundEach: 'band' }]) {
      expect(faults(parts({ ...graduated, ...bound }, TOTALS))).toEqual([at]);
    }
    const divided = [
      {
        ...{ code: 'shares', of: 'base', payer: 'platform', payee: 'merchant', unplaced: 'reject', rounding: TOTALS },
        bearers: [{ code: 'platform', weight: 1 }],
      },
    ];
    expect(faults({ ...parts(graduated, 'half-up'), apportionments: divided })).toEqual([
      'apportionments[0].rounding.of: rounding-totals',
    ]);
  });
});

describe('rounding every band', () => {
  const each = { ...graduated, cumulative: undefined, roundEach: 'band' };

  it('10 × 3.33 % + 5.50 × 2.22 %: 0.333 and 0.1221 ⇒ 0.33 + 0.12 = 0.45; once it would be 0.46 of 0.4551', () => {
    const record = decided(planOf(parts(each, 'half-up')), { base: '15.50' }, { sales: ['0', 0] });
    expect([record.exact('fee'), booked(record, 'fee')]).toEqual(['0.4551', '0.45']);
    const once = decided(
      planOf(parts({ ...each, roundEach: undefined }, 'half-up')),
      { base: '15.50' },
      { sales: ['0', 0] },
    );
    expect(booked(once, 'fee')).toBe('0.46');
  });

  it('by the fee’s own mode and decimals, and mirrored below zero', () => {
    const of = (base: string, rounding: unknown) =>
      booked(decided(planOf(parts(each, rounding)), { base }, { sales: ['0', 0] }), 'fee');
    expect(of('15.50', 'up')).toBe('0.47');
    expect(of('15.50', { mode: 'half-up', scale: 1 })).toBe('0.40');
    expect(of('-15.50', 'up')).toBe('-0.47');
  });

  it('over the window’s total: the slices between the total before and after', () => {
    const plan = planOf(parts({ ...graduated, roundEach: 'band' }, 'half-up'));
    // 0.50 at 3.33 % = 0.01665 → 0.02; 1.00 at 2.22 % = 0.0222 → 0.02.
    const record = decided(plan, { base: '1.5' }, { sales: ['9.5', 1] });
    expect([record.exact('fee'), booked(record, 'fee')]).toEqual(['0.03885', '0.04']);
  });

  it('floor and cap come after: a cap of 0.455 holds the exact 0.4551, and the rounded 0.45 passes', () => {
    const plan = planOf(parts({ ...each, cap: '0.455' }, 'half-up'));
    const record = decided(plan, { base: '15.50' }, { sales: ['0', 0] });
    expect([record.exact('fee'), booked(record, 'fee')]).toEqual(['0.455', '0.45']);
  });

  it('a volume price has one band: its part is rounded before floor and cap', () => {
    const plan = planOf(parts({ ...volume, cumulative: undefined, roundEach: 'band', floor: '0.105' }, 'down'));
    expect(booked(decided(plan, { base: '3.3' }, { sales: ['0', 0] }), 'fee')).toBe('0.10');
    const once = planOf(parts({ ...volume, cumulative: undefined, floor: '0.105' }, 'down'));
    expect(booked(decided(once, { base: '3.3' }, { sales: ['0', 0] }), 'fee')).toBe('0.10');
  });

  it('a step without rounding says nothing of how', () => {
    const step = { code: 'step', booked: false, price: each };
    expect(faults({ ...parts(graduated, 'half-up'), fees: [step] })).toEqual(['fees[0].price.roundEach: round-each']);
    expect(faults({ ...parts(graduated, 'half-up'), fees: [{ ...step, rounding: 'down' }] })).toEqual([]);
  });

  it('a price without bands has nothing of the kind', () => {
    expect(faults(parts({ kind: 'ratio', rate: '1', base: 'base', roundEach: 'band' }, 'half-up'))).toEqual([
      'fees[0].price.roundEach: key-unknown',
    ]);
  });
});
