import { describe, expect, it } from 'vitest';
import { booked, decided, type Facts, lineTexts, MERCHANT_PAYS, MONTHLY, planOf, refused } from '../decide/case.ts';

const FACTORS = [
  { code: 'base', type: 'money' },
  { code: 'least', type: 'money' },
  { code: 'most', type: 'money' },
  { code: 'pieces', type: 'quantity' },
  { code: 'rate', type: 'ratio' },
];
const SALES = [{ code: 'sales', adds: 'base', ...MONTHLY }];

function feeOf(price: object, facts: Facts, sales?: readonly [string, number], rounding = 'half-up') {
  const fees = [{ code: 'fee', ...MERCHANT_PAYS, rounding, price }];
  return decided(
    planOf({ factors: FACTORS, fees, accumulators: SALES }),
    { base: '0', ...facts },
    { sales: sales ?? ['0', 0] },
  );
}

function faultOf(price: object, facts: Facts, sales: readonly [string, number] = ['0', 0]) {
  const fees = [{ code: 'fee', ...MERCHANT_PAYS, price }];
  return refused(planOf({ factors: FACTORS, fees, accumulators: SALES }), { base: '0', ...facts }, { sales });
}

const amountOf = (price: object, base: string, sales?: readonly [string, number]): string =>
  booked(feeOf(price, { base }, sales), 'fee');

describe('floor and cap', () => {
  const ratio = { kind: 'ratio', base: 'base', rate: '0.1' };

  it('a floor of 5.00: almost reached, reached, just passed', () => {
    const price = { ...ratio, floor: '5' };
    expect(['49.94', '50', '50.06'].map((base) => amountOf(price, base))).toEqual(['5.00', '5.00', '5.01']);
    expect(feeOf(price, { base: '49.94' }).exact('fee')).toBe('5');
  });

  it('a cap of 20.00: almost reached, reached, just passed', () => {
    const price = { ...ratio, cap: '20' };
    expect(['199.94', '200', '200.06'].map((base) => amountOf(price, base))).toEqual(['19.99', '20.00', '20.00']);
  });

  it('they act before the rounding: a cap of 4.995 books 5.00', () => {
    const record = feeOf({ ...ratio, cap: '4.995' }, { base: '100' });
    expect([record.exact('fee'), booked(record, 'fee')]).toEqual(['4.995', '5.00']);
  });

  it('a floor above the cap ⇒ the cap stands, or the floor where it wins', () => {
    const price = { ...ratio, floor: 'least', cap: 'most' };
    const facts = { base: '100', least: '8', most: '6' };
    expect(booked(feeOf(price, facts), 'fee')).toBe('6.00');
    expect(booked(feeOf({ ...price, wins: 'floor' }, facts), 'fee')).toBe('8.00');
    expect(booked(feeOf({ ...price, wins: 'floor' }, { ...facts, least: '6' }), 'fee')).toBe('6.00');
  });

  it('a fact of a bound is needed with every document', () => {
    expect(faultOf({ ...ratio, cap: 'most' }, { base: '1' })).toMatchObject([
      { code: 'factor-missing', facts: { factor: 'most' } },
    ]);
  });
});

describe('a ratio', () => {
  it('rate × base + flat', () => {
    expect(booked(feeOf({ kind: 'ratio', base: 'base', rate: '0.006', flat: '0.30' }, { base: '99.99' }), 'fee')).toBe(
      '0.90',
    );
    expect(feeOf({ kind: 'ratio', base: 'base', rate: '0.006', flat: '0.30' }, { base: '99.99' }).exact('fee')).toBe(
      '0.89994',
    );
  });

  it('of a quantity, at money for one of it', () => {
    expect(
      booked(feeOf({ kind: 'ratio', base: 'pieces', rate: 'least' }, { pieces: '2.5', least: '1.99' }), 'fee'),
    ).toBe('4.98');
  });
});

