import { describe, expect, it } from 'vitest';
import { explainAmount } from '../../src/explain/explain-amount.ts';
import { explanationText } from '../../src/explain/explanation-text.ts';
import type { ExplainedShare } from '../../src/explain/how.ts';
import { type Balances, type Json, MONTHLY, planOf, snapshotOf } from '../decide/case.ts';

const FACTORS = [
  { code: 'cost', type: 'money' },
  { code: 'secret', type: 'money', sensitive: true, default: '1' },
];

function planWith(more: Json, accumulators: readonly Json[] = []) {
  const split = {
    ...{ code: 'split', of: 'cost', payer: 'platform', payee: 'merchant', rounding: 'half-up', unplaced: 'keep' },
    ...more,
  };
  const parties = ['platform', 'supplier', 'marketing', 'sales'].map((code) => ({ code, id: code }));
  return planOf({
    parties: [{ code: 'merchant', is: 'owner' }, ...parties],
    factors: FACTORS,
    apportionments: [split],
    accumulators,
  });
}

function told(plan: ReturnType<typeof planWith>, cost: string, balances: Balances = {}) {
  const snapshot = snapshotOf({ cost, secret: '7' }, balances);
  const explained = (bearer: string) => explainAmount(plan, snapshot, { apportionment: 'split', bearer });
  return {
    how: (bearer: string) => explained(bearer).amount.how as ExplainedShare,
    lines: (bearer: string, language: 'en' | 'zh' = 'en') =>
      explanationText(explained(bearer), language)
        .split('\n')
        .filter((line) => /^ {2}\S/.test(line) && !/^ {2}\w+ = /.test(line))
        .map((line) => line.trim()),
  };
}

const limited = (bearer: string, limit: string) => ({
  ...{ code: `of_${bearer}`, adds: { apportionment: 'split', bearer }, limit },
  ...MONTHLY,
});

