import { describe, expectTypeOf, it } from 'vitest';
import { defineContract } from '../../src/model/define-contract.ts';
import { defineModel } from '../../src/model/define-model.ts';
import type { Model } from '../../src/model/model.ts';
import type { NamesOf } from '../../src/model/names.ts';
import { parseModel } from '../../src/model/parse-model.ts';

const head = { format: 1, code: 'store', business: 'store', currency: 'CNY' } as const;

const store = defineModel({
  ...head,
  parties: [
    { code: 'merchant', is: 'owner' },
    { code: 'platform', id: '1000' },
    { code: 'supplier', factor: 'supplier_id' },
  ],
  factors: [
    { code: 'price', type: 'money' },
    { code: 'coupon', type: 'money', default: '0' },
    { code: 'supplier_id', type: 'text' },
  ],
  fees: [
    { code: 'base', booked: false, price: { kind: 'formula', formula: 'price - coupon' } },
    {
      code: 'commission',
      payer: 'merchant',
      payee: 'platform',
      rounding: 'half-up',
      price: {
        kind: 'graduated',
        measure: 'base',
        bands: [{ from: 0, rate: '0.16' }],
        cumulative: { accumulator: 'sales', basis: 'marginal' },
      },
    },
    {
      code: 'goods',
      payer: 'platform',
      payee: 'merchant',
      rounding: { mode: 'half-up', scale: 2 },
      price: { kind: 'complement', total: 'base', less: ['commission'] },
    },
  ],
  apportionments: [
    {
      code: 'coupon_cost',
      of: 'coupon',
      payee: 'merchant',
      payer: 'platform',
      rounding: 'half-up',
      bearers: [
        { code: 'platform', weight: 5 },
        { code: 'supplier', weight: 3 },
        { code: 'merchant', weight: 2 },
      ],
      unplaced: { to: 'supplier' },
    },
  ],
  accumulators: [
    { code: 'sales', adds: 'base', key: ['party'], window: 'month' },
    {
      code: 'platform_cost',
      adds: { apportionment: 'coupon_cost', bearer: 'platform' },
      key: ['party', 'supplier_id'],
      window: 'month',
      limit: '120',
    },
  ],
});

const contractHead = {
  format: 1,
  id: 'c1',
  version: '1',
  tenant: 't1',
  party: 'm1',
  model: 'store',
  valid: { from: '2026-11-01T00:00:00+08:00' },
  timeZone: 'Asia/Shanghai',
  cycle: 'month',
} as const;

describe('the type of a defined model', () => {
  it('carries the unions of its names', () => {
    type Store = NamesOf<typeof store>;
    expectTypeOf<Store['fee']>().toEqualTypeOf<'base' | 'commission' | 'goods'>();
    expectTypeOf<Store['factor']>().toEqualTypeOf<'price' | 'coupon' | 'supplier_id'>();
    expectTypeOf<Store['party']>().toEqualTypeOf<'merchant' | 'platform' | 'supplier'>();
    expectTypeOf<Store['apportionment']>().toEqualTypeOf<'coupon_cost'>();
    expectTypeOf<Store['bearer']>().toEqualTypeOf<'merchant' | 'platform' | 'supplier'>();
    expectTypeOf<Store['accumulator']>().toEqualTypeOf<'sales' | 'platform_cost'>();
  });

  it('is a Model like any other, and one read from JSON has plain names', () => {
    expectTypeOf(store).toExtend<Model>();
    expectTypeOf<NamesOf<ReturnType<typeof parseModel>>['fee']>().toEqualTypeOf<string>();
  });
});

