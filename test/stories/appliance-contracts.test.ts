import { describe, expect, it } from 'vitest';
import { defineContract } from '../../src/model/define-contract.ts';
import { defineModel } from '../../src/model/define-model.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { decided, lineTexts } from '../decide/case.ts';

const PARTIES = [
  { code: '商家', is: 'owner' },
  { code: '平台', id: '1000' },
] as const;

/** 运营定义费用项:平台抽佣 = 结算基数 × 佣金比例;商家货款 = 结算基数 − 平台抽佣。 */
const appliances = defineModel({
  format: 1,
  code: '电器',
  business: '电器',
  currency: 'CNY',
  parties: PARTIES,
  factors: [
    { code: '结算基数', type: 'money' },
    { code: '佣金比例', type: 'ratio', default: '0.09' },
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
});

/** 商家入驻:结算合约与条款。 */
function joined(terms: NonNullable<Parameters<typeof defineContract<typeof appliances.names & object>>[1]['terms']>): Plan {
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
  const plan = buildPlan(appliances, contract, 'CNY');
  if (!plan.ok) throw new Error(JSON.stringify(plan.issues));
  return plan.value;
}
