import { describe, expect, it } from 'vitest';
import { type BalanceRule, resolveBalances } from '../../src/factor/resolve-balances.ts';
import { sentence } from '../../src/issues/issue.ts';

const head = { tenant: 't1', business: 'retail', id: 'A-1', revision: 1, party: 'm1' };
const monthly: BalanceRule = { accumulator: 'sales', key: ['party'], window: 'month', timeZone: 'America/Sao_Paulo' };

function resolved(
  rule: BalanceRule,
  time: string,
  more: object = {},
  facts: Record<string, string> = {},
  contract: object = {},
) {
  const balances = resolveBalances([rule], {
    document: { ...head, time, ...more },
    epochMs: Math.floor(Date.parse(time)),
    facts,
    contract: () => ({
      id: 'c1',
      fromMs: Date.parse('2018-03-15T00:00:00-03:00'),
      toMs: Date.parse('2020-03-15T00:00:00-03:00'),
      ...contract,
    }),
  });
  return balances.ok ? balances.value[0] : balances.issues.map((issue) => sentence(issue, 'en'));
}

describe('the window of a document', () => {
  it('is that of its business time, in the accumulator’s zone', () => {
    const november = {
      accumulator: 'sales',
      key: '["t1","m1"]',
      window: { key: '2018-11', zone: 'America/Sao_Paulo', start: '2018-11-01T03:00:00Z', end: '2018-12-01T02:00:00Z' },
    };
    expect(resolved(monthly, '2018-11-01T03:00:00Z')).toEqual(november);
    expect(resolved(monthly, '2018-12-01T01:59:59.999999999Z')).toEqual(november);
    expect(resolved(monthly, '2018-12-01T02:00:00Z')).toMatchObject({ window: { key: '2018-12' } });
    expect(resolved(monthly, '2018-11-01T02:59:59.999Z')).toMatchObject({ window: { key: '2018-10' } });
  });

  it.each([
    ['day', '2018-11-30'],
    ['week', '2018-W48'],
    ['month', '2018-11'],
    ['quarter', '2018-Q4'],
    ['year', '2018'],
  ] as const)('of a %s is %s', (window, key) => {
    expect(resolved({ ...monthly, window }, '2018-12-01T01:00:00Z')).toMatchObject({ window: { key } });
  });

  it('of a lifetime has no ends', () => {
    expect(resolved({ ...monthly, window: 'lifetime' }, '2018-12-01T02:00:00Z')).toMatchObject({
      window: { key: 'lifetime', zone: 'America/Sao_Paulo' },
    });
  });
});

describe('the key of a document', () => {
  it('begins with the tenant, and keeps its parts apart', () => {
    const key = ['party', 'store', 'business', 'region'];
    const one = resolved({ ...monthly, key }, '2018-11-30T00:00:00Z', { store: 's"1' }, { region: 'north' });
    expect(one).toMatchObject({ key: '["t1","m1","s\\"1","retail","north"]' });
    const tenant = resolved({ ...monthly, key: [] }, '2018-11-30T00:00:00Z');
    expect(tenant).toMatchObject({ key: '["t1"]' });
  });

  it('is a fault where the document lacks a part of it', () => {
    expect(resolved({ ...monthly, key: ['store', 'region'] }, '2018-11-30T00:00:00Z')).toEqual([
      "Accumulator 'sales' is kept by 'store', which document 'A-1' doesn't have",
      "Accumulator 'sales' is kept by 'region', which document 'A-1' doesn't have",
    ]);
  });
});

