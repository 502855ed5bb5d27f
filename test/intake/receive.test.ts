import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../src/content/sha256.ts';
import { memoryStore } from '../../src/memory.ts';
import type { StoredMessage } from '../../src/ports/inbox.ts';
import type { EngineEvent } from '../../src/run/events.ts';
import { order, orders, orderText, shop } from './retail-intake.ts';

const codes = (issues: readonly { readonly code: string; readonly path: readonly unknown[] }[]) =>
  issues.map(({ code, path }) => `${code} at ${path.join('.')}`);

describe('a good message', () => {
  it('is kept as it came, becomes a command and is billed in one call', async () => {
    const engine = shop();
    const text = orderText('A-1', { amounts: { total: 1234.5 } });
    const answer = await engine.receive({ intake: 'orders', body: text });
    expect(answer).toMatchObject({
      status: 'created',
      message: sha256Hex(text),
      document: { tenant: 't1', business: 'retail', id: 'A-1', revision: 1 },
    });
    if (answer.status !== 'created' || answer.billing.status !== 'created') throw new Error('not billed');
    expect(answer.billing.record.amount('commission').toFixed(2)).toBe('61.73');
    expect(answer.billing.record.time).toBe('2026-11-24T02:00:00Z');
    expect(await engine.message({ intake: 'orders', hash: sha256Hex(text) })).toEqual({
      intake: 'orders',
      raw: text,
      encoding: 'text',
      hash: sha256Hex(text),
      size: text.length,
      isCut: false,
      receivedAt: '2026-11-24T04:00:00Z',
      documents: 1,
      issues: [],
    });
    expect(await engine.commands()).toEqual([]);
    expect(await engine.commands({ states: ['billed'] })).toMatchObject([{ state: 'billed', age: 0 }]);
  });

  it('may be text, bytes or an object', async () => {
    for (const body of [orderText('A'), new TextEncoder().encode(orderText('A')), JSON.parse(orderText('A'))]) {
      const answer = await shop().receive({ intake: 'orders', body });
      expect(answer).toMatchObject({ status: 'created', message: sha256Hex(orderText('A')) });
    }
  });

  it('keeps every digit of a long number, and reads no text as one', async () => {
    const body = `{"orderNo":12345678901234567890,"kind":"sale","shop":{"merchant":"m1"},"paidAt":"2026-11-24 10:00:00",
      "amounts":{"total":9007199254740993.01,"coupon":0.01}}`;
    const answer = await shop().receive({ intake: 'orders', body });
    if (answer.status !== 'created' || answer.billing.status !== 'created') throw new Error('not billed');
    expect(answer.document.id).toBe('12345678901234567890');
    expect(answer.billing.snapshot.facts).toMatchObject({ price: '9007199254740993.01', coupon: '0.01' });
    expect(answer.billing.record.exact('commission')).toBe('450359962737049.65');
  });
});

describe('a message about a document that is known', () => {
  it('is `superseded`, `exists` or `differs`, tested in this order', async () => {
    const engine = shop();
    await engine.receive(order('A', { version: 2 }));
    expect(await engine.receive(order('A', { version: 1, amounts: { total: '7.00' } }))).toMatchObject({
      status: 'superseded',
    });
    expect(await engine.receive(order('A', { version: 2 }))).toMatchObject({
      status: 'exists',
      billing: { status: 'exists' },
    });
    expect(await engine.receive(order('A', { version: 2, amounts: { total: 100 } }))).toMatchObject({
      status: 'exists',
    });
    expect(
      await engine.receive(order('A', { version: 2, amounts: { total: '120.00' }, channel: 'app' })),
    ).toMatchObject({
      status: 'differs',
      fields: ['facts.channel', 'facts.price'],
    });
  });

  it('in a newer revision is a command of its own, and takes the place of what was billed', async () => {
    const engine = shop();
    await engine.receive(order('A'));
    const answer = await engine.receive(order('A', { version: 2, amounts: { total: '90.00' } }));
    expect(answer).toMatchObject({
      status: 'created',
      billing: { status: 'created', corrected: [{ document: { id: 'A' } }] },
    });
    expect(await engine.commands()).toEqual([]);
    const bill = await engine.find({ tenant: 't1', business: 'retail', id: 'A' });
    expect([bill?.record.revision, bill?.record.amount('commission').toFixed(2)]).toEqual([2, '4.50']);
    expect(await engine.receive(order('A'))).toMatchObject({ status: 'superseded' });
  });

  it('in a newer revision takes the place of one that was never billed', async () => {
    const store = memoryStore();
    const without = shop({ store, contracts: [] });
    expect(await without.receive(order('A'))).toMatchObject({ billing: { status: 'refused' } });
    expect(await without.receive(order('A', { version: 2, amounts: { total: '90.00' } }))).toMatchObject({
      status: 'created',
    });
    expect((await without.commands()).map(({ document }) => document.revision)).toEqual([2]);
    expect(await without.commands({ states: ['superseded'] })).toMatchObject([{ document: { revision: 1 } }]);
    const resumed = await shop({ store }).resume();
    expect(resumed).toMatchObject([{ document: { id: 'A', revision: 2 }, billing: { status: 'created' } }]);
    expect(
      (await shop({ store }).find({ tenant: 't1', business: 'retail', id: 'A' }))?.record
        .amount('commission')
        .toFixed(2),
    ).toBe('4.50');
    expect(await shop({ store }).receive(order('A'))).toMatchObject({ status: 'superseded' });
  });

  it('exists too where the document was billed without a message, read by the model', async () => {
    const engine = shop();
    const document = { tenant: 't1', business: 'retail', id: 'A', party: 'm1', type: 'sale' };
    await engine.bill({
      ...document,
      time: '2026-11-24T02:00:00Z',
      facts: { price: { amount: 100, currency: 'CNY' } },
    });
    expect(await engine.receive(order('A'))).toMatchObject({ status: 'exists', billing: { status: 'exists' } });
    expect(await engine.receive(order('A', { amounts: { total: '100.01' } }))).toMatchObject({
      status: 'differs',
      fields: ['facts.price'],
    });
  });
});

