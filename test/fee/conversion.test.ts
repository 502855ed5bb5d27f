import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFastPlan } from '../../src/decide/decide-fast.ts';
import { explainAmount } from '../../src/explain/explain-amount.ts';
import { explanationText } from '../../src/explain/explanation-text.ts';
import { sentence } from '../../src/issues/issue.ts';
import { definitionHash } from '../../src/model/definition-hash.ts';
import { parseModel } from '../../src/model/parse-model.ts';
import {
  booked,
  decided,
  type Facts,
  faultText,
  type Json,
  MERCHANT_PAYS,
  modelOf,
  planOf,
  refused,
  snapshotOf,
  tryPlan,
} from '../decide/case.ts';

const FACTORS = [
  { code: 'gmv', type: 'money' },
  { code: 'listing', type: 'money', currency: 'EUR' },
  { code: 'yen', type: 'money', currency: 'JPY' },
  { code: 'dinar', type: 'money', currency: 'KWD' },
  { code: 'kuna', type: 'money', currency: 'HRK' },
  { code: 'rate', type: 'ratio', scale: 8 },
  { code: 'secret', type: 'ratio', sensitive: true },
];

const convert = (amount: string, more: Json = {}): Json => ({ kind: 'conversion', amount, rate: 'rate', ...more });
const fee = (price: Json, more: Json = {}): Json => ({ code: 'fee', ...MERCHANT_PAYS, price, ...more });
const step = (code: string, currency: string, price: Json, more: Json = {}): Json => ({
  code,
  booked: false,
  currency,
  price,
  ...more,
});
const parts = (...fees: readonly Json[]): Json => ({ factors: FACTORS, fees });

function faults(...fees: readonly Json[]): readonly string[] {
  try {
    const plan = tryPlan(parts(...fees));
    return plan.ok ? [] : plan.issues.map((each) => `${faultText(each)}: ${sentence(each, 'en')}`);
  } catch (thrown) {
    return [String((thrown as Error).message)];
  }
}

describe('a fee of another currency', () => {
  const plan = planOf(parts(fee(convert('listing', { from: 'EUR' }))));

  it('is converted at its rate and rounded once, by its own rounding', () => {
    const record = decided(plan, { listing: '12.34', rate: '7.81234567' });
    // 12.34 × 7.81234567 = 96.4043455678
    expect(booked(record, 'fee')).toBe('96.40');
    expect(record.lines[0]?.exact).toBe('96.4043455678');
    expect(record.lines[0]?.currency ?? record.currency).toBe('CNY');
    expect(booked(decided(plan, { listing: '0.45', rate: '7.81234567' }), 'fee')).toBe('3.52');
  });

  it('is the exact opposite for what is taken back', () => {
    expect(booked(decided(plan, { listing: '-12.34', rate: '7.81234567' }), 'fee')).toBe('-96.40');
    expect(booked(decided(plan, { listing: '0.01', rate: '0.5' }), 'fee')).toBe('0.01');
    expect(booked(decided(plan, { listing: '-0.01', rate: '0.5' }), 'fee')).toBe('-0.01');
  });

  it('runs in the scaled-integer lane, with rates of 8 decimals', () => {
    const run = compileFastPlan(plan);
    expect(run?.(snapshotOf({ listing: '12.34', rate: '7.81234567' }))).toBeDefined();
    // One decimal more, or an amount beyond it: the exact lane, with the same answer as ever.
    expect(run?.(snapshotOf({ listing: '12.34', rate: '7.812345678' }))).toBeUndefined();
    expect(booked(decided(plan, { listing: '12.34', rate: '7.812345678' }), 'fee')).toBe('96.40');
    expect(booked(decided(plan, { listing: '900000000.01', rate: '7.81234567' }), 'fee')).toBe('7031111103.08');
  });

  it('needs a rate above zero', () => {
    for (const rate of ['0', '-1']) {
      expect(refused(plan, { listing: '12.34', rate }).map((each) => sentence(each, 'en'))).toEqual([
        `the rate of 'fee' is ${rate}; a rate of exchange is above zero`,
      ]);
    }
    expect(booked(decided(plan, { listing: '100', rate: '0.00000001' }), 'fee')).toBe('0.00');
  });

  it('may have a floor and a cap in its own currency', () => {
    const bounded = planOf(parts(fee(convert('listing', { floor: '1', cap: '100' }))));
    const at = (listing: string): string => booked(decided(bounded, { listing, rate: '7.81234567' }), 'fee');
    expect(['0.12', '0.13', '12.80', '12.81'].map(at)).toEqual(['1.00', '1.02', '100.00', '100.00']);
  });
});

