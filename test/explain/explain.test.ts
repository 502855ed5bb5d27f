import { describe, expect, it } from 'vitest';
import {
  buildPlan,
  defineContract,
  defineModel,
  type ExplainTarget,
  type Explanation,
  explainAmount,
  explanationText,
  type Snapshot,
} from '../../src/index.ts';

const model = defineModel({
  format: 1,
  code: 'store',
  business: 'store',
  currency: 'CNY',
  parties: [
    { code: 'merchant', is: 'owner' },
    { code: 'platform', id: '1000', label: '平台' },
    { code: 'supplier', id: '2001' },
  ],
  factors: [
    { code: 'price', type: 'money', label: '商品价格' },
    { code: 'coupon', type: 'money' },
    { code: 'channel', type: 'text' },
    { code: 'secretRate', type: 'ratio', sensitive: true },
  ],
  fees: [
    { code: 'base', booked: false, price: { kind: 'formula', formula: 'price - coupon' } },
    {
      code: 'commission',
      label: '平台抽佣',
      payer: 'merchant',
      payee: 'platform',
      rounding: 'half-up',
      price: {
        kind: 'graduated',
        measure: 'base',
        bands: [
          { from: 0, rate: '0.16' },
          { from: 500, rate: '0.14' },
          { from: 2000, rate: '0.12' },
        ],
        cumulative: { accumulator: 'sales', basis: 'marginal' },
      },
    },
    {
      code: 'rebate',
      payer: 'platform',
      payee: 'merchant',
      rounding: 'half-up',
      price: {
        kind: 'volume',
        measure: 'base',
        boundary: 'lower',
        bands: [
          { from: 0, rate: '0.05' },
          { from: 1000, rate: '0.04' },
        ],
        cumulative: { accumulator: 'sales', basis: 'marginal' },
      },
    },
    {
      code: 'service',
      payer: 'merchant',
      payee: 'platform',
      rounding: 'half-even',
      when: "channel == 'app' and base >= 100",
      price: { kind: 'ratio', rate: 'secretRate', base: 'base', floor: '1', cap: '5' },
    },
    {
      code: 'net',
      payer: 'platform',
      payee: 'merchant',
      rounding: 'half-up',
      price: { kind: 'complement', total: 'base', less: ['commission', 'service'] },
    },
  ],
  apportionments: [
    {
      code: 'couponCost',
      of: 'coupon',
      payee: 'merchant',
      rounding: 'half-up',
      unplaced: 'reject',
      bearers: [
        { code: 'platform', weight: 5 },
        { code: 'supplier', weight: 3 },
        { code: 'merchant', weight: 2 },
      ],
    },
  ],
  accumulators: [
    { code: 'sales', adds: 'base', key: ['party'], window: 'month' },
    {
      code: 'budget',
      adds: { apportionment: 'couponCost', bearer: 'platform' },
      key: [],
      window: 'month',
      limit: '120',
    },
  ],
});
const contract = defineContract(model, {
  format: 1,
  id: 'c-1',
  version: '7',
  tenant: 't1',
  party: 'm1',
  model: 'store',
  valid: { from: '2026-01-01T00:00:00+08:00' },
  timeZone: 'Asia/Shanghai',
  cycle: 'month',
  terms: [{ fee: 'service', price: { cap: '4' } }],
});
const built = buildPlan(model, [contract], 'CNY');
if (!built.ok) throw new Error('the model of this test has faults');
const plan = built.value;

const window = { key: '2026-11', zone: 'Asia/Shanghai' };
const snapshot = (facts: Snapshot['facts'], sales = '450', budget = '100'): Snapshot => ({
  format: 1,
  document: { tenant: 't1', business: 'store', id: 'o-1', revision: 1, party: 'm1', time: '2026-11-24T02:00:00Z' },
  rule: 'all',
  model: { code: 'store', hash: plan.modelHash },
  contract: { id: 'c-1', version: '7', hash: plan.contractHash },
  facts,
  sources: { price: { source: 'goods-service', version: '3', time: '2026-11-24T01:00:00Z' } },
  balances: {
    sales: { key: '["t1","m1"]', window, value: sales, entries: 1 },
    budget: { key: '["t1"]', window, value: budget, entries: 2 },
  },
});
const FACTS = { price: '200', coupon: '100', channel: 'app', secretRate: '0.006' };
const explain = (facts: Snapshot['facts'], target: ExplainTarget, ...totals: string[]): Explanation =>
  explainAmount(plan, snapshot(facts, ...totals), target).amount;

