import { createEngine, type Engine } from '../../src/engine.ts';
import { memoryStore } from '../../src/memory.ts';
import { parseContract } from '../../src/model/parse-contract.ts';
import { parseRuleBook } from '../../src/model/parse-rule-book.ts';
import { DECEMBER, M1, modelOf, sale } from '../lane/commission-lane.ts';

const model = modelOf();
const termsOf = (version: string, rate: string) =>
  parseContract({
    format: 1,
    ...{ id: 'c-m1', version, tenant: 't1', party: 'm1', model: 'shop', timeZone: 'UTC', cycle: 'month' },
    valid: { from: '2026-01-01T00:00:00Z' },
    terms: [
      {
        fee: 'commission',
        price: {
          bands: [
            { from: '0', rate: '0.16' },
            { from: '500', rate },
          ],
        },
      },
    ],
  });
const [agreed, other] = [termsOf('1', '0.14'), termsOf('1b', '0.10')];
const rules = parseRuleBook({ rules: [{ code: 'sales', when: "business == 'retail'", model: 'shop' }] });
const WHY = { reason: 'what if', by: 'ann' };

export async function threeCleared() {
  const store = memoryStore();
  const engine = createEngine({ models: [model], contracts: [agreed], rules, store });
  await engine.lanes.add([
    sale('t1', '01T10:00:00Z', '450.00'),
    sale('t2', '02T10:00:00Z', '100.00'),
    sale('t3', '03T10:00:00Z', '1600.00'),
  ]);
  await engine.lanes.clear({ until: DECEMBER });
  const published = () =>
    createEngine({ models: [model], contracts: [other], archive: { contracts: [agreed] }, rules, store });
  return { engine, published };
}

export async function landed(engine: Engine): Promise<readonly string[]> {
  const [order] = await engine.orders();
  const lines = await engine.lines(order?.id ?? '');
  return lines
    .filter(({ clearing }) => clearing === 'commission')
    .map((line) => `${line.document} ${line.amount.toFixed(2)}`);
}

export async function forked(engine: Engine) {
  const branch = engine.branch({ name: 'ten', contracts: [other] });
  await branch.lanes.reset(M1, { serial: 2, ...WHY });
  await branch.lanes.clear({ until: DECEMBER });
  return branch;
}
