import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine.ts';
import { memoryStore } from '../../src/memory.ts';
import type { Store } from '../../src/ports/store.ts';
import { recount } from '../../src/settle/close-order.ts';
import { type Fault, faultyStore } from '../run/faulty-store.ts';
import { DECEMBER, laneEngine, M1, SALES, sale } from './commission-lane.ts';

const CLOCK = { now: () => 1_800_000_000_000 };
const WHY = { reason: 'wrong order', by: 'ann' };
const BAD = sale('bad', '02T11:00:00Z', 'nothing');

type Step = (engine: Engine) => Promise<boolean>;

async function clears(engine: Engine, until: string, batch = 1): Promise<boolean> {
  const outcomes = await engine.lanes.clear({ until, batch, prefetch: 2 });
  return outcomes.every(({ status }) => status === 'cleared' || status === 'stopped');
}

async function adds(engine: Engine, documents: readonly unknown[]): Promise<boolean> {
  return (await engine.lanes.add(documents)).every(({ status }) => status !== 'refused');
}

async function works(work: Promise<unknown>): Promise<boolean> {
  await work;
  return true;
}

/** A lane with everything that can happen to it: a bad document set aside, one that is late, a reset, a window in two commits. */
const STEPS: readonly Step[] = [
  (engine) => adds(engine, [sale('t3', '03T10:00:00Z', '1600.00', { coupon: '90.00' }), BAD]),
  (engine) =>
    adds(engine, [sale('t1', '01T10:00:00Z', '450.00', { coupon: '50.00' }), sale('t2', '02T10:00:00Z', '100.00')]),
  (engine) => clears(engine, DECEMBER, 2),
  // Answers lost and asked for again: what is set aside already is fine.
  async (engine) => (await engine.lanes.find(BAD))?.state === 'aside' || works(engine.lanes.setAside(BAD, WHY)),
  (engine) => clears(engine, DECEMBER),
  (engine) => adds(engine, [sale('late', '01T12:00:00Z', '200.00')]),
  (engine) => clears(engine, DECEMBER),
  (engine) => works(engine.lanes.reset(M1, { serial: 2, ...WHY })),
  (engine) => clears(engine, DECEMBER, 3),
];

async function run(store: Store, steps: readonly Step[], check: () => Promise<void>): Promise<void> {
  for (const step of steps) {
    for (let attempt = 1; ; attempt += 1) {
      // After a crash there is a new process: an engine that remembers nothing.
      const isDone = await step(laneEngine({ store, clock: CLOCK })).catch(() => false);
      await check();
      if (isDone) break;
      if (attempt > 3) throw new Error('still failing');
    }
  }
}

async function everything(store: Store): Promise<string> {
  const engine = laneEngine({ store, clock: CLOCK });
  const orders = await engine.orders();
  const places = await engine.lanes.cleared(M1);
  return JSON.stringify({
    state: await engine.lanes.state(M1),
    places,
    bills: await Promise.all(places.map(({ document }) => engine.find(document))),
    aside: await engine.lanes.aside(M1),
    journals: await Promise.all(
      ['sales', 'granted'].map(async (accumulator) => engine.journal({ ...SALES, accumulator })),
    ),
    orders,
    lines: await Promise.all(orders.map(({ id }) => engine.lines(id))),
  });
}

/** Whatever has happened so far: nothing is half-written. */
async function expectWhole(store: Store): Promise<void> {
  const engine = laneEngine({ store, clock: CLOCK });
  const places = await engine.lanes.cleared(M1);
  const state = await engine.lanes.state(M1);
  expect(places.length).toBe(state?.checkpoint?.serial ?? 0);
  const bills = await Promise.all(places.map(({ document }) => engine.find(document)));
  for (const [at, bill] of bills.entries()) {
    expect(bill?.place).toMatchObject({ serial: at + 1 });
    expect(bill?.standing).toBeUndefined();
  }
  for (const accumulator of ['sales', 'granted']) {
    const journal = await engine.journal({ ...SALES, accumulator });
    const { value, entries } = await engine.balance({ ...SALES, accumulator });
    expect(journal.map(({ before }) => before)).toEqual(journal.map((_, at) => journal[at - 1]?.after ?? '0'));
    expect([value, entries]).toEqual([journal.at(-1)?.after ?? '0', places.length]);
  }
  for (const order of await engine.orders()) expect(recount(order, await engine.lines(order.id))).toEqual([]);
}

describe('a lane with a store that goes wrong once, at any of its calls', async () => {
  const calm = memoryStore();
  const counted = faultyStore(calm, 0, 'before');
  await run(counted.store, STEPS, async () => {});
  const expected = await everything(calm);

  it('comes, without faults, to what it should', async () => {
    await expectWhole(calm);
    const { state, places } = JSON.parse(expected);
    expect(state).toMatchObject({ generation: 2, checkpoint: { serial: 4, id: 't3' } });
    expect(places.map(({ document }: { document: { id: string } }) => document.id)).toEqual(['t1', 'late', 't2', 't3']);
    expect(counted.calls()).toBeGreaterThan(60);
  });

  for (const fault of ['before', 'after', 'conflict'] as const) {
    it(`and ${fault === 'conflict' ? 'a conflict there' : `a loss ${fault} the work`} comes to the same, half-written at no time`, async () => {
      for (let at = 1; at <= counted.calls(); at += 1) {
        const inner = memoryStore();
        await run(faultyStore(inner, at, fault).store, STEPS, () => expectWhole(inner));
        expect(await everything(inner), `call ${at}`).toBe(expected);
      }
    }, 60_000);
  }
});