describe('why a share is what it is', () => {
  it('by weight, with the unit that rounding left', () => {
    const bearers = ['platform', 'supplier', 'merchant'].map((code) => ({ code, weight: 1 }));
    const { how, lines } = told(planWith({ bearers }), '100');
    expect(how('platform')).toEqual({
      kind: 'share',
      of: 'cost',
      amount: '100.00',
      left: '100.00',
      by: 'weight',
      weight: '1',
      weights: '1 : 1 : 1',
      part: '100/3',
      headroom: undefined,
      reason: 'by-weight',
      remainder: '0.01',
    });
    expect(how('supplier')).not.toHaveProperty('remainder');
    expect(lines('platform')).toEqual([
      '100.00 of cost, among 1 : 1 : 1, weight 1: 100/3; by its weight',
      '+ 0.01 of the units that rounding left',
    ]);
    expect(lines('platform', 'zh')).toEqual(['cost 100.00 按 1 : 1 : 1 分摊,权重 1:100/3;按权重', '+ 0.01 尾差']);
  });

  it('fixed, a fraction, the rest; at a cap, and what came from one who was', () => {
    const bearers = [
      { code: 'platform', fixed: '12' },
      { code: 'supplier', weight: '0.5', cap: '10' },
      { code: 'merchant', rest: true },
    ];
    const { how, lines } = told(planWith({ bearers }), '100');
    expect(how('platform')).toMatchObject({ by: 'fixed', part: '12', reason: 'fixed' });
    expect(how('supplier')).toMatchObject({
      ...{ by: 'weight', left: '88.00', part: '44', headroom: '10', headroomBy: 'cap', reason: 'at-cap' },
    });
    expect(how('merchant')).toMatchObject({ by: 'rest', left: '88.00', part: '44', reason: 'rest', spill: '34' });
    expect(lines('supplier')).toEqual([
      '100.00 of cost, 88.00 of it left, among 0.5, weight 0.5: 44; it can take 10; all that it can take, by its cap',
    ]);
    expect(lines('merchant')).toEqual([
      'the rest of 100.00 of cost, 88.00 of it left: 44; the rest',
      '+ 34 what others could not take',
    ]);
    expect(lines('platform', 'zh')).toEqual(['cost 100.00 中固定承担 12;固定金额']);
    expect(lines('merchant', 'zh')).toEqual(['cost 100.00(剩余 88.00) 的余额:44;承担余额', '+ 34 他人无法承担而转来']);
    const short = told(planWith({ bearers }), '10');
    expect(short.how('platform')).toMatchObject({ part: '12', reason: 'shortage' });
  });

  it('in turn, and when nothing was left', () => {
    const bearers = [{ code: 'platform', cap: '100' }, { code: 'supplier', cap: '50' }, { code: 'merchant' }];
    const { how, lines } = told(planWith({ method: 'sequence', bearers }), '120');
    expect(how('platform')).toMatchObject({ by: 'turn', left: '120.00', headroom: '100', reason: 'at-cap' });
    expect(how('supplier')).toMatchObject({ left: '20.00', headroom: '50', reason: 'in-turn' });
    expect(how('merchant')).toMatchObject({ left: '0.00', reason: 'nothing-left' });
    expect(lines('supplier')).toEqual(['120.00 of cost in turns, 20.00 left at its own; it can take 50; in its turn']);
    expect(lines('merchant', 'zh')).toEqual(['cost 120.00 依次承担,轮到时剩余 0.00;轮到时已无余额']);
  });

  it('at a limit, and how far an account is past it', () => {
    const plan = planWith(
      {
        bearers: [
          { code: 'supplier', weight: 1 },
          { code: 'merchant', weight: 1 },
        ],
      },
      [limited('supplier', '100')],
    );
    const { how, lines } = told(plan, '50', { of_supplier: ['130', 2] });
    expect(how('supplier')).toMatchObject({ headroom: '0', headroomBy: 'limit', excess: '30', reason: 'at-limit' });
    expect(lines('supplier')).toEqual([
      '50.00 of cost, among 1 : 1, weight 1: 25; it can take 0; all that it can take, by its limit',
      'its account is 30 past its limit',
    ]);
    expect(lines('supplier', 'zh').at(-1)).toBe('账户已超过限额 30');
  });

  it('at what those below it can take; they divide its part', () => {
    const below = [
      { code: 'marketing', weight: 1, cap: '5' },
      { code: 'sales', weight: 1, cap: '10' },
    ];
    const bearers = [
      { code: 'platform', weight: 1, split: { bearers: below } },
      { code: 'merchant', weight: 1 },
    ];
    const { how } = told(planWith({ bearers }), '-100');
    expect(how('platform')).toMatchObject({
      ...{ amount: '-100.00', part: '-50', headroom: '15', headroomBy: 'split', reason: 'at-split' },
    });
    expect(how('sales')).toMatchObject({
      of: 'platform',
      amount: '-15.00',
      part: '-7.5',
      reason: 'at-cap',
      spill: '-2.5',
    });
    expect(how('merchant')).toMatchObject({ spill: '-35' });
  });

  it('what nobody else could take; no weight', () => {
    const bearers = [
      { code: 'platform', weight: 1, cap: '30' },
      { code: 'merchant', weight: 0 },
    ];
    const { how, lines } = told(planWith({ bearers, unplaced: { to: 'merchant' } }), '100');
    expect(how('merchant')).toMatchObject({ weight: '0', part: '0', unplaced: '70.00' });
    expect(lines('merchant').at(-1)).toBe('+ 70.00 what nobody else could take');
    expect(told(planWith({ bearers }), '100').how('merchant').reason).toBe('no-weight');
  });

  it('a sensitive cap hides what it could be read back from', () => {
    const bearers = [
      { code: 'platform', weight: 1, cap: 'secret' },
      { code: 'merchant', weight: 1 },
    ];
    const { how } = told(planWith({ bearers }), '100');
    expect(how('platform')).toMatchObject({ headroom: '***', part: '***', weight: '1' });
    expect(how('merchant')).toMatchObject({ spill: '***' });
  });
});
