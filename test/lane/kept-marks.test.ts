import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine.ts';
import { defineContract } from '../../src/model/define-contract.ts';
import { defineModel } from '../../src/model/define-model.ts';
import { defineRules } from '../../src/model/define-rules.ts';
import { DECEMBER, M1, sale } from './commission-lane.ts';

const model = defineModel({
  format: 1,
  code: 'shop',
  business: 'retail',
  currency: 'CNY',
  parties: [
    { code: 'merchant', is: 'owner' },
    { code: 'platform', id: '1000' },
  ],
  factors: [{ code: 'price', type: 'money' }],
  fees: [
    {
      code: 'commission',
      payer: 'merchant',
      payee: 'platform',
      rounding: 'half-up',
      price: { kind: 'formula', formula: 'max(0, price - most)' },
    },
  ],
  accumulators: [
    { code: 'most', adds: 'price', keeps: 'max', key: ['party'], window: 'month' },
    { code: 'number', adds: 'price', keeps: 'count', key: ['party'], window: 'month' },
  ],
  lane: { key: ['party'] },
});

describe('a high-water mark and a count in a lane', () => {
  it('go from document to document in one commit, back by a reset, and up again', async () => {
    const contract = defineContract(model, {
      format: 1,
      id: 'c',
      version: '1',
      tenant: 't1',
      party: 'm1',
      model: 'shop',
      valid: { from: '2026-01-01T00:00:00Z' },
      timeZone: 'UTC',
      cycle: 'month',
      terms: [],
    });
    const rules = defineRules([model], { rules: [{ code: 'sales', when: "business == 'retail'", model: 'shop' }] });
    const engine = createEngine({ models: [model], contracts: [contract], rules });
    const total = async (accumulator: 'most' | 'number'): Promise<string> => {
      const of = { tenant: 't1', model: 'shop', accumulator, key: ['m1'], window: '2026-11', timeZone: 'UTC' };
      return (await engine.balance(of)).value;
    };
    const prices = ['100.00', '120.00', '110.00', '150.00'];
    await engine.lanes.add(prices.map((price, at) => sale(`d${at}`, `0${at + 1}T10:00:00Z`, price)));
    const fees = async (): Promise<readonly (string | undefined)[]> => {
      const bills = await Promise.all(
        prices.map((_, at) => engine.find({ tenant: 't1', business: 'retail', id: `d${at}` })),
      );
      return bills.map((bill) => bill?.record.amount('commission').toFixed(2));
    };
    await engine.lanes.clear({ until: DECEMBER, batch: 4 });
    expect(await fees()).toEqual(['100.00', '20.00', '0.00', '30.00']);
    expect([await total('most'), await total('number')]).toEqual(['150', '4']);
    await engine.lanes.reset(M1, { serial: 2, reason: 'wrong order', by: 'ann' });
    expect([await total('most'), await total('number')]).toEqual(['100', '1']);
    await engine.lanes.clear({ until: DECEMBER, batch: 2 });
    expect(await fees()).toEqual(['100.00', '20.00', '0.00', '30.00']);
    expect([await total('most'), await total('number')]).toEqual(['150', '4']);

    // With 150.00 taken back by itself, and then the others from 120.00 on by a reset, 100.00 is the highest that is left.
    await engine.reverse({ tenant: 't1', business: 'retail', id: 'd3' });
    await engine.lanes.reset(M1, { serial: 2, reason: 'wrong order', by: 'ann' });
    expect([await total('most'), await total('number')]).toEqual(['100', '1']);
    // It stays reversed: the lane goes on without it.
    await engine.lanes.clear({ until: DECEMBER });
    expect([await total('most'), await total('number')]).toEqual(['120', '3']);
    expect((await engine.lanes.aside(M1)).map(({ document, aside }) => [document.id, aside?.reason])).toEqual([
      ['d3', 'reversed'],
    ]);
  });
});
