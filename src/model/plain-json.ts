import { type Issue, issue, type Path } from '../issues/issue.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import { shown } from '../issues/shown.ts';
import { decimalText } from '../money/decimal.ts';
import { jsonBytes } from './json-bytes.ts';
import { isKeepableText } from './keepable-text.ts';
import { isDecimalLike, isPlainList, isPlainObject, isPrimitive } from './plain-kinds.ts';
import { plainRows } from './plain-rows.ts';

/** Plain data: fresh ordinary objects and arrays, own values only. A `bigint` is kept for the decimal door. */
export type PlainJson =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly PlainJson[]
  | { readonly [key: string]: PlainJson };

export interface JsonLimits {
  /**
   * The rows of the tables in this list of the definition (`tables[2].rows`) have limits of their own, and don't count
   * for those of the rest.
   */
  readonly rowsIn?: { readonly list: 'tables' | 'terms'; readonly bytes: number; readonly nodes: number };
  /** Of the JSON text without blanks, in UTF-8. */
  readonly bytes: number;
  /** Objects and lists inside one another. */
  readonly depth: number;
  /** Values of every kind, the root among them. */
  readonly nodes: number;
}

/** Of one definition: a model, a contract or a rule book. */
export const DEFINITION_LIMITS: JsonLimits = { bytes: 256 * 1024, depth: 64, nodes: 50_000 };

/** Of all rows of tables in one definition: 100,000 of ten columns and outputs. */
const ROW_LIMITS = { bytes: 64 * 1024 * 1024, nodes: 3_000_000 };

export const MODEL_LIMITS: JsonLimits = { ...DEFINITION_LIMITS, rowsIn: { list: 'tables', ...ROW_LIMITS } };
export const CONTRACT_LIMITS: JsonLimits = { ...DEFINITION_LIMITS, rowsIn: { list: 'terms', ...ROW_LIMITS } };

/** Names that could reach a prototype, whatever they are used for later. */
const RESERVED_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** More faults than a reader mends at once; a hostile input could hold thousands. */
const FAULTS_MAX = 20;

/**
 * Copies untrusted input into plain data, before any schema sees it. One loop without recursion, bounded in depth,
 * values and bytes; nothing of the input is ever called: accessors, functions, symbols, class instances, cycles and
 * reserved keys are faults with their place. Members that are `undefined` are left out, as JSON does; a decimal.js
 * instance becomes its text. A proxy that throws is a fault like any other.
 */
export function plainJson(input: unknown, limits: JsonLimits = DEFINITION_LIMITS): Result<PlainJson> {
  try {
    return new PlainCopy(limits).of(input);
  } catch {
    // Only a proxy's trap can throw here. What it threw is a stranger's, and may be hostile itself.
    return failed(issue('json-not-plain', [], { found: 'an object that cannot be read' }));
  }
}

type Container = PlainJson[] | Record<string, PlainJson>;

/** One value that waits for its turn, and where its copy goes. */
interface Visit {
  readonly value: unknown;
  readonly key: string | number;
  readonly into: Container;
  readonly parent: Place | undefined;
}

/** An open container: the chain up to the root is the path, and shows cycles. */
interface Place {
  readonly source: object;
  readonly key: string | number;
  readonly depth: number;
  readonly parent: Place | undefined;
  /** What its size counts for. */
  readonly size: Size;
}

/** How much was read of a part that has limits of its own. */
interface Size {
  bytes: number;
  nodes: number;
  readonly limits: { readonly bytes: number; readonly nodes: number };
}

class PlainCopy {
  readonly #limits: JsonLimits;
  readonly #faults: Issue[] = [];
  readonly #waiting: Visit[] = [];
  readonly #size: Size;
  readonly #rowsSize: Size;

  constructor(limits: JsonLimits) {
    this.#limits = limits;
    this.#size = { bytes: 0, nodes: 0, limits };
    this.#rowsSize = { bytes: 0, nodes: 0, limits: limits.rowsIn ?? limits };
  }

  of(input: unknown): Result<PlainJson> {
    const root: Record<string, PlainJson> = {};
    this.#waiting.push({ value: input, key: 'root', into: root, parent: undefined });
    for (let visit = this.#waiting.pop(); visit !== undefined; visit = this.#waiting.pop()) {
      this.#copy(visit);
      const excess = this.#excess(visit);
      if (excess !== undefined) return failed([...this.#faults, excess]);
      if (this.#faults.length >= FAULTS_MAX) break;
    }
    return this.#faults.length > 0 ? failed(this.#faults) : ok(root.root ?? null);
  }

  #copy(visit: Visit): void {
    const { value } = visit;
    this.#sizeOf(visit).nodes += 1;
    if (typeof value === 'object' && value !== null) {
      const decimal = isDecimalLike(value) ? decimalText(value) : undefined;
      if (decimal !== undefined) this.#place(visit, decimal);
      else this.#open(visit, value);
      return;
    }
    if (typeof value === 'string' && !this.#isKeepable(value)) this.#fault(visit, UNKEEPABLE);
    else if (isPrimitive(value)) this.#place(visit, value);
    else this.#fault(visit, { found: shown(value) });
  }

  /** A text too long to be accepted is not looked through. */
  #isKeepable(text: string): boolean {
    return text.length > (this.#limits.rowsIn?.bytes ?? this.#limits.bytes) || isKeepableText(text);
  }

  #place(visit: Visit, value: Exclude<PlainJson, object> | null): void {
    const size = this.#sizeOf(visit);
    size.bytes += jsonBytes(value, size.limits.bytes);
    put(visit, value);
  }

  #sizeOf({ parent }: Pick<Visit, 'parent'>): Size {
    return parent?.size ?? this.#size;
  }

  /** What a container's members count for: as it does itself, but for the rows of a table. */
  #sizeWithin({ key, parent }: Visit): Size {
    const { rowsIn } = this.#limits;
    const isRows = key === 'rows' && rowsIn !== undefined && parent?.depth === 3 && parent.parent?.key === rowsIn.list;
    return isRows ? this.#rowsSize : this.#sizeOf({ parent });
  }

