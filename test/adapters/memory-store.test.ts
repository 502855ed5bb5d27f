import { describe, expect, it } from 'vitest';
import type { AccumulatorEntry, BillingRecord } from '../../src/decide/billing-record.ts';
import type { Snapshot } from '../../src/factor/snapshot.ts';
import { memoryStore } from '../../src/memory.ts';
import type { BalanceKey, Changes, LinesChange, StoredBill } from '../../src/ports/store.ts';
import { type ClearingLine, clearingLine, orderIdOf } from '../../src/settle/clearing-line.ts';
import { closeOrder } from '../../src/settle/close-order.ts';
import { totalsDelta } from '../../src/settle/order-delta.ts';
import { periodOf } from '../../src/time/period.ts';

const november = periodOf(Date.parse('2026-11-10T00:00:00Z'), 'month', 'Asia/Shanghai');
const december = periodOf(Date.parse('2026-12-10T00:00:00Z'), 'month', 'Asia/Shanghai');

/** A store looks at nothing of a bill but its document's key. */
function bill(id: string, more: object = {}): StoredBill {
  const head = { tenant: 't1', business: 'retail', id, revision: 1, party: 'm1', time: '2026-11-10T00:00:00Z' };
  return {
    document: { ...head, facts: {}, ...more },
    snapshot: {} as Snapshot,
    snapshotHash: '',
    record: {} as BillingRecord,
    recordedAt: '2026-11-10T00:00:00Z',
  };
}

const sales: BalanceKey = {
  tenant: 't1',
  model: 'store-sale',
  accumulator: 'sales',
  key: '["t1","m1"]',
  window: '2026-11',
};

function entry(after: string): AccumulatorEntry {
  return { after } as AccumulatorEntry;
}

function line(document: string, units: bigint, more: { owner?: string; period?: typeof november } = {}): ClearingLine {
  const { owner = 't1/m1', period = november } = more;
  return clearingLine({
    tenant: 't1',
    document,
    revision: 1,
    business: 'retail',
    party: 'm1',
    contract: { id: 'c-1', version: '1' },
    clearing: 'goods',
    owner,
    counterpart: 't1/1000',
    direction: 'receive',
    units,
    scale: 2,
    currency: 'CNY',
    time: '2026-11-10T00:00:00Z',
    period,
    landed: period,
    lines: [0],
  });
}

function joining(...lines: readonly ClearingLine[]): readonly LinesChange[] {
  return totalsDelta(lines).map((delta) => ({ delta, lines: lines.filter((each) => each.order === delta.order) }));
}

/** One order of 100.00, billed: 100 of sales, one line. */
function first(): Changes {
  const balances = [{ balance: sales, version: 0, entries: [entry('100')] }];
  return { bill: bill('A'), balances, lines: joining(line('A', 10_000n)) };
}

const orderId = line('A', 1n).order;

describe('an empty store', () => {
  it('knows nothing, and says so', async () => {
    const store = memoryStore();
    expect(await store.bills([bill('A').document, bill('B').document])).toEqual([undefined, undefined]);
    expect(await store.balances([sales])).toEqual([{ value: '0', entries: 0, version: 0 }]);
    expect(await store.entries(sales)).toEqual([]);
    expect(await store.orders({})).toEqual([]);
    expect(await store.order('x')).toBeUndefined();
    expect(await store.lines('x')).toEqual([]);
    expect(await store.split('x')).toEqual({ payments: [], zeros: [] });
  });
});

describe('a commit', () => {
  it('writes the bill, its entries, its lines and the totals of their order', async () => {
    const store = memoryStore();
    expect(await store.commit(first())).toBe('committed');
    expect((await store.bills([bill('A').document]))[0]?.document.id).toBe('A');
    expect(await store.balances([sales])).toEqual([{ value: '100', entries: 1, version: 1 }]);
    expect((await store.entries(sales)).map(({ after }) => after)).toEqual(['100']);
    const stored = await store.order(orderId);
    expect(stored?.version).toBe(1);
    expect(JSON.parse(JSON.stringify(stored?.order))).toMatchObject({
      state: 'open',
      receivable: '100.00',
      lineCount: 1,
    });
    expect((await store.lines(orderId)).map(({ document }) => document)).toEqual(['A']);
  });

  it('adds to what is there', async () => {
    const store = memoryStore();
    await store.commit(first());
    const balances = [{ balance: sales, version: 1, entries: [entry('150'), entry('175.5')] }];
    const lines = joining(line('B', 5_000n), line('B', 2_550n, { period: december }));
    expect(await store.commit({ bill: bill('B'), balances, lines })).toBe('committed');
    expect(await store.balances([sales])).toEqual([{ value: '175.5', entries: 3, version: 2 }]);
    expect((await store.order(orderId))?.order.receivable.toFixed(2)).toBe('150.00');
    const orders = await store.orders({});
    expect(orders.map(({ order, version }) => [order.period.key, version])).toEqual([
      ['2026-11', 2],
      ['2026-12', 1],
    ]);
  });
});

