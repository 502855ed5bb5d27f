import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BusinessDocument } from '../../src/document/business-document.ts';
import { compileRules } from '../../src/match/compile-rules.ts';
import type { CompiledRules } from '../../src/match/compiled-rules.ts';
import { pieceOf, piecesOf, sortedBounds } from '../../src/match/index-pieces.ts';
import { matchDocument } from '../../src/match/match-document.ts';
import { parseRuleBook } from '../../src/model/parse-rule-book.ts';

const FIELDS = [
  { code: 'channel', type: 'text' },
  { code: 'city', type: 'text', default: 'a' },
  { code: 'amount', type: 'money' },
  { code: 'units', type: 'integer' },
  { code: 'day', type: 'date' },
  { code: 'isGift', type: 'boolean' },
  { code: 'tags', type: 'list', of: 'text' },
  { code: 'order', type: 'object', members: [{ path: 'kind', type: 'text' }] },
];

function compiled(rules: readonly (string | object)[], hit = 'unique'): CompiledRules {
  const result = compileRules(
    parseRuleBook({ fields: FIELDS, hit, rules: rules.map((when, at) => ({ code: `r${at}`, when, model: 'm' })) }),
  );
  if (!result.ok) throw new Error(JSON.stringify(result.issues[0]));
  return result.value;
}

const withoutIndex = (rules: CompiledRules): CompiledRules => ({ ...rules, index: undefined });

function order(facts: BusinessDocument['facts']): BusinessDocument {
  return {
    ...{ tenant: 't', business: 'b', id: 'd', revision: 1, party: 'p', time: '2026-11-24T02:00:00Z' },
    facts,
  };
}

/** Which rules are asked about a document. */
function asked(rules: CompiledRules, facts: BusinessDocument['facts']): readonly string[] {
  rules.fields.read(order(facts));
  return (rules.index?.candidates(rules.fields) ?? rules.rules).map(({ code }) => code);
}

const text = fc.constantFrom('a', 'b', 'c');
const amount = fc.constantFrom('0', '1', '2.5', '2.50', '10', '-1', '0.00001', '99999999999999999999');
const day = fc.constantFrom('2026-01-01', '2026-06-30', '2026-12-31');
const order2 = fc.constantFrom('==', '!=', '<', '<=', '>', '>=');

const comparison: fc.Arbitrary<string> = fc.oneof(
  fc.tuple(fc.constantFrom('channel', 'city'), text).map(([field, value]) => `${field} == '${value}'`),
  fc
    .tuple(fc.constantFrom('channel', 'city'), fc.array(text, { minLength: 1, maxLength: 2 }))
    .map(([field, values]) => `${field} in (${values.map((value) => `'${value}'`).join(', ')})`),
  fc.tuple(order2, amount).map(([operator, value]) => `amount ${operator} ${value}`),
  fc.tuple(order2, amount).map(([operator, value]) => `${value} ${operator} amount`),
  fc.tuple(order2, fc.constantFrom('1', '2', '3')).map(([operator, value]) => `units ${operator} ${value}`),
  fc.tuple(order2, day).map(([operator, value]) => `day ${operator} '${value}'`),
  fc.constantFrom('isGift', 'not isGift', "'a' in tags", 'amount / units > 1', 'amount > units * 1 or isGift', 'true'),
);
const rule: fc.Arbitrary<string> = fc
  .array(comparison, { minLength: 1, maxLength: 4 })
  .map((parts) => parts.map((part) => (part.includes(' or ') ? `(${part})` : part)).join(' and '))
  .filter((formula) => !formula.includes('units * 1'));

