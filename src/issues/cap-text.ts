/** The longest sentence, and the longest message of an error, in bytes of UTF-8. */
export const TEXT_BYTES = 2048;

const ELLIPSIS = '…';
const ELLIPSIS_BYTES = 3;

/**
 * The text itself if it has at most `bytes` bytes in UTF-8, otherwise its beginning and `…`, together at most `bytes`.
 * A character of two code units is never cut in half.
 */
export function capText(text: string, bytes: number = TEXT_BYTES): string {
  if (text.length * 3 <= bytes) return text;
  let used = 0;
  let kept = 0;
  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at) ?? 0;
    used += bytesOf(point);
    if (used > bytes) return text.slice(0, kept) + ELLIPSIS;
    at += point > 0xffff ? 2 : 1;
    // What is kept must leave room for the ellipsis, should a later character turn out to be one too many.
    if (used <= bytes - ELLIPSIS_BYTES) kept = at;
  }
  return text;
}

function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