// None of these is ever called: that each marked line must fail to compile is the test.
describe('what does not compile', () => {
  const parties = [
    { code: 'merchant', is: 'owner' },
    { code: 'platform', id: '1000' },
  ] as const;
  const factors = [{ code: 'price', type: 'money' }] as const;
  const flat = { kind: 'flat', amount: '1' } as const;

  it('a payer who is no party', () => {
    void (() =>
      defineModel({
        ...head,
        parties,
        // @ts-expect-error: there is no party 'merchnt'
        fees: [{ code: 'fee', payer: 'merchnt', payee: 'platform', rounding: 'half-up', price: flat }],
      }));
  });

  it('a complement of a fee that is not there', () => {
    void (() =>
      defineModel({
        ...head,
        parties,
        factors,
        // @ts-expect-error: there is no fee 'comission'
        fees: [{ code: 'rest', booked: false, price: { kind: 'complement', total: 'price', less: ['comission'] } }],
      }));
  });

  it('a bearer who is no party', () => {
    void (() =>
      defineModel({
        ...head,
        parties,
        factors,
        apportionments: [
          {
            code: 'cost',
            of: 'price',
            payee: 'merchant',
            rounding: 'half-up',
            // @ts-expect-error: there is no party 'suplier'
            bearers: [{ code: 'suplier', weight: 1 }],
            unplaced: 'reject',
          },
        ],
      }));
  });

  it('an accumulator that adds nothing known, or a price over an accumulator that is not there', () => {
    void (() =>
      defineModel({
        ...head,
        parties,
        factors,
        // @ts-expect-error: there is no amount 'prize'
        accumulators: [{ code: 'sales', adds: 'prize', key: ['party'], window: 'month' }],
      }));
    const kept = { code: 'sales', adds: 'price', key: ['party'] } as const;
    void (() =>
      defineModel({
        ...head,
        parties,
        factors,
        accumulators: [
          { ...kept, keeps: 'max', window: 'week', weekStart: 'sunday', order: 'commit' },
          { ...kept, code: 'orders', keeps: 'count', window: { years: 1, from: 'price' } },
        ],
      }));
    void (() =>
      defineModel({
        ...head,
        parties,
        factors,
        // @ts-expect-error: there is no factor 'joind'
        accumulators: [{ ...kept, window: { years: 1, from: 'joind' } }],
      }));
    void (() =>
      // @ts-expect-error: it keeps a sum, a count or a maximum
      defineModel({ ...head, parties, factors, accumulators: [{ ...kept, keeps: 'min', window: 'month' }] }));
    void (() =>
      defineModel({
        ...head,
        parties,
        factors,
        fees: [
          {
            code: 'fee',
            booked: false,
            price: {
              kind: 'graduated',
              measure: 'price',
              bands: [{ from: 0, rate: 1 }],
              // @ts-expect-error: there are no accumulators
              cumulative: { accumulator: 'sales', basis: 'marginal' },
            },
          },
        ],
        accumulators: [],
      }));
  });

  it('a misspelt member, an unknown rounding, a basis that the kind does not have', () => {
    void (() =>
      // @ts-expect-error: 'labl'
      defineModel({ ...head, parties, labl: 'x' }));
    void (() =>
      // @ts-expect-error: 'bankers'
      defineModel({ ...head, parties, fees: [{ code: 'fee', booked: false, price: flat, rounding: 'bankers' }] }));
  });

  it('a term for a fee, an apportionment or an accumulator that is not in the model', () => {
    void (() =>
      defineContract(store, {
        ...contractHead,
        // @ts-expect-error: there is no fee 'comission'
        terms: [{ fee: 'comission', enabled: false }],
      }));
    void (() =>
      defineContract(store, {
        ...contractHead,
        // @ts-expect-error: there is no apportionment 'cupon_cost'
        terms: [{ apportionment: 'cupon_cost', unplaced: 'keep' }],
      }));
    void (() =>
      defineContract(store, {
        ...contractHead,
        // @ts-expect-error: there is no accumulator 'sale'
        terms: [{ accumulator: 'sale', limit: 1 }],
      }));
  });

  it('an amount of a record by a misspelt name, as NamesOf gives it to the record', () => {
    const amount = (fee: NamesOf<typeof store>['fee']): string => fee;
    expectTypeOf(amount).toBeCallableWith('commission');
    // @ts-expect-error: there is no fee 'comission'
    void (() => amount('comission'));
  });
});

