import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine.ts';
import { sentence } from '../../src/issues/issue.ts';
import { memoryStore } from '../../src/memory.ts';
import type { Store } from '../../src/ports/store.ts';
import type { EngineEvent } from '../../src/run/events.ts';
import { doc, shopOf } from '../refund/shop.ts';
import { cleared, DECEMBER, laneEngine, M1, SALES, sale } from './commission-lane.ts';

const T1 = sale('t1', '01T10:00:00Z', '450.00');
const T2 = sale('t2', '02T10:00:00Z', '100.00');
const T3 = sale('t3', '03T10:00:00Z', '1600.00');
/** A price that is none fails while it is gathered; none at all, while it is decided. */
const UNREADABLE = sale('t2', '02T10:00:00Z', 'a hundred');
const PRICELESS = { ...T2, facts: {} };
const WHY = { reason: 'no price', by: 'ann' };

describe.each([
  ['gathered', UNREADABLE, 'fact-invalid'],
  ['decided', PRICELESS, 'fact-missing'],
])('a document that fails while it is %s', (_, bad, code) => {
  it('stops its lane and no other; nothing of it is recorded', async () => {
    const events: EngineEvent[] = [];
    const engine = laneEngine({ observe: (event) => events.push(event) });
    await engine.lanes.add([T1, bad, T3, { ...T1, id: 'other', party: 'm2' }]);
    const [mine, other] = await engine.lanes.clear({ until: DECEMBER });
    expect(mine).toMatchObject({
      status: 'stopped',
      documents: 1,
      document: { id: 't2', revision: 1 },
      issues: [{ code }],
      checkpoint: { serial: 1, id: 't1' },
    });
    expect(other).toMatchObject({ status: 'cleared', documents: 1 });
    expect(await cleared(engine)).toEqual(['1 t1 72.00']);
    expect(await engine.find(T2)).toBeUndefined();
    expect((await engine.balance(SALES)).value).toBe('450');
    expect(await engine.lanes.state(M1)).toMatchObject({ stop: { document: { id: 't2' }, issues: [{ code }] } });
    expect(events.filter(({ type }) => type === 'lane-stopped')).toMatchObject([{ lane: M1, document: { id: 't2' } }]);
  });

  it('stops it again until it is mended; then it goes on from the checkpoint', async () => {
    const engine = laneEngine();
    await engine.lanes.add([T1, bad, T3]);
    for (let again = 0; again < 3; again += 1) {
      const [outcome] = await engine.lanes.clear({ until: DECEMBER });
      expect(outcome).toMatchObject({ status: 'stopped', documents: again === 0 ? 1 : 0 });
    }
    await engine.lanes.add([{ ...T2, revision: 2 }]);
    const [outcome] = await engine.lanes.clear({ until: DECEMBER });
    expect(outcome).toMatchObject({ status: 'cleared', documents: 2, checkpoint: { serial: 3, id: 't3' } });
    expect(await cleared(engine)).toEqual(['1 t1 72.00', '2 t2 15.00', '3 t3 221.00']);
    expect((await engine.lanes.state(M1))?.stop).toBeUndefined();
  });

  it('is set aside: it posts nothing, and is cleared later as a late one', async () => {
    const engine = laneEngine();
    await engine.lanes.add([T1, bad, T3]);
    await engine.lanes.clear({ until: DECEMBER });
    expect(await engine.lanes.setAside(bad, WHY)).toMatchObject({ state: 'aside', aside: WHY });
    await engine.lanes.clear({ until: DECEMBER });
    // 1,600.00 after 450.00: 50.00 at 16 %, 1,500.00 at 14 %, 50.00 at 12 %.
    expect(await cleared(engine)).toEqual(['1 t1 72.00', '2 t3 224.00']);
    expect(await engine.lanes.aside(M1)).toMatchObject([{ document: { id: 't2' }, aside: WHY }]);

    await engine.lanes.add([{ ...T2, revision: 2 }]);
    expect((await engine.lanes.find(T2))?.state).toBe('aside');
    await engine.lanes.takeUp(T2);
    const [outcome] = await engine.lanes.clear({ until: DECEMBER });
    // The checkpoint's time and id are those of the furthest document, not of the last.
    expect(outcome).toMatchObject({ status: 'cleared', documents: 1, checkpoint: { serial: 3, id: 't3' } });
    expect(await cleared(engine)).toEqual(['1 t1 72.00', '2 t3 224.00', '3 t2 12.00']);
    expect((await engine.balance(SALES)).value).toBe('2150');
    expect(await engine.lanes.aside(M1)).toEqual([]);
  });

  it('takes all of its batch with it', async () => {
    const engine = laneEngine();
    const before = sale('t0', '01T09:00:00Z', '10.00');
    await engine.lanes.add([before, T1, bad, T3]);
    const [outcome] = await engine.lanes.clear({ until: DECEMBER, batch: 3 });
    expect(outcome).toMatchObject({ status: 'stopped', documents: 0, document: { id: 't2' } });
    expect(await cleared(engine)).toEqual([]);
    expect((await engine.balance(SALES)).value).toBe('0');
    await engine.lanes.setAside(bad, WHY);
    await engine.lanes.clear({ until: DECEMBER, batch: 3 });
    expect(await cleared(engine)).toEqual(['1 t0 1.60', '2 t1 72.00', '3 t3 223.60']);
  });

  it('takes all of its window with it', async () => {
    const engine = laneEngine({}, { window: 2 });
    await engine.lanes.add([T1, bad, T3]);
    const [outcome] = await engine.lanes.clear({ until: DECEMBER });
    expect(outcome).toMatchObject({ status: 'stopped', documents: 0, document: { id: 't2' } });
    await engine.lanes.add([{ ...T2, revision: 2 }]);
    await engine.lanes.clear({ until: DECEMBER });
    expect(await cleared(engine)).toEqual(['1 t1 72.00', '2 t2 15.00', '3 t3 221.00']);
  });
});

