import type { BusinessDocument } from '../document/business-document.ts';
import { checkFact, type FactPlace } from '../factor/check-fact.ts';
import type { ExactFrame } from '../formula/frame.ts';
import type { Scope, ScopeTable, Sym } from '../formula/scope.ts';
import { money, TEXT, type Type } from '../formula/type.ts';
import { fail } from '../issues/error.ts';
import type { Factor, FactValue, Model } from '../model/model.ts';
import { BUILT_IN_FIELDS } from '../model/rule-book.ts';
import { parseExact } from '../money/exact.ts';
import { lookupTable } from '../plan/lookup-tables.ts';
import { Slots } from '../plan/slots.ts';

/** A factor that steps may read or set, with its place in the frame. */
export interface StepFactor {
  readonly factor: Factor;
  readonly sym: Sym;
}

/** The names that steps may read: the built-in fields of a document, and the model's factors. */
export class StepTable {
  readonly factors = new Map<string, StepFactor>();
  readonly #fields = new Map<string, Sym>();
  readonly #slots = new Slots();
  readonly #model: Model;
  readonly #tables = new Map<string, ScopeTable>();

  constructor(model: Model) {
    this.#model = model;
    // Lines have not been looked at yet, and what only the engine knows is nobody's to set.
    const factors = model.factors.filter(({ per, is }) => per !== 'line' && is === undefined);
    for (const name of BUILT_IN_FIELDS) this.#fields.set(name, this.#slots.sym(name, TEXT));
    for (const factor of factors) {
      this.factors.set(factor.code, { factor, sym: this.#slots.sym(factor.code, factorType(factor), undefined) });
    }
  }

  /** @param reads is given the factors that a formula comes to name */
  scope(reads: Set<string>): Scope {
    return {
      name: (name) => {
        const found = this.factors.get(name);
        if (found !== undefined) reads.add(name);
        // A factor called like a field of the document stands before it, as it does everywhere else in the model.
        return found?.sym ?? this.#fields.get(name);
      },
      exactOf: () => undefined,
      share: () => undefined,
      unplaced: () => undefined,
      table: (code) => this.#tableOf(code),
      tables: () => this.#model.tables.map(({ code }) => code),
      names: () => [...BUILT_IN_FIELDS, ...this.factors.keys()],
    };
  }

  /** A table with the model's own rows: the contract is known only after the steps. */
  #tableOf(code: string): ScopeTable | undefined {
    const table = this.#model.tables.find((each) => each.code === code);
    if (table === undefined) return undefined;
    const made = this.#tables.get(code) ?? lookupTable(this.#model, table);
    this.#tables.set(code, made);
    return made;
  }

  frame(): ExactFrame {
    const { numbers, texts, lists } = this.#slots.counts();
    return { numbers: empty(numbers), booleans: empty(numbers), texts: empty(texts), lists: empty(lists) };
  }

  field(name: string): Sym | undefined {
    return this.#fields.get(name);
  }
}

/** The type of a factor in formulas. */
export function factorType({ type, of, currency = 'document' }: Factor): Type {
  const single = (kind: Exclude<Factor['type'], 'list'>): Type => (kind === 'money' ? money(currency) : { kind });
  return type === 'list' ? { kind: 'list', of: single(of ?? 'text') } : single(type);
}

/** One document on its way through its steps: what it says now, and what steps have set. */
export class StepState {
  readonly frame: ExactFrame;
  party: string;
  store: string | undefined;
  /** Facts that steps have set, by code; and by which step. */
  readonly set = new Map<string, { readonly value: FactValue; readonly step: string }>();
  readonly #table: StepTable;
  readonly #document: BusinessDocument;
  readonly #currency: string;
  readonly #read = new Map<string, FactValue | undefined>();

  constructor(table: StepTable, document: BusinessDocument, currency: string) {
    this.#table = table;
    this.#document = document;
    this.#currency = currency;
    this.frame = table.frame();
    this.party = document.party;
    this.store = document.store;
    for (const name of BUILT_IN_FIELDS) this.#putField(name, document[name]);
  }

  /** Brings facts into the frame. Fault: `fact-invalid`, `fact-currency`; an absent one is a fault only where it is read. */
  read(codes: Iterable<string>): void {
    for (const code of codes) this.fact(code);
  }

  /** The fact as it stands: set by a step, the document's own, or the dictionary's default. */
  fact(code: string): FactValue | undefined {
    if (this.#read.has(code)) return this.#read.get(code);
    const factor = this.#table.factors.get(code)?.factor;
    const value = factor === undefined ? undefined : this.#ownFact(factor);
    this.#put(code, value);
    return value;
  }

  setFact(code: string, value: FactValue, step: string): void {
    this.set.set(code, { value, step });
    this.#put(code, value);
  }

  setPlace(place: 'party' | 'store', value: string): void {
    this[place] = value;
    this.#putField(place, value);
  }

  #ownFact(factor: Factor): FactValue | undefined {
    const { facts, id } = this.#document;
    if (!Object.hasOwn(facts, factor.code)) return factor.default;
    const place: FactPlace = { document: id, provider: 'document', currency: this.#currency };
    const checked = checkFact(factor, facts[factor.code], place);
    return checked.ok ? checked.value : fail(checked.issues);
  }

  #putField(name: string, value: string | undefined): void {
    const sym = this.#table.field(name);
    if (sym !== undefined) this.frame.texts[sym.slot] = value;
  }

  #put(code: string, value: FactValue | undefined): void {
    this.#read.set(code, value);
    const found = this.#table.factors.get(code);
    if (found === undefined) return;
    const { factor, sym } = found;
    const { frame } = this;
    if (factor.type === 'list') {
      const items = typeof value === 'object' ? value : undefined;
      const isText = factor.of === 'text' || factor.of === 'date';
      frame.lists[sym.slot] = isText ? items : items?.map(parseExact);
    } else if (factor.type === 'boolean') frame.booleans[sym.slot] = typeof value === 'boolean' ? value : undefined;
    else if (factor.type === 'text' || factor.type === 'date') {
      frame.texts[sym.slot] = typeof value === 'string' ? value : undefined;
    } else frame.numbers[sym.slot] = typeof value === 'string' ? parseExact(value) : undefined;
  }
}

function empty<Value>(length: number): (Value | undefined)[] {
  return new Array<Value | undefined>(length).fill(undefined);
}