describe('a window that is no period of the calendar', () => {
  const windowOf = (rule: Partial<BalanceRule>, time: string, facts: Record<string, string> = {}, contract = {}) => {
    const balance = resolved({ ...monthly, ...rule }, time, {}, facts, contract);
    return typeof balance === 'object' && 'window' in balance ? balance.window : balance;
  };
  const yearly: Partial<BalanceRule> = { window: { years: 1, from: 'joined' } };

  it('begins each year on the date of the party’s own, in the accumulator’s zone', () => {
    const joined = { joined: '2017-11-20' };
    const window = {
      ...{ key: '2017-11-20/2018-11-20', zone: 'America/Sao_Paulo' },
      // Clocks are an hour ahead on both days.
      ...{ start: '2017-11-20T02:00:00Z', end: '2018-11-20T02:00:00Z' },
    };
    expect(windowOf(yearly, '2018-11-20T01:59:59.999Z', joined)).toEqual(window);
    expect(windowOf(yearly, '2018-11-20T02:00:00Z', joined)).toMatchObject({ key: '2018-11-20/2019-11-20' });
    expect(windowOf(yearly, '2017-11-20T01:59:59.999Z', joined)).toMatchObject({ key: '2016-11-20/2017-11-20' });
  });

  it('begins at the first instant of its date, where a change of the clocks takes midnight away', () => {
    // On 4 November 2018 São Paulo went from midnight to one o'clock.
    const window = windowOf(yearly, '2018-11-04T03:00:00Z', { joined: '2014-11-04' });
    expect(window).toMatchObject({ start: '2018-11-04T03:00:00Z', end: '2019-11-04T03:00:00Z' });
    expect(windowOf(yearly, '2018-11-04T02:59:59.999Z', { joined: '2014-11-04' })).toMatchObject({
      key: '2017-11-04/2018-11-04',
    });
  });

  it('from 29 February is counted from that date, never from the date before', () => {
    const joined = { joined: '2016-02-29' };
    const keys = ['2017-02-28', '2018-02-28', '2019-02-27', '2020-02-28', '2020-02-29', '2021-02-28'].map((date) =>
      windowOf(yearly, `${date}T12:00:00Z`, joined),
    );
    expect(keys).toMatchObject([
      { key: '2017-02-28/2018-02-28' },
      { key: '2018-02-28/2019-02-28' },
      { key: '2018-02-28/2019-02-28' },
      { key: '2019-02-28/2020-02-29' },
      { key: '2020-02-29/2021-02-28' },
      { key: '2021-02-28/2022-02-28' },
    ]);
  });

  it('may have several years, and one before it', () => {
    const rule: Partial<BalanceRule> = {
      window: { years: 4, from: 'joined' },
      reading: { name: 'last(sales)', span: 'last' },
    };
    const [balance] = [resolved({ ...monthly, ...rule }, '2021-01-01T12:00:00Z', {}, { joined: '2016-02-29' })];
    expect(balance).toMatchObject({
      window: { key: '2016-02-29/2020-02-29' },
      reading: { recordedBefore: Date.parse('2020-02-29T03:00:00Z') },
    });
  });

  it('asks for the date that it is counted from', () => {
    expect(windowOf(yearly, '2018-11-20T02:00:00Z')).toEqual([
      "Document 'A-1' lacks 'joined', the date from which the years of 'sales' count",
    ]);
  });

  it('of a document is its own, of a contract all of its versions’', () => {
    expect(windowOf({ window: 'document', timeZone: 'UTC' }, '2018-11-20T02:00:00Z')).toEqual({
      ...{ key: 'document:A-1', zone: 'UTC' },
    });
    const contract: Partial<BalanceRule> = { window: 'contract', timeZone: 'UTC' };
    expect(windowOf(contract, '2018-11-20T02:00:00Z')).toEqual({
      ...{ key: 'contract:c1', zone: 'UTC', start: '2018-03-15T03:00:00Z', end: '2020-03-15T03:00:00Z' },
    });
    expect(windowOf(contract, '2018-11-20T02:00:00Z', {}, { toMs: Number.POSITIVE_INFINITY })).toEqual({
      ...{ key: 'contract:c1', zone: 'UTC', start: '2018-03-15T03:00:00Z' },
    });
  });

  it('of a week starts on the day that is said', () => {
    // 2018-11-20 is a Tuesday.
    const start = (weekStart: BalanceRule['weekStart']) =>
      windowOf({ window: 'week', ...(weekStart === undefined ? {} : { weekStart }) }, '2018-11-20T12:00:00Z');
    expect(start(undefined)).toMatchObject({ key: '2018-W47', start: '2018-11-19T02:00:00Z' });
    expect(start('sunday')).toMatchObject({ key: '2018-11-18/2018-11-25', end: '2018-11-25T02:00:00Z' });
    expect(start('tuesday')).toMatchObject({ key: '2018-11-20/2018-11-27' });
    expect(start('wednesday')).toMatchObject({ key: '2018-11-14/2018-11-21' });
  });
});
