import { createEngine, defineContract, defineModel, defineRules } from 'feewright';

const shop = defineModel({
  format: 1, code: 'shop', business: 'shop', currency: 'CNY',
  parties: [{ code: 'merchant', is: 'owner' }, { code: 'platform', id: '1000' }],
  factors: [{ code: 'price', type: 'money' }, { code: 'coupon', type: 'money', default: 0 }],
  fees: [{ code: 'goods', payer: 'platform', payee: 'merchant', rounding: 'half-up',
    price: { kind: 'formula', formula: 'price - coupon' } },
  { code: 'commission', payer: 'merchant', payee: 'platform', rounding: 'half-up',
    price: { kind: 'graduated', measure: 'goods', bands: [{ from: 0, rate: '0.08' }, { from: 1000, rate: '0.06' }],
      cumulative: { accumulator: 'sales', basis: 'marginal' } } }],
  accumulators: [{ code: 'sales', adds: 'goods', key: ['party'], window: 'month' }],
});
const contract = defineContract(shop, { format: 1, id: 'c-1', version: '1', tenant: 't1', party: 'm1', model: 'shop',
  valid: { from: '2026-01-01T00:00:00+08:00' }, timeZone: 'Asia/Shanghai', cycle: 'month' });
const rules = defineRules([shop], { rules: [{ code: 'all', model: 'shop' }] });
const engine = createEngine({ models: [shop], contracts: [contract], rules });

const head = { tenant: 't1', business: 'shop', party: 'm1', time: '2026-11-24T10:00:00+08:00' };
const first = await engine.bill({ ...head, id: 'o-1', facts: { price: '920.00', coupon: '20.00' } });
const second = await engine.bill({ ...head, id: 'o-2', facts: { price: '300.00' } });
console.log(first.record.amount('commission').toFixed(2)); // 72.00: 900 × 8 %
console.log(second.record.amount('commission').toFixed(2)); // 20.00: 100 × 8 % + 200 × 6 %
await engine.settle({ asOf: '2026-12-01T00:00:00+08:00' });
for (const { owner, net } of await engine.orders()) console.log(owner, net.toFixed(2)); // t1/m1 1108.00