const facts = fc.record(
  {
    channel: fc.constantFrom('a', 'b', 'c', 'z', ''),
    city: text,
    amount: fc.oneof(amount, fc.constantFrom(1, 10, 0.1)),
    units: fc.constantFrom('0', '1', '2', 3),
    day,
    isGift: fc.boolean(),
    tags: fc.array(text, { maxLength: 2 }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<BusinessDocument['facts']>;

describe('the index over rules', () => {
  it('changes no answer and no fault, under any policy', () => {
    const seen = { matched: 0, fault: 0, indexed: 0 };
    fc.assert(
      fc.property(
        fc.array(rule, { minLength: 3, maxLength: 12 }),
        fc.constantFrom('unique', 'first', 'priority', 'collect'),
        fc.array(facts, { minLength: 1, maxLength: 6 }),
        (rules, hit, documents) => {
          const book = compiled(rules, hit);
          if (book.index !== undefined) seen.indexed += 1;
          for (const each of documents) {
            const answer = matchDocument(book, order(each));
            expect(answer).toEqual(matchDocument(withoutIndex(book), order(each)));
            seen[answer.ok ? 'matched' : 'fault'] += 1;
          }
        },
      ),
      { numRuns: 600 },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(100);
  });

  it('asks the rules of one value, in declared order, and those that have none', () => {
    const rules = compiled(["channel == 'a'", "channel == 'b'", 'true', "channel in ('a', 'c') and units == 1"]);
    expect(asked(rules, { channel: 'a' })).toEqual(['r0', 'r2', 'r3']);
    expect(asked(rules, { channel: 'c' })).toEqual(['r2', 'r3']);
    expect(asked(rules, { channel: 'z' })).toEqual(['r2']);
  });

  it('takes the field that tells most rules apart, and members of objects too', () => {
    const rules = compiled(
      ['a', 'b', 'c'].map((kind) => ({
        all: [
          { fact: 'channel', operator: 'equal', value: 'a' },
          { fact: 'order', path: 'kind', operator: 'equal', value: kind },
        ],
      })),
    );
    expect(asked(rules, { channel: 'a', order: { kind: 'b' } })).toEqual(['r1']);
  });

  it('finds ranges by bisection: just below a bound, at it, just above', () => {
    const rules = compiled([
      'amount < 100',
      'amount >= 100 and amount < 200',
      '200 < amount',
      'amount == 200 or isGift',
    ]);
    const of = (value: string) => asked(rules, { amount: value });
    expect(of('99.99')).toEqual(['r0', 'r3']);
    expect(of('100')).toEqual(['r1', 'r3']);
    expect(of('199.9999')).toEqual(['r1', 'r3']);
    expect(of('200')).toEqual(['r3']);
    expect(of('200.0001')).toEqual(['r2', 'r3']);
  });

  it('leaves out nothing whose absence would be a fault', () => {
    const rules = compiled(["units == 1 and channel == 'a'", "channel == 'b'", "channel == 'c'"]);
    // `units` is read first: without it, the first rule faults whatever the channel is.
    expect(asked(rules, { channel: 'b', units: '1' })).toEqual(['r1']);
    expect(asked(rules, { channel: 'b' })).toEqual(['r0', 'r1']);
    expect(matchDocument(rules, order({ channel: 'b' }))).toMatchObject({
      ok: false,
      issues: [{ code: 'field-missing' }],
    });
    // What might divide by zero is asked every time.
    const divided = compiled(["amount / units > 1 and channel == 'a'", "channel == 'b'", "channel == 'c'"]);
    expect(asked(divided, { channel: 'b', amount: '1', units: '0' })).toEqual(['r0', 'r1']);
    // A value that only the exact lane can hold is looked at by all.
    const exact = compiled(['amount == 1', 'amount == 2', 'amount == 3']);
    expect(asked(exact, { amount: '1' })).toEqual(['r0']);
    expect(asked(exact, { amount: '1.00001' })).toEqual(['r0', 'r1', 'r2']);
  });

  it('a book of 5,000 rules is read and compiled, and finds one', () => {
    const rules = compiled(Array.from({ length: 5_000 }, (_, at) => `units == ${at} and channel == 'a'`));
    expect(asked(rules, { units: '4321', channel: 'a' })).toEqual(['r4321']);
  });
});

describe('pieces of a line', () => {
  it('a value lies in the piece of its bound, or between two', () => {
    const bounds = sortedBounds([10, 5, 10, 20]);
    expect(bounds).toEqual([5, 10, 20]);
    expect([4, 5, 6, 10, 15, 20, 21].map((value) => pieceOf(bounds, value))).toEqual([0, 1, 2, 3, 4, 5, 6]);
    const at = (value: number, isIncluded: boolean) => ({ value, isIncluded });
    expect(piecesOf(bounds, { low: at(5, true), high: at(10, false) })).toEqual([1, 2]);
    expect(piecesOf(bounds, { low: at(5, false), high: at(10, true) })).toEqual([2, 3]);
    expect(piecesOf(bounds, { low: undefined, high: undefined })).toEqual([0, 6]);
    const [first, last] = piecesOf(bounds, { low: at(10, false), high: at(10, false) });
    expect(last).toBeLessThan(first);
  });
});
