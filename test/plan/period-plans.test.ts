import { describe, expect, it } from 'vitest';
import { sentence } from '../../src/issues/issue.ts';
import { safeParseModel } from '../../src/model/parse-model.ts';
import { faultText, type Json, MERCHANT_PAYS, MONTHLY, modelOf, planFaults, planOf, tryPlan } from '../decide/case.ts';

const FACTORS = [
  { code: 'base', type: 'money' },
  { code: 'from', type: 'date', is: 'window-start' },
  { code: 'to', type: 'date', is: 'window-end' },
];
const formula = (text: string) => ({ kind: 'formula', formula: text });
const COMMISSION = { code: 'commission', ...MERCHANT_PAYS, price: formula('base * 0.1') };
const monthly = (text: string, more: Json = {}) => ({
  ...{ code: 'monthly', ...MERCHANT_PAYS, per: 'period', period: { accumulator: 'billed' }, price: formula(text) },
  ...more,
});
const BILLED = { code: 'billed', adds: 'commission', ...MONTHLY };

/** Faults of reading the model, or else those of planning it. */
function faults(fees: readonly Json[], more: Json = {}): readonly string[] {
  const parts = { factors: FACTORS, fees, accumulators: [BILLED], ...more };
  const read = safeParseModel(modelOf(parts));
  return read.ok ? planFaults(parts) : read.issues.map(faultText);
}

describe('a model with a fee per period', () => {
  const plan = planOf({
    factors: FACTORS,
    fees: [
      COMMISSION,
      { code: 'length', booked: false, per: 'period', price: formula('days(from, to)') },
      monthly('length > 29 ? 100 - billed : 90 - billed'),
    ],
    apportionments: [
      {
        ...{ code: 'split', of: 'monthly', payee: 'platform', unplaced: 'keep' },
        bearers: [{ code: 'merchant', weight: '1' }],
      },
    ],
    accumulators: [BILLED, { code: 'madeUp', adds: 'monthly', ...MONTHLY }],
  });

  it('has one plan for documents, and one for each such fee', () => {
    expect(plan.nodes.map(({ item }) => item.code)).toEqual(['commission']);
    expect(plan.factors.map(({ factor }) => factor.code)).toEqual(['base']);
    expect(plan.accumulators.map(({ item }) => item.code)).toEqual(['billed']);
    const period = plan.periods.get('monthly');
    expect(period?.nodes.map(({ item }) => item.code)).toEqual(['length', 'monthly', 'split']);
    expect(period?.factors.map(({ factor }) => factor.code)).toEqual(['from', 'to']);
    expect(period?.accumulators.map(({ item }) => item.code)).toEqual(['billed', 'madeUp']);
    expect(period?.period).toEqual({ fee: 'monthly', window: 'month', timeZone: 'Asia/Shanghai' });
    expect(period?.periods.size).toBe(0);
  });

  it('asks for the keys where they are more than the contract’s own', () => {
    const period = (key: readonly string[]) =>
      planOf({
        factors: [...FACTORS, { code: 'channel', type: 'text' }],
        fees: [COMMISSION, monthly('100 - billed')],
        accumulators: [{ ...BILLED, key }],
      }).periods.get('monthly')?.period?.keys;
    expect(period([])).toBeUndefined();
    expect(period(['party', 'business'])).toBeUndefined();
    expect(period(['party', 'store'])).toEqual({ accumulator: 'billed', parts: ['party', 'store'] });
    expect(period(['channel'])).toEqual({ accumulator: 'billed', parts: ['channel'] });
  });

  it('a fee switched off has none', () => {
    const off = planOf({
      factors: FACTORS,
      fees: [COMMISSION, monthly('1', { enabled: false })],
      accumulators: [BILLED],
    });
    expect(off.periods.size).toBe(0);
  });
});

describe('what is wrong with a fee per period', () => {
  it.each([
    ['no period', [monthly('1', { period: undefined })], 'fees[0].period: period-missing'],
    [
      'a period of a step',
      [{ code: 's', booked: false, per: 'period', period: { window: 'day' }, price: formula('1') }],
      'fees[0].period: period-unneeded',
    ],
    ['a period of every document', [{ ...COMMISSION, period: { window: 'day' } }], 'fees[0].period: period-unneeded'],
    [
      'an unknown total',
      [monthly('1', { period: { accumulator: 'bild' } })],
      'fees[0].period.accumulator: reference-unknown',
    ],
    ['an unknown window', [monthly('1', { period: { window: 'fortnight' } })], 'fees[0].period.window: value-invalid'],
  ])('%s', (_, fees, fault) => {
    const given = JSON.parse(JSON.stringify([...fees, { ...COMMISSION, code: 'other' }])) as readonly Json[];
    const accumulators = [{ code: 'billed', adds: 'other', ...MONTHLY }];
    expect(faults(given, { accumulators })).toEqual([fault]);
  });

  it('a total that never ends', () => {
    const accumulators = [{ ...BILLED, window: 'lifetime' }];
    expect(faults([COMMISSION, monthly('1')], { accumulators })).toEqual(['fees[1].period.accumulator: period-window']);
  });

  it('reads what is booked for every document, or is read there', () => {
    expect(faults([COMMISSION, monthly('100 - commission')])).toEqual(['fees[1]: period-reads-document']);
    expect(faults([{ ...COMMISSION, price: formula('monthly') }, monthly('100')])).toEqual(['fees[0]: period-amount']);
  });

  it('a date of the window where a document is priced, or that is no date', () => {
    expect(faults([{ ...COMMISSION, price: formula("from > '2026-01-01' ? 1 : 2") }, monthly('1')])).toEqual([
      'factors[1].is: period-factor',
    ]);
    const factors = [{ code: 'base', type: 'money', is: 'window-end' }];
    expect(faults([COMMISSION, monthly('1')], { factors })).toEqual(['factors[0].is: factor-field']);
  });

  it('is said in both languages', () => {
    const plan = tryPlan({ factors: FACTORS, fees: [COMMISSION, monthly('100 - commission')], accumulators: [BILLED] });
    const said = plan.ok ? [] : plan.issues.flatMap((fault) => [sentence(fault, 'en'), sentence(fault, 'zh')]);
    expect(said).toEqual([
      "'monthly' is decided once a period and reads 'commission', which is booked elsewhere; read an accumulator that adds it, or a step",
      '“monthly”按周期计算,却引用了在别处入账的“commission”;请引用累计它的累额,或中间步骤',
    ]);
  });
});
