import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/memory.ts';
import type { Store, StoredBill } from '../../src/ports/store.ts';
import type { EngineEvent } from '../../src/run/events.ts';
import { order, type Shop, shop } from './retail-intake.ts';

const refund = (id: string, original: string, more: Readonly<Record<string, unknown>> = {}) =>
  order(id, { kind: 'refund', refundOf: original, amounts: { total: '10.00' }, ...more });
const find = (engine: Shop, id: string) => engine.find({ tenant: 't1', business: 'retail', id });

describe('a refund that comes before its original', () => {
  it('waits, is listed with its age, and is billed once when the original arrives', async () => {
    let now = Date.parse('2026-11-24T04:00:00Z');
    const events: EngineEvent[] = [];
    const engine = shop({ clock: { now: () => now }, observe: (event) => events.push(event) });
    const answer = await engine.receive(refund('R', 'A'));
    expect(answer).toMatchObject({
      status: 'created',
      billing: { status: 'waiting', original: 'A', since: '2026-11-24T04:00:00Z', age: 0 },
    });
    expect(events.map(({ type }) => type)).toEqual(['received', 'waiting']);
    now += 86_400_000;
    expect(await engine.commands({ states: ['waiting'] })).toMatchObject([
      { state: 'waiting', age: 86_400_000, document: { id: 'R', original: 'A' }, issues: [] },
    ]);
    expect(await engine.receive(refund('R', 'A'))).toMatchObject({
      status: 'exists',
      billing: { status: 'waiting', age: 86_400_000 },
    });
    expect(await engine.resume()).toMatchObject([{ billing: { status: 'waiting' } }]);
    await engine.receive(order('A'));
    expect((await find(engine, 'R'))?.snapshot.document.original).toBe('A');
    expect(await engine.commands()).toEqual([]);
    expect(events.filter(({ type }) => type === 'recorded')).toHaveLength(2);
    expect(await engine.receive(refund('R', 'A'))).toMatchObject({ status: 'exists', billing: { status: 'exists' } });
  });

  it('is cleared across a restart, by a message, by `bill`, in the order of arrival; a refund of it is none', async () => {
    for (const how of ['receive', 'bill'] as const) {
      const store = memoryStore();
      await shop({ store }).receiveAll([refund('R2', 'R1'), refund('R3', 'A'), refund('R1', 'A')]);
      const events: EngineEvent[] = [];
      const engine = shop({ store, observe: (event) => events.push(event) });
      const head = { tenant: 't1', business: 'retail', id: 'A', party: 'm1', type: 'sale' };
      if (how === 'receive') await engine.receive(order('A'));
      else await engine.bill({ ...head, time: '2026-11-24T02:00:00Z', facts: { price: '100.00' } });
      const recorded = events.flatMap((event) => (event.type === 'recorded' ? [event.document.id] : []));
      expect(recorded).toEqual(['A', 'R3', 'R1']);
      expect(await engine.commands()).toMatchObject([{ document: { id: 'R2' }, issues: [{ code: 'original-kind' }] }]);
    }
  });

  it('is billed with its original where both come together, in either order', async () => {
    for (const messages of [
      [order('A'), refund('R', 'A')],
      [refund('R', 'A'), order('A')],
    ]) {
      const engine = shop();
      await engine.receiveAll(messages);
      expect((await find(engine, 'R'))?.record.revision).toBe(1);
    }
  });

  it('waits on where its original fails', async () => {
    const engine = shop();
    await engine.receive(refund('R', 'A'));
    await engine.receive(order('A', { amounts: { total: '1.00' }, kind: 'nobody' }));
    expect((await engine.commands()).map(({ document, state }) => [document.id, state])).toEqual([
      ['R', 'waiting'],
      ['A', 'open'],
    ]);
    const together = await shop().receiveAll([order('A', { kind: 'nobody' }), refund('R', 'A')]);
    expect(together).toMatchObject([{ billing: { status: 'refused' } }, { billing: { status: 'waiting' } }]);
  });
});