describe('the tree behind an amount', () => {
  it('shows the bands, which add up to the exact amount, and the rounding', () => {
    const amount = explain(FACTS, { fee: 'commission' });
    expect(amount.value).toBe('15.00');
    expect(amount.how).toEqual({
      kind: 'bands',
      price: 'graduated',
      measure: 'base',
      measureValue: '100',
      cumulative: { accumulator: 'sales', basis: 'marginal', balance: '450' },
      bands: [
        { from: '0', to: '500', measure: '50', price: '0.16', flat: '0', amount: '8' },
        { from: '500', to: '2000', measure: '50', price: '0.14', flat: '0', amount: '7' },
      ],
      next: { from: '2000', away: '1450', boundary: 'lower' },
      trueUp: undefined,
      negative: undefined,
      bounded: undefined,
    });
    expect(amount.rounding).toEqual({ exact: '15', mode: 'half-up', scale: 2, booked: '15.00' });
    expect(amount.inputs.map(({ code, value }) => [code, value])).toEqual([
      ['base', '100'],
      ['sales', '450'],
    ]);
    const base = amount.inputs[0];
    expect(base?.how).toEqual({
      kind: 'formula',
      formula: 'price - coupon',
      filled: '200 - 100',
      parts: [],
      negative: undefined,
      bounded: undefined,
    });
    expect(base?.inputs[0]?.how).toEqual({
      kind: 'fact',
      source: { source: 'goods-service', version: '3', time: '2026-11-24T01:00:00Z' },
    });
  });

  it('shows the true-up of what came before as a part of its own', () => {
    const amount = explain({ ...FACTS, price: '300' }, { fee: 'rebate' }, '900');
    expect(amount.value).toBe('-1.00');
    expect(amount.how).toMatchObject({
      bands: [{ from: '1000', to: undefined, measure: '200', price: '0.04', amount: '8' }],
      trueUp: '-9',
    });
  });

  it('says that the cap moved it, where the contract wrote it, and masks what is sensitive', () => {
    const amount = explain({ ...FACTS, price: '1100' }, { fee: 'service' });
    expect(amount.value).toBe('4.00');
    expect(amount.how).toMatchObject({
      kind: 'formula',
      formula: 'secretRate * base',
      filled: '*** * 1000',
      bounded: { by: 'cap', from: '6', to: '4' },
    });
    expect(amount.definedBy).toEqual([
      { layer: 'model' },
      { layer: 'merchant', contract: { id: 'c-1', version: '7' }, fields: ['price.cap'] },
    ]);
    expect(JSON.stringify(amount)).not.toContain('0.006');
  });

  it('for a fee that did not apply: which part failed, and by how much', () => {
    const amount = explain({ ...FACTS, price: '199.5' }, { fee: 'service' });
    expect(amount.value).toBe('0.00');
    expect(amount.how).toEqual({
      kind: 'not-applied',
      condition: "channel == 'app' and base >= 100",
      misses: [{ condition: 'base >= 100', actual: '99.5', by: '0.5' }],
    });
    expect(explain({ ...FACTS, channel: 'web' }, { fee: 'service' }).how).toMatchObject({
      misses: [{ condition: "channel == 'app'", actual: 'web', by: undefined }],
    });
  });

  it('says why a share is what it is', () => {
    expect(explain(FACTS, { apportionment: 'couponCost', bearer: 'platform' })).toMatchObject({
      value: '20.00',
      how: {
        kind: 'share',
        of: 'coupon',
        amount: '100.00',
        weight: '5',
        weights: '5 : 3 : 2',
        headroom: '20',
        headroomBy: 'limit',
        part: '50',
        reason: 'at-limit',
      },
    });
    expect(explain(FACTS, { apportionment: 'couponCost', bearer: 'supplier' })).toMatchObject({
      value: '48.00',
      how: { reason: 'by-weight', headroom: undefined, part: '30', spill: '18' },
    });
  });

  it('tells a fee once, however often it is read', () => {
    const amount = explain(FACTS, { fee: 'net' });
    const bases: string[] = [];
    const visit = (node: Explanation): void => {
      if (node.code === 'base') bases.push(node.how.kind);
      node.inputs.forEach(visit);
    };
    visit(amount);
    expect(bases).toEqual(['formula', 'told-above', 'told-above']);
  });

  it('refuses a name that is not there', () => {
    expect(() => explain(FACTS, { fee: 'comission' })).toThrow(/no fee 'comission'/);
    expect(() => explain(FACTS, { apportionment: 'couponCost', bearer: 'bank' })).toThrow(
      /no bearer 'bank' in the apportionment 'couponCost'/,
    );
  });
});

