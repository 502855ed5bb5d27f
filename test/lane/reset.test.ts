import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine.ts';
import { memoryStore } from '../../src/memory.ts';
import type { Store } from '../../src/ports/store.ts';
import { cleared, DECEMBER, laneEngine, M1, SALES, sale } from './commission-lane.ts';

const T1 = sale('t1', '01T10:00:00Z', '450.00');
const T2 = sale('t2', '02T10:00:00Z', '100.00');
const T3 = sale('t3', '03T10:00:00Z', '1600.00');
const LATE = sale('late', '01T12:00:00Z', '200.00');
const WHY = { reason: 'wrong order', by: 'ann' };

/** What settlement has under commission: document, amount, and the document whose line it corrects. */
async function commissions(engine: Engine): Promise<readonly string[]> {
  const orders = await engine.orders();
  const lines = (await Promise.all(orders.map(({ id }) => engine.lines(id)))).flat();
  return lines
    .filter(({ clearing }) => clearing === 'commission')
    .map((line) => {
      const corrected = lines.find(({ id }) => id === line.corrects);
      const { key } = line.landed;
      return `${key} ${line.document} ${line.amount.toFixed(2)}${corrected ? ` of ${corrected.amount.toFixed(2)}` : ''}`;
    });
}

describe('worked case 7: 450.00, 100.00 and 1,600.00 are cleared; then 200.00 comes late, between the first two', () => {
  async function threeCleared(onLate: 'append' | 'rewind'): Promise<Engine> {
    const engine = laneEngine({}, { onLate });
    await engine.lanes.add([T1, T2, T3]);
    await engine.lanes.clear({ until: DECEMBER });
    await engine.lanes.add([LATE]);
    await engine.lanes.clear({ until: DECEMBER });
    return engine;
  }

  it('append: 24.00', async () => {
    const engine = await threeCleared('append');
    expect(await cleared(engine)).toEqual(['1 t1 72.00', '2 t2 15.00', '3 t3 221.00', '4 late 24.00']);
  });

  const AFTER = ['1 t1 72.00', '2 late 29.00', '3 t2 14.00', '4 t3 217.00'];
  const JOURNAL = [
    [1, 'post', 't1', '450', '450'],
    [2, 'post', 't2', '100', '550'],
    [3, 'post', 't3', '1600', '2150'],
    [3, 'void', 't3', '-1600', '550'],
    [2, 'void', 't2', '-100', '450'],
    [2, 'post', 'late', '200', '650'],
    [3, 'post', 't2', '100', '750'],
    [4, 'post', 't3', '1600', '2350'],
  ];

  it('rewind: 29.00 for it, and what comes after is cleared anew; settlement sees the differences', async () => {
    const engine = await threeCleared('rewind');
    expect(await cleared(engine)).toEqual(AFTER);
    expect(await commissions(engine)).toEqual([
      '2026-11 t1 72.00',
      '2026-11 t2 15.00',
      '2026-11 t3 221.00',
      '2026-11 late 29.00',
      '2026-11 t2 -1.00 of 15.00',
      '2026-11 t3 -4.00 of 221.00',
    ]);
    const journal = await engine.journal(SALES);
    expect(journal.map(({ serial, kind, document, delta, after }) => [serial, kind, document, delta, after])).toEqual(
      JOURNAL,
    );
    expect(await engine.balance(SALES)).toMatchObject({ value: '2350', entries: 4 });
    expect(await engine.lanes.state(M1)).toMatchObject({ generation: 2, checkpoint: { serial: 4, id: 't3' } });
  });

  it('append, then reset to serial 2 and clear again: as after rewind', async () => {
    const engine = await threeCleared('append');
    const state = await engine.lanes.reset(M1, { serial: 2, ...WHY });
    expect(state).toMatchObject({ generation: 2, checkpoint: { serial: 1, id: 't1', time: '2026-11-01T10:00:00Z' } });
    expect(await engine.balance(SALES)).toMatchObject({ value: '450', entries: 1 });
    expect(await cleared(engine)).toEqual(['1 t1 72.00']);
    expect(await engine.find(T2)).toMatchObject({ standing: 'void' });
    await engine.lanes.clear({ until: DECEMBER });
    expect(await cleared(engine)).toEqual(AFTER);
    expect((await commissions(engine)).slice(4)).toEqual([
      '2026-11 late 5.00 of 24.00',
      '2026-11 t2 -1.00 of 15.00',
      '2026-11 t3 -4.00 of 221.00',
    ]);
    const [order] = await engine.orders();
    expect(order?.net.toFixed(2)).toBe('-332.00');
    expect(await engine.balance(SALES)).toMatchObject({ value: '2350', entries: 4 });
  });

  it('either way, the state is that of a lane that was right at first', async () => {
    const rewound = await threeCleared('rewind');
    const reset = await threeCleared('append');
    await reset.lanes.reset(M1, { time: '2026-11-01T10:00:00.001Z', ...WHY });
    await reset.lanes.clear({ until: DECEMBER, batch: 2 });
    for (const [engine, onLate] of [
      [rewound, 'rewind'],
      [reset, 'append'],
    ] as const) {
      const right = laneEngine({}, { onLate });
      await right.lanes.add([T1, LATE, T2, T3]);
      await right.lanes.clear({ until: DECEMBER });
      expect(await cleared(engine)).toEqual(await cleared(right));
      expect((await engine.lanes.state(M1))?.checkpoint).toEqual((await right.lanes.state(M1))?.checkpoint);
      expect((await engine.balance(SALES)).value).toBe((await right.balance(SALES)).value);
      const [mine] = await engine.orders();
      const [theirs] = await right.orders();
      expect(mine?.net.toFixed(2)).toBe(theirs?.net.toFixed(2));
      for (const { id } of [T1, LATE, T2, T3]) {
        const key = { tenant: 't1', business: 'retail', id };
        const [again, first] = [await engine.find(key), await right.find(key)];
        expect(again?.record.contentText()).toBe(first?.record.contentText());
        expect(again?.record.entries.map((entry) => entry.serial)).toEqual(
          first?.record.entries.map((entry) => entry.serial),
        );
      }
    }
  });
});