  #open(visit: Visit, source: object): void {
    for (let outer = visit.parent; outer !== undefined; outer = outer.parent) {
      if (outer.source !== source) continue;
      this.#faults.push(issue('json-cycle', pathOf(visit), { length: pathOf(visit).length - pathTo(outer).length }));
      return;
    }
    const depth = (visit.parent?.depth ?? 0) + 1;
    const place: Place = { source, key: visit.key, depth, parent: visit.parent, size: this.#sizeWithin(visit) };
    if (Array.isArray(source)) this.#openList(visit, source, place);
    else this.#openObject(visit, source, place);
  }

  #openList(visit: Visit, source: readonly unknown[], place: Place): void {
    if (!isPlainList(source)) {
      this.#fault(visit, { found: 'an instance of a class' });
      return;
    }
    const { length } = source;
    const { size } = place;
    // Most rows are plain, and read in one go; whatever isn't is told below.
    const rows =
      size === this.#rowsSize && size.nodes === 0 ? plainRows(source, size.limits, RESERVED_KEYS) : undefined;
    if (rows !== undefined) {
      size.nodes += rows.nodes;
      size.bytes += rows.bytes;
      put(visit, rows.value as PlainJson);
      return;
    }
    size.bytes += 2 + Math.max(0, length - 1);
    // Looked at before the keys: a list may claim billions of places.
    if (length > size.limits.nodes) {
      size.nodes += length;
      return;
    }
    const keys = Reflect.ownKeys(source);
    // A dense list has just its places, then 'length'.
    if (keys.length !== length + 1 || keys[length] !== 'length') {
      this.#fault(visit, { found: 'a list with gaps or with members of its own' });
      return;
    }
    const into: PlainJson[] = [];
    put(visit, into);
    this.#queue(
      place,
      into,
      source,
      keys.slice(0, length).map((key) => [key, Number(key)] as const),
    );
  }

  #openObject(visit: Visit, source: object, place: Place): void {
    if (!isPlainObject(source)) {
      this.#fault(visit, { found: 'an instance of a class' });
      return;
    }
    const keys = Reflect.ownKeys(source);
    const into: Record<string, PlainJson> = {};
    put(visit, into);
    const { size } = place;
    size.bytes += 2;
    if (keys.length > size.limits.nodes) {
      size.nodes += keys.length;
      return;
    }
    this.#queue(
      place,
      into,
      source,
      keys.map((key) => [key, String(key)] as const),
    );
  }

  /** Puts the members on the heap of what waits, last first, so that faults come in the order of the text. */
  #queue(
    parent: Place,
    into: Container,
    source: object,
    members: readonly (readonly [PropertyKey, string | number])[],
  ): void {
    const visits: Visit[] = [];
    for (const [property, key] of members) {
      const at = { key, into, parent };
      const descriptor = Object.getOwnPropertyDescriptor(source, property);
      if (typeof property === 'symbol') this.#fault(at, { found: 'a member named by a symbol' });
      else if (descriptor === undefined || !('value' in descriptor)) this.#fault(at, { found: 'an accessor' });
      else if (typeof key === 'string' && RESERVED_KEYS.has(key)) {
        this.#faults.push(issue('json-key-reserved', pathOf(at), { key }));
      } else if (typeof key === 'string' && !this.#isKeepable(key)) this.#fault(at, UNKEEPABLE);
      else if (Array.isArray(into) || descriptor.value !== undefined) visits.push({ ...at, value: descriptor.value });
      if (this.#faults.length >= FAULTS_MAX) return;
    }
    if (!Array.isArray(into)) {
      const { size } = parent;
      size.bytes += Math.max(0, visits.length - 1) + visits.length;
      for (const { key } of visits) size.bytes += jsonBytes(String(key), size.limits.bytes);
    }
    for (let index = visits.length - 1; index >= 0; index -= 1) this.#waiting.push(visits[index] as Visit);
  }

  #excess(visit: Visit): Issue | undefined {
    const { depth } = this.#limits;
    const isContainer = typeof visit.value === 'object' && visit.value !== null;
    if (isContainer && (visit.parent?.depth ?? 0) >= depth)
      return issue('json-too-large', pathOf(visit), { measure: 'depth', limit: depth });
    return tooLarge(this.#size) ?? tooLarge(this.#rowsSize);
  }

  #fault(at: Omit<Visit, 'value'>, facts: { readonly found: string }): void {
    this.#faults.push(issue('json-not-plain', pathOf(at), facts));
  }
}

const UNKEEPABLE = { found: 'a text with U+0000 or half of a surrogate pair' };

function tooLarge({ nodes, bytes, limits }: Size): Issue | undefined {
  if (nodes > limits.nodes) return issue('json-too-large', [], { measure: 'values', limit: limits.nodes });
  if (bytes > limits.bytes) return issue('json-too-large', [], { measure: 'bytes', limit: limits.bytes });
  return undefined;
}

function put(visit: Visit, value: PlainJson): void {
  if (Array.isArray(visit.into)) visit.into.push(value);
  else visit.into[visit.key] = value;
}

function pathOf(at: Pick<Visit, 'key' | 'parent'>): Path {
  return at.parent === undefined ? [] : [...pathTo(at.parent), at.key];
}

function pathTo(place: Place): Path {
  const path: (string | number)[] = [];
  for (let at: Place | undefined = place; at?.parent !== undefined; at = at.parent) path.unshift(at.key);
  return path;
}
