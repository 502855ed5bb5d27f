import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine.ts';
import { explanationText } from '../../src/explain/explanation-text.ts';
import { memoryStore } from '../../src/memory.ts';
import { defineContract } from '../../src/model/define-contract.ts';
import { defineModel } from '../../src/model/define-model.ts';
import { defineRules } from '../../src/model/define-rules.ts';
import type { Store } from '../../src/ports/store.ts';

/** The commission's band is that of last month's sales, as they stood when that ended: 5 %, from 1,000.00 on 4 %. */
const shop = defineModel({
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
      price: {
        kind: 'volume',
        measure: 'price',
        boundary: 'lower',
        bands: [
          { from: '0', rate: '0.05' },
          { from: '1000', rate: '0.04' },
        ],
        cumulative: { accumulator: 'sales', basis: 'before', of: 'last' },
      },
    },
    {
      code: 'growth',
      payer: 'platform',
      payee: 'merchant',
      rounding: 'half-up',
      when: "balance(sales) > balance(sales, 'last', 'now')",
      price: { kind: 'flat', amount: '1.00' },
    },
  ],
  accumulators: [{ code: 'sales', adds: 'price', key: ['party'], window: 'month' }],
});

const contract = defineContract(shop, {
  ...{ format: 1, id: 'c1', version: '1', tenant: 't1', party: 'm1', model: 'shop' },
  ...{ valid: { from: '2026-01-01T00:00:00+08:00' }, timeZone: 'Asia/Shanghai', cycle: 'month', terms: [] },
});
const rules = defineRules([shop], { rules: [{ code: 'all', when: "business == 'retail'", model: 'shop' }] });

function engineAt(store: Store) {
  let now = Date.parse('2026-10-15T00:00:00+08:00');
  const engine = createEngine({ models: [shop], contracts: [contract], rules, store, clock: { now: () => now } });
  const bill = async (id: string, price: string, time: string, recorded = time) => {
    now = Date.parse(recorded);
    const head = { tenant: 't1', business: 'retail', party: 'm1' };
    return engine.bill({ ...head, id, time, facts: { price } });
  };
  return { engine, bill };
}

describe('the window before, as it stood when it ended', () => {
  it('is read by the business time of its documents, and by when they were recorded', async () => {
    const { engine, bill } = engineAt(memoryStore());
    const fee = async (...of: Parameters<typeof bill>) => (await bill(...of)).record.amount('commission').toFixed(2);
    expect(await fee('A', '900.00', '2026-10-20T12:00:00+08:00')).toBe('45.00');
    // Of October, and recorded in its last millisecond, or at its end: only the first counts.
    expect(await fee('B', '99.99', '2026-10-21T12:00:00+08:00', '2026-10-31T23:59:59.999+08:00')).toBe('5.00');
    expect(await fee('C', '500.00', '2026-10-22T12:00:00+08:00', '2026-11-01T00:00:00+08:00')).toBe('25.00');
    expect(await fee('D', '100.00', '2026-11-02T12:00:00+08:00')).toBe('5.00');
    const answer = await bill('E', '100.00', '2026-11-03T12:00:00+08:00');
    expect(answer.snapshot.balances).toMatchObject({
      sales: { value: '100', entries: 1, window: { key: '2026-11' } },
      'last(sales)': { value: '999.99', entries: 2, window: { key: '2026-10' } },
      'last(sales, now)': { value: '1499.99', entries: 3, window: { key: '2026-10' } },
    });
    expect(engine.replay(JSON.parse(JSON.stringify(answer.snapshot))).contentText()).toBe(answer.record.contentText());
    const explained = engine.explain(answer.snapshot, { fee: 'commission' });
    expect(explained.amount.how).toMatchObject({
      kind: 'bands',
      cumulative: { accumulator: 'last(sales)', basis: 'before', balance: '999.99' },
      bands: [{ price: '0.05', amount: '5' }],
    });
    expect(explanationText(explained, 'en')).toContain('last(sales)');
  });

  it('with one cent more was the next band', async () => {
    const { bill } = engineAt(memoryStore());
    await bill('A', '1000.00', '2026-10-20T12:00:00+08:00');
    const { record } = await bill('B', '100.00', '2026-11-02T12:00:00+08:00');
    expect(record.amount('commission').toFixed(2)).toBe('4.00');
    expect(record.lines.map(({ fee }) => fee)).toEqual(['commission']);
  });

  it('that somebody posts to between reading and writing is read anew', async () => {
    const store = memoryStore();
    const { bill } = engineAt(store);
    await bill('A', '900.00', '2026-10-20T12:00:00+08:00');
    let interferes = true;
    const retried: string[] = [];
    const late: Store = {
      ...store,
      commit: async (changes) => {
        if (interferes) {
          interferes = false;
          await bill('B', '5.00', '2026-10-21T12:00:00+08:00');
        }
        return store.commit(changes);
      },
    };
    const other = createEngine({
      ...{ models: [shop], contracts: [contract], rules, store: late },
      clock: { now: () => Date.parse('2026-11-02T00:00:00+08:00') },
      observe: ({ type }) => type === 'retried' && retried.push(type),
    });
    const head = { tenant: 't1', business: 'retail', party: 'm1', time: '2026-11-02T00:00:00+08:00' };
    const { snapshot } = await other.bill({ ...head, id: 'C', facts: { price: '1.00' } });
    expect(retried).toEqual(['retried']);
    expect(snapshot.balances['last(sales)']).toMatchObject({ value: '905', entries: 2 });
  });
});