describe('a reset', () => {
  async function clearedThree(): Promise<Engine> {
    const engine = laneEngine();
    await engine.lanes.add([T1, T2, T3]);
    await engine.lanes.clear({ until: DECEMBER });
    return engine;
  }

  it('to a time takes back what is of that time or later', async () => {
    const engine = await clearedThree();
    await engine.lanes.reset(M1, { time: T2.time, ...WHY });
    expect(await cleared(engine)).toEqual(['1 t1 72.00']);
  });

  it('to a time beyond the checkpoint takes back nothing, and is no new generation', async () => {
    const engine = await clearedThree();
    expect(await engine.lanes.reset(M1, { time: '2026-11-03T10:00:00.001Z', ...WHY })).toMatchObject({ generation: 1 });
    expect(await cleared(engine)).toHaveLength(3);
  });

  it('to serial 1 takes back everything', async () => {
    const engine = await clearedThree();
    const state = await engine.lanes.reset(M1, { serial: 1, ...WHY });
    expect([state.checkpoint, state.generation, state.reset]).toEqual([undefined, 2, undefined]);
    expect(await engine.balance(SALES)).toMatchObject({ value: '0', entries: 0 });
    await engine.lanes.clear({ until: DECEMBER });
    expect(await cleared(engine)).toEqual(['1 t1 72.00', '2 t2 15.00', '3 t3 221.00']);
    // Nothing differs, so settlement sees nothing.
    expect(await commissions(engine)).toEqual(['2026-11 t1 72.00', '2026-11 t2 15.00', '2026-11 t3 221.00']);
  });

  it('can be done again and again; every correction names the line before it', async () => {
    const engine = await clearedThree();
    for (const [id, time] of [
      ['l1', '01T12:00:00Z'],
      ['l2', '01T13:00:00Z'],
    ] as const) {
      await engine.lanes.add([sale(id, time, '200.00')]);
      await engine.lanes.reset(M1, { serial: 2, ...WHY });
      await engine.lanes.clear({ until: DECEMBER });
    }
    expect(await cleared(engine)).toEqual(['1 t1 72.00', '2 l1 29.00', '3 l2 28.00', '4 t2 14.00', '5 t3 213.00']);
    expect((await commissions(engine)).filter((each) => each.includes('t3'))).toEqual([
      '2026-11 t3 221.00',
      '2026-11 t3 -4.00 of 221.00',
      '2026-11 t3 -4.00 of -4.00',
    ]);
    const lines = await engine.lines((await engine.orders())[0]?.id ?? '');
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
    expect(await engine.lanes.state(M1)).toMatchObject({ generation: 3 });
  });

  it('keeps an order open that waits for corrections', async () => {
    const engine = await clearedThree();
    await engine.lanes.reset(M1, { serial: 2, ...WHY });
    const [refused] = await engine.close({ asOf: DECEMBER });
    expect(refused).toMatchObject({
      status: 'refused',
      issues: [{ code: 'order-lines-pending', facts: { documents: "'t2', 't3'" } }],
    });
    await engine.lanes.clear({ until: DECEMBER });
    expect((await engine.close({ asOf: DECEMBER }))[0]?.status).toBe('closed');
  });

  it('whose lines lie in a closed order is corrected in the earliest open one', async () => {
    const engine = await clearedThree();
    await engine.settle({ asOf: DECEMBER });
    await engine.lanes.add([LATE]);
    await engine.lanes.reset(M1, { serial: 2, ...WHY });
    await engine.lanes.clear({ until: DECEMBER });
    expect(await cleared(engine)).toEqual(['1 t1 72.00', '2 late 29.00', '3 t2 14.00', '4 t3 217.00']);
    expect((await commissions(engine)).slice(3)).toEqual([
      '2026-12 late 29.00',
      '2026-12 t2 -1.00 of 15.00',
      '2026-12 t3 -4.00 of 221.00',
    ]);
    const orders = await engine.orders();
    expect(orders.map(({ state, net }) => [state, net.toFixed(2)])).toEqual([
      ['split', '-308.00'],
      ['open', '-24.00'],
    ]);
  });

  it('may be asked for twice: the lane is there already', async () => {
    const engine = await clearedThree();
    const first = await engine.lanes.reset(M1, { serial: 2, ...WHY });
    expect(await engine.lanes.reset(M1, { serial: 2, ...WHY })).toEqual(first);
  });

  it('of many documents is cut into steps; one that is cut off goes on, however far back the next one goes', async () => {
    for (const again of [1, 150, 400]) {
      const store = memoryStore();
      let steps = 0;
      const failing: Store = {
        ...store,
        commit: (changes) => {
          if (changes.standings !== undefined) steps += 1;
          if (steps === 2) throw new Error('gone');
          return store.commit(changes);
        },
      };
      const engine = laneEngine({ store: failing });
      const documents = Array.from({ length: 450 }, (_, at) => sale(`d${1000 + at}`, '01T10:00:00Z', '1.00'));
      await engine.lanes.add(documents);
      await engine.lanes.clear({ until: DECEMBER, batch: 100 });
      await expect(engine.lanes.reset(M1, { serial: 100, ...WHY })).rejects.toThrow('gone');
      const calm = laneEngine({ store });
      expect(await calm.lanes.state(M1)).toMatchObject({ reset: { from: 100, ...WHY }, checkpoint: { serial: 250 } });
      const state = await calm.lanes.reset(M1, { serial: again, ...WHY });
      const last = Math.min(again, 100) - 1;
      expect([state.generation, state.reset, state.checkpoint?.serial ?? 0]).toEqual([2, undefined, last]);
      expect((await calm.balance(SALES)).entries).toBe(last);
      await calm.lanes.clear({ until: DECEMBER, batch: 100 });
      expect((await calm.balance(SALES)).value).toBe('450');
    }
  });

  it('that is cut off is brought to its end by the next clearing', async () => {
    const store = memoryStore();
    const failing: Store = {
      ...store,
      commit: (changes) => {
        if (changes.standings !== undefined) throw new Error('gone');
        return store.commit(changes);
      },
    };
    const engine = laneEngine({ store });
    await engine.lanes.add([T1, T2, T3]);
    await engine.lanes.clear({ until: DECEMBER });
    await engine.lanes.add([LATE]);
    await expect(laneEngine({ store: failing }).lanes.reset(M1, { serial: 2, ...WHY })).rejects.toThrow('gone');
    await engine.lanes.clear({ until: DECEMBER });
    expect(await cleared(engine)).toEqual(['1 t1 72.00', '2 late 29.00', '3 t2 14.00', '4 t3 217.00']);
  });

  it('leaves set aside what was set aside', async () => {
    const engine = laneEngine();
    await engine.lanes.add([T1, T2, T3]);
    await engine.lanes.setAside(T2, WHY);
    await engine.lanes.clear({ until: DECEMBER });
    await engine.lanes.reset(M1, { serial: 1, ...WHY });
    expect((await engine.lanes.find(T2))?.state).toBe('aside');
    await engine.lanes.clear({ until: DECEMBER });
    expect(await cleared(engine)).toEqual(['1 t1 72.00', '2 t3 224.00']);
  });

  it('of a document that is set aside then: its lines are taken back, and land anew when it is taken up', async () => {
    const engine = await clearedThree();
    await engine.lanes.reset(M1, { serial: 2, ...WHY });
    await engine.lanes.setAside(T2, WHY);
    await engine.lanes.clear({ until: DECEMBER });
    expect((await commissions(engine)).slice(3)).toEqual(['2026-11 t2 -15.00 of 15.00', '2026-11 t3 3.00 of 221.00']);
    await engine.lanes.takeUp(T2);
    await engine.lanes.clear({ until: DECEMBER });
    expect(await cleared(engine)).toEqual(['1 t1 72.00', '2 t3 224.00', '3 t2 12.00']);
    expect((await commissions(engine)).at(-1)).toBe('2026-11 t2 12.00 of -15.00');
    expect((await engine.orders())[0]?.net.toFixed(2)).toBe('-308.00');
    expect((await engine.close({ asOf: DECEMBER }))[0]?.status).toBe('closed');
  });

  it('lets documents be mended that were cleared', async () => {
    const engine = await clearedThree();
    await engine.lanes.reset(M1, { serial: 1, ...WHY });
    expect(await engine.lanes.add([{ ...T1, revision: 2, facts: { price: '500.00' } }])).toMatchObject([
      { status: 'created', state: 'waiting' },
    ]);
    await engine.lanes.clear({ until: DECEMBER });
    expect(await cleared(engine)).toEqual(['1 t1 80.00', '2 t2 14.00', '3 t3 220.00']);
    expect((await commissions(engine)).slice(3)).toEqual([
      '2026-11 t1 8.00 of 72.00',
      '2026-11 t2 -1.00 of 15.00',
      '2026-11 t3 -1.00 of 221.00',
    ]);
    expect((await engine.orders())[0]?.net.toFixed(2)).toBe('-314.00');
  });

  it('stops before a document that was refunded, until its refunds are taken back', async () => {
    const engine = await clearedThree();
    const refund = { ...sale('r', '05T10:00:00Z', '50.00'), original: 't2' };
    expect(await engine.lanes.add([refund])).toMatchObject([
      { status: 'refused', issues: [{ code: 'refund-of-lane' }] },
    ]);
    const { record } = await engine.bill(refund);
    expect(record.amount('commission').toFixed(2)).toBe('-7.50');
    expect((await engine.balance(SALES)).value).toBe('2100');
    await expect(engine.lanes.reset(M1, { serial: 2, ...WHY })).rejects.toThrow(
      'the lane t1 shop ["m1"] cannot be reset before \'t2\', which has 1 refunds: take those back first',
    );
    await engine.lanes.reset(M1, { serial: 3, ...WHY });
    expect((await engine.balance(SALES)).value).toBe('500');
    await engine.reverse(refund);
    await engine.lanes.reset(M1, { serial: 2, ...WHY });
    expect((await engine.balance(SALES)).value).toBe('450');
    await engine.lanes.clear({ until: DECEMBER });
    expect(await cleared(engine)).toEqual(['1 t1 72.00', '2 t2 15.00', '3 t3 221.00']);
  });

  it('takes a document that was corrected meanwhile as it was corrected', async () => {
    const engine = await clearedThree();
    await engine.bill({ ...T2, revision: 2, facts: { price: '150.00' } });
    expect((await engine.balance(SALES)).value).toBe('2200');
    await engine.lanes.reset(M1, { serial: 2, ...WHY });
    expect((await engine.balance(SALES)).value).toBe('450');
    await engine.lanes.clear({ until: DECEMBER });
    // 150.00: 50.00 at 16 %, 100.00 at 14 %; then 1,400.00 at 14 % and 200.00 at 12 %.
    expect(await cleared(engine)).toEqual(['1 t1 72.00', '2 t2 22.00', '3 t3 220.00']);
    expect((await engine.orders())[0]?.net.toFixed(2)).toBe('-314.00');
  });

  it('of what is not there is refused', async () => {
    const engine = await clearedThree();
    await expect(engine.lanes.reset(M1, { serial: 5, ...WHY })).rejects.toThrow(
      'the lane t1 shop ["m1"] has no serial 5; its last one is 3',
    );
    await expect(engine.lanes.reset({ ...M1, key: '["m9"]' }, { serial: 1, ...WHY })).rejects.toThrow(
      'there is no lane t1 shop ["m9"]',
    );
    for (const to of [{}, { serial: 0 }, { serial: 1, time: T1.time }, { time: 'then' }, { serial: 1.5 }]) {
      await expect(engine.lanes.reset(M1, { ...to, ...WHY } as never)).rejects.toMatchObject({
        issues: [{ code: 'lane-option-invalid' }],
      });
    }
    await expect(engine.lanes.reset(M1, { serial: 1, reason: '', by: 'ann' })).rejects.toThrow("'reason' is");
  });
});

