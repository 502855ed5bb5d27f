import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { utf8Bytes } from './utf8-bytes.ts';

/**
 * SHA-256 of the text's UTF-8 bytes in lower-case hexadecimal, 64 characters.
 *
 * Worked case: `sha256Hex('abc')` begins with `ba7816bf` and ends with `f20015ad`.
 */
export function sha256Hex(text: string): string {
  return sha256OfBytes(utf8Bytes(text));
}

/** The same of bytes as they are. */
export function sha256OfBytes(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/** One link more of a chain: SHA-256 of the link before, 32 bytes, and the text. */
export function chainedSha256(before: Uint8Array, text: string): Uint8Array {
  return sha256(utf8Bytes(text, before));
}

/** The link as lower-case hexadecimal. */
export function linkText(link: Uint8Array): string {
  return bytesToHex(link);
}

/** The way back. */
export function linkOf(text: string): Uint8Array {
  return hexToBytes(text);
}
