import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ContentValue, canonicalText } from '../../src/content/canonical-text.ts';
import { differingFields, type FactReader } from '../../src/document/document-content.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { decimalText } from '../../src/money/decimal.ts';

const head = { tenant: 't1', business: 'retail', id: 'A-1', party: 'm1', time: '2026-11-24T10:00:00+08:00' };

function document(facts: object, more: object = {}) {
  const parsed = parseDocument({ ...head, facts, ...more });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}

/** A dictionary with one number and one text. */
const read: FactReader = (fact, value) => {
  if (fact === 'price') return decimalText(value);
  return fact === 'code' && typeof value === 'string' ? value : undefined;
};

describe('two messages of one content', () => {
  it.each([
    ['12.50', '12.5'],
    ['12.5', 12.5],
    ['1e3', 1000n],
    ['-0', 0],
  ])('a price of %s is a price of %s', (a, b) => {
    expect(differingFields(document({ price: a }), document({ price: b }), read)).toEqual([]);
  });

  it('write one instant with two offsets', () => {
    const utc = document({}, { time: '2026-11-24T02:00:00Z' });
    expect(differingFields(document({}), utc, read)).toEqual([]);
  });

  it('may name their members in any order', () => {
    const a = document({ price: 1, code: 'x', lines: [{ a: 1, b: 2 }] });
    const b = document({ lines: [{ b: 2, a: 1 }], code: 'x', price: '1.0' });
    expect(differingFields(a, b, read)).toEqual([]);
  });

  it('may be two revisions: the revision says which message it is, not what it says', () => {
    expect(differingFields(document({}), document({}, { revision: 2 }), read)).toEqual([]);
  });

  it('count numbers without an entry in the dictionary as plain decimals', () => {
    expect(differingFields(document({ weight: 1.5 }), document({ weight: '1.5' }), read)).toEqual([]);
  });
});

describe('two messages that differ', () => {
  it('are told by field, facts by name', () => {
    const a = document({ price: '12.50', code: '007', old: 1 }, { store: 's1' });
    const b = document({ price: '12.51', code: '7', new: 1 }, { party: 'm2' });
    expect(differingFields(a, b, read)).toEqual([
      'party',
      'store',
      'facts.code',
      'facts.new',
      'facts.old',
      'facts.price',
    ]);
  });

  it('differ in a text that would be the same number', () => {
    expect(differingFields(document({ code: '12.50' }), document({ code: '12.5' }), read)).toEqual(['facts.code']);
  });

  it('differ where one has nothing and the other null', () => {
    expect(differingFields(document({}), document({ note: null }), read)).toEqual(['facts.note']);
  });

  it('differ in what the dictionary refuses', () => {
    expect(differingFields(document({ price: '12' }), document({ price: ' 12 ' }), read)).toEqual(['facts.price']);
  });

  it('differ in something exactly when the canonical texts of what they say do', () => {
    const facts = fc.dictionary(
      fc.constantFrom('price', 'code', 'x', 'y'),
      fc.oneof(fc.constantFrom('1', '1.0', '01', 1, true, null), fc.array(fc.constantFrom('1', 1, 'a'))),
    );
    /** Every fact as the dictionary reads it; here the generator makes no other numbers than 1. */
    const said = (facts: object): string =>
      canonicalText(
        Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, read(name, value) ?? plain(value)])),
      );
    const plain = (value: unknown): ContentValue =>
      Array.isArray(value) ? value.map(plain) : ((typeof value === 'number' ? String(value) : value) as ContentValue);
    fc.assert(
      fc.property(facts, facts, (a, b) => {
        const [left, right] = [document(a), document(b)];
        const isSame = said(a) === said(b);
        expect(differingFields(left, right, read).length === 0).toBe(isSame);
      }),
    );
  });
});
