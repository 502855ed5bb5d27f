import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine.ts';
import { memoryStore } from '../../src/memory.ts';
import { parseContract } from '../../src/model/parse-contract.ts';
import { parseModel } from '../../src/model/parse-model.ts';
import { parseRuleBook } from '../../src/model/parse-rule-book.ts';
import type { Store } from '../../src/ports/store.ts';
import { recount } from '../../src/settle/close-order.ts';

type Json = Readonly<Record<string, unknown>>;
const PAYS = { payer: 'merchant', payee: 'platform', rounding: 'half-up' };
const NOVEMBER = '2026-12-01T00:00:00+08:00';
const DECEMBER = '2027-01-01T00:00:00+08:00';

/** A commission of 8 %, and a minimum of 1,000.00 a month. */
const MINIMUM: Json = {
  fees: [
    { code: 'commission', ...PAYS, price: { kind: 'ratio', base: 'price', rate: '0.08' } },
    {
      ...{ code: 'minimum', ...PAYS, per: 'period', period: { accumulator: 'billed' } },
      price: { kind: 'formula', formula: 'max(0, 1000 - billed)' },
    },
  ],
  accumulators: [{ code: 'billed', adds: 'commission', key: ['party'], window: 'month' }],
};

function shop(parts: Json = MINIMUM): Json {
  return {
    ...{ format: 1, code: 'shop', business: 'retail', currency: 'CNY' },
    parties: [
      { code: 'merchant', is: 'owner' },
      { code: 'platform', id: '1000' },
    ],
    factors: [{ code: 'price', type: 'money' }],
    ...parts,
  };
}

const contractOf = (more: Json = {}) =>
  parseContract({
    ...{ format: 1, id: 'c1', version: '1', tenant: 't1', party: 'm1', model: 'shop', status: 'active' },
    ...{ valid: { from: '2026-11-01T00:00:00+08:00' }, timeZone: 'Asia/Shanghai', cycle: 'month', terms: [] },
    ...more,
  });

function engineOf(model: Json = shop(), contracts = [contractOf()], store: Store = memoryStore(), more: object = {}) {
  const rules = parseRuleBook({ rules: [{ code: 'all', when: "business == 'retail'", model: 'shop' }] });
  const clock = { now: () => Date.parse('2026-11-15T00:00:00+08:00') };
  return createEngine({ models: [parseModel(model)], contracts, rules, store, clock, ...more });
}

const order = (id: string, price: string, time = '2026-11-10T10:00:00+08:00', facts: Json = {}, head: Json = {}) => ({
  ...{ tenant: 't1', business: 'retail', id, party: 'm1', time },
  ...{ facts: { price, ...facts }, ...head },
});

/** `2026-11 period:c1 minimum pay 200.00` of every line, by order. */
async function lines(engine: ReturnType<typeof engineOf>): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const each of await engine.orders()) {
    const own = await engine.lines(each.id);
    expect(recount(each, own)).toEqual([]);
    texts.push(...own.map((line) => `${each.period.key} ${line.clearing} ${line.amount.toFixed(2)}`));
  }
  return texts;
}

