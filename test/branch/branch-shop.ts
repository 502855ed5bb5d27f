import { createEngine, type Engine } from '../../src/engine.ts';
import { memoryStore } from '../../src/memory.ts';
import { parseContract } from '../../src/model/parse-contract.ts';
import { parseModel } from '../../src/model/parse-model.ts';
import { parseRuleBook } from '../../src/model/parse-rule-book.ts';
import { doc, refundOf } from '../refund/shop.ts';

const bandsFrom = (bound: string) => [
  { from: '0', rate: '0.05' },
  { from: bound, rate: '0.04' },
];

export const model = parseModel({
  format: 1,
  ...{ code: 'shop', business: 'shop', currency: 'CNY' },
  parties: [
    { code: 'merchant', is: 'owner' },
    { code: 'platform', id: '1000' },
  ],
  refund: { measure: 'price' },
  factors: [{ code: 'price', type: 'money' }],
  fees: [
    {
      ...{ code: 'commission', payer: 'merchant', payee: 'platform', rounding: 'half-up' },
      price: {
        ...{ kind: 'volume', boundary: 'lower', measure: 'price' },
        bands: bandsFrom('1000'),
        cumulative: { accumulator: 'sales', basis: 'marginal' },
      },
    },
  ],
  accumulators: [{ code: 'sales', adds: 'price', key: ['party'], window: 'month' }],
});

export const contractWith = (version: string, bound: string) =>
  parseContract({
    format: 1,
    ...{ id: 'c1', version, tenant: 't1', party: 'm1', model: 'shop', timeZone: 'Asia/Shanghai', cycle: 'month' },
    valid: { from: '2026-01-01T00:00:00+08:00' },
    terms: [{ fee: 'commission', price: { bands: bandsFrom(bound) } }],
  });

export const [agreed, lowered] = [contractWith('1', '1000'), contractWith('1b', '500')];
export const rules = parseRuleBook({ rules: [{ code: 'all', when: '*', model: 'shop' }] });
export const clock = { now: () => Date.parse('2026-11-30T04:00:00Z') };

export function engines() {
  const store = memoryStore();
  const engine = createEngine({ models: [model], contracts: [agreed], rules, clock, store });
  /** Once the lower bands are published: the agreed ones are what earlier records name. */
  const published = () =>
    createEngine({
      ...{ models: [model], contracts: [lowered], archive: { contracts: [agreed] }, rules, store },
      clock: { now: () => Date.parse('2026-11-30T05:00:00Z') },
    });
  return { engine, published, store };
}

export const key = (id: string) => ({ tenant: 't1', business: 'shop', id });
export const NOVEMBER = { since: '2026-11-01T00:00:00+08:00', until: '2026-12-01T00:00:00+08:00' };
const sales = { tenant: 't1', model: 'shop', accumulator: 'sales', key: ['m1'], window: '2026-11' };
export const total = async (engine: Engine) => (await engine.balance({ ...sales, timeZone: 'Asia/Shanghai' })).value;

export async function november(engine: Engine): Promise<void> {
  await engine.bill(doc('A', { price: '400.00' }));
  await engine.bill(doc('B', { price: '300.00' }));
  await engine.bill(doc('C', { price: '200.00' }));
  await engine.bill(refundOf('B', 'B1', { price: '100.00' }));
}