describe('a model read from JSON', () => {
  it('accepts any name in a term: what is wrong shows at run time', () => {
    void (() =>
      defineContract(parseModel({}), {
        ...contractHead,
        terms: [{ fee: 'anything', price: { bands: [{ from: 0, rate: '0.1' }] } }],
      }));
  });
});

describe('bearers of a level below', () => {
  const typed = defineModel({
    ...head,
    parties: [
      { code: 'merchant', is: 'owner' },
      { code: 'platform', id: '1000' },
      { code: 'marketing', id: '1001' },
    ],
    factors: [{ code: 'coupon', type: 'money' }],
    apportionments: [
      {
        ...{ code: 'couponCost', of: 'coupon', payee: 'merchant', payer: 'platform', rounding: 'half-up' },
        unplaced: 'keep',
        bearers: [
          { code: 'platform', weight: '0.5', split: { bearers: [{ code: 'marketing', weight: 1 }] } },
          { code: 'merchant', rest: true },
        ],
      },
    ],
    accumulators: [
      {
        code: 'spent',
        adds: { apportionment: 'couponCost', bearer: 'marketing' },
        key: [],
        window: 'month',
        limit: 10,
      },
    ],
  });

  it('are names of the model like those of the first', () => {
    expectTypeOf<NamesOf<typeof typed>['bearer']>().toEqualTypeOf<'platform' | 'marketing' | 'merchant'>();
    const misspelt = () => {
      const bearers = [{ code: 'marketng', weight: 1 }] as const;
      // @ts-expect-error there is no party 'marketng'
      defineContract(typed, { ...contractHead, terms: [{ apportionment: 'couponCost', bearers }] });
    };
    expectTypeOf(misspelt).toBeFunction();
  });
});

describe('the newer prices', () => {
  const typed = defineModel({
    ...head,
    parties: [
      { code: 'merchant', is: 'owner' },
      { code: 'platform', id: '1000' },
    ],
    factors: [
      { code: 'price', type: 'money' },
      { code: 'pieces', type: 'integer' },
    ],
    fees: [
      { code: 'each', booked: false, price: { kind: 'unit', price: '0.5', quantity: 'pieces' } },
      { code: 'all', booked: false, price: { kind: 'sum', parts: [{ amount: 1 }, { rate: '0.1', base: 'price' }] } },
      { code: 'vat', booked: false, price: { kind: 'tax', of: 'each', rate: '0.19', basis: 'exclusive' } },
      { code: 'own', booked: false, price: { kind: 'custom', calculator: 'c', version: '1', inputs: { x: 'price' } } },
      {
        code: 'packed',
        booked: false,
        price: {
          ...{ kind: 'package', measure: 'pieces', size: 10, price: 1 },
          cumulative: { accumulator: 'sold', basis: 'marginal' },
        },
      },
    ],
    accumulators: [{ code: 'sold', adds: 'pieces', key: ['party'], window: 'month' }],
  });

  it('name fees, factors and accumulators of the model', () => {
    expectTypeOf<NamesOf<typeof typed>['fee']>().toEqualTypeOf<'each' | 'all' | 'vat' | 'own' | 'packed'>();
    const parties = [{ code: 'merchant', is: 'owner' }] as const;
    const misspelt = () => {
      const price = { kind: 'tax', of: 'eahc', rate: 1, basis: 'inclusive' } as const;
      // @ts-expect-error there is no fee or factor 'eahc'
      defineModel({ ...head, parties, fees: [{ code: 'vat', price }] });
      const part = { rate: 1 } as const;
      // @ts-expect-error a part is an amount, a rate of a base, or a price for each of a quantity
      defineModel({ ...head, parties, fees: [{ code: 'all', price: { kind: 'sum', parts: [part] } }] });
    };
    expectTypeOf(misspelt).toBeFunction();
  });
});
