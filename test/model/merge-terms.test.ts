import { describe, expect, it } from 'vitest';
import { pathText } from '../../src/issues/path.ts';
import { layerOf, mergeTerms } from '../../src/model/merge-terms.ts';
import { parseContract } from '../../src/model/parse-contract.ts';
import { parseModel } from '../../src/model/parse-model.ts';
import { type Changes, changed, storeContract, storeModel } from './store-model.ts';

function merge(terms: readonly unknown[], ofModel: Changes = {}, ofContract: Changes = {}) {
  const model = parseModel(changed(storeModel(), ofModel));
  return mergeTerms(model, [parseContract(changed(storeContract(), { terms, ...ofContract }))]);
}

function merged(...args: Parameters<typeof merge>) {
  const result = merge(...args);
  if (!result.ok) throw new Error(result.issues.map(({ code, path }) => `${code} ${pathText(path)}`).join('\n'));
  return result.value;
}

function faultsOf(...args: Parameters<typeof merge>): readonly string[] {
  const result = merge(...args);
  return result.ok ? [] : result.issues.map(({ code, path }) => `${code} ${pathText(path)}`);
}

describe('a contract laid over its model', () => {
  it('replaces single fields of a price, and lists whole', () => {
    const effective = merged([{ fee: 'commission', price: { bands: [{ from: 0, rate: '0.12' }], cap: '50.0' } }]);
    expect(effective.fees[1]?.price).toMatchObject({
      kind: 'graduated',
      measure: 'base',
      bands: [{ from: '0', rate: '0.12' }],
      cap: '50',
      cumulative: { accumulator: 'sales', basis: 'marginal' },
    });
  });

  it('replaces the whole price where its kind is another', () => {
    const effective = merged([{ fee: 'commission', price: { kind: 'ratio', rate: '0.05', base: 'base' } }]);
    expect(effective.fees[1]?.price).toEqual({
      ...{ kind: 'ratio', rate: '0.05', base: 'base', wins: 'cap', negative: 'mirror' },
    });
  });

  it.each([
    ['unit', { price: '1', quantity: 'pieces' }, { price: '2', quantity: 'pieces * 2', flat: '3', negative: 'zero' }],
    ['sum', { parts: [{ amount: '1' }] }, { parts: [{ rate: '0.1', base: 'price' }], floor: '2' }],
    [
      'package',
      { measure: 'pieces', size: '10', price: '1' },
      { measure: 'pieces * 2', size: '5', price: '2', free: '1', cap: '9' },
    ],
    [
      'graduated',
      { measure: 'price', bands: [{ from: '0', rate: '0.1' }] },
      {
        bands: [
          { from: '0', rate: '0.1' },
          { from: 'coupon', rate: 'coupon / price' },
        ],
        upTo: 'price',
        roundEach: 'band',
      },
    ],
    ['tax', { of: 'price', rate: '0.19', basis: 'exclusive' }, { of: 'coupon', rate: '0.07', basis: 'inclusive' }],
    [
      'custom',
      { calculator: 'a', version: '1', inputs: { x: 'price' } },
      { calculator: 'b', version: '2', inputs: { y: 'coupon' } },
    ],
  ])('%s: a term overrides any member, one by one or all at once', (kind, price, over) => {
    const base = { kind, ...price };
    const of = (part: object) => merged([{ fee: 'commission', price: part }], { 'fees.1.price': base }).fees[1]?.price;
    for (const [member, value] of Object.entries(over)) {
      expect(of({ [member]: value })).toMatchObject({ ...base, [member]: value });
    }
    expect(of(over)).toMatchObject({ kind, ...over });
    expect(of({ kind, ...over })).toMatchObject({ kind, ...over });
  });

  it('brings the price that the model leaves to it', () => {
    const terms = [{ fee: 'commission', price: { kind: 'flat', amount: 5 } }];
    expect(merged(terms, { 'fees.1.price': undefined }).fees[1]?.price).toMatchObject({ kind: 'flat', amount: '5' });
    expect(merged([], { 'fees.1.price': undefined }).fees[1]).not.toHaveProperty('price');
  });

  it('switches a fee off, sets its condition and rounding, and leaves the others as they are', () => {
    const effective = merged([{ fee: 'commission', enabled: false, when: '*', rounding: 'down' }]);
    expect(effective.fees[1]).toMatchObject({ enabled: false, when: '*', rounding: { mode: 'down' }, booked: true });
    expect(effective.fees[2]).toBe(effective.fees[2]);
    expect(effective.fees[2]).toMatchObject({ rounding: { mode: 'half-even', scale: 2 } });
  });

  it('replaces bearers, the fate of what is left, and limits', () => {
    const effective = merged([
      { apportionment: 'coupon_cost', bearers: [{ code: 'platform', weight: 1 }], unplaced: 'reject' },
      { accumulator: 'platform_cost', limit: '200.00' },
    ]);
    expect(effective.apportionments[0]).toMatchObject({
      bearers: [{ code: 'platform', weight: '1' }],
      unplaced: 'reject',
      payee: 'merchant',
    });
    expect(effective.accumulators[1]).toMatchObject({ limit: '200' });
  });

  it('gives running totals its time zone, save where they have their own', () => {
    expect(merged([]).accumulators.map(({ timeZone }) => timeZone)).toEqual(['Asia/Shanghai', 'UTC']);
  });

  it('knows the layer of each value', () => {
    const effective = merged([
      { fee: 'commission', price: { bands: [{ from: 0, rate: '0.12' }] }, rounding: 'down' },
      { fee: 'goods', price: { kind: 'flat', amount: 1 } },
      { accumulator: 'platform_cost', limit: 1 },
    ]);
    const asked = (code: string, ...fields: readonly string[]) =>
      fields.map((field) => layerOf(effective, code, field));
    expect(asked('commission', 'price.bands', 'price.bands.rate', 'rounding')).toEqual(Array(3).fill('store'));
    expect(asked('commission', 'price', 'price.measure', 'when', 'price.band')).toEqual(Array(4).fill('model'));
    expect(asked('goods', 'price', 'price.amount', 'rounding')).toEqual(['store', 'store', 'model']);
    expect(asked('platform_cost', 'limit', 'window')).toEqual(['store', 'model']);
    expect(asked('toString', 'price')).toEqual(['model']);
  });

  it('is frozen and keeps its contract', () => {
    const effective = merged([{ fee: 'commission', enabled: false }]);
    expect(effective.contract.id).toBe('c-1');
    expect([effective, effective.fees, effective.fees[1], effective.stated].every(Object.isFrozen)).toBe(true);
  });
});

