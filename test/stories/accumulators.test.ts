import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine.ts';
import { explanationText } from '../../src/explain/explanation-text.ts';
import type { Contract } from '../../src/model/contract.ts';
import { parseContract } from '../../src/model/parse-contract.ts';
import { parseModel } from '../../src/model/parse-model.ts';
import { parseRuleBook } from '../../src/model/parse-rule-book.ts';

type Json = Readonly<Record<string, unknown>>;
const PAYS = { payer: 'merchant', payee: 'platform', rounding: 'half-up' };

const modelOf = (parts: Json) =>
  parseModel({
    ...{ format: 1, code: 'shop', business: 'retail', currency: 'CNY' },
    parties: [
      { code: 'merchant', is: 'owner' },
      { code: 'platform', id: '1000' },
    ],
    ...parts,
  });

const contractOf = (more: Json = {}): Contract =>
  parseContract({
    ...{ format: 1, id: 'c1', version: '1', tenant: 't1', party: 'm1', model: 'shop', status: 'active' },
    ...{ valid: { from: '2024-01-01T00:00:00+08:00' }, timeZone: 'Asia/Shanghai', cycle: 'month', terms: [] },
    ...more,
  });

/** Bills documents one after the other, each decided once more from its snapshot. */
function shopOf(parts: Json, contracts: readonly Contract[] = [contractOf()]) {
  const rules = parseRuleBook({ rules: [{ code: 'all', when: "business == 'retail'", model: 'shop' }] });
  const engine = createEngine({ models: [modelOf(parts)], contracts, rules });
  const bill = async (id: string, time: string, facts: Json, more: Json = {}) => {
    const head = { tenant: 't1', business: 'retail', party: 'm1', id, time };
    const { record, snapshot } = await engine.bill({ ...head, facts: facts as never, ...more });
    expect(engine.replay(JSON.parse(JSON.stringify(snapshot))).contentText()).toBe(record.contentText());
    return { record, snapshot };
  };
  const fee = async (code: string, ...of: Parameters<typeof bill>) =>
    (await bill(...of)).record.amount(code).toFixed(2);
  return { engine, bill, fee };
}

