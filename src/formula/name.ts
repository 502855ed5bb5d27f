/** The longest name, in characters. */
export const NAME_LENGTH_MAX = 64;

export type NameFault = 'mixed-scripts' | 'look-alike' | 'too-long' | 'invisible';

const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
const COMMON = /^[\p{N}_]$/u;
const LATIN = /^\p{Script=Latin}$/u;
/** Scripts that are written together with each other and with Latin in everyday Chinese, Japanese and Korean. */
const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}ー々]$/u;
const OTHER_SCRIPTS = [
  /^\p{Script=Cyrillic}$/u,
  /^\p{Script=Greek}$/u,
  /^\p{Script=Arabic}$/u,
  /^\p{Script=Hebrew}$/u,
  /^\p{Script=Thai}$/u,
  /^\p{Script=Devanagari}$/u,
];

/** Whether a text has the form of a name: letters of any script, digits and `_`, no digit first. */
export function isName(text: string): boolean {
  return text.length <= NAME_LENGTH_MAX && NAME.test(text) && nameFault(text) === undefined;
}

/**
 * Why a name of the right form is refused all the same: it could pass for another one on a reader's screen.
 *
 * Worked case: `佣金rate` is fine; `rаte` with a Cyrillic `а` mixes scripts; full-width `rate` is a look-alike.
 */
export function nameFault(name: string): NameFault | undefined {
  if (name.length > NAME_LENGTH_MAX) return 'too-long';
  if (INVISIBLE.test(name)) return 'invisible';
  if (name.normalize('NFKC') !== name) return 'look-alike';
  const letters = [...name].filter((letter) => !COMMON.test(letter));
  if (letters.every((letter) => LATIN.test(letter) || EAST_ASIAN.test(letter))) return undefined;
  const isOneScript = OTHER_SCRIPTS.some((script) => letters.every((letter) => script.test(letter)));
  return isOneScript ? undefined : 'mixed-scripts';
}

/** Words of the grammar and names of functions: no code of a model may be one of them. */
export const RESERVED_WORDS: ReadonlySet<string> = new Set([
  ...['and', 'or', 'not', 'in', 'true', 'false', 'if'],
  ...['min', 'max', 'abs', 'round', 'floor', 'ceil', 'clamp', 'sum', 'count', 'avg'],
  ...['exact', 'share', 'unplaced', 'lookup', 'compound', 'days', 'months', 'years'],
  ...['constructor', 'prototype', '__proto__'],
]);
