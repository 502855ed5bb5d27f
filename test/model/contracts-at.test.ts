import { describe, expect, it } from 'vitest';
import { sentence } from '../../src/issues/issue.ts';
import { pathText } from '../../src/issues/path.ts';
import type { Contract } from '../../src/model/contract.ts';
import { type ContractBook, checkContracts } from '../../src/model/contract-book.ts';
import { contractsAt } from '../../src/model/contracts-at.ts';
import { parseContract } from '../../src/model/parse-contract.ts';

/** A version of m-1's contract about `store`, valid between two days in Shanghai. */
function version(number: string, from: string, to?: string, more: object = {}): Contract {
  const at = (day: string): string => `${day}T00:00:00+08:00`;
  return parseContract({
    ...{ format: 1, id: 'c-1', version: number, tenant: 't-1', party: 'm-1', model: 'store' },
    valid: { from: at(from), ...(to === undefined ? {} : { to: at(to) }) },
    ...{ timeZone: 'Asia/Shanghai', cycle: 'month' },
    ...more,
  });
}

function book(...contracts: readonly Contract[]): ContractBook {
  const result = checkContracts(contracts);
  if (!result.ok) throw new Error(result.issues.map(({ code }) => code).join());
  return result.value;
}

function faultsOf(...contracts: readonly Contract[]): readonly string[] {
  const result = checkContracts(contracts);
  return result.ok ? [] : result.issues.map(({ code, path }) => `${code} ${pathText(path)}`);
}

function at(contracts: ContractBook, time: string, more: object = {}) {
  const query = { tenant: 't-1', party: 'm-1', model: 'store', epochMs: Date.parse(time), ...more };
  return contractsAt(contracts, query);
}

function found(...args: Parameters<typeof at>): string {
  const result = at(...args);
  return result.ok
    ? result.value.map(({ id, version }) => `${id}/${version}`).join(' ')
    : result.issues.map(({ code }) => code).join();
}

function absence(language: 'en' | 'zh', ...args: Parameters<typeof at>): string {
  const result = at(...args);
  return result.ok ? '' : result.issues.map((issue) => sentence(issue, language)).join();
}

describe('versions of one agreement', () => {
  it('follow each other: the end is not part of a version', () => {
    const contracts = book(version('2', '2026-12-01'), version('1', '2026-10-01', '2026-12-01'));
    expect(found(contracts, '2026-10-01T00:00:00+08:00')).toBe('c-1/1');
    expect(found(contracts, '2026-11-30T23:59:59.999+08:00')).toBe('c-1/1');
    expect(found(contracts, '2026-12-01T00:00:00+08:00')).toBe('c-1/2');
    expect(found(contracts, '9999-01-01T00:00:00Z')).toBe('c-1/2');
  });

  it('must not overlap, not even beyond their neighbour', () => {
    expect(faultsOf(version('1', '2026-10-01', '2026-12-01'), version('2', '2026-11-30'))).toEqual([
      'contract-overlap [1].valid',
    ]);
    const long = version('1', '2026-01-01', '2026-12-01');
    const inside = version('2', '2026-02-01', '2026-03-01');
    expect(faultsOf(inside, version('3', '2026-04-01', '2026-05-01'), long)).toEqual([
      'contract-overlap [0].valid',
      'contract-overlap [1].valid',
    ]);
    expect(faultsOf(version('1', '2026-01-01'), version('2', '2026-01-01'))).toEqual(['contract-overlap [1].valid']);
  });

  it('say from when to when they overlap', () => {
    const result = checkContracts([version('1', '2026-10-01', '2026-12-01'), version('2', '2026-11-15')]);
    const [issue] = result.ok ? [] : result.issues;
    expect(issue && [sentence(issue, 'en'), sentence(issue, 'zh')]).toEqual([
      "'c-1' version '2' overlaps 'c-1' version '1' from 2026-11-14T16:00:00Z to 2026-11-30T16:00:00Z",
      '“c-1”版本“2”与“c-1”版本“1”重叠:自 2026-11-14T16:00:00Z 至 2026-11-30T16:00:00Z',
    ]);
  });

  it('may overlap those of another tenant, party, store or model, and drafts', () => {
    const first = version('1', '2026-10-01');
    const others = ['tenant', 'party', 'store', 'model'].map((field, index) =>
      version('1', '2026-10-01', undefined, { id: `other-${index}`, [field]: 'other' }),
    );
    const draft = version('2', '2026-10-01', undefined, { status: 'draft' });
    expect(faultsOf(first, ...others, draft)).toEqual([]);
  });

  it('have one party, store and model under one id, and one number each', () => {
    const first = version('1', '2026-10-01', '2026-11-01');
    expect(faultsOf(first, version('2', '2026-12-01', undefined, { party: 'm-2' }))).toEqual([
      'contract-id-reused [1].id',
    ]);
    expect(faultsOf(first, first)).toEqual(['name-taken [1].version']);
    expect(faultsOf(first, version('1', '2026-12-01'))).toEqual(['contract-collision [1].version']);
    const reused = checkContracts([first, version('2', '2026-12-01', undefined, { store: 's-1' })]);
    const [issue] = reused.ok ? [] : reused.issues;
    expect(issue && [sentence(issue, 'en'), sentence(issue, 'zh')]).toEqual([
      "Contract 'c-1' exists already with another store: all its versions must have the same",
      '合约“c-1”已存在,但 store 不同:同一合约的各版本必须一致',
    ]);
  });
});

