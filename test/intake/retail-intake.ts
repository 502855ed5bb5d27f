import { createEngine, type EngineOptions } from '../../src/engine.ts';
import { defineIntake } from '../../src/intake/define-intake.ts';
import { defineContract } from '../../src/model/define-contract.ts';
import { defineModel } from '../../src/model/define-model.ts';
import { defineRules } from '../../src/model/define-rules.ts';

/** Orders of a shop system: nested, with its own names and a local time. */
export const orders = defineIntake({
  code: 'orders',
  business: 'retail',
  tenant: { value: 't1' },
  id: 'orderNo',
  revision: { path: 'version', optional: true },
  party: 'shop.merchant',
  store: { path: 'shop.store', optional: true },
  type: { path: 'kind', optional: true },
  original: { path: 'refundOf', optional: true },
  time: { path: 'paidAt', zone: 'Asia/Shanghai' },
  facts: {
    price: { path: 'amounts.total', type: 'money' },
    coupon: { path: 'amounts.coupon', type: 'money', optional: true },
    channel: { path: 'channel', type: 'text', optional: true },
  },
});

/** The same in batches. */
export const dailyOrders = defineIntake({
  code: 'daily-orders',
  business: 'retail',
  batch: 'data.orders',
  tenant: { value: 't1' },
  id: 'no',
  party: { value: 'm1' },
  time: 'at',
  original: { path: 'refundOf', optional: true },
  type: { path: 'kind', optional: true },
  facts: { price: { path: 'price', type: 'money' } },
});

export const sale = defineModel({
  format: 1,
  code: 'sale',
  business: 'retail',
  currency: 'CNY',
  refund: { measure: 'price' },
  parties: [
    { code: 'merchant', is: 'owner' },
    { code: 'platform', id: '1000' },
  ],
  factors: [
    { code: 'price', type: 'money' },
    { code: 'coupon', type: 'money', default: '0' },
    { code: 'channel', type: 'text', default: 'store' },
  ],
  fees: [
    {
      code: 'commission',
      payer: 'merchant',
      payee: 'platform',
      rounding: 'half-up',
      price: { kind: 'formula', formula: '(price - coupon) * 0.05' },
    },
  ],
});

/** Gifts, which charge nothing and can't be refunded. */
export const goodwill = defineModel({
  format: 1,
  code: 'goodwill',
  business: 'retail',
  currency: 'CNY',
  parties: [{ code: 'merchant', is: 'owner' }],
  factors: [{ code: 'price', type: 'money' }],
});

const contractOf = (model: typeof sale | typeof goodwill) =>
  defineContract(model as typeof sale, {
    format: 1,
    id: `c-${model.code}`,
    version: '1',
    tenant: 't1',
    party: 'm1',
    model: model.code,
    valid: { from: '2026-01-01T00:00:00+08:00' },
    timeZone: 'Asia/Shanghai',
    cycle: 'month',
    terms: [],
  });

export const contracts = [contractOf(sale), contractOf(goodwill)];

const rules = defineRules([sale, goodwill], {
  rules: [
    { code: 'sales', when: "type == 'sale'", model: 'sale' },
    { code: 'goodwill', when: "type == 'goodwill'", model: 'goodwill' },
  ],
});

export type Shop = ReturnType<typeof shop>;

/** A shop whose clock stands still unless it is moved. */
export function shop(options: Partial<EngineOptions<typeof sale | typeof goodwill>> = {}) {
  return createEngine({
    models: [sale, goodwill],
    contracts,
    rules,
    intakes: [orders, dailyOrders],
    clock: { now: () => Date.parse('2026-11-24T04:00:00Z') },
    ...options,
  });
}

/** The JSON text of an order of 100.00, paid at 10:00 in Shanghai. */
export function orderText(id: string, more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    orderNo: id,
    kind: 'sale',
    shop: { merchant: 'm1' },
    paidAt: '2026-11-24 10:00:00',
    amounts: { total: '100.00' },
    ...more,
  });
}

export const order = (id: string, more: Readonly<Record<string, unknown>> = {}) => ({
  intake: 'orders',
  body: orderText(id, more),
});
