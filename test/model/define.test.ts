import { describe, expect, it } from 'vitest';
import { defineContract } from '../../src/model/define-contract.ts';
import { defineModel } from '../../src/model/define-model.ts';
import { parseModel } from '../../src/model/parse-model.ts';
import { Decimal } from '../../src/money/decimal.ts';
import { changed, storeContract, storeModel } from './store-model.ts';

type ContractInput = Parameters<typeof defineContract>[1];

const model = parseModel(storeModel());
const contract = (changes: Readonly<Record<string, unknown>>): ContractInput =>
  changed(storeContract(), changes) as ContractInput;

describe('a model written in TypeScript', () => {
  it('is what parseModel makes of it, from decimals of every kind', () => {
    const band = (from: string | number | bigint | Decimal, rate: string | number | Decimal) => ({ from, rate });
    const defined = defineModel({
      ...{ format: 1, code: 'x', business: 'x', currency: 'CNY' },
      label: undefined,
      parties: [{ code: 'me', is: 'owner' }],
      factors: [{ code: 'gmv', type: 'money' }],
      fees: [
        {
          code: 'fee',
          booked: false,
          price: {
            kind: 'graduated',
            measure: 'gmv',
            bands: [band(0, '1e-1'), band('500.0', 0.05), band(1000n, new Decimal('0.0250'))],
          },
        },
      ],
    });
    expect(defined).not.toHaveProperty('label');
    expect(defined.fees[0]?.price).toMatchObject({
      bands: [
        { from: '0', rate: '0.1' },
        { from: '500', rate: '0.05' },
        { from: '1000', rate: '0.025' },
      ],
    });
  });
});

describe('a contract written in TypeScript', () => {
  it('is tried on its model, and its faults stand at its own places', () => {
    expect(() => defineContract(model, contract({ 'terms.0.price.bands.0.from': 1 }))).toThrow(
      'terms[0].price.bands[0].from: The first band must begin at 0; it begins at 1',
    );
    expect(() => defineContract(model, contract({ model: 'stores' }))).toThrow(
      "model: Contract 'c-1' is for model 'stores', not for 'store'",
    );
  });

  it('tells what it makes wrong elsewhere at the place in the model', () => {
    const bearers = [{ code: 'supplier', weight: 1 }];
    expect(() => defineContract(model, contract({ 'terms.1.bearers': bearers }))).toThrow(
      "model.accumulators[1].adds.bearer: There is no bearer 'platform'",
    );
  });

  it('tells all its faults at once, also where it could not be read', () => {
    const faulty = contract({
      timeZone: 'Mars/Base',
      'terms.0.fee': 'comission',
      'terms.1.bearers.0.weight': true,
      'terms.2': { accumulator: 'sales', limit: 5 },
    });
    expect(() => defineContract(model, faulty)).toThrow(
      [
        `timeZone: "Mars/Base" is not accepted here; expected an IANA time zone such as 'Asia/Shanghai'`,
        'terms[1].bearers[0].weight: true is not accepted here; expected a formula or a decimal',
        "terms[0].fee: There is no fee 'comission'; did you mean 'commission'?",
        "terms[2].limit: 'sales' cannot have a limit: only an accumulator that adds a share has one",
      ].join('\n'),
    );
  });

  it('is returned as it was parsed', () => {
    expect(defineContract(model, contract({})).terms).toHaveLength(3);
  });
});
