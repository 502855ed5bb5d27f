/**
 * The UTF-8 bytes of a text. `TextEncoder` belongs to the host and not to the language, so a bare realm has none.
 *
 * @param after bytes that they are to stand behind, in one array
 * @throws TypeError for half of a surrogate pair, which has no UTF-8
 */
export function utf8Bytes(text: string, after: Uint8Array = NOTHING): Uint8Array {
  const bytes = new Uint8Array(after.length + text.length * 3);
  bytes.set(after);
  let end = after.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      bytes[end++] = unit;
    } else if (unit < 0x800) {
      bytes[end++] = 0xc0 | (unit >> 6);
      bytes[end++] = 0x80 | (unit & 0x3f);
    } else if (unit < 0xd800 || unit > 0xdfff) {
      bytes[end++] = 0xe0 | (unit >> 12);
      bytes[end++] = 0x80 | ((unit >> 6) & 0x3f);
      bytes[end++] = 0x80 | (unit & 0x3f);
    } else {
      const point = text.codePointAt(at) ?? 0;
      if (point < 0x10000) throw new TypeError('feewright: half of a surrogate pair has no UTF-8; this is a bug');
      bytes[end++] = 0xf0 | (point >> 18);
      bytes[end++] = 0x80 | ((point >> 12) & 0x3f);
      bytes[end++] = 0x80 | ((point >> 6) & 0x3f);
      bytes[end++] = 0x80 | (point & 0x3f);
      at += 1;
    }
  }
  return bytes.subarray(0, end);
}

const NOTHING = new Uint8Array(0);
