import type { NameFault } from '../issues/formula-issues.ts';

/** The longest name, in characters (UTF-16 units). */
export const NAME_LENGTH_MAX = 64;

const FORM = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
const MARK = /\p{M}/u;
const PLAIN = /[0-9_]/g;

/** Han, kana, Hangul and Bopomofo are written together, and with Latin, in everyday Chinese, Japanese and Korean. */
const EAST_ASIAN_AND_LATIN =
  /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Bopomofo}\p{sc=Latin}]*$/u;
/** Latin as languages write it. Phonetic and historic letters are left out: `ɡ` (U+0261) is not `g`, `ǀ` (U+01C0) not `l`. */
const UNUSUAL_LATIN = /[\u01c0-\u01c3\u0250-\u02af\u1d00-\u1dbf\u2c60-\u2c7f\ua720-\ua7ff\uab30-\uab6f]/u;

/** Every other script stands alone in a name. */
const ALONE = (
  'Arabic Armenian Bengali Cyrillic Devanagari Ethiopic Georgian Greek Gujarati Gurmukhi Hebrew Kannada Khmer Lao ' +
  'Malayalam Myanmar Oriya Sinhala Tamil Telugu Thaana Thai Tibetan'
)
  .split(' ')
  .map((script) => new RegExp(`^\\p{scx=${script}}+$`, 'u'));

/** Cyrillic, Greek and Armenian letters that look like Latin ones: a name of nothing else passes for a Latin name. */
const LATIN_IN_DISGUISE =
  /^[\u0430\u0435\u0456\u0458\u043e\u0440\u0441\u0443\u0445\u0455\u04bb\u04cf\u0501\u051b\u051d\u0410\u0412\u0415\u0405\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u04ae\u04c0\u050c\u051a\u051c\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u03bd\u03f2\u03f3\u0585\u0578\u057d\u0570\u054f\u054d\u0555]+$/u;

/** Whether a text in NFC has the form of a name: letters of any script, digits and `_`, no digit first. */
export function isName(text: string): boolean {
  return text.length <= NAME_LENGTH_MAX && FORM.test(text) && nameFault(text) === undefined;
}

/**
 * Why a name is refused though it is made of letters and digits: it could pass for another one on a reader's screen.
 *
 * Worked case: `佣金rate` is fine; `r\u0430te` with a Cyrillic letter mixes scripts; a name in full-width letters, and one
 * of nothing but Cyrillic letters that look like Latin ones (`\u0441\u043e\u0440\u0430` for `copa`), are look-alikes.
 */
export function nameFault(name: string): NameFault | undefined {
  if (name.length > NAME_LENGTH_MAX) return 'too-long';
  if (INVISIBLE.test(name)) return 'invisible';
  if (MARK.test(name)) return 'mark';
  // Full-width and ligature forms, circled digits and the like: the same letters in another dress.
  if (name.normalize('NFKC') !== name) return 'look-alike';
  const letters = name.replace(PLAIN, '');
  if (EAST_ASIAN_AND_LATIN.test(letters)) return UNUSUAL_LATIN.test(letters) ? 'look-alike' : undefined;
  if (ALONE.some((script) => script.test(letters))) return LATIN_IN_DISGUISE.test(letters) ? 'look-alike' : undefined;
  return isOneScript(letters) ? 'rare-script' : 'mixed-scripts';
}

/** None of its letters is of a script that names may have. */
function isOneScript(letters: string): boolean {
  return [...letters].every(
    (letter) => !EAST_ASIAN_AND_LATIN.test(letter) && !ALONE.some((script) => script.test(letter)),
  );
}

/** Words of the grammar and names of functions, and what could be taken for a prototype: no code of a model is one of them. */
export const RESERVED_WORDS: ReadonlySet<string> = new Set([
  ...['and', 'or', 'not', 'in', 'true', 'false', 'if'],
  ...['min', 'max', 'abs', 'round', 'floor', 'ceil', 'clamp', 'sum', 'count', 'avg'],
  ...['exact', 'share', 'unplaced', 'lookup', 'compound', 'days', 'months', 'years'],
  ...['constructor', 'prototype', '__proto__'],
]);