describe('a loyalty tier by the orders since the anniversary of joining', () => {
  const parts: Json = {
    factors: [
      { code: 'price', type: 'money' },
      { code: 'joined', type: 'date' },
    ],
    fees: [
      {
        ...{ code: 'commission', ...PAYS },
        price: {
          ...{ kind: 'volume', measure: 'price', boundary: 'lower' },
          bands: [
            { from: '0', rate: '0.06' },
            { from: '3', rate: '0.05' },
          ],
          cumulative: { accumulator: 'orders', basis: 'before' },
        },
      },
      {
        ...{ code: 'bonus', ...PAYS, payer: 'platform', payee: 'merchant' },
        when: "balance(orders, 'last', 'now') >= 4",
        price: { kind: 'ratio', base: 'price', rate: '0.01' },
      },
    ],
    accumulators: [
      {
        code: 'orders',
        adds: 'price',
        keeps: 'count',
        when: 'price > 0',
        key: ['party'],
        window: { years: 1, from: 'joined' },
      },
    ],
  };

  it('is 6 % for three orders, 5 % for the rest of the year, and begins anew on the day', async () => {
    const { engine, fee, bill } = shopOf(parts, [contractOf({ facts: { joined: '2024-02-29' } })]);
    const commission = (id: string, time: string, price = '100.00') => fee('commission', id, time, { price });
    expect(await commission('A', '2025-02-28T00:00:00+08:00')).toBe('6.00');
    // Nothing was bought, so it is no order.
    expect(await commission('A0', '2025-03-01T12:00:00+08:00', '0.00')).toBe('0.00');
    expect(await commission('B', '2025-06-01T12:00:00+08:00')).toBe('6.00');
    expect(await commission('C', '2025-12-01T12:00:00+08:00')).toBe('6.00');
    const fourth = await bill('D', '2026-02-27T23:59:59.999+08:00', { price: '100.00' });
    expect(fourth.record.amount('commission').toFixed(2)).toBe('5.00');
    expect(fourth.snapshot.balances.orders).toMatchObject({ value: '3', window: { key: '2025-02-28/2026-02-28' } });
    expect(await commission('E', '2026-02-28T00:00:00+08:00')).toBe('6.00');
    // Four orders in the year before: a bonus of 1 %.
    expect(await fee('bonus', 'F', '2026-03-01T12:00:00+08:00', { price: '100.00' })).toBe('1.00');
    const told = explanationText(engine.explain(fourth.snapshot, { fee: 'commission' }), 'en');
    expect(told).toContain('; orders before was 3 (before)');
  });

  it('counts for each from a date of his own: 29 February comes back in a leap year', async () => {
    const { bill } = shopOf(parts, [
      contractOf({ facts: { joined: '2024-02-29' } }),
      contractOf({ id: 'c2', party: 'm2', facts: { joined: '2024-02-28' } }),
    ]);
    const keyOf = async (id: string, party: string, time: string) =>
      (await bill(id, time, { price: '1.00' }, { party })).snapshot.balances.orders?.window.key;
    expect(await keyOf('A', 'm1', '2028-02-28T12:00:00+08:00')).toBe('2027-02-28/2028-02-29');
    expect(await keyOf('B', 'm2', '2028-02-28T12:00:00+08:00')).toBe('2028-02-28/2029-02-28');
    expect(await keyOf('C', 'm1', '2028-02-29T12:00:00+08:00')).toBe('2028-02-29/2029-02-28');
  });

  it('a version that begins inside somebody’s year has to say what becomes of it', async () => {
    const joined = { joined: '2024-07-01' };
    const first = contractOf({
      facts: joined,
      valid: { from: '2024-01-01T00:00:00+08:00', to: '2026-01-01T00:00:00+08:00' },
    });
    const second = (more: Json) =>
      contractOf({ version: '2', facts: joined, valid: { from: '2026-01-01T00:00:00+08:00' }, ...more });
    expect(() => shopOf(parts, [first, second({})])).toThrow(/midWindow/);
    for (const [midWindow, expected] of [
      ['continue', '5.00'],
      ['restart', '6.00'],
    ]) {
      const { fee } = shopOf(parts, [first, second({ midWindow })]);
      for (const id of ['A', 'B', 'C']) await fee('commission', id, '2025-12-01T12:00:00+08:00', { price: '100.00' });
      expect(await fee('commission', 'D', '2026-01-01T00:00:00+08:00', { price: '100.00' })).toBe(expected);
    }
  });
});

describe('a performance fee on new highs alone', () => {
  const parts: Json = {
    factors: [{ code: 'nav', type: 'money' }],
    fees: [{ code: 'performance', ...PAYS, price: { kind: 'formula', formula: 'max(0, nav - peak) * 0.2' } }],
    accumulators: [{ code: 'peak', adds: 'nav', keeps: 'max', key: ['party'], window: 'lifetime' }],
  };

  it('of 1,000,000.00, 1,200,000.00, 1,100,000.00 and 1,250,000.00: nothing is charged twice', async () => {
    const { engine, fee } = shopOf(parts);
    const at = (id: string, time: string, nav: string) => fee('performance', id, `${time}T15:00:00+08:00`, { nav });
    expect(await at('Q1', '2025-03-31', '1000000.00')).toBe('200000.00');
    expect(await at('Q2', '2025-06-30', '1200000.00')).toBe('40000.00');
    expect(await at('Q3', '2025-09-30', '1100000.00')).toBe('0.00');
    expect(await at('Q4', '2025-12-31', '1250000.00')).toBe('10000.00');
    const third = await engine.find({ tenant: 't1', business: 'retail', id: 'Q3' });
    if (third === undefined) throw new Error('no bill');
    const told = engine.explain(third.snapshot, { fee: 'performance' });
    const [peak] = told.amount.inputs.filter(({ code }) => code === 'peak');
    expect(peak?.how).toMatchObject({ kind: 'balance', keeps: 'max', entries: 2 });
    expect(explanationText(told, 'en')).toContain(
      'high-water mark of ["t1","m1"] in lifetime (Asia/Shanghai), 2 entries',
    );
    expect(explanationText(told, 'zh')).toContain('历史最高值,键 ["t1","m1"],窗口 lifetime');
    const of = { ...{ tenant: 't1', model: 'shop', accumulator: 'peak' }, key: ['m1'], window: 'lifetime' };
    const journal = await engine.journal({ ...of, timeZone: 'Asia/Shanghai' });
    expect(journal.map(({ value, delta, after }) => [value, delta, after])).toEqual([
      ['1000000', '1000000', '1000000'],
      ['1200000', '200000', '1200000'],
      ['1100000', '0', '1200000'],
      ['1250000', '50000', '1250000'],
    ]);
  });
});