const ids = fc.uniqueArray(fc.constantFrom('a', 'B', 'c', 'D', '1', '2', 'é', 'zz'), { minLength: 1, maxLength: 8 });
const documentsArbitrary = ids.chain((list) =>
  fc.tuple(
    ...list.map((id) =>
      fc
        .record({
          hour: fc.integer({ min: 0, max: 3 }),
          day: fc.constantFrom('01', '29', '30'),
          price: fc.integer({ min: 0, max: 120_000 }),
          coupon: fc.integer({ min: 0, max: 9_000 }),
        })
        .map(({ hour, day, price, coupon }) =>
          sale(id, `${day}T0${hour}:00:00Z`, (price / 100).toFixed(2), { coupon: (coupon / 100).toFixed(2) }),
        ),
    ),
  ),
);
const faults = fc.array(
  fc.record({ at: fc.integer({ min: 1, max: 60 }), fault: fc.constantFrom<Fault>('before', 'after', 'conflict') }),
  { maxLength: 3 },
);

/** What must not depend on the way: serials, results, totals, the checkpoint, what settlement has. */
async function outcome(store: Store, lane: Parameters<typeof laneEngine>[1] = {}): Promise<unknown> {
  const engine = laneEngine({ store, clock: CLOCK }, lane);
  const places = await engine.lanes.cleared(M1);
  const bills = await Promise.all(places.map(({ document }) => engine.find(document)));
  const orders = await engine.orders();
  return {
    places,
    checkpoint: (await engine.lanes.state(M1))?.checkpoint,
    contents: bills.map((bill) => bill?.record.contentText()),
    serials: bills.map((bill) => bill?.record.entries.map(({ serial }) => serial)),
    totals: await Promise.all(
      ['sales', 'granted'].map(async (accumulator) => {
        const { value, entries } = await engine.balance({ ...SALES, accumulator });
        return [value, entries];
      }),
    ),
    nets: orders.map(({ id, net }) => [id, net.toFixed(2)]),
  };
}

const RUNS = Number(process.env.FEEWRIGHT_RUNS ?? 60);

describe('a lane of any documents', () => {
  it('cleared in any chunks, in any order of arrival, with crashes, equals the run without', async () => {
    await fc.assert(
      fc.asyncProperty(
        documentsArbitrary,
        fc.array(fc.record({ day: fc.integer({ min: 1, max: 30 }), batch: fc.integer({ min: 1, max: 4 }) }), {
          maxLength: 4,
        }),
        faults,
        fc.constantFrom(undefined, 2, 3),
        async (documents, chunks, broken, window) => {
          const rule = window === undefined ? {} : { window };
          const calm = memoryStore();
          const right = laneEngine({ store: calm, clock: CLOCK }, rule);
          await right.lanes.add([...documents].toSorted((a, b) => (a.id < b.id ? -1 : 1)));
          await right.lanes.clear({ until: DECEMBER, batch: 1 });

          const inner = memoryStore();
          let store: Store = inner;
          for (const { at, fault } of broken) store = faultyStore(store, at, fault).store;
          const steps: Step[] = [
            () => adds(laneEngine({ store, clock: CLOCK }, rule), documents),
            ...chunks
              .toSorted((a, b) => a.day - b.day)
              .map(({ day, batch }): Step => {
                const until = `2026-11-${String(day).padStart(2, '0')}T02:00:00Z`;
                return () => clears(laneEngine({ store, clock: CLOCK }, rule), until, batch);
              }),
            () => clears(laneEngine({ store, clock: CLOCK }, rule), DECEMBER, 2),
          ];
          for (const step of steps) {
            let isDone = false;
            for (let attempt = 0; !isDone && attempt < 6; attempt += 1) {
              isDone = await step(right).catch(() => false);
            }
            expect(isDone).toBe(true);
          }
          expect(await outcome(inner, rule)).toEqual(await outcome(calm, rule));
        },
      ),
      { numRuns: RUNS },
    );
  }, 120_000);

  it('that come when they come, with rewinds and resets in between, equals the one that was right at first', async () => {
    const rule = { onLate: 'rewind' as const };
    await fc.assert(
      fc.asyncProperty(
        documentsArbitrary,
        fc.array(fc.constantFrom('add', 'clear', 'reset', 'reset to time'), { maxLength: 14 }),
        fc.integer({ min: 1, max: 3 }),
        faults,
        async (documents, steps, batch, broken) => {
          const calm = memoryStore();
          const right = laneEngine({ store: calm, clock: CLOCK }, rule);
          await right.lanes.add(documents);
          await right.lanes.clear({ until: DECEMBER });

          const inner = memoryStore();
          let store: Store = inner;
          for (const { at, fault } of broken) store = faultyStore(store, at, fault).store;
          const engine = (): Engine => laneEngine({ store, clock: CLOCK }, rule);
          const coming = [...documents];
          const attempt = async (work: () => Promise<boolean>): Promise<void> => {
            for (let tries = 0; tries < 6; tries += 1) if (await work().catch(() => false)) return;
            throw new Error('still failing');
          };
          for (const step of steps) {
            if (step === 'add') {
              const next = coming.splice(0, 2);
              await attempt(() => adds(engine(), next));
            } else if (step === 'clear') await attempt(() => clears(engine(), DECEMBER, batch));
            else {
              const to = step === 'reset' ? { serial: 2 } : { time: '2026-11-29T01:00:00Z' };
              await attempt(async () => {
                const serial = (await engine().lanes.state(M1))?.checkpoint?.serial ?? 0;
                return serial < 2 || works(engine().lanes.reset(M1, { ...to, ...WHY }));
              });
            }
          }
          await attempt(() => adds(engine(), coming));
          await attempt(() => clears(engine(), DECEMBER, batch));
          expect(await outcome(inner, rule)).toEqual(await outcome(calm, rule));
        },
      ),
      { numRuns: RUNS },
    );
  }, 120_000);
});
