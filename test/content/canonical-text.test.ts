import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byCodeUnits, CONTENT_DEPTH_MAX, type ContentValue, canonicalText } from '../../src/content/canonical-text.ts';

describe('canonicalText', () => {
  test.each([
    [null, 'null'],
    [true, 'true'],
    [false, 'false'],
    ['', '""'],
    ['12.50', '"12.50"'],
    [[], '[]'],
    [{}, '{}'],
    [['b', 'a', null], '["b","a",null]'],
    [{ b: '1.5', a: ['x', true] }, '{"a":["x",true],"b":"1.5"}'],
    [{ a: undefined, b: '1' }, '{"b":"1"}'],
    [{ 10: 'ten', 9: 'nine', a: 'x' }, '{"10":"ten","9":"nine","a":"x"}'],
  ] as const)('%j is %s', (value, text) => {
    expect(canonicalText(value)).toBe(text);
  });

  // RFC 8785, section 3.2.3.
  test('members stand in the order of UTF-16 code units, so an emoji before U+FB33', () => {
    const members = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    const read: Record<string, string> = JSON.parse(canonicalText(members));
    expect(canonicalText(members)).toBe(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis",' +
        '"€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    );
    expect(read).toEqual(members);
  });

  // RFC 8785, section 3.2.2, without its numbers.
  test('texts are escaped as in the example of the RFC, and no further', () => {
    const value = { string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/', literals: [null, true, false] };
    expect(canonicalText(value)).toBe('{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}');
  });

  test('a name that a prototype has is a name like any other', () => {
    expect(canonicalText(JSON.parse('{"toString":"b","__proto__":"a"}'))).toBe('{"__proto__":"a","toString":"b"}');
  });

  test('objects without a prototype and of another realm are plain', () => {
    expect(canonicalText(Object.assign(Object.create(null), { a: '1' }))).toBe('{"a":"1"}');
    expect(canonicalText(runInNewContext('({ b: ["1"], a: "2" })'))).toBe('{"a":"2","b":["1"]}');
  });

  test('as deep as is allowed, and one deeper', () => {
    const nested = (levels: number): ContentValue => (levels === 0 ? 'x' : [nested(levels - 1)]);
    expect(canonicalText(nested(CONTENT_DEPTH_MAX))).toBe(
      `${'['.repeat(CONTENT_DEPTH_MAX)}"x"${']'.repeat(CONTENT_DEPTH_MAX)}`,
    );
    expect(() => canonicalText(nested(CONTENT_DEPTH_MAX + 1))).toThrow('more than 64 levels');
  });

  test('a cycle is refused, not followed', () => {
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    expect(() => canonicalText(cycle as ContentValue)).toThrow('more than 64 levels');
  });

  test.each([
    ['a number', 1],
    ['a number in a list', ['1', 1]],
    ['NaN', Number.NaN],
    ['a bigint', 1n],
    ['undefined', undefined],
    ['undefined in a list', [undefined]],
    ['a hole in a list', new Array(1)],
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['an object with a class', new (class Fee {})()],
    ['half of a surrogate pair', '\ud800'],
    ['the other half', 'a\udc00b'],
    ['a half in a name', { '\ud800': 'x' }],
    ['two halves in the wrong order', '\ude00\ud83d'],
  ])('%s has no canonical text', (_, value) => {
    // What the types forbid, a caller without types may still pass.
    expect(() => canonicalText(value as ContentValue)).toThrow(TypeError);
  });

  const content = fc.letrec<{ value: ContentValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.string({ unit: 'grapheme' }),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value'), { maxKeys: 5 }),
    ),
  })).value;

  test('property: it is JSON, reads back as the same content, and is its own canonical text', () => {
    fc.assert(
      fc.property(content, (value) => {
        const text = canonicalText(value);
        const read: ContentValue = JSON.parse(text);
        expect(JSON.stringify(read).length).toBe(text.length);
        expect(canonicalText(read)).toBe(text);
      }),
    );
  });

  test('property: the order in which members were set does not show', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'binary-ascii' }), { minLength: 2 }), (names) => {
        const forward = Object.fromEntries(names.map((name) => [name, name]));
        const backward = Object.fromEntries([...names].reverse().map((name) => [name, name]));
        expect(canonicalText(forward)).toBe(canonicalText(backward));
      }),
    );
  });
});

describe('byCodeUnits', () => {
  test('it knows no locale: upper case first, ä after z, an emoji before U+FB33', () => {
    expect(['ä', 'z', 'Z', '\ufb33', '😀', 'a', 'a'].sort(byCodeUnits)).toEqual([
      'Z',
      'a',
      'a',
      'z',
      'ä',
      '😀',
      '\ufb33',
    ]);
  });
});
