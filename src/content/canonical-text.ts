/** What has a canonical text: numbers travel as text, so a bare number has none. */
export type ContentValue =
  | string
  | boolean
  | null
  | undefined
  | readonly ContentValue[]
  | { readonly [key: string]: ContentValue };

const DEPTH_MAX = 64;

/**
 * The one text of a value, after RFC 8785: no blanks, members sorted by the UTF-16 code units of their names, members
 * that are `undefined` left out. Two values of equal content give equal bytes on every machine.
 *
 * Worked case: `{ b: '1.5', a: ['x', true] }` is `{"a":["x",true],"b":"1.5"}`.
 */
export function canonicalText(value: ContentValue, depth = 0): string {
  if (depth > DEPTH_MAX) throw new RangeError(`feewright: content deeper than ${DEPTH_MAX}`);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) {
    return `[${value.map((item: ContentValue) => canonicalText(item ?? null, depth + 1)).join(',')}]`;
  }
  if (typeof value === 'object') {
    const members = value as { readonly [key: string]: ContentValue };
    const texts: string[] = [];
    for (const key of Object.keys(members).sort(byCodeUnits)) {
      const member = members[key];
      if (member !== undefined) texts.push(`${quoted(key)}:${canonicalText(member, depth + 1)}`);
    }
    return `{${texts.join(',')}}`;
  }
  throw new TypeError(`feewright: ${typeof value} has no canonical text`);
}

/** By UTF-16 code units, never by locale. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function quoted(text: string): string {
  if (LONE_SURROGATE.test(text)) throw new TypeError('feewright: text with half of a surrogate pair has no canonical form');
  return JSON.stringify(text);
}

/** In a pattern with `u`, a proper pair is one character, so this finds only halves. */
const LONE_SURROGATE = /\p{Surrogate}/u;