describe('terms that do not fit', () => {
  it.each<readonly [string, readonly unknown[]]>([
    ['reference-unknown contracts[0].terms[0].fee', [{ fee: 'comission' }]],
    ['reference-unknown contracts[0].terms[0].fee', [{ fee: 'coupon_cost' }]],
    ['reference-unknown contracts[0].terms[0].apportionment', [{ apportionment: 'goods' }]],
    ['reference-unknown contracts[0].terms[0].accumulator', [{ accumulator: 'sale', limit: 1 }]],
    ['limit-without-share contracts[0].terms[0].limit', [{ accumulator: 'sales', limit: 1 }]],
    ['key-unknown contracts[0].terms[0].price.rate', [{ fee: 'commission', price: { rate: '0.1' } }]],
    [
      'value-missing contracts[0].terms[0].price.bands',
      [{ fee: 'goods', price: { kind: 'graduated', measure: 'base' } }],
    ],
    ['rounding-scale contracts[0].terms[0].rounding.scale', [{ fee: 'goods', rounding: { mode: 'up', scale: 3 } }]],
    [
      'boundary-missing contracts[0].terms[0].price.boundary',
      [{ fee: 'goods', price: { kind: 'volume', measure: 'base', bands: [{ from: 0, rate: 1 }] } }],
    ],
    [
      'bands-first contracts[0].terms[0].price.bands[0].from',
      [{ fee: 'commission', price: { bands: [{ from: 1, rate: 1 }] } }],
    ],
    ['bands-end contracts[0].terms[0].price.upTo', [{ fee: 'commission', price: { upTo: '500' } }]],
    ['cumulative-measure contracts[0].terms[0].price.measure', [{ fee: 'commission', price: { measure: 'price' } }]],
    [
      'reference-unknown contracts[0].terms[0].bearers[0].code',
      [
        {
          apportionment: 'coupon_cost',
          bearers: [
            { code: 'plattform', weight: 1 },
            { code: 'supplier', weight: 1 },
            { code: 'platform', weight: 1 },
          ],
        },
      ],
    ],
    [
      'unplaced-bearer-bounded contracts[0].terms[0].unplaced.to',
      [{ apportionment: 'coupon_cost', unplaced: { to: 'platform' } }],
    ],
  ])('%s', (fault, terms) => {
    expect(faultsOf(terms)).toEqual([fault]);
  });

  it('flats that a contract adds to bands without boundary: it must state one', () => {
    const flats = { bands: [{ from: 0, rate: '0.1', flat: '2' }] };
    expect(faultsOf([{ fee: 'commission', price: flats }])).toEqual([
      'boundary-missing contracts[0].terms[0].price.boundary',
    ]);
    expect(faultsOf([{ fee: 'commission', price: { ...flats, boundary: 'lower' } }])).toEqual([]);
  });

  it('what a contract makes wrong elsewhere stands at the place in the model', () => {
    const without = [{ apportionment: 'coupon_cost', bearers: [{ code: 'supplier', weight: 1 }] }];
    expect(faultsOf(without)).toEqual(['reference-unknown accumulators[1].adds.bearer']);
  });

  it('a part of a price where the model has none and the part does not say of what kind', () => {
    const terms = [{ fee: 'commission', price: { bands: [{ from: 0, rate: 1 }] } }];
    expect(faultsOf(terms, { 'fees.1.price': undefined })).toEqual(['value-missing contracts[0].terms[0].price.kind']);
  });

  it('a contract of another model, and all at once', () => {
    const terms = [{ fee: 'comission' }, { fee: 'goods', price: { kind: 'flat' } }, { accumulator: 'sales', limit: 1 }];
    expect(faultsOf(terms, {}, { model: 'stores' })).toEqual([
      'contract-other-model contracts[0].model',
      'reference-unknown contracts[0].terms[0].fee',
      'value-missing contracts[0].terms[1].price.amount',
      'limit-without-share contracts[0].terms[2].limit',
    ]);
  });
});