describe('a window of neighbours', () => {
  it('is one commit, and limits hold in it', async () => {
    const events: EngineEvent[] = [];
    const engine = laneEngine({ observe: (event) => events.push(event) }, { window: 3 });
    const coupons = ['50.00', '60.00', '25.00', '10.00', '5.00'];
    await engine.lanes.add(coupons.map((coupon, at) => sale(`d${at}`, `0${at + 1}T00:00:00Z`, '10.00', { coupon })));
    await engine.lanes.clear({ until: DECEMBER, batch: 100 });
    expect(events.flatMap((each) => (each.type === 'lane-cleared' ? [[each.from, each.to]] : []))).toEqual([
      [1, 3],
      [4, 5],
    ]);
    const journal = await engine.journal({ ...SALES, accumulator: 'granted' });
    expect(journal.map(({ delta, after }) => [delta, after])).toEqual([
      ['50', '50'],
      ['60', '110'],
      ['10', '120'],
      ['0', '120'],
      ['0', '120'],
    ]);
  });
});

describe('an operator', () => {
  it('is told what cannot be done', async () => {
    const engine = laneEngine();
    await engine.lanes.add([T1, T2]);
    await engine.lanes.clear({ until: '2026-11-02T00:00:00Z' });
    const told = async (work: Promise<unknown>): Promise<string> =>
      work.then(
        () => 'done',
        (error: { issues: Parameters<typeof sentence>[0][] }) =>
          error.issues.map((each) => sentence(each, 'en')).join('; '),
      );
    expect(await told(engine.lanes.setAside({ ...T1, id: 'nobody' }, WHY))).toBe("no lane has a document 'nobody'");
    expect(await told(engine.lanes.setAside(T1, WHY))).toBe("the document 't1' is cleared");
    expect(await told(engine.lanes.takeUp(T2))).toBe("the document 't2' waits to be cleared");
    expect(await told(engine.lanes.setAside(T2, { reason: ' ', by: 7 as never }))).toBe(
      `'reason' is " "; expected a text of 1 to 200 characters; 'by' is 7; expected a text of 1 to 200 characters`,
    );
    expect(await told(engine.lanes.setAside(T2, WHY))).toBe('done');
    expect(await told(engine.lanes.setAside(T2, WHY))).toBe("the document 't2' is set aside");
  });
});