describe('a negative measure without a cumulative basis', () => {
  const price = { kind: 'ratio', base: 'base', rate: '0.1', flat: '1', floor: '3', cap: '20' };

  it('mirrored ⇒ the whole price with flat, floor, cap and rounding on the absolute, then the sign', () => {
    expect(['-10', '-50', '-1000'].map((base) => amountOf(price, base))).toEqual(['-3.00', '-6.00', '-20.00']);
    const record = feeOf({ kind: 'ratio', base: 'base', rate: '0.35' }, { base: '-42.5' }, undefined, 'ceiling');
    expect([record.exact('fee'), booked(record, 'fee')]).toEqual(['-14.875', '-14.88']);
    expect(lineTexts(record)).toEqual(['fee fee merchant → platform -14.88']);
  });

  it('zero of it is plain 0.00, without a sign', () => {
    const record = feeOf({ kind: 'ratio', base: 'base', rate: '0' }, { base: '-42.5' });
    expect([record.exact('fee'), booked(record, 'fee'), record.amount('fee').isNegative()]).toEqual([
      '0',
      '0.00',
      false,
    ]);
  });

  it('zero ⇒ nothing, not even floor or flat; reject ⇒ the document is refused', () => {
    expect(['-0.01', '0', '0.01'].map((base) => amountOf({ ...price, negative: 'zero' }, base))).toEqual([
      '0.00',
      '3.00',
      '3.00',
    ]);
    expect(faultOf({ ...price, negative: 'reject' }, { base: '-0.01' })).toMatchObject([
      { code: 'measure-negative', path: ['fees', 'fee'], facts: { fee: 'fee', measure: '-0.01' } },
    ]);
    expect(amountOf({ ...price, negative: 'reject' }, '0')).toBe('3.00');
  });

  it('bands are mirrored too', () => {
    const bands = [
      { from: '0', rate: '0.1' },
      { from: '100', rate: '0.2' },
    ];
    expect(amountOf({ kind: 'graduated', measure: 'base', bands }, '-150')).toBe('-20.00');
    expect(amountOf({ kind: 'volume', measure: 'base', boundary: 'lower', bands }, '-100')).toBe('-20.00');
    expect(amountOf({ kind: 'volume', measure: 'base', boundary: 'upper', bands }, '-100')).toBe('-10.00');
  });
});

describe('bands: which one, and their flats', () => {
  const bands = [
    { from: '0', rate: '0.1', flat: '1' },
    { from: '100', rate: '0.2', flat: '3' },
  ];
  const of = (kind: string, boundary: string, base: string, more: object = {}) =>
    amountOf({ kind, measure: 'base', boundary, bands, ...more }, base);

  it('volume: at the bound the next band under `lower`, still the one below under `upper`', () => {
    // 99.99 × 10 % + 1; 100 × 20 % + 3; 100.01 × 20 % + 3.
    expect(['99.99', '100', '100.01'].map((base) => of('volume', 'lower', base))).toEqual(['11.00', '23.00', '23.00']);
    expect(['99.99', '100', '100.01'].map((base) => of('volume', 'upper', base))).toEqual(['11.00', '11.00', '23.00']);
  });

  it('graduated: the flats of all bands entered; at the bound only `lower` has entered the next', () => {
    expect(['99.99', '100', '100.01', '150'].map((base) => of('graduated', 'lower', base))).toEqual([
      '11.00',
      '14.00',
      '14.00',
      '24.00',
    ]);
    expect(['99.99', '100', '100.01', '150'].map((base) => of('graduated', 'upper', base))).toEqual([
      '11.00',
      '11.00',
      '14.00',
      '24.00',
    ]);
  });

  it('the first flat once the measure is above zero, or with `flatAtZero` at zero already', () => {
    for (const kind of ['graduated', 'volume']) {
      expect(['0', '0.01'].map((base) => of(kind, 'lower', base))).toEqual(['0.00', '1.00']);
      expect(of(kind, 'upper', '0', { flatAtZero: true })).toBe('1.00');
    }
  });

  it('the last band ends: at its top it is charged, above it is refused or goes on', () => {
    const price = { kind: 'graduated', measure: 'base', boundary: 'lower', bands, upTo: '200' };
    expect(amountOf(price, '200')).toBe('34.00');
    expect(faultOf(price, { base: '200.01' })).toMatchObject([
      { code: 'measure-above-top', path: ['fees', 'fee'], facts: { fee: 'fee', measure: '200.01', top: '200' } },
    ]);
    expect(amountOf({ ...price, overflow: 'last-band' }, '300')).toBe('54.00');
    expect(faultOf(price, { base: '-200.01' })).toMatchObject([
      { code: 'measure-above-top', facts: { measure: '200.01' } },
    ]);
  });

  it('money for each piece', () => {
    const perPiece = [
      { from: 0, unit: '0.50' },
      { from: 10, unit: '0.40' },
    ];
    const price = { kind: 'graduated', measure: 'pieces', bands: perPiece };
    expect(booked(feeOf(price, { pieces: '12.5' }), 'fee')).toBe('6.00');
    expect(booked(feeOf({ ...price, kind: 'volume', boundary: 'lower' }, { pieces: '12.5' }), 'fee')).toBe('5.00');
  });
});

