import { describe, expect, it } from 'vitest';
import { decide } from '../../src/decide/decide.ts';
import { parseModel } from '../../src/model/parse-model.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import {
  booked,
  contractOf,
  decided,
  type Facts,
  type Json,
  MERCHANT_PAYS,
  modelOf,
  planFaults,
  planOf,
  refused,
  snapshotOf,
} from './case.ts';

/** The acquirer's card: a rate of the amount and a fee of the piece, by scheme, region and amount. */
const CARD: Json = {
  code: 'cards',
  columns: [{ name: 'scheme' }, { name: 'region' }, { name: 'amount', boundary: 'lower' }],
  gives: [
    { code: 'rate', type: 'ratio' },
    { code: 'amount', type: 'money' },
  ],
  hit: 'most-specific',
  rows: [
    { cells: ['visa', ['de', 'fr'], { to: 50 }], gives: { rate: '0.019', amount: 0.1 } },
    { cells: ['visa', ['de', 'fr'], { from: 50 }], gives: { rate: 0.014, amount: '0.25' } },
    { cells: ['visa', '*', '*'], gives: { rate: '0.029', amount: '0.3' } },
    { cells: ['*', '*', { from: '10000' }], gives: { rate: '0.01', amount: '0' } },
  ],
  default: { rate: '0.035', amount: '0.5' },
};

const FACTORS = [
  { code: 'scheme', type: 'text' },
  { code: 'region', type: 'text' },
  { code: 'amount', type: 'money' },
  { code: 'pieces', type: 'integer' },
  { code: 'day', type: 'date' },
  { code: 'express', type: 'boolean' },
];

const FEE = { code: 'fee', ...MERCHANT_PAYS, price: { kind: 'rate-card', table: 'cards', base: 'amount' } };

const partsOf = (table: Json, fees: readonly unknown[] = [FEE]): Json => ({ factors: FACTORS, tables: [table], fees });

const FACTS: Facts = { scheme: 'visa', region: 'de', amount: '100', pieces: '3', day: '2026-11-10', express: false };

describe('a rate card of several columns', () => {
  const plan = planOf(partsOf(CARD));
  const fee = (facts: Facts): string => booked(decided(plan, { ...FACTS, ...facts }), 'fee');

  it('charges rate × base + amount of the row that says most', () => {
    expect(fee({})).toBe('1.65'); // 100 × 1.4 % + 0.25
    expect(fee({ region: 'us' })).toBe('3.20'); // 100 × 2.9 % + 0.30
    expect(fee({ scheme: 'amex', region: 'us', amount: '10000' })).toBe('100.00');
  });

  it.each([
    ['49.99', '1.05'], // 1.9 % + 0.10
    ['50', '0.95'], // 1.4 % + 0.25
    ['50.01', '0.95'],
  ])('ranges are half-open: %s costs %s', (amount, expected) => {
    expect(fee({ amount })).toBe(expected);
  });

  it('compares columns left to right: a scheme that is named beats an amount that is', () => {
    expect(fee({ region: 'us', amount: '10000' })).toBe('290.30');
  });

  it('takes the default where no row goes with the values', () => {
    expect(fee({ scheme: 'amex', amount: '9999.99' })).toBe('350.50'); // 9,999.99 × 3.5 % + 0.50
  });

  it('is mirrored with its base: a refund finds the row of the absolute amount', () => {
    expect(fee({ amount: '-49.99' })).toBe('-1.05');
    expect(fee({ amount: '-50' })).toBe('-0.95');
  });

  it('gives the rate and the amount to formulas too', () => {
    const formula = {
      ...FEE,
      price: { kind: 'formula', formula: "lookup(cards, rate) * amount + lookup('cards', 'amount')" },
    };
    const other = planOf(partsOf(CARD, [formula]));
    expect(booked(decided(other, FACTS), 'fee')).toBe('1.65');
  });
});

describe('columns of every type', () => {
  const table = {
    code: 'cards',
    columns: [{ name: 'express' }, { name: 'pieces', boundary: 'upper' }],
    gives: [
      { code: 'unit', type: 'money' },
      { code: 'amount', type: 'money' },
    ],
    hit: 'unique',
    rows: [
      { cells: [true, '*'], gives: { unit: '1.5', amount: '4' } },
      { cells: [false, { to: '3' }], gives: { unit: '1', amount: '2' } },
      { cells: [false, { from: '3', to: '10' }], gives: { unit: '0.8', amount: '2' } },
      { cells: [false, { from: '10' }], gives: { unit: '0.555', amount: '0' } },
    ],
    complete: true,
  };
  const plan = planOf(partsOf(table, [{ ...FEE, price: { kind: 'rate-card', table: 'cards', quantity: 'pieces' } }]));
  const fee = (facts: Facts): string => booked(decided(plan, { ...FACTS, ...facts }), 'fee');

  it.each([
    ['2', '4.00'],
    ['3', '5.00'],
    ['4', '5.20'],
    ['10', '10.00'],
    ['11', '6.11'], // 6.105
    ['-11', '-6.11'],
  ])('%s pieces cost %s: the upper bound belongs to the range', (pieces, expected) => {
    expect(fee({ pieces })).toBe(expected);
  });

  it('a boolean column', () => {
    expect(fee({ express: true, pieces: '4' })).toBe('10.00');
  });
});

