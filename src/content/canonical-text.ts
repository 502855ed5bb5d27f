/** What has a canonical text. Numbers are missing on purpose: they travel as text, since no float may decide a hash. */
export type ContentValue =
  | string
  | boolean
  | null
  | readonly ContentValue[]
  | { readonly [name: string]: ContentValue | undefined };

/** Content that is nested deeper is refused. */
export const CONTENT_DEPTH_MAX = 64;

/**
 * The one text of a value after RFC 8785: no blanks, members in the order of the UTF-16 code units of their names, members
 * that are `undefined` left out. Equal content has equal bytes on every machine, whatever order it was built in.
 *
 * Worked case: `{ b: '1.5', a: ['x', true] }` is `{"a":["x",true],"b":"1.5"}`.
 *
 * @throws TypeError for what has no canonical text: a number, `undefined` itself or in a list, half of a surrogate pair,
 * an object with a class, more than 64 levels. All of it is kept out at the door, so it would be our bug.
 */
export function canonicalText(value: ContentValue): string {
  return textOf(value, 0);
}

/** The order of RFC 8785, and of every list that must not depend on a locale. */
export function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function textOf(value: ContentValue | undefined, depth: number): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value !== 'object') return refuse(`a ${typeof value}`);
  if (depth >= CONTENT_DEPTH_MAX) return refuse(`content of more than ${CONTENT_DEPTH_MAX} levels`);
  return isList(value) ? listText(value, depth) : membersText(value, depth);
}

function listText(list: readonly ContentValue[], depth: number): string {
  let text = '';
  // By position, since a hole in a list must be met, too.
  for (let at = 0; at < list.length; at += 1) text += `${at === 0 ? '' : ','}${textOf(list[at], depth + 1)}`;
  return `[${text}]`;
}

function membersText(members: { readonly [name: string]: ContentValue | undefined }, depth: number): string {
  if (!isPlain(members)) return refuse('an object with a class');
  let text = '';
  for (const name of Object.keys(members).sort(byCodeUnits)) {
    const member = members[name];
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${quoted(name)}:${textOf(member, depth + 1)}`;
  }
  return `{${text}}`;
}

// `Array.isArray` does not narrow a readonly list.
function isList(value: object): value is readonly ContentValue[] {
  return Array.isArray(value);
}

// Objects of another realm have another `Object.prototype`, so it is known by having nothing behind it.
function isPlain(value: object): boolean {
  const prototype: object | null = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

// With the flag `u` a proper pair is one character, so only halves are found.
const HALF_OF_PAIR = /\p{Surrogate}/u;

function quoted(text: string): string {
  return HALF_OF_PAIR.test(text) ? refuse('half of a surrogate pair') : JSON.stringify(text);
}

function refuse(what: string): never {
  throw new TypeError(`feewright: ${what} has no canonical text; this is a bug`);
}
