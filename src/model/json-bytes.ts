const PLAIN_ASCII = /^[ !#-[\]-~]*$/;

/**
 * Bytes of a value's JSON text in UTF-8, without making that text where it is plain ASCII. Stops counting once `enough`
 * is passed: a text of a gigabyte is not walked through.
 */
export function jsonBytes(value: string | number | bigint | boolean | null, enough: number): number {
  if (typeof value !== 'string') return String(typeof value === 'bigint' && isHuge(value) ? HUGE_TEXT : value).length;
  if (value.length > enough) return value.length;
  if (PLAIN_ASCII.test(value)) return value.length + 2;
  return utf8Bytes(JSON.stringify(value));
}

function utf8Bytes(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    // Each half of a surrogate pair stands for two of its four bytes; `JSON.stringify` has escaped lone halves.
    if (unit < 0x80) bytes += 1;
    else bytes += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
  }
  return bytes;
}

const HUGE = 10n ** 400n;
const HUGE_TEXT = '9'.repeat(400);

/** Longer than any accepted number: its own text, which takes long to make, is not needed to refuse it. */
function isHuge(value: bigint): boolean {
  return value > HUGE || value < -HUGE;
}
