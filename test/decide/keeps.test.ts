import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BillingRecord } from '../../src/decide/billing-record.ts';
import { decimalOf } from '../property/cases.ts';
import { Month } from '../stories/month.ts';
import {
  booked,
  decided,
  decidedLines,
  type Facts,
  MERCHANT_PAYS,
  MONTHLY,
  planOf,
  refused,
  refusedLines,
} from './case.ts';

const NAV = [{ code: 'nav', type: 'money' }];
const LINES = [
  { code: 'price', type: 'money', per: 'line' },
  { code: 'category', type: 'text', per: 'line' },
];
const formula = (code: string, text: string, more: object = {}) => ({
  ...{ code, ...MERCHANT_PAYS, price: { kind: 'formula', formula: text } },
  ...more,
});
const keeping = (keeps: string, adds: string, more: object = {}) => ({
  code: 'total',
  adds,
  keeps,
  ...MONTHLY,
  ...more,
});

/** `before delta after` of the one entry, and the observed value behind it where there is one. */
function entryText({ entries: [entry] }: BillingRecord): string | undefined {
  return (
    entry && [entry.before, entry.delta, entry.after, ...(entry.value === undefined ? [] : [entry.value])].join(' ')
  );
}

describe('a high-water mark', () => {
  const fees = [formula('performance', 'max(0, nav - total) * 0.2')];
  const plan = planOf({ factors: NAV, fees, accumulators: [keeping('max', 'nav')] });

  it('rises to what is higher, and keeps what it saw of the rest; the fee is of what is new', () => {
    const month = new Month(plan);
    const records = ['100.00', '120.00', '110.00', '120.01'].map((nav) => month.bill({ nav: String(Number(nav)) }));
    expect(records.map(entryText)).toEqual([
      '0 100 100 100',
      '100 20 120 120',
      '120 0 120 110',
      '120 0.01 120.01 120.01',
    ]);
    expect(records.map((record) => booked(record, 'performance'))).toEqual(['20.00', '4.00', '0.00', '0.00']);
  });

  it('begins at zero: what is below leaves it there', () => {
    expect(entryText(decided(plan, { nav: '-5' }, { total: ['0', 0] }))).toBe('0 0 0 -5');
  });

  it('has the value in its content, which other entries have no member for', () => {
    const json = decided(plan, { nav: '110' }, { total: ['120', 2] }).entries[0]?.toJSON();
    expect(json).toMatchObject({ before: '120', delta: '0', value: '110', after: '120' });
    const sums = planOf({ factors: NAV, fees, accumulators: [{ code: 'total', adds: 'nav', ...MONTHLY }] });
    const sum = decided(sums, { nav: '110' }, { total: ['120', 2] }).entries[0]?.toJSON();
    expect(Object.keys(sum ?? {})).toEqual(['accumulator', 'kind', 'key', 'window', 'before', 'delta', 'after']);
  });

  it('of lines sees each of them, and its entry has the highest', () => {
    const ofLines = planOf({
      factors: LINES,
      fees: [formula('above', 'max(0, price - total)', { per: 'line' })],
      accumulators: [keeping('max', 'price', { when: "category == 'home'" })],
    });
    const lines = [
      ['50', 'home'],
      ['90', 'home'],
      ['500', 'food'],
      ['70', 'home'],
    ].map(([price = '', category = '']): Facts => ({ price, category }));
    const record = decidedLines(ofLines, {}, lines, { total: ['60', 1] });
    expect(entryText(record)).toBe('60 30 90 90');
    expect(entryText(decidedLines(ofLines, {}, lines.slice(0, 1), { total: ['60', 1] }))).toBe('60 0 60 50');
    expect(decidedLines(ofLines, {}, lines.slice(2, 3), { total: ['60', 1] }).entries).toEqual([]);
  });

  it('of a fee that each line has rises line by line under a formula of the next fee', () => {
    const ofFees = planOf({
      factors: LINES,
      fees: [
        formula('half', 'price * 0.5', { per: 'line', booked: false, rounding: { mode: 'half-up', scale: 2 } }),
        formula('mark', 'total'),
      ],
      accumulators: [keeping('max', 'half')],
    });
    const record = decidedLines(
      ofFees,
      {},
      [
        { price: '10', category: 'a' },
        { price: '4', category: 'a' },
      ],
      { total: ['1', 1] },
    );
    expect([entryText(record), booked(record, 'mark')]).toEqual(['1 4 5 5', '5.00']);
  });

  it('that decides a band is that of the lines before, never of the line itself', () => {
    const bands = [
      { from: '0', rate: '0.10' },
      { from: '100', rate: '0.05' },
    ];
    const price = {
      kind: 'volume',
      measure: 'price',
      boundary: 'lower',
      bands,
      cumulative: { accumulator: 'total', basis: 'before' },
    };
    const of = (keeps: string) =>
      planOf({
        factors: LINES,
        fees: [{ code: 'fee', ...MERCHANT_PAYS, per: 'line', price }],
        accumulators: [keeping(keeps, 'price')],
      });
    const lines = ['60', '80', '100', '60'].map((price): Facts => ({ price, category: 'a' }));
    const fees = (keeps: string) =>
      decidedLines(of(keeps), {}, lines, { total: ['0', 0] })
        .lines.map(({ amount }) => amount.toFixed(2))
        .join(' ');
    expect(fees('max')).toBe('6.00 8.00 10.00 3.00');
    expect(fees('sum')).toBe('6.00 8.00 5.00 3.00');
    // A document counts once, and no line sees its own document.
    expect(fees('count')).toBe('6.00 8.00 10.00 6.00');
  });
});

