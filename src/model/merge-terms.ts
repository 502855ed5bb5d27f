import { failed, ok, type Result } from '../issues/outcome.ts';
import type { Path } from '../issues/path.ts';
import { checkDefinition } from './check-definition.ts';
import type { AccumulatorTerm, ApportionmentTerm, Contract, FeeTerm, Term } from './contract.ts';
import { deepFreeze } from './deep-freeze.ts';
import type { DefinitionDraft, Entry } from './draft.ts';
import type { EffectiveModel, Layer } from './effective-model.ts';
import { Faults } from './faults.ts';
import { mergePrice, replacesPrice } from './merge-price.ts';
import type { FeeItem, Model } from './model.ts';
import type { Names } from './names.ts';
import { termTarget } from './term-target.ts';
import { valueAt } from './value-at.ts';

/**
 * Lays one contract's terms over its model, field by field; lists (bands, bearers) are replaced whole. The
 * answer is frozen, has been checked like a model, and knows where each value came from (`layerOf`).
 *
 * Faults stand where their value was written: under `contract`, or at the model's own path.
 *
 * Worked case: the model's commission has bands 0: 16 %, 500: 14 % of `gmv`; a term states only `price.bands`, 0: 12 %.
 * The effective commission is graduated over `gmv` at 12 %, its bands from the contract and all else from the model.
 */
export function mergeTerms<N extends Names>(model: Model<N>, contract: Contract): Result<EffectiveModel<N>> {
  const faults = new Faults();
  if (contract.model !== model.code) {
    const facts = { contract: contract.id, model: contract.model, expected: model.code };
    faults.add('contract-other-model', ['contract', 'model'], facts);
  }
  const merged = mergePlacedTerms(
    model,
    contract.terms.map((term, index) => ({ term, index })),
    contract.timeZone,
    faults,
  );
  return faults.isEmpty ? ok(deepFreeze({ ...merged, contract })) : failed(faults.list());
}

/** A term and its place among the contract's terms, some of which may not have been readable. */
export interface PlacedTerm {
  readonly term: Term;
  readonly index: number;
}

/** What `mergeTerms` does, for those terms that could be read: a fault in one must not hide those of the others. */
export function mergePlacedTerms<N extends Names>(
  model: Model<N>,
  placed: readonly PlacedTerm[],
  timeZone: string,
  faults: Faults,
): Omit<EffectiveModel<N>, 'contract'> {
  const terms = termsByCode(model, placed, faults);
  const merged: Omit<EffectiveModel<N>, 'contract'> = {
    ...model,
    fees: model.fees.map((fee) => mergeFee(fee, terms, faults)),
    apportionments: model.apportionments.map((item) => {
      const { apportionment: _, ...fields } = termOf<ApportionmentTerm>(terms, item.code);
      return { ...item, ...fields };
    }),
    accumulators: model.accumulators.map((item) => {
      const { accumulator: _, ...fields } = termOf<AccumulatorTerm>(terms, item.code);
      return { ...item, timeZone: item.timeZone ?? timeZone, ...fields };
    }),
    stated: statedBy(model, terms),
  };
  checkDefinition(draftOf(merged, terms), faults);
  return merged;
}

/**
 * Which layer a value of an effective definition came from.
 *
 * @param field the member, with dots for inner ones: `layerOf(effective, 'commission', 'price.bands')`
 */
export function layerOf(effective: Pick<EffectiveModel, 'stated'>, code: string, field: string): Layer {
  const stated = effective.stated[code] ?? [];
  return stated.some((each) => each === field || field.startsWith(`${each}.`)) ? 'contract' : 'model';
}

type Terms = ReadonlyMap<string, PlacedTerm>;

function termsByCode(model: Model, placed: readonly PlacedTerm[], faults: Faults): Terms {
  const known = {
    fee: model.fees.map(({ code }) => code),
    apportionment: model.apportionments.map(({ code }) => code),
    accumulator: model.accumulators.map(({ code }) => code),
  };
  const byCode = new Map<string, PlacedTerm>();
  for (const { term, index } of placed) {
    const { kind, code } = termTarget(term);
    if (known[kind].includes(code)) byCode.set(code, { term, index });
    else {
      const nearest = faults.nearest(code, known[kind]);
      faults.add('reference-unknown', ['contract', 'terms', index, kind], { name: code, kind, nearest });
    }
  }
  return byCode;
}

/** The term about an item of this kind; its codes are of one namespace, so that no other kind can have the code. */
function termOf<Kind extends Term>(terms: Terms, code: string): Partial<Kind> {
  return (terms.get(code)?.term as Kind | undefined) ?? {};
}

function mergeFee(fee: FeeItem, terms: Terms, faults: Faults): FeeItem {
  const { fee: _, price: part, ...fields } = termOf<FeeTerm>(terms, fee.code);
  const at = ['contract', 'terms', terms.get(fee.code)?.index ?? 0, 'price'];
  const price = part === undefined ? fee.price : mergePrice(fee.price, part, at, faults);
  return { ...fee, ...fields, ...(price === undefined ? {} : { price }) };
}

function statedBy(model: Model, terms: Terms): EffectiveModel['stated'] {
  // Without a prototype: a fee may be called 'toString'.
  const stated: Record<string, readonly string[]> = Object.create(null);
  for (const [code, { term }] of terms) {
    const price = model.fees.find((fee) => fee.code === code)?.price;
    stated[code] = Object.entries(term).flatMap(([field, value]) => {
      if (field === termTarget(term).kind) return [];
      if (field !== 'price' || replacesPrice(price, value)) return [field];
      return Object.keys(value as object).flatMap((part) => (part === 'kind' ? [] : [`price.${part}`]));
    });
  }
  return stated;
}

function draftOf(effective: Omit<EffectiveModel, 'contract'>, terms: Terms): DefinitionDraft {
  const entries = <Item extends { readonly code: string }>(list: string, items: readonly Item[]): Entry<Item>[] =>
    items.map((item, place) => ({
      code: item.code,
      item,
      isSound: true,
      at: (...field: Path) => {
        const index = terms.get(item.code)?.index;
        const dotted = field.filter((part) => typeof part === 'string').join('.');
        // What neither of them states is missing from the price that the contract has touched last.
        const isMissing =
          effective.stated[item.code]?.some((each) => each.startsWith(`${field[0]}.`)) &&
          valueAt(item, field) === undefined;
        const isStated = isMissing === true || layerOf(effective, item.code, dotted) === 'contract';
        return isStated && index !== undefined ? ['contract', 'terms', index, ...field] : [list, place, ...field];
      },
    }));
  return {
    currency: effective.currency,
    parties: entries('parties', effective.parties),
    factors: entries('factors', effective.factors),
    fees: entries('fees', effective.fees),
    apportionments: entries('apportionments', effective.apportionments),
    accumulators: entries('accumulators', effective.accumulators),
    isWhole: true,
  };
}
