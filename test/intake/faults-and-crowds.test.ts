import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/memory.ts';
import type { Store } from '../../src/ports/store.ts';
import { order, type Shop, shop } from './retail-intake.ts';

type Fault = 'before' | 'after' | 'conflict';
const lost = new Error('connection lost');

/** A store of which every call passes through one gate. */
function through(
  store: Store,
  call: <Value>(work: () => Value | PromiseLike<Value>, isCommit: boolean) => Promise<Value>,
) {
  const inbox = store.inbox!;
  return {
    bills: (keys) => call(() => store.bills(keys), false),
    balances: (keys) => call(() => store.balances(keys), false),
    readers: (query) => call(() => store.readers(query), false),
    posted: (query) => call(() => store.posted(query), false),
    places: (keys) => call(() => store.places(keys), false),
    family: (original) => call(() => store.family(original), false),
    history: (key) => call(() => store.history(key), false),
    keysOf: (of) => call(() => store.keysOf(of), false),
    entries: (key) => call(() => store.entries(key), false),
    orders: (query) => call(() => store.orders(query), false),
    order: (id) => call(() => store.order(id), false),
    lines: (id) => call(() => store.lines(id), false),
    split: (id) => call(() => store.split(id), false),
    commit: (changes) => call(() => store.commit(changes), true),
    inbox: {
      commands: (keys) => call(() => inbox.commands(keys), false),
      queue: (query) => call(() => inbox.queue(query), false),
      message: (key) => call(() => inbox.message(key), false),
      refused: (query) => call(() => inbox.refused(query), false),
    },
  } satisfies Store;
}

/** Its n-th call goes wrong, once. */
function faulty(store: Store, at: number, fault: Fault) {
  let calls = 0;
  const gate = through(store, async (work, isCommit) => {
    calls += 1;
    const isWrong = calls === at;
    if (isWrong && fault === 'before') throw lost;
    if (isWrong && fault === 'conflict' && isCommit) return 'conflict' as never;
    const value = await work();
    if (isWrong && fault === 'after') throw lost;
    return value;
  });
  return { store: gate, calls: () => calls };
}

const refund = order('R', { kind: 'goodwill', refundOf: 'A' });
const messages = [refund, order('A'), { intake: 'orders', body: '{' }, order('B'), order('B', { version: 2 })];

/** Sends each message until it is answered, then resumes, every time by an engine that remembers nothing. */
async function day(store: Store): Promise<void> {
  for (const message of messages) {
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      const [outcome] = await shop({ store }).receiveAll([message]);
      const failure = outcome !== undefined && 'billing' in outcome ? outcome.billing : outcome;
      if (failure?.status !== 'refused' || !failure.issues.some(({ code }) => code.startsWith('store-'))) break;
    }
  }
  for (let times = 1; times <= 3; times += 1) {
    await shop({ store })
      .resume()
      .catch(() => []);
  }
}

async function everything(engine: Shop): Promise<string> {
  const bills = await Promise.all(['A', 'B', 'R'].map((id) => engine.find({ tenant: 't1', business: 'retail', id })));
  const states = ['open', 'waiting', 'billed', 'superseded', 'refused'] as const;
  const commands = await engine.commands({ states });
  const orders = await engine.orders();
  return JSON.stringify({
    bills,
    commands: commands.map(({ document, state }) => [document.id, document.revision, state]).sort(),
    refused: (await engine.refusedMessages()).map(({ raw }) => raw),
    lines: (await Promise.all(orders.map(({ id }) => engine.lines(id))))
      .flat()
      .map(({ id }) => id)
      .sort(),
  });
}

describe('a day of messages with a store that goes wrong once, at any of its calls', async () => {
  const calm = memoryStore();
  const counted = faulty(calm, 0, 'before');
  await day(counted.store);
  const expected = await everything(shop({ store: calm }));

  it('comes, without faults, to what it should', () => {
    expect(JSON.parse(expected)).toMatchObject({
      bills: [{ document: { id: 'A' } }, { document: { id: 'B', revision: 2 } }, { document: { id: 'R' } }],
      commands: [
        ['A', 1, 'billed'],
        ['B', 1, 'billed'],
        ['B', 2, 'billed'],
        ['R', 1, 'billed'],
      ],
      refused: ['{'],
    });
    expect(counted.calls()).toBeGreaterThan(20);
  });

  for (const fault of ['before', 'after', 'conflict'] as const) {
    it(`and ${fault === 'conflict' ? 'a conflict there' : `a loss ${fault} the work`} loses and doubles nothing`, async () => {
      for (let at = 1; at <= counted.calls(); at += 1) {
        const inner = memoryStore();
        await day(faulty(inner, at, fault).store);
        expect(await everything(shop({ store: inner })), `call ${at}`).toBe(expected);
      }
    });
  }

  it('tells what failed with its own cause', async () => {
    const { store } = faulty(memoryStore(), 1, 'before');
    await expect(shop({ store }).receive(order('A'))).rejects.toMatchObject({
      cause: lost,
      issues: [{ code: 'store-failed', retryable: true, facts: { operation: 'inbox.commands' } }],
    });
    const busy = through(memoryStore(), async (work, isCommit) => (isCommit ? ('conflict' as never) : work()));
    const result = await shop({ store: busy, limits: { attempts: 3 } }).safeReceive(order('A'));
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'store-conflict', facts: { attempts: 3 } }] });
  });
});

describe('many at once', () => {
  /** Every call takes a while, a different while each time, the same in every run. */
  function distant(store: Store): Store {
    let calls = 0;
    return through(store, async (work) => {
      calls += 1;
      for (let waits = (calls * 7) % 5; waits > 0; waits -= 1) await new Promise((resolve) => setImmediate(resolve));
      return work();
    });
  }

  for (const engines of [1, 3]) {
    it(`the same message, at ${engines} engines: one is created, the others exist, and one bill is made`, async () => {
      const store = distant(memoryStore());
      const shops = Array.from({ length: engines }, () => shop({ store }));
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, at) => shops[at % engines]!.receive(order('A'))),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual(['created', ...new Array(11).fill('exists')]);
      const billings = answers.map((answer) => ('billing' in answer ? answer.billing.status : ''));
      expect(billings.filter((status) => status === 'created')).toHaveLength(1);
      expect(billings.filter((status) => status === 'exists')).toHaveLength(11);
      expect(await shops[0]!.commands({ states: ['billed'] })).toHaveLength(1);
    });

    it(`an original and its refunds, at ${engines} engines: all are billed, and none waits on`, async () => {
      for (let round = 0; round < 10; round += 1) {
        const store = distant(memoryStore());
        const shops = Array.from({ length: engines }, () => shop({ store }));
        const sent = Array.from({ length: 6 }, (_, at) =>
          order(`R${at}`, { kind: 'refund', refundOf: 'A', amounts: { total: '10.00' } }),
        );
        sent.splice(round % 7, 0, order('A'));
        await Promise.all(sent.map((message, at) => shops[at % engines]!.receive(message)));
        expect(await shops[0]!.commands()).toEqual([]);
        expect(await shops[0]!.commands({ states: ['billed'] })).toHaveLength(7);
      }
    });
  }
});