describe('a count', () => {
  const fees = [formula('commission', 'if(orders >= 3, 0.04, 0.05) * nav')];
  const orders = { ...keeping('count', 'nav'), code: 'orders' };

  it('is 1 for each document, whatever it adds, and an integer in formulas', () => {
    const plan = planOf({ factors: NAV, fees, accumulators: [orders] });
    const month = new Month(plan);
    const records = ['100', '-20', '0', '100'].map((nav) => month.bill({ nav }));
    expect(records.map(entryText)).toEqual(['0 1 1', '1 1 2', '2 1 3', '3 1 4']);
    expect(records.map((record) => booked(record, 'commission'))).toEqual(['5.00', '-1.00', '0.00', '4.00']);
  });

  it('says a band; whether its flat is due, the document says', () => {
    const bands = [
      { from: '0', rate: '0.05' },
      { from: '2', rate: '0.04', flat: '1.00' },
    ];
    const cumulative = { accumulator: 'orders', basis: 'before' };
    const price = { kind: 'volume', measure: 'nav', boundary: 'lower', bands, cumulative };
    const plan = planOf({ factors: NAV, fees: [{ code: 'fee', ...MERCHANT_PAYS, price }], accumulators: [orders] });
    const fee = (nav: string) => booked(decided(plan, { nav }, { orders: ['2', 2] }), 'fee');
    expect(['100', '0.01', '0', '-1', '-100'].map(fee)).toEqual(['5.00', '1.00', '0.00', '-0.04', '-4.00']);
  });

  it('is of those that its condition holds for, and of fees those that they apply to', () => {
    const plan = planOf({
      factors: NAV,
      fees: [formula('small', '1', { when: 'nav < 50' })],
      accumulators: [
        { ...orders, when: 'nav >= 10' },
        { ...keeping('count', 'small'), code: 'smalls' },
      ],
    });
    const month = new Month(plan);
    for (const nav of ['9.99', '10', '60']) month.bill({ nav });
    expect([month.balance('orders'), month.balance('smalls')]).toEqual(['2', '2']);
  });

  it('of lines counts a document once, if a line has something to count', () => {
    const plan = planOf({
      factors: LINES,
      accumulators: [{ ...keeping('count', 'price'), when: "category == 'home'" }],
    });
    const of = (...categories: string[]) =>
      decidedLines(
        plan,
        {},
        categories.map((category) => ({ price: '5', category })),
        { total: ['4', 4] },
      );
    expect(entryText(of('home', 'food', 'home'))).toBe('4 1 5');
    expect(of('food').entries).toEqual([]);
    expect(of().entries).toEqual([]);
  });

  it('asks for what it counts, as a sum does', () => {
    const plan = planOf({ factors: NAV, accumulators: [orders] });
    expect(refused(plan, {}, { orders: ['0', 0] }).map(({ code }) => code)).toEqual(['factor-missing']);
    const ofLines = planOf({ factors: LINES, accumulators: [keeping('count', 'price')] });
    expect(refusedLines(ofLines, {}, [{ category: 'a' }], { total: ['0', 0] }).map(({ code }) => code)).toEqual([
      'factor-missing',
    ]);
  });
});

describe('kinds of totals over lines, in both lanes', () => {
  it('are what a look at all lines says', () => {
    const price = fc.bigInt({ min: -9_000n, max: 900_000n }).map((units) => decimalOf(units, 2));
    const line = fc.record({ price, category: fc.constantFrom('home', 'food') });
    const plans = new Map(
      ['sum', 'count', 'max'].map((keeps) => [
        keeps,
        planOf({ factors: LINES, accumulators: [keeping(keeps, 'price', { when: "category == 'home'" })] }),
      ]),
    );
    fc.assert(
      fc.property(fc.constantFrom('sum', 'count', 'max'), fc.array(line, { maxLength: 6 }), (keeps, lines) => {
        const plan = plans.get(keeps);
        if (plan === undefined) throw new Error('no plan');
        const before = 1000;
        const homes = lines.filter(({ category }) => category === 'home').map((each) => Number(each.price));
        const [entry] = decidedLines(plan, {}, lines, { total: [String(before), 2] }).entries;
        if (homes.length === 0) {
          expect(entry).toBeUndefined();
          return;
        }
        const after = {
          sum: homes.reduce((sum, each) => sum + each, before),
          count: before + 1,
          max: Math.max(before, ...homes),
        };
        expect(Number(entry?.after)).toBeCloseTo(after[keeps as keyof typeof after], 6);
        expect(Number(entry?.before) + Number(entry?.delta)).toBeCloseTo(Number(entry?.after), 6);
        expect(entry?.value === undefined ? undefined : Number(entry.value)).toBe(
          keeps === 'max' ? Math.max(...homes) : undefined,
        );
      }),
      { numRuns: 300 },
    );
  });
});