describe('what fails after a message is kept', () => {
  it('is taken up again by `resume`, or by the same message', async () => {
    for (const again of ['resume', 'receive'] as const) {
      const store = memoryStore();
      const answer = await shop({ store, contracts: [] }).receive(order('A'));
      if (answer.status !== 'created' || answer.billing.status !== 'refused') throw new Error('billed');
      expect(codes(answer.billing.issues)).toEqual(['contract-absent at ']);
      const engine = shop({ store });
      expect(await engine.commands()).toMatchObject([{ state: 'open', issues: [{ code: 'contract-absent' }] }]);
      if (again === 'resume') expect(await engine.resume()).toMatchObject([{ billing: { status: 'created' } }]);
      else expect(await engine.receive(order('A'))).toMatchObject({ status: 'exists', billing: { status: 'created' } });
      expect(await engine.commands()).toEqual([]);
      expect(await engine.resume()).toEqual([]);
    }
  });

  it("is listed with its age by the engine's clock", async () => {
    let now = Date.parse('2026-11-24T04:00:00Z');
    const engine = shop({ contracts: [], clock: { now: () => now } });
    await engine.receive(order('A'));
    now += 90_000;
    await engine.receive(order('B'));
    expect((await engine.commands()).map(({ document, age, arrival }) => [document.id, age, arrival])).toEqual([
      ['A', 90_000, 1],
      ['B', 0, 2],
    ]);
    expect((await engine.commands({ after: 1 })).map(({ document }) => document.id)).toEqual(['B']);
    expect(await engine.commands({ limit: 1 })).toHaveLength(1);
    now -= 3_600_000;
    expect((await engine.commands())[0]?.age).toBe(0);
  });
});

describe('a bad message', () => {
  it('is refused with every reason at its place, kept raw, listed, and told to the alarm', async () => {
    const alarms: StoredMessage[] = [];
    const events: EngineEvent[] = [];
    const engine = shop({ onRefused: (message) => alarms.push(message), observe: (event) => events.push(event) });
    const body = '{"orderNo":"A","shop":{"merchant":7.5},"paidAt":"2026-11-24 25:00:00","amounts":{"total":"12,50"}}';
    const result = await engine.safeReceive({ intake: 'orders', body });
    if (result.ok) throw new Error('received');
    expect(codes(result.issues)).toEqual([
      'message-value-invalid at shop.merchant',
      'local-time-invalid at paidAt',
      'message-value-invalid at amounts.total',
    ]);
    const refused = await engine.refusedMessages();
    expect(refused).toMatchObject([{ intake: 'orders', raw: body, documents: 0, issues: result.issues }]);
    expect(alarms).toEqual(refused);
    expect(events).toMatchObject([{ type: 'received', intake: 'orders', documents: 0 }]);
    expect(await engine.commands()).toEqual([]);
  });

  it('throws from `receive`, and is an outcome of `receiveAll`', async () => {
    const engine = shop();
    await expect(engine.receive({ intake: 'orders', body: '{}' })).rejects.toMatchObject({
      issues: [{ code: 'message-value-missing', path: ['orderNo'] }, {}, {}, {}],
    });
    const outcomes = await engine.receiveAll([{ intake: 'orders', body: '{' }, order('A')]);
    expect(outcomes).toMatchObject([
      { status: 'refused', issues: [{ code: 'message-syntax' }] },
      { status: 'created' },
    ]);
  });

  it('of an intake that is not there is kept too, with the nearest name', async () => {
    const engine = shop();
    const result = await engine.safeReceive({ intake: 'order', body: '{}' });
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'intake-unknown', facts: { nearest: 'orders' } }] });
    for (const strange of [
      undefined,
      null,
      7,
      'text',
      {},
      { intake: 7, body: {} },
      { intake: 'a\u0000b', body: null },
    ]) {
      expect(await engine.safeReceive(strange)).toMatchObject({ ok: false, issues: [{ code: 'intake-unknown' }] });
    }
    expect((await engine.refusedMessages()).map(({ intake }) => intake)).toContain('a\\u0000b');
    expect(await engine.refusedMessages({ intake: 'order' })).toHaveLength(1);
    expect(await engine.refusedMessages({ since: '2026-11-24T04:00:00.001Z' })).toEqual([]);
    expect(await engine.refusedMessages({ until: '2026-11-24T04:00:00Z' })).toEqual([]);
    expect(await engine.refusedMessages({ limit: 2 })).toHaveLength(2);
  });

  it('that comes again is kept once, at its first time, and leaves the list when it is good', async () => {
    const store = memoryStore();
    const body = orderText('A');
    let now = Date.parse('2026-11-24T04:00:00Z');
    const strict = shop({ store, intakes: [], clock: { now: () => now } });
    await strict.safeReceive({ intake: 'orders', body });
    now += 1_000;
    await strict.safeReceive({ intake: 'orders', body });
    expect(await strict.refusedMessages()).toMatchObject([{ receivedAt: '2026-11-24T04:00:00Z' }]);
    expect(await shop({ store }).receive({ intake: 'orders', body })).toMatchObject({ status: 'created' });
    expect(await shop({ store }).refusedMessages()).toEqual([]);
  });

  it('cannot disturb the work by its alarm', async () => {
    const hooks = [
      () => {
        throw new Error('pager is down');
      },
      async () => Promise.reject(new Error('pager is down')),
      () => ({ then: 7 }),
    ];
    for (const onRefused of hooks) {
      const engine = shop({ onRefused });
      const outcomes = await engine.receiveAll([{ intake: 'orders', body: '{}' }, order('A')]);
      expect(outcomes.map(({ status }) => status)).toEqual(['refused', 'created']);
    }
  });
});