describe('the parts of a formula', () => {
  const nested = defineModel({
    format: 1,
    code: 'nested',
    business: 'store',
    currency: 'CNY',
    parties: [
      { code: 'merchant', is: 'owner' },
      { code: 'platform', id: '1000' },
    ],
    factors: [
      { code: 'price', type: 'money' },
      { code: 'secret', type: 'ratio', sensitive: true },
    ],
    fees: [
      {
        code: 'fee',
        payer: 'merchant',
        payee: 'platform',
        rounding: 'half-up',
        price: { kind: 'formula', formula: 'price > 100 ? min(price * 0.05, 30) + price * secret : price * 2' },
      },
    ],
  });
  const terms = defineContract(nested, { ...contract, model: 'nested', terms: [] });
  const own = buildPlan(nested, [terms], 'CNY');
  if (!own.ok) throw new Error('the model of this test has faults');

  it('each with its value, the branch not taken left out, sensitive ones masked', () => {
    const nestedSnapshot = { ...snapshot({ price: '200', secret: '0.25' }), balances: {} };
    const { amount } = explainAmount(own.value, nestedSnapshot, { fee: 'fee' });
    expect(amount.how).toMatchObject({
      parts: [
        { formula: 'price > 100', value: 'true' },
        { formula: 'min(price * 0.05, 30) + price * secret', value: '***' },
        { formula: 'min(price * 0.05, 30)', value: '10' },
        { formula: 'price * 0.05', value: '10' },
        { formula: 'price * secret', value: '***' },
      ],
    });
  });
});

describe('in words', () => {
  it('in English', () => {
    const text = explanationText(explainAmount(plan, snapshot(FACTS), { fee: 'commission' }), 'en');
    expect(text.split('\n')).toEqual([
      'document o-1 (tenant t1, 2026-11-24T02:00:00Z); rule all; model store; contract c-1 version 7',
      '平台抽佣 (commission) = 15.00 CNY',
      '  graduated: base = 100; sales before was 450 (marginal)',
      '  band 0 to 500: 50 × 0.16 = 8',
      '  band 500 to 2000: 50 × 0.14 = 7',
      '  next band from 2000: 1450 away',
      '  exactly 15, rounded half-up to 2 decimals: 15.00',
      '  base = 100 CNY',
      '    price - coupon = 200 - 100',
      '    商品价格 (price) = 200 CNY',
      '      from goods-service, version 3, 2026-11-24T01:00:00Z',
      '    coupon = 100 CNY',
      '      from ?',
      '  sales = 450 CNY',
      '    running total of ["t1","m1"] in 2026-11 (Asia/Shanghai), 1 entry',
    ]);
  });

  it('in Chinese', () => {
    const facts = { ...FACTS, channel: 'web' };
    const text = explanationText(explainAmount(plan, snapshot(facts), { fee: 'service' }), 'zh');
    expect(text).toContain("不适用:条件 channel == 'app' and base >= 100 不成立");
    expect(text).toContain("未满足 channel == 'app':实际 web");
    expect(explanationText(explainAmount(plan, snapshot(FACTS), { apportionment: 'couponCost' }), 'zh')).toContain(
      'coupon 100.00 按 5 : 3 : 2 分摊,权重 5:50;可承担 20;已达累计限额',
    );
  });
});