describe('a document that waits to be cleared again', () => {
  it('is neither refunded nor corrected by hand until then: it would count twice', async () => {
    const engine = laneEngine();
    await engine.lanes.add([T1, T2, T3]);
    await engine.lanes.clear({ until: DECEMBER });
    await engine.lanes.reset(M1, { serial: 2, ...WHY });
    const refund = { ...sale('r', '05T10:00:00Z', '100.00'), original: 't2' };
    expect(await engine.safeBill(refund)).toMatchObject({
      ok: false,
      issues: [{ code: 'original-unknown', retryable: true }],
    });
    for (const refused of [await engine.safeRebill(T2), await engine.safeReverse(T2)]) {
      expect(refused).toMatchObject({
        ok: false,
        issues: [{ code: 'lane-document-state', facts: { document: 't2' } }],
      });
    }
    await engine.lanes.clear({ until: DECEMBER });
    expect(await cleared(engine)).toEqual(['1 t1 72.00', '2 t2 15.00', '3 t3 221.00']);
    expect((await engine.balance(SALES)).value).toBe('2150');
    expect((await engine.bill(refund)).record.amount('commission').toFixed(2)).toBe('-15.00');
  });

  it('stays in its lane: a newer message that belongs to another one is refused', async () => {
    const engine = laneEngine();
    await engine.lanes.add([T1]);
    await engine.lanes.clear({ until: DECEMBER });
    expect(await engine.safeBill({ ...T1, party: 'm2', revision: 2 })).toMatchObject({
      ok: false,
      issues: [{ code: 'lane-key-other', facts: { document: 't1' } }],
    });
    expect(await engine.bill({ ...T1, facts: { price: '500.00' }, revision: 2 })).toMatchObject({ status: 'created' });
  });
});
