import { type ContentValue, canonicalText } from '../content/canonical-text.ts';
import { sha256Hex } from '../content/sha256.ts';
import { decimalText } from '../money/decimal.ts';
import type { Contract } from './contract.ts';
import type { Model } from './model.ts';
import type { RuleBook } from './rule-book.ts';

/**
 * The content hash of a parsed definition: SHA-256 in hexadecimal of its canonical text, with numbers as text. Two
 * definitions that say the same hash the same, whatever the order of their members, and whether a default was written
 * out or left to stand.
 */
export function definitionHash(definition: Model | Contract | RuleBook): string {
  return sha256Hex(canonicalText(contentOf(definition)));
}

function contentOf(value: unknown): ContentValue {
  if (typeof value === 'number' || typeof value === 'bigint') return decimalText(value) ?? String(value);
  if (Array.isArray(value)) return value.map(contentOf);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, contentOf(member)]));
  }
  // What is left of plain data are texts, booleans and null.
  return value as ContentValue;
}
