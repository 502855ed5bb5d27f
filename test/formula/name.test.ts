import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isName, nameFault } from '../../src/formula/name.ts';
import { parseFormula } from '../../src/formula/parse-formula.ts';

describe('names that formulas may have', () => {
  test.each([
    'price',
    '_',
    'rate2',
    'Grundgebühr',
    'naïve_Straße',
    '结算基数',
    '佣金rate',
    'GMV_本月',
    '二〇二六',
    'サービス料',
    '入口の料金',
    '수수료율',
    'цена',
    'τιμή',
    'مبلغ',
    'מחיר',
    'ราคา',
    'i18n',
    'toString',
    'E',
    'PI',
  ])('%s', (name) => {
    expect(nameFault(name)).toBe(undefined);
    expect(isName(name)).toBe(true);
    expect(parseFormula(`${name} * 2`).ok).toBe(true);
  });

  test('a digit first, a blank, a sign: not the form of a name at all', () => {
    for (const text of ['', '2nd', 'a b', 'a-b', 'a.b', '$a', 'a\n', '价格!']) expect(isName(text), text).toBe(false);
  });
});

describe('names that could pass for others', () => {
  test.each([
    ['r\u0430te', 'mixed-scripts', 'Latin with a Cyrillic letter'],
    ['\u0440rice', 'mixed-scripts', 'a Cyrillic letter first'],
    ['pric\u03b5', 'mixed-scripts', 'Latin with a Greek letter'],
    ['结\u0430', 'mixed-scripts', 'Han with Cyrillic'],
    ['\u0441\u043e\u0440\u0430', 'look-alike', 'Cyrillic letters of which each looks Latin'],
    ['\u0391\u0392', 'look-alike', 'Greek capitals of which each looks Latin'],
    ['\u043e', 'look-alike', 'one such letter'],
    ['\uff50rice', 'look-alike', 'full-width letters'],
    ['\ufb01xed', 'look-alike', 'a ligature'],
    ['x\u00b2', 'look-alike', 'a superscript'],
    ['x\u2163', 'look-alike', 'a Roman numeral'],
    ['rate\u0967', 'mixed-scripts', 'a Devanagari digit'],
    ['\u0261rade', 'look-alike', 'the phonetic g'],
    ['\u01c0ine', 'look-alike', 'the click that looks like l'],
    ['a\u3164b', 'invisible', 'the Hangul filler'],
    ['a\u115fb', 'invisible', 'the Hangul choseong filler'],
    ['a\ufe0f', 'invisible', 'a variation selector'],
    ['q\u0303', 'mark', 'a letter with a mark of its own'],
    ['\u13a0\u13a1', 'rare-script', 'Cherokee'],
    ['\ua4d0\ua4f2', 'rare-script', 'Lisu'],
    ['n'.repeat(65), 'too-long', '65 characters'],
  ])('%s: %s (%s)', (name, reason) => {
    expect(isName(name)).toBe(false);
    const result = parseFormula(`1 + ${name}`);
    const [fault] = result.ok ? [] : result.issues;
    expect(fault).toMatchObject({ code: 'formula-name-invalid', facts: { reason, line: 1, column: 5 } });
  });

  test('no name has an invisible character, or is another one in compatibility form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 8 }), (text) => {
        const name = text.normalize('NFC');
        if (!isName(name)) return;
        expect(name).not.toMatch(/\p{Default_Ignorable_Code_Point}|\p{C}|\p{Z}|\p{M}/u);
        expect(name.normalize('NFKC')).toBe(name);
        const parsed = parseFormula(name);
        if (parsed.ok && parsed.value.syntax.kind === 'name') expect(parsed.value.syntax.name).toBe(name);
      }),
      { numRuns: 2_000 },
    );
  });
});
