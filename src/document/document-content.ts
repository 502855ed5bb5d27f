import { type ContentValue, canonicalText } from '../content/canonical-text.ts';
import type { FactValue } from '../model/model.ts';
import type { PlainJson } from '../model/plain-json.ts';
import { decimalText } from '../money/decimal.ts';
import type { BusinessDocument, DocumentFacts, DocumentHead, DocumentLine } from './business-document.ts';

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
 * Which fields of two documents differ, in the order of the fields, facts by code units: `['currency', 'facts.price',
 * 'lines.7.facts.price']`. Empty: their content is the same, and the second message answers `exists`.
 *
 * Facts count as the dictionary reads them, so `'12.50'`, `12.5` and `{ amount: '12.5', currency: 'CNY' }` are one price in CNY,
 * while the text facts `'007'` and `'7'` are two. Facts without an entry in the dictionary count as plain values, numbers as
 * decimal text; all facts count, needed or not.
 */
export function differingFields(a: BusinessDocument, b: BusinessDocument, read: FactReader): readonly string[] {
  const fields: string[] = HEAD_FIELDS.filter((field) => a[field] !== b[field]);
  return [...fields, ...differingFacts(a.facts, b.facts, read), ...differingLines(a.lines ?? [], b.lines ?? [], read)];
}

function differingFacts(a: DocumentFacts, b: DocumentFacts, read: FactReader): readonly string[] {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  return names.flatMap((name) => (factText(a, name, read) === factText(b, name, read) ? [] : [`facts.${name}`]));
}

/** Lines are told by their ids: one that only one of them has, `lines.7`; the same in another order, `lines`. */
function differingLines(a: readonly DocumentLine[], b: readonly DocumentLine[], read: FactReader): readonly string[] {
  const before = new Map(a.map((line) => [line.id, line]));
  const after = new Map(b.map((line) => [line.id, line]));
  const fields: string[] = [];
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(id), after.get(id)];
    if (old === undefined || now === undefined) fields.push(`lines.${id}`);
    else fields.push(...differingFacts(old.facts, now.facts, read).map((field) => `lines.${id}.${field}`));
  }
  const isMoved = a.length === b.length && a.some(({ id }, at) => id !== b[at]?.id && after.has(id));
  return isMoved ? ['lines', ...fields] : fields;
}

function factText(facts: DocumentFacts, name: string, read: FactReader): string {
  if (!Object.hasOwn(facts, name)) return '';
  return canonicalText(factContent(name, facts[name] ?? null, read));
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
