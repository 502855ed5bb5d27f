import { describe, expect, it } from 'vitest';
import { counterfactuals } from '../../src/breakpoints/counterfactual.ts';
import { type Balances, type Facts, type Json, MERCHANT_PAYS, MONTHLY, planOf, snapshotOf } from '../decide/case.ts';

/** `base 450 → 500 (50): band commission 0 → 1`, nearest first. */
function told(parts: Json, facts: Facts, balances: Balances = {}): readonly string[] {
  return counterfactuals(planOf(parts), snapshotOf(facts, balances)).map(({ factor, from, to, by, changes }) => {
    const gap = by === undefined ? '' : ` (${by})`;
    const what = changes.map(
      (each) => `${each.kind} ${each.of}${each.about && ` ${each.about}`} ${each.from} → ${each.to}`,
    );
    return `${factor} ${from} → ${to}${gap}: ${what.join('; ')}`;
  });
}

const BASE = [{ code: 'base', type: 'money' }];
const bands = [
  { from: '0', rate: '0.16' },
  { from: '500', rate: '0.14' },
  { from: '2000', rate: '0.12' },
];
const banded = (more: Json) => ({
  factors: BASE,
  fees: [{ code: 'commission', ...MERCHANT_PAYS, price: { kind: 'graduated', measure: 'base', bands, ...more } }],
});

