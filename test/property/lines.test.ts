import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../../src/decide/decide.ts';
import { type Balances, MERCHANT_PAYS, MONTHLY, planOf, snapshotOf, snapshotWithLines } from '../decide/case.ts';
import { decimalOf } from './cases.ts';

const LINE = [
  { code: 'price', type: 'money', per: 'line' },
  { code: 'category', type: 'text', per: 'line' },
];
const DOCUMENT = LINE.map(({ per: _, ...factor }) => factor);
const TOTAL = { code: 'gmv', adds: 'price', ...MONTHLY };

const cents = fc.bigInt({ min: -30_000n, max: 300_000n }).map((units) => decimalOf(units, 2));
const tricky = fc.constantFrom(
  '0',
  '0.01',
  '499.99',
  '500',
  '500.01',
  '1999.99',
  '2000',
  '2000.01',
  '-500',
  '90071992547409.93',
);
const line = fc.record({ price: fc.oneof(cents, tricky), category: fc.constantFrom('home', 'food') });
const lines = fc.array(line, { maxLength: 6 });

const BANDS = [
  { from: '0', rate: '0.16', flat: '0.3' },
  { from: '500', rate: '0.14' },
  { from: '2000', rate: '0.1234', flat: '1' },
];
const banded = (kind: string, more: object = {}) => ({
  kind,
  measure: 'price',
  boundary: 'lower',
  bands: BANDS,
  ...more,
});
const PRICES = {
  ratio: { kind: 'ratio', base: 'price', rate: '0.0625', flat: '0.1' },
  bounded: { kind: 'ratio', base: 'price', rate: '0.0625', floor: '1', cap: '20' },
  graduated: banded('graduated'),
  volume: banded('volume', { cap: '200' }),
  formula: { kind: 'formula', formula: "if(category == 'home', price * 0.3, price / 3)" },
};

const feeOf = (price: object, per: object) => ({
  code: 'fee',
  ...MERCHANT_PAYS,
  ...per,
  when: "category != 'none'",
  price,
});

/** Both lanes, which must not differ by a byte. */
function bothLanes(plan: ReturnType<typeof planOf>, of: ReturnType<typeof snapshotOf>) {
  const record = decide(plan, of);
  expect(decide(plan, of, 'exact').contentText()).toBe(record.contentText());
  return record;
}

describe('a fee of lines is that of each line as a document of its own', () => {
  test.each(Object.entries(PRICES))('%s', { timeout: 60_000 }, (_name, price) => {
    const ofLines = planOf({ factors: LINE, fees: [feeOf(price, { per: 'line' })] });
    const ofDocument = planOf({ factors: DOCUMENT, fees: [feeOf(price, {})] });
    fc.assert(
      fc.property(lines, (drawn) => {
        const record = bothLanes(ofLines, snapshotWithLines({}, drawn));
        const alone = drawn.map((facts) => decide(ofDocument, snapshotOf(facts)));
        expect(record.lines.map(({ amount }) => amount.toFixed(2))).toEqual(
          alone.map((each) => each.amount('fee').toFixed(2)),
        );
        const sum = alone.reduce(
          (total, each) => total.plus(each.amount('fee')),
          record.amount('fee').minus(record.amount('fee')),
        );
        expect(record.amount('fee').toFixed(2)).toBe(sum.toFixed(2));
      }),
    );
  });
});

describe('a cumulative fee of lines is that of one document after the other', () => {
  // Beyond these, a flat is due once a document: the lines share what documents each have.
  const cases = { graduated: banded('graduated'), volume: banded('volume') };
  const when = { none: undefined, some: "category == 'home'" };

  test.each(
    Object.entries(cases).flatMap(([kind, price]) =>
      Object.entries(when).map(([some, on]) => [kind, some, price, on] as const),
    ),
  )('%s, a condition on %s of its total', { timeout: 60_000 }, (_kind, _some, price, on) => {
    const total = on === undefined ? TOTAL : { ...TOTAL, when: on };
    const cumulative = { accumulator: 'gmv', basis: 'marginal' };
    const part = (factors: object[], per: object) =>
      planOf({ factors, fees: [feeOf({ ...price, cumulative }, per)], accumulators: [total] });
    const [ofLines, ofDocument] = [part(LINE, { per: 'line' }), part(DOCUMENT, {})];
    const before = fc.oneof(
      fc.constant(['0', 0] as const),
      cents.map((value) => [value, 1] as const),
    );
    fc.assert(
      fc.property(lines, before, (drawn, start) => {
        const balances: Balances = { gmv: start };
        const record = bothLanes(ofLines, snapshotWithLines({}, drawn, balances));
        let [value, entries] = start as readonly [string, number];
        drawn.forEach((facts, at) => {
          const alone = decide(ofDocument, snapshotOf(facts, { gmv: [value, entries] }));
          expect(record.exact('fee', String(at + 1))).toBe(alone.exact('fee'));
          expect(record.amount('fee', String(at + 1)).toFixed(2)).toBe(alone.amount('fee').toFixed(2));
          const [entry] = alone.entries;
          if (entry !== undefined) [value, entries] = [entry.after, entries + 1];
        });
        const [entry] = record.entries;
        expect(entry?.after ?? start[0]).toBe(value);
      }),
    );
  });
});

describe('a fee per unit', () => {
  test('is the rounded price of one unit, taken as often', { timeout: 60_000 }, () => {
    const factors = [...LINE, { code: 'pieces', type: 'integer', per: 'line' }];
    const plan = planOf({ factors, fees: [feeOf(PRICES.bounded, { per: 'unit', quantity: 'pieces' })] });
    fc.assert(
      fc.property(fc.bigInt({ min: -300_000n, max: 300_000n }), fc.integer({ min: 1, max: 40 }), (units, pieces) => {
        const facts = { price: decimalOf(units, 2), category: 'home', pieces: String(pieces) };
        const record = bothLanes(plan, snapshotWithLines({}, [facts]));
        // 6.25 % of |units| ÷ pieces hundredths, between 1.00 and 20.00, half-up: all over 16 × pieces.
        const [absolute, scale] = [units < 0n ? -units : units, 16n * BigInt(pieces)];
        const bounded = [absolute, 100n * scale, 2000n * scale].sort((a, b) => (a < b ? -1 : 1))[1] as bigint;
        const one = (2n * bounded + scale) / (2n * scale);
        const charged = one * BigInt(pieces) * (units < 0n ? -1n : 1n);
        expect(record.amount('fee').times(100).toFixed(0)).toBe(String(charged));
      }),
    );
  });
});