describe('the minor unit of the target', () => {
  it('of yen is the yen, of the Kuwaiti dinar the thousandth', () => {
    const plan = planOf(
      parts(
        step('in_yen', 'JPY', convert('gmv'), { rounding: 'half-even' }),
        step('in_dinar', 'KWD', convert('gmv'), { rounding: 'half-up' }),
        fee(convert('in_dinar', { rate: '10' })),
      ),
    );
    // 1,234.56 × 20.45671234 = 25,255.0387864704
    const yen = decided(plan, { gmv: '1234.56', rate: '20.45671234' });
    expect(yen.amount('in_yen').toFixed()).toBe('25255');
    // 999.99 × 0.30712345 = 307.1203787655; ten times the booked 307.120
    const dinar = decided(plan, { gmv: '999.99', rate: '0.30712345' });
    expect(dinar.amount('in_dinar').toFixed(3)).toBe('307.120');
    expect(booked(dinar, 'fee')).toBe('3071.20');
    // Half a fils, and just below.
    expect(decided(plan, { gmv: '0.05', rate: '0.01' }).amount('in_dinar').toFixed(3)).toBe('0.001');
    expect(decided(plan, { gmv: '0.05', rate: '0.00999999' }).amount('in_dinar').toFixed(3)).toBe('0.000');
    // Half a yen goes to the even one.
    expect(decided(plan, { gmv: '0.05', rate: '10' }).amount('in_yen').toFixed()).toBe('0');
    expect(decided(plan, { gmv: '0.15', rate: '10' }).amount('in_yen').toFixed()).toBe('2');
  });

  it('is no matter where a step names another scale', () => {
    const plan = planOf(parts(step('in_yen', 'JPY', convert('gmv'), { rounding: { mode: 'half-up', scale: 4 } })));
    expect(decided(plan, { gmv: '1234.56', rate: '20.45671234' }).amount('in_yen').toFixed()).toBe('25255.0388');
  });

  it('of the source is no matter: 350,000 yen at 0.04861234 are 17,014.32', () => {
    const plan = planOf(parts(fee(convert('yen'))));
    expect(booked(decided(plan, { yen: '350000', rate: '0.04861234' }), 'fee')).toBe('17014.32');
    expect(
      booked(decided(planOf(parts(fee(convert('dinar')))), { dinar: '12.3456', rate: '23.45678901' }), 'fee'),
    ).toBe('289.59');
  });
});

describe('an inverse quotation', () => {
  // Regulation (EU) 2022/1208: 1 euro is 7.53450 Croatian kuna; by Regulation (EC) No 1103/97 an amount in the national
  // unit is divided by that rate, no rate the other way round is used, and half a cent is rounded up.
  const model = {
    ...parts(fee({ kind: 'conversion', amount: 'kuna', rate: 'rate', quote: 'inverse', from: 'HRK' })),
    currency: 'EUR',
  };
  const plan = planOf(model, [], 'EUR');
  const euro = (kuna: string): string => booked(decided(plan, { kuna, rate: '7.53450' }), 'fee');

  it('divides by the rate, and rounds only the quotient', () => {
    expect([euro('100'), euro('1000'), euro('10000')]).toEqual(['13.27', '132.72', '1327.23']);
    expect(euro('7.5345')).toBe('1.00');
    // With a rate turned round and cut to 6 digits, 0.132723, it would be 13272.30.
    expect(euro('100000')).toBe('13272.28');
    expect(euro('-100')).toBe('-13.27');
  });

  it('keeps the exact quotient', () => {
    const record = decided(plan, { kuna: '100', rate: '7.53450' });
    expect(record.lines[0]?.exact).toBe('200000/15069');
  });

  it('needs a rate above zero', () => {
    expect(refused(plan, { kuna: '1', rate: '0' }).map(({ code }) => code)).toEqual(['conversion-rate']);
    expect(refused(plan, { kuna: '1', rate: '-2' }).map((each) => sentence(each, 'en'))).toEqual([
      "the rate of 'fee' is -2; a rate of exchange is above zero",
    ]);
  });
});