describe('a refund', () => {
  it('of a model that does not say how one is measured is refused in billing, and stays a command', async () => {
    const engine = shop();
    await engine.receive(order('A', { kind: 'goodwill' }));
    const answer = await engine.receive(refund('R', 'A'));
    expect(answer).toMatchObject({
      status: 'created',
      billing: { status: 'refused', issues: [{ code: 'refund-unsupported', facts: { model: 'goodwill' } }] },
    });
    expect(await engine.commands()).toMatchObject([{ state: 'open', issues: [{ code: 'refund-unsupported' }] }]);
    expect(await find(engine, 'R')).toBeUndefined();
  });

  it('by `bill` or `quote` without its original is refused, and may be tried again', async () => {
    const engine = shop();
    const document = { tenant: 't1', business: 'retail', id: 'R', party: 'm1', type: 'refund', original: 'A' };
    const input = { ...document, time: '2026-11-24T02:00:00Z', facts: { price: '1.00' } };
    for (const result of [await engine.safeBill(input), await engine.safeQuote(input)]) {
      expect(result).toMatchObject({ ok: false, issues: [{ code: 'original-unknown', retryable: true }] });
    }
    await engine.receive(order('A'));
    expect(await engine.bill(input)).toMatchObject({ status: 'created' });
    const other = { ...input, original: 'B' };
    expect(await engine.bill(other)).toMatchObject({ status: 'differs', fields: ['original'] });
  });

  it('of itself is no document', async () => {
    const result = await shop().safeReceive(refund('A', 'A'));
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'document-field-invalid', path: ['refundOf'] }] });
  });

  it('of a reversed original is refused for good', async () => {
    const store = memoryStore();
    await shop({ store }).receive(order('A'));
    const reversed: Store = {
      ...store,
      bills: async (keys) => (await store.bills(keys)).map((bill) => bill && asReversed(bill)),
      family: async (key) => {
        const { bills, version } = await store.family(key);
        return { bills: bills.map(asReversed), version };
      },
    };
    const engine = shop({ store: reversed });
    const expected = { billing: { status: 'refused', issues: [{ code: 'original-reversed' }] } };
    expect(await engine.receive(refund('R', 'A'))).toMatchObject({ status: 'created', ...expected });
    expect(await engine.receive(refund('R', 'A'))).toMatchObject({ status: 'exists', ...expected });
    expect(await engine.commands()).toEqual([]);
    expect(await engine.commands({ states: ['refused'] })).toMatchObject([{ document: { id: 'R' } }]);
  });
});

describe('messages in any order', () => {
  it('come to the same records, each once', async () => {
    const messages = [
      order('A'),
      order('B', { amounts: { total: '250.10', coupon: '50.00' } }),
      order('C', { amounts: { total: 19.99 } }),
      refund('RA', 'A'),
      refund('RB', 'B', { amounts: { total: '50.02' } }),
      refund('RC', 'C', { amounts: { total: '19.99' } }),
      order('A'),
    ];
    const expected = await recordsAfter([messages]);
    expect(JSON.parse(expected)).toHaveLength(6);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(messages, { minLength: messages.length }),
        fc.integer({ min: 1, max: messages.length }),
        async (shuffled, size) => {
          const batches = Array.from({ length: Math.ceil(shuffled.length / size) }, (_, at) =>
            shuffled.slice(at * size, (at + 1) * size),
          );
          expect(await recordsAfter(batches)).toBe(expected);
        },
      ),
      { numRuns: 60 },
    );
  });
});

const asReversed = (bill: StoredBill): StoredBill => ({ ...bill, snapshotHash: '', standing: 'reversed' });

/** A new engine for every batch, on one store. */
async function recordsAfter(batches: readonly (readonly object[])[]): Promise<string> {
  const store = memoryStore();
  for (const batch of batches) await shop({ store }).receiveAll(batch);
  const engine = shop({ store });
  expect(await engine.commands()).toEqual([]);
  const bills = await Promise.all(['A', 'B', 'C', 'RA', 'RB', 'RC'].map((id) => find(engine, id)));
  return JSON.stringify(bills.map((bill) => bill?.record.contentText()));
}
