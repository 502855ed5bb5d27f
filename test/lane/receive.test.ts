import { describe, expect, it } from 'vitest';
import { defineIntake } from '../../src/intake/define-intake.ts';
import { memoryStore } from '../../src/memory.ts';
import type { Store } from '../../src/ports/store.ts';
import { cleared, DECEMBER, laneEngine, M1 } from './commission-lane.ts';

const orders = defineIntake({
  code: 'orders',
  business: 'retail',
  tenant: { value: 't1' },
  id: 'id',
  revision: { path: 'version', optional: true },
  party: { value: 'm1' },
  time: 'time',
  original: { path: 'of', optional: true },
  facts: { price: { path: 'price', type: 'money' } },
});

const message = (id: string, day: string, price: string, more: object = {}) => ({
  intake: 'orders',
  body: { id, time: `2026-11-${day}T10:00:00Z`, price, ...more },
});

describe('a message about a document of a lane', () => {
  it('is kept, and its document waits in its lane; clearing bills its command', async () => {
    let now = 1_800_000_000_000;
    const engine = laneEngine({ intakes: [orders], clock: { now: () => now } });
    const [second, first] = await engine.receiveAll([message('t2', '02', '100.00'), message('t1', '01', '450.00')]);
    for (const answer of [second, first]) {
      expect(answer).toMatchObject({ status: 'created', billing: { status: 'waiting', lane: M1, age: 0 } });
    }
    expect((await engine.commands()).map(({ document, state }) => [document.id, state])).toEqual([
      ['t2', 'waiting'],
      ['t1', 'waiting'],
    ]);
    now += 5_000;
    expect(await engine.receive(message('t1', '01', '450.00'))).toMatchObject({
      status: 'exists',
      billing: { status: 'waiting', lane: M1, age: 5_000 },
    });
    await engine.lanes.clear({ until: DECEMBER });
    expect(await cleared(engine)).toEqual(['1 t1 72.00', '2 t2 15.00']);
    expect(await engine.commands()).toEqual([]);
    expect(await engine.receive(message('t1', '01', '450.00'))).toMatchObject({
      status: 'exists',
      billing: { status: 'exists' },
    });
  });

  it('that corrects one that waits takes its place', async () => {
    const engine = laneEngine({ intakes: [orders] });
    await engine.receive(message('t1', '01', '450.00'));
    expect(await engine.receive(message('t1', '01', '500.00', { version: 2 }))).toMatchObject({
      status: 'created',
      billing: { status: 'waiting' },
    });
    await engine.lanes.clear({ until: DECEMBER });
    expect(await cleared(engine)).toEqual(['1 t1 80.00']);
    const states = ['billed', 'superseded'] as const;
    expect((await engine.commands({ states })).map(({ document, state }) => [document.revision, state])).toEqual([
      [1, 'superseded'],
      [2, 'billed'],
    ]);
  });

  it('that refunds one which has not come waits for it, and is billed when that is cleared', async () => {
    const engine = laneEngine({ intakes: [orders] });
    expect(await engine.receive(message('r1', '03', '45.00', { of: 't1' }))).toMatchObject({
      billing: { status: 'waiting', original: 't1' },
    });
    await engine.receive(message('t1', '01', '450.00'));
    const refund = { tenant: 't1', business: 'retail', id: 'r1' };
    await engine.lanes.clear({ until: '2026-11-02T00:00:00Z' });
    expect((await engine.find(refund))?.record.amount('commission').toFixed(2)).toBe('-7.20');
  });

  it('is taken up by resume where the store failed before it was in its lane', async () => {
    const store = memoryStore();
    let isBroken = true;
    const failing: Store = {
      ...store,
      commit: (changes) => {
        if (changes.lane !== undefined && isBroken) throw new Error('gone');
        return store.commit(changes);
      },
    };
    const engine = laneEngine({ intakes: [orders], store: failing });
    expect(await engine.receive(message('t1', '01', '450.00'))).toMatchObject({
      status: 'created',
      billing: { status: 'refused', issues: [{ code: 'store-failed' }] },
    });
    isBroken = false;
    expect(await engine.resume()).toMatchObject([{ billing: { status: 'waiting', lane: M1 } }]);
    expect(await engine.resume()).toMatchObject([{ billing: { status: 'waiting', lane: M1 } }]);
    await engine.lanes.clear({ until: DECEMBER });
    expect(await cleared(engine)).toEqual(['1 t1 72.00']);
    expect(await engine.resume()).toEqual([]);
  });
});
