import { describe, expect, it } from 'vitest';
import { sentence } from '../../src/issues/issue.ts';
import { memoryStore } from '../../src/memory.ts';
import type { Changes, Store } from '../../src/ports/store.ts';
import { recount } from '../../src/settle/close-order.ts';
import { departmentStore, order } from '../engine/department-store.ts';

/** How a call goes wrong: nothing is done; all is done and the answer is lost; somebody else was faster. */
type Fault = 'before' | 'after' | 'conflict';

const lost = new Error('connection lost');

/** A store whose n-th call goes wrong, once. */
function faulty(store: Store, at: number, fault: Fault): { readonly store: Store; calls(): number } {
  let calls = 0;
  const call = async <Value>(work: () => Value | PromiseLike<Value>, isCommit = false): Promise<Value> => {
    calls += 1;
    const isWrong = calls === at;
    if (isWrong && fault === 'before') throw lost;
    // Only a commit can be told that somebody was faster.
    if (isWrong && fault === 'conflict' && isCommit) return 'conflict' as Value;
    const value = await work();
    if (isWrong && fault === 'after') throw lost;
    return value;
  };
  return {
    calls: () => calls,
    store: {
      bills: (keys) => call(() => store.bills(keys)),
      readers: (query) => call(() => store.readers(query)),
      posted: (query) => call(() => store.posted(query)),
      places: (keys) => call(() => store.places(keys)),
      family: (original) => call(() => store.family(original)),
      history: (key) => call(() => store.history(key)),
      keysOf: (of) => call(() => store.keysOf(of)),
      balances: (keys) => call(() => store.balances(keys)),
      entries: (key) => call(() => store.entries(key)),
      orders: (query) => call(() => store.orders(query)),
      order: (id) => call(() => store.order(id)),
      lines: (id) => call(() => store.lines(id)),
      split: (id) => call(() => store.split(id)),
      commit: (changes: Changes) => call(() => store.commit(changes), true),
    },
  };
}

const november = { tenant: 't1', model: 'store-sale', window: '2026-11', timeZone: 'Asia/Shanghai' };
const totals = [
  { ...november, accumulator: 'sales', key: ['m1'] },
  { ...november, accumulator: 'platformSubsidy', key: [] },
];
const IDS = ['A', 'B', 'C', 'D'];

/** Two orders, November settled, a third that comes late, one of December, December settled. */
const steps: readonly ((engine: Engine) => Promise<string>)[] = [
  async (engine) => statusOf(await engine.safeBill(order('A', { price: '900.00', coupon: '100.00' }))),
  async (engine) => statusOf(await engine.safeBill(order('B', { price: '300.00', coupon: '150.00' }))),
  async (engine) => (await engine.settle({ asOf: '2026-12-01T00:00:00+08:00' })).map(({ status }) => status).join(),
  async (engine) => statusOf(await engine.safeBill(order('C', { price: '50.00' }))),
  async (engine) => statusOf(await engine.safeBill(order('D', {}, { time: '2026-12-10T10:00:00+08:00' }))),
  async (engine) => (await engine.settle({ asOf: '2027-01-01T00:00:00+08:00' })).map(({ status }) => status).join(),
];
type Engine = ReturnType<typeof departmentStore>;

function statusOf(result: Awaited<ReturnType<Engine['safeBill']>>): string {
  return result.ok ? 'billed' : 'refused';
}

/** Takes each step, and takes it again if it failed, as an operator would. */
async function month(store: Store, check: (engine: Engine) => Promise<void>): Promise<void> {
  for (const step of steps) {
    // After a crash there is a new process: an engine that remembers nothing.
    const clock = { now: () => 1_800_000_000_000 };
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await step(departmentStore({ store, clock })).catch(() => 'refused');
      await check(departmentStore({ store: watched.get(store) ?? store, clock }));
      if (!outcome.includes('refused')) break;
      if (attempt > 3) throw new Error(`still ${outcome}`);
    }
  }
}

/** The store behind a faulty one, to look at without counting. */
const watched = new WeakMap<Store, Store>();

/** Everything that was kept, as text. */
async function everything(engine: Engine): Promise<string> {
  const bills = await Promise.all(IDS.map((id) => engine.find({ tenant: 't1', business: 'retail', id })));
  const orders = await engine.orders();
  return JSON.stringify({
    bills,
    journals: await Promise.all(totals.map((total) => engine.journal(total))),
    balances: await Promise.all(totals.map((total) => engine.balance(total))),
    orders,
    lines: await Promise.all(orders.map(({ id }) => engine.lines(id))),
    payments: await Promise.all(orders.map(({ id }) => engine.payments(id))),
  });
}

