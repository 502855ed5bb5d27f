import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/memory.ts';
import type { Store } from '../../src/ports/store.ts';
import { recount } from '../../src/settle/close-order.ts';
import { departmentStore, order } from '../engine/department-store.ts';

const november = { tenant: 't1', model: 'store-sale', window: '2026-11', timeZone: 'Asia/Shanghai' };
const subsidy = { ...november, accumulator: 'platformSubsidy', key: [] };
const sales = { ...november, accumulator: 'sales', key: ['m1'] };

/** A store at the end of a line: every call takes a while, a different while each time, the same in every run. */
function distant(store: Store): Store {
  let calls = 0;
  const later = <Value>(value: () => Value): Promise<Value> =>
    new Promise((resolve, reject) => {
      calls += 1;
      let waits = (calls * 7) % 5;
      const wait = (): void => {
        waits -= 1;
        if (waits > 0) setImmediate(wait);
        else {
          try {
            resolve(value());
          } catch (thrown) {
            reject(thrown);
          }
        }
      };
      wait();
    });
  return {
    bills: (keys) => later(() => store.bills(keys)),
    readers: (query) => later(() => store.readers(query)),
    posted: (query) => later(() => store.posted(query)),
    places: (keys) => later(() => store.places(keys)),
    family: (original) => later(() => store.family(original)),
    history: (key) => later(() => store.history(key)),
    keysOf: (of) => later(() => store.keysOf(of)),
    balances: (keys) => later(() => store.balances(keys)),
    entries: (key) => later(() => store.entries(key)),
    orders: (query) => later(() => store.orders(query)),
    order: (id) => later(() => store.order(id)),
    lines: (id) => later(() => store.lines(id)),
    split: (id) => later(() => store.split(id)),
    commit: (changes) => later(() => store.commit(changes)),
  } as Store;
}

type Engine = ReturnType<typeof departmentStore>;

/** Sixty coupons of 10.00, of which the platform's part of 5.00 each fits 24 times into its 120.00. */
async function sixtyCoupons(engineFor: (at: number) => Engine) {
  const documents = Array.from({ length: 60 }, (_, at) =>
    order(`D${at}`, { coupon: '10.00' }, { party: at % 2 === 0 ? 'm1' : 'm2' }),
  );
  return Promise.all(documents.map((document, at) => engineFor(at).bill(document)));
}

async function expectWhole(engine: Engine, answers: Awaited<ReturnType<typeof sixtyCoupons>>): Promise<void> {
  const shares = answers.map(({ record }) => record.share('subsidy', 'platform').toFixed(2)).sort();
  expect(shares).toEqual([...new Array(36).fill('0.00'), ...new Array(24).fill('5.00')]);
  expect(await engine.balance(subsidy)).toEqual({ value: '120', entries: 60, version: 60 });
  const journal = await engine.journal(subsidy);
  // Every entry continues the one before it: nobody was overtaken, nothing is lost or doubled.
  expect(journal.map(({ before }) => before)).toEqual(['0', ...journal.slice(0, -1).map(({ after }) => after)]);
  expect(new Set(journal.map(({ document }) => document)).size).toBe(60);
  expect(await engine.balance(sales)).toMatchObject({ value: '2700', entries: 30 });
  const orders = await engine.orders();
  expect(orders.map(({ owner }) => owner)).toEqual(['t1/m1', 't1/m2']);
  for (const each of orders) expect(recount(each, await engine.lines(each.id))).toEqual([]);
}

describe('many calls at once on one limit', () => {
  it('of one engine never pass it, and never have to try twice', async () => {
    const retried: unknown[] = [];
    const engine = departmentStore({
      store: distant(memoryStore()),
      observe: ({ type }) => type === 'retried' && retried.push(1),
    });
    await expectWhole(engine, await sixtyCoupons(() => engine));
    expect(retried).toEqual([]);
  });

  it('of three engines on one store never pass it either', async () => {
    const store = distant(memoryStore());
    const retried: unknown[] = [];
    const engines = [0, 1, 2].map(() =>
      departmentStore({ store, observe: ({ type }) => type === 'retried' && retried.push(1) }),
    );
    await expectWhole(engines[0]!, await sixtyCoupons((at) => engines[at % 3]!));
    expect(retried.length).toBeGreaterThan(0);
  });

  it('of batches side by side are as right', async () => {
    const store = distant(memoryStore());
    const engines = [departmentStore({ store }), departmentStore({ store })];
    const halves = [0, 30].map((from) =>
      Array.from({ length: 30 }, (_, at) =>
        order(`D${from + at}`, { coupon: '10.00' }, { party: at % 2 === 0 ? 'm1' : 'm2' }),
      ),
    );
    const outcomes = await Promise.all(halves.map((half, at) => engines[at]!.billAll(half)));
    const answers = outcomes.flat().map((outcome) => {
      if (outcome.status !== 'created') throw new Error(outcome.status);
      return outcome;
    });
    await expectWhole(engines[0]!, answers);
  });
});

describe('many calls at once about one document', () => {
  it('bill it once, and answer `exists` to the others', async () => {
    const store = distant(memoryStore());
    const engines = [departmentStore({ store }), departmentStore({ store })];
    const calls = Array.from({ length: 10 }, (_, at) => engines[at % 2]!.bill(order('A', { coupon: '10.00' })));
    const statuses = (await Promise.all(calls)).map(({ status }) => status).sort();
    expect(statuses).toEqual(['created', ...new Array(9).fill('exists')]);
    expect(await engines[0]!.balance(subsidy)).toMatchObject({ value: '5', entries: 1 });
  });
});

describe('a close in the midst of bills', () => {
  it('loses no line: each is in the closed order, or late in the next', async () => {
    const store = distant(memoryStore());
    const engine = departmentStore({ store });
    await engine.bill(order('first'));
    const perDocument = (await engine.orders())[0]?.lineCount ?? 0;
    const bills = Array.from({ length: 20 }, (_, at) => engine.bill(order(`D${at}`)));
    const [outcomes, ...answers] = await Promise.all([engine.settle({ asOf: '2026-12-01T00:00:00+08:00' }), ...bills]);
    expect(outcomes.map(({ status }) => status)).toEqual(['split']);
    const late = answers.filter((answer) => answer.late !== undefined);
    expect(late.length).toBeGreaterThan(0);
    const orders = await engine.orders();
    const counts = orders.map(({ lineCount }) => lineCount);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(21 * perDocument);
    expect(counts[1] ?? 0).toBe(late.length * perDocument);
    for (const each of orders) expect(recount(each, await engine.lines(each.id))).toEqual([]);
  });
});

describe('a store where others are always faster', () => {
  it('ends in a fault that may be tried again, and nothing is written', async () => {
    const store = memoryStore();
    const never: Store = { ...store, commit: () => 'conflict' };
    const seen: unknown[] = [];
    const engine = departmentStore({ store: never, limits: { attempts: 3 }, observe: ({ type }) => seen.push(type) });
    const result = await engine.safeBill(order('A'));
    expect(result).toMatchObject({
      ok: false,
      issues: [{ code: 'store-conflict', retryable: true, facts: { attempts: 3 } }],
    });
    expect(seen.filter((type) => type === 'retried')).toHaveLength(3);
    expect(await store.bills([{ tenant: 't1', business: 'retail', id: 'A' }])).toEqual([undefined]);
  });
});
