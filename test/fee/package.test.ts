import { describe, expect, it } from 'vitest';
import { booked, decided, MERCHANT_PAYS, MONTHLY, planFaults, planOf, refused } from '../decide/case.ts';

const FACTORS = [
  { code: 'weight', type: 'quantity' },
  { code: 'value', type: 'money' },
  { code: 'size', type: 'quantity', scale: 2 },
  { code: 'gratis', type: 'quantity' },
];
const parts = (price: object) => ({ factors: FACTORS, fees: [{ code: 'fee', ...MERCHANT_PAYS, price }] });
const amountOf = (price: object, facts: Record<string, string>) => booked(decided(planOf(parts(price)), facts), 'fee');

describe('so much for every package begun', () => {
  const price = { kind: 'package', measure: 'weight', size: '20', free: '10', price: '4.90' };
  const of = (weights: readonly string[], more: object = {}) =>
    weights.map((weight) => amountOf({ ...price, ...more }, { weight }));

  it('20 kg a package, 10 kg free: exactly full costs nothing more, one gram more begins the next', () => {
    expect(of(['0', '9.999', '10', '10.001'])).toEqual(['0.00', '0.00', '0.00', '4.90']);
    expect(of(['29.999', '30', '30.001', '50', '50.001'])).toEqual(['4.90', '4.90', '9.80', '9.80', '14.70']);
  });

  it('by money: 2.00 for each 100.00 begun, so that one more cent of 100.00 costs 2.00 more', () => {
    const byMoney = { kind: 'package', measure: 'value', size: '100', price: '2' };
    expect(['99.99', '100', '100.01'].map((value) => amountOf(byMoney, { value }))).toEqual(['2.00', '2.00', '4.00']);
  });

  it('floor and cap act on the whole', () => {
    expect(of(['1', '31'], { floor: '3' })).toEqual(['3.00', '9.80']);
    expect(of(['31', '51'], { cap: '10' })).toEqual(['9.80', '10.00']);
  });

  it('a negative measure is mirrored, with what is free', () => {
    expect(of(['-10', '-10.001'])).toEqual(['0.00', '-4.90']);
    expect(of(['-31'], { negative: 'zero' })).toEqual(['0.00']);
  });

  it('a size of thirds is exact: 100 ÷ 33⅓ is three', () => {
    const thirds = { kind: 'package', measure: 'value', size: '100 / 3', price: '1' };
    expect(['99.99', '100', '100.01'].map((value) => amountOf(thirds, { value }))).toEqual(['3.00', '3.00', '4.00']);
  });

  it('size and free part may be facts; a size of zero and a negative free part refuse the document', () => {
    const open = { kind: 'package', measure: 'weight', size: 'size', free: 'gratis', price: '1' };
    expect(amountOf(open, { weight: '1', size: '0.25', gratis: '0.5' })).toBe('2.00');
    const plan = planOf(parts(open));
    expect(refused(plan, { weight: '1', size: '0', gratis: '0' })).toMatchObject([
      { code: 'package-size', path: ['fees', 'fee'], facts: { size: '0' } },
    ]);
    expect(refused(plan, { weight: '1', size: '1', gratis: '-0.01' })).toMatchObject([
      { code: 'package-free', facts: { free: '-0.01' } },
    ]);
  });

  it('no package still needs its price: a missing one refuses the document, in both lanes', () => {
    const plan = planOf(parts({ kind: 'package', measure: 'weight', size: '20', price: 'value' }));
    const missing = [{ code: 'factor-missing', facts: { factor: 'value' } }];
    expect(refused(plan, { weight: '0' })).toMatchObject(missing);
    expect(refused(plan, { weight: '1' })).toMatchObject(missing);
    expect(booked(decided(plan, { weight: '0', value: '4.90' }), 'fee')).toBe('0.00');
  });

  it('written out, they are faults of the definition', () => {
    expect(() => planOf(parts({ ...price, size: '0' }))).toThrow(/fees\[0\].price.size: The size of a package/);
    expect(() => planOf(parts({ ...price, free: '-1' }))).toThrow(/fees\[0\].price.free: What is free of charge/);
    expect(planFaults(parts({ ...price, size: 'value' }))).toEqual(['fees[0].price.size: formula-type']);
    expect(planFaults(parts({ ...price, measure: 'nothing' }))).toEqual([
      'fees[0].price.measure: formula-name-unknown',
    ]);
  });
});

describe('packages of a window’s total', () => {
  const plan = (more: object = {}) =>
    planOf({
      factors: FACTORS,
      fees: [
        {
          code: 'fee',
          ...MERCHANT_PAYS,
          price: {
            kind: 'package',
            measure: 'weight',
            size: '20',
            free: '10',
            price: '4.90',
            cumulative: { accumulator: 'carried', basis: 'marginal' },
            ...more,
          },
        },
      ],
      accumulators: [{ code: 'carried', adds: 'weight', ...MONTHLY }],
    });
  const of = (weight: string, carried: readonly [string, number], more: object = {}) =>
    booked(decided(plan(more), { weight }, { carried }), 'fee');

  it('25 kg, then 5 kg fill the first package; the next gram begins the second', () => {
    expect(of('25', ['0', 0])).toBe('4.90');
    expect(of('5', ['25', 1])).toBe('0.00');
    expect(of('5.001', ['25', 1])).toBe('4.90');
    expect(of('0.001', ['30', 2])).toBe('4.90');
  });

  it('what leaves the total gives back the packages that are no longer begun', () => {
    expect(of('-5.001', ['30.001', 2])).toBe('-4.90');
    expect(of('-40', ['30.001', 2])).toBe('-9.80');
  });

  it('the measure must be what the accumulator adds', () => {
    expect(() => plan({ measure: 'weight * 2' })).toThrow(/just what 'carried' adds/);
  });
});
