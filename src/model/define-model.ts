import type { Model } from './model.ts';
import type { ModelInput } from './model-input.ts';
import { parseModel } from './parse-model.ts';

/**
 * A model written in TypeScript. Its type carries the unions of its names, so that a payer who is no party, a term for a
 * fee that isn't there, or `record.amount('comission')` does not compile. At run time it is `parseModel`.
 *
 * @returns the model, deeply frozen, with every default filled in
 * @throws FeewrightError with every fault at once
 *
 * @example
 * const appliances = defineModel({
 *   format: 1, code: 'appliances', business: 'appliances', currency: 'CNY',
 *   parties: [{ code: 'merchant', is: 'owner' }, { code: 'platform', id: '1000' }],
 *   factors: [{ code: 'base', type: 'money' }],
 *   fees: [{ code: 'commission', payer: 'merchant', payee: 'platform', rounding: 'half-up',
 *            price: { kind: 'ratio', rate: '0.09', base: 'base' } }],
 * });
 * // A base of 1,600.00 gives a commission of 144.00.
 */
export function defineModel<
  Party extends string,
  Factor extends string = never,
  Fee extends string = never,
  Apportionment extends string = never,
  Bearer extends Party = never,
  Accumulator extends string = never,
>(
  input: ModelInput<NameUnions<Party, Factor, Fee, Apportionment, Bearer, Accumulator>>,
): Model<NameUnions<Party, Factor, Fee, Apportionment, Bearer, Accumulator>> {
  // The names in the type are those in the input; at run time a model carries no names of its own.
  return parseModel(input) as Model<NameUnions<Party, Factor, Fee, Apportionment, Bearer, Accumulator>>;
}

interface NameUnions<
  Party extends string,
  Factor extends string,
  Fee extends string,
  Apportionment extends string,
  Bearer extends string,
  Accumulator extends string,
> {
  readonly party: Party;
  readonly factor: Factor;
  readonly fee: Fee;
  readonly apportionment: Apportionment;
  readonly bearer: Bearer;
  readonly accumulator: Accumulator;
}