/** Everything that a store can be asked, to see that nothing has changed. */
async function everything(store: ReturnType<typeof memoryStore>): Promise<string> {
  const [bills, balances, entries] = [
    await store.bills(['A', 'B'].map((id) => bill(id).document)),
    await store.balances([sales]),
    await store.entries(sales),
  ];
  const orders = await store.orders({});
  const lines = await Promise.all(orders.map(({ order }) => store.lines(order.id)));
  const splits = await Promise.all(orders.map(({ order }) => store.split(order.id)));
  return JSON.stringify([bills, balances, entries, orders, lines, splits]);
}

describe('a commit that is refused writes nothing at all', () => {
  it('`exists` for a document that was billed, whatever its revision, and before any conflict', async () => {
    const store = memoryStore();
    await store.commit(first());
    const before = await everything(store);
    const stale = {
      bill: bill('A', { revision: 2 }),
      balances: [{ balance: sales, version: 0, entries: [entry('1')] }],
    };
    expect(await store.commit({ ...stale, lines: joining(line('B', 1n)) })).toBe('exists');
    expect(await everything(store)).toBe(before);
  });

  it('is not taken for the same document by another tenant or business', async () => {
    const store = memoryStore();
    await store.commit(first());
    expect(await store.commit({ bill: bill('A', { tenant: 't2' }) })).toBe('committed');
    expect(await store.commit({ bill: bill('A', { business: 'rent' }) })).toBe('committed');
  });

  it.each([
    ['that posts to a total', [entry('150')]],
    ['that only read it', []],
  ])('`conflict` for one %s which has changed since', async (_, entries) => {
    const store = memoryStore();
    await store.commit(first());
    const before = await everything(store);
    const balances = [{ balance: sales, version: 0, entries }];
    expect(await store.commit({ bill: bill('B'), balances, lines: joining(line('B', 1n)) })).toBe('conflict');
    expect(await everything(store)).toBe(before);
  });

  it('`conflict` for lines of an order that takes no more', async () => {
    const store = memoryStore();
    await store.commit(first());
    const stored = await store.order(orderId);
    if (stored === undefined) throw new Error('no order');
    const closed = closeOrder(stored.order, await store.lines(orderId));
    if (!closed.ok) throw new Error('not closed');
    expect(await store.commit({ order: { order: closed.value, version: stored.version } })).toBe('committed');
    const before = await everything(store);
    expect(await store.commit({ bill: bill('B'), lines: joining(line('B', 1n)) })).toBe('conflict');
    const balances = [{ balance: sales, version: 1, entries: [entry('101')] }];
    expect(await store.commit({ bill: bill('B'), balances, lines: joining(line('B', 1n)) })).toBe('conflict');
    expect(await everything(store)).toBe(before);
  });

  it('`conflict` for an order that got a line since, or was never there', async () => {
    const store = memoryStore();
    await store.commit(first());
    const stored = await store.order(orderId);
    if (stored === undefined) throw new Error('no order');
    await store.commit({ bill: bill('B'), lines: joining(line('B', 1n)) });
    const before = await everything(store);
    expect(await store.commit({ order: stored })).toBe('conflict');
    expect(await memoryStore().commit({ order: stored })).toBe('conflict');
    expect(await everything(store)).toBe(before);
  });

  it('throws for totals that are not those of their order', async () => {
    const store = memoryStore();
    await store.commit(first());
    const before = await everything(store);
    const [change] = joining(line('B', 1n));
    if (change === undefined) throw new Error('no change');
    const wrong = { ...change, delta: { ...change.delta, order: orderIdOf({ ...change.delta.key, owner: 'x' }) } };
    const balances = [{ balance: sales, version: 1, entries: [entry('101')] }];
    expect(() => store.commit({ bill: bill('B'), balances, lines: [...joining(line('B', 1n)), wrong] })).toThrow('bug');
    expect(await everything(store)).toBe(before);
  });
});