/** Whatever has happened so far: nothing is half-written. */
async function expectWhole(engine: Engine): Promise<void> {
  const orders = await engine.orders();
  const placed = new Map<string, number>();
  for (const each of orders) {
    const lines = await engine.lines(each.id);
    expect(recount(each, lines)).toEqual([]);
    for (const { document } of lines) placed.set(document, (placed.get(document) ?? 0) + 1);
    const { payments, zeros } = await engine.payments(each.id);
    const paid = [...payments, ...zeros].flatMap((part) => part.lines).length;
    expect(paid).toBe(each.state === 'split' ? each.lineCount : 0);
  }
  for (const id of IDS) {
    const bill = await engine.find({ tenant: 't1', business: 'retail', id });
    expect(placed.get(id) ?? 0).toBe(bill?.record.lines.length ?? 0);
  }
  for (const total of totals) {
    const journal = await engine.journal(total);
    const { value, entries } = await engine.balance(total);
    expect(journal.map(({ before }) => before)).toEqual(journal.map((_, at) => journal[at - 1]?.after ?? '0'));
    expect([value, entries]).toEqual([journal.at(-1)?.after ?? '0', journal.length]);
  }
}

describe('a month with a store that goes wrong once, at any of its calls', async () => {
  const counted = faulty(memoryStore(), 0, 'before');
  await month(counted.store, async () => {});
  const calm = memoryStore();
  await month(calm, async () => {});
  const expected = await everything(departmentStore({ store: calm }));

  it('comes, without faults, to what it should', async () => {
    const engine = departmentStore({ store: calm });
    const orders = await engine.orders();
    expect(orders.map(({ period, state, net }) => [period.key, state, net.toFixed(2)])).toEqual([
      ['2026-11', 'split', '1100.50'],
      ['2026-12', 'split', '142.50'],
    ]);
    await expectWhole(engine);
    expect(counted.calls()).toBeGreaterThan(20);
  });

  for (const fault of ['before', 'after', 'conflict'] as const) {
    it(`and ${fault === 'conflict' ? 'a conflict there' : `a loss ${fault} the work`} comes to the same, half-written at no time`, async () => {
      for (let at = 1; at <= counted.calls(); at += 1) {
        const inner = memoryStore();
        const { store } = faulty(inner, at, fault);
        watched.set(store, inner);
        await month(store, expectWhole);
        expect(await everything(departmentStore({ store: inner })), `call ${at}`).toBe(expected);
      }
    });
  }
});

describe('a store that fails', () => {
  it.each(['bills', 'balances', 'commit'] as const)(
    'at %s is told with its own error as the cause',
    async (operation) => {
      const broken: Store = { ...memoryStore(), [operation]: () => Promise.reject(lost) };
      const engine = departmentStore({ store: broken });
      const [outcome] = await engine.billAll([order('A')]);
      if (outcome?.status !== 'refused') throw new Error('billed');
      expect(outcome.issues.map((issue) => [sentence(issue, 'en'), issue.retryable])).toEqual([
        [`The store failed at '${operation}': connection lost`, true],
      ]);
      expect(outcome.error.cause).toBe(lost);
    },
  );

  it('may throw at once, or throw anything', async () => {
    for (const thrown of [lost, 'gone', undefined, null, 7, Object.create(null), { message: 7 }]) {
      const broken: Store = {
        ...memoryStore(),
        commit: () => {
          throw thrown;
        },
      };
      const result = await departmentStore({ store: broken }).safeBill(order('A'));
      expect(result).toMatchObject({ ok: false, issues: [{ code: 'store-failed' }] });
    }
  });

  it('by answering too few is not believed', async () => {
    const short: Store = { ...memoryStore(), balances: () => [] };
    const result = await departmentStore({ store: short }).safeBill(order('A'));
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'store-failed', facts: { operation: 'balances' } }] });
  });

  it('fails its own documents of a batch, and no others', async () => {
    const store = memoryStore();
    let commits = 0;
    const flaky: Store = {
      ...store,
      commit: (changes) => {
        commits += 1;
        if (commits === 2) throw lost;
        return store.commit(changes);
      },
    };
    const outcomes = await departmentStore({ store: flaky }).billAll([order('A'), order('B'), order('C')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['created', 'refused', 'created']);
  });
});
