import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contract } from '../../src/model/contract.ts';
import type { EffectiveModel } from '../../src/model/effective-model.ts';
import { layerOf, mergeTerms } from '../../src/model/merge-terms.ts';
import { parseContract } from '../../src/model/parse-contract.ts';
import { parseModel } from '../../src/model/parse-model.ts';
import { changed, storeContract, storeModel } from './store-model.ts';

const MODEL = parseModel(storeModel());
const LAYERS = ['tenant', 'merchant', 'store'] as const;

/** What one layer may say of its items: every value is one that no other layer says. */
function termsOf(layer: number): fc.Arbitrary<readonly unknown[]> {
  const own = layer + 2;
  const may = <Value>(value: Value) => fc.option(fc.constant(value), { nil: undefined });
  const part = fc.record({
    kind: may('graduated'),
    bands: may([{ from: 0, rate: `0.0${own}` }]),
    cap: may(`${own}0`),
    floor: may(`${own}`),
  });
  const flat = fc.record({ kind: fc.constant('flat'), amount: fc.constant(`${own}`), cap: may(`${own}0`) });
  const commission = fc.record({
    fee: fc.constant('commission'),
    price: fc.option(fc.oneof({ weight: 3, arbitrary: part }, flat), { nil: undefined }),
    when: may(`price > ${own}`),
    rounding: may({ mode: 'up', scale: layer }),
  });
  const shares = fc.record({
    apportionment: fc.constant('coupon_cost'),
    bearers: may([
      { code: 'platform', weight: own },
      { code: 'supplier', weight: own },
    ]),
    unplaced: fc.constant(undefined),
  });
  const limit = fc.record({ accumulator: fc.constant('platform_cost'), limit: may(`${own}00`) });
  return fc
    .tuple(...[commission, shares, limit].map((term) => fc.option(term as fc.Arbitrary<unknown>, { nil: undefined })))
    .map((terms) => terms.filter((term) => term !== undefined));
}

function contractOf(layer: number, terms: readonly unknown[]): Contract {
  const whose = [{ party: undefined, store: undefined }, { store: undefined }, {}][layer];
  return parseContract(changed(storeContract(), { ...whose, id: `c-${layer}`, terms }));
}

const bringsKind = (contract: Contract | undefined): boolean =>
  (contract?.terms ?? []).some((term) => 'fee' in term && term.price?.kind === 'flat');

const contracts = fc
  .tuple(termsOf(0), termsOf(1), termsOf(2))
  .map((terms) => terms.map((each, layer) => contractOf(layer, each)));

const merged = (over: Parameters<typeof mergeTerms>[0], of: readonly Contract[]): EffectiveModel | undefined => {
  const result = mergeTerms(over, of);
  return result.ok ? result.value : undefined;
};

const amounts = (effective: EffectiveModel | undefined) =>
  effective && {
    fees: effective.fees,
    apportionments: effective.apportionments,
    accumulators: effective.accumulators,
  };

const FIELDS: readonly (readonly [string, string])[] = [
  ['commission', 'price.bands'],
  ['commission', 'price.amount'],
  ['commission', 'price.cap'],
  ['commission', 'price.floor'],
  ['commission', 'when'],
  ['commission', 'rounding'],
  ['coupon_cost', 'bearers'],
  ['platform_cost', 'limit'],
];

function valueIn(effective: EffectiveModel, code: string, field: string): string | undefined {
  const items: readonly { readonly code: string }[] = [
    ...effective.fees,
    ...effective.apportionments,
    ...effective.accumulators,
  ];
  let value: unknown = items.find((item) => item.code === code);
  for (const member of field.split('.')) value = (value as Record<string, unknown> | undefined)?.[member];
  return value === undefined ? undefined : JSON.stringify(value);
}

describe('contracts laid over a model, whatever they say', () => {
  it('come to the same at once and one after the other', () => {
    let compared = 0;
    fc.assert(
      fc.property(contracts, ([tenant, merchant, store]) => {
        if (tenant === undefined || merchant === undefined || store === undefined) return;
        const outer = merged(MODEL, [tenant]);
        if (outer === undefined) return;
        compared += 1;
        const atOnce = amounts(merged(MODEL, [tenant, merchant, store]));
        expect(amounts(merged(outer, [merchant, store]))).toEqual(atOnce);
        const both = merged(outer, [merchant]);
        if (both !== undefined) expect(amounts(merged(both, [store]))).toEqual(atOnce);
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(150);
  });

  it('come to the same if a layer that says nothing is left out', () => {
    fc.assert(
      fc.property(contracts, fc.nat(2), (all, silent) => {
        const said = all.map((contract, layer) => (layer === silent ? contractOf(layer, []) : contract));
        const others = all.filter((_, layer) => layer !== silent);
        expect(amounts(merged(MODEL, said))).toEqual(amounts(merged(MODEL, others)));
      }),
      { numRuns: 200 },
    );
  });

  it('name for each value exactly the layer without which it would be another', () => {
    let named = 0;
    fc.assert(
      fc.property(contracts, (all) => {
        const effective = merged(MODEL, all);
        if (effective === undefined) return;
        for (const [code, field] of FIELDS) {
          const value = valueIn(effective, code, field);
          if (value === undefined) continue;
          const layer = layerOf(effective, code, field);
          for (const [without, name] of LAYERS.entries()) {
            const rest = merged(
              MODEL,
              all.filter((_, at) => at !== without),
            );
            // Without the layer that brought its kind, what a further one says of the price may fit no longer.
            if (rest === undefined) continue;
            // A layer that brings another kind drops what was said of the price before it: whether a further one does, depends on it.
            if (name !== layer && field.startsWith('price.') && bringsKind(all[without])) continue;
            const isChanged = valueIn(rest, code, field) !== value;
            expect({ field, without: name, isChanged }).toEqual({ field, without: name, isChanged: name === layer });
            if (isChanged) named += 1;
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(named).toBeGreaterThan(300);
  });
});
