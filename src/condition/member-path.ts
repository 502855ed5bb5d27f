/** Names in a path: as deep as a document's facts go. */
const NAMES_MAX = 8;
const LENGTH_MAX = 256;
const NAME = /^[\p{L}_][\p{L}\p{N}_-]*$/u;
const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads a path of own properties by dotted names, as names; `undefined` for every other text. Nothing in it is ever
 * evaluated: there are no brackets, wildcards, filters or scripts, and no way to a prototype.
 *
 * @example memberPath('$.address.country') and memberPath('address.country') are both `['address', 'country']`.
 */
export function memberPath(text: unknown): readonly string[] | undefined {
  if (typeof text !== 'string' || text.length > LENGTH_MAX) return undefined;
  const plain = text.normalize('NFC');
  const names = (plain.startsWith('$.') ? plain.slice(2) : plain).split('.');
  const areNames = names.every((name) => NAME.test(name) && !RESERVED.has(name));
  return areNames && names.length <= NAMES_MAX ? names : undefined;
}
