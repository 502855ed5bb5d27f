import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/engine.ts';
import { isFeewrightError } from '../../src/issues/error.ts';
import { defineContract } from '../../src/model/define-contract.ts';
import { defineModel } from '../../src/model/define-model.ts';
import { defineRules } from '../../src/model/define-rules.ts';
import type { BalanceQuery, BalanceView } from '../../src/run/balance-query.ts';

const fund = defineModel({
  format: 1,
  code: 'fund',
  business: 'fund',
  currency: 'CNY',
  parties: [
    { code: 'investor', is: 'owner' },
    { code: 'manager', id: '1000' },
  ],
  factors: [
    { code: 'nav', type: 'money' },
    { code: 'joined', type: 'date' },
    { code: 'part', type: 'money', per: 'line' },
  ],
  accumulators: [
    { code: 'paid', adds: 'nav', key: ['party'], window: 'month' },
    { code: 'peak', adds: 'nav', keeps: 'max', key: ['party'], window: 'lifetime' },
    { code: 'times', adds: 'nav', keeps: 'count', key: ['party'], window: { years: 1, from: 'joined' } },
    { code: 'weekly', adds: 'nav', key: [], window: 'week', weekStart: 'sunday' },
    { code: 'agreed', adds: 'nav', key: ['party'], window: 'contract' },
    { code: 'parts', adds: 'part', key: [], window: 'document' },
  ],
});
const contract = defineContract(fund, {
  ...{ format: 1, id: 'c1', version: '1', tenant: 't1', party: 'm1', model: 'fund' },
  ...{ valid: { from: '2024-03-01T00:00:00+08:00', to: '2027-03-01T00:00:00+08:00' } },
  ...{ timeZone: 'Asia/Shanghai', cycle: 'month', facts: { joined: '2024-02-29' }, terms: [] },
});
const rules = defineRules([fund], { rules: [{ code: 'all', when: "business == 'fund'", model: 'fund' }] });

/** Recorded late: the second, of the 10th, only on the 20th. */
async function engineWithThree() {
  let now = 0;
  const engine = createEngine({ models: [fund], contracts: [contract], rules, clock: { now: () => now } });
  const bill = async (id: string, nav: string, time: string, recorded: string, parts: readonly string[] = []) => {
    now = Date.parse(recorded);
    const lines = parts.map((part, at) => ({ id: String(at + 1), facts: { part } }));
    const head = { tenant: 't1', business: 'fund', party: 'm1' };
    return engine.bill({ ...head, id, time, facts: { nav }, ...(lines.length === 0 ? {} : { lines }) });
  };
  await bill('A', '100.00', '2026-11-02T12:00:00+08:00', '2026-11-02T12:00:01+08:00');
  await bill('C', '110.00', '2026-11-15T12:00:00+08:00', '2026-11-15T12:00:01+08:00', ['30.00', '12.50']);
  await bill('B', '120.00', '2026-11-10T12:00:00+08:00', '2026-11-20T12:00:00+08:00');
  return engine;
}

const of = (accumulator: string, window: string, more: Partial<BalanceQuery> = {}): BalanceQuery => ({
  ...{ tenant: 't1', model: 'fund', accumulator, key: ['m1'], window, timeZone: 'Asia/Shanghai' },
  ...more,
});

