import { describe, expect, it } from 'vitest';
import { explanationText } from '../../src/explain/explanation-text.ts';
import { sentence } from '../../src/issues/issue.ts';
import type { Contract } from '../../src/model/contract.ts';
import { defineContract } from '../../src/model/define-contract.ts';
import { parseContract } from '../../src/model/parse-contract.ts';
import { contractOf, departmentStore, order, storeSale } from './department-store.ts';

const WHOLE = { from: '2026-01-01T00:00:00+08:00' };

/** A contract of tenant t1 that says nothing, unless said otherwise; `undefined` leaves a member out. */
function contract(id: string, more: object = {}): Contract {
  return parseContract({
    ...{ format: 1, id, version: '1', tenant: 't1', model: 'store-sale', valid: WHOLE },
    ...more,
  });
}

const service = (price: object) => [{ fee: 'service', when: '*', price }];
const rateOf = (rate: string) => service({ rate });

const TENANT = contract('c-t', { timeZone: 'Asia/Shanghai', cycle: 'month', terms: rateOf('0.01') });
const MERCHANT = contract('c-m', { party: 'm1', terms: service({ cap: '1.50' }) });
const STORE = contract('c-s', { party: 'm1', store: 's1', terms: service({ rate: '0.02' }) });

/** The service fee of an order of 100.00, and whose contracts it came under. */
async function billed(contracts: readonly Contract[], head: object = {}) {
  const { record } = await departmentStore({ contracts }).bill(order('A', {}, head));
  const layers = record.layers ?? [{ layer: 'only', ...record.contract }];
  const under = layers.map(({ layer, id, version }) => `${layer} ${id} ${version}`).join(', ');
  return `${record.amount('service').toFixed(2)} under ${under}`;
}

describe('a store in a chain', () => {
  it('overrides the rate alone, and inherits the cap of its merchant and the zone of the tenant', async () => {
    const all = [TENANT, MERCHANT, STORE];
    // 100.00 at 2 % is 2.00, at most 1.50; without the merchant's cap 2.00; at the tenant's 1 % it is 1.00.
    expect(await billed(all, { store: 's1' })).toBe('1.50 under tenant c-t 1, merchant c-m 1, store c-s 1');
    expect(await billed(all, { store: 's2' })).toBe('1.00 under tenant c-t 1, merchant c-m 1');
    expect(await billed(all)).toBe('1.00 under tenant c-t 1, merchant c-m 1');
    expect(await billed([TENANT, STORE], { store: 's1' })).toBe('2.00 under tenant c-t 1, store c-s 1');
  });

  it('is explained by who wrote what', async () => {
    const engine = departmentStore({ contracts: [TENANT, MERCHANT, STORE] });
    const { snapshot } = await engine.bill(order('A', {}, { store: 's1' }));
    const explained = engine.explain(snapshot, { fee: 'service' });
    expect(explained.amount.definedBy).toEqual([
      { layer: 'model' },
      { layer: 'merchant', contract: { id: 'c-m', version: '1' }, fields: ['price.cap'] },
      { layer: 'store', contract: { id: 'c-s', version: '1' }, fields: ['price.rate'] },
    ]);
    expect(explained.layers?.map(({ id }) => id)).toEqual(['c-t', 'c-m', 'c-s']);
    expect(explanationText(explained, 'en')).toContain(
      "price.cap: as the party's contract 'c-m' version '1' says\n  price.rate: as the store's contract 'c-s' version '1' says",
    );
    expect(explanationText(explained, 'zh')).toContain('门店合约“c-s”版本“1”约定:price.rate');
  });

  it('has its lines in the orders of its own contract', async () => {
    const engine = departmentStore({ contracts: [TENANT, MERCHANT, STORE] });
    await engine.billAll([order('A', {}, { store: 's1' }), order('B', {}, { store: 's2' }), order('C')]);
    expect((await engine.orders()).map((each) => each.contract)).toEqual(['c-m', 'c-s']);
  });
});

