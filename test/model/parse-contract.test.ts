import { describe, expect, it } from 'vitest';
import { sentence } from '../../src/issues/issue.ts';
import { pathText } from '../../src/issues/path.ts';
import { parseContract, safeParseContract } from '../../src/model/parse-contract.ts';
import { type Changes, changed, storeContract } from './store-model.ts';

function faultsOf(changes: Changes): readonly string[] {
  const result = safeParseContract(changed(storeContract(), changes));
  return result.ok ? [] : result.issues.map(({ code, path }) => `${code} ${pathText(path)}`.trim());
}

describe('a parsed contract', () => {
  it('has its instants in UTC and its numbers as canonical text', () => {
    expect(parseContract(storeContract())).toEqual({
      ...{ format: 1, id: 'c-1', version: '1', tenant: 't-1', party: 'm-1', store: 's-1', model: 'store' },
      ...{ status: 'active', timeZone: 'Asia/Shanghai', cycle: 'month' },
      valid: { from: '2026-10-31T16:00:00Z', to: '2027-10-31T16:00:00Z' },
      terms: [
        { fee: 'commission', price: { bands: [{ from: '0', rate: '0.12' }] }, rounding: { mode: 'down' } },
        {
          apportionment: 'coupon_cost',
          bearers: [
            { code: 'supplier', weight: '1' },
            { code: 'platform', weight: '1' },
          ],
        },
        { accumulator: 'platform_cost', limit: '200' },
      ],
    });
  });

  it('states no default of a price that its author did not state', () => {
    const { terms } = parseContract(changed(storeContract(), { terms: [{ fee: 'x', price: { kind: 'volume' } }] }));
    expect(terms).toEqual([{ fee: 'x', price: { kind: 'volume' } }]);
  });

  it('is active, for all stores, and as the model says, unless stated', () => {
    const least = { status: undefined, store: undefined, terms: undefined, 'valid.to': undefined };
    const contract = parseContract(changed(storeContract(), least));
    expect(contract).toMatchObject({ status: 'active', terms: [] });
    expect(contract).not.toHaveProperty('store');
    expect(contract.valid).toEqual({ from: '2026-10-31T16:00:00Z' });
  });

  it('is frozen, and parses again to the same', () => {
    const contract = parseContract(storeContract());
    expect(Object.isFrozen(contract.terms[0])).toBe(true);
    expect(parseContract(contract)).toEqual(contract);
  });
});

describe('each fault of a contract, alone', () => {
  it.each<readonly [string, Changes]>([
    ['value-missing party', { party: undefined }],
    ['value-invalid timeZone', { timeZone: 'Asia/Shangai' }],
    ['value-invalid valid.from', { 'valid.from': '2026-11-01T00:00:00' }],
    ['value-invalid valid.from', { 'valid.from': '2026-11-01T00:00:00.0000001Z' }],
    ['value-invalid cycle', { cycle: 'year' }],
    ['value-invalid status', { status: 'activ' }],
    ['key-unknown partey', { partey: 'x' }],
    ['contract-period valid.to', { 'valid.to': '2026-11-01T00:00:00+08:00' }],
    ['contract-ended-open valid.to', { status: 'ended', 'valid.to': undefined }],
    ['value-invalid terms', { terms: {} }],
    ['value-invalid terms[0]', { 'terms.0': { price: {} } }],
    ['value-invalid terms[0]', { 'terms.0': { fee: 'goods', accumulator: 'sales' } }],
    ['key-unknown terms[0].clearing', { 'terms.0.clearing': 'x' }],
    ['value-invalid terms[0].price.kind', { 'terms.0.price.kind': 'tiered' }],
    ['key-unknown terms[0].price.rate', { 'terms.0.price': { kind: 'volume', rate: '0.1' } }],
    ['value-invalid terms[2].limit', { 'terms.2.limit': Number.NaN }],
    ['name-taken terms[3].fee', { 'terms.3': { fee: 'commission', enabled: false } }],
  ])('%s', (fault, changes) => {
    expect(faultsOf(changes)).toEqual([fault]);
  });

  it('many at once', () => {
    const changes = { tenant: 5, 'valid.to': '2020-01-01T00:00:00Z', 'terms.0.price.bands': [], 'terms.2': 'x' };
    expect(faultsOf(changes)).toEqual([
      'value-invalid tenant',
      'value-invalid terms[0].price.bands',
      'value-invalid terms[2]',
      'contract-period valid.to',
    ]);
  });

  it('in both languages', () => {
    const said = (changes: Changes): unknown => {
      const result = safeParseContract(changed(storeContract(), changes));
      return result.ok ? [] : result.issues.map((issue) => [sentence(issue, 'en'), sentence(issue, 'zh')]);
    };
    expect(said({ 'valid.to': '2026-10-01T00:00:00+08:00' })).toEqual([
      [
        'The validity must end after it begins: it begins at 2026-10-31T16:00:00Z and ends at 2026-09-30T16:00:00Z',
        '有效期的结束必须晚于开始:现自 2026-10-31T16:00:00Z 至 2026-09-30T16:00:00Z',
      ],
    ]);
    expect(said({ status: 'ended', 'valid.to': undefined })).toEqual([
      ["Contract 'c-1' has ended, so valid.to must say when", '合约“c-1”已终止,因此必须以 valid.to 写明终止时刻'],
    ]);
  });
});
