import type { BusinessDocument } from '../document/business-document.ts';
import type { ExactFrame, FastFrame } from '../formula/frame.ts';
import type { Sym } from '../formula/scope.ts';
import { BOOLEAN, money, TEXT, type Type } from '../formula/type.ts';
import { type Issue, issue } from '../issues/issue.ts';
import { shown } from '../issues/shown.ts';
import { factTypeText } from '../model/fact-value.ts';
import type { Factor, FactValue } from '../model/model.ts';
import { BUILT_IN_FIELDS, type ObjectField, type RuleBook } from '../model/rule-book.ts';
import { parseExact } from '../money/exact.ts';
import { FAST_SCALE_MAX, unitsOf } from '../money/units.ts';
import { Slots } from '../plan/slots.ts';
import { canonicalField, isShortText, shortUnits } from './field-place.ts';
import { type MemberPlace, memberAt } from './member-at.ts';

/** What stands for a sensitive value wherever it could be read by others. */
export const MASK = '***';

/** The values of pre-match factors, by code. */
export type FactorValues = Readonly<Record<string, FactValue>>;

/** One field, or one declared member of an object. */
export interface Field {
  readonly factor: Factor;
  readonly sym: Sym;
  readonly isProvided: boolean;
  /** Of a member: where it is in its object. */
  readonly member: MemberPlace | undefined;
}

const NONE: FactorValues = Object.freeze({});
/** In the place of a member that can't be reached: it is of no type. */
const BLOCKED = Symbol('feewright: blocked');
const NO_ISSUES: readonly Issue[] = Object.freeze([]);

/**
 * What rules may read, each with its place in the two frames. The frames are used again for every document: matching is
 * synchronous. That of the exact lane is filled only once somebody looks at it.
 */
export class FieldTable {
  readonly fast: FastFrame & { readonly lists: (readonly string[] | undefined)[] };
  readonly #exact: ExactFrame;
  readonly #syms = new Map<string, Sym>();
  readonly #fields: readonly Field[];
  readonly #objects: ReadonlyMap<string, ObjectField>;
  readonly #slots = new Slots();
  #document: BusinessDocument | undefined;
  #provided = NONE;
  #isExact = false;

  constructor(book: Pick<RuleBook, 'fields' | 'factors'>) {
    // The built-in fields are the first texts, in their order: `read` counts on it.
    for (const name of BUILT_IN_FIELDS) this.#syms.set(name, this.#slots.sym(name, TEXT));
    const objects = book.fields.filter((field) => field.type === 'object');
    const singles = book.fields.filter((field) => field.type !== 'object');
    this.#objects = new Map(objects.map((object) => [object.code, object]));
    this.#fields = [
      ...singles.map((factor) => this.#field(factor)),
      ...objects.flatMap(({ code, members }) =>
        members.map(({ path, ...member }) =>
          this.#field({ ...member, code: `${code}.${path}` }, { member: { fact: code, names: path.split('.') } }),
        ),
      ),
      ...(book.factors ?? []).map((factor) => this.#field(factor, { isProvided: true })),
    ];
    this.fast = { numbers: [], texts: [], lists: [], fits: true };
    this.#exact = { numbers: [], booleans: [], texts: [], lists: [] };
    const { numbers, texts, lists } = this.#slots.counts();
    for (let slot = 0; slot < numbers; slot += 1) this.fast.numbers.push(Number.NaN);
    for (let slot = 0; slot < texts; slot += 1) this.fast.texts.push(undefined);
    for (let slot = 0; slot < lists; slot += 1) this.fast.lists.push(undefined);
  }

  sym(name: string): Sym | undefined {
    // A member's own name has a dot: no formula and no `fact` can spell it.
    return name.includes('.') ? undefined : this.#syms.get(name);
  }

  member(fact: string, path: string): Sym | undefined {
    return this.#syms.get(`${fact}.${path}`);
  }

  members(fact: string): readonly string[] | undefined {
    return this.#objects.get(fact)?.members.map(({ path }) => path);
  }

  /** A place for the outcome of a comparison that only a condition engine can make. */
  custom(text: string): Sym {
    return this.#slots.sym(text, BOOLEAN);
  }

  names(): readonly string[] {
    return [...this.#syms.keys(), ...this.#objects.keys()].filter((name) => !name.includes('.'));
  }

  /** Whether the document last read has a value for a symbol. */
  has({ type, slot }: Sym): boolean {
    const { texts, numbers, lists } = this.fast;
    if (type.kind === 'text' || type.kind === 'date') return texts[slot] !== undefined;
    if (type.kind !== 'list') return !Number.isNaN(numbers[slot]);
    return lists[slot] !== undefined;
  }

  isProvided(name: string): boolean {
    return this.#fields.some(({ factor, isProvided }) => isProvided && factor.code === name);
  }

  /** Whether a part of a condition speaks of a sensitive field. A name inside another one counts too: better too often. */
  isSensitive(condition: string): boolean {
    return this.#fields.some(({ factor, member }) => {
      if (!factor.sensitive) return false;
      // An object may be read as a whole, by an operator of the user's own.
      return condition.includes(factor.code) || (member !== undefined && condition.includes(`${member.fact} `));
    });
  }

