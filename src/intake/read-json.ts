import { fail, isFeewrightError } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import type { Path } from '../issues/path.ts';
import { shown } from '../issues/shown.ts';
import { type JsonNumber, type JsonObject, type JsonValue, RESERVED_KEYS } from './json-value.ts';

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORDS: readonly (readonly [string, boolean | null])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

/** An open object or list: what it holds so far, and where the next value goes. */
type Open =
  | { readonly kind: 'object'; readonly members: Map<string, JsonValue>; key: string }
  | { readonly kind: 'list'; readonly items: JsonValue[] };

/**
 * Reads JSON (RFC 8259, to the letter) without losing a digit: `JSON.parse` rounds long numbers, keeps the last of two equal
 * keys and turns `__proto__` into a member. Here numbers stay texts, and a key that stands twice or is reserved is refused.
 * One loop without recursion, so that no depth overflows the stack; a byte order mark in front is skipped.
 *
 * Faults: `message-syntax`, `message-key-twice`, `message-key-reserved`, `message-too-large` (`depth`): the first one, since
 * after it nothing is sure.
 *
 * @param depth objects and lists inside one another that are accepted
 */
export function readJson(text: string, depth: number): Result<JsonValue> {
  try {
    return ok(new JsonReader(text, depth).read());
  } catch (thrown) {
    if (isFeewrightError(thrown)) return failed(thrown.issues);
    throw thrown;
  }
}

class JsonReader {
  readonly #text: string;
  readonly #depth: number;
  readonly #open: Open[] = [];
  #at: number;

  constructor(text: string, depth: number) {
    this.#text = text;
    this.#depth = depth;
    this.#at = text.startsWith('\ufeff') ? 1 : 0;
  }

  read(): JsonValue {
    for (;;) {
      let value = this.#begin();
      // Nothing yet: an object or list was opened, and its first value comes next.
      if (value === undefined) continue;
      for (;;) {
        const holder = this.#open.at(-1);
        if (holder === undefined) return this.#end(value);
        if (holder.kind === 'list') holder.items.push(value);
        else holder.members.set(holder.key, value);
        const next = this.#next();
        if (next === ',') {
          if (holder.kind === 'object') this.#key(holder);
          break;
        }
        if (next !== (holder.kind === 'list' ? ']' : '}')) this.#refuse(this.#at - 1);
        value = this.#close(holder);
      }
    }
  }

  /** A whole value, or `undefined` where an object or list was opened that is not empty. */
  #begin(): JsonValue | undefined {
    this.#blanks();
    const character = this.#text[this.#at];
    if (character !== '{' && character !== '[') return this.#scalar(character);
    if (this.#open.length >= this.#depth) {
      fail(issue('message-too-large', this.#path(), { measure: 'depth', limit: this.#depth }));
    }
    this.#at += 1;
    const opened: Open =
      character === '[' ? { kind: 'list', items: [] } : { kind: 'object', members: new Map(), key: '' };
    this.#open.push(opened);
    this.#blanks();
    if (this.#text[this.#at] === (character === '[' ? ']' : '}')) {
      this.#at += 1;
      return this.#close(opened);
    }
    if (opened.kind === 'object') this.#key(opened);
    return undefined;
  }

  #close(opened: Open): JsonValue {
    this.#open.pop();
    if (opened.kind === 'list') return { kind: 'list', items: opened.items };
    return { kind: 'object', members: opened.members } satisfies JsonObject;
  }

  #key(holder: Extract<Open, { kind: 'object' }>): void {
    this.#blanks();
    const start = this.#at;
    if (this.#text[start] !== '"') this.#refuse(start);
    const key = this.#string();
    const path = [...this.#path().slice(0, this.#open.length - 1), key];
    if (RESERVED_KEYS.has(key)) fail(issue('message-key-reserved', path, { key }));
    if (holder.members.has(key)) fail(issue('message-key-twice', path, { key, ...this.#place(start) }));
    if (this.#next() !== ':') this.#refuse(this.#at - 1);
    holder.key = key;
  }

  #scalar(character: string | undefined): JsonValue {
    if (character === '"') return this.#string();
    for (const [word, value] of WORDS) {
      if (!this.#text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      return value;
    }
    NUMBER.lastIndex = this.#at;
    const text = NUMBER.exec(this.#text)?.[0];
    if (text === undefined) return this.#refuse(this.#at);
    this.#at += text.length;
    return { kind: 'number', text } satisfies JsonNumber;
  }

  #string(): string {
    const start = this.#at;
    let isPlain = true;
    for (let at = start + 1; ; at += 1) {
      const unit = this.#text.charCodeAt(at);
      // Past the end it is NaN, and a control character must be escaped.
      if (!(unit >= 0x20)) return this.#refuse(at);
      if (unit === 0x5c) {
        isPlain = false;
        at += 1;
      } else if (unit === 0x22) {
        this.#at = at + 1;
        const inner = this.#text.slice(start + 1, at);
        return isPlain ? inner : this.#unescaped(start, at + 1);
      }
    }
  }

  /** One literal of a string is all that the host's parser is trusted with. */
  #unescaped(start: number, end: number): string {
    try {
      return String(JSON.parse(this.#text.slice(start, end)));
    } catch {
      return this.#refuse(start);
    }
  }

  #end(value: JsonValue): JsonValue {
    this.#blanks();
    return this.#at === this.#text.length ? value : this.#refuse(this.#at);
  }

  #next(): string | undefined {
    this.#blanks();
    this.#at += 1;
    return this.#text[this.#at - 1];
  }

  #blanks(): void {
    for (;;) {
      const unit = this.#text.charCodeAt(this.#at);
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return;
      this.#at += 1;
    }
  }

  #path(): Path {
    return this.#open.map((open) => (open.kind === 'list' ? open.items.length : open.key));
  }

  #refuse(at: number): never {
    const found = at >= this.#text.length ? 'the end' : shown(this.#text.slice(at, at + 12));
    return fail(issue('message-syntax', this.#path().slice(0, 32), { found, ...this.#place(at) }));
  }

  #place(at: number): { readonly line: number; readonly column: number } {
    let line = 1;
    let start = 0;
    for (let end = this.#text.indexOf('\n'); end !== -1 && end < at; end = this.#text.indexOf('\n', start)) {
      line += 1;
      start = end + 1;
    }
    return { line, column: at - start + 1 };
  }
}
