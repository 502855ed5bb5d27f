import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/decide/decide.ts';
import type { PriceBreakdown } from '../../src/decide/price-breakdown.ts';
import { roundingLedger } from '../../src/decide/rounding-ledger.ts';
import { isFeewrightError } from '../../src/issues/error.ts';
import { parseModel } from '../../src/model/parse-model.ts';
import { add, exactText, parseExact, ZERO } from '../../src/money/exact.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import {
  type Balances,
  contractOf,
  decided,
  decidedLines,
  type Facts,
  type Json,
  MERCHANT_PAYS,
  MONTHLY,
  planOf,
  snapshotOf,
} from '../decide/case.ts';
import { documentOf, modelInput, modelOf } from '../property/cases.ts';

const bands = [
  { from: '0', rate: '0.16' },
  { from: '500', rate: '0.14' },
];
const graduated = { kind: 'graduated', measure: 'base', bands };

const planFor = (price: object, more: Json = {}) =>
  planOf({
    factors: [
      { code: 'base', type: 'money' },
      { code: 'weight', type: 'quantity' },
    ],
    fees: [{ code: 'fee', ...MERCHANT_PAYS, price, ...more }],
    accumulators: [
      { code: 'sales', adds: 'base', ...MONTHLY },
      { code: 'charged', adds: 'fee', ...MONTHLY },
    ],
  });

const breakdown = (price: object, facts: Facts, balances: Balances = {}, more: Json = {}): PriceBreakdown =>
  decided(planFor(price, more), { base: '0', ...facts }, { sales: ['0', 0], charged: ['0', 0], ...balances }).breakdown(
    'fee',
  );

/** `80 + 7.007 + rounding 0.003`. */
const said = ({ parts }: PriceBreakdown): string =>
  parts.map(({ kind, amount }) => (kind === 'band' || kind === 'amount' ? amount : `${kind} ${amount}`)).join(' + ');

describe('the breakdown of a price', () => {
  it('graduated: each slice, and the rounding as a part of its own', () => {
    expect(breakdown(graduated, { base: '550.05' })).toEqual({
      fee: 'fee',
      exact: '87.007',
      booked: '87.01',
      parts: [
        { kind: 'band', from: '0', to: '500', measure: '500', price: '0.16', flat: '0', amount: '80' },
        { kind: 'band', from: '500', measure: '50.05', price: '0.14', flat: '0', amount: '7.007' },
        { kind: 'rounding', amount: '0.003' },
      ],
    });
  });

  it('mirrored: everything has the sign of the measure', () => {
    const { exact, booked, parts } = breakdown(graduated, { base: '-550.05' });
    expect([exact, booked]).toEqual(['-87.007', '-87.01']);
    expect(parts.map(({ amount }) => amount)).toEqual(['-80', '-7.007', '-0.003']);
  });

  it('what floor, cap and the cap of a period added or took', () => {
    expect(said(breakdown({ ...graduated, floor: '2' }, { base: '10' }))).toBe('1.6 + floor 0.4');
    expect(said(breakdown({ ...graduated, cap: '80' }, { base: '550' }))).toBe('80 + 7 + cap -7');
    expect(said(breakdown({ ...graduated, cap: '80' }, { base: '-550' }))).toBe('-80 + -7 + cap 7');
    const capped = { ...graduated, periodCap: { accumulator: 'charged', amount: '100' } };
    expect(said(breakdown(capped, { base: '550' }, { charged: ['95', 3] }))).toBe('80 + 7 + period-cap -82');
  });

  it('volume `marginal`: the own part, and the true-up', () => {
    const volume = {
      ...graduated,
      kind: 'volume',
      boundary: 'lower',
      cumulative: { accumulator: 'sales', basis: 'marginal' },
    };
    expect(said(breakdown(volume, { base: '100' }, { sales: ['450', 1] }))).toBe('14 + true-up -9');
  });

  it('packages, and the price of one', () => {
    const price = { kind: 'package', measure: 'weight', size: '20', price: '4.905' };
    expect(breakdown(price, { weight: '20.001' }).parts).toEqual([
      { kind: 'packages', packages: '2', price: '4.905', amount: '9.81' },
    ]);
    expect(breakdown(price, { weight: '-20' }).parts).toEqual([
      { kind: 'packages', packages: '-1', price: '4.905', amount: '-4.905' },
      { kind: 'rounding', amount: '-0.005' },
    ]);
  });

  it('bands that are rounded one by one: the exact slices, and all of the rounding', () => {
    const thirds = [
      { from: '0', rate: '0.0333' },
      { from: '10', rate: '0.0222' },
    ];
    expect(said(breakdown({ ...graduated, bands: thirds, roundEach: 'band' }, { base: '15.5' }))).toBe(
      '0.333 + 0.1221 + rounding -0.0051',
    );
  });

  it('any other price is one part; a fee that did not apply, and a negative measure that costs nothing, have none', () => {
    const ratio = { kind: 'ratio', rate: '0.15', base: 'base' };
    expect(said(breakdown(ratio, { base: '0.30' }))).toBe('0.045 + rounding 0.005');
    expect(breakdown(ratio, { base: '1' }, {}, { when: 'base > 1' })).toEqual({
      fee: 'fee',
      exact: '0',
      booked: '0',
      parts: [],
    });
    expect(breakdown({ ...graduated, negative: 'zero', floor: '5' }, { base: '-1' }).parts).toEqual([]);
  });

  it('any model, any facts ⇒ the parts add up to the exact and to the booked amount', () => {
    let told = 0;
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const model = modelOf(g);
        const built = buildPlan(parseModel(modelInput(model)), [contractOf()], 'CNY');
        if (!built.ok) throw new Error(JSON.stringify(built.issues));
        const document = documentOf(g, model);
        const snapshot = snapshotOf(document.facts, document.balances);
        try {
          const record = decide(built.value, snapshot);
          for (const { code } of model.fees) {
            const { exact, booked, parts } = record.breakdown(code);
            if (parts.length === 0) continue;
            told++;
            const sum = (kinds: readonly { readonly amount: string }[]) =>
              exactText(kinds.reduce((total, { amount }) => add(total, parseExact(amount)), ZERO));
            expect(sum(parts.filter(({ kind }) => kind !== 'rounding'))).toBe(exact);
            if (booked !== undefined) expect(sum(parts)).toBe(booked);
          }
        } catch (error) {
          if (!isFeewrightError(error)) throw error;
        }
      }),
      { numRuns: 150, endOnFailure: true },
    );
    expect(told).toBeGreaterThan(50);
  });
});

