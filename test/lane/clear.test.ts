import { describe, expect, it } from 'vitest';
import { sentence } from '../../src/issues/issue.ts';
import { memoryStore } from '../../src/memory.ts';
import type { EngineEvent } from '../../src/run/events.ts';
import { cleared, DECEMBER, laneEngine, M1, SALES, sale } from './commission-lane.ts';

const T1 = sale('t1', '01T10:00:00Z', '450.00');
const T2 = sale('t2', '02T10:00:00Z', '100.00');
const T3 = sale('t3', '03T10:00:00Z', '1600.00');

describe('documents of a lane', () => {
  it('are cleared by business time, however they arrive', async () => {
    for (const documents of [
      [T1, T2, T3],
      [T3, T2, T1],
      [T2, T3, T1],
    ]) {
      const engine = laneEngine();
      expect((await engine.lanes.add(documents)).map(({ status }) => status)).toEqual([
        'created',
        'created',
        'created',
      ]);
      const [outcome] = await engine.lanes.clear({ until: DECEMBER });
      expect(outcome).toMatchObject({ status: 'cleared', documents: 3, generation: 1, lane: M1 });
      expect(await cleared(engine)).toEqual(['1 t1 72.00', '2 t2 15.00', '3 t3 221.00']);
      expect((await engine.balance(SALES)).value).toBe('2150');
      const journal = await engine.journal(SALES);
      expect(journal.map(({ serial, before, delta, after }) => [serial, before, delta, after])).toEqual([
        [1, '0', '450', '450'],
        [2, '450', '100', '550'],
        [3, '550', '1600', '2150'],
      ]);
    }
  });

  it('of one time stand by their ids, compared by code units', async () => {
    const engine = laneEngine();
    const ids = ['é', 'a', 'Z', 'B', 'a1', '10', '9'];
    await engine.lanes.add(ids.map((id) => sale(id, '01T10:00:00Z', '10.00')));
    await engine.lanes.add([sale('late by a nanosecond', '01T10:00:00.000000001Z', '10.00')]);
    await engine.lanes.clear({ until: DECEMBER });
    expect((await engine.lanes.cleared(M1)).map(({ document }) => document.id)).toEqual([
      '10',
      '9',
      'B',
      'Z',
      'a',
      'a1',
      'é',
      'late by a nanosecond',
    ]);
  });

  it('wait beyond the horizon', async () => {
    const engine = laneEngine();
    await engine.lanes.add([T1, T2, T3]);
    const [first] = await engine.lanes.clear({ until: '2026-11-02T10:00:00Z' });
    expect(first).toMatchObject({ status: 'cleared', documents: 1, checkpoint: { serial: 1, id: 't1' } });
    const [second] = await engine.lanes.clear({ until: '2026-11-02T10:00:00.001Z' });
    expect(second).toMatchObject({ documents: 1, checkpoint: { serial: 2, id: 't2' } });
    expect(await engine.lanes.find(T3)).toMatchObject({ state: 'waiting' });
    await engine.lanes.clear({ until: DECEMBER });
    expect(await cleared(engine)).toEqual(['1 t1 72.00', '2 t2 15.00', '3 t3 221.00']);
  });

  it('reach a limit mid-way, and it holds', async () => {
    const engine = laneEngine();
    const coupons = ['50.00', '60.00', '25.00', '10.00'];
    await engine.lanes.add(
      coupons.map((coupon, at) => sale(`d${at}`, `0${9 - at}T00:00:00Z`, '10.00', { coupon })).toReversed(),
    );
    await engine.lanes.clear({ until: DECEMBER, batch: 3 });
    const places = await engine.lanes.cleared(M1);
    const bills = await Promise.all(places.map(({ document }) => engine.find(document)));
    // In order: 10.00, 25.00 and 60.00 leave 25.00 of 120.00 for the coupon of 50.00.
    expect(
      bills.map((bill) => {
        const shares = [bill?.record.share('subsidy', 'platform'), bill?.record.unplaced('subsidy')];
        return shares.map((share) => share?.toFixed(2));
      }),
    ).toEqual([
      ['10.00', '0.00'],
      ['25.00', '0.00'],
      ['60.00', '0.00'],
      ['25.00', '25.00'],
    ]);
    expect((await engine.balance({ ...SALES, accumulator: 'granted' })).value).toBe('120');
  });

  it('land in settlement as any other', async () => {
    const engine = laneEngine();
    await engine.lanes.add([T1, T2, T3]);
    await engine.lanes.clear({ until: DECEMBER, batch: 2 });
    const [order] = await engine.orders();
    expect([order?.net.toFixed(2), order?.lineCount]).toEqual(['-308.00', 6]);
    const [closed] = await engine.close({ asOf: DECEMBER });
    expect(closed?.status).toBe('closed');
  });

  it('are not billed at once, and the fault says what to do', async () => {
    const engine = laneEngine();
    const result = await engine.safeBill(T1);
    if (result.ok) throw new Error('billed');
    expect(result.issues.map((each) => [each.code, sentence(each, 'en')])).toEqual([
      [
        'document-of-lane',
        'the document \'t1\' belongs to the lane t1 shop ["m1"] and is cleared in its order: add it with lanes.add, then clear the lane',
      ],
    ]);
    expect((await engine.quote(T1)).record.amount('commission').toFixed(2)).toBe('72.00');
    await engine.lanes.add([T1]);
    await engine.lanes.clear({ until: DECEMBER });
    expect((await engine.bill(T1)).status).toBe('exists');
  });

  it('that are known are answered as messages are', async () => {
    const engine = laneEngine();
    await engine.lanes.add([T1, { ...T2, revision: 2 }]);
    const answers = await engine.lanes.add([T1, { ...T1, facts: { price: '451.00' } }, T2, { ...T2, revision: 3 }]);
    expect(answers.map((each) => ('fields' in each ? [each.status, each.fields] : each.status))).toEqual([
      'exists',
      ['differs', ['facts.price']],
      'superseded',
      'created',
    ]);
    expect((await engine.lanes.find(T2))?.document.revision).toBe(3);
    await engine.lanes.clear({ until: DECEMBER });
    expect(await engine.lanes.add([T1])).toMatchObject([{ status: 'exists', state: 'cleared' }]);
    expect(await engine.lanes.add([{ ...T1, revision: 2 }])).toMatchObject([
      { status: 'refused', issues: [{ code: 'lane-document-state' }] },
    ]);
  });

  it('that come twice in one call are one', async () => {
    const engine = laneEngine();
    const answers = await engine.lanes.add([T1, T1, { ...T1, facts: { price: '1.00' } }, T2]);
    expect(answers.map(({ status }) => status)).toEqual(['created', 'exists', 'differs', 'created']);
  });

  it('that are none are refused, each by itself', async () => {
    const engine = laneEngine();
    const answers = await engine.lanes.add([T1, { id: 'x' }, { ...T2, business: 'other' }]);
    expect(answers.map((each) => (each.status === 'refused' ? each.issues[0]?.code : each.status))).toEqual([
      'created',
      'document-field-missing',
      'rule-none',
    ]);
  });
});