describe('bands over the window’s total', () => {
  const bands = [
    { from: '0', rate: '0.05', flat: '2' },
    { from: '1000', rate: '0.04', flat: '7' },
  ];
  const price = (kind: string, basis: string, more: object = {}) => ({
    kind,
    measure: 'base',
    boundary: 'lower',
    bands,
    cumulative: { accumulator: 'sales', basis },
    ...more,
  });
  const parts = (over: object, base: string, sales: readonly [string, number]) =>
    feeOf(over, { base }, sales).lines.map((line) => line.amount.toFixed(2));

  it('graduated `marginal`: the first flat with the first entry only, the second where it is entered', () => {
    expect(amountOf(price('graduated', 'marginal'), '100', ['0', 0])).toBe('7.00');
    // The window holds an entry of 0.00: F(100) − F(0), and F(0) is 0.
    expect(amountOf(price('graduated', 'marginal'), '100', ['0', 1])).toBe('7.00');
    expect(amountOf(price('graduated', 'marginal', { flatAtZero: true }), '100', ['0', 1])).toBe('5.00');
    expect(amountOf(price('graduated', 'marginal', { flatAtZero: true }), '100', ['0', 0])).toBe('7.00');
    expect(amountOf(price('graduated', 'marginal'), '99.99', ['900', 2])).toBe('5.00');
    expect(amountOf(price('graduated', 'marginal'), '100', ['900', 2])).toBe('12.00');
    // 10 × 5 % + 90 × 4 % + 7.
    expect(amountOf(price('graduated', 'marginal'), '100', ['990', 2])).toBe('11.10');
  });

  it('volume `marginal`: an own part at the band reached, its flat only without an entry, and the true-up', () => {
    expect(parts(price('volume', 'marginal'), '100', ['0', 0])).toEqual(['7.00']);
    expect(parts(price('volume', 'marginal'), '1000', ['0', 0])).toEqual(['47.00']);
    expect(parts(price('volume', 'marginal'), '99.99', ['900', 2])).toEqual(['5.00']);
    // Own 100 × 4 %; F(1000) − F(900) = 47 − 47 = 0.
    expect(parts(price('volume', 'marginal'), '100', ['900', 2])).toEqual(['4.00', '-4.00']);
    expect(amountOf(price('volume', 'marginal'), '100', ['900', 2])).toBe('0.00');
  });

  it('`before`: all of it at the band of the total before, with its flat', () => {
    expect(parts(price('volume', 'before'), '500', ['0', 0])).toEqual(['27.00']);
    expect(parts(price('volume', 'before'), '500', ['999.99', 3])).toEqual(['27.00']);
    expect(parts(price('volume', 'before'), '500', ['1000', 3])).toEqual(['27.00']); // 500 × 4 % + 7
    expect(parts(price('volume', 'before', { boundary: 'upper' }), '100', ['1000', 3])).toEqual(['7.00']);
    expect(parts(price('volume', 'before', { boundary: 'upper' }), '100', ['1000.01', 3])).toEqual(['11.00']);
  });

  it('`including`: all of it at the band that it reaches, with its flat', () => {
    expect(parts(price('volume', 'including'), '99.99', ['900', 3])).toEqual(['7.00']);
    expect(parts(price('volume', 'including'), '100', ['900', 3])).toEqual(['11.00']);
    expect(parts(price('volume', 'including', { boundary: 'upper' }), '100', ['900', 3])).toEqual(['7.00']);
  });

  it('floor and cap act on the own part; the true-up is outside of them', () => {
    const flatless = [
      { from: '0', rate: '0.05' },
      { from: '1000', rate: '0.04' },
    ];
    expect(parts(price('volume', 'marginal', { bands: flatless, floor: '10' }), '200', ['900', 1])).toEqual([
      '10.00',
      '-9.00',
    ]);
    expect(parts(price('volume', 'marginal', { bands: flatless, cap: '6' }), '200', ['900', 1])).toEqual([
      '6.00',
      '-9.00',
    ]);
  });

  it('the true-up is the booked fee less the booked own part', () => {
    const thirds = [
      { from: '0', rate: '0.0333' },
      { from: '10', rate: '0.0222' },
    ];
    // Own 1.5 × 2.22 % = 0.0333 → 0.03; F(10.5) − F(9) = 0.2331 − 0.2997 = −0.0666 → −0.07.
    const record = feeOf(price('volume', 'marginal', { bands: thirds }), { base: '1.5' }, ['9', 1]);
    expect(record.lines.map((line) => [line.amount.toFixed(2), line.exact])).toEqual([
      ['0.03', '0.0333'],
      ['-0.10', '-0.0999'],
    ]);
    expect([record.exact('fee'), booked(record, 'fee')]).toEqual(['-0.0666', '-0.07']);
  });

  it('pieces over the window’s pieces, at money for each', () => {
    const perPiece = {
      kind: 'volume',
      measure: 'pieces',
      boundary: 'upper',
      bands: [
        { from: 0, unit: '1.5' },
        { from: 10, unit: '1.255' },
      ],
      cumulative: { accumulator: 'shipped', basis: 'marginal' },
    };
    const plan = planOf({
      factors: FACTORS,
      fees: [{ code: 'fee', ...MERCHANT_PAYS, price: perPiece }],
      accumulators: [{ code: 'shipped', adds: 'pieces', ...MONTHLY }],
    });
    const lines = (pieces: string) => lineTexts(decided(plan, { pieces }, { shipped: ['9', 1] }));
    expect(lines('1')).toEqual(['fee fee merchant → platform 1.50']);
    // Own 3 × 1.255 = 3.765; F(12) − F(9) = 15.06 − 13.50 = 1.56.
    expect(lines('3')).toEqual(['fee fee merchant → platform 3.77', 'true-up fee merchant → platform -2.21']);
  });

  it('below zero the total costs the first rate, without flat', () => {
    // F(−50) − F(100) = −2.50 − 7.00.
    expect(amountOf(price('graduated', 'marginal'), '-150', ['100', 1])).toBe('-9.50');
    expect(amountOf(price('volume', 'marginal'), '-150', ['100', 1])).toBe('-9.50');
    expect(amountOf(price('graduated', 'marginal'), '-150', ['0', 0])).toBe('-7.50');
  });

  it('the top counts the window’s total', () => {
    const closed = price('volume', 'marginal', { upTo: '2000' });
    expect(amountOf(closed, '0.01', ['1999.99', 1])).toBe('0.00');
    expect(faultOf(closed, { base: '0.02' }, ['1999.99', 1])).toMatchObject([
      { code: 'measure-above-top', facts: { measure: '2000.01' } },
    ]);
    expect(amountOf({ ...closed, overflow: 'last-band' }, '100', ['2000', 1])).toBe('4.00');
  });

  it('under `before` the top counts what was there before: the total that says which band', () => {
    const closed = price('volume', 'before', { upTo: '2000', boundary: 'lower' });
    expect(amountOf(closed, '0.25', ['2000', 1])).toBe('7.01');
    expect(faultOf(closed, { base: '10' }, ['2000.01', 1])).toMatchObject([
      { code: 'measure-above-top', facts: { measure: '2000.01', top: '2000' } },
    ]);
    expect(amountOf({ ...closed, overflow: 'last-band' }, '10', ['2000.01', 1])).toBe('7.40');
  });
});