describe('the breakdown of a fee of lines', () => {
  const plan = (cumulative: object) =>
    planOf({
      factors: [{ code: 'price', type: 'money', per: 'line' }],
      fees: [
        {
          ...{ code: 'fee', ...MERCHANT_PAYS, per: 'line' },
          price: { kind: 'graduated', measure: 'price', bands, ...cumulative },
        },
      ],
      accumulators: [{ code: 'sold', adds: 'price', ...MONTHLY }],
    });
  const lines = [{ price: '400' }, { price: '200.05' }];

  it('of each line, or of all', () => {
    const record = decidedLines(plan({}), {}, lines, { sold: ['0', 0] });
    expect([said(record.breakdown('fee', '1')), said(record.breakdown('fee', '2'))]).toEqual([
      '64',
      '32.008 + rounding 0.002',
    ]);
    expect(record.breakdown('fee')).toMatchObject({ exact: '96.008', booked: '96.01' });
    expect(record.rounding()).toEqual([
      { kind: 'fee', fee: 'fee', line: '1', difference: '0' },
      { kind: 'fee', fee: 'fee', line: '2', difference: '0.002' },
    ]);
    expect(() => record.breakdown('fee', '3')).toThrow(/no line '3'/);
  });

  it('over the window’s total, which an earlier line has moved', () => {
    const record = decidedLines(plan({ cumulative: { accumulator: 'sold', basis: 'marginal' } }), {}, lines, {
      sold: ['50', 1],
    });
    // 450 after the first line: 50 more at 16 %, 150.05 at 14 %.
    expect(said(record.breakdown('fee', '2'))).toBe('8 + 21.007 + rounding 0.003');
  });

  it('of a price for one unit there is nothing but what they come to', () => {
    const units = planOf({
      factors: [
        { code: 'base', type: 'money' },
        { code: 'pieces', type: 'integer' },
      ],
      fees: [
        {
          ...{ code: 'fee', ...MERCHANT_PAYS, per: 'unit', quantity: 'pieces' },
          price: { kind: 'ratio', rate: '0.16', base: 'base' },
        },
      ],
    });
    expect(said(decided(units, { base: '10', pieces: '3' }).breakdown('fee'))).toBe('1.6 + rounding -0.01');
  });
});

describe('the rounding ledger', () => {
  const plan = planOf({
    factors: [{ code: 'base', type: 'money' }],
    fees: [
      { code: 'fee', ...MERCHANT_PAYS, price: { kind: 'ratio', rate: '0.15', base: 'base' } },
      { code: 'vat', ...MERCHANT_PAYS, price: { kind: 'tax', of: 'fee', rate: '0.25', basis: 'inclusive' } },
      { code: 'coupon', ...MERCHANT_PAYS, price: { kind: 'ratio', rate: '0.333', base: 'base' } },
    ],
    apportionments: [
      {
        ...{ code: 'shares', of: 'coupon', payee: 'merchant', unplaced: 'reject' },
        bearers: [
          { code: 'platform', weight: 1 },
          { code: 'merchant', weight: 1 },
        ],
      },
    ],
  });

  it('booked − exact of each line, and of what was rounded before it was divided', () => {
    const record = decided(plan, { base: '0.30' });
    // The fee 0.045 → 0.05, of which 0.01 is tax; the coupon 0.0999 → 0.10.
    expect(record.rounding()).toEqual([
      { kind: 'fee', fee: 'fee', difference: '0.005' },
      { kind: 'fee', fee: 'vat', difference: '0' },
      { kind: 'divided', fee: 'shares', difference: '0.0001' },
    ]);
    expect(record.lines.map((line) => [line.fee, line.amount.toFixed(2), line.exact, line.roundingDifference])).toEqual(
      [
        ['fee', '0.04', '0.035', '0.005'],
        ['vat', '0.01', '0.01', '0'],
        ['shares', '0.05', '0.05', '0'],
      ],
    );
  });

  it('adds up by owner, currency and period', () => {
    const records = ['0.30', '0.30', '0.10'].map((base) => decided(plan, { base }));
    expect(roundingLedger(records, ({ time }) => time.slice(0, 7))).toEqual([
      { tenant: 't1', owner: 'm1', currency: 'CNY', period: '2026-11', difference: '0.0119' },
    ]);
    expect(roundingLedger([], () => '')).toEqual([]);
  });
});