describe('a minimum of 1,000.00 a month', () => {
  it('with 800.00 billed is made up for by 200.00; 50.00 that come late give 50.00 back in the next order', async () => {
    const engine = engineOf();
    await engine.bill(order('A', '10000.00'));
    const [november] = await engine.close({ asOf: NOVEMBER });
    expect(november).toMatchObject({ status: 'closed', order: { state: 'closed', lineCount: 2 } });
    expect(await lines(engine)).toEqual(['2026-11 commission 800.00', '2026-11 minimum 200.00']);
    const late = await engine.bill(order('B', '625.00'));
    expect(late).toMatchObject({ status: 'created', late: { period: '2026-11', landed: '2026-12' } });
    await engine.close({ asOf: DECEMBER });
    expect((await lines(engine)).slice(2)).toEqual([
      '2026-12 commission 50.00',
      '2026-12 minimum -50.00',
      // December billed nothing: its own minimum is due whole.
      '2026-12 minimum 1000.00',
    ]);
    const id = 'period/c1/minimum/2026-11/Asia%2FShanghai';
    const bill = await engine.find({ tenant: 't1', business: 'retail', id });
    expect(bill).toMatchObject({
      document: { id, revision: 2, type: 'period', time: '2026-11-30T15:59:59.999Z' },
      snapshot: { rule: 'period', period: { fee: 'minimum', window: { key: '2026-11' } } },
      landing: { period: '2026-11', landed: '2026-12', isLate: true },
    });
    expect(bill?.record.amount('minimum').toFixed(2)).toBe('150.00');
  });

  it('is corrected by closing its orders, and never by hand', async () => {
    const engine = engineOf();
    await engine.bill(order('A', '10000.00'));
    await engine.close({ asOf: NOVEMBER });
    const key = { tenant: 't1', business: 'retail', id: 'period/c1/minimum/2026-11/Asia%2FShanghai' };
    const refused = { issues: [{ code: 'correction-period', path: ['id'], facts: { document: key.id } }] };
    await expect(engine.reverse(key)).rejects.toMatchObject(refused);
    await expect(engine.rebill(key)).rejects.toMatchObject(refused);
  });

  it('keeps every revision, and decides each again from its snapshot', async () => {
    const store = memoryStore();
    const engine = engineOf(shop(), [contractOf()], store);
    await engine.bill(order('A', '10000.00'));
    await engine.close({ asOf: NOVEMBER });
    await engine.bill(order('B', '625.00'));
    await engine.close({ asOf: NOVEMBER });
    const key = { tenant: 't1', business: 'retail', id: 'period/c1/minimum/2026-11/Asia%2FShanghai' };
    const history = await store.history(key);
    expect(history.map(({ document, record }) => [document.revision, record.amount('minimum').toFixed(2)])).toEqual([
      [1, '200.00'],
      [2, '150.00'],
    ]);
    for (const { snapshot, record } of history) {
      const again = engine.replay(JSON.parse(JSON.stringify(snapshot)));
      expect(again.contentText()).toBe(record.contentText());
      expect(engine.explain(snapshot, { fee: 'minimum' }).amount.how).toMatchObject({ kind: 'formula' });
    }
  });

  it.each([
    ['12499.88', '0.01'],
    ['12500.00', '0.00'],
    ['12500.13', '0.00'],
  ])('%s of sales leave %s', async (price, minimum) => {
    const engine = engineOf();
    await engine.bill(order('A', price));
    await engine.close({ asOf: NOVEMBER });
    expect((await lines(engine)).at(-1)).toBe(`2026-11 minimum ${minimum}`);
  });

  it('is due where no document came at all: the order opens for it', async () => {
    const engine = engineOf();
    const outcomes = await engine.settle({ asOf: DECEMBER });
    expect(outcomes.map(({ status, order }) => [status, order.period.key, order.net.toFixed(2)])).toEqual([
      ['split', '2026-11', '-1000.00'],
      ['split', '2026-12', '-1000.00'],
    ]);
  });

  it('is made once, however often somebody closes', async () => {
    const engine = engineOf();
    await engine.bill(order('A', '10000.00'));
    for (let run = 0; run < 3; run += 1) await engine.close({ asOf: NOVEMBER });
    await engine.settle({ asOf: NOVEMBER });
    expect(await lines(engine)).toEqual(['2026-11 commission 800.00', '2026-11 minimum 200.00']);
  });

  it('waits for the end of its window, to the millisecond', async () => {
    const engine = engineOf();
    await engine.bill(order('A', '10000.00'));
    expect(await engine.close({ asOf: '2026-11-30T23:59:59.999+08:00' })).toEqual([]);
    expect(await lines(engine)).toEqual(['2026-11 commission 800.00']);
    await engine.close({ asOf: NOVEMBER });
    expect(await lines(engine)).toHaveLength(2);
  });

  it('of a contract that ends in the month is of its last millisecond', async () => {
    const valid = { from: '2026-11-01T00:00:00+08:00', to: '2026-11-20T00:00:00+08:00' };
    const engine = engineOf(shop(), [contractOf({ valid })]);
    await engine.close({ asOf: DECEMBER });
    const [order, ...more] = await engine.orders();
    expect(more).toEqual([]);
    const [line] = await engine.lines(order?.id ?? '');
    expect(line).toMatchObject({ time: '2026-11-19T15:59:59.999Z', clearing: 'minimum', units: 100_000n });
  });

  it('follows the version that is in force at the end of the window', async () => {
    const price = { kind: 'formula', formula: 'max(0, 500 - billed)' };
    const first = contractOf({ valid: { from: '2026-11-01T00:00:00+08:00', to: '2026-11-20T00:00:00+08:00' } });
    const valid = { from: '2026-11-20T00:00:00+08:00' };
    const second = contractOf({ version: '2', valid, terms: [{ fee: 'minimum', price }] });
    const engine = engineOf(shop(), [first, second]);
    await engine.close({ asOf: NOVEMBER });
    expect(await lines(engine)).toEqual(['2026-11 minimum 500.00']);
  });

  it('begins with the contract, and not for orders that were closed without it', async () => {
    const store = memoryStore();
    const { fees, ...rest } = MINIMUM as { fees: readonly Json[] };
    const without = engineOf(shop({ ...rest, fees: fees.slice(0, 1) }), [contractOf()], store);
    await without.bill(order('A', '10000.00'));
    await without.close({ asOf: NOVEMBER });
    const engine = engineOf(shop(), [contractOf()], store);
    await engine.close({ asOf: DECEMBER });
    expect(await lines(engine)).toEqual(['2026-11 commission 800.00', '2026-12 minimum 1000.00']);
  });
});

