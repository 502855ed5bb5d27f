import { describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../src/engine.ts';
import { isFeewrightError } from '../../src/issues/error.ts';
import { type Language, sentence } from '../../src/issues/issue.ts';
import type { Changes, Store } from '../../src/ports/store.ts';
import type { EngineEvent } from '../../src/run/events.ts';
import { shop as intakeShop, order } from '../intake/retail-intake.ts';
import { doc, linesOf } from '../refund/shop.ts';
import { agreed, clock, engines, key, lowered, model, NOVEMBER, november, rules, total } from './branch-shop.ts';

const said = { by: 'li', reason: 'agreed' };

async function faultsOf(work: () => unknown, language: Language = 'en'): Promise<readonly string[]> {
  try {
    await work();
  } catch (error) {
    if (isFeewrightError(error)) return error.issues.map((each) => `${each.code}: ${sentence(each, language)}`);
    throw error;
  }
  return [];
}

async function forked() {
  const parts = engines();
  await november(parts.engine);
  const branch = parts.engine.branch({ name: 'lower', contracts: [lowered] });
  await branch.rebillAll(NOVEMBER);
  return { ...parts, branch };
}

describe('a branch is overtaken', () => {
  it('by whoever posts to a total that it has read, which is named; nothing of it is written', async () => {
    const { engine, published, branch } = await forked();
    await engine.bill(doc('D', { price: '1.00' }));
    const then = await total(engine);
    const promote = () => branch.promote({ ...said, engine: published() });
    expect(await faultsOf(promote)).toEqual([
      `branch-overtaken: The branch is overtaken: running total 'sales ["t1","m1"] ["Asia/Shanghai","2026-11"]' has changed in what it was forked from`,
    ]);
    expect((await faultsOf(promote, 'zh'))[0]).toBe(
      'branch-overtaken: 分支已过时:累额“sales ["t1","m1"] ["Asia/Shanghai","2026-11"]”在其来源中已变更',
    );
    expect((await engine.history(key('A'))).length).toBe(1);
    expect(await total(engine)).toBe(then);
    // What was billed on it can still be compared; what would mix the two cannot be read.
    expect((await branch.compare()).differing).toBe(3);
    expect((await faultsOf(() => branch.bill(doc('E', { price: '1.00' }))))[0]).toContain('branch-overtaken');
  });

  it('by a correction of a document that it has billed again, also of the same revision', async () => {
    const { engine, published, branch } = await forked();
    await engine.rebill(key('C'));
    const faults = await faultsOf(() => branch.promote({ ...said, engine: published() }));
    expect(faults.map((each) => each.replace(/.*overtaken: /, ''))).toEqual([
      `document 'C' has changed in what it was forked from`,
      `running total 'sales ["t1","m1"] ["Asia/Shanghai","2026-11"]' has changed in what it was forked from`,
    ]);
  });

  it('by a close of the order in which its lines have landed', async () => {
    const { engine, published, branch } = await forked();
    const [order] = await engine.orders();
    await engine.close({ asOf: NOVEMBER.until });
    const faults = await faultsOf(() => branch.promote({ ...said, engine: published() }));
    expect(faults).toEqual([
      `branch-overtaken: The branch is overtaken: order '${order?.id}' has changed in what it was forked from`,
    ]);
  });

  it('by a new document of the same name, and not by lines that only join an open order', async () => {
    const { engine } = engines();
    await november(engine);
    const branch = engine.branch();
    await branch.bill(doc('N', { price: '10.00' }, { party: 'm1', time: '2026-10-10T12:00:00+08:00' }));
    await engine.bill(doc('D', { price: '100.00' }));
    expect(await branch.promote(said)).toEqual({ status: 'promoted', documents: 1 });
    const other = engine.branch();
    await other.bill(doc('O', { price: '10.00' }));
    await engine.bill(doc('O', { price: '20.00' }, { time: '2026-10-10T12:00:00+08:00' }));
    expect((await faultsOf(() => other.promote(said)))[0]).toContain(`document 'O'`);
  });
});

describe('a branch that has ended', () => {
  it.each(['promote', 'drop'] as const)('by %s answers nothing any more', async (by) => {
    const { engine } = engines();
    await november(engine);
    const branch = engine.branch({ name: 'b' });
    await branch.rebill(key('A'));
    await (by === 'promote' ? branch.promote(said) : branch.drop());
    const [bill] = await engine.history(key('A'));
    if (bill === undefined) throw new Error('A was billed');
    const calls: readonly ((on: typeof branch) => unknown)[] = [
      (on) => on.quote(doc('X', { price: '1.00' })),
      (on) => on.bill(doc('X', { price: '1.00' })),
      (on) => on.rebill(key('A')),
      (on) => on.reverse(key('A')),
      (on) => on.find(key('A')),
      (on) => on.orders(),
      (on) => on.settle(),
      (on) => on.replay(bill.snapshot),
      (on) => on.knockOn(key('A')).next(),
      (on) => on.compare(),
      (on) => on.differing().next(),
      (on) => on.rebillAll(),
      (on) => on.promote(said),
      (on) => on.drop(),
    ];
    const ended = { promote: 'promoted', drop: 'dropped' }[by];
    for (const call of calls) {
      expect(await faultsOf(() => call(branch))).toEqual([
        `branch-ended: The branch 'b' was ${ended}, and answers no more`,
      ]);
    }
    expect((await branch.safeBill(doc('X', { price: '1.00' }))).ok).toBe(false);
    expect((await engine.history(key('A'))).length).toBe(by === 'promote' ? 2 : 1);
  });
});

describe('a promotion', () => {
  it('needs every definition that the branch has used where it is taken over, and then goes on', async () => {
    const { branch, published } = await forked();
    const faults = await faultsOf(() => branch.promote(said));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^definition-absent: .*c1 1b/);
    expect((await branch.compare()).differing).toBe(3);
    expect(await branch.promote({ ...said, engine: published() })).toMatchObject({ status: 'promoted' });
  });

  it('needs a reason, a person, and an engine over the same store', async () => {
    const { branch } = await forked();
    const wrong = { reason: '', by: 7 } as unknown as typeof said;
    expect(await faultsOf(() => branch.promote(wrong))).toEqual([
      `branch-invalid: A branch's 'reason' is ""; expected a text of at most 500 characters`,
      `branch-invalid: A branch's 'by' is 7; expected a text of at most 500 characters`,
    ]);
    const { published: elsewhere } = engines();
    expect(await faultsOf(() => branch.promote({ ...said, engine: elsewhere() }))).toEqual([
      `branch-elsewhere: The branch 'lower' is promoted to the store that it was forked from; this engine has another one`,
    ]);
    const [fault] = await faultsOf(() => branch.promote({ ...said, engine: {} as Engine }), 'zh');
    expect(fault).toBe('branch-elsewhere: 分支“lower”只能并入其来源存储;该引擎使用另一存储');
  });

  it.each(['before', 'after'] as const)(
    'that the store fails %s is promoted again, and takes effect once',
    async (when) => {
      const { engine: first, store } = engines();
      await november(first);
      let isFailing = false;
      const failing: Store = {
        ...store,
        commit: async (changes: Changes) => {
          if (isFailing && when === 'before') throw new Error('connection lost');
          const answer = await store.commit(changes);
          if (isFailing) throw new Error('connection lost');
          return answer;
        },
      };
      const events: EngineEvent[] = [];
      const observe = (event: EngineEvent) => events.push(event);
      const engine = createEngine({ models: [model], contracts: [agreed], rules, clock, store: failing, observe });
      const branch = engine.branch({ name: 'twice' });
      await branch.reverse(key('C'));
      await branch.rebill(key('A'));
      isFailing = true;
      expect((await faultsOf(() => branch.promote(said)))[0]).toContain('store-failed');
      isFailing = false;
      expect(await branch.promote(said)).toEqual({ status: 'promoted', documents: 2 });
      expect((await engine.history(key('C'))).map(({ standing }) => standing)).toEqual([undefined, 'reversed']);
      expect(await total(engine)).toBe('600');
      expect(events).toEqual([{ type: 'promoted', branch: 'twice', documents: 2, ...said }]);
    },
  );

  it('of a branch that wrote nothing writes nothing', async () => {
    const { engine } = engines();
    expect(await engine.branch().promote(said)).toEqual({ status: 'promoted', documents: 0 });
  });

  it('of a branch of a branch is taken over by that one', async () => {
    const { engine } = engines();
    await november(engine);
    const outer = engine.branch({ name: 'outer' });
    await outer.reverse(key('C'));
    const inner = outer.branch({ name: 'inner' });
    await inner.rebill(key('A'));
    await inner.bill(doc('N', { price: '100.00' }));
    await inner.promote(said);
    expect(await outer.compare()).toMatchObject({ billed: 3 });
    expect(await outer.promote({ ...said, reason: 'both' })).toEqual({ status: 'promoted', documents: 3 });
    expect((await engine.find(key('N')))?.promotion).toEqual({ branch: 'outer', by: 'li', reason: 'both' });
    expect(await total(engine)).toBe('700');
  });
});