describe('a rebate over the whole of a contract', () => {
  const parts: Json = {
    factors: [{ code: 'price', type: 'money' }],
    fees: [
      {
        ...{ code: 'rebate', ...PAYS, payer: 'platform', payee: 'merchant' },
        price: {
          ...{ kind: 'graduated', measure: 'price' },
          bands: [
            { from: '0', rate: '0' },
            { from: '10000', rate: '0.02' },
          ],
          cumulative: { accumulator: 'agreed', basis: 'marginal' },
        },
      },
    ],
    accumulators: [{ code: 'agreed', adds: 'price', key: ['party'], window: 'contract' }],
  };
  const first = contractOf({ valid: { from: '2024-03-15T00:00:00+08:00', to: '2025-03-15T00:00:00+08:00' } });
  const second = contractOf({
    ...{ version: '2', midWindow: 'continue', timeZone: 'Asia/Tokyo' },
    valid: { from: '2025-03-15T00:00:00+08:00', to: '2026-03-15T00:00:00+08:00' },
  });

  it('counts all versions of the contract, in whatever zone, and no other contract', async () => {
    const renewed = contractOf({ id: 'c9', valid: { from: '2026-03-15T00:00:00+08:00' } });
    const { fee, bill } = shopOf(parts, [first, second, renewed]);
    const rebate = (id: string, time: string, price: string) => fee('rebate', id, time, { price });
    expect(await rebate('A', '2024-04-01T12:00:00+08:00', '9000.00')).toBe('0.00');
    expect(await rebate('B', '2025-03-14T23:59:59.999+08:00', '1500.00')).toBe('10.00');
    expect(await rebate('C', '2025-03-15T00:00:00+08:00', '1000.00')).toBe('20.00');
    const last = await bill('D', '2026-03-14T12:00:00+08:00', { price: '1.00' });
    expect(last.snapshot.balances.agreed).toEqual({
      ...{ key: '["t1","m1"]', value: '11500', entries: 3 },
      window: { key: 'contract:c1', zone: 'UTC', start: '2024-03-14T16:00:00Z', end: '2026-03-14T16:00:00Z' },
    });
    expect(await rebate('E', '2026-03-15T00:00:00+08:00', '9000.00')).toBe('0.00');
  });
});

describe('a price within one document', () => {
  const parts: Json = {
    factors: [{ code: 'price', type: 'money', per: 'line' }],
    fees: [
      {
        ...{ code: 'handling', ...PAYS, per: 'line' },
        price: {
          ...{ kind: 'graduated', measure: 'price' },
          bands: [
            { from: '0', rate: '0.10' },
            { from: '100', rate: '0.05' },
          ],
          cumulative: { accumulator: 'inOrder', basis: 'marginal' },
        },
      },
    ],
    accumulators: [{ code: 'inOrder', adds: 'price', key: [], window: 'document' }],
  };

  it('10 % of its first 100.00 and 5 % of the rest, over its lines; the next one begins anew', async () => {
    const { engine, bill } = shopOf(parts);
    const lines = ['60.00', '80.00', '20.00'].map((price, at) => ({ id: String(at + 1), facts: { price } }));
    for (const id of ['A', 'B']) {
      const { record } = await bill(id, '2026-11-10T12:00:00+08:00', {}, { lines });
      expect(record.lines.map(({ amount }) => amount.toFixed(2))).toEqual(['6.00', '6.00', '1.00']);
    }
    const of = { ...{ tenant: 't1', model: 'shop', accumulator: 'inOrder' }, key: [], window: 'document:B' };
    expect(await engine.balance(of)).toMatchObject({ value: '160', entries: 1 });
  });
});

