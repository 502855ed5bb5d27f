import { describe, expect, it } from 'vitest';
import { pathText } from '../../src/issues/path.ts';
import { defineRules } from '../../src/model/define-rules.ts';
import { parseRuleBook, safeParseRuleBook } from '../../src/model/parse-rule-book.ts';

const rules = [{ code: 'r-1', when: "business == 'store'", model: 'store' }];

function faultsOf(input: unknown): readonly string[] {
  const result = safeParseRuleBook(input);
  return result.ok ? [] : result.issues.map(({ code, path }) => `${code} ${pathText(path)}`.trim());
}

describe('a parsed rule book', () => {
  it('is unique unless stated, frozen, and has its fields complete', () => {
    const book = parseRuleBook({
      fields: [
        { code: 'amount', type: 'money' },
        { code: 'channel', type: 'text' },
      ],
      rules,
    });
    expect(book).toEqual({
      format: 1,
      hit: 'unique',
      fields: [
        { code: 'amount', type: 'money', currency: 'document', sensitive: false },
        { code: 'channel', type: 'text', sensitive: false },
      ],
      rules,
    });
    expect(Object.isFrozen(book.rules[0])).toBe(true);
    expect(parseRuleBook(book)).toEqual(book);
  });
});

describe('each fault of a rule book, alone', () => {
  it.each<readonly [string, unknown]>([
    ['value-missing rules', {}],
    ['value-invalid hit', { hit: 'any', rules }],
    ['key-unknown rles', { rules, rles: [] }],
    ['key-unknown rules[0].whn', { rules: [{ ...rules[0], whn: '*' }] }],
    ['value-invalid rules[0].when', { rules: [{ ...rules[0], when: true }] }],
    ['name-taken rules[1].code', { rules: [...rules, ...rules] }],
    ['name-taken fields[0].code', { fields: [{ code: 'store', type: 'text' }], rules }],
    [
      'name-taken fields[1].code',
      {
        fields: [
          { code: 'a', type: 'text' },
          { code: 'a', type: 'text' },
        ],
        rules,
      },
    ],
    ['name-reserved fields[0].code', { fields: [{ code: 'and', type: 'text' }], rules }],
    ['factor-field fields[0].scale', { fields: [{ code: 'a', type: 'date', scale: 2 }], rules }],
    ['json-key-reserved rules[0].when.constructor', { rules: [{ ...rules[0], when: { constructor: 1 } }] }],
  ])('%s', (fault, input) => {
    expect(faultsOf(input)).toEqual([fault]);
  });
});

describe('rules for models', () => {
  it('that exist are kept; a rule for another model names the nearest', () => {
    expect(defineRules([{ code: 'store' }], { rules: [{ code: 'r', model: 'store' }] }).rules).toHaveLength(1);
    const attempt = (): unknown => defineRules([{ code: 'store' }], { rules: [{ code: 'r', model: 'stoer' }] });
    expect(attempt).toThrow("rules[0].model: There is no model 'stoer'; did you mean 'store'?");
  });
});