describe('a running total that is looked at', () => {
  it('as of a business time holds what happened before it, and that instant belongs to what comes after', async () => {
    const engine = await engineWithThree();
    const at = async (accumulator: string, window: string, view: BalanceView) => {
      const { value, entries } = await engine.balance(of(accumulator, window), view);
      return `${value} of ${entries}`;
    };
    expect(await at('paid', '2026-11', {})).toBe('330 of 3');
    expect(await at('paid', '2026-11', { asOf: '2026-11-10T12:00:00+08:00' })).toBe('100 of 1');
    expect(await at('paid', '2026-11', { asOf: '2026-11-10T12:00:00.001+08:00' })).toBe('220 of 2');
    expect(await at('paid', '2026-11', { asOf: '2026-12-01T00:00:00+08:00' })).toBe('330 of 3');
    expect(await at('paid', '2026-11', { asOf: '2026-11-01T00:00:00+08:00' })).toBe('0 of 0');
    expect(await at('peak', 'lifetime', { asOf: '2026-11-15T12:00:00+08:00' })).toBe('120 of 2');
  });

  it('as it was known at a time holds what was recorded before it', async () => {
    const engine = await engineWithThree();
    const known = { recordedBefore: '2026-11-20T12:00:00+08:00' };
    expect(await engine.balance(of('peak', 'lifetime'), known)).toMatchObject({ value: '110', entries: 2 });
    const both = { ...known, asOf: '2026-11-15T12:00:00+08:00' };
    expect(await engine.balance(of('peak', 'lifetime'), both)).toMatchObject({ value: '100', entries: 1 });
    const documents = async (view?: BalanceView) =>
      (await engine.journal(of('paid', '2026-11'), view)).map(({ document, after }) => `${document} ${after}`);
    expect(await documents()).toEqual(['A 100', 'C 210', 'B 330']);
    expect(await documents(known)).toEqual(['A 100', 'C 210']);
    expect(await documents({ asOf: '2026-11-15T12:00:00+08:00' })).toEqual(['A 100', 'B 330']);
  });

  it('is named by its window, whatever kind that is of', async () => {
    const engine = await engineWithThree();
    const value = async (query: BalanceQuery) => (await engine.balance(query)).value;
    // From 29 February 2024: the third year begins on 28 February 2026.
    expect(await value(of('times', '2026-02-28/2027-02-28'))).toBe('3');
    expect(await value(of('weekly', '2026-11-01/2026-11-08', { key: [] }))).toBe('100');
    expect(await value(of('weekly', '2026-11-15/2026-11-22', { key: [] }))).toBe('110');
    const { timeZone: _, ...named } = of('agreed', 'contract:c1');
    expect(await value(named)).toBe('330');
    expect(await value({ ...named, accumulator: 'parts', key: [], window: 'document:C' })).toBe('42.5');
    const bill = await engine.find({ tenant: 't1', business: 'fund', id: 'C' });
    expect(bill?.snapshot.balances.parts).toMatchObject({ value: '0', entries: 0, window: { key: 'document:C' } });
    expect(bill?.snapshot.balances.agreed?.window).toEqual({
      ...{ key: 'contract:c1', zone: 'UTC', start: '2024-02-29T16:00:00Z', end: '2027-02-28T16:00:00Z' },
    });
    expect(bill?.snapshot.balances.times?.window).toEqual({
      ...{ key: '2026-02-28/2027-02-28', zone: 'Asia/Shanghai' },
      ...{ start: '2026-02-27T16:00:00Z', end: '2027-02-27T16:00:00Z' },
    });
  });

  it.each<[string, BalanceQuery, object, string]>([
    ['a window of another kind', of('paid', 'lifetime'), {}, 'balance-query-invalid window'],
    ['a month that is none', of('paid', '2026-11-02'), {}, 'balance-query-invalid window'],
    ['a year of a date’s', of('times', '2026'), {}, 'balance-query-invalid window'],
    ['a week from Monday', of('weekly', '2026-W45', { key: [] }), {}, 'balance-query-invalid window'],
    ['a contract by its id alone', of('agreed', 'c1'), {}, 'balance-query-invalid window'],
    ['no zone', { ...of('paid', '2026-11'), timeZone: undefined as never }, {}, 'balance-query-invalid timeZone'],
    ['no instant', of('paid', '2026-11'), { asOf: '2026-11-02' }, 'as-of-invalid asOf'],
    ['no instant of recording', of('paid', '2026-11'), { recordedBefore: 'now' }, 'as-of-invalid recordedBefore'],
    ['a misspelt member', of('paid', '2026-11'), { asof: '2026-11-02T00:00:00Z' }, 'option-unknown asof'],
  ])('asked for %s is refused', async (_, query, view, expected) => {
    const engine = await engineWithThree();
    for (const ask of [engine.balance, engine.journal]) {
      const fault = await ask(query, view).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      const issues = isFeewrightError(fault) ? fault.issues : [];
      expect(issues.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([expected]);
    }
  });
});
