import { parseModel } from './src/model/parse-model.ts';
import { parseContract } from './src/model/parse-contract.ts';
import { createEngine, defineModel, defineContract, defineRules, explanationText, buildPlan } from './src/index.ts';
import { decide } from './src/decide/decide.ts';
const model = parseModel({ format: 1, code: 'order', business: 'order', currency: 'CNY',
  parties: [{ code: 'merchant', is: 'owner' }, { code: 'platform', id: '1000' }, { code: 'supplier', id: '2001' }],
  factors: [{ code: 'price', type: 'money' }, { code: 'coupon', type: 'money' }, { code: 'channel', type: 'text' }],
  fees: [
    { code: 'base', booked: false, price: { kind: 'formula', formula: 'price - coupon' } },
    { code: 'commission', payer: 'merchant', payee: 'platform', rounding: 'half-up', price: { kind: 'volume', measure: 'base', boundary: 'lower', bands: [{ from: '0', rate: '0.05' }, { from: '100000', rate: '0.04' }, { from: '1000000', rate: '0.03' }], cumulative: { accumulator: 'gmv', basis: 'before' } } },
    { code: 'service', payer: 'merchant', payee: 'platform', rounding: 'half-up', when: "channel == 'app'", price: { kind: 'ratio', base: 'base', rate: '0.006' } },
    { code: 'payable', payer: 'platform', payee: 'merchant', rounding: 'half-up', price: { kind: 'complement', total: 'base', less: ['commission', 'service'] } },
  ],
  apportionments: [{ code: 'couponCost', of: 'coupon', payee: 'merchant', rounding: 'half-up', unplaced: 'reject', bearers: [{ code: 'platform', weight: 5 }, { code: 'supplier', weight: 3 }, { code: 'merchant', weight: 2 }] }],
  accumulators: [{ code: 'gmv', adds: 'base', key: ['party'], window: 'month' }],
});
const contract = parseContract({ format: 1, id: 'c1', version: '1', tenant: 't1', party: 'm1', model: 'order', status: 'active', valid: { from: '2026-01-01T00:00:00+08:00' }, timeZone: 'Asia/Shanghai', cycle: 'month', terms: [] }, model);
const plan = buildPlan(model, contract, 'CNY');
if (!plan.ok) { console.dir(plan.issues, {depth: 9}); process.exit(1); }
const snap: any = { format: 1, document: { tenant: 't1', business: 'order', id: 'd1', revision: 1, party: 'm1', time: '2026-11-01T00:00:00Z' }, rule: 'r', model: { code: 'order', hash: 'h' }, contract: { id: 'c1', version: '1', hash: 'h' },
 facts: { price: '120.01', coupon: '20', channel: 'app' }, sources: {}, balances: { gmv: { key: '["t1","m1"]', window: { key: '2026-11', zone: 'Asia/Shanghai' }, value: '99999.5', entries: 3 } } };
const a = decide(plan.value, snap), b = decide(plan.value, snap, 'exact');
console.dir(a.toJSON(), {depth: 9}); console.log(a.contentText() === b.contentText());
for (let k = 0; k < 0; k++) { const N = 500000; const t = process.hrtime.bigint(); let s = 0; for (let i = 0; i < N; i++) { snap.facts.price = '12' + (i % 1000) + '.01'; s += decide(plan.value, snap).lines.length; } const dt = Number(process.hrtime.bigint() - t); console.log(N / dt * 1e9, 'ops/s', s); }
import { explainAmount } from './src/explain/explain-amount.ts';
import { explanationText } from './src/explain/explanation-text.ts';
snap.facts.price='120.01'; for (const l of ['en','zh'] as const) { console.log(explanationText(explainAmount(plan.value, snap, {fee:'payable'}), l)); snap.facts.channel = 'web'; console.log(explanationText(explainAmount(plan.value, snap, {fee:'service'}), l)); console.log(explanationText(explainAmount(plan.value, snap, {apportionment:'couponCost', bearer: 'platform'}), l));}