describe('a message of many documents', () => {
  const batch = (...list: readonly object[]) => ({
    intake: 'daily-orders',
    body: {
      data: { orders: list.map((each) => ({ at: '2026-11-24T10:00:00+08:00', kind: 'sale', price: 10, ...each })) },
    },
  });

  it('is kept once, and each of its documents has an outcome', async () => {
    const engine = shop();
    const outcomes = await engine.receiveAll([
      batch({ no: 'A' }, { no: 'B', price: 'ten' }, { no: 'A' }, { no: 'A', price: 11 }),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['created', 'refused', 'exists', 'differs']);
    const [, refused] = outcomes;
    if (refused?.status !== 'refused') throw new Error('not refused');
    expect(codes(refused.issues)).toEqual(['message-value-invalid at data.orders.1.price']);
    expect(await engine.refusedMessages()).toMatchObject([
      { documents: 3, issues: [{ path: ['data', 'orders', 1, 'price'] }] },
    ]);
  });

  it('is refused by `receive`, and as a whole if it holds no list', async () => {
    const engine = shop();
    expect(await engine.safeReceive(batch({ no: 'A' }))).toMatchObject({
      ok: false,
      issues: [{ code: 'message-is-batch' }],
    });
    for (const body of [{}, { data: 7 }, { data: { orders: {} } }, { data: { orders: [] } }]) {
      const [outcome] = await engine.receiveAll([{ intake: 'daily-orders', body }]);
      expect(outcome).toMatchObject({
        status: 'refused',
        issues: [{ code: 'message-value-invalid', path: ['data', 'orders'] }],
      });
    }
    const [other] = await engine.receiveAll([{ intake: 'daily-orders', body: { data: { orders: [7] } } }]);
    expect(other).toMatchObject({
      status: 'refused',
      issues: [{ path: ['data', 'orders', 0], facts: { expected: 'object' } }],
    });
  });
});

describe('the options of an engine with intakes', () => {
  it('need a store with an inbox, and intakes of defineIntake, each name once', () => {
    const { inbox, ...without } = memoryStore();
    expect(inbox).toBeDefined();
    expect(() => shop({ store: without })).toThrow("The store keeps no messages (it has no 'inbox')");
    expect(() => shop({ intakes: [{ code: 'orders' }] as never })).toThrow('defineIntake');
    expect(() => shop({ intakes: [orders, orders] })).toThrow("There are two intakes 'orders'");
  });

  it('without intakes bill as before, on a store without an inbox too', async () => {
    const { inbox: _, ...store } = memoryStore();
    const engine = shop({ store, intakes: [] });
    const document = { tenant: 't1', business: 'retail', id: 'A', party: 'm1', type: 'sale' };
    const answer = await engine.bill({ ...document, time: '2026-11-24T02:00:00Z', facts: { price: '100.00' } });
    expect(answer.record.amount('commission').toFixed(2)).toBe('5.00');
    expect([await engine.commands(), await engine.refusedMessages(), await engine.resume()]).toEqual([[], [], []]);
    expect(await engine.message({ intake: 'orders', hash: '' })).toBeUndefined();
    expect(await engine.safeReceive(order('B'))).toMatchObject({ ok: false, issues: [{ code: 'intake-unknown' }] });
  });
});
