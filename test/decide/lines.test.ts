import { describe, expect, test } from 'vitest';
import {
  booked,
  decided,
  decidedLines,
  faultText,
  lineTexts,
  MERCHANT_PAYS,
  MONTHLY,
  planFaults,
  planOf,
  refusedLines,
  sharesText,
  tryPlan,
} from './case.ts';

const FACTORS = [
  { code: 'price', type: 'money', per: 'line' },
  { code: 'pieces', type: 'quantity', per: 'line', default: '1' },
  { code: 'category', type: 'text', per: 'line' },
  { code: 'isGift', type: 'boolean', per: 'line' },
  { code: 'tags', type: 'list', of: 'text', per: 'line' },
  { code: 'channel', type: 'text' },
  { code: 'freight', type: 'money' },
];
const COMMISSION = {
  code: 'commission',
  ...MERCHANT_PAYS,
  per: 'line',
  price: { kind: 'ratio', base: 'price', rate: '0.16' },
};
const GMV = { code: 'gmv', adds: 'price', ...MONTHLY };

describe('a fee of lines', () => {
  const plan = planOf({ factors: FACTORS, fees: [COMMISSION] });

  test('each line books its own, and the document has their sum', () => {
    // 0.03 × 16 % is 0.0048: 0.00 on each line, where 0.06 together would have made 0.01.
    const record = decidedLines(plan, {}, [{ price: '10' }, { price: '0.03' }, { price: '0.03' }]);
    expect(lineTexts(record)).toEqual([
      'fee commission 1 merchant → platform 1.60',
      'fee commission 2 merchant → platform 0.00',
      'fee commission 3 merchant → platform 0.00',
    ]);
    expect(booked(record, 'commission')).toBe('1.60');
    expect(record.exact('commission')).toBe('1.6096');
    expect(record.exact('commission', '2')).toBe('0.0048');
    expect(record.amount('commission', '1').toFixed(2)).toBe('1.60');
    expect(record.lines[1]?.line).toBe('2');
    expect(record.content()).toMatchObject({
      amounts: { commission: { booked: '1.60', exact: '1.6096' } },
      lines: [{ line: '1', amount: '1.60', exact: '1.6' }, { line: '2' }, { line: '3' }],
    });
  });

  test('a document without lines has none of it', () => {
    const record = decidedLines(plan, {}, []);
    expect(record.lines).toEqual([]);
    expect(booked(record, 'commission')).toBe('0.00');
    // A snapshot from before there were lines has no such member.
    expect(booked(decided(plan, {}), 'commission')).toBe('0.00');
  });

  test('a line that is not there, and a fee that lines have none of, are mistakes of the caller', () => {
    const mixed = planOf({
      factors: FACTORS,
      fees: [COMMISSION, { code: 'base', booked: false, price: { kind: 'formula', formula: 'freight' } }],
    });
    const record = decidedLines(mixed, { freight: '5' }, [{ price: '10' }]);
    expect(() => record.amount('commission', '9')).toThrow("no line '9' in the document 'd1'");
    expect(() => record.exact('base', '1')).toThrow("'base' is a fee of the document");
    expect(() => record.exact('base', '1')).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ code: 'amount-not-of-lines' })] }),
    );
  });

  test('its condition is asked of each line: one that it fails on has no line of the fee, and counts 0', () => {
    const conditional = planOf({
      factors: FACTORS,
      fees: [{ ...COMMISSION, when: "category == 'home' and not isGift and channel == 'app'" }],
    });
    const lines = [
      { price: '10', category: 'home', isGift: false },
      { price: '20', category: 'food', isGift: false },
      { price: '40', category: 'home', isGift: true },
      { price: '80', category: 'home', isGift: false },
    ];
    const record = decidedLines(conditional, { channel: 'app' }, lines);
    expect(lineTexts(record)).toEqual([
      'fee commission 1 merchant → platform 1.60',
      'fee commission 4 merchant → platform 12.80',
    ]);
    expect(booked(record, 'commission')).toBe('14.40');
    expect(record.amount('commission', '2').toFixed(2)).toBe('0.00');
    expect(decidedLines(conditional, { channel: 'web' }, lines).lines).toEqual([]);
  });

  test('floor, cap and a negative measure act on each line', () => {
    const bounded = planOf({
      factors: FACTORS,
      fees: [{ ...COMMISSION, price: { ...COMMISSION.price, floor: '1', cap: '3' } }],
    });
    const prices = ['6.24', '6.25', '6.32', '18.75', '18.82', '-10', '-100'];
    const record = decidedLines(
      bounded,
      {},
      prices.map((price) => ({ price })),
    );
    expect(prices.map((_, at) => record.amount('commission', String(at + 1)).toFixed(2))).toEqual([
      '1.00',
      '1.00',
      '1.01',
      '3.00',
      '3.00',
      '-1.60',
      '-3.00',
    ]);
  });

  test('what is missing on one line is a fault at that line', () => {
    const faults = refusedLines(plan, {}, [{ price: '10' }, {}]);
    expect(faults.map(faultText)).toEqual(['lines[1].facts.price: factor-missing']);
  });

  test('in a formula of lines a fee of lines is the own value of the line; in one of the document, the sum', () => {
    const mixed = planOf({
      factors: FACTORS,
      fees: [
        COMMISSION,
        {
          code: 'rebate',
          ...MERCHANT_PAYS,
          per: 'line',
          price: { kind: 'formula', formula: 'commission / 2' },
        },
        {
          code: 'service',
          ...MERCHANT_PAYS,
          price: { kind: 'formula', formula: 'commission * 0.1 + exact(commission)' },
        },
        {
          code: 'payable',
          booked: false,
          per: 'line',
          price: { kind: 'complement', total: 'price', less: ['commission'] },
        },
        { code: 'all', booked: false, price: { kind: 'formula', formula: 'payable' } },
      ],
    });
    const record = decidedLines(mixed, {}, [{ price: '10.03' }, { price: '20' }]);
    // 1.6048 and 3.2 are booked as 1.60 and 3.20; half of each 0.80 and 1.60; a tenth of 4.80, and 4.8048, are 5.28.
    expect(record.amount('rebate', '1').toFixed(2)).toBe('0.80');
    expect(record.amount('rebate', '2').toFixed(2)).toBe('1.60');
    expect(booked(record, 'service')).toBe('5.28');
    expect(record.exact('service')).toBe('5.2848');
    expect(record.amount('payable', '1').toFixed(2)).toBe('8.43');
    expect(booked(record, 'all')).toBe('25.23');
  });

  test('rounding once instead of per line: a step of lines without rounding, and a fee of the document', () => {
    const once = planOf({
      factors: FACTORS,
      fees: [
        { code: 'part', booked: false, per: 'line', price: COMMISSION.price },
        { code: 'commission', ...MERCHANT_PAYS, price: { kind: 'formula', formula: 'part' } },
      ],
    });
    const record = decidedLines(once, {}, [{ price: '0.03' }, { price: '0.03' }]);
    expect(lineTexts(record)).toEqual(['fee commission merchant → platform 0.01']);
  });

  test('a factor of lines in a formula of the document is a list', () => {
    const lists = planOf({
      factors: FACTORS,
      fees: [
        {
          code: 'fee',
          ...MERCHANT_PAYS,
          when: "'home' in category and count(isGift) == 3 and count(tags) == 3",
          price: { kind: 'formula', formula: 'sum(price) * 0.1 + max(price) + min(price) + avg(price) * count(price)' },
        },
      ],
    });
    const line = { isGift: false, tags: ['a'] };
    const lines = ['10', '20', '30'].map((price) => ({ ...line, price, category: 'home' }));
    // 6.00 + 30.00 + 10.00 + 60.00
    expect(booked(decidedLines(lists, {}, lines), 'fee')).toBe('106.00');
    expect(decidedLines(lists, {}, lines.slice(1)).lines).toEqual([]);
    const faults = refusedLines(lists, {}, [
      { ...line, category: 'home', price: '1' },
      { ...line, price: '1' },
    ]);
    expect(faults.map(faultText)).toEqual(['facts.category: factor-missing']);
  });

  test('an apportionment divides the sum over the lines', () => {
    const divided = planOf({
      factors: FACTORS,
      fees: [{ ...COMMISSION, payer: 'platform', payee: 'merchant' }],
      apportionments: [
        {
          code: 'split',
          of: 'commission',
          payee: 'merchant',
          bearers: [
            { code: 'platform', weight: '1' },
            { code: 'supplier', weight: '2' },
          ],
          unplaced: 'keep',
        },
      ],
    });
    // 1.60 + 1.60 = 3.20, of which a third is 1.0666…
    const record = decidedLines(divided, {}, [{ price: '10' }, { price: '10' }]);
    expect(sharesText(record, 'split')).toBe('1.07 / 2.13');
    expect(lineTexts(record).every((text) => text.startsWith('share'))).toBe(true);
    expect(decidedLines(divided, {}, []).lines).toEqual([]);
  });
});