describe('a fee of the month, prorated by its own formula', () => {
  const MONTHLY: Json = {
    factors: [
      { code: 'price', type: 'money' },
      { code: 'from', type: 'date', is: 'window-start' },
      { code: 'to', type: 'date', is: 'window-end' },
    ],
    fees: [
      { code: 'commission', ...PAYS, price: { kind: 'ratio', base: 'price', rate: '0.08' } },
      { code: 'length', booked: false, per: 'period', price: { kind: 'formula', formula: 'days(from, to) + 1' } },
      {
        ...{ code: 'platformFee', ...PAYS, per: 'period', period: { window: 'month' } },
        price: { kind: 'ratio', base: 'length', rate: '10.00' },
      },
    ],
  };

  it('knows the first and last day of its window', async () => {
    const engine = engineOf(shop(MONTHLY));
    await engine.close({ asOf: DECEMBER });
    expect(await lines(engine)).toEqual(['2026-11 platformFee 300.00', '2026-12 platformFee 310.00']);
    const id = 'period/c1/platformFee/2026-11/Asia%2FShanghai';
    const bill = await engine.find({ tenant: 't1', business: 'retail', id });
    expect(bill?.snapshot.facts).toEqual({ from: '2026-11-01', to: '2026-11-30' });
    expect(bill?.snapshot.sources).toEqual({ from: { source: 'engine' }, to: { source: 'engine' } });
  });

  it('is no part of an order’s own document', async () => {
    const { record } = await engineOf(shop(MONTHLY)).quote(order('A', '100.00'));
    expect(record.lines.map(({ fee }) => fee)).toEqual(['commission']);
    expect(record.amount('platformFee').toFixed(2)).toBe('0.00');
  });
});

describe('a fee for each key with an entry', () => {
  const CHANNELS: Json = {
    factors: [
      { code: 'price', type: 'money' },
      { code: 'channel', type: 'text' },
    ],
    fees: [
      {
        ...{ code: 'listing', ...PAYS, per: 'period', period: { accumulator: 'sales' }, when: 'sales > 0' },
        price: { kind: 'formula', formula: "channel == 'app' ? 10 : 5" },
      },
    ],
    accumulators: [{ code: 'sales', adds: 'price', key: ['party', 'channel'], window: 'month' }],
  };

  it('is made for those keys alone, of its own party', async () => {
    const contracts = [contractOf(), contractOf({ id: 'c2', party: 'm2' })];
    const engine = engineOf(shop(CHANNELS), contracts);
    await engine.bill(order('A', '100.00', undefined, { channel: 'app' }));
    await engine.bill(order('B', '100.00', undefined, { channel: 'web' }));
    await engine.bill(order('C', '100.00', undefined, { channel: 'app' }, { party: 'm2' }));
    await engine.close({ asOf: NOVEMBER });
    expect(await lines(engine)).toEqual(['2026-11 listing 10.00', '2026-11 listing 5.00', '2026-11 listing 10.00']);
    const ids = (await engine.orders()).map(({ contract }) => contract);
    expect(ids).toEqual(['c1', 'c2']);
  });

  it('whose condition fails is decided, and makes no line and no order', async () => {
    const engine = engineOf(shop(CHANNELS));
    await engine.bill(order('A', '0.00', undefined, { channel: 'app' }));
    expect(await engine.close({ asOf: NOVEMBER })).toEqual([]);
    expect(await engine.orders()).toEqual([]);
  });
});

