import { describe, expect, it } from 'vitest';
import { safeParseModel } from '../../src/model/parse-model.ts';
import {
  booked,
  decided,
  faultText,
  lineTexts,
  MERCHANT_PAYS,
  MONTHLY,
  modelOf,
  planFaults,
  planOf,
} from '../decide/case.ts';
import { Month } from './month.ts';

const BASE = [{ code: 'base', type: 'money' }];

describe('the band of last month’s sales decides about this month', () => {
  const BANDS = [
    { from: '0', rate: '0.05' },
    { from: '10000', rate: '0.04' },
    { from: '50000', rate: '0.03', flat: '2.00' },
  ];
  const tier = (boundary: 'lower' | 'upper', cumulative: object) => ({
    code: 'commission',
    ...MERCHANT_PAYS,
    price: { kind: 'volume', measure: 'base', boundary, bands: BANDS, cumulative },
  });
  const LAST = { accumulator: 'sales', basis: 'before', of: 'last' };
  const accumulators = [{ code: 'sales', adds: 'base', ...MONTHLY }];
  const plan = planOf({ factors: BASE, fees: [tier('lower', LAST)], accumulators });
  const of = (last: string, base: string, from = plan) =>
    booked(decided(from, { base }, { sales: ['777', 3], 'last(sales)': [last, 9] }), 'commission');

  it.each([
    ['0', '50.00'],
    ['9999.99', '50.00'],
    ['10000', '40.00'],
    ['10000.01', '40.00'],
    ['49999.99', '40.00'],
    ['50000', '32.00'],
  ])('%s last month ⇒ %s on 1000.00, whatever this month has so far', (last, fee) => {
    expect(of(last, '1000')).toBe(fee);
  });

  it('with `boundary: upper` 10000.00 is still in the first band', () => {
    const upper = planOf({ factors: BASE, fees: [tier('upper', LAST)], accumulators });
    expect(of('10000', '1000', upper)).toBe('50.00');
    expect(of('10000.01', '1000', upper)).toBe('40.00');
  });

  it('the flat is due once a document, and on none that measures nothing', () => {
    expect(of('50000', '1000')).toBe('32.00');
    expect(of('50000', '0.01')).toBe('2.00');
    expect(of('50000', '0')).toBe('0.00');
    expect(of('50000', '-1000')).toBe('-30.00');
  });

  it('a total finer than the fast lane’s decimals is as exact', () => {
    expect(of('9999.999999999999', '1000')).toBe('50.00');
    expect(of('30001/3', '1000')).toBe('40.00');
  });

  it('goes with the basis `before` only, and with a window that has one before it', () => {
    const faults = (cumulative: object, window = 'month') =>
      planFaultsOf({
        factors: BASE,
        fees: [tier('lower', cumulative)],
        accumulators: [{ code: 'sales', adds: 'base', key: ['party'], window }],
      });
    expect(faults({ ...LAST, basis: 'marginal' })).toEqual(['fees[0].price.cumulative.of: cumulative-last']);
    expect(faults({ ...LAST, basis: 'including' })).toEqual(['fees[0].price.cumulative.of: cumulative-last']);
    expect(faults(LAST, 'lifetime')).toEqual(['fees[0].price.cumulative.of: cumulative-last']);
    expect(faults(LAST)).toEqual([]);
  });
});