describe('two processes on one store', () => {
  it('never both clear one lane', async () => {
    const store = memoryStore();
    const documents = Array.from({ length: 40 }, (_, at) => sale(`d${at}`, `01T10:00:${10 + at}Z`, '50.00'));
    const engines = [laneEngine({ store }), laneEngine({ store }), laneEngine({ store })];
    await engines[0]?.lanes.add(documents);
    const outcomes = await Promise.all(engines.map((engine) => engine.lanes.clear({ until: DECEMBER, batch: 3 })));
    const [first, ...others] = outcomes.flat().toSorted((a, b) => b.documents - a.documents);
    expect(first).toMatchObject({ status: 'cleared', documents: 40 });
    expect(others.map(({ status, documents: count }) => [status, count])).toEqual([
      ['overtaken', 0],
      ['overtaken', 0],
    ]);
    const calm = laneEngine();
    await calm.lanes.add(documents);
    await calm.lanes.clear({ until: DECEMBER });
    const engine = laneEngine({ store });
    expect(await cleared(engine)).toEqual(await cleared(calm));
    expect((await engine.lanes.state(M1))?.checkpoint).toEqual((await calm.lanes.state(M1))?.checkpoint);
  });

  it('and an operator who sets a document aside meanwhile: the lane goes on without it', async () => {
    const store = memoryStore();
    let operator: Engine | undefined;
    let commits = 0;
    const watched: Store = {
      ...store,
      commit: async (changes) => {
        if (changes.bills !== undefined) commits += 1;
        if (commits === 2) {
          commits += 1;
          await operator?.lanes.setAside(T3, WHY);
        }
        return store.commit(changes);
      },
    };
    // The same process or another one: an operator doesn't wait until the lane is cleared.
    const engine = laneEngine({ store: watched });
    operator = engine;
    const T4 = sale('t4', '04T10:00:00Z', '10.00');
    await engine.lanes.add([T1, T2, T3, T4]);
    const [outcome] = await engine.lanes.clear({ until: DECEMBER });
    expect(outcome).toMatchObject({ status: 'cleared', documents: 3 });
    expect(await cleared(engine)).toEqual(['1 t1 72.00', '2 t2 15.00', '3 t4 1.40']);
  });
});

describe('a document that comes late', () => {
  const LATE = sale('late', '01T12:00:00Z', '200.00');

  it('is appended: it posts in the window of its own time', async () => {
    const engine = laneEngine();
    await engine.lanes.add([T1, T2, T3]);
    await engine.lanes.clear({ until: DECEMBER });
    expect(await engine.lanes.add([LATE])).toMatchObject([{ status: 'created', isLate: true }]);
    const [outcome] = await engine.lanes.clear({ until: DECEMBER });
    expect(outcome).toMatchObject({ documents: 1, generation: 1, checkpoint: { serial: 4, id: 't3' } });
    expect(await cleared(engine)).toEqual(['1 t1 72.00', '2 t2 15.00', '3 t3 221.00', '4 late 24.00']);
  });

  it('is appended to the month that it belongs to', async () => {
    const engine = laneEngine();
    await engine.lanes.add([T1, { ...T3, time: '2026-12-03T00:00:00Z' }]);
    await engine.lanes.clear({ until: '2027-01-01T00:00:00Z' });
    await engine.lanes.add([LATE]);
    await engine.lanes.clear({ until: '2027-01-01T00:00:00Z' });
    // 200.00 after November's 450.00, whatever December has: 50.00 at 16 %, 150.00 at 14 %.
    expect((await cleared(engine)).at(-1)).toBe('3 late 29.00');
    expect((await engine.balance(SALES)).value).toBe('650');
  });

  it('is rejected, where the model says so', async () => {
    const engine = laneEngine({}, { onLate: 'reject' });
    await engine.lanes.add([T1, T2, T3]);
    await engine.lanes.clear({ until: DECEMBER });
    const [answer] = await engine.lanes.add([LATE]);
    if (answer?.status !== 'refused') throw new Error('added');
    expect(answer.issues.map((each) => sentence(each, 'en'))).toEqual([
      'the document \'late\' of 2026-11-01T12:00:00Z comes late: the lane t1 shop ["m1"] is cleared up to 2026-11-03T10:00:00Z',
    ]);
    // At the checkpoint itself, ids decide.
    const [before, after] = await engine.lanes.add([
      { ...LATE, id: 't2', time: T3.time },
      { ...LATE, id: 't31', time: T3.time },
    ]);
    expect([before?.status, after?.status]).toEqual(['differs', 'created']);
    expect((await engine.lanes.add([{ ...LATE, id: 't29', time: T3.time }]))[0]?.status).toBe('refused');
  });
});

describe('a document whose model has no lane', () => {
  it('is refused by the lanes, and billed as ever', async () => {
    const engine = shopOf({
      factors: [{ code: 'price', type: 'money' }],
      fees: [
        {
          ...{ code: 'commission', payer: 'merchant', payee: 'platform', rounding: 'half-up' },
          price: { kind: 'ratio', rate: '0.05', base: 'price' },
        },
      ],
    });
    const document = doc('A', { price: '100' });
    expect(await engine.lanes.add([document])).toMatchObject([
      { status: 'refused', issues: [{ code: 'document-without-lane', facts: { document: 'A', model: 'shop' } }] },
    ]);
    expect((await engine.bill(document)).record.amount('commission').toFixed(2)).toBe('5.00');
  });
});