describe('a branch', () => {
  it('is refused with every fault of what it is given', async () => {
    const { engine, store } = engines();
    const given: object = { name: '', store, modles: [] };
    expect(await faultsOf(() => engine.branch(given))).toEqual([
      `option-unknown: There is no option 'store'`,
      `branch-invalid: A branch's 'name' is ""; expected a text of at most 100 characters`,
      `option-unknown: There is no option 'modles'; did you mean 'models'?`,
    ]);
    expect(await faultsOf(() => engine.branch({ models: [] }))).not.toEqual([]);
  });

  it('tells the faults of a list with its documents, and has billed none of them then', async () => {
    const { engine } = engines();
    await november(engine);
    const branch = engine.branch();
    const places = async (work: () => unknown) => {
      const error = await Promise.resolve()
        .then(work)
        .catch((thrown: unknown) => thrown);
      if (!isFeewrightError(error)) throw error;
      return error.issues.map(({ code, path }) => `${path.join('.')} ${code}`);
    };
    expect(await places(() => branch.rebillAll({ documents: [key('A'), key('Z')] }))).toEqual([
      'documents.Z document-unknown',
    ]);
    const facts = ({ id }: { id: string }) => (id === 'A' || id === 'C' ? { price: 'many' } : undefined);
    expect(await places(() => branch.rebillAll({ ...NOVEMBER, facts }))).toEqual([
      'documents.A.facts.price fact-invalid',
      'documents.C.facts.price fact-invalid',
    ]);
    // B's refund is of more than is left.
    const less = ({ id }: { id: string }) => (id === 'B' ? { price: '50.00' } : undefined);
    expect(await places(() => branch.rebillAll({ ...NOVEMBER, facts: less }))).toEqual([
      'documents.B1.facts.price refund-exceeds',
    ]);
    expect(await places(() => branch.rebillAll({ since: 'November' }))).toEqual(['since branch-invalid']);
    expect(await branch.compare()).toEqual({ amounts: [], billed: 0, differing: 0 });
    expect(await total(branch)).toBe('800');
  });

  it('has its own observer, and asks the engine of none', async () => {
    const { store } = engines();
    const [ours, theirs]: [string[], string[]] = [[], []];
    const engine = createEngine({
      ...{ models: [model], contracts: [agreed], rules, clock, store },
      observe: ({ type }: EngineEvent) => ours.push(type),
    });
    await engine.branch().bill(doc('A', { price: '1.00' }));
    expect(ours).toEqual([]);
    const branch = engine.branch({ observe: ({ type }: EngineEvent) => theirs.push(type) });
    expect(linesOf(await branch.bill(doc('A', { price: '1.00' })))).toEqual(['commission 0.05']);
    expect(theirs).toContain('recorded');
  });
});

