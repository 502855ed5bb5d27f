import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/decide/decide.ts';
import { compileFastPlan } from '../../src/decide/decide-fast.ts';
import { safeParseModel } from '../../src/model/parse-model.ts';
import {
  booked,
  decided,
  faultText,
  MERCHANT_PAYS,
  MONTHLY,
  modelOf,
  planFaults,
  planOf,
  refused,
  snapshotOf,
} from '../decide/case.ts';

const FACTORS = [
  { code: 'sales', type: 'money' },
  { code: 'rent', type: 'money' },
  { code: 'rate', type: 'ratio' },
  { code: 'top', type: 'money' },
];

const parts = (price: object) => ({
  factors: FACTORS,
  fees: [{ code: 'fee', ...MERCHANT_PAYS, price }],
  accumulators: [{ code: 'so_far', adds: 'sales', ...MONTHLY }],
});
const plan = (price: object) => planOf(parts(price));
const ZERO: Record<string, readonly [string, number]> = { so_far: ['0', 0] };

const percentageRent = {
  kind: 'graduated',
  measure: 'sales',
  bands: [
    { from: '0', rate: '0' },
    { from: 'rent / 0.06', rate: '0.06' },
  ],
};

describe('bounds that are formulas', () => {
  it('percentage rent above the natural breakpoint: 6 % of what 5,000.00 ÷ 6 % is passed by', () => {
    const rents = ['83333.33', '83333.34', '83500', '100000'].map((sales) => {
      const record = decided(plan(percentageRent), { sales, rent: '5000' }, ZERO);
      return [record.exact('fee'), booked(record, 'fee')];
    });
    expect(rents).toEqual([
      ['0', '0.00'],
      ['0.0004', '0.00'],
      ['10', '10.00'],
      ['1000', '1000.00'],
    ]);
  });

  it('with a measure, rates, flats and a top of one’s own', () => {
    const price = {
      kind: 'volume',
      measure: 'sales',
      boundary: 'lower',
      bands: [
        { from: '0', rate: 'rate' },
        { from: 'rent', rate: 'rate / 2', flat: 'rent * 0.01' },
      ],
      upTo: 'top',
    };
    const facts = { rent: '1000', rate: '0.1', top: '2000' };
    const amounts = ['999.99', '1000', '2000'].map((sales) =>
      booked(decided(plan(price), { sales, ...facts }, ZERO), 'fee'),
    );
    expect(amounts).toEqual(['100.00', '60.00', '110.00']);
    expect(refused(plan(price), { sales: '2000.01', ...facts }, ZERO)).toMatchObject([
      { code: 'measure-above-top', facts: { top: '2000' } },
    ]);
    const open = plan({ ...price, overflow: 'last-band' });
    expect(booked(decided(open, { sales: '4000', ...facts }, ZERO), 'fee')).toBe('210.00');
  });

  it('a document whose values do not let them rise is refused, and so is a top at the last bound', () => {
    const price = { ...percentageRent, bands: [...percentageRent.bands, { from: 'top', rate: '0.08' }] };
    const facts = { sales: '1', rent: '6' };
    expect(booked(decided(plan(price), { ...facts, top: '100.01' }, ZERO), 'fee')).toBe('0.00');
    expect(refused(plan(price), { ...facts, top: '100' }, ZERO)).toMatchObject([
      { code: 'bands-falling', path: ['fees', 'fee'], facts: { fee: 'fee', from: '100', previous: '100' } },
    ]);
    expect(refused(plan({ ...percentageRent, upTo: 'top' }), { ...facts, top: '100' }, ZERO)).toMatchObject([
      { code: 'bands-top-low', facts: { fee: 'fee', upTo: '100', from: '100' } },
    ]);
  });

  it('a fact of any band is needed with every document', () => {
    expect(refused(plan(percentageRent), { sales: '1' }, ZERO)).toMatchObject([
      { code: 'factor-missing', facts: { factor: 'rent' } },
    ]);
  });

  it('over the window’s total, both functions by the values of this document', () => {
    const price = {
      kind: 'graduated',
      measure: 'sales',
      bands: [
        { from: '0', rate: 'rate' },
        { from: 'top', rate: 'rate * 2' },
      ],
      cumulative: { accumulator: 'so_far', basis: 'marginal' },
    };
    const record = decided(plan(price), { sales: '20', rate: '0.1', top: '100' }, { so_far: ['90', 2] });
    expect(record.exact('fee')).toBe('3');
  });

  it('each is of its own type', () => {
    const bad = {
      kind: 'graduated',
      measure: 'sales',
      bands: [
        { from: '0', rate: 'rent' },
        { from: 'rate', rate: 'rate', flat: 'rate' },
      ],
    };
    expect(planFaults(parts({ ...bad, boundary: 'lower', upTo: 'rate' }))).toEqual([
      'fees[0].price.bands[1].from: formula-type',
      'fees[0].price.bands[0].rate: formula-type',
      'fees[0].price.bands[1].flat: formula-type',
      'fees[0].price.upTo: formula-type',
    ]);
  });
});

