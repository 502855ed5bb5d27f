import { base64Text } from '../content/base64-text.ts';
import { sha256Hex, sha256OfBytes } from '../content/sha256.ts';
import { utf8Bytes } from '../content/utf8-bytes.ts';
import { utf8Text } from '../content/utf8-text.ts';
import { shown } from '../issues/shown.ts';
import { isKeepableText } from '../model/keepable-text.ts';
import { type JsonLimits, plainJson } from '../model/plain-json.ts';

/** Bytes of one message that are read and kept, unless an intake says otherwise. */
export const MESSAGE_BYTES_MAX = 1_048_576;
/** Objects and lists inside one another. */
export const MESSAGE_DEPTH_MAX = 32;

/**
 * How `raw` says what came: as it was (`text`), as a JSON literal (`json-text`: it has characters that no database keeps), in
 * base64 (`base64`: bytes that are no such text), or not at all (`none`: no JSON, only described).
 */
export type RawEncoding = 'text' | 'json-text' | 'base64' | 'none';

/** A message as it came: what is kept of it whatever it says. */
export interface RawMessage {
  readonly raw: string;
  readonly encoding: RawEncoding;
  /** SHA-256 in hexadecimal: of the bytes, of the text's UTF-8, or of what `raw` says in their place. */
  readonly hash: string;
  /** Bytes of the whole message. */
  readonly size: number;
  /** Whether it is longer than what is kept of it; the hash is of the whole. */
  readonly isCut: boolean;
}

/**
 * What is kept of a message: JSON text, bytes, or an object that JSON can say. Never fails: of what cannot be read at all a
 * description is kept.
 *
 * Worked case: the text `{"id":"A-1"}` is kept as it is, of 12 bytes; the bytes `[0xff]` as `/w==`.
 *
 * @param most bytes that are kept
 */
export function rawMessage(body: unknown, most: number = MESSAGE_BYTES_MAX): RawMessage {
  if (typeof body === 'string') return rawText(body, most);
  const bytes = bytesOf(body);
  if (bytes !== undefined) return rawBytes(bytes, most);
  const plain = plainJson(body, limitsOf(most));
  if (!plain.ok || typeof plain.value !== 'object') {
    const raw = shown(body);
    return { raw, encoding: 'none', hash: sha256Hex(raw), size: 0, isCut: false };
  }
  // A bigint has no JSON: it is written as the text that the decimal door reads it as.
  return rawText(
    JSON.stringify(plain.value, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
    most,
  );
}

/** Bounds of a message that is handed over as an object. */
export function limitsOf(bytes: number, depth: number = MESSAGE_DEPTH_MAX): JsonLimits {
  return { bytes, depth, nodes: bytes };
}

/** Bytes of this realm or another one: known by what they are, not by their class. */
export function bytesOf(body: unknown): Uint8Array | undefined {
  if (!ArrayBuffer.isView(body) || Object.prototype.toString.call(body) !== '[object Uint8Array]') return undefined;
  return body as Uint8Array;
}

function rawText(text: string, most: number): RawMessage {
  if (!isKeepableText(text)) {
    const literal = JSON.stringify(text);
    return { ...kept(literal, most), encoding: 'json-text', hash: sha256Hex(literal) };
  }
  return { ...kept(text, most), encoding: 'text', hash: sha256Hex(text) };
}

function rawBytes(bytes: Uint8Array, most: number): RawMessage {
  const hash = sha256OfBytes(bytes);
  const size = bytes.length;
  const isCut = size > most;
  const reading = utf8Text(isCut ? withoutHalf(bytes, most) : bytes);
  if ('text' in reading && isKeepableText(reading.text)) {
    return { raw: reading.text, encoding: 'text', hash, size, isCut };
  }
  return { raw: base64Text(isCut ? bytes.subarray(0, most) : bytes), encoding: 'base64', hash, size, isCut };
}

function kept(text: string, most: number): Pick<RawMessage, 'raw' | 'size' | 'isCut'> {
  const bytes = utf8Bytes(text);
  if (bytes.length <= most) return { raw: text, size: bytes.length, isCut: false };
  const reading = utf8Text(withoutHalf(bytes, most));
  return { raw: 'text' in reading ? reading.text : '', size: bytes.length, isCut: true };
}

/** The first bytes, up to the beginning of the character that would be cut in two. */
function withoutHalf(bytes: Uint8Array, most: number): Uint8Array {
  let end = most;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end);
}