describe('the smallest change of one factor', () => {
  it('to the next band, and to the one below, at the very cent', () => {
    expect(told(banded({ boundary: 'lower' }), { base: '450' })).toEqual([
      'base 450 → 500 (50): band commission 0 → 1',
    ]);
    expect(told(banded({ boundary: 'upper' }), { base: '450' })).toEqual([
      'base 450 → 500.01 (50.01): band commission 0 → 1',
    ]);
    expect(told(banded({ boundary: 'lower' }), { base: '500' })).toEqual([
      'base 500 → 499.99 (-0.01): band commission 1 → 0',
      'base 500 → 2000 (1500): band commission 1 → 2',
    ]);
  });

  it('to another row of a table', () => {
    const table = {
      code: 'card',
      columns: [{ name: 'scheme' }, { name: 'base', boundary: 'lower' }],
      gives: [{ code: 'rate', type: 'ratio' }],
      hit: 'unique',
      rows: [
        { cells: [['visa', 'jcb'], { from: '0', to: '50' }], gives: { rate: '0.02' } },
        { cells: ['visa', { from: '50', to: '80' }], gives: { rate: '0.01' } },
        { cells: ['amex', { from: '0', to: '50' }], gives: { rate: '0.03' } },
      ],
      default: { rate: '0' },
    };
    const price = { kind: 'rate-card', table: 'card', base: 'base' };
    const factors = [...BASE, { code: 'scheme', type: 'text' }];
    const parts = { factors, tables: [table], fees: [{ code: 'fee', ...MERCHANT_PAYS, price }] };
    expect(told(parts, { base: '60', scheme: 'visa' })).toEqual([
      'base 60 → 49.99 (-10.01): branch fee lookup(card) 1 → 0',
      'base 60 → 80 (20): branch fee lookup(card) 1 → default',
      'scheme visa → jcb: branch fee lookup(card) 1 → default',
      'scheme visa → amex: branch fee lookup(card) 1 → default',
    ]);
  });

  it('counts what the window held before', () => {
    const parts = {
      ...banded({ boundary: 'lower', cumulative: { accumulator: 'sales', basis: 'marginal' } }),
      accumulators: [{ code: 'sales', adds: 'base', ...MONTHLY }],
    };
    expect(told(parts, { base: '100' }, { sales: ['1850', 3] })).toEqual([
      'base 100 → 150 (50): band commission 1 → 2',
    ]);
  });

  it('to a floor or cap', () => {
    const parts = {
      factors: BASE,
      fees: [{ code: 'fee', ...MERCHANT_PAYS, price: { kind: 'ratio', rate: '0.01', base: 'base', floor: 1, cap: 5 } }],
    };
    expect(told(parts, { base: '300' })).toEqual([
      'base 300 → 500.01 (200.01): cap fee false → true',
      'base 300 → 99.99 (-200.01): floor fee false → true',
    ]);
    expect(told(parts, { base: '100' })[0]).toBe('base 100 → 99.99 (-0.01): floor fee false → true');
  });

  it('to another rule: the nearest of several factors, as a part of its value, comes first', () => {
    const parts = {
      factors: [
        { code: 'gmv', type: 'money' },
        { code: 'orders', type: 'integer' },
        { code: 'channel', type: 'text' },
      ],
      fees: [
        {
          code: 'bonus',
          ...MERCHANT_PAYS,
          when: "gmv >= 100000 and orders > 10 and channel == 'app'",
          price: { kind: 'flat', amount: '50' },
        },
      ],
    };
    expect(told(parts, { gmv: '99999.5', orders: '11', channel: 'app' })).toEqual([
      'gmv 99999.5 → 100000 (0.5): applies bonus false → true',
    ]);
    expect(told(parts, { gmv: '100000', orders: '10', channel: 'app' })).toEqual([
      'orders 10 → 11 (1): applies bonus false → true',
    ]);
    expect(told(parts, { gmv: '100000', orders: '11', channel: 'web' })).toEqual([
      'channel web → app: applies bonus false → true',
    ]);
    // Two conditions fail: no change of one factor alone decides anything else.
    expect(told(parts, { gmv: '99999.5', orders: '10', channel: 'app' })).toEqual([]);
    expect(told(parts, { gmv: '99999.5', orders: '11', channel: 'web' })).toEqual([]);
  });

  it('to where a fee no longer applies, without what it would have chosen inside', () => {
    const price = { kind: 'ratio', rate: '0.05', base: 'base', floor: 1 };
    const parts = { factors: BASE, fees: [{ code: 'fee', ...MERCHANT_PAYS, when: 'base >= 100', price }] };
    expect(told(parts, { base: '150' })).toEqual(['base 150 → 99.99 (-50.01): applies fee true → false']);
    expect(told(parts, { base: '50' })).toEqual(['base 50 → 100 (50): applies fee false → true']);
  });

  it('to another branch of a formula, whichever part of its condition fails', () => {
    const factors = [...BASE, { code: 'channel', type: 'text' }];
    const price = { kind: 'formula', formula: "base >= 100 and channel == 'app' ? base * 0.04 : base * 0.05" };
    const parts = { factors, fees: [{ code: 'fee', ...MERCHANT_PAYS, price }] };
    const condition = "base >= 100 and channel == 'app'";
    expect(told(parts, { base: '50', channel: 'app' })).toEqual([
      `base 50 → 100 (50): branch fee ${condition} false → true`,
    ]);
    expect(told(parts, { base: '50', channel: 'web' })).toEqual([]);
  });

  it('to a bearer who is full, or no longer', () => {
    const parts = {
      factors: [{ code: 'coupon', type: 'money' }],
      apportionments: [
        {
          code: 'cost',
          of: 'coupon',
          payee: 'merchant',
          rounding: 'half-up',
          unplaced: 'reject',
          bearers: [
            { code: 'platform', weight: 5, cap: '30' },
            { code: 'supplier', weight: 5 },
          ],
        },
      ],
    };
    // Of 59.99, half is 29.995: the cent that is left over goes to the bearer declared first.
    expect(told(parts, { coupon: '50' })).toEqual([
      'coupon 50 → 59.99 (9.99): bearer cost platform takes → full',
      'coupon 50 → 0.01 (-49.99): bearer cost supplier takes → nothing',
    ]);
    expect(told(parts, { coupon: '60' })[0]).toBe('coupon 60 → 59.98 (-0.02): bearer cost platform full → takes');
  });

  it('to a bearer on a level below who is full', () => {
    const below = [
      { code: 'supplier', weight: 1, cap: '10' },
      { code: 'merchant', weight: 1 },
    ];
    const parts = {
      factors: [{ code: 'coupon', type: 'money' }],
      apportionments: [
        {
          ...{ code: 'cost', of: 'coupon', payee: 'merchant', rounding: 'half-up', unplaced: 'reject' },
          bearers: [{ code: 'platform', weight: 1, split: { bearers: below } }],
        },
      ],
    };
    // Of 19.99, half is 9.995: the cent that is left over fills the bearer declared first.
    expect(told(parts, { coupon: '15' })[0]).toBe('coupon 15 → 19.99 (4.99): bearer cost supplier takes → full');
  });
});