describe('bounds as they are written', () => {
  const faults = (bands: readonly object[], more: object = {}): readonly string[] => {
    const parsed = safeParseModel(modelOf(parts({ kind: 'graduated', measure: 'sales', bands, ...more })));
    return parsed.ok ? [] : parsed.issues.map(faultText);
  };
  const rate = '0.1';

  it('the first is 0, and no formula for it', () => {
    expect(faults([{ from: 'rent', rate }])).toEqual(['fees[0].price.bands[0].from: bands-first']);
  });

  it('decimals rise also past a formula between them', () => {
    const bands = (last: string) => [
      { from: '0', rate },
      { from: '5', rate },
      { from: 'rent', rate },
      { from: last, rate },
    ];
    expect(faults(bands('5.01'))).toEqual([]);
    expect(faults(bands('5'))).toEqual(['fees[0].price.bands[3].from: bands-order']);
    expect(faults(bands('6'), { upTo: '6' })).toEqual(['fees[0].price.upTo: bands-end']);
  });

  it.each(['16%', '1,000', '１２', ' 12', '0x10', '1e99', '+5', '.5', '5.', '—'.slice(1), '9'.repeat(61)])(
    '%j is a number that somebody mistyped, and no formula',
    (text) => {
      expect(faults([{ from: '0', rate: text }])[0]).toBe('fees[0].price.bands[0].rate: value-invalid');
    },
  );
});

describe('both lanes', () => {
  const price = (kind: string) => ({
    kind,
    measure: 'sales',
    boundary: 'lower',
    bands: [
      { from: '0', rate: 'rate' },
      { from: 'rent', rate: 'rate * 0.5', flat: 'rent * 0.01' },
      { from: 'rent + top', rate: '0.01' },
    ],
    upTo: 'rent + 2 * top',
    overflow: 'last-band',
  });

  it.each(['graduated', 'volume'])('%s: any values ⇒ the scaled integers give what the fractions give', (kind) => {
    const built = plan(price(kind));
    const fast = compileFastPlan(built);
    let fits = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: -100, max: 30_000 }),
        fc.integer({ min: -10, max: 10_000 }),
        fc.integer({ min: 0, max: 2_000 }),
        fc.integer({ min: -10, max: 10_000 }),
        (sales, rent, rate, top) => {
          const facts = { sales: cents(sales), rent: cents(rent), rate: String(rate / 10_000), top: cents(top) };
          const snapshot = snapshotOf(facts, ZERO);
          if (fast?.(snapshot) !== undefined) fits++;
          if (rent <= 0 || top <= 0) {
            expect(refused(built, facts, ZERO).map(({ code }) => code)[0]).toMatch(/^bands-/);
          } else expect(decide(built, snapshot).contentText()).toBe(decide(built, snapshot, 'exact').contentText());
        },
      ),
      { numRuns: 300 },
    );
    expect(fits).toBeGreaterThan(200);
  });
});

function cents(units: number): string {
  return String(units / 100);
}
