import type { IssueFacts } from '../issues/issue.ts';
import { type Issue, issue, issueUnder } from '../issues/issue.ts';
import type { Path } from '../issues/path.ts';
import { factTypeText } from '../model/fact-value.ts';
import { instantAt, parseInstant } from '../time/instant.ts';
import { instantOfLocal } from '../time/local-time.ts';
import type { FactSource, PathSource, Source, TimeSource } from './intake-schema.ts';
import { foundText, isJsonNumber, isJsonObject, type JsonObject, type JsonValue } from './json-value.ts';
import { type FactPathSource, messageFact } from './message-fact.ts';

/** What stands for a sensitive value wherever it could be read by others. */
const MASK = '***';
const WHOLE = /^-?(?:0|[1-9]\d{0,19})$/;

/** Reads the fields of one object of a message, and collects what is wrong with them, each fault at its place. */
export class MessageReader {
  readonly issues: Issue[] = [];
  readonly #root: JsonObject;
  readonly #at: Path;

  constructor(root: JsonObject, at: Path) {
    this.#root = root;
    this.#at = at;
  }

  /** A text as it is, or a whole number in the digits it was written in. */
  id(field: string, source: Source): string | undefined {
    if ('value' in source) return source.value;
    const value = this.#value(field, source, 'id');
    if (value === undefined || typeof value === 'string') return value;
    if (isJsonNumber(value) && isExactWhole(value.text, value.given)) return value.text;
    return this.#invalid(source.path, { field, value, expected: 'id' });
  }

  revision(source: Source): number | undefined {
    if ('value' in source) return Number(source.value);
    const value = this.#value('revision', source, 'revision');
    if (value === undefined) return undefined;
    const text = typeof value === 'string' ? value : isJsonNumber(value) ? value.text : '';
    const revision = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : Number.NaN;
    if (revision <= 2_147_483_647) return revision;
    return this.#invalid(source.path, { field: 'revision', value, expected: 'revision' });
  }

  /** Canonical UTC text. */
  time(source: TimeSource): string | undefined {
    const { path } = source;
    const expected = source.kind === 'local' ? 'local-time' : source.kind;
    const value = this.#value('time', { path, isOptional: false }, expected);
    if (value === undefined) return undefined;
    const refused = (): undefined => this.#invalid(path, { field: 'time', value, expected });
    if (source.kind === 'epoch') {
      const text = isJsonNumber(value) ? value.text : value;
      if (typeof text !== 'string' || !WHOLE.test(text) || !isExactWhole(text, numberOf(value))) return refused();
      return instantAt(Number(text) * (source.unit === 'seconds' ? 1_000 : 1), 0)?.text ?? refused();
    }
    if (typeof value !== 'string') return refused();
    if (source.kind === 'instant') return parseInstant(value)?.text ?? refused();
    const local = instantOfLocal(value, source.zone, source.disambiguation);
    if (local.ok) return local.value.text;
    for (const fault of local.issues) this.issues.push(issueUnder([...this.#at, ...path], fault));
    return undefined;
  }

  facts(sources: Readonly<Record<string, FactSource>>): Readonly<Record<string, unknown>> {
    const facts: Record<string, unknown> = {};
    for (const [name, source] of Object.entries(sources)) {
      const fact = 'value' in source ? source.value : this.#fact(name, source);
      if (fact !== undefined) facts[name] = fact;
    }
    return facts;
  }

  list(field: string, source: PathSource): readonly JsonValue[] | undefined {
    const value = this.#value(field, source, 'list');
    if (value === undefined) return undefined;
    if (typeof value === 'object' && value !== null && value.kind === 'list') return value.items;
    return this.#invalid(source.path, { field, value, expected: 'list' });
  }

  refuse(path: Path, facts: IssueFacts['message-value-invalid']): void {
    this.issues.push(issue('message-value-invalid', path, facts));
  }

  #fact(name: string, source: FactPathSource): unknown {
    const expected = factTypeText(source);
    const value = this.#value(name, source, expected);
    if (value === undefined) return undefined;
    const fact = messageFact(source, value);
    if (fact === undefined) {
      return this.#invalid(source.path, { field: name, value, expected, isSensitive: source.isSensitive });
    }
    if (source.currency === undefined) return fact;
    const currency = this.#value(name, { path: source.currency, isOptional: false }, 'text');
    if (currency === undefined) return undefined;
    if (typeof currency === 'string') return { amount: fact, currency };
    return this.#invalid(source.currency, { field: name, value: currency, expected: 'text' });
  }

  /** What stands at a path, own members only. An object is missing where a step leads into something else. */
  #value(field: string, { path, isOptional }: PathSource, expected: string): JsonValue | undefined {
    let value: JsonValue | undefined = this.#root;
    for (const [depth, step] of path.entries()) {
      if (!isJsonObject(value)) {
        return this.#invalid(path.slice(0, depth), { field, value, expected: 'object' });
      }
      value = value.members.get(step);
      if (value === undefined || value === null) {
        if (isOptional) return undefined;
        const place = [...this.#at, ...path.slice(0, depth + 1)];
        this.issues.push(issue('message-value-missing', place, { field, expected }));
        return undefined;
      }
    }
    return value;
  }

  #invalid(
    path: readonly string[],
    of: {
      readonly field: string;
      readonly value: JsonValue;
      readonly expected: string;
      readonly isSensitive?: boolean;
    },
  ): undefined {
    const { field, value, expected } = of;
    const found = of.isSensitive === true ? MASK : foundText(value);
    this.refuse([...this.#at, ...path], { field, found, expected });
  }
}

function isExactWhole(text: string, given: number | bigint | undefined): boolean {
  return WHOLE.test(text) && (typeof given !== 'number' || Number.isSafeInteger(given));
}

function numberOf(value: JsonValue): number | bigint | undefined {
  return isJsonNumber(value) ? value.given : undefined;
}