describe('running totals of lines', () => {
  test('one entry a document, with what its lines added; its condition is asked of each line', () => {
    const plan = planOf({
      factors: FACTORS,
      fees: [COMMISSION],
      accumulators: [
        { ...GMV, when: "category == 'home'" },
        { code: 'charged', adds: 'commission', ...MONTHLY, when: 'commission > 2' },
      ],
    });
    const lines = [
      { price: '10', category: 'home' },
      { price: '20', category: 'food' },
      { price: '40', category: 'home' },
    ];
    const record = decidedLines(plan, {}, lines, { gmv: ['100', 1], charged: ['5', 1] });
    expect(record.entries.map(({ accumulator, before, delta, after }) => [accumulator, before, delta, after])).toEqual([
      ['gmv', '100', '50', '150'],
      ['charged', '5', '9.6', '14.6'],
    ]);
    const none = decidedLines(plan, {}, [{ price: '1', category: 'food' }], { gmv: ['100', 1], charged: ['5', 1] });
    expect(none.entries).toEqual([]);
  });

  test('a formula that reads a balance sees what earlier lines of its own node posted', () => {
    const plan = planOf({
      factors: FACTORS,
      fees: [{ ...COMMISSION, price: { kind: 'formula', formula: 'max(0, min(price, 10 - charged))' } }],
      accumulators: [{ code: 'charged', adds: 'commission', ...MONTHLY }],
    });
    const lines = ['4', '4', '4', '4'].map((price) => ({ price }));
    const record = decidedLines(plan, {}, lines, { charged: ['1', 1] });
    expect(record.lines.map(({ amount }) => amount.toFixed(2))).toEqual(['4.00', '4.00', '1.00', '0.00']);
    expect(record.entries[0]).toMatchObject({ before: '1', delta: '9', after: '10' });
  });

  test('a cumulative price counts the measures of earlier lines, with the figures of one document after the other', () => {
    const bands = [
      { from: '0', rate: '0.16' },
      { from: '500', rate: '0.14' },
      { from: '2000', rate: '0.12' },
    ];
    const cumulative = { accumulator: 'gmv', basis: 'marginal' };
    const plan = planOf({
      factors: FACTORS,
      fees: [
        { ...COMMISSION, price: { kind: 'graduated', measure: 'price', bands, cumulative } },
        // However many fees use it.
        { ...COMMISSION, code: 'second', price: { kind: 'graduated', measure: 'price', bands, cumulative } },
      ],
      accumulators: [GMV],
    });
    const lines = ['450', '100', '1600'].map((price) => ({ price }));
    const record = decidedLines(plan, {}, lines, { gmv: ['0', 0] });
    const own = (fee: string) => record.lines.filter((line) => line.fee === fee).map(({ amount }) => amount.toFixed(2));
    expect(own('commission')).toEqual(['72.00', '15.00', '221.00']);
    expect(own('second')).toEqual(['72.00', '15.00', '221.00']);
    expect(record.entries[0]).toMatchObject({ before: '0', delta: '2150', after: '2150' });
    // The document's own fee of their sum is the same.
    const whole = planOf({
      factors: FACTORS,
      fees: [
        { ...COMMISSION, per: 'document', price: { kind: 'graduated', measure: 'sum(price)', bands, cumulative } },
      ],
      accumulators: [GMV],
    });
    expect(booked(decidedLines(whole, {}, lines, { gmv: ['0', 0] }), 'commission')).toBe('308.00');
  });

  test('volume, marginal: the crossing line trues up what earlier lines and documents paid', () => {
    const bands = [
      { from: '0', rate: '0.05' },
      { from: '1000', rate: '0.04' },
    ];
    const price = { kind: 'volume', measure: 'price', boundary: 'lower', bands };
    const plan = planOf({
      factors: FACTORS,
      fees: [{ ...COMMISSION, price: { ...price, cumulative: { accumulator: 'gmv', basis: 'marginal' } } }],
      accumulators: [GMV],
    });
    const record = decidedLines(plan, {}, [{ price: '900' }, { price: '200' }], { gmv: ['0', 0] });
    expect(lineTexts(record)).toEqual([
      'fee commission 1 merchant → platform 45.00',
      'fee commission 2 merchant → platform 8.00',
      'true-up commission 2 merchant → platform -9.00',
    ]);
    expect(booked(record, 'commission')).toBe('44.00');
  });

  test.each(['before', 'including'])('volume, %s: the flat is due once a document, on the first line', (basis) => {
    const bands = [{ from: '0', rate: '0.1', flat: '1' }];
    const price = {
      kind: 'volume',
      measure: 'price',
      boundary: 'lower',
      bands,
      cumulative: { accumulator: 'gmv', basis },
    };
    const plan = planOf({ factors: FACTORS, fees: [{ ...COMMISSION, price }], accumulators: [GMV] });
    const record = decidedLines(plan, {}, [{ price: '10' }, { price: '10' }], { gmv: ['100', 1] });
    expect(record.lines.map(({ amount }) => amount.toFixed(2))).toEqual(['2.00', '1.00']);
    // Without a running total each line is a measure of its own.
    const { cumulative: _, ...alone } = price;
    const own = planOf({ factors: FACTORS, fees: [{ ...COMMISSION, price: alone }] });
    expect(booked(decidedLines(own, {}, [{ price: '10' }, { price: '10' }]), 'commission')).toBe('4.00');
  });
});