describe('the terms of a tenant for all', () => {
  it('apply to a party without a contract of its own, who owns the orders', async () => {
    const engine = departmentStore({ contracts: [TENANT] });
    const { record } = await engine.bill(order('A', {}, { party: 'm7' }));
    expect(record.parties.merchant).toBe('m7');
    expect(record.amount('service').toFixed(2)).toBe('1.00');
    const [settled] = await engine.orders();
    expect(settled).toMatchObject({ contract: 'c-t', owner: 't1/m7' });
    await engine.bill(order('B', {}, { party: 'm8' }));
    expect((await engine.orders()).map(({ owner }) => owner)).toEqual(['t1/m7', 't1/m8']);
  });

  it('change in the middle of a month, to the millisecond, wherever the clock is read', async () => {
    const change = '2026-11-15T00:00:00+08:00';
    const tenant = (version: string, valid: object, rate: string) =>
      contract('c-t', { ...TENANT, version, valid, terms: rateOf(rate), midWindow: 'continue' });
    const contracts = [tenant('1', { ...WHOLE, to: change }, '0.01'), tenant('2', { from: change }, '0.03'), MERCHANT];
    expect(await billed(contracts, { time: '2026-11-14T23:59:59.999+08:00' })).toBe(
      '1.00 under tenant c-t 1, merchant c-m 1',
    );
    // The merchant's cap of 1.50 stays, whatever the tenant's rate.
    expect(await billed(contracts, { time: change })).toBe('1.50 under tenant c-t 2, merchant c-m 1');
    expect(await billed(contracts, { time: '2026-11-14T16:00:00Z' })).toBe('1.50 under tenant c-t 2, merchant c-m 1');
    expect(await billed(contracts, { time: '2026-11-14T12:59:59.999-03:00' })).toMatch(/^1\.00 under tenant c-t 1/);
    expect(await billed(contracts, { time: '2026-11-14T13:00:00-03:00' })).toMatch(/^1\.50 under tenant c-t 2/);
  });

  it('may leave zone and cycle to the parties’ contracts, and then apply to nobody without one', async () => {
    const bare = contract('c-t', { terms: rateOf('0.01') });
    const own = contract('c-m', { party: 'm1', timeZone: 'UTC', cycle: 'day' });
    expect(await billed([bare, own])).toBe('1.00 under tenant c-t 1, merchant c-m 1');
    const engine = departmentStore({ contracts: [bare, own] });
    const refused = await engine.safeBill(order('A', {}, { party: 'm7' }));
    expect(refused.ok ? [] : refused.issues.map((issue) => sentence(issue, 'en'))).toEqual([
      "Neither 'c-t' version '1' nor a contract around it states timeZone",
      "Neither 'c-t' version '1' nor a contract around it states cycle",
    ]);
    expect(refused.ok ? [] : refused.issues.map((issue) => sentence(issue, 'zh'))[0]).toBe(
      '“c-t”版本“1”及其外层合约都没有写明 timeZone',
    );
  });

  it('that ended leave a party’s contract incomplete: told before any document comes', () => {
    const ended = contract('c-t', { ...TENANT, valid: { ...WHOLE, to: '2026-12-01T00:00:00+08:00' } });
    const found = () => departmentStore({ contracts: [ended, MERCHANT] });
    expect(found).toThrow(/contracts\[1\]\.timeZone: .*nor a contract around it states timeZone/);
  });
});

describe('faults of contracts over one another', () => {
  const faults = (...contracts: readonly Contract[]): readonly string[] => {
    try {
      departmentStore({ contracts });
      return [];
    } catch (thrown) {
      return String((thrown as Error).message).split('\n');
    }
  };

  it('stand at the contract and term that wrote the value, however many lie over it', () => {
    const wrong = contract('c-t', { ...TENANT, terms: service({ rate: 'price * 2' }) });
    const others = ['m1', 'm2', 'm3'].map((party) => contract(`c-${party}`, { party }));
    expect(faults(...others, wrong, STORE).join('\n')).toMatch(/^[^\n]*contracts\[3\]\.terms\[0\]\.price\.rate[^\n]*$/);
  });

  it('show only in the combination that brings them about', () => {
    const share = contract('c-t', {
      ...TENANT,
      terms: [{ apportionment: 'subsidy', bearers: [{ code: 'supplier', weight: '1' }], unplaced: 'keep' }],
    });
    // The month's limit adds the platform's share, which the tenant took away and m1's contract has again.
    const own = contract('c-m', {
      party: 'm1',
      terms: [{ apportionment: 'subsidy', bearers: [{ code: 'platform', weight: '1' }] }],
    });
    expect(faults(own, share).join('\n')).toContain('models[0].accumulators[1].adds.bearer');
  });
});

