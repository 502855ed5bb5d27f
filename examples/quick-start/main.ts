import { createEngine, defineContract, defineModel, defineRules } from 'feewright';

const shop = defineModel({
  format: 1, code: 'shop', business: 'shop', currency: 'CNY',
  parties: [{ code: 'merchant', is: 'owner' }, { code: 'platform', id: '1000' }],
  factors: [{ code: 'price', type: 'money' }, { code: 'coupon', type: 'money', default: 0 }],
  fees: [
    { code: 'goods', payer: 'platform', payee: 'merchant', rounding: 'half-up', price: { kind: 'formula', formula: 'price - coupon' } },
    { code: 'commission', payer: 'merchant', payee: 'platform', rounding: 'half-up', price: { kind: 'graduated', measure: 'goods',
      bands: [{ from: 0, rate: '0.08' }, { from: 1000, rate: '0.06' }], cumulative: { accumulator: 'sales', basis: 'marginal' } } },
  ],
  accumulators: [{ code: 'sales', adds: 'goods', key: ['party'], window: 'month' }],
});
const contract = defineContract(shop, { format: 1, id: 'c-1', version: '1', tenant: 't1', party: 'm1', model: 'shop',
  valid: { from: '2026-01-01T00:00:00+08:00' }, timeZone: 'Asia/Shanghai', cycle: 'month' });
const engine = createEngine({ models: [shop], contracts: [contract], rules: defineRules([shop], { rules: [{ code: 'all', model: 'shop' }] }) });

for (const [id, price] of [['o-1', '900.00'], ['o-2', '300.00']]) {
  const { record } = await engine.bill({ tenant: 't1', business: 'shop', id, party: 'm1', time: '2026-11-24T10:00:00+08:00', facts: { price } });
  console.log(id, record.amount('commission').toFixed(2)); // o-1 72.00, o-2 20.00: 100 × 8 % + 200 × 6 %
}
for (const { payments } of await engine.settle({ asOf: '2026-12-01T00:00:00+08:00' }))
  for (const { payer, payee, amount } of payments) console.log(payer, 'pays', payee, amount.toFixed(2)); // t1/1000 pays t1/m1 1108.00