describe('a flat is due only once its band is entered', () => {
  const bands = [
    { from: '0', rate: '0.05', flat: '3' },
    { from: '1000', rate: '0.04', flat: '7' },
  ];
  const price = (basis: string, more: object = {}) => ({
    kind: 'volume',
    measure: 'base',
    boundary: 'lower',
    bands,
    cumulative: { accumulator: 'sales', basis },
    ...more,
  });

  it('a first document of 0 or less charges none, whatever floor and cap', () => {
    expect(amountOf(price('marginal', { cap: '2' }), '0')).toBe('0.00');
    expect(lineTexts(feeOf(price('marginal'), { base: '0' }))).toEqual(['fee fee merchant → platform 0.00']);
    expect(amountOf(price('marginal', { floor: '0' }), '-100')).toBe('0.00');
    expect(amountOf(price('including'), '0')).toBe('0.00');
    expect(amountOf(price('including'), '-100')).toBe('-5.00');
    expect(amountOf(price('before'), '0')).toBe('0.00');
    expect(amountOf(price('before'), '-5')).toBe('-0.25');
  });

  it('one above zero charges it, and flatAtZero at zero too', () => {
    expect(amountOf(price('marginal'), '0.20')).toBe('3.01');
    expect(amountOf(price('before'), '0.20')).toBe('3.01');
    expect(amountOf(price('including', { flatAtZero: true }), '0')).toBe('3.00');
  });
});
