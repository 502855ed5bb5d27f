const HALF_A_PAIR = /\p{Cs}/u;

/** Whether every store can keep a text: half a surrogate pair has no UTF-8, and PostgreSQL refuses U+0000. */
export function isKeepableText(text: string): boolean {
  return !text.includes('\u0000') && !HALF_A_PAIR.test(text);
}
