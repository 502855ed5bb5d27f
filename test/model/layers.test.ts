import { describe, expect, it } from 'vitest';
import { sentence } from '../../src/issues/issue.ts';
import { pathText } from '../../src/issues/path.ts';
import { layerOf, mergeTerms } from '../../src/model/merge-terms.ts';
import { parseContract } from '../../src/model/parse-contract.ts';
import { parseModel } from '../../src/model/parse-model.ts';
import { type Changes, changed, storeContract, storeModel } from './store-model.ts';

type Terms = readonly unknown[];

/** The tenant's contract, the party's and its store's, each with its own terms; `undefined` leaves one out. */
function layers(tenant?: Terms, merchant?: Terms, store?: Terms, changes: Changes = {}) {
  const of = (terms: Terms | undefined, more: Changes) =>
    terms === undefined ? [] : [parseContract(changed(storeContract(), { terms, ...more, ...changes }))];
  return [
    ...of(tenant, { id: 'c-t', party: undefined, store: undefined }),
    ...of(merchant, { id: 'c-m', store: undefined }),
    ...of(store, { id: 'c-s' }),
  ];
}

function merged(contracts: ReturnType<typeof layers>, ofModel: Changes = {}) {
  const result = mergeTerms(parseModel(changed(storeModel(), ofModel)), contracts);
  if (!result.ok) throw new Error(result.issues.map(({ code, path }) => `${code} ${pathText(path)}`).join('\n'));
  return result.value;
}

function faultsOf(contracts: ReturnType<typeof layers>, ofModel: Changes = {}): readonly string[] {
  const result = mergeTerms(parseModel(changed(storeModel(), ofModel)), contracts);
  return result.ok ? [] : result.issues.map(({ code, path }) => `${code} ${pathText(path)}`);
}

const TENANT = [{ fee: 'commission', price: { cap: '90', floor: '1' }, rounding: 'up' }];
const MERCHANT = [{ fee: 'commission', price: { bands: [{ from: 0, rate: '0.12' }], cap: '50' } }];
const STORE = [{ fee: 'commission', price: { cap: '30' } }];

describe('contracts laid over one another', () => {
  it('each say what they say, the innermost last', () => {
    const effective = merged(layers(TENANT, MERCHANT, STORE));
    expect(effective.fees[1]).toMatchObject({
      rounding: { mode: 'up' },
      price: { kind: 'graduated', bands: [{ from: '0', rate: '0.12' }], floor: '1', cap: '30', measure: 'base' },
    });
    const asked = ['price.measure', 'price.floor', 'price.bands', 'price.cap', 'rounding'] as const;
    expect(asked.map((field) => layerOf(effective, 'commission', field))).toEqual([
      ...['model', 'tenant', 'merchant', 'store', 'tenant'],
    ]);
  });

  it('need not all be there', () => {
    const cap = (...args: Parameters<typeof layers>) => merged(layers(...args)).fees[1]?.price?.cap;
    expect([cap(TENANT), cap(undefined, MERCHANT), cap(undefined, undefined, STORE)]).toEqual(['90', '50', '30']);
    expect([cap(TENANT, undefined, STORE), cap(TENANT, MERCHANT), cap(TENANT, [], [])]).toEqual(['30', '50', '90']);
  });

  it('bring one price together, of which none of them has the whole', () => {
    const parts = [
      [{ fee: 'commission', price: { kind: 'ratio', base: 'base' } }],
      [{ fee: 'commission', price: { rate: '0.05' } }],
    ] as const;
    const effective = merged(layers(parts[0], parts[1]), { 'fees.1.price': undefined });
    expect(effective.fees[1]?.price).toMatchObject({ kind: 'ratio', rate: '0.05', base: 'base' });
    expect(faultsOf(layers(parts[0]), { 'fees.1.price': undefined })).toEqual([
      'value-missing contracts[0].terms[0].price.rate',
    ]);
    expect(faultsOf(layers(undefined, parts[1]), { 'fees.1.price': undefined })).toEqual([
      'value-missing contracts[0].terms[0].price.kind',
    ]);
  });

  it('of another kind of price leave nothing of those below', () => {
    const flat = [{ fee: 'commission', price: { kind: 'flat', amount: '3' } }];
    const effective = merged(layers(TENANT, MERCHANT, flat));
    expect(effective.fees[1]?.price).toEqual({ kind: 'flat', amount: '3', wins: 'cap', negative: 'mirror' });
    expect(['price', 'price.cap', 'rounding'].map((field) => layerOf(effective, 'commission', field))).toEqual([
      ...['store', 'store', 'tenant'],
    ]);
  });

  it('tell a fault at the contract that wrote the value', () => {
    const wrong = [{ fee: 'commission', price: { rate: '0.1' } }];
    expect(faultsOf(layers(TENANT, wrong, STORE))).toEqual(['key-unknown contracts[1].terms[0].price.rate']);
    const measure = [{ fee: 'goods' }, { fee: 'commission', price: { measure: 'price' } }];
    expect(faultsOf(layers(measure, MERCHANT, STORE))).toEqual([
      'cumulative-measure contracts[0].terms[1].price.measure',
    ]);
  });

  it('inherit time zone and cycle, which somebody must state', () => {
    const [tenant, merchant] = layers([], []);
    const bare = { ...merchant, timeZone: undefined, cycle: undefined };
    if (tenant === undefined) throw new Error('there is a tenant');
    const inner = parseContract(bare);
    expect(merged([{ ...tenant, timeZone: 'America/Sao_Paulo', cycle: 'week' }, inner])).toMatchObject({
      ...{ timeZone: 'America/Sao_Paulo', cycle: 'week' },
      accumulators: [{ timeZone: 'America/Sao_Paulo' }, { timeZone: 'UTC' }],
    });
    expect(merged([tenant, { ...inner, timeZone: 'UTC' }])).toMatchObject({ timeZone: 'UTC', cycle: 'month' });
    expect(faultsOf([inner])).toEqual([
      'contract-incomplete contracts[0].timeZone',
      'contract-incomplete contracts[0].cycle',
    ]);
  });
});

