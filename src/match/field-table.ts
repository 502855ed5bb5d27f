import type { BusinessDocument } from '../document/business-document.ts';
import type { ExactFrame, FastFrame } from '../formula/frame.ts';
import type { Sym } from '../formula/scope.ts';
import { money, TEXT, type Type } from '../formula/type.ts';
import { type Issue, issue } from '../issues/issue.ts';
import { shown } from '../issues/shown.ts';
import { factTypeText, factValue } from '../model/fact-value.ts';
import type { Factor, FactValue } from '../model/model.ts';
import { BUILT_IN_FIELDS } from '../model/rule-book.ts';
import { parseExact } from '../money/exact.ts';
import { FAST_SCALE_MAX, unitsOf } from '../money/units.ts';
import { Slots } from '../plan/slots.ts';

/** What stands for a sensitive value wherever it could be read by others. */
export const MASK = '***';

interface Field {
  readonly factor: Factor;
  readonly sym: Sym;
}

/**
 * The fields that rules may read of a document, each with its place in the two frames. The frames are used again for
 * every document: matching is synchronous.
 */
export class FieldTable {
  readonly fast: FastFrame & { readonly lists: (readonly string[] | undefined)[] };
  readonly exact: ExactFrame;
  readonly #syms = new Map<string, Sym>();
  readonly #fields: readonly Field[];

  constructor(factors: readonly Factor[]) {
    const slots = new Slots();
    // The built-in fields are the first texts, in their order: `read` counts on it.
    for (const name of BUILT_IN_FIELDS) this.#syms.set(name, slots.sym(name, TEXT));
    this.#fields = factors.map((factor) => {
      const sym = slots.sym(factor.code, typeOf(factor), fastScale(factor));
      this.#syms.set(factor.code, sym);
      return { factor, sym };
    });
    const { numbers, texts, lists } = slots.counts();
    this.fast = {
      numbers: new Array<number>(numbers).fill(Number.NaN),
      texts: empty(texts),
      lists: empty(lists),
      fits: true,
    };
    this.exact = { numbers: empty(numbers), booleans: empty(numbers), texts: empty(texts), lists: empty(lists) };
  }

  sym(name: string): Sym | undefined {
    return this.#syms.get(name);
  }

  /** Whether a part of a condition speaks of a sensitive field. A name inside another one counts too: better too often. */
  isSensitive(condition: string): boolean {
    return this.#fields.some(({ factor }) => factor.sensitive && condition.includes(factor.code));
  }

  /** Reads a document into the frames. Answers every field whose value is not of its type; absent ones are no fault. */
  read(document: BusinessDocument): readonly Issue[] {
    const { fast, exact } = this;
    fast.fits = true;
    BUILT_IN_FIELDS.forEach((name, slot) => {
      fast.texts[slot] = document[name];
      exact.texts[slot] = document[name];
    });
    const issues: Issue[] = [];
    for (const { factor, sym } of this.#fields) {
      const { code, default: fallback } = factor;
      const arrived: unknown = Object.hasOwn(document.facts, code) ? document.facts[code] : undefined;
      const value = arrived === undefined ? fallback : factValue(factor, arrived);
      if (arrived !== undefined && value === undefined) issues.push(invalid(factor, arrived, document));
      this.#place(factor, sym, value);
    }
    return issues;
  }

  #place({ type, of }: Factor, { slot, scale }: Sym, value: FactValue | undefined): void {
    const { fast, exact } = this;
    if (type === 'list') {
      const items = typeof value === 'object' ? value : undefined;
      const isText = of === 'text' || of === 'date';
      fast.lists[slot] = isText ? items : undefined;
      exact.lists[slot] = isText ? items : items?.map(parseExact);
    } else if (type === 'text' || type === 'date') {
      fast.texts[slot] = exact.texts[slot] = typeof value === 'string' ? value : undefined;
    } else if (type === 'boolean') {
      exact.booleans[slot] = typeof value === 'boolean' ? value : undefined;
      fast.numbers[slot] = value === undefined ? Number.NaN : Number(value);
    } else {
      exact.numbers[slot] = typeof value === 'string' ? parseExact(value) : undefined;
      fast.numbers[slot] = typeof value === 'string' && scale !== undefined ? unitsOf(value, scale) : Number.NaN;
    }
  }
}

function invalid(factor: Factor, arrived: unknown, document: BusinessDocument): Issue {
  return issue('field-invalid', ['facts', factor.code], {
    field: factor.code,
    document: document.id,
    found: factor.sensitive ? MASK : shown(arrived),
    expected: factTypeText(factor),
  });
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

function empty<Value>(length: number): (Value | undefined)[] {
  return new Array<Value | undefined>(length).fill(undefined);
}
