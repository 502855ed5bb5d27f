/** What bytes say as UTF-8, or where they first say nothing: `byte` counts from 0. */
export type Utf8Reading = { readonly text: string } | { readonly byte: number };

/** Characters that are put together in one call: far below the arguments that any engine takes. */
const PART = 4_096;
/** By the length of its encoding: a character that could have been written shorter is refused. */
const SMALLEST = [0, 0, 0x80, 0x800, 0x10000];

/**
 * Reads bytes as UTF-8, strictly: an overlong form, half of a surrogate pair, a number beyond U+10FFFF or a character that is
 * cut off is refused, never replaced. `TextDecoder` belongs to the host and not to the language.
 *
 * Worked case: `[0xe4, 0xb8, 0xad]` is `中`; `[0x41, 0xff]` is refused at byte 1.
 */
export function utf8Text(bytes: Uint8Array): Utf8Reading {
  let text = '';
  let points: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0;
    const length = lengthOf(first);
    const point = length === 0 ? undefined : pointAt(bytes, at, length);
    if (point === undefined) return { byte: at };
    points.push(point);
    if (points.length === PART) {
      text += String.fromCodePoint(...points);
      points = [];
    }
    at += length;
  }
  return { text: text + String.fromCodePoint(...points) };
}

/** Bytes of the character that begins with this one; 0: none does. */
function lengthOf(first: number): number {
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

function pointAt(bytes: Uint8Array, at: number, length: number): number | undefined {
  const first = bytes[at] ?? 0;
  if (length === 1) return first;
  let point = first & (0xff >> (length + 1));
  for (let next = at + 1; next < at + length; next += 1) {
    const byte = bytes[next] ?? 0;
    if (byte >> 6 !== 0b10) return undefined;
    point = (point << 6) | (byte & 0x3f);
  }
  const isHalf = point >= 0xd800 && point <= 0xdfff;
  return isHalf || point < (SMALLEST[length] ?? 0) || point > 0x10ffff ? undefined : point;
}
