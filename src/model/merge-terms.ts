import { failed, ok, type Result } from '../issues/outcome.ts';
import type { Path } from '../issues/path.ts';
import { checkDefinition } from './check-definition.ts';
import { checkLayers } from './check-layers.ts';
import { completeTable } from './complete-model.ts';
import type { Contract, FeeTerm, Term } from './contract.ts';
import { deepFreeze } from './deep-freeze.ts';
import type { DefinitionDraft, Entry } from './draft.ts';
import type { ContractFact, EffectiveModel } from './effective-model.ts';
import { Faults } from './faults.ts';
import { type Layer, layerOfContract } from './layer.ts';
import { mergeFacts } from './merge-facts.ts';
import { finishedPrice, overlaidPrice, type PriceDraft, replacesPrice } from './merge-price.ts';
import type { Accumulator, Factor, FeeItem, Model } from './model.ts';
import type { Names } from './names.ts';
import type { PricePart } from './price.ts';
import { dotted, Ledger, type Stated, statedAt, statedPath, statedWithin } from './stated.ts';
import { termTarget } from './term-target.ts';
import { valueAt } from './value-at.ts';
import { hasZone } from './window.ts';

/**
 * Lays contracts over their model, field by field; lists (bands, bearers) are replaced whole. The answer is
 * frozen, has been checked like a model, and knows where each value came from (`layerOf`).
 *
 * Faults stand where their value was written: under `contracts[n]`, or at the model's own path.
 *
 * @param contracts outermost first: the tenant's, the party's, the store's, those that are in force
 *
 * Worked case: the model's commission has bands 0: 16 %, 500: 14 % of `gmv`; the party's term states only `price.bands`,
 * 0: 12 %, and its store's only `price.cap` 50. The store's commission is graduated over `gmv` at 12 %, at most 50.
 */
export function mergeTerms<N extends Names>(
  model: Model<N>,
  contracts: readonly Contract[],
): Result<EffectiveModel<N>> {
  const faults = new Faults();
  checkLayers(model, contracts, faults);
  const innermost = contracts.at(-1);
  const layers = contracts.map((contract) => ({ ...contract, terms: placedTerms(contract) }));
  const { timeZone, cycle } = inherited(contracts);
  const merged = mergeLayers(model, layers, faults);
  if (innermost !== undefined) {
    const { id: contract, version } = innermost;
    const at = contracts.length - 1;
    for (const [member, value] of [['timeZone', timeZone] as const, ['cycle', cycle] as const]) {
      if (value === undefined)
        faults.add('contract-incomplete', ['contracts', at, member], { contract, version, member });
    }
  }
  if (!faults.isEmpty || innermost === undefined || timeZone === undefined || cycle === undefined) {
    return failed(faults.list());
  }
  return ok(
    deepFreeze({
      ...merged,
      contract: innermost,
      layers: contracts.map((contract) => ({ layer: layerOfContract(contract), contract })),
      timeZone,
      cycle,
    }),
  );
}

/** A term and its place among the contract's terms, some of which may not have been readable. */
export interface PlacedTerm {
  readonly term: Term;
  readonly index: number;
}

/** Of a contract, what is laid over the model. */
export interface PlacedLayer extends Partial<Pick<Contract, 'id' | 'version' | 'timeZone' | 'facts'>> {
  readonly terms: readonly PlacedTerm[];
}

export function placedTerms({ terms }: Contract): readonly PlacedTerm[] {
  return terms.map((term, index) => ({ term, index }));
}

type Merged<N extends Names> = Omit<EffectiveModel<N>, 'contract' | 'layers' | 'timeZone' | 'cycle'>;

/** What `mergeTerms` does, for those terms that could be read: a fault in one must not hide those of the others. */
export function mergeLayers<N extends Names>(
  model: Model<N>,
  layers: readonly PlacedLayer[],
  faults: Faults,
): Merged<N> {
  const merge = new Merge(model, layers, faults);
  const timeZone = inherited(layers).timeZone ?? 'UTC';
  const facts = mergeFacts(model, layers, faults);
  const merged: Merged<N> = {
    ...model,
    fees: model.fees.map((fee) => merge.fee(fee)),
    apportionments: model.apportionments.map((item) => merge.item(item)),
    accumulators: model.accumulators.map((item) => merge.item({ ...item, timeZone: zoneOf(item, timeZone) })),
    tables: model.tables.map((item) => merge.item(item)),
    facts,
    factors: model.factors.map((factor) => withFact(factor, facts[factor.code], layers)),
    stated: merge.ledger.stated,
  };
  const draft = draftOf(merged);
  checkDefinition(draft, faults);
  // A contract's rows are read with the model's columns: only here are both known.
  const tables = merged.tables.map((item) => (model.tables.includes(item) ? item : completeTable(item, draft)));
  return { ...merged, tables };
}

/**
 * Which layer a value of an effective definition came from.
 *
 * @param field the member, with dots for inner ones: `layerOf(effective, 'commission', 'price.bands')`
 */
export function layerOf(effective: Pick<EffectiveModel, 'stated' | 'layers'>, code: string, field: string): Layer {
  const stated = statedAt(effective.stated, code, field);
  return (stated && effective.layers[stated.layer]?.layer) ?? 'model';
}

/** The innermost contract that states them has the last word. */
/** Two versions of a contract in two zones go on with one total, where no calendar cuts its window. */
function zoneOf(item: Accumulator, zone: string): string {
  return hasZone(item.window) ? (item.timeZone ?? zone) : 'UTC';
}

