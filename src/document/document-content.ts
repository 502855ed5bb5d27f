import { type ContentValue, canonicalText } from '../content/canonical-text.ts';
import type { FactValue } from '../model/model.ts';
import type { PlainJson } from '../model/plain-json.ts';
import { decimalText } from '../money/decimal.ts';
import type { BusinessDocument, DocumentHead } from './business-document.ts';

/** Reads a fact by the dictionary: its canonical value, or `undefined` if the dictionary lacks it or refuses the value. */
export type FactReader = (fact: string, value: PlainJson) => FactValue | undefined;

type HeadField = Exclude<keyof DocumentHead, 'revision'>;

/** The revision is not among them: it says which message this is, not what it says. */
const HEAD_FIELDS: readonly HeadField[] = [
  'tenant',
  'business',
  'id',
  'type',
  'party',
  'store',
  'currency',
  'time',
  'original',
];

/**
 * The content of a document: what two messages must share for the second to answer `exists`. Facts count as
 * the dictionary reads them, so `'12.50'`, `12.5` and `{ amount: '12.5', currency: 'CNY' }` are one price in CNY, while
 * the text facts `'007'` and `'7'` are two. Facts without an entry in the dictionary count as plain values, numbers as
 * decimal text; all facts count, needed or not.
 */
export function documentContent(
  document: BusinessDocument,
  read: FactReader,
): { readonly [name: string]: ContentValue } {
  const head: Record<string, ContentValue> = {};
  for (const field of HEAD_FIELDS) {
    const value = document[field];
    if (value !== undefined) head[field] = value;
  }
  const facts: Record<string, ContentValue> = {};
  for (const [fact, value] of Object.entries(document.facts)) facts[fact] = factContent(fact, value, read);
  return { ...head, facts };
}

/**
 * Which fields of two documents differ, in the order of the fields, facts by code units: `['currency', 'facts.price']`.
 * Empty: their content is the same.
 */
export function differingFields(a: BusinessDocument, b: BusinessDocument, read: FactReader): readonly string[] {
  const fields: string[] = HEAD_FIELDS.filter((field) => a[field] !== b[field]);
  const names = new Set([...Object.keys(a.facts), ...Object.keys(b.facts)]);
  for (const name of [...names].sort()) {
    if (factText(a, name, read) !== factText(b, name, read)) fields.push(`facts.${name}`);
  }
  return fields;
}

function factText(document: BusinessDocument, name: string, read: FactReader): string {
  if (!Object.hasOwn(document.facts, name)) return '';
  return canonicalText(factContent(name, document.facts[name] ?? null, read));
}

function factContent(fact: string, value: PlainJson, read: FactReader): ContentValue {
  return read(fact, value) ?? plainContent(value);
}

function plainContent(value: PlainJson): ContentValue {
  if (typeof value === 'number' || typeof value === 'bigint') return decimalText(value) ?? String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(plainContent);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plainContent(member)]));
}
