import { describe, expect, it } from 'vitest';
import type { ContractInput } from '../../src/model/contract-input.ts';
import { defineContract } from '../../src/model/define-contract.ts';
import { defineModel } from '../../src/model/define-model.ts';
import type { NamesOf } from '../../src/model/names.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { decided, lineTexts, refused } from '../decide/case.ts';
import { Month } from './month.ts';

/** 运营定义费用项:平台抽佣 = 结算基数 × 佣金比例;商家货款 = 结算基数 − 平台抽佣。 */
const appliances = defineModel({
  format: 1,
  code: '电器',
  business: '电器',
  currency: 'CNY',
  parties: [
    { code: '商家', is: 'owner' },
    { code: '平台', id: '1000' },
  ],
  factors: [
    { code: '结算基数', type: 'money' },
    { code: '佣金比例', type: 'ratio' },
    { code: '渠道', type: 'text' },
    { code: '商家交易GMV', type: 'money' },
  ],
  fees: [
    {
      code: '平台抽佣',
      payer: '商家',
      payee: '平台',
      rounding: 'half-up',
      price: { kind: 'formula', formula: '结算基数 * 佣金比例' },
    },
    {
      code: '商家货款',
      payer: '平台',
      payee: '商家',
      rounding: 'half-up',
      price: { kind: 'complement', total: '结算基数', less: ['平台抽佣'] },
    },
  ],
  accumulators: [{ code: '本月GMV', adds: '结算基数', key: ['party'], window: 'month' }],
});

type Terms = ContractInput<NamesOf<typeof appliances>>['terms'];

/** 商家入驻:结算合约与它的条款。 */
function joined(terms: Terms): Plan {
  const contract = defineContract(appliances, {
    format: 1,
    id: '合约-1',
    version: '1',
    tenant: 't1',
    party: 'm1',
    model: '电器',
    valid: { from: '2026-01-01T00:00:00+08:00', to: '2027-01-01T00:00:00+08:00' },
    timeZone: 'Asia/Shanghai',
    cycle: 'month',
    terms,
  });
  const plan = buildPlan(appliances, [contract], 'CNY');
  if (!plan.ok) throw new Error(JSON.stringify(plan.issues));
  return plan.value;
}

const NONE = { 本月GMV: ['0', 0] } as const;

describe('电器平台抽佣:固定比例', () => {
  it('结算基数 × 佣金比例, 渠道 = * ⇒ 1600.00 at 9 % is 144.00, and 1456.00 is left for the merchant', () => {
    const plan = joined([{ fee: '平台抽佣', when: '*' }]);
    const record = decided(plan, { 结算基数: '1600', 佣金比例: '0.09' }, NONE);
    expect(lineTexts(record)).toEqual(['fee 平台抽佣 商家 → 平台 144.00', 'fee 商家货款 平台 → 商家 1456.00']);
    expect(record.parties).toEqual({ 商家: 'm1', 平台: '1000' });
  });

  it('the contract writes its own value into the expression: 结算基数 × 0.9 ⇒ 1440.00 and 160.00', () => {
    const plan = joined([{ fee: '平台抽佣', price: { formula: '结算基数 * 0.9' }, when: '*' }]);
    expect(lineTexts(decided(plan, { 结算基数: '1600' }, NONE))).toEqual([
      'fee 平台抽佣 商家 → 平台 1440.00',
      'fee 商家货款 平台 → 商家 160.00',
    ]);
  });

  it('one channel only ⇒ on another the whole base is goods payment', () => {
    const plan = joined([{ fee: '平台抽佣', when: "渠道 == 'app'" }]);
    const facts = { 结算基数: '0.3', 佣金比例: '0.15' };
    expect(lineTexts(decided(plan, { ...facts, 渠道: 'app' }, NONE))).toEqual([
      'fee 平台抽佣 商家 → 平台 0.05',
      'fee 商家货款 平台 → 商家 0.25',
    ]);
    expect(lineTexts(decided(plan, { ...facts, 渠道: 'web' }, NONE))).toEqual(['fee 商家货款 平台 → 商家 0.30']);
  });

  it('a rate that nobody provides ⇒ the document is refused, and the factor named', () => {
    const [fault] = refused(joined([]), { 结算基数: '1600' }, NONE);
    expect(fault).toMatchObject({ code: 'factor-missing', facts: { factor: '佣金比例' } });
  });
});

describe('电器阶梯平台抽佣:按商家交易GMV', () => {
  const edges = [
    ['0', '900.00', '100.00'],
    ['99999.99', '900.00', '100.00'],
    ['100000', '1500.00', '-500.00'],
    ['100000.01', '1500.00', '-500.00'],
  ] as const;

  it.each(edges)(
    'GMV of %s as a fact: 阶梯1 × 0.9 below 100000, 阶梯2 × 1.5 from there ⇒ %s, goods %s',
    (gmv, fee, goods) => {
      const formula = '商家交易GMV >= 0 and 商家交易GMV < 100000 ? 结算基数 * 0.9 : 结算基数 * 1.5';
      const plan = joined([{ fee: '平台抽佣', price: { formula } }]);
      expect(lineTexts(decided(plan, { 结算基数: '1000', 商家交易GMV: gmv }, NONE))).toEqual([
        `fee 平台抽佣 商家 → 平台 ${fee}`,
        `fee 商家货款 平台 → 商家 ${goods}`,
      ]);
    },
  );

  it.each(edges)(
    'GMV of %s as the month’s running total: all of the order at the band it stands in ⇒ %s, %s',
    (gmv, fee, goods) => {
      const plan = joined([
        {
          fee: '平台抽佣',
          price: {
            kind: 'volume',
            measure: '结算基数',
            boundary: 'lower',
            bands: [
              { from: 0, rate: '0.9' },
              { from: 100000, rate: '1.5' },
            ],
            cumulative: { accumulator: '本月GMV', basis: 'before' },
          },
        },
      ]);
      expect(lineTexts(decided(plan, { 结算基数: '1000' }, { 本月GMV: [gmv, 7] }))).toEqual([
        `fee 平台抽佣 商家 → 平台 ${fee}`,
        `fee 商家货款 平台 → 商家 ${goods}`,
      ]);
    },
  );

  it('a month of orders at 9 % and 8 %: the order that passes 100000 is still at the first band', () => {
    const plan = joined([
      {
        fee: '平台抽佣',
        price: {
          kind: 'volume',
          measure: '结算基数',
          boundary: 'lower',
          bands: [
            { from: 0, rate: '0.09' },
            { from: 100000, rate: '0.08' },
          ],
          cumulative: { accumulator: '本月GMV', basis: 'before' },
        },
      },
    ]);
    const month = new Month(plan);
    const fees = ['60000', '39999.99', '0.01', '1000'].map((base) =>
      month.bill({ 结算基数: base }).amount('平台抽佣').toFixed(2),
    );
    expect(fees).toEqual(['5400.00', '3600.00', '0.00', '80.00']);
    expect(month.balance('本月GMV')).toBe('101000');
  });
});