describe('a fact that a contract states', () => {
  it('cannot be one that only the engine knows', () => {
    const contracts = layers(undefined, [], undefined, { facts: { today: '2026-11-24' } });
    const factor = { code: 'today', type: 'date', is: 'business-date' };
    expect(faultsOf(contracts, { 'factors.5': factor })).toEqual(['factor-role contracts[0].facts.today']);
  });
});

describe('contracts that are no layers of one another', () => {
  it('are refused', () => {
    const [tenant, merchant, store] = layers([], [], []);
    if (tenant === undefined || merchant === undefined || store === undefined) throw new Error('there are three');
    expect(faultsOf([])).toEqual(['layers-none contracts']);
    expect(faultsOf([store, merchant])).toEqual(['layers-apart contracts[1]']);
    expect(faultsOf([merchant, merchant])).toEqual(['layers-apart contracts[1]']);
    expect(faultsOf([tenant, { ...merchant, tenant: 't-2' }])).toEqual(['layers-apart contracts[1]']);
    expect(faultsOf([merchant, { ...store, party: 'm-2' }])).toEqual(['layers-apart contracts[1]']);
    expect(faultsOf([tenant, { ...merchant, party: 'm-2' }])).toEqual([]);
  });

  it('and the sentence says why', () => {
    const [, merchant, store] = layers([], [], []);
    if (merchant === undefined || store === undefined) throw new Error('there are two');
    const told = (...contracts: ReturnType<typeof layers>) => {
      const result = mergeTerms(parseModel(storeModel()), contracts);
      const [fault] = result.ok ? [] : result.issues;
      return fault && [sentence(fault, 'en'), sentence(fault, 'zh')];
    };
    expect(told()).toEqual([
      "There is no contract over model 'store': at least one layer is needed",
      '模型“store”之上没有合约:至少需要一层',
    ]);
    expect(told(store, merchant)).toEqual([
      "'c-m' version '1' does not lie inside 'c-s' version '1', so it cannot be laid over it",
      '“c-m”版本“1”不在其内层:“c-s”版本“1”,因此不能叠加其上',
    ]);
    expect(told(merchant, { ...store, party: 'm-2' })).toEqual([
      "'c-s' version '1' belongs to another party than 'c-m' version '1', so it cannot be laid over it",
      '“c-s”版本“1”所属参与方不同于“c-m”版本“1”,因此不能叠加其上',
    ]);
    expect(told(merchant, { ...store, tenant: 't-2' })?.[0]).toMatch(/belongs to another tenant than/);
  });
});