describe('rate, unit and amount together', () => {
  const table = {
    code: 'cards',
    columns: [{ name: 'scheme' }],
    gives: [
      { code: 'rate', type: 'ratio' },
      { code: 'unit', type: 'money' },
      { code: 'amount', type: 'money' },
    ],
    hit: 'first',
    rows: [{ cells: ['*'], gives: { rate: '0.1', unit: '0.5', amount: '1' } }],
  };
  const price = { kind: 'rate-card', table: 'cards', base: 'amount', quantity: 'pieces', cap: '20' };
  const plan = planOf(partsOf(table, [{ ...FEE, price }]));

  it('add up, before floor and cap', () => {
    expect(booked(decided(plan, FACTS), 'fee')).toBe('12.50');
    expect(booked(decided(plan, { ...FACTS, amount: '200' }), 'fee')).toBe('20.00');
  });

  it('turn with the base, whatever sign the pieces of a refund have', () => {
    expect(booked(decided(plan, { ...FACTS, amount: '-100' }), 'fee')).toBe('-12.50');
    expect(booked(decided(plan, { ...FACTS, amount: '-100', pieces: '-3' }), 'fee')).toBe('-12.50');
  });
});

describe('rows with dates', () => {
  const table = {
    code: 'cards',
    columns: [{ name: 'scheme' }],
    gives: [{ code: 'rate', type: 'ratio' }],
    hit: 'unique',
    date: 'day',
    rows: [
      { cells: ['visa'], to: '2026-01-01', gives: { rate: '0.01' } },
      { cells: ['visa'], from: '2026-01-01', to: '2026-07-01', gives: { rate: '0.02' } },
      { cells: ['visa'], from: '2026-07-01', gives: { rate: '0.03' } },
    ],
  };
  const plan = planOf(partsOf(table));

  it.each([
    ['2025-12-31', '1.00'],
    ['2026-01-01', '2.00'],
    ['2026-06-30', '2.00'],
    ['2026-07-01', '3.00'],
  ])('on %s the fee is %s', (day, expected) => {
    expect(booked(decided(plan, { ...FACTS, day }), 'fee')).toBe(expected);
  });

  it('no row, and no default: the nearest row and the column that failed are named', () => {
    expect(refused(plan, { ...FACTS, scheme: 'amex' })).toMatchObject([
      {
        code: 'table-no-row',
        facts: {
          table: 'cards',
          at: "scheme = 'amex', day = '2026-11-10'",
          row: 2,
          column: 'scheme',
          cell: "'visa'",
          found: "'amex'",
        },
      },
    ]);
  });
});

describe('what formulas can look up', () => {
  const table = {
    code: 'class',
    columns: [{ name: 'amount', boundary: 'lower' }],
    gives: [
      { code: 'group', type: 'text' },
      { code: 'exempt', type: 'boolean' },
      { code: 'due', type: 'date' },
      { code: 'term', type: 'integer' },
    ],
    hit: 'first',
    rows: [
      { cells: [{ to: '10' }], gives: { group: 'small', exempt: true, due: '2026-12-01', term: 1 } },
      { cells: ['*'], gives: { group: 'large', exempt: false, due: '2027-01-01', term: 6 } },
    ],
  };
  const formula =
    "not lookup(class, exempt) and lookup(class, group) == 'large' and lookup(class, due) > day ? lookup(class, term) * 1 : 0";
  const plan = planOf(partsOf(table, [{ code: 'm', booked: false, price: { kind: 'formula', formula } }]));

  it('texts, booleans, dates and numbers', () => {
    expect(
      decided(plan, { ...FACTS, amount: '9.99' })
        .amount('m')
        .toFixed(),
    ).toBe('0');
    expect(
      decided(plan, { ...FACTS, amount: '10' })
        .amount('m')
        .toFixed(),
    ).toBe('6');
  });

  it('an exact fraction finds the same row as its decimals', () => {
    const thirds = { code: 'third', booked: false, price: { kind: 'formula', formula: 'amount / 3' } };
    const byThird = { ...table, columns: [{ name: 'third', boundary: 'lower' }] };
    const other = planOf({
      factors: FACTORS,
      tables: [byThird],
      fees: [{ code: 'm', booked: false, price: { kind: 'formula', formula: 'lookup(class, term)' } }, thirds],
    });
    expect(
      decided(other, { ...FACTS, amount: '29.99' })
        .amount('m')
        .toFixed(),
    ).toBe('1');
    expect(
      decided(other, { ...FACTS, amount: '30' })
        .amount('m')
        .toFixed(),
    ).toBe('6');
    expect(other.nodes.map(({ item }) => item.code)).toEqual(['third', 'm']);
  });
});

