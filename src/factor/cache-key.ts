import type { BusinessDocument } from '../document/business-document.ts';
import { decimalText } from '../money/decimal.ts';
import type { CacheOptions, NeededFacts } from './factor-provider.ts';

/** Fields of a document that a key may name. */
export const KEY_FIELDS = ['tenant', 'business', 'party', 'store', 'type', 'currency', 'id', 'time'] as const;

const LENGTH_MAX = 1_024;

/** What came of asking for a key: one, none (then nothing is kept), or something that is no key. */
export type CacheKey = { readonly key: string | undefined } | { readonly found: unknown };

/**
 * The key under which a document's answers are kept: its tenant, then what the provider named.
 *
 * @throws what a user's own function throws
 *
 * Worked case: `['party', 'sku']` of a document of tenant t1 and party m1 with the fact sku of 'A-7' is
 * `["t1","m1","A-7"]`.
 */
export function cacheKey(of: CacheOptions['key'], document: BusinessDocument, needs: NeededFacts): CacheKey {
  if (typeof of === 'function') {
    const key: unknown = of(document, needs);
    if (key === undefined) return { key };
    if (typeof key !== 'string' || key.length > LENGTH_MAX) return { found: key };
    return { key: JSON.stringify([document.tenant, key]) };
  }
  const parts: unknown[] = [document.tenant];
  for (const name of of) {
    const part = partOf(name, document, needs);
    if (part === undefined) return { key: undefined };
    parts.push(part);
  }
  const key = JSON.stringify(parts);
  return { key: key.length > LENGTH_MAX ? undefined : key };
}

/** `null` for a field that the document doesn't have; `undefined` for a fact that is not there, or is no key: not kept. */
function partOf(name: string, document: BusinessDocument, needs: NeededFacts): unknown {
  const field = KEY_FIELDS.find((each) => each === name);
  if (field !== undefined) return document[field] ?? null;
  if (Object.hasOwn(needs, name)) return needs[name];
  if (!Object.hasOwn(document.facts, name)) return undefined;
  const fact: unknown = document.facts[name];
  if (typeof fact === 'string' || typeof fact === 'boolean') return fact;
  // A number beside a text of the same digits: two keys, so that a text is never taken for another one.
  const text = decimalText(fact);
  return text === undefined ? undefined : [text];
}