describe('a version that promises to follow another', () => {
  const first = version('1', '2026-01-01', '2026-11-01');
  const told = (...contracts: readonly Contract[]) => {
    const result = checkContracts(contracts);
    return result.ok
      ? []
      : result.issues.flatMap((each) => [pathText(each.path), sentence(each, 'en'), sentence(each, 'zh')]);
  };

  it('begins exactly where that one ends: not a millisecond later', () => {
    const second = (from: string) =>
      version('2', '2026-11-01', undefined, { follows: '1', valid: { from: `2026-${from}+08:00` } });
    expect(told(first, second('11-01T00:00:00'))).toEqual([]);
    expect(told(first, second('11-01T00:00:00.001'))).toEqual([
      '[1].follows',
      "'c-1' version '2' promises to follow version '1', and leaves a gap from 2026-10-31T16:00:00Z to 2026-10-31T16:00:00.001Z",
      '“c-1”版本“2”承诺紧接版本“1”,但自 2026-10-31T16:00:00Z 至 2026-10-31T16:00:00.001Z 存在空档',
    ]);
    expect(faultsOf(first, second('10-31T23:59:59.999'))).toEqual(['contract-overlap [1].valid']);
    // Without the promise a gap is no fault.
    expect(faultsOf(first, version('2', '2026-12-01'))).toEqual([]);
  });

  it('names one that is there, is no draft, and begins earlier', () => {
    const second = (follows: string) => version('12', '2026-11-01', '2026-12-01', { follows });
    expect(told(first, second('11'), version('13', '2026-12-01'))).toEqual([
      '[1].follows',
      "'c-1' version '12' promises to follow version '11', which isn't there or is a draft; did you mean '1'?",
      '“c-1”版本“12”承诺紧接版本“11”,但该版本不存在或为草稿;是否想写“1”?',
    ]);
    expect(told(first, second('13'), version('13', '2026-12-01')).slice(1)).toEqual([
      "'c-1' version '12' promises to follow version '13', which begins no earlier",
      '“c-1”版本“12”承诺紧接版本“13”,但后者并不更早开始',
    ]);
    expect(faultsOf(second('12'))).toEqual(['contract-follows [0].follows']);
    const draft = version('0', '2026-01-01', '2026-11-01', { status: 'draft' });
    expect(faultsOf(draft, version('1', '2026-11-01', undefined, { follows: '0' }))).toEqual([
      'contract-follows [1].follows',
    ]);
  });
});