describe('steps of a currency of their own', () => {
  it('have every price there is in that currency, and others convert what they come to', () => {
    const plan = planOf(
      parts(
        step('commission_eur', 'EUR', { kind: 'ratio', rate: '0.08', base: 'listing', floor: '0.30' }),
        step('net_eur', 'EUR', { kind: 'formula', formula: 'listing - commission_eur' }),
        fee(convert('net_eur')),
      ),
    );
    const record = decided(plan, { listing: '100.00', rate: '7.5' });
    expect(record.amount('commission_eur').toFixed()).toBe('8');
    expect(booked(record, 'fee')).toBe('690.00');
    expect(booked(decided(plan, { listing: '2.00', rate: '7.5' }), 'fee')).toBe('12.75');
  });

  it('may be added up, and the total read', () => {
    const plan = planOf({
      ...parts(
        step('eur', 'EUR', { kind: 'formula', formula: 'listing * 2' }, { rounding: 'half-up' }),
        step('so_far', 'EUR', { kind: 'formula', formula: 'sold' }),
        fee(convert('so_far')),
      ),
      accumulators: [{ code: 'sold', adds: 'eur', key: ['party'], window: 'month' }],
    });
    const record = decided(plan, { listing: '10', rate: '7.5' }, { sold: ['100', 1] });
    expect(record.entries.map(({ after }) => after)).toEqual(['120']);
  });
});

describe('nothing mixes by itself', () => {
  it.each<[string, readonly Json[], readonly string[]]>([
    [
      'a fee of the wrong currency',
      [fee({ kind: 'formula', formula: 'listing' })],
      [
        "fees[0].price.formula: formula-type: line 1, column 1: expected money(CNY), found money(EUR); convert EUR into CNY in a step of kind 'conversion' first",
      ],
    ],
    [
      'a sum of two',
      [fee({ kind: 'formula', formula: 'gmv + listing' })],
      [
        "fees[0].price.formula: formula-operands: line 1, column 5: money(CNY) + money(EUR) has no meaning; convert EUR into CNY in a step of kind 'conversion' first",
      ],
    ],
    [
      'a choice between two',
      [fee({ kind: 'formula', formula: 'gmv > 0 ? gmv : listing' })],
      [
        "fees[0].price.formula: formula-branches: line 1, column 17: a choice between money(CNY) and money(EUR) has no type; convert EUR into CNY in a step of kind 'conversion' first",
      ],
    ],
    [
      'a step of one that computes another',
      [step('x', 'JPY', { kind: 'ratio', rate: '0.1', base: 'gmv' })],
      [
        "fees[0].price.base: formula-type: line 1, column 1: expected money(JPY) or quantity, found money(CNY); convert CNY into JPY in a step of kind 'conversion' first",
      ],
    ],
    [
      'a conversion into itself',
      [fee(convert('gmv'))],
      ['fees[0].price.amount: conversion-same: this converts CNY into CNY'],
    ],
    [
      'a conversion that says so',
      [fee(convert('gmv', { from: 'CNY' }))],
      ['fees[0].price.from: conversion-same: this converts CNY into CNY'],
    ],
    [
      'a conversion from what it is not',
      [fee(convert('listing', { from: 'USD' }))],
      [
        "fees[0].price.amount: formula-type: line 1, column 1: expected money(USD), found money(EUR); convert EUR into USD in a step of kind 'conversion' first",
      ],
    ],
    [
      'a conversion of no money',
      [fee(convert('rate'))],
      ['fees[0].price.amount: conversion-amount: what is converted is money of another currency, not ratio'],
    ],
    [
      'a bare number of no currency',
      [fee(convert('5'))],
      [
        'fees[0].price.amount: formula-ambiguous: line 1, column 1: nothing says whether 5 is money, a ratio or a quantity',
      ],
    ],
    [
      'a rate that is money',
      [fee(convert('listing', { rate: 'gmv' }))],
      ['fees[0].price.rate: formula-type: line 1, column 1: expected ratio, found money(CNY)'],
    ],
  ])('%s', (_, fees, expected) => {
    expect(faults(...fees)).toEqual(expected);
  });

  it('a bare number takes the currency that is stated', () => {
    expect(booked(decided(planOf(parts(fee(convert('5', { from: 'EUR' })))), { rate: '7.5' }), 'fee')).toBe('37.50');
  });

  it('a converting step says how it rounds, and a booked fee is in the model’s currency', () => {
    expect(faults(step('x', 'JPY', convert('gmv')))[0]).toContain(
      "'x' converts into JPY and must say how that is rounded",
    );
    expect(faults(fee(convert('gmv'), { currency: 'JPY' }))[0]).toContain(
      "'fee' is booked, so it is in CNY as the model is, not in JPY; let a step be in JPY, and a fee of kind 'conversion' book it in CNY",
    );
  });

  it('nor is it divided into lines of another', () => {
    const plan = tryPlan({
      ...parts(),
      apportionments: [
        {
          code: 'split',
          of: 'listing',
          payer: 'platform',
          payee: 'merchant',
          rounding: 'half-up',
          unplaced: 'keep',
          bearers: [{ code: 'platform', weight: '1' }],
        },
      ],
    });
    expect(plan.ok ? [] : plan.issues.map((each) => sentence(each, 'en'))).toEqual([
      "'split' divides 'listing', which is in EUR, and its shares are in CNY; convert it in a step of kind 'conversion' first",
    ]);
  });
});