describe('messages on a branch', () => {
  it('become documents of the branch, and are kept by the store once it is promoted', async () => {
    let alarms = 0;
    const engine = intakeShop({ onRefused: () => (alarms += 1) });
    await engine.receive(order('A'));
    const branch = engine.branch({ name: 'messages' });
    expect((await branch.receive(order('B', { amounts: { total: '60.00' } }))).status).toBe('created');
    expect((await branch.receive(order('A', { version: 2, amounts: { total: '90.00' } }))).status).toBe('created');
    expect((await branch.safeReceive(order('C', { amounts: { total: 'x' } }))).ok).toBe(false);
    expect(alarms).toBe(0);
    expect(await branch.refusedMessages()).toHaveLength(1);
    expect(await engine.refusedMessages()).toEqual([]);
    expect(await engine.commands({ states: ['billed'] })).toHaveLength(1);
    await branch.promote(said);
    expect((await engine.commands({ states: ['billed'] })).map(({ document }) => document.id)).toEqual([
      ...['A', 'B', 'A'],
    ]);
    expect(await engine.refusedMessages()).toHaveLength(1);
    expect((await engine.receive(order('B', { amounts: { total: '60.00' } }))).status).toBe('exists');
  });

  it('are overtaken by others about the same document', async () => {
    const engine = intakeShop();
    const branch = engine.branch();
    await branch.receive(order('A-R', { refundOf: 'A', amounts: { total: '1.00' } }));
    await engine.receive(order('A-R', { refundOf: 'A', amounts: { total: '1.00' } }));
    const [fault] = await faultsOf(() => branch.promote(said));
    expect(fault).toBe(
      "branch-overtaken: The branch is overtaken: message 'A-R' has changed in what it was forked from",
    );
  });
});

describe('many documents at once on a branch, over a store that answers later', () => {
  it('come to what they come to one after the other', async () => {
    const { engine: first, store } = engines();
    await november(first);
    const slow = new Proxy(store, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return async (...args: unknown[]) => {
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 2));
          return Reflect.apply(value, target, args) as unknown;
        };
      },
    });
    const engine = createEngine({ models: [model], contracts: [agreed], rules, clock, store: slow });
    const branch = engine.branch();
    const news = Array.from({ length: 20 }, (_, at) => doc(`N${at}`, { price: '10.00' }));
    await Promise.all([
      ...news.map((each) => branch.bill(each)),
      branch.rebill(key('A')),
      branch.rebill(key('B')),
      branch.reverse(key('C')),
    ]);
    expect(await total(branch)).toBe('800');
    const [order] = await branch.orders();
    const lines = await branch.lines(order?.id ?? '');
    const sum = lines.reduce((net, line) => net.minus(line.amount), lines[0]?.amount.times(0) ?? fail());
    expect(order?.net.toFixed(2)).toBe(sum.toFixed(2));
    expect(await branch.promote(said)).toMatchObject({ documents: 24 });
    expect(await total(engine)).toBe('800');
    expect((await engine.close({ asOf: NOVEMBER.until })).map(({ status }) => status)).toEqual(['closed']);
  });
});

function fail(): never {
  throw new Error('no lines');
}