describe('what a store answers', () => {
  it('is a copy or frozen: nobody reaches the store through it', async () => {
    const store = memoryStore();
    await store.commit(first());
    const before = await everything(store);
    ((await store.entries(sales)) as AccumulatorEntry[]).push(entry('0'));
    ((await store.lines(orderId)) as ClearingLine[]).pop();
    ((await store.orders({})) as unknown[]).pop();
    const [stored] = await store.orders({});
    const [kept] = await store.lines(orderId);
    for (const part of [
      stored?.order,
      stored?.order.totals,
      stored?.order.totals[0],
      kept,
      kept?.lines,
      kept?.contract,
    ]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
    expect(Object.isFrozen((await store.balances([sales]))[0])).toBe(true);
    expect(Object.isFrozen((await store.bills([bill('A').document]))[0])).toBe(true);
    expect(await everything(store)).toBe(before);
  });
});

describe('orders', () => {
  it('are found by every condition, by start of their period, then by id', async () => {
    const store = memoryStore();
    await store.commit({
      bill: bill('A'),
      lines: joining(line('A', 1n, { period: december }), line('A', 1n, { owner: 't1/m2' }), line('A', 1n)),
    });
    const keys = async (query: Parameters<typeof store.orders>[0]) =>
      (await store.orders(query)).map(({ order }) => `${order.owner} ${order.period.key}`);
    const all = ['t1/m1 2026-11', 't1/m2 2026-11', 't1/m1 2026-12'];
    expect(await keys({})).toEqual(all);
    expect(await keys({ tenant: 't1', contract: 'c-1' })).toEqual(all);
    expect(await keys({ tenant: 't2' })).toEqual([]);
    expect(await keys({ tenant: 't1', contract: 'c-2' })).toEqual([]);
    expect(await keys({ owner: 't1/m2' })).toEqual(['t1/m2 2026-11']);
    expect(await keys({ currency: 'USD' })).toEqual([]);
    expect(await keys({ states: ['closed', 'split'] })).toEqual([]);
    expect(await keys({ states: ['open'] })).toEqual(all);
    expect(await keys({ endedBy: november.endMs })).toEqual(all.slice(0, 2));
    expect(await keys({ endedBy: november.endMs - 1 })).toEqual([]);
    expect(await keys({ endingAfter: november.endMs - 1 })).toEqual(all);
    expect(await keys({ endingAfter: november.endMs })).toEqual(['t1/m1 2026-12']);
  });
});

describe('a bill that follows another', () => {
  const second = () => ({ bill: bill('A', { revision: 2 }), replaces: 1 });

  it('is the latest one; the earlier stays in the history', async () => {
    const store = memoryStore();
    await store.commit(first());
    expect(await store.commit(second())).toBe('committed');
    expect((await store.bills([bill('A').document]))[0]?.document.revision).toBe(2);
    expect((await store.history(bill('A').document)).map(({ document }) => document.revision)).toEqual([1, 2]);
    expect(await store.history(bill('B').document)).toEqual([]);
  });

  it('is a conflict where another is the latest, or none is there; then nothing is written', async () => {
    const store = memoryStore();
    expect(await store.commit(second())).toBe('conflict');
    await store.commit(first());
    expect(await store.commit({ bill: bill('A', { revision: 3 }), replaces: 2 })).toBe('conflict');
    await store.commit(second());
    expect(await store.commit(second())).toBe('conflict');
    expect(await store.history(bill('A').document)).toHaveLength(2);
  });
});

describe('the keys of a window', () => {
  it('are those that have an entry, sorted, of that window alone', async () => {
    const store = memoryStore();
    const of = (key: string, window = sales.window) => ({ ...sales, key, window });
    const post = (balance: BalanceKey) => ({ balance, version: 0, entries: [entry('1')] });
    await store.commit({ bill: bill('A'), balances: [post(of('["t1","m2"]')), post(of('["t1","m1"]'))] });
    await store.commit({ bill: bill('B'), balances: [post(of('["t1","m3"]', '2026-12'))] });
    // Read, and not posted to.
    await store.commit({ bill: bill('C'), balances: [{ balance: of('["t1","m4"]'), version: 0, entries: [] }] });
    const { key, ...window } = sales;
    expect(await store.keysOf(window)).toEqual(['["t1","m1"]', '["t1","m2"]']);
    expect(await store.keysOf({ ...window, accumulator: 'other' })).toEqual([]);
  });
});