  /** Reads a document into the frames. Answers every field whose value is not of its type; absent ones are no fault. */
  read(document: BusinessDocument, provided: FactorValues = NONE): readonly Issue[] {
    const { fast } = this;
    this.#document = document;
    this.#provided = provided;
    this.#isExact = false;
    fast.fits = true;
    const { texts } = fast;
    texts[0] = document.tenant;
    texts[1] = document.business;
    texts[2] = document.party;
    texts[3] = document.store;
    texts[4] = document.type;
    texts[5] = document.currency;
    let issues: Issue[] | undefined;
    for (const field of this.#fields) {
      if (this.#readFast(field)) continue;
      issues ??= [];
      issues.push(this.#invalid(field));
    }
    return issues ?? NO_ISSUES;
  }

  /** The exact values of the document last read. */
  get exact(): ExactFrame {
    const exact = this.#exact;
    if (!this.#isExact) {
      this.#isExact = true;
      exact.booleans.length = 0;
      BUILT_IN_FIELDS.forEach((name, slot) => {
        exact.texts[slot] = this.#document?.[name];
      });
      for (const field of this.#fields) place(exact, field, canonicalField(field.factor, this.#arrived(field)));
    }
    return exact;
  }

  /** Every field with its canonical value, of the document last read. */
  values(): readonly { readonly field: Field; readonly value: FactValue | undefined }[] {
    return this.#fields.map((field) => ({ field, value: canonicalField(field.factor, this.#arrived(field)) }));
  }

  /** What has arrived for a field: `undefined` if nothing has. */
  #arrived({ factor, isProvided, member }: Field): unknown {
    const facts = isProvided ? this.#provided : this.#document?.facts;
    if (facts === undefined) return undefined;
    if (member !== undefined) {
      const { found, isWhole } = memberAt(facts, member);
      return isWhole ? found : BLOCKED;
    }
    return Object.hasOwn(facts, factor.code) ? facts[factor.code] : undefined;
  }

  /** Whether the value is of its type, or absent. */
  #readFast(field: Field): boolean {
    const { factor, sym } = field;
    const { slot, scale } = sym;
    const arrived = this.#arrived(field);
    const isText = factor.type === 'text';
    if (isText && isShortText(arrived)) {
      this.fast.texts[slot] = arrived;
      return true;
    }
    if (scale !== undefined) {
      const units = shortUnits(arrived, scale);
      this.fast.numbers[slot] = units;
      if (!Number.isNaN(units)) return true;
    }
    const value = canonicalField(factor, arrived);
    placeFast(this.fast, field, value);
    return value !== undefined || arrived === undefined;
  }

  #invalid(field: Field): Issue {
    const { factor, member } = field;
    const { facts = {}, id = '' } = this.#document ?? {};
    const at = member && memberAt(facts, member);
    const path = at === undefined ? ['facts', factor.code] : ['facts', ...at.path];
    return issue('field-invalid', path, {
      field: path.slice(1).join('.'),
      document: id,
      found: factor.sensitive ? MASK : shown(at === undefined ? this.#arrived(field) : at.found),
      // What stands in the way to a member had to be an object.
      expected: at?.isWhole === false ? 'object' : factTypeText(factor),
    });
  }

  #field(factor: Factor, { isProvided = false, member }: Partial<Pick<Field, 'isProvided' | 'member'>> = {}): Field {
    const sym = this.#slots.sym(factor.code, typeOf(factor), fastScale(factor));
    this.#syms.set(factor.code, sym);
    return { factor, sym, isProvided, member };
  }
}

function placeFast(fast: FieldTable['fast'], { factor, sym }: Field, value: FactValue | undefined): void {
  const { type, of } = factor;
  const { slot, scale } = sym;
  if (type === 'list') {
    const isText = of === 'text' || of === 'date';
    fast.lists[slot] = isText && typeof value === 'object' ? value : undefined;
  } else if (type === 'text' || type === 'date') {
    fast.texts[slot] = typeof value === 'string' ? value : undefined;
  } else if (type === 'boolean') {
    fast.numbers[slot] = value === undefined ? Number.NaN : Number(value);
  } else {
    fast.numbers[slot] = typeof value === 'string' && scale !== undefined ? unitsOf(value, scale) : Number.NaN;
  }
}

function place(exact: ExactFrame, { factor, sym }: Field, value: FactValue | undefined): void {
  const { type, of } = factor;
  const { slot } = sym;
  if (type === 'list') {
    const items = typeof value === 'object' ? value : undefined;
    exact.lists[slot] = of === 'text' || of === 'date' ? items : items?.map(parseExact);
  } else if (type === 'text' || type === 'date') {
    exact.texts[slot] = typeof value === 'string' ? value : undefined;
  } else if (type === 'boolean') {
    exact.booleans[slot] = typeof value === 'boolean' ? value : undefined;
  } else {
    exact.numbers[slot] = typeof value === 'string' ? parseExact(value) : undefined;
  }
}

function typeOf({ type, of, currency = 'document' }: Factor): Type {
  const single = (kind: Exclude<Factor['type'], 'list'>): Type => (kind === 'money' ? money(currency) : { kind });
  return type === 'list' ? { kind: 'list', of: single(of ?? 'text') } : single(type);
}

/** Only single numbers have one. Money of the document's currency may have any minor unit: four digits hold all of them. */
function fastScale({ type, scale }: Factor): number | undefined {
  const wanted = scale ?? (type === 'money' ? 4 : undefined);
  return wanted !== undefined && wanted <= FAST_SCALE_MAX ? wanted : undefined;
}