describe('one version with two contents', () => {
  it('is told with what differs and the span of the first', () => {
    const first = version('1', '2026-10-01', '2026-11-01');
    const result = checkContracts([first, version('1', '2026-10-01', '2026-11-01', { timeZone: 'UTC' })]);
    const [issue, another] = result.ok ? [] : result.issues;
    expect(another).toBeUndefined();
    expect(issue && [pathText(issue.path), sentence(issue, 'en'), sentence(issue, 'zh')]).toEqual([
      '[1].version',
      "'c-1' version '1', valid from 2026-09-30T16:00:00Z to 2026-10-31T16:00:00Z, is there once more with another timeZone: a changed contract is a new version",
      '“c-1”版本“1”(自 2026-09-30T16:00:00Z 至 2026-10-31T16:00:00Z)已存在,但 timeZone 不同:合约变更须用新版本',
    ]);
    const open = checkContracts([version('1', '2026-10-01'), version('1', '2026-10-01', '2026-11-01')]);
    expect(open.ok ? [] : open.issues.map((each) => sentence(each, 'en'))).toEqual([
      "'c-1' version '1', valid from 2026-09-30T16:00:00Z, is there once more with another valid: a changed contract is a new version",
    ]);
  });

  it('is not the same as two contracts of one agreement at one time', () => {
    const result = checkContracts([version('1', '2026-10-01'), version('1', '2026-11-01', undefined, { id: 'c-2' })]);
    expect(result.ok ? [] : result.issues.map((each) => sentence(each, 'en'))).toEqual([
      "'c-2' version '1' overlaps 'c-1' version '1' from 2026-10-31T16:00:00Z on",
    ]);
  });
});

describe('the contract of a business time', () => {
  const general = version('1', '2026-01-01', '2027-01-01');
  const ofStore = version('1', '2026-06-01', '2026-07-01', { id: 'c-s', store: 's-1' });
  const contracts = book(general, ofStore);

  it("is the party's, and over it the store's own", () => {
    expect(found(contracts, '2026-06-15T00:00:00Z', { store: 's-1' })).toBe('c-1/1 c-s/1');
    expect(found(contracts, '2026-06-15T00:00:00Z', { store: 's-2' })).toBe('c-1/1');
    expect(found(contracts, '2026-06-15T00:00:00Z')).toBe('c-1/1');
    expect(found(contracts, '2026-07-15T00:00:00Z', { store: 's-1' })).toBe('c-1/1');
    expect(found(book(ofStore), '2026-06-15T00:00:00Z')).toBe('contract-absent');
  });

  it('may be one that has ended since', () => {
    const ended = version('1', '2026-01-01', '2026-02-01', { status: 'ended' });
    expect(found(book(ended), '2026-01-15T00:00:00Z')).toBe('c-1/1');
  });

  it('if absent, names the nearest and what is in the way', () => {
    const two = book(version('1', '2026-10-01', '2026-11-01'), version('2', '2026-12-01', '2027-01-01'));
    const head = "No contract of party 'm-1' of tenant 't-1' with model 'store' applies at ";
    expect(absence('en', two, '2026-09-01T00:00:00Z')).toBe(
      `${head}2026-09-01T00:00:00Z: the nearest, 'c-1' version '1', begins on 2026-09-30T16:00:00Z`,
    );
    expect(absence('en', two, '2026-11-10T00:00:00Z')).toBe(
      `${head}2026-11-10T00:00:00Z: the time lies in a gap; the nearest, 'c-1' version '1', ended on 2026-10-31T16:00:00Z`,
    );
    expect(absence('en', two, '2026-12-31T16:00:00Z')).toBe(
      `${head}2026-12-31T16:00:00Z: the nearest, 'c-1' version '2', ended on 2026-12-31T16:00:00Z`,
    );
    expect(absence('zh', two, '2026-12-31T16:00:00Z', { store: 's-9' })).toBe(
      '租户“t-1”的参与方“m-1”(门店“s-9”)在 2026-12-31T16:00:00Z 没有适用于模型“store”的合约:最接近的“c-1”版本“2”已于 2026-12-31T16:00:00Z 终止',
    );
  });

  it('if there is only a draft, or none at all, says so, with the party that was perhaps meant', () => {
    const draft = book(version('3', '2026-01-01', undefined, { status: 'draft' }));
    expect(absence('en', draft, '2026-06-01T00:00:00Z')).toMatch(/'c-1' version '3', is a draft$/);
    expect(absence('zh', draft, '2026-06-01T00:00:00Z')).toMatch(/“c-1”版本“3”仍为草稿$/);
    expect(absence('en', contracts, '2026-06-01T00:00:00Z', { party: 'm-11' })).toMatch(
      /there is none at all; did you mean 'm-1'\?$/,
    );
    expect(absence('en', book(), '2026-06-01T00:00:00Z')).toMatch(/there is none at all$/);
    expect(absence('zh', book(), '2026-06-01T00:00:00Z')).toMatch(/没有任何合约$/);
  });
});
