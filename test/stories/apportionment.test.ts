import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine.ts';
import { defineContract } from '../../src/model/define-contract.ts';
import { defineModel } from '../../src/model/define-model.ts';
import { defineRules } from '../../src/model/define-rules.ts';
import { decided, lineTexts, MONTHLY, planOf, sharesText } from '../decide/case.ts';
import { Month } from './month.ts';

const COST = [{ code: 'cost', type: 'money' }];
const split = (more: object) => ({
  code: 'split',
  of: 'cost',
  payer: 'platform',
  payee: 'merchant',
  rounding: 'half-up',
  unplaced: 'keep',
  ...more,
});
const limit = (bearer: string, amount: string) => ({
  code: `of_${bearer}`,
  adds: { apportionment: 'split', bearer },
  ...MONTHLY,
  limit: amount,
});
const parties = (...codes: readonly string[]) => [
  { code: 'merchant', is: 'owner' },
  ...codes.map((code) => ({ code, id: code })),
];

describe('a budget of two levels', () => {
  const plan = planOf({
    parties: parties('platform', 'marketing', 'sales', 'supplier'),
    factors: COST,
    apportionments: [
      split({
        bearers: [
          {
            code: 'platform',
            weight: '0.5',
            split: {
              bearers: [
                { code: 'marketing', weight: 1 },
                { code: 'sales', weight: 1 },
              ],
            },
          },
          { code: 'supplier', rest: true },
        ],
      }),
    ],
    accumulators: [limit('platform', '30'), limit('marketing', '10')],
  });

  it('platform 0.5 up to 30.00, split 1 : 1, marketing up to 10.00; the supplier takes the rest of 100.00', () => {
    const record = decided(plan, { cost: '100' }, { of_platform: ['0', 0], of_marketing: ['0', 0] });
    expect(sharesText(record, 'split')).toBe('30.00 / 10.00 / 20.00 / 70.00');
    // The platform's own share posts to its limit, and only those below it make lines.
    expect(lineTexts(record)).toEqual([
      'share split marketing → merchant 10.00',
      'share split sales → merchant 20.00',
      'share split supplier → merchant 70.00',
    ]);
    expect(record.entries.map(({ accumulator, after }) => `${accumulator} ${after}`)).toEqual([
      'of_platform 30',
      'of_marketing 10',
    ]);
    expect(record.shares.map((share) => [share.bearer, share.above])).toEqual([
      ['platform', undefined],
      ['marketing', 'platform'],
      ['sales', 'platform'],
      ['supplier', undefined],
      [undefined, undefined],
    ]);
  });

  it('month by month: what a budget above leaves, and what one below it leaves', () => {
    const month = new Month(plan);
    expect(sharesText(month.bill({ cost: '40' }), 'split')).toBe('20.00 / 10.00 / 10.00 / 20.00');
    // Marketing is used up; the platform has 10.00 left, which sales takes alone.
    expect(sharesText(month.bill({ cost: '40' }), 'split')).toBe('10.00 / 0.00 / 10.00 / 30.00');
    expect(sharesText(month.bill({ cost: '40' }), 'split')).toBe('0.00 / 0.00 / 0.00 / 40.00');
    // Taken back: no more than stands on either account.
    expect(sharesText(month.bill({ cost: '-100' }), 'split')).toBe('-30.00 / -10.00 / -20.00 / -70.00');
    expect([month.balance('of_platform'), month.balance('of_marketing')]).toEqual(['0', '0']);
  });

  it('where those below have budgets only, theirs together are the room of the one above', () => {
    const below = planOf({
      parties: parties('platform', 'marketing', 'sales', 'supplier'),
      factors: COST,
      apportionments: [
        split({
          bearers: [
            {
              code: 'platform',
              weight: 1,
              split: {
                bearers: [
                  { code: 'marketing', weight: 1 },
                  { code: 'sales', weight: 1 },
                ],
              },
            },
            { code: 'supplier', weight: 1 },
          ],
        }),
      ],
      accumulators: [limit('marketing', '10'), limit('sales', '25')],
    });
    const month = new Month(below);
    expect(sharesText(month.bill({ cost: '40' }), 'split')).toBe('20.00 / 10.00 / 10.00 / 20.00');
    expect(sharesText(month.bill({ cost: '40' }), 'split')).toBe('15.00 / 0.00 / 15.00 / 25.00');
    expect(sharesText(month.bill({ cost: '40' }), 'split')).toBe('0.00 / 0.00 / 0.00 / 40.00');
  });
});

