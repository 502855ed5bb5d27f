import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine.ts';
import { memoryStore } from '../../src/memory.ts';
import { doc, shopModel, shopOf } from '../refund/shop.ts';
import { NOVEMBER } from './branch-shop.ts';

// A merchant pays 8 % of its sales, and at least 1,000.00 a month. November is closed. What if it had been 6 %?

const partsWith = (rate: string) => ({
  factors: [{ code: 'price', type: 'money' }],
  fees: [
    {
      ...{ code: 'commission', payer: 'merchant', payee: 'platform', rounding: 'half-up' },
      price: { kind: 'ratio', base: 'price', rate },
    },
    {
      ...{ code: 'minimum', payer: 'merchant', payee: 'platform', rounding: 'half-up' },
      ...{ per: 'period', period: { accumulator: 'billed' } },
      price: { kind: 'formula', formula: 'max(0, 1000 - billed)' },
    },
  ],
  accumulators: [{ code: 'billed', adds: 'commission', key: ['party'], window: 'month' }],
});

/** From November on: the contract has run since January. */
async function landed(engine: Engine): Promise<readonly string[]> {
  const orders = await engine.orders({ endingAfter: Date.parse(NOVEMBER.since) });
  const lines = await Promise.all(orders.map(({ id }) => engine.lines(id)));
  return lines.flat().map(({ landed: { key }, clearing, amount }) => `${key} ${clearing} ${amount.toFixed(2)}`);
}

describe('a month that is closed, on a branch', () => {
  it('has its period document billed again by closing; both differences land in the order that is open', async () => {
    const store = memoryStore();
    const engine = shopOf(partsWith('0.08'), { store });
    await engine.bill(doc('A', { price: '10000.00' }));
    await engine.close({ asOf: NOVEMBER.until });
    const november = ['2026-11 commission 800.00', '2026-11 minimum 200.00'];
    expect(await landed(engine)).toEqual(november);

    const branch = engine.branch({ models: [shopModel(partsWith('0.06'))] });
    expect(await branch.rebillAll(NOVEMBER)).toEqual({ status: 'rebilled', documents: 1 });
    await branch.close({ asOf: NOVEMBER.until });
    const { amounts } = await branch.compare();
    expect(amounts.map(({ fee, before, after }) => `${fee} ${before.toFixed(2)} → ${after.toFixed(2)}`)).toEqual([
      'commission 800.00 → 600.00',
      'minimum 200.00 → 400.00',
    ]);
    const differences = ['2026-12 commission -200.00', '2026-12 minimum 200.00'];
    expect(await landed(branch)).toEqual([...november, ...differences]);
    expect(await landed(engine)).toEqual(november);

    const archive = { models: [shopModel(partsWith('0.08'))] };
    const published = shopOf(partsWith('0.06'), { store, archive });
    await branch.promote({ engine: published, by: 'li', reason: 'agreed' });
    expect(await landed(published)).toEqual([...november, ...differences]);
    expect(
      (await published.orders({ endingAfter: Date.parse(NOVEMBER.since) })).map(
        ({ state, net }) => `${state} ${net.toFixed(2)}`,
      ),
    ).toEqual(['closed -1000.00', 'open 0.00']);
  });

  it('refuses its period document in a list', async () => {
    const engine = shopOf(partsWith('0.08'));
    await engine.bill(doc('A', { price: '10000.00' }));
    await engine.close({ asOf: NOVEMBER.until });
    const id = 'period/c1/minimum/2026-11/Asia%2FShanghai';
    const documents = [{ tenant: 't1', business: 'shop', id }];
    const refused = await engine.branch().safeRebillAll({ documents });
    expect(refused.ok ? [] : refused.issues.map(({ code }) => code)).toEqual(['correction-period']);
  });
});
