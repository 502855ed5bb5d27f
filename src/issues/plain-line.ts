// Control characters, halves of surrogate pairs, line separators and the marks that turn the direction of writing:
// none of them may reach a log or a terminal from a name or a value that a stranger chose.
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** The text on one line, with every unprintable character written as `\uXXXX`: a line feed becomes `\u000a`. */
export function plainLine(text: string): string {
  return text.replace(UNPRINTABLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