describe('a limit that only stops (累额规则)', () => {
  const plan = planOf({
    factors: COST,
    apportionments: [split({ bearers: [{ code: 'supplier', weight: 1, onCap: 'stop' }] })],
    accumulators: [limit('supplier', '100')],
  });

  it('limit 100.00, 60.00 wanted three times ⇒ 60.00, 60.00, nothing', () => {
    const month = new Month(plan);
    expect(sharesText(month.bill({ cost: '60' }), 'split')).toBe('60.00');
    expect(sharesText(month.bill({ cost: '60' }), 'split')).toBe('60.00');
    expect(month.balance('of_supplier')).toBe('120');
    expect(sharesText(month.bill({ cost: '60' }), 'split')).toBe('0.00 + 60.00');
    expect(month.balance('of_supplier')).toBe('120');
  });

  it('almost reached, it is not asked for how much is left; reached, nothing more', () => {
    const of = (balance: string) => sharesText(decided(plan, { cost: '60' }, { of_supplier: [balance, 1] }), 'split');
    expect(of('99.99')).toBe('60.00');
    expect(of('100')).toBe('0.00 + 60.00');
    expect(of('100.01')).toBe('0.00 + 60.00');
  });

  it('taken back: at most what stands on the account', () => {
    const back = decided(plan, { cost: '-150' }, { of_supplier: ['120', 2] });
    expect(sharesText(back, 'split')).toBe('-120.00 + -30.00');
  });
});

describe('a fund pays out: capital, preferred return, catch-up, residual', () => {
  // What is paid out is negative: lines of −1,000,000.00 from the limited partner to the fund. Each tier's account says
  // what it has got so far, below zero; what a tier is still owed is its cap.
  const tier = (code: string, cap: string) => ({ code, cap });
  const plan = planOf({
    parties: [
      { code: 'fund', is: 'owner' },
      ...['capital', 'preferred', 'residualOfPartners', 'residual'].map((code) => ({ code, id: 'partners' })),
      ...['catchUp', 'residualOfManager'].map((code) => ({ code, id: 'manager' })),
    ],
    factors: [
      { code: 'proceeds', type: 'money' },
      { code: 'contributed', type: 'money' },
      { code: 'yearsHeld', type: 'quantity' },
    ],
    fees: [
      { code: 'paidOut', booked: false, price: { kind: 'formula', formula: '-proceeds' } },
      // 8 % simple on what was contributed.
      { code: 'hurdle', booked: false, price: { kind: 'formula', formula: 'contributed * 0.08 * yearsHeld' } },
    ],
    apportionments: [
      {
        code: 'waterfall',
        of: 'paidOut',
        payee: 'fund',
        rounding: 'half-up',
        unplaced: 'reject',
        method: 'sequence',
        bearers: [
          tier('capital', 'contributed + capitalPaid'),
          tier('preferred', 'hurdle + preferredPaid'),
          // Until the manager has 20 % of all profit: a quarter of what the partners got of it.
          tier('catchUp', 'hurdle * 0.25 + catchUpPaid'),
          {
            code: 'residual',
            split: {
              bearers: [
                { code: 'residualOfPartners', weight: 80 },
                { code: 'residualOfManager', weight: 20 },
              ],
            },
          },
        ],
      },
    ],
    accumulators: ['capital', 'preferred', 'catchUp'].map((bearer) => ({
      code: `${bearer}Paid`,
      adds: { apportionment: 'waterfall', bearer },
      key: [],
      window: 'lifetime',
    })),
  });
  const facts = { contributed: '1000000', yearsHeld: '2' };

  it('each tier in turn, over two payments; in the end the manager has 20 % of the profit', () => {
    const fund = new Month(plan);
    const first = fund.bill({ ...facts, proceeds: '1100000' });
    expect(sharesText(first, 'waterfall')).toBe('-1000000.00 / -100000.00 / 0.00 / 0.00 / 0.00 / 0.00');
    const second = fund.bill({ ...facts, proceeds: '200000' });
    // 60,000.00 are left of the preferred 160,000.00; then 40,000.00 of catch-up; 80 : 20 of the last 100,000.00.
    expect(sharesText(second, 'waterfall')).toBe('0.00 / -60000.00 / -40000.00 / -100000.00 / -80000.00 / -20000.00');
    // Profit 300,000.00, of which the manager got 40,000.00 + 20,000.00.
    expect(lineTexts(second)).toContain('share waterfall catchUp → fund -40000.00');
    expect(lineTexts(second)).not.toContain('share waterfall residual → fund -100000.00');
  });

  it('a tier almost filled, filled, and just passed', () => {
    const of = (proceeds: string): string =>
      sharesText(new Month(plan).bill({ ...facts, proceeds }), 'waterfall')
        .split(' / ')
        .slice(0, 3)
        .join(' / ');
    expect(of('999999.99')).toBe('-999999.99 / 0.00 / 0.00');
    expect(of('1000000')).toBe('-1000000.00 / 0.00 / 0.00');
    expect(of('1000000.01')).toBe('-1000000.00 / -0.01 / 0.00');
    expect(of('1160000.01')).toBe('-1000000.00 / -160000.00 / -0.01');
  });
});

