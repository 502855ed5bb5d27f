import { describe, expect, it } from 'vitest';
import { departmentStore, order } from '../engine/department-store.ts';

const sales = {
  tenant: 't1',
  model: 'store-sale',
  accumulator: 'sales',
  key: ['m1'],
  window: '2026-11',
  timeZone: 'Asia/Shanghai',
};

describe('a batch in which documents fail', () => {
  it('tells what came of each, in their order, and bills the rest', async () => {
    const engine = departmentStore();
    const outcomes = await engine.billAll([
      order('A', { price: '900.00' }),
      order('B', { price: 'nine hundred' }),
      { id: 'C' },
      order('D', { price: '200.00' }),
      order('A', { price: '900.00' }),
      order('A', { price: '901.00' }),
    ]);
    expect(outcomes.map(({ status, document }) => [status, document?.id])).toEqual([
      ['created', 'A'],
      ['refused', 'B'],
      ['refused', undefined],
      ['created', 'D'],
      ['exists', 'A'],
      ['differs', 'A'],
    ]);
    // D saw A's sales, and nothing of B: 100.00 at 5 %, 100.00 at 4 %.
    const last = outcomes[3];
    expect(last?.status === 'created' && last.record.amount('commission').toFixed(2)).toBe('9.00');
    expect(await engine.balance(sales)).toMatchObject({ value: '1100', entries: 2 });
    expect(await engine.find({ tenant: 't1', business: 'retail', id: 'B' })).toBeUndefined();
    const [month] = await engine.orders();
    expect([month?.receivable.toFixed(2), month?.payable.toFixed(2)]).toEqual(['1100.00', '54.00']);
  });

  it('fails deciding without a trace, and goes on', async () => {
    const engine = departmentStore();
    const outcomes = await engine.billAll([
      order('A', { account: 'x', rebate: '1e60' }),
      order('B', { account: 'x', rebate: '0.1' }),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['refused', 'created']);
    expect(outcomes[0]).toMatchObject({ issues: [{ code: 'number-too-long' }] });
    expect(await engine.balance(sales)).toMatchObject({ entries: 1 });
  });

  it('may be empty', async () => {
    expect(await departmentStore().billAll([])).toEqual([]);
  });

  it('is the same as one call after the other', async () => {
    const documents = Array.from({ length: 40 }, (_, at) =>
      order(
        `D${at}`,
        { price: `${100 + at}.25`, coupon: at % 3 === 0 ? '30.01' : '0' },
        { party: at % 4 === 0 ? 'm2' : 'm1' },
      ),
    );
    const [together, apart] = [departmentStore(), departmentStore()];
    const batch = await together.billAll(documents);
    for (const [at, document] of documents.entries()) {
      const { record } = await apart.bill(document);
      const outcome = batch[at];
      expect(outcome?.status === 'created' && outcome.record.contentText()).toBe(record.contentText());
    }
    expect(JSON.stringify(await together.orders())).toBe(JSON.stringify(await apart.orders()));
  });
});