describe('a snapshot under several contracts', () => {
  it('names them all, and is decided again from them', async () => {
    const contracts = [TENANT, MERCHANT, STORE];
    const engine = departmentStore({ contracts });
    const { record, snapshot } = await engine.bill(order('A', {}, { store: 's1' }));
    expect(snapshot.layers?.map(({ layer, id, version }) => [layer, id, version])).toEqual([
      ['tenant', 'c-t', '1'],
      ['merchant', 'c-m', '1'],
      ['store', 'c-s', '1'],
    ]);
    expect(snapshot.layers?.[2]?.hash).toBe(snapshot.contract.hash);
    const later = departmentStore({ contracts: [contractOf('m1')], archive: { contracts } });
    expect(later.replay(JSON.parse(JSON.stringify(snapshot))).contentText()).toBe(record.contentText());
    expect(record.contentText()).toContain('"layers":[{"hash":');
  });

  it('of which some are not here names each of those', async () => {
    const engine = departmentStore({ contracts: [TENANT, MERCHANT, STORE] });
    const { snapshot } = await engine.bill(order('A', {}, { store: 's1' }));
    const replayed = departmentStore({ contracts: [contractOf('m2')], archive: { contracts: [MERCHANT] } });
    const found = replayed.safeReplay(snapshot);
    expect(
      found.ok ? [] : found.issues.map(({ code, path, facts }) => [code, path, 'name' in facts && facts.name]),
    ).toEqual([
      ['definition-absent', ['layers', 0], 'c-t 1'],
      ['definition-absent', ['layers', 2], 'c-s 1'],
    ]);
  });

  it('has no list of them under one, and the text that it had before there were layers', async () => {
    const { snapshot, record } = await departmentStore().bill(order('A'));
    expect(snapshot).not.toHaveProperty('layers');
    expect(record.contentText()).not.toContain('layers');
  });
});

describe('facts that a contract states', () => {
  it('come first, with the contract as their source, and are masked where they are sensitive', async () => {
    const signed = defineContract(storeSale, {
      ...{ format: 1, id: 'c-m1', version: '4', tenant: 't1', party: 'm1', model: 'store-sale', valid: WHOLE },
      ...{ timeZone: 'Asia/Shanghai', cycle: 'month' },
      facts: { rebate: 0.02, account: '6222' },
    });
    let asked = 0;
    const provider = {
      name: 'crm',
      factors: ['rebate'],
      provide: ({ documents }: { documents: readonly unknown[] }) => {
        asked += 1;
        return documents.map(() => ({ rebate: { value: '0.09' } }));
      },
    };
    const engine = departmentStore({ contracts: [signed], providers: [provider] });
    const { record, snapshot } = await engine.bill(order('A', { rebate: '0.05', account: 'none' }));
    expect(record.amount('note').toFixed(2)).toBe('2.00');
    expect(asked).toBe(0);
    expect(snapshot.sources.rebate).toEqual({ source: 'contract', version: 'c-m1 4' });
    expect(engine.replay(snapshot).contentText()).toBe(record.contentText());
    const text = explanationText(engine.explain(snapshot, { fee: 'note' }), 'en');
    expect(text).toContain('contract');
    expect(text).not.toContain('6222');
  });

  it('are merged over the layers, the innermost last', async () => {
    const contracts = [
      contract('c-t', { ...TENANT, facts: { rebate: '0.01', account: '1' } }),
      contract('c-m', { party: 'm1', facts: { rebate: '0.03' } }),
    ];
    const { record, snapshot } = await departmentStore({ contracts }).bill(order('A'));
    expect(record.amount('note').toFixed(2)).toBe('3.00');
    expect([snapshot.sources.rebate?.version, snapshot.sources.account?.version]).toEqual(['c-m 1', 'c-t 1']);
  });

  it('are of the dictionary: no other names, no other types, and no secrets in a fault', () => {
    const of = (facts: object) => () => departmentStore({ contracts: [contract('c-t', { ...TENANT, facts })] });
    expect(of({ rebat: '1' })).toThrow(
      /contracts\[0\]\.facts\.rebat: There is no factor 'rebat'; did you mean 'rebate'/,
    );
    expect(of({ rebate: 'much' })).toThrow(/contracts\[0\]\.facts\.rebate: .*"much"/);
    expect(of({ account: true })).toThrow(/contracts\[0\]\.facts\.account: .*\*\*\*/);
    expect(() => contract('c-t', { facts: { rebate: {} } })).toThrow(/facts\.rebate/);
    expect(() => contract('c-t', { facts: [] })).toThrow(/facts/);
  });
});
