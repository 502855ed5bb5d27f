import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine.ts';
import { parseContract } from '../../src/model/parse-contract.ts';
import { parseModel } from '../../src/model/parse-model.ts';
import { parseRuleBook } from '../../src/model/parse-rule-book.ts';
import type { StoredBill } from '../../src/ports/store.ts';

// Documents with any times, in any order, over every kind of window and of what a total keeps: what the store has in the end,
// and what each document saw of it, against a look at all documents.

const KEEPS = ['sum', 'count', 'max'] as const;
type Keeps = (typeof KEEPS)[number];
const WINDOWS: Readonly<Record<string, object>> = {
  document: { window: 'document' },
  day: { window: 'day' },
  week: { window: 'week' },
  sundays: { window: 'week', weekStart: 'sunday' },
  month: { window: 'month' },
  quarter: { window: 'quarter' },
  year: { window: 'year' },
  ages: { window: { years: 2, from: 'joined' } },
  contract: { window: 'contract' },
  lifetime: { window: 'lifetime' },
};
const TOTALS = Object.keys(WINDOWS).flatMap((name) =>
  KEEPS.map((keeps) => ({ name, keeps, code: `${name}_${keeps}` })),
);

const model = parseModel({
  ...{ format: 1, code: 'shop', business: 'retail', currency: 'CNY' },
  parties: [{ code: 'merchant', is: 'owner' }],
  factors: [
    { code: 'price', type: 'money' },
    { code: 'joined', type: 'date' },
  ],
  accumulators: TOTALS.map(({ name, keeps, code }) => ({
    code,
    adds: 'price',
    keeps,
    key: ['party'],
    ...WINDOWS[name],
  })),
});
const rules = parseRuleBook({ rules: [{ code: 'all', when: '*', model: 'shop' }] });
const START = Date.parse('2017-10-01T00:00:00Z');
const SPAN_DAYS = 900;

function engineIn(timeZone: string) {
  const contract = (id: string, more: object) =>
    parseContract({
      ...{ format: 1, id, version: '1', tenant: 't1', party: 'm1', model: 'shop', timeZone, cycle: 'month', terms: [] },
      ...more,
    });
  const [first, second, third] = ['2017-01-01T00:00:00Z', '2018-06-15T03:00:00Z', '2019-03-01T00:00:00Z'];
  const contracts = [
    contract('c1', { valid: { from: first, to: second } }),
    contract('c1', { version: '2', valid: { from: second, to: third } }),
    contract('c2', { valid: { from: third } }),
  ];
  return createEngine({ models: [model], contracts, rules });
}

const zones = fc.constantFrom('UTC', 'Asia/Shanghai', 'America/Sao_Paulo', 'Pacific/Apia');
const document = fc.record({
  minutes: fc.integer({ min: 0, max: SPAN_DAYS * 24 * 60 }),
  price: fc.integer({ min: -5_000, max: 50_000 }),
  joined: fc.constantFrom('2016-02-29', '2018-11-04', '2011-12-30'),
});

function folded(keeps: Keeps, cents: readonly number[]): string {
  const sum = cents.reduce((total, each) => total + each, 0);
  return { sum: String(sum / 100), count: String(cents.length), max: String(Math.max(0, ...cents) / 100) }[keeps];
}

describe('totals over all windows', () => {
  it('hold the documents of their window, each of which saw those that were there before it', async () => {
    await fc.assert(
      fc.asyncProperty(zones, fc.array(document, { minLength: 1, maxLength: 10 }), async (zone, documents) => {
        const engine = engineIn(zone);
        const bills: { readonly bill: StoredBill; readonly ms: number; readonly cents: number }[] = [];
        for (const [at, { minutes, price, joined }] of documents.entries()) {
          const ms = START + minutes * 60_000;
          const head = {
            tenant: 't1',
            business: 'retail',
            party: 'm1',
            id: `D${at}`,
            time: new Date(ms).toISOString(),
          };
          await engine.bill({ ...head, facts: { price: (price / 100).toFixed(2), joined } });
          const bill = await engine.find({ tenant: 't1', business: 'retail', id: `D${at}` });
          if (bill === undefined) throw new Error('not found');
          bills.push({ bill, ms, cents: price });
        }
        for (const { name, keeps, code } of TOTALS) {
          const inWindow = (key: string) =>
            bills.filter(({ bill }) => bill.snapshot.balances[code]?.window.key === key);
          for (const { bill, ms } of bills) {
            const seen = bill.snapshot.balances[code];
            if (seen === undefined) throw new Error(`no balance of ${code}`);
            const { start, end, key } = seen.window;
            expect(start === undefined || Date.parse(start) <= ms, `${code} ${key}`).toBe(true);
            expect(end === undefined || ms < Date.parse(end), `${code} ${key}`).toBe(true);
            const mates = inWindow(key);
            // Whose time is in the window is of it: windows of years are each party's own, by its date.
            if (start !== undefined && end !== undefined && name !== 'ages' && name !== 'contract') {
              const within = bills.filter((each) => each.ms >= Date.parse(start) && each.ms < Date.parse(end));
              expect(mates).toEqual(within);
            }
            const before = mates.slice(
              0,
              mates.findIndex((each) => each.bill === bill),
            );
            expect([seen.value, seen.entries], code).toEqual([
              folded(
                keeps,
                before.map(({ cents }) => cents),
              ),
              before.length,
            ]);
            const of = { tenant: 't1', model: 'shop', accumulator: code, key: ['m1'], window: key };
            const now = await engine.balance({ ...of, timeZone: seen.window.zone });
            const cents = mates.map((each) => each.cents);
            expect([now.value, now.entries], code).toEqual([folded(keeps, cents), mates.length]);
          }
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