describe('priced per unit', () => {
  const perUnit = { ...COMMISSION, per: 'unit', quantity: 'pieces' };
  const plan = planOf({ factors: FACTORS, fees: [perUnit] });
  const charged = (price: string, pieces: string, of = plan): string =>
    booked(decidedLines(of, {}, [{ price, pieces }]), 'commission');

  test('16 % of 10.00 for 3 units: 0.53 each', () => {
    expect(charged('10', '3')).toBe('1.59');
    const record = decidedLines(plan, {}, [{ price: '10', pieces: '3' }]);
    expect(record.exact('commission')).toBe('1.6');
    expect(lineTexts(record)).toEqual(['fee commission 1 merchant → platform 1.59']);
  });

  test('a fractional quantity is rounded once more; what goes back is the exact opposite', () => {
    // 10.00 ÷ 2.5 is 4.00 a unit, 0.64 of it; 10.00 ÷ 1.5 is 6.666…, 1.0666…, 1.07 × 1.5 = 1.605.
    expect(charged('10', '2.5')).toBe('1.60');
    expect(charged('10', '1.5')).toBe('1.61');
    expect(charged('-10', '3')).toBe('-1.59');
    expect(charged('-10', '-3')).toBe('-1.59');
    expect(charged('10', '-3')).toBe('1.59');
  });

  test('flat, floor and cap are those of one unit', () => {
    const flat = planOf({ factors: FACTORS, fees: [{ ...perUnit, price: { ...perUnit.price, flat: '0.1' } }] });
    expect(charged('10', '3', flat)).toBe('1.89');
    const capped = planOf({ factors: FACTORS, fees: [{ ...perUnit, price: { ...perUnit.price, cap: '0.5' } }] });
    expect(charged('10', '3', capped)).toBe('1.50');
    const floored = planOf({ factors: FACTORS, fees: [{ ...perUnit, price: { ...perUnit.price, floor: '0.6' } }] });
    expect(charged('10', '3', floored)).toBe('1.80');
    const bands = [
      { from: '0', rate: '0.1' },
      { from: '3', rate: '0.2' },
    ];
    const banded = planOf({
      factors: FACTORS,
      fees: [{ ...perUnit, price: { kind: 'graduated', measure: 'price', bands } }],
    });
    // One unit of 3.3333… is 0.30 and 0.0666…: 0.37.
    expect(charged('10', '3', banded)).toBe('1.11');
  });

  test('a price without a measure says what one unit costs', () => {
    const each = planOf({ factors: FACTORS, fees: [{ ...perUnit, price: { kind: 'flat', amount: '0.005' } }] });
    expect(charged('10', '3', each)).toBe('0.03');
    expect(charged('10', '0', each)).toBe('0.00');
  });

  test('of no units there is no price, unless nothing was sold for nothing', () => {
    expect(charged('0', '0')).toBe('0.00');
    const faults = refusedLines(plan, {}, [
      { price: '1', pieces: '3' },
      { price: '1', pieces: '0' },
    ]);
    expect(faults.map(faultText)).toEqual(['lines[1].fees.commission: quantity-zero']);
    expect(faults[0]?.facts).toEqual({ fee: 'commission', measure: '1' });
  });

  test('with facts of the document only it is a fee of the document', () => {
    const factors = [
      { code: 'price', type: 'money' },
      { code: 'pieces', type: 'integer' },
    ];
    const document = planOf({ factors, fees: [perUnit] });
    expect(document.lines).toBeUndefined();
    expect(lineTexts(decided(document, { price: '10', pieces: '3' }))).toEqual([
      'fee commission merchant → platform 1.59',
    ]);
  });
});