describe('a total of what the periods were charged', () => {
  const model = shop({
    ...MINIMUM,
    accumulators: [
      ...(MINIMUM.accumulators as readonly Json[]),
      { code: 'madeUp', adds: 'minimum', key: ['party'], window: 'year' },
    ],
  });

  it('takes back what a revision replaces, in the window in which that was', async () => {
    const engine = engineOf(model);
    await engine.bill(order('A', '10000.00'));
    await engine.close({ asOf: NOVEMBER });
    await engine.bill(order('B', '625.00'));
    await engine.close({ asOf: NOVEMBER });
    const of = {
      tenant: 't1',
      model: 'shop',
      accumulator: 'madeUp',
      key: ['m1'],
      window: '2026',
      timeZone: 'Asia/Shanghai',
    };
    expect(await engine.balance(of)).toMatchObject({ value: '150', entries: 1 });
    expect((await engine.journal(of)).map(({ kind, before, delta, after }) => [kind, before, delta, after])).toEqual([
      ['post', '0', '200', '200'],
      ['reverse', '200', '-200', '0'],
      ['post', '0', '150', '150'],
    ]);
  });

  it('bills no month again for what later months add to it', async () => {
    const engine = engineOf(model);
    await engine.bill(order('A', '10000.00'));
    await engine.close({ asOf: NOVEMBER });
    await engine.bill(order('B', '5000.00', '2026-12-10T10:00:00+08:00'));
    await engine.close({ asOf: DECEMBER });
    const of = { tenant: 't1', model: 'shop', accumulator: 'madeUp', key: ['m1'], timeZone: 'Asia/Shanghai' };
    const journal = await engine.journal({ ...of, window: '2026' });
    expect(journal.map(({ kind, before, delta, after }) => [kind, before, delta, after])).toEqual([
      ['post', '0', '200', '200'],
      ['post', '200', '600', '800'],
    ]);
    const [first] = journal;
    const history = await engine.history({ tenant: 't1', business: 'retail', id: first?.document ?? '' });
    expect(history.map(({ document }) => document.revision)).toEqual([1]);
  });

  it('whatever it keeps: a high-water mark by what was observed, and a document counts once', async () => {
    const kept = { adds: 'minimum', key: ['party'], window: 'year' };
    const engine = engineOf(
      shop({
        ...MINIMUM,
        accumulators: [
          ...(MINIMUM.accumulators as readonly Json[]),
          { code: 'highest', keeps: 'max', ...kept },
          { code: 'madeFor', keeps: 'count', ...kept },
        ],
      }),
    );
    await engine.bill(order('A', '10000.00'));
    await engine.close({ asOf: NOVEMBER });
    await engine.bill(order('B', '1875.00'));
    await engine.close({ asOf: NOVEMBER });
    const of = (accumulator: string) => ({
      ...{ tenant: 't1', model: 'shop', accumulator, key: ['m1'], window: '2026', timeZone: 'Asia/Shanghai' },
    });
    const steps = async (accumulator: string) =>
      (await engine.journal(of(accumulator))).map(({ kind, delta, value, after }) =>
        [kind, delta, ...(value === undefined ? [] : [`of ${value}`]), `→ ${after}`].join(' '),
      );
    expect(await steps('highest')).toEqual(['post 200 of 200 → 200', 'reverse -200 → 0', 'post 50 of 50 → 50']);
    expect(await steps('madeFor')).toEqual(['post 1 → 1', 'reverse -1 → 0', 'post 1 → 1']);
    expect(await engine.balance(of('highest'))).toMatchObject({ value: '50', entries: 1 });
    expect(await engine.balance(of('madeFor'))).toMatchObject({ value: '1', entries: 1 });
  });
});

