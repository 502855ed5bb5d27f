import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine.ts';
import { parseContract } from '../../src/model/parse-contract.ts';
import { parseModel } from '../../src/model/parse-model.ts';
import { parseRuleBook } from '../../src/model/parse-rule-book.ts';
import { recount } from '../../src/settle/close-order.ts';

const PAYS = { payer: 'merchant', payee: 'platform', rounding: 'half-up' };

/** 10 % of each order, at least 100.00 a month; both are totalled. */
const model = parseModel({
  ...{ format: 1, code: 'shop', business: 'retail', currency: 'CNY' },
  parties: [
    { code: 'merchant', is: 'owner' },
    { code: 'platform', id: '1000' },
  ],
  factors: [{ code: 'price', type: 'money' }],
  fees: [
    { code: 'commission', ...PAYS, price: { kind: 'ratio', base: 'price', rate: '0.1' } },
    {
      ...{ code: 'minimum', ...PAYS, per: 'period', period: { accumulator: 'billed' } },
      price: { kind: 'formula', formula: 'max(0, 100 - billed)' },
    },
  ],
  accumulators: [
    { code: 'billed', adds: 'commission', key: ['party'], window: 'month' },
    { code: 'madeUp', adds: 'minimum', key: ['party'], window: 'month' },
  ],
});

const contract = parseContract({
  ...{ format: 1, id: 'c1', version: '1', tenant: 't1', party: 'm1', model: 'shop', status: 'active' },
  ...{ valid: { from: '2026-01-01T00:00:00Z' }, timeZone: 'UTC', cycle: 'month', terms: [] },
});
const rules = parseRuleBook({ rules: [{ code: 'all', when: "business == 'retail'", model: 'shop' }] });
const month = (at: number): string => `2026-${String(at).padStart(2, '0')}`;

/** An order of some month, or a close up to the end of one. */
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ month: fc.integer({ min: 1, max: 4 }), cents: fc.integer({ min: 0, max: 60_000 }) }),
  },
  { weight: 1, arbitrary: fc.record({ close: fc.integer({ min: 1, max: 4 }) }) },
);

describe('orders and closes in any order', () => {
  it('charge in the end, for each month, what was billed or the minimum, whichever is more', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const clock = { now: () => Date.parse('2026-05-01T00:00:00Z') };
        const engine = createEngine({ models: [model], contracts: [contract], rules, clock });
        const billed = new Map<number, number>();
        for (const [at, each] of steps.entries()) {
          if ('close' in each) await engine.close({ asOf: `${month(each.close + 1)}-01T00:00:00Z` });
          else {
            const head = { tenant: 't1', business: 'retail', party: 'm1', time: `${month(each.month)}-10T00:00:00Z` };
            const { record } = await engine.bill({
              ...head,
              id: `D${at}`,
              facts: { price: (each.cents / 100).toFixed(2) },
            });
            const fee = record.amount('commission').times(100).toNumber();
            billed.set(each.month, (billed.get(each.month) ?? 0) + fee);
          }
        }
        await engine.close({ asOf: '2026-05-01T00:00:00Z' });
        // What a close of the last month corrects lands in May.
        await engine.close({ asOf: '2026-06-01T00:00:00Z' });
        const charged = new Map<string, number>();
        for (const order of await engine.orders()) {
          const lines = await engine.lines(order.id);
          expect(recount(order, lines)).toEqual([]);
          for (const line of lines)
            charged.set(line.period.key, (charged.get(line.period.key) ?? 0) + Number(line.units));
        }
        for (const at of [1, 2, 3, 4]) {
          const due = Math.max(10_000, billed.get(at) ?? 0);
          expect(charged.get(month(at))).toBe(due);
          const of = {
            tenant: 't1',
            model: 'shop',
            accumulator: 'madeUp',
            key: ['m1'],
            window: month(at),
            timeZone: 'UTC',
          };
          const { value, entries } = await engine.balance(of);
          expect([Math.round(Number(value) * 100), entries]).toEqual([due - (billed.get(at) ?? 0), 1]);
        }
      }),
      { numRuns: 40 },
    );
  });
});
