import { plainLine } from './plain-line.ts';

const LENGTH = 80;

/** What stands for a sensitive value wherever it could be read by others. */
export const MASK = '***';

/**
 * What arrived, in a form fit for a sentence: texts in quotes and cut to 80 characters, numbers as they print, and
 * everything else by its kind. It never runs code of the value: `{ toString() {…} }` is `an object`.
 *
 * @example shown(' 12 ') is `" 12 "`; shown(12n) is `12n`; shown([1, 2]) is `a list of 2`; shown(null) is `null`.
 */
export function shown(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `"${plainLine(cut(value))}"`;
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'bigint':
      // The text of a huge integer takes time that grows with the square of its length.
      return value > -LONG && value < LONG ? `${value}n` : 'a very long integer';
    case 'boolean':
    case 'undefined':
      return String(value);
    case 'function':
      return 'a function';
    case 'symbol':
      return 'a symbol';
    default:
      if (value === null) return 'null';
      return listOrObject(value);
  }
}

/** A proxy's trap may throw, and what it throws is a stranger's. */
function listOrObject(value: unknown): string {
  try {
    return Array.isArray(value) ? `a list of ${value.length}` : 'an object';
  } catch {
    return 'an object that cannot be read';
  }
}

const LONG = 10n ** BigInt(LENGTH);

function cut(text: string): string {
  if (text.length <= LENGTH) return text;
  const high = text.charCodeAt(LENGTH - 1);
  return `${text.slice(0, high >= 0xd800 && high <= 0xdbff ? LENGTH - 1 : LENGTH)}…`;
}