describe('a contract', () => {
  it('may bring its own rate, quotation and rounding', () => {
    const term = { fee: 'fee', price: { rate: '8', quote: 'inverse' }, rounding: 'up' };
    const plan = planOf(parts(fee(convert('listing'))), [term]);
    expect(booked(decided(plan, { listing: '1' }), 'fee')).toBe('0.13');
  });
});

describe('the hash of a model', () => {
  it('is the same whether a default is written out or not', () => {
    const hash = (item: Json) => definitionHash(parseModel(modelOf(parts(item))));
    const plain = hash(fee(convert('listing')));
    expect(hash(fee(convert('listing', { quote: 'direct' })))).toBe(plain);
    expect(hash(fee(convert('listing'), { currency: 'CNY' }))).toBe(plain);
    expect(hash(fee(convert('listing', { quote: 'inverse' })))).not.toBe(plain);
  });
});

describe('its explanation', () => {
  const SOURCE = { source: 'fx-service', version: '42', time: '2026-11-24T00:00:00Z' };
  const explained = (facts: Facts, item: Json, language: 'en' | 'zh' = 'en'): string => {
    const plan = planOf(parts(item));
    const snapshot = { ...snapshotOf(facts), sources: { rate: SOURCE, secret: SOURCE } };
    return explanationText(explainAmount(plan, snapshot, { fee: 'fee' }), language);
  };

  it('shows the amount before, the rate with source, version and time, and the amount after, exact and booked', () => {
    const text = explained({ listing: '12.34', rate: '7.81234567' }, fee(convert('listing')));
    expect(text.split('\n').slice(1)).toEqual([
      'fee = 96.40 CNY',
      '  converted 12.34 EUR at 7.81234567 CNY for 1 EUR (from fx-service, version 42, 2026-11-24T00:00:00Z)',
      '  listing * rate = 12.34 * 7.81234567',
      '  exactly 96.4043455678, rounded half-up to 2 decimals: 96.40',
      '  rate = 7.81234567',
      '    from fx-service, version 42, 2026-11-24T00:00:00Z',
      '  listing = 12.34 EUR',
      '    from ?',
    ]);
  });

  it('in Chinese, and of an inverse quotation', () => {
    const text = explained({ listing: '10', rate: '0.125' }, fee(convert('listing', { quote: 'inverse' })), 'zh');
    expect(text).toContain('换算 10 EUR,汇率 1 CNY = 0.125 EUR(来源:fx-service,版本 42,2026-11-24T00:00:00Z)');
    expect(text).toContain('精确值 80,四舍五入到 2 位小数:80.00');
  });

  it('of a rate that is computed, without one source', () => {
    const text = explained({ listing: '10', rate: '8' }, fee(convert('listing', { rate: 'rate * 0.99' })));
    expect(text).toContain('converted 10 EUR at 7.92 CNY for 1 EUR\n');
  });

  it('hides a sensitive rate', () => {
    const text = explained({ listing: '10', secret: '8' }, fee(convert('listing', { rate: 'secret' })));
    expect(text).toContain('converted 10 EUR at *** CNY for 1 EUR (from fx-service');
    expect(text).toContain('10 * ***');
  });
});

describe('whatever the amounts', () => {
  it('both lanes give amount × rate, rounded once', () => {
    const plan = planOf(parts(fee(convert('listing'))));
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 9), max: 10 ** 9 }),
        fc.integer({ min: 1, max: 10 ** 10 }),
        (cents, rate) => {
          const facts = { listing: decimal(cents, 2), rate: decimal(rate, 8) };
          const exact = BigInt(cents) * BigInt(rate);
          const size = exact < 0n ? -exact : exact;
          const units = (size * 2n + 10n ** 8n) / (2n * 10n ** 8n);
          const expected = decimal(Number(exact < 0n ? -units : units), 2);
          expect(decided(plan, facts).amount('fee').toFixed()).toBe(expected);
        },
      ),
      { numRuns: 500 },
    );
  });

  function decimal(units: number, scale: number): string {
    const digits = String(Math.abs(units)).padStart(scale + 1, '0');
    const text = `${digits.slice(0, -scale)}.${digits.slice(-scale)}`.replace(/\.?0+$/, '');
    return units < 0 && text !== '0' ? `-${text}` : text;
  }
});
