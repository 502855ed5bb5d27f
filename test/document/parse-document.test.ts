import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/document/parse-document.ts';
import { sentence } from '../../src/issues/issue.ts';
import { Decimal } from '../../src/money/decimal.ts';

const order = {
  tenant: 't1',
  business: 'retail',
  id: 'A-1',
  party: 'm1',
  time: '2026-11-24T10:00:00+08:00',
  facts: { price: '12.50' },
};

function faults(input: unknown): readonly string[] {
  const parsed = parseDocument(input);
  if (parsed.ok) return [];
  return parsed.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}: ${sentence(issue, 'en')}`);
}

function parsed(input: unknown) {
  const answer = parseDocument(input);
  if (!answer.ok) throw new Error(answer.issues.map((issue) => sentence(issue, 'en')).join('\n'));
  return answer.value;
}

describe('a message that is a document', () => {
  it('is brought to its one form: time in UTC, revision 1', () => {
    expect(parsed(order)).toEqual({ ...order, time: '2026-11-24T02:00:00Z', revision: 1 });
  });

  it('keeps what is optional, and leaves out what is undefined', () => {
    const full = { ...order, revision: 3, type: 'refund', store: 's-9', currency: 'CNY' };
    expect(parsed(full)).toEqual({ ...full, time: '2026-11-24T02:00:00Z' });
    const bare = parsed({ ...order, revision: undefined, type: undefined, store: undefined, facts: undefined });
    expect(Object.keys(bare)).toEqual(['tenant', 'business', 'id', 'revision', 'party', 'time', 'facts']);
    expect(bare.facts).toEqual({});
  });

  it('takes a time from anything that knows its nanoseconds', () => {
    expect(parsed({ ...order, time: { epochNanoseconds: 1_500_000_000n } }).time).toBe('1970-01-01T00:00:01.5Z');
  });

  it('takes facts as they come: their types are the dictionary’s business', () => {
    const facts = {
      price: Number.NaN,
      count: 3n,
      rate: new Decimal('0.05'),
      tags: ['a', 'b'],
      blank: ' 12 ',
      none: null,
    };
    expect(parsed({ ...order, facts }).facts).toEqual({ ...facts, rate: '0.05' });
  });

  it('takes Chinese names in their one normal form', () => {
    expect(Object.keys(parsed({ ...order, facts: { 商品金额: '1', 'Cafe\u0301': '2' } }).facts)).toEqual([
      '商品金额',
      'Café',
    ]);
  });

  it('is frozen, lists and objects inside too, and no longer the sender’s', () => {
    const lines = [{ sku: 'x', amount: '1.00' }];
    const document = parsed({ ...order, facts: { lines } });
    lines[0] = { sku: 'y', amount: '9.00' };
    expect(document.facts.lines).toEqual([{ sku: 'x', amount: '1.00' }]);
    for (const part of [document, document.facts, document.facts.lines, (document.facts.lines as object[])[0]]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });

  it('may have no prototype, or that of another realm', () => {
    expect(parsed(Object.assign(Object.create(null), order)).id).toBe('A-1');
  });
});

describe('a message that is none', () => {
  it('has every fault told at once, each with its place', () => {
    const { tenant: _, ...rest } = order;
    expect(
      faults({ ...rest, id: '', revision: 0, currency: 'RMB', time: '2026-11-24T10:00', stor: 's1', facts: 7 }),
    ).toEqual([
      "stor: document-field-unknown: A document has no member 'stor'; facts of its own belong in 'facts'; did you mean 'store'?",
      "tenant: document-field-missing: The document has no 'tenant'; expected an id of 1 to 128 characters, without control characters and without blanks at its ends",
      `id: document-field-invalid: 'id' of the document is ""; expected an id of 1 to 128 characters, without control characters and without blanks at its ends`,
      "revision: document-field-invalid: 'revision' of the document is 0; expected a whole number from 1 to 2147483647",
      `currency: document-field-invalid: 'currency' of the document is "RMB"; expected an ISO 4217 code such as 'CNY'`,
      `time: document-field-invalid: 'time' of the document is "2026-11-24T10:00"; expected an instant with offset, such as '2026-11-24T10:00:00+08:00'`,
      "facts: document-field-invalid: 'facts' of the document is 7; expected an object of facts by name",
    ]);
  });

  it.each([
    ['nothing', null],
    ['a text', '{}'],
    ['a list', [order]],
    ['an instance of a class', new (class Order {})()],
    ['a map', new Map(Object.entries(order))],
    ['an accessor', Object.defineProperty({ ...order }, 'id', { get: () => 'A-1', enumerable: true })],
    ['a symbol', { ...order, [Symbol('id')]: 1 }],
    [
      'a proxy that throws',
      new Proxy(order, {
        ownKeys: () => {
          throw new Error('no');
        },
      }),
    ],
  ])('%s is refused', (_, input) => {
    expect(faults(input)[0]).toMatch(/^: document-not-plain: A document must be a plain object/);
  });

  it.each([
    ['an id of 128 characters', 'x'.repeat(128), true],
    ['an id of 129', 'x'.repeat(129), false],
    ['blanks inside', 'A 1', true],
    ['a blank at the end', 'A1 ', false],
    ['a line feed', 'A\n1', false],
    ['U+0000', 'A\u0000', false],
    ['half of a character', 'A\ud83d', false],
    ['a number', 17, false],
  ])('%s', (_, id, isAccepted) => {
    expect(parseDocument({ ...order, id }).ok).toBe(isAccepted);
  });

  it.each([1, 2_147_483_647])('revision %d is accepted', (revision) => {
    expect(parsed({ ...order, revision }).revision).toBe(revision);
  });

  it.each([0, -1, 1.5, '1', Number.NaN, 2_147_483_648])('revision %s is refused', (revision) => {
    expect(faults({ ...order, revision })).toHaveLength(1);
  });
});

describe('facts that no store could keep', () => {
  it.each([
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a date', new Date(0)],
    ['a text with U+0000', 'a\u0000'],
    ['half of a character', '\udc00'],
    ['half of one, inside', { note: ['\udc00'] }],
    ['a function inside', { note: [() => 1] }],
  ])('%s is refused', (_, price) => {
    expect(faults({ ...order, facts: { price } })[0]).toContain('document-fact-unreadable');
  });

  it('a value that contains itself is refused with its place', () => {
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    expect(faults({ ...order, facts: { cycle } })).toEqual([
      "facts.cycle.self: document-fact-unreadable: Fact 'cycle' of the document holds a value that contains itself; expected plain JSON whose text can be stored",
    ]);
  });

  it('a name that could reach a prototype is refused, at any depth', () => {
    expect(faults({ ...order, facts: JSON.parse('{"__proto__": {"isAdmin": true}}') })[0]).toContain(
      'document-fact-name',
    );
    expect(faults({ ...order, facts: { a: JSON.parse('{"constructor": 1}') } })[0]).toContain('document-fact-name');
  });

  it('one name in two normal forms is one name twice', () => {
    expect(faults({ ...order, facts: { Café: '1', 'Cafe\u0301': '2' } })[0]).toContain('each name once');
  });

  it('a fact name has 64 characters, and not 65', () => {
    expect(faults({ ...order, facts: { ['n'.repeat(64)]: 1 } })).toEqual([]);
    expect(faults({ ...order, facts: { ['n'.repeat(65)]: 1 } })[0]).toContain('document-fact-name');
    expect(faults({ ...order, facts: { '': 1 } })[0]).toContain('document-fact-name');
  });
});

describe('a message that is too large', () => {
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`f${at}`, 1]));

  it('has 1,000 facts, and not 1,001', () => {
    expect(faults({ ...order, facts: many(1000) })).toEqual([]);
    expect(faults({ ...order, facts: many(1001) })).toEqual([
      'facts: document-too-large: The document is too large: at most 1000 facts are accepted',
    ]);
  });

  it('has 65,536 characters in its facts, and not one more', () => {
    expect(faults({ ...order, facts: { t: 'x'.repeat(65_535) } })).toEqual([]);
    expect(faults({ ...order, facts: { t: 'x'.repeat(65_536) } })[0]).toContain('document-too-large');
  });

  it('has facts of 8 levels, and not 9', () => {
    const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);
    expect(faults({ ...order, facts: { t: nested(8) } })).toEqual([]);
    expect(faults({ ...order, facts: { t: nested(9) } })[0]).toContain('at most 8 levels in one fact');
  });

  it('ends after 20 faults, whatever it holds', () => {
    const junk = Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`x${at}`, 1]));
    expect(faults({ ...order, ...junk })).toHaveLength(20);
    const wrong = Object.fromEntries(Array.from({ length: 900 }, (_, at) => [`x${at}`, () => 1]));
    expect(faults({ ...order, facts: wrong })).toHaveLength(20);
  });
});