describe('the budget of a campaign, shared by many documents', () => {
  const campaigns = defineModel({
    format: 1,
    code: 'coupons',
    business: 'retail',
    currency: 'CNY',
    parties: [
      { code: 'merchant', is: 'owner' },
      { code: 'platform', id: '1000' },
    ],
    factors: [
      { code: 'coupon', type: 'money' },
      { code: 'campaign', type: 'text' },
      { code: 'budget', type: 'money' },
    ],
    apportionments: [
      {
        code: 'couponCost',
        of: 'coupon',
        payee: 'merchant',
        rounding: 'half-up',
        unplaced: { to: 'merchant' },
        bearers: [
          { code: 'platform', weight: '0.8' },
          { code: 'merchant', rest: true },
        ],
      },
    ],
    accumulators: [
      {
        code: 'spent',
        adds: { apportionment: 'couponCost', bearer: 'platform' },
        key: ['campaign'],
        window: 'lifetime',
        limit: 'budget',
      },
    ],
  });
  const contract = (party: string) =>
    defineContract(campaigns, {
      format: 1,
      id: `c-${party}`,
      version: '1',
      tenant: 't1',
      party,
      model: 'coupons',
      valid: { from: '2026-01-01T00:00:00+08:00' },
      timeZone: 'Asia/Shanghai',
      cycle: 'month',
    });
  const engine = () =>
    createEngine({
      models: [campaigns],
      contracts: ['m1', 'm2', 'm3'].map(contract),
      rules: defineRules([campaigns], { rules: [{ code: 'all', when: '*', model: 'coupons' }] }),
    });
  const use = (id: string, party: string, campaign: string, coupon: string) => ({
    ...{ tenant: 't1', id, business: 'retail', party, time: '2026-11-10T10:00:00+08:00' },
    facts: { coupon, campaign, budget: '100.00' },
  });

  it('of all merchants together it takes 100.00, and each campaign has its own', async () => {
    const store = engine();
    const answers = await Promise.all([
      store.bill(use('A', 'm1', 'spring', '50.00')),
      store.bill(use('B', 'm2', 'spring', '50.00')),
      store.bill(use('C', 'm3', 'spring', '50.00')),
      store.bill(use('D', 'm1', 'autumn', '50.00')),
    ]);
    const shares = answers.map(({ record }) => sharesText(record, 'couponCost'));
    expect(shares).toEqual(['40.00 / 10.00', '40.00 / 10.00', '20.00 / 30.00', '40.00 / 10.00']);
    const spent = {
      tenant: 't1',
      model: 'coupons',
      accumulator: 'spent',
      window: 'lifetime',
      timeZone: 'Asia/Shanghai',
    };
    expect(await store.balance({ ...spent, key: ['spring'] })).toMatchObject({ value: '100' });
    expect(await store.balance({ ...spent, key: ['autumn'] })).toMatchObject({ value: '40' });
  });
});

describe('currencies of no and of three decimals, and amounts that no double holds', () => {
  const of = (currency: string, amount: string, more: object = {}) => {
    const bearers = ['platform', 'supplier', 'merchant'].map((code) => ({ code, weight: 1 }));
    const plan = planOf({ currency, factors: COST, apportionments: [split({ bearers, ...more })] }, [], currency);
    return decided(plan, { cost: amount })
      .shares.slice(0, -1)
      .map((share) => String(share.toJSON().amount))
      .join(' / ');
  };

  it('yen are divided whole, Kuwaiti dinars in thousandths', () => {
    expect(of('JPY', '100')).toBe('34 / 33 / 33');
    expect(of('JPY', '-100')).toBe('-34 / -33 / -33');
    expect(of('KWD', '1')).toBe('0.334 / 0.333 / 0.333');
    expect(of('KWD', '1', { remainder: 'last' })).toBe('0.333 / 0.333 / 0.334');
    expect(of('JPY', '0')).toBe('0 / 0 / 0');
  });

  it('beyond 2^53 minor units, to the last of 38 digits', () => {
    expect(of('CNY', '90071992547409.92')).toBe('30023997515803.31 / 30023997515803.31 / 30023997515803.30');
    const third = `${'3'.repeat(36)}.33`;
    expect(of('CNY', `${'9'.repeat(36)}.99`)).toBe(`${third} / ${third} / ${third}`);
    expect(() => of('CNY', `1${'0'.repeat(36)}.00`)).toThrow(/39 digits|at most 38/);
  });
});