describe('lanes', () => {
  it('are cleared side by side, each in its own order', async () => {
    const engine = laneEngine();
    const merchants = ['m1', 'm2', 'm3'];
    const documents = merchants.flatMap((party) =>
      [T3, T1, T2].map((each) => ({ ...each, id: `${party}-${each.id}`, party })),
    );
    await engine.lanes.add(documents);
    const outcomes = await engine.lanes.clear({ until: DECEMBER, concurrency: 2 });
    expect(outcomes.map((each) => [each.lane.key, each.status, each.documents])).toEqual(
      merchants.map((party) => [`["${party}"]`, 'cleared', 3]),
    );
    for (const party of merchants) {
      expect(await cleared(engine, { ...M1, key: `["${party}"]` })).toEqual([
        `1 ${party}-t1 72.00`,
        `2 ${party}-t2 15.00`,
        `3 ${party}-t3 221.00`,
      ]);
    }
  });

  it('may be named, and others stay as they are', async () => {
    const engine = laneEngine();
    await engine.lanes.add([T1, { ...T2, party: 'm2' }]);
    const outcomes = await engine.lanes.clear({ until: DECEMBER, lanes: [M1] });
    expect(outcomes.map(({ lane }) => lane.key)).toEqual(['["m1"]']);
    expect((await engine.lanes.list()).map(({ lane, checkpoint }) => [lane.key, checkpoint?.serial])).toEqual([
      ['["m1"]', 1],
      ['["m2"]', undefined],
    ]);
  });

  it('are gathered for many documents at once, and ahead', async () => {
    const asked: number[] = [];
    const engine = laneEngine({
      providers: [
        {
          name: 'coupons',
          factors: ['coupon'],
          provide: ({ documents }) => {
            asked.push(documents.length);
            return documents.map(() => ({ coupon: { value: '1.00' } }));
          },
        },
      ],
    });
    await engine.lanes.add(Array.from({ length: 25 }, (_, at) => sale(`d${at}`, `01T10:00:${10 + at}Z`, '10.00')));
    await engine.lanes.clear({ until: DECEMBER, prefetch: 10 });
    expect(asked).toEqual([10, 10, 5]);
  });

  it('tell what they do', async () => {
    const events: EngineEvent[] = [];
    const engine = laneEngine({ observe: (event) => events.push(event) });
    await engine.lanes.add([T1, T2, T3]);
    await engine.lanes.clear({ until: '2026-11-03T00:00:00Z', batch: 2 });
    await engine.lanes.add([sale('late', '01T12:00:00Z', '1.00')]);
    const told = events.filter(({ type }) => type.startsWith('lane-'));
    expect(told).toEqual([
      { type: 'lane-ordered', lane: M1, documents: 2, runs: 1 },
      { type: 'lane-cleared', lane: M1, from: 1, to: 2 },
      { type: 'lane-late', lane: M1, document: { tenant: 't1', business: 'retail', id: 'late', revision: 1 } },
    ]);
    expect(events.filter(({ type }) => type === 'recorded')).toHaveLength(2);
  });

  it('refuse a horizon, a size or an option that is none', async () => {
    const engine = laneEngine();
    const result = engine.lanes.clear({ until: 'tomorrow', batch: 0, prefech: 3 } as never);
    await expect(result).rejects.toMatchObject({
      issues: [
        { code: 'lane-option-invalid', path: ['batch'] },
        { code: 'lane-option-invalid', path: ['prefech'], facts: { nearest: 'prefetch' } },
        { code: 'lane-option-invalid', path: ['until'] },
      ],
    });
  });

  it('need a store that keeps them', () => {
    const { lanes: _, ...store } = memoryStore();
    expect(() => laneEngine({ store })).toThrow("the store keeps no lanes, and these models have one: 'shop'");
  });
});
