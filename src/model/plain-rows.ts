import { decimalText } from '../money/decimal.ts';
import { jsonBytes } from './json-bytes.ts';
import { isKeepableText } from './keepable-text.ts';
import { isDecimalLike, isPlainList, isPlainObject } from './plain-kinds.ts';

/** Plain data, and how large it is. */
export interface PlainRows {
  readonly value: readonly unknown[];
  readonly bytes: number;
  readonly nodes: number;
}

/** A row, its cells, a list or range in a cell. */
const DEPTH_MAX = 4;
const PLAIN_ASCII = /^[ !#-[\]-~]*$/;

/**
 * The rows of a table as plain data, read in one go: there may be a hundred thousand of them. `undefined` on any doubt
 * (too large, too deep, anything that isn't plain): `plainJson` then goes through them step by step, and tells what it is.
 * Like there, nothing of the input is called.
 */
export function plainRows(
  rows: readonly unknown[],
  limits: { readonly bytes: number; readonly nodes: number },
  reserved: ReadonlySet<string>,
): PlainRows | undefined {
  const reading = new RowsReading(limits, reserved);
  const value = reading.list(rows, 0);
  return value && { value, bytes: reading.bytes, nodes: reading.nodes };
}

const DOUBT = Symbol('doubt');

class RowsReading {
  bytes = 0;
  nodes = 0;
  readonly #limits: { readonly bytes: number; readonly nodes: number };
  readonly #reserved: ReadonlySet<string>;
  /** Bytes of the members' names: every row has the same ones. */
  readonly #names = new Map<string, number>();

  constructor(limits: { readonly bytes: number; readonly nodes: number }, reserved: ReadonlySet<string>) {
    this.#limits = limits;
    this.#reserved = reserved;
  }

  list(source: readonly unknown[], depth: number): readonly unknown[] | undefined {
    const { length } = source;
    if (depth > DEPTH_MAX || length > this.#limits.nodes || !isPlainList(source)) return undefined;
    // A dense list has just its places, then 'length'.
    if (Reflect.ownKeys(source).length !== length + 1) return undefined;
    this.bytes += 2 + Math.max(0, length - 1);
    const copy: unknown[] = new Array(length);
    for (let at = 0; at < length; at += 1) {
      const value = this.#member(source, at, depth);
      if (value === DOUBT || value === undefined) return undefined;
      copy[at] = value;
    }
    return copy;
  }

  #object(source: object, depth: number): object | undefined {
    if (depth > DEPTH_MAX || !isPlainObject(source)) return undefined;
    const copy: Record<string, unknown> = {};
    this.bytes += 1;
    for (const key of Reflect.ownKeys(source)) {
      if (typeof key !== 'string' || this.#reserved.has(key)) return undefined;
      const value = this.#member(source, key, depth);
      if (value === DOUBT) return undefined;
      if (value === undefined) continue;
      copy[key] = value;
      const bytes = this.#nameBytes(key);
      if (bytes === undefined) return undefined;
      this.bytes += bytes;
    }
    return copy;
  }

  /** `undefined` for a member that is. */
  #member(holder: object, key: string | number, depth: number): unknown {
    const descriptor = Object.getOwnPropertyDescriptor(holder, key);
    if (descriptor === undefined || !('value' in descriptor)) return DOUBT;
    const value: unknown = descriptor.value;
    if (value === undefined) return undefined;
    this.nodes += 1;
    if (this.nodes > this.#limits.nodes || this.bytes > this.#limits.bytes) return DOUBT;
    switch (typeof value) {
      case 'string':
        return this.#text(value);
      case 'number':
      case 'bigint':
      case 'boolean':
        this.bytes += jsonBytes(value, this.#limits.bytes);
        return value;
      case 'object':
        return this.#container(value, depth + 1) ?? DOUBT;
      default:
        return DOUBT;
    }
  }

  #container(value: object | null, depth: number): unknown {
    if (value === null) return undefined;
    if (Array.isArray(value)) return this.list(value, depth);
    const decimal = isDecimalLike(value) ? decimalText(value) : undefined;
    return decimal === undefined ? this.#object(value, depth) : this.#text(decimal);
  }

  #text(value: string): unknown {
    if (value.length <= this.#limits.bytes && PLAIN_ASCII.test(value)) {
      this.bytes += value.length + 2;
      return value;
    }
    if (value.length > this.#limits.bytes || !isKeepableText(value)) return DOUBT;
    this.bytes += jsonBytes(value, this.#limits.bytes);
    return value;
  }

  #nameBytes(key: string): number | undefined {
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    if (!isKeepableText(key) || this.#names.size > 1_000) return undefined;
    // With its colon, and a comma.
    const bytes = jsonBytes(key, this.#limits.bytes) + 2;
    this.#names.set(key, bytes);
    return bytes;
  }
}
