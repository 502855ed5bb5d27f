import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capText } from '../../src/issues/cap-text.ts';
import { pathText } from '../../src/issues/path.ts';
import { plainLine } from '../../src/issues/plain-line.ts';
import { didYouMean, didYouMeanZh } from '../../src/issues/sentences.ts';
import { shown } from '../../src/issues/shown.ts';

describe('pathText', () => {
  test.each([
    [[], ''],
    [['fees'], 'fees'],
    [['fees', 2, 'price', 'bands', 0, 'rate'], 'fees[2].price.bands[0].rate'],
    [[3, 'facts'], '[3].facts'],
    [['facts', '佣金比例'], 'facts.佣金比例'],
    [['facts', 'a.b'], 'facts["a.b"]'],
    [['facts', ''], 'facts[""]'],
    [['facts', '0'], 'facts["0"]'],
  ])('%j is %s', (path, text) => {
    expect(pathText(path)).toBe(text);
  });
});

describe('shown', () => {
  test.each([
    [' 12 ', '" 12 "'],
    ['１２', '"１２"'],
    ['a\nb', '"a\\u000ab"'],
    ['\ud800', '"\\ud800"'],
    ['x'.repeat(80), `"${'x'.repeat(80)}"`],
    ['x'.repeat(81), `"${'x'.repeat(80)}…"`],
    [`${'x'.repeat(79)}😀`, `"${'x'.repeat(79)}…"`],
    [0, '0'],
    [-0, '-0'],
    [Number.NaN, 'NaN'],
    [12n, '12n'],
    [10n ** 100n, 'a very long integer'],
    [true, 'true'],
    [undefined, 'undefined'],
    [null, 'null'],
    [[1, 2], 'a list of 2'],
    [{ toString: () => 'run' }, 'an object'],
    [() => 1, 'a function'],
    [Symbol('s'), 'a symbol'],
  ])('%o is shown as %s', (value, text) => {
    expect(shown(value)).toBe(text);
  });
});

describe('didYouMean', () => {
  test('it is added only if there is a nearest name', () => {
    expect(`unknown name 'rat'${didYouMean('rate')}`).toBe("unknown name 'rat'; did you mean 'rate'?");
    expect(didYouMean(undefined)).toBe('');
    expect(didYouMeanZh('佣金')).toBe(';是否想写“佣金”?');
    expect(didYouMeanZh(undefined)).toBe('');
  });
});

describe('plainLine', () => {
  test('ordinary text, also emoji and accents, is left alone', () => {
    expect(plainLine('费用 é 😀 a b')).toBe('费用 é 😀 a b');
  });

  test('what is never printed is written out', () => {
    expect(plainLine('a\u0000b\u0085c\u2028d\u200ee')).toBe('a\\u0000b\\u0085c\\u2028d\\u200ee');
  });
});

describe('capText', () => {
  test.each([
    ['one below the limit', 'x'.repeat(9), 'x'.repeat(9)],
    ['at the limit', 'x'.repeat(10), 'x'.repeat(10)],
    ['just past it', 'x'.repeat(11), `${'x'.repeat(7)}…`],
    ['a character of four bytes is never cut', 'xxxxx😀😀', 'xxxxx…'],
    ['three bytes each, at the limit', '费费费x', '费费费x'],
    ['three bytes each, past it', '费费费费', '费费…'],
  ])('%s', (_, text, capped) => {
    expect(capText(text, 10)).toBe(capped);
  });

  test('property: never more bytes than allowed, and always a beginning of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 3, max: 60 }), (text, bytes) => {
        const capped = capText(text, bytes);
        expect(Buffer.byteLength(capped)).toBeLessThanOrEqual(bytes);
        if (capped !== text) {
          expect(capped.endsWith('…')).toBe(true);
          expect(text.startsWith(capped.slice(0, -1))).toBe(true);
          expect(Buffer.byteLength(text)).toBeGreaterThan(bytes);
        }
      }),
    );
  });
});