describe('a formula that reads a running total', () => {
  const plan = planOf({
    factors: BASE,
    fees: [
      {
        code: 'loyalty',
        ...MERCHANT_PAYS,
        price: { kind: 'formula', formula: "balance(sales, 'last') >= 1000 ? base * 0.01 : base * 0.02" },
      },
      {
        code: 'growth',
        ...MERCHANT_PAYS,
        price: { kind: 'formula', formula: "max(0, balance(sales) - balance(sales, 'last', 'now')) * 0.1" },
      },
    ],
    accumulators: [{ code: 'sales', adds: 'base', ...MONTHLY }],
  });
  const record = (sales: string, ended: string, now: string) =>
    decided(plan, { base: '100' }, { sales: [sales, 1], 'last(sales)': [ended, 1], 'last(sales, now)': [now, 2] });

  it('tells the window before as it ended from the same with what came late', () => {
    expect(booked(record('1500', '999.99', '1200'), 'loyalty')).toBe('2.00');
    expect(booked(record('1500', '1000', '1200'), 'loyalty')).toBe('1.00');
    expect(booked(record('1500', '1000', '1200'), 'growth')).toBe('30.00');
    expect(booked(record('1200', '1000', '1200'), 'growth')).toBe('0.00');
  });

  it('asks for each part once', () => {
    expect(plan.balances.map(({ accumulator, reading }) => reading?.name ?? accumulator)).toEqual([
      'sales',
      'last(sales)',
      'last(sales, now)',
    ]);
  });

  it.each([
    ['balance(sale)', 'formula-name-unknown'],
    ["balance(sales, 'next')", 'formula-arguments'],
    ["balance(sales, 'last', 'later')", 'formula-arguments'],
    ["balance(sales, 'last', 'now', 1)", 'formula-arguments'],
    ["balance('sales')", 'formula-arguments'],
    ['balance()', 'formula-arguments'],
    ["balance(all, 'last')", 'formula-balance-last'],
    ['balance(base)', 'formula-name-unknown'],
  ])('%s is refused: %s', (formula, code) => {
    const faults = planFaults({
      factors: BASE,
      fees: [{ code: 'fee', ...MERCHANT_PAYS, price: { kind: 'formula', formula } }],
      accumulators: [
        { code: 'sales', adds: 'base', ...MONTHLY },
        { code: 'all', adds: 'base', key: ['party'], window: 'lifetime' },
      ],
    });
    expect(faults).toEqual([`fees[0].price.formula: ${code}`]);
  });
});

describe('wages taxed on what was paid so far this year (累计预扣)', () => {
  // The withholding table for residents: cumulative taxable income, rate and quick deduction (Announcement 61 of 2018).
  const plan = planOf({
    factors: [
      { code: 'wage', type: 'money' },
      { code: 'deductions', type: 'money' },
    ],
    fees: [
      { code: 'taxable', booked: false, price: { kind: 'formula', formula: 'wage - 5000 - deductions' } },
      {
        code: 'due',
        booked: false,
        price: {
          kind: 'graduated',
          measure: 'income',
          bands: [
            { from: '0', rate: '0.03' },
            { from: '36000', rate: '0.10' },
            { from: '144000', rate: '0.20' },
            { from: '300000', rate: '0.25' },
            { from: '420000', rate: '0.30' },
            { from: '660000', rate: '0.35' },
            { from: '960000', rate: '0.45' },
          ],
        },
      },
      { code: 'tax', ...MERCHANT_PAYS, price: { kind: 'formula', formula: 'max(0, due - withheld)' } },
    ],
    accumulators: [
      { code: 'income', adds: 'taxable', key: ['party'], window: 'year' },
      { code: 'withheld', adds: 'tax', key: ['party'], window: 'year' },
    ],
  });

  it('30,000 a month, 4,500 social security and 2,000 for a child and parents ⇒ 555.00, 625.00, 1850.00', () => {
    // The worked example of the tax administration: taxable 18,500 a month.
    const year = new Month(plan);
    const month = () => booked(year.bill({ wage: '30000', deductions: '6500' }), 'tax');
    expect([month(), month(), month()]).toEqual(['555.00', '625.00', '1850.00']);
    expect(year.balance('withheld')).toBe('3030');
    expect(year.balance('income')).toBe('55500');
  });

  it('a month that earns less than its deductions takes nothing back within the year', () => {
    const year = new Month(plan);
    expect(booked(year.bill({ wage: '30000', deductions: '6500' }), 'tax')).toBe('555.00');
    expect(booked(year.bill({ wage: '4000', deductions: '0' }), 'tax')).toBe('0.00');
    expect(booked(year.bill({ wage: '7000', deductions: '0' }), 'tax')).toBe('30.00');
  });
});

