import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/document/parse-document.ts';
import { sentence } from '../../src/issues/issue.ts';
import { pathText } from '../../src/issues/path.ts';

const HEAD = { tenant: 't1', business: 'retail', id: 'A-1', party: 'm1', time: '2026-11-24T10:00:00+08:00' };

function faults(lines: unknown): readonly string[] {
  const parsed = parseDocument({ ...HEAD, lines });
  return parsed.ok ? [] : parsed.issues.map(({ code, path }) => `${pathText(path)}: ${code}`);
}

describe('the lines of a document', () => {
  it('are frozen plain data in their order; facts and all lines may be left out', () => {
    const parsed = parseDocument({ ...HEAD, lines: [{ id: 'b', facts: { price: '1.0' } }, { id: 'a' }] });
    const lines = parsed.ok ? parsed.value.lines : undefined;
    expect(lines).toEqual([
      { id: 'b', facts: { price: '1.0' } },
      { id: 'a', facts: {} },
    ]);
    expect([lines, lines?.[0], lines?.[0]?.facts].every(Object.isFrozen)).toBe(true);
    const none = parseDocument({ ...HEAD, lines: [] });
    expect(none.ok && 'lines' in none.value).toBe(false);
  });

  it.each([
    ['no list', { id: '1' }, ['lines: document-field-invalid']],
    ['a gap', new Array(2), ['lines: document-field-invalid']],
    [
      'a getter',
      Object.defineProperty([], 0, { get: () => ({ id: '1' }), enumerable: true }),
      ['lines: document-field-invalid'],
    ],
    [
      'no objects',
      ['1', null, []],
      ['lines[0]: document-field-invalid', 'lines[1]: document-field-invalid', 'lines[2]: document-field-invalid'],
    ],
    ['no id', [{ facts: {} }], ['lines[0].id: document-field-missing']],
    [
      'an id that is none',
      [{ id: 1 }, { id: '' }, { id: ' 1' }],
      [
        'lines[0].id: document-field-invalid',
        'lines[1].id: document-field-invalid',
        'lines[2].id: document-field-invalid',
      ],
    ],
    ['an id twice', [{ id: '1' }, { id: '2' }, { id: '1' }], ['lines[2].id: document-line-twice']],
    ['another member', [{ id: '1', fact: {} }], ['lines[0].fact: document-field-unknown']],
    ['facts that are none', [{ id: '1', facts: [] }], ['lines[0].facts: document-field-invalid']],
    [
      'a reserved name of a fact',
      [{ id: '1', facts: JSON.parse('{"__proto__":1}') }],
      ['lines[0].facts.__proto__: document-fact-name'],
    ],
    [
      'a fact that is no JSON',
      [{ id: '1' }, { id: '2', facts: { price: () => 1 } }],
      ['lines[1].facts.price: document-fact-unreadable'],
    ],
    ['too many', Array.from({ length: 10_001 }, (_, at) => ({ id: `${at}` })), ['lines: document-too-large']],
  ])('%s', (_situation, lines, expected) => {
    expect(faults(lines)).toEqual(expected);
  });

  it('a proxy that throws is no list', () => {
    const lines = new Proxy([], {
      get: () => {
        throw new Error('mine');
      },
    });
    expect(faults(lines)).toEqual(['lines: document-field-invalid']);
  });

  it('ten thousand are accepted, and two hundred thousand facts in them', () => {
    const lines = (facts: object) => Array.from({ length: 10_000 }, (_, at) => ({ id: `${at}`, facts }));
    const twenty = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`f${at}`, at]));
    expect(faults(lines(twenty))).toEqual([]);
    expect(faults(lines({ ...twenty, more: 1 }))).toEqual(['lines: document-too-large']);
  });

  it('eight million characters are accepted in all their facts together', () => {
    const lines = (length: number) =>
      Array.from({ length: 128 }, (_, at) => ({ id: `${at}`, facts: { f: 'x'.repeat(length) } }));
    expect(faults(lines(65_535))).toEqual([]);
    expect(faults(lines(65_536))).toEqual(['lines[127].facts: document-too-large']);
  });

  it('of thousands of faults the first twenty are told', () => {
    expect(faults(Array.from({ length: 5_000 }, () => ({})))).toHaveLength(20);
  });

  it('says in both languages what is wrong', () => {
    const parsed = parseDocument({ ...HEAD, lines: [{ id: '1' }, { id: '1' }] });
    const [fault] = parsed.ok ? [] : parsed.issues;
    expect(fault && [sentence(fault, 'en'), sentence(fault, 'zh')]).toEqual([
      'two lines of the document have the id "1"',
      '单据有两行的标识同为 "1"',
    ]);
  });
});