describe('definitions that lines make no sense of', () => {
  test('a total of whole documents under a cumulative price of lines', () => {
    const price = {
      kind: 'graduated',
      measure: 'freight',
      bands: [{ from: '0', rate: '0.1' }],
      cumulative: { accumulator: 'freights', basis: 'marginal' },
    };
    const parts = {
      factors: FACTORS,
      fees: [{ ...COMMISSION, price }],
      accumulators: [{ code: 'freights', adds: 'freight', ...MONTHLY }],
    };
    expect(planFaults(parts)).toEqual(['fees[0].price.cumulative: cumulative-level']);
  });

  test('a band of lines that counts what only later amounts give is a cycle', () => {
    const price = {
      kind: 'volume',
      measure: 'price',
      boundary: 'lower',
      bands: [{ from: '0', rate: '0.1' }],
      cumulative: { accumulator: 'nets', basis: 'before' },
    };
    const plan = tryPlan({
      factors: FACTORS,
      fees: [
        { ...COMMISSION, price },
        { code: 'net', booked: false, per: 'line', price: { kind: 'formula', formula: 'price - commission' } },
      ],
      accumulators: [{ code: 'nets', adds: 'net', ...MONTHLY }],
    });
    expect(plan.ok ? [] : plan.issues.map(({ facts }) => facts)).toEqual([{ cycle: 'commission → net → commission' }]);
  });

  test('what nothing reads of lines is not looked at', () => {
    expect(planOf({ factors: FACTORS, fees: [] }).lines).toBeUndefined();
    const document = planOf({
      factors: FACTORS,
      fees: [{ ...COMMISSION, per: 'document', price: { kind: 'flat', amount: '1' } }],
    });
    expect(document.lines).toBeUndefined();
    expect(document.factors).toEqual([]);
  });
});
