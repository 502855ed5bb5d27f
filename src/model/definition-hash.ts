import { type ContentValue, canonicalText } from '../content/canonical-text.ts';
import { sha256Hex } from '../content/sha256.ts';
import { decimalText } from '../money/decimal.ts';
import type { Contract } from './contract.ts';
import { isObject } from './leaf-schemas.ts';
import type { Model } from './model.ts';
import type { RuleBook } from './rule-book.ts';

/**
 * The content hash of a parsed definition: SHA-256 in hexadecimal of its canonical text, with numbers as text. Two
 * definitions that say the same hash the same, whatever the order of their members, and whether a default was written
 * out or left to stand.
 */
export function definitionHash(definition: Model | Contract | RuleBook): string {
  const known = HASHES.get(definition);
  if (known !== undefined) return known;
  const hash = hashOf(definition);
  // What is frozen stays what it is.
  if (Object.isFrozen(definition)) HASHES.set(definition, hash);
  return hash;
}

/** A model is part of thousands of plans. */
const HASHES = new WeakMap<Model | Contract | RuleBook, string>();

function hashOf(definition: Model | Contract | RuleBook): string {
  // A term states what differs from the model: there `enabled: true` is no default.
  const content = 'terms' in definition ? said(definition, isSilentInContract, contentOf) : modelContent(definition);
  return sha256Hex(canonicalText(content));
}

// What a definition says by saying nothing is left out of its hash, so that a version of the library that knows more
// members, with defaults of their own, still finds what was published before.

type IsSilent = (member: string, value: unknown) => boolean;

const EMPTY_LISTS: ReadonlySet<string> = new Set([
  'factors',
  'fees',
  'apportionments',
  'accumulators',
  'fields',
  'tables',
  'flows',
]);

const DEFAULTS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['sensitive', false],
  ['booked', true],
  ['enabled', true],
  ['wins', 'cap'],
  ['negative', 'mirror'],
  ['overflow', 'reject'],
  ['flatAtZero', false],
  ['free', '0'],
  ['method', 'ratio'],
  ['shortage', 'in-order'],
  ['onCap', 'fill'],
  ['remainder', 'largest'],
  ['hit', 'unique'],
  ['complete', false],
]);

const isSilentInModel: IsSilent = (member, value) =>
  EMPTY_LISTS.has(member) ? Array.isArray(value) && value.length === 0 : DEFAULTS.get(member) === value;

const isSilentInContract: IsSilent = (member, value) =>
  member === 'terms'
    ? Array.isArray(value) && value.length === 0
    : member === 'facts'
      ? isObject(value) && Object.keys(value).length === 0
      : member === 'status' && value === 'active';

const DATA: ReadonlySet<string> = new Set(['inputs', 'rows', 'default']);

function modelContent(value: unknown): ContentValue {
  if (Array.isArray(value)) return value.map(modelContent);
  if (!isObject(value)) return contentOf(value);
  // What a table gives has names of its own, and so have a calculator's inputs: one called `free` is no member of ours.
  const members = Object.entries(value);
  const content = said(
    Object.fromEntries(members.filter(([member]) => !DATA.has(member))),
    isSilentInModel,
    modelContent,
  );
  const data = members.filter(([member]) => DATA.has(member));
  // Parsed, they are texts and booleans in lists and objects: canonical as they stand.
  return { ...(content as object), ...(Object.fromEntries(data) as { readonly [member: string]: ContentValue }) };
}

function contentOf(value: unknown): ContentValue {
  if (typeof value === 'number' || typeof value === 'bigint') return decimalText(value) ?? String(value);
  if (Array.isArray(value)) return value.map(contentOf);
  // What is left of plain data are texts, booleans and null.
  return isObject(value) ? said(value, () => false, contentOf) : (value as ContentValue);
}

function said(definition: object, isSilent: IsSilent, content: (value: unknown) => ContentValue): ContentValue {
  const members = Object.entries(definition).filter(([member, value]) => !isSilent(member, value));
  return Object.fromEntries(members.map(([member, value]) => [member, content(value)]));
}