function inherited(layers: readonly Partial<Pick<Contract, 'timeZone' | 'cycle'>>[]) {
  const inner = [...layers].reverse();
  return {
    timeZone: inner.find(({ timeZone }) => timeZone !== undefined)?.timeZone,
    cycle: inner.find(({ cycle }) => cycle !== undefined)?.cycle,
  };
}

function withFact(factor: Factor, fact: ContractFact | undefined, layers: readonly PlacedLayer[]): Factor {
  if (fact === undefined) return factor;
  const { id = '', version = '' } = layers[fact.layer] ?? {};
  return { ...factor, stated: { value: fact.value, by: `${id} ${version}` } };
}

/** One model on its way through the layers. */
class Merge {
  readonly ledger = new Ledger();
  readonly #layers: readonly ReadonlyMap<string, PlacedTerm>[];
  readonly #faults: Faults;

  constructor(model: Model, layers: readonly PlacedLayer[], faults: Faults) {
    this.#layers = layers.map(({ terms }, layer) => termsByCode(model, terms, layer, faults));
    this.#faults = faults;
  }

  /** An item whose members are replaced one by one. Codes are of one namespace: no other kind can have this one. */
  item<Item extends { readonly code: string }>(item: Item): Item {
    let merged = item;
    this.#eachTerm(item.code, (term, place) => {
      const fields = fieldsOf(term);
      for (const field of Object.keys(fields)) this.ledger.note(item.code, { field, ...place });
      merged = { ...merged, ...fields };
    });
    return merged;
  }

  fee(fee: FeeItem): FeeItem {
    const { price, ...others } = fee;
    let draft: PriceDraft | undefined = price;
    const merged = { ...others };
    this.#eachTerm(fee.code, (term, place) => {
      const { price: part, ...fields } = fieldsOf(term) as Partial<FeeTerm>;
      Object.assign(merged, fields);
      for (const field of Object.keys(fields)) this.ledger.note(fee.code, { field, ...place });
      if (part === undefined) return;
      for (const field of statedOfPrice(draft, part)) this.ledger.note(fee.code, { field, ...place });
      draft = overlaidPrice(draft, part);
    });
    const finished =
      draft === price ? price : draft && finishedPrice(draft, (field) => this.#at(fee, field), this.#faults);
    return finished === undefined ? merged : { ...merged, price: finished };
  }

  #eachTerm(code: string, visit: (term: Term, place: { readonly layer: number; readonly term: number }) => void): void {
    for (const [layer, terms] of this.#layers.entries()) {
      const placed = terms.get(code);
      if (placed !== undefined) visit(placed.term, { layer, term: placed.index });
    }
  }

  /** A member of a price where it was stated, or else where the price was touched last. */
  #at({ code }: FeeItem, field: Path): Path {
    const { stated } = this.ledger;
    const by = statedAt(stated, code, dotted(['price', ...field])) ?? statedWithin(stated, code, 'price').at(-1);
    if (by === undefined) throw new TypeError(`feewright: nobody stated a price for '${code}'; this is a bug`);
    return statedPath(by, ['price', ...field]);
  }
}

/** What a term says of its item. */
function fieldsOf(term: Term): Readonly<Record<string, unknown>> {
  const { [termTarget(term).kind]: _, ...fields } = term as unknown as Readonly<Record<string, unknown>>;
  return fields;
}

/** A part that replaces the price states it whole; one that is laid over it states its members. */
function statedOfPrice(below: PriceDraft | undefined, part: PricePart): readonly string[] {
  if (replacesPrice(below, part)) return ['price'];
  return Object.keys(part).flatMap((member) => (member === 'kind' ? [] : [`price.${member}`]));
}

function termsByCode(
  model: Model,
  placed: readonly PlacedTerm[],
  layer: number,
  faults: Faults,
): ReadonlyMap<string, PlacedTerm> {
  const known = {
    fee: model.fees.map(({ code }) => code),
    apportionment: model.apportionments.map(({ code }) => code),
    accumulator: model.accumulators.map(({ code }) => code),
    table: model.tables.map(({ code }) => code),
  };
  const byCode = new Map<string, PlacedTerm>();
  for (const { term, index } of placed) {
    const { kind, code } = termTarget(term);
    if (known[kind].includes(code)) byCode.set(code, { term, index });
    else {
      const nearest = faults.nearest(code, known[kind]);
      faults.add('reference-unknown', ['contracts', layer, 'terms', index, kind], { name: code, kind, nearest });
    }
  }
  return byCode;
}

function draftOf(effective: Pick<EffectiveModel, keyof Model | 'stated'>): DefinitionDraft {
  const { stated } = effective;
  const entries = <Item extends { readonly code: string }>(list: string, items: readonly Item[]): Entry<Item>[] =>
    items.map((item, place) => ({
      code: item.code,
      item,
      isSound: true,
      at: (...field: Path) => placeOf(stated, item, field) ?? [list, place, ...field],
    }));
  return {
    currency: effective.currency,
    parties: entries('parties', effective.parties),
    factors: entries('factors', effective.factors),
    fees: entries('fees', effective.fees),
    apportionments: entries('apportionments', effective.apportionments),
    accumulators: entries('accumulators', effective.accumulators),
    tables: entries('tables', effective.tables),
    ...(effective.refund === undefined ? {} : { refund: effective.refund }),
    isWhole: true,
  };
}

/** Where a contract wrote a member. What no layer states is missing from what a contract has touched last. */
function placeOf(stated: Stated, item: { readonly code: string }, field: Path): Path | undefined {
  const by = statedAt(stated, item.code, dotted(field));
  if (by !== undefined) return statedPath(by, field);
  const last =
    valueAt(item, field) === undefined ? statedWithin(stated, item.code, String(field[0])).at(-1) : undefined;
  return last && statedPath(last, field);
}