describe('a fee that is bounded by what it charged itself', () => {
  const capped = (bounds: object, more: object = {}) =>
    planOf({
      factors: BASE,
      fees: [
        {
          code: 'commission',
          ...MERCHANT_PAYS,
          price: { kind: 'ratio', base: 'base', rate: '0.08', ...bounds },
          ...more,
        },
      ],
      accumulators: [{ code: 'charged', adds: 'commission', ...MONTHLY }],
    });
  const month = (plan: ReturnType<typeof capped>, ...bases: readonly string[]) => {
    const bills = new Month(plan);
    const fees = bases.map((base) => booked(bills.bill({ base }), 'commission'));
    return [...fees, bills.balance('charged')];
  };
  const PERIOD_CAP = { periodCap: { accumulator: 'charged', amount: '50.00' } };

  it('by a cap formula, or by a cap of the period: 50.00 a month', () => {
    const orders = ['500', '120', '100', '1'];
    expect(month(capped({ cap: 'max(0, 50 - charged)' }), ...orders)).toEqual(['40.00', '9.60', '0.40', '0.00', '50']);
    expect(month(capped(PERIOD_CAP), ...orders)).toEqual(['40.00', '9.60', '0.40', '0.00', '50']);
  });

  it('almost, exactly and just past it', () => {
    expect(month(capped(PERIOD_CAP), '624.87', '100')).toEqual(['49.99', '0.01', '50']);
    expect(month(capped(PERIOD_CAP), '625', '100')).toEqual(['50.00', '0.00', '50']);
    expect(month(capped(PERIOD_CAP), '625.13', '100')).toEqual(['50.00', '0.00', '50']);
  });

  it('a negative fee is not bounded, and what it gives back serves later documents', () => {
    expect(month(capped(PERIOD_CAP), '1000', '-100', '1000')).toEqual(['50.00', '-8.00', '8.00', '50']);
  });

  it('no floor passes it', () => {
    expect(month(capped({ ...PERIOD_CAP, floor: '20.00' }), '1', '1', '1')).toEqual(['20.00', '20.00', '10.00', '50']);
    expect(month(capped({ ...PERIOD_CAP, floor: '20.00', wins: 'floor' }), '1', '1', '1')).toEqual([
      ...['20.00', '20.00', '10.00'],
      '50',
    ]);
  });

  it('a cap of half a cent more is no reason to charge a whole one', () => {
    const bounds = { periodCap: { accumulator: 'charged', amount: '10.005' } };
    expect(month(capped(bounds), '1000', '1000')).toEqual(['10.00', '0.00', '10']);
  });

  it('a lowered cap that was passed already charges nothing more', () => {
    const plan = capped({ periodCap: { accumulator: 'charged', amount: 'base < 10 ? 5 : 50' } });
    expect(month(plan, '500', '5', '200')).toEqual(['40.00', '0.00', '10.00', '50']);
  });

  it('takes from the own part first, and from a true-up only then', () => {
    const plan = planOf({
      factors: BASE,
      fees: [
        {
          code: 'commission',
          ...MERCHANT_PAYS,
          price: {
            kind: 'volume',
            measure: 'base',
            boundary: 'lower',
            bands: [
              { from: '0', rate: '0.04' },
              { from: '1000', rate: '0.05' },
            ],
            cumulative: { accumulator: 'sales', basis: 'marginal' },
            periodCap: { accumulator: 'charged', amount: '50.00' },
          },
        },
      ],
      accumulators: [
        { code: 'sales', adds: 'base', ...MONTHLY },
        { code: 'charged', adds: 'commission', ...MONTHLY },
      ],
    });
    const lines = (charged: string) =>
      lineTexts(decided(plan, { base: '200' }, { sales: ['900', 1], charged: [charged, 1] })).map((text) =>
        text.split(' ').slice(0, 1).concat(text.split(' ').slice(-1)).join(' '),
      );
    // 200 × 5 % and 900 × 1 %: 19.00.
    expect(lines('31')).toEqual(['fee 10.00', 'true-up 9.00']);
    expect(lines('35')).toEqual(['fee 6.00', 'true-up 9.00']);
    expect(lines('41')).toEqual(['fee 0.00', 'true-up 9.00']);
    expect(lines('45')).toEqual(['fee 0.00', 'true-up 5.00']);
    expect(lines('50')).toEqual(['fee 0.00']);
  });

  it('must name a total of this very fee', () => {
    const faults = planFaultsOf({
      factors: BASE,
      fees: [
        {
          code: 'fee',
          ...MERCHANT_PAYS,
          price: { kind: 'flat', amount: '1', periodCap: { accumulator: 'sales', amount: '5' } },
        },
      ],
      accumulators: [{ code: 'sales', adds: 'base', ...MONTHLY }],
    });
    expect(faults).toEqual(['fees[0].price.periodCap.accumulator: period-cap-accumulator']);
  });
});

/** Faults of reading the model come as an error, those of planning it as a list. */
function planFaultsOf(parts: Parameters<typeof planFaults>[0]): readonly string[] {
  const read = safeParseModel(modelOf(parts));
  return read.ok ? planFaults(parts) : read.issues.map(faultText);
}