describe('a period document that cannot be billed', () => {
  const RATED: Json = {
    factors: [
      { code: 'price', type: 'money' },
      { code: 'rent', type: 'money' },
    ],
    fees: [
      { code: 'commission', ...PAYS, price: { kind: 'ratio', base: 'price', rate: '0.08' } },
      {
        ...{ code: 'space', ...PAYS, per: 'period', period: { window: 'month' } },
        price: { kind: 'formula', formula: 'rent' },
      },
    ],
  };

  it('keeps its order open until it can', async () => {
    let isDown = true;
    const rents = {
      name: 'rents',
      factors: ['rent'],
      provide: ({ documents }: { documents: readonly unknown[] }) => {
        if (isDown) throw new Error('down');
        return documents.map(() => ({ rent: { value: '900.00' } }));
      },
    };
    const engine = engineOf(shop(RATED), [contractOf()], memoryStore(), { providers: [rents] });
    const [empty, ...more] = await engine.close({ asOf: NOVEMBER });
    expect(more).toEqual([]);
    expect(empty).toMatchObject({ status: 'refused', order: { period: { key: '2026-11' } } });
    isDown = false;
    await engine.bill(order('A', '100.00'));
    isDown = true;
    const [refused] = await engine.settle({ asOf: NOVEMBER });
    expect(refused).toMatchObject({ status: 'refused', issues: [{ code: 'provider-failed', retryable: true }] });
    expect((await engine.orders()).map(({ state }) => state)).toEqual(['open']);
    isDown = false;
    await engine.settle({ asOf: NOVEMBER });
    expect(await lines(engine)).toEqual(['2026-11 commission 8.00', '2026-11 space 900.00']);
    expect((await engine.orders()).map(({ state }) => state)).toEqual(['split']);
  });
});

describe('two engines that close at once on one store', () => {
  it('make one document of each, and correct it once', async () => {
    const store = memoryStore();
    const slow = (each: Store): Store =>
      new Proxy(each, {
        get:
          (target, name: keyof Store) =>
          async (...args: never[]) => {
            await new Promise((resolve) => setImmediate(resolve));
            return (target[name] as (...given: never[]) => unknown)(...args);
          },
      });
    const engines = [engineOf(shop(), [contractOf()], slow(store)), engineOf(shop(), [contractOf()], slow(store))];
    await Promise.all(Array.from({ length: 10 }, (_, at) => engines[at % 2]!.bill(order(`D${at}`, '1000.00'))));
    await Promise.all([...engines, ...engines].map((engine) => engine.settle({ asOf: NOVEMBER })));
    await Promise.all(engines.map((engine, at) => engine.bill(order(`L${at}`, '312.50'))));
    await Promise.all([...engines, ...engines].map((engine) => engine.close({ asOf: NOVEMBER })));
    const all = await lines(engines[0]!);
    const sum = all.reduce((total, text) => total + Number(text.split(' ').at(-1)), 0);
    expect(sum).toBe(1000);
    expect(all.filter((text) => text.includes('minimum'))).toEqual([
      '2026-11 minimum 200.00',
      ...all.filter((text) => text.startsWith('2026-12 minimum')),
    ]);
  });

  it('and one that dies between any two calls loses and doubles nothing', async () => {
    for (let last = 1; last < 40; last += 1) {
      const store = memoryStore();
      const sound = engineOf(shop(), [contractOf()], store);
      await sound.bill(order('A', '10000.00'));
      let calls = 0;
      const dying = new Proxy(store, {
        get:
          (target, name: keyof Store) =>
          (...args: never[]) => {
            calls += 1;
            if (calls > last) throw new Error('the line is dead');
            return (target[name] as (...given: never[]) => unknown)(...args);
          },
      });
      await engineOf(shop(), [contractOf()], dying)
        .settle({ asOf: NOVEMBER })
        .catch(() => {});
      await sound.settle({ asOf: NOVEMBER });
      expect(await lines(sound)).toEqual(['2026-11 commission 800.00', '2026-11 minimum 200.00']);
      if (calls <= last) return;
    }
    throw new Error('it never came to an end');
  });
});
