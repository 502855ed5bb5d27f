import { describe, expect, it } from 'vitest';
import { type BalanceRule, resolveBalances } from '../../src/factor/resolve-balances.ts';
import { sentence } from '../../src/issues/issue.ts';

const head = { tenant: 't1', business: 'retail', id: 'A-1', revision: 1, party: 'm1' };
const monthly: BalanceRule = { accumulator: 'sales', key: ['party'], window: 'month', timeZone: 'America/Sao_Paulo' };

function resolved(rule: BalanceRule, time: string, more: object = {}, facts: Record<string, string> = {}) {
  const balances = resolveBalances([rule], {
    document: { ...head, time, ...more },
    epochMs: Math.floor(Date.parse(time)),
    facts,
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
