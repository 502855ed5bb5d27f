import { createEngine, type EngineOptions } from '../../src/engine.ts';
import { defineContract } from '../../src/model/define-contract.ts';
import { defineModel } from '../../src/model/define-model.ts';
import { defineRules } from '../../src/model/define-rules.ts';

/**
 * A joint-venture department store. Goods payment is price − coupon; the commission has bands of the merchant's
 * month-to-date sales; the coupon is borne by platform : supplier : merchant as 5 : 3 : 2, the platform's part up to 120.00 a
 * month over all merchants.
 */
export const storeSale = defineModel({
  format: 1,
  code: 'store-sale',
  business: 'retail',
  currency: 'CNY',
  parties: [
    { code: 'merchant', is: 'owner' },
    { code: 'platform', id: '1000' },
    { code: 'supplier', factor: 'supplier' },
  ],
  factors: [
    { code: 'price', type: 'money' },
    { code: 'coupon', type: 'money', default: '0' },
    { code: 'supplier', type: 'text' },
    { code: 'account', type: 'text', sensitive: true, default: 'none' },
    { code: 'channel', type: 'text', default: 'store' },
    { code: 'rebate', type: 'ratio', default: '0' },
  ],
  fees: [
    {
      code: 'base',
      booked: false,
      rounding: 'half-up',
      price: { kind: 'formula', formula: 'price - coupon' },
    },
    {
      code: 'goods',
      payer: 'platform',
      payee: 'merchant',
      rounding: 'half-up',
      price: { kind: 'formula', formula: 'base' },
    },
    {
      code: 'commission',
      payer: 'merchant',
      payee: 'platform',
      rounding: 'half-up',
      clearing: 'platform-fee',
      price: {
        kind: 'graduated',
        measure: 'base',
        bands: [
          { from: '0', rate: '0.05' },
          { from: '1000', rate: '0.04' },
        ],
        cumulative: { accumulator: 'sales', basis: 'marginal' },
      },
    },
    {
      code: 'service',
      payer: 'merchant',
      payee: 'platform',
      rounding: 'half-up',
      clearing: 'platform-fee',
      when: "channel == 'app'",
      price: { kind: 'ratio', rate: '0.006', base: 'base' },
    },
    {
      code: 'note',
      payer: 'platform',
      payee: 'merchant',
      rounding: 'half-up',
      when: "account != 'none'",
      price: { kind: 'ratio', rate: 'rebate', base: 'base' },
    },
  ],
  apportionments: [
    {
      code: 'subsidy',
      of: 'coupon',
      payer: 'platform',
      payee: 'merchant',
      rounding: 'half-up',
      unplaced: { to: 'merchant' },
      bearers: [
        { code: 'platform', weight: '5' },
        { code: 'supplier', weight: '3' },
        { code: 'merchant', weight: '2' },
      ],
    },
  ],
  accumulators: [
    { code: 'sales', adds: 'base', key: ['party'], window: 'month' },
    {
      code: 'platformSubsidy',
      adds: { apportionment: 'subsidy', bearer: 'platform' },
      key: [],
      window: 'month',
      limit: '120.00',
    },
  ],
});

export const contractOf = (party: string) =>
  defineContract(storeSale, {
    format: 1,
    id: `c-${party}`,
    version: '1',
    tenant: 't1',
    party,
    model: 'store-sale',
    valid: { from: '2026-01-01T00:00:00+08:00' },
    timeZone: 'Asia/Shanghai',
    cycle: 'month',
    terms: [],
  });

export const rules = defineRules([storeSale], {
  rules: [{ code: 'retail-sales', when: "business == 'retail'", model: 'store-sale' }],
});

/** An order of merchant m1 in November, 100.00 without coupon, unless said otherwise. */
export function order(id: string, facts: Readonly<Record<string, unknown>> = {}, head: object = {}) {
  return {
    tenant: 't1',
    id,
    business: 'retail',
    party: 'm1',
    time: '2026-11-10T10:00:00+08:00',
    facts: { price: '100.00', supplier: 's1', ...facts },
    ...head,
  };
}

/** An engine of this store with two merchants, m1 and m2, unless said otherwise. */
export function departmentStore(options: Partial<EngineOptions<typeof storeSale>> = {}) {
  const contracts = [contractOf('m1'), contractOf('m2')];
  return createEngine({ models: [storeSale], contracts, rules, ...options });
}
