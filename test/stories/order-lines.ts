import { createEngine, type EngineOptions } from '../../src/engine.ts';
import { defineContract } from '../../src/model/define-contract.ts';
import { defineModel } from '../../src/model/define-model.ts';
import { defineRules } from '../../src/model/define-rules.ts';

/**
 * Orders with lines: commission of each line by its category's rate, packing of each piece, and one service fee of the
 * order. The month's sales are the lines' prices.
 */
export const lineSale = defineModel({
  format: 1,
  code: 'line-sale',
  business: 'retail',
  currency: 'CNY',
  parties: [
    { code: 'merchant', is: 'owner' },
    { code: 'platform', id: '1000' },
  ],
  factors: [
    { code: 'price', type: 'money', per: 'line' },
    { code: 'pieces', type: 'integer', per: 'line', default: '1' },
    { code: 'rate', type: 'ratio', per: 'line' },
    { code: 'secret', type: 'text', per: 'line', sensitive: true, default: 'none' },
    { code: 'channel', type: 'text', default: 'store' },
    { code: 'day', type: 'date', is: 'business-date' },
  ],
  fees: [
    {
      code: 'goods',
      payer: 'platform',
      payee: 'merchant',
      rounding: 'half-up',
      price: { kind: 'formula', formula: 'sum(price)' },
    },
    {
      code: 'commission',
      payer: 'merchant',
      payee: 'platform',
      rounding: 'half-up',
      clearing: 'platform-fee',
      per: 'line',
      price: { kind: 'ratio', base: 'price', rate: 'rate' },
    },
    {
      code: 'packing',
      payer: 'merchant',
      payee: 'platform',
      rounding: 'half-up',
      clearing: 'platform-fee',
      per: 'unit',
      quantity: 'pieces',
      when: "secret != 'loose'",
      price: { kind: 'ratio', base: 'price', rate: '0.01' },
    },
    {
      code: 'service',
      payer: 'merchant',
      payee: 'platform',
      rounding: 'half-up',
      when: "day >= '2026-11-25'",
      price: { kind: 'formula', formula: 'commission * 0.1' },
    },
  ],
  accumulators: [{ code: 'sales', adds: 'price', key: ['party'], window: 'month' }],
});

export const merchantContract = defineContract(lineSale, {
  format: 1,
  id: 'c1',
  version: '1',
  tenant: 't1',
  party: 'm1',
  model: 'line-sale',
  status: 'active',
  valid: { from: '2026-01-01T00:00:00+08:00' },
  timeZone: 'Asia/Shanghai',
  cycle: 'month',
  terms: [],
});

export const RATES = {
  '1': { rate: { value: '0.05' } },
  '2': { rate: { value: '0.1' } },
  '3': { rate: { value: '0' } },
} as const;

/** A price list that knows a rate for lines 1 to 3. */
export function lineShop(options: Partial<EngineOptions<typeof lineSale>> = {}) {
  return createEngine({
    models: [lineSale],
    contracts: [merchantContract],
    rules: defineRules([lineSale], { rules: [{ code: 'all', model: 'line-sale' }] }),
    providers: [
      {
        name: 'rates',
        factors: ['rate'],
        provide: ({ documents }) =>
          documents.map(({ lines = [] }) => ({
            lines: Object.fromEntries(
              lines.flatMap(({ id }) => (Object.hasOwn(RATES, id) ? [[id, RATES[id as keyof typeof RATES]]] : [])),
            ),
          })),
      },
    ],
    ...options,
  });
}