describe('a campaign’s budget', () => {
  const couponsOf = (accumulator: Json): Json => ({
    factors: [
      { code: 'coupon', type: 'money' },
      { code: 'campaign', type: 'text' },
      { code: 'quota', type: 'money', default: '0' },
    ],
    parties: [
      { code: 'merchant', is: 'owner' },
      { code: 'platform', id: '1000' },
    ],
    apportionments: [
      {
        ...{ code: 'cost', of: 'coupon', payee: 'merchant', rounding: 'half-up' },
        bearers: [
          { code: 'platform', weight: '1' },
          { code: 'merchant', weight: '1' },
        ],
        unplaced: { to: 'merchant' },
      },
    ],
    accumulators: [
      { code: 'spent', adds: { apportionment: 'cost', bearer: 'platform' }, window: 'lifetime', ...accumulator },
    ],
  });
  const stores = [
    contractOf(),
    contractOf({ id: 's1', store: 'S1', facts: { quota: '84.00' } }),
    contractOf({ id: 's2', store: 'S2', facts: { quota: '36.00' } }),
  ];
  const sharesOf = (shop: ReturnType<typeof shopOf>) => async (id: string, store: string) => {
    const facts = { coupon: '100.00', campaign: 'spring' };
    const { record } = await shop.bill(id, '2026-11-10T12:00:00+08:00', facts, { store });
    return record.share('cost', 'platform').toFixed(2);
  };

  it('of all stores is spent in the order of commits', async () => {
    const share = sharesOf(shopOf(couponsOf({ key: ['campaign'], limit: '120', order: 'commit' }), stores));
    expect([await share('A', 'S1'), await share('B', 'S2'), await share('C', 'S1'), await share('D', 'S2')]).toEqual([
      '50.00',
      '50.00',
      '20.00',
      '0.00',
    ]);
  });

  it('is sliced into a quota for each store by what its contract states', async () => {
    const share = sharesOf(shopOf(couponsOf({ key: ['campaign', 'store'], limit: 'quota' }), stores));
    expect([await share('A', 'S1'), await share('B', 'S2'), await share('C', 'S1'), await share('D', 'S2')]).toEqual([
      '50.00',
      '36.00',
      '34.00',
      '0.00',
    ]);
  });
});

describe('a bonus of the week, which begins on Sunday', () => {
  const parts: Json = {
    factors: [{ code: 'price', type: 'money' }],
    fees: [
      {
        ...{ code: 'fee', ...PAYS },
        price: {
          ...{ kind: 'ratio', base: 'price', rate: '0.10' },
          periodCap: { accumulator: 'charged', amount: '15.00' },
        },
      },
      {
        ...{ code: 'minimum', ...PAYS, per: 'period', period: { accumulator: 'charged' } },
        price: { kind: 'formula', formula: 'max(0, 12 - charged)' },
      },
    ],
    accumulators: [{ code: 'charged', adds: 'fee', key: ['party'], window: 'week', weekStart: 'sunday' }],
  };

  it('caps what is charged in it, and makes up for what is missing when it is over', async () => {
    const valid = { from: '2026-11-01T00:00:00+08:00' };
    const { engine, fee } = shopOf(parts, [contractOf({ valid })]);
    const charged = (id: string, time: string) => fee('fee', id, time, { price: '100.00' });
    // 2026-11-07 is a Saturday.
    expect(await charged('A', '2026-11-01T00:00:00+08:00')).toBe('10.00');
    expect(await charged('B', '2026-11-07T23:59:59.999+08:00')).toBe('5.00');
    expect(await charged('C', '2026-11-08T00:00:00+08:00')).toBe('10.00');
    await engine.close({ asOf: '2026-12-01T00:00:00+08:00' });
    const [order] = await engine.orders();
    const lines = (await engine.lines(order?.id ?? '')).filter(({ clearing }) => clearing === 'minimum');
    // The week of the 1st was charged enough, that of the 8th lacks 2.00, and two had no order at all.
    expect(lines.map(({ amount }) => amount.toFixed(2))).toEqual(['0.00', '2.00', '12.00', '12.00']);
  });
});