describe('a contract', () => {
  it('brings rows of its own in place of the model’s, and its own default', () => {
    const rows = [{ cells: ['visa', '*', '*'], gives: { rate: 0.005, amount: 0 } }];
    const plan = planOf(partsOf(CARD), [{ table: 'cards', rows, default: { rate: '0.5', amount: '0' } }]);
    expect(booked(decided(plan, FACTS), 'fee')).toBe('0.50');
    expect(booked(decided(plan, { ...FACTS, scheme: 'amex' }), 'fee')).toBe('50.00');
  });

  it('is told its faults at its own rows', () => {
    const rows = [{ cells: ['visa', '*', 'cheap'], gives: { rate: '0.005' } }];
    expect(planFaults(partsOf(CARD), [{ table: 'cards', rows }])).toEqual([
      'contracts[0].terms[0].rows[0].cells[2]: table-cell',
      'contracts[0].terms[0].rows[0].gives.amount: table-output',
    ]);
    expect(planFaults(partsOf(CARD), [{ table: 'crads', rows: [] }])).toEqual([
      'contracts[0].terms[0].table: reference-unknown',
    ]);
  });

  it('leaves rows as they are, and they are read and put into an index once', () => {
    const model = parseModel(modelOf(partsOf(CARD)));
    const plans = ['1', '2'].map((version) => buildPlan(model, [{ ...contractOf(), version }], 'CNY'));
    const rows = plans.map((plan) => (plan.ok ? plan.value.definition.tables[0]?.rows : undefined));
    expect(rows[0]).toBe(model.tables[0]?.rows);
    expect(rows[1]).toBe(rows[0]);
  });
});

describe('a card that lines are charged by', () => {
  const table = {
    code: 'goods',
    columns: [{ name: 'category' }, { name: 'price', boundary: 'lower' }, { name: 'region' }],
    gives: [
      { code: 'rate', type: 'ratio' },
      { code: 'least', type: 'money' },
    ],
    hit: 'most-specific',
    rows: [
      { cells: ['books', { to: '10' }, '*'], gives: { rate: '0.05', least: '0' } },
      { cells: ['books', { from: '10' }, '*'], gives: { rate: '0.15', least: '0.3' } },
      { cells: ['*', '*', 'eu'], gives: { rate: '0.08', least: '1' } },
    ],
  };
  const parts = {
    factors: [
      { code: 'category', type: 'text', per: 'line' },
      { code: 'price', type: 'money', per: 'line' },
      { code: 'region', type: 'text' },
    ],
    tables: [table],
  };
  const price = { kind: 'rate-card', table: 'goods', base: 'price', floor: 'lookup(goods, least)' };

  it('finds a row for each line, by the line’s own facts and the document’s', () => {
    const plan = planOf({ ...parts, fees: [{ code: 'fee', ...MERCHANT_PAYS, per: 'line', price }] });
    const facts = [
      { category: 'books', price: '9.99' },
      { category: 'books', price: '10' },
      { category: 'toys', price: '5' },
    ];
    const snapshot = {
      ...snapshotOf({ region: 'eu' }),
      lines: facts.map((each, index) => ({ id: `l${index}`, facts: each, sources: {} })),
    };
    const record = decide(plan, snapshot);
    expect(decide(plan, snapshot, 'exact').contentText()).toBe(record.contentText());
    expect(record.lines.map(({ amount }) => amount.toFixed(2))).toEqual(['0.50', '1.50', '1.00']);
  });

  it('has no one row for all lines: in a formula of the document it is a fault', () => {
    const formula = { code: 'all', booked: false, price: { kind: 'formula', formula: 'lookup(goods, least)' } };
    expect(planFaults({ ...parts, fees: [formula] })).toEqual([
      'fees[0].price.formula: formula-type',
      'fees[0].price.formula: formula-type',
    ]);
  });

  it('of a unit is a fee of lines, because its table reads them', () => {
    const unit = { code: 'fee', ...MERCHANT_PAYS, per: 'unit', quantity: '2', price };
    const plan = planOf({ ...parts, fees: [unit] });
    const lines = ['20', '19.98', '-19.98'].map((price, index) => ({
      id: `l${index}`,
      facts: { category: 'books', price },
      sources: {},
    }));
    const record = decide(plan, { ...snapshotOf({ region: 'us' }), lines });
    // Two of 10.00 at 15 %, and two of 9.99 at 5 %: what falls to one unit is looked up.
    expect(record.lines.map(({ amount }) => amount.toFixed(2))).toEqual(['3.00', '1.00', '-1.00']);
  });
});
