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

/**
 * Lays one contract's terms over its model, field by field; lists (bands, bearers) are replaced whole (SPEC §2). The
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
    return failed(faults.list());
  }
  const terms = termsByCode(model, contract, faults);
  const effective: EffectiveModel<N> = {
    ...model,
    fees: model.fees.map((fee) => mergeFee(fee, terms, faults)),
    apportionments: model.apportionments.map((item) => {
      const { apportionment: _, ...fields } = termOf<ApportionmentTerm>(terms, item.code);
      return { ...item, ...fields };
    }),
    accumulators: model.accumulators.map((item) => {
      const { accumulator: _, ...fields } = termOf<AccumulatorTerm>(terms, item.code);
      return { ...item, timeZone: item.timeZone ?? contract.timeZone, ...fields };
    }),
    contract,
    stated: statedBy(model, terms),
  };
  if (faults.isEmpty) checkDefinition(draftOf(effective, terms), faults);
  return faults.isEmpty ? ok(deepFreeze(effective)) : failed(faults.list());
}

/**
 * Which layer a value of an effective definition came from.
 *
 * @param field the member, with dots for inner ones: `layerOf(effective, 'commission', 'price.bands')`
 */
export function layerOf(effective: EffectiveModel, code: string, field: string): Layer {
  const stated = effective.stated[code] ?? [];
  return stated.some((each) => each === field || field.startsWith(`${each}.`)) ? 'contract' : 'model';
}

interface PlacedTerm {
  readonly term: Term;
  readonly index: number;
}
type Terms = ReadonlyMap<string, PlacedTerm>;

function termsByCode(model: Model, { terms }: Contract, faults: Faults): Terms {
  const known = {
    fee: model.fees.map(({ code }) => code),
    apportionment: model.apportionments.map(({ code }) => code),
    accumulator: model.accumulators.map(({ code }) => code),
  };
  const byCode = new Map<string, PlacedTerm>();
  terms.forEach((term, index) => {
    const { kind, code } = termTarget(term);
    if (known[kind].includes(code)) byCode.set(code, { term, index });
    else {
      const nearest = faults.nearest(code, known[kind]);
      faults.add('reference-unknown', ['contract', 'terms', index, kind], { name: code, kind, nearest });
    }
  });
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

function draftOf(effective: EffectiveModel, terms: Terms): DefinitionDraft {
  const entries = <Item extends { readonly code: string }>(list: string, items: readonly Item[]): Entry<Item>[] =>
    items.map((item, index) => ({
      code: item.code,
      item,
      at: (...field: Path) => {
        const dotted = field.filter((part) => typeof part === 'string').join('.');
        return layerOf(effective, item.code, dotted) === 'contract'
          ? ['contract', 'terms', terms.get(item.code)?.index ?? 0, ...field]
          : [list, index, ...field];
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
