import { describe, expect, test } from 'vitest';
import { parseFormula } from '../../src/formula/parse-formula.ts';
import { sentence } from '../../src/issues/issue.ts';
import { treeOf, withoutSpans } from './test-scope.ts';

function faultOf(text: string): unknown {
  const result = parseFormula(text);
  if (result.ok) return 'parses';
  const [fault, ...more] = result.issues;
  return more.length > 0 ? result.issues.map((each) => each.facts) : { code: fault?.code, ...fault?.facts };
}

const syntax = (found: string, expected: string, column: number, line = 1) => ({
  code: 'formula-syntax',
  found,
  expected,
  line,
  column,
});
const character = (found: string, instead: string | undefined, column: number) => ({
  code: 'formula-character',
  found,
  instead,
  line: 1,
  column,
});
const tooLarge = (measure: string, max: number, column: number) => ({
  code: 'formula-too-large',
  measure,
  max,
  line: 1,
  column,
});

describe('what the grammar reads', () => {
  test.each([
    // Precedence, written out with the brackets that it means.
    ['price + coupon * rate', 'price + (coupon * rate)'],
    ['price - coupon - cost', '(price - coupon) - cost'],
    ['price * rate / part', '(price * rate) / part'],
    ['price - coupon + cost', '(price - coupon) + cost'],
    ['-rate ^ 2', '-(rate ^ 2)'],
    ['- - rate', '-(-rate)'],
    ['price * -rate', 'price * (-rate)'],
    ['price + coupon > cost * rate', '(price + coupon) > (cost * rate)'],
    ['vip and paid or vip', '(vip and paid) or vip'],
    ['vip or paid and vip', 'vip or (paid and vip)'],
    ['not vip and paid', '(not vip) and paid'],
    ['not vip == paid', '(not vip) == paid'],
    ['price > 1 and vip', '(price > 1) and vip'],
    ['vip ? price : paid ? coupon : cost', 'vip ? price : (paid ? coupon : cost)'],
    ['vip ? paid ? price : coupon : cost', 'vip ? (paid ? price : coupon) : cost'],
    ['price > 1 ? coupon : cost + 1', '(price > 1) ? coupon : (cost + 1)'],
    ['vip or paid ? price : coupon', '(vip or paid) ? price : coupon'],
    // Blanks, lines and spellings.
    ['price*rate', ' \t\r\n price \n * rate '],
    ['min(price,coupon)', 'min ( price , coupon )'],
    ['if(vip, price, coupon)', 'vip ? price : coupon'],
    ["channel in ('app', 'web')", 'channel in ["app", "web"]'],
    ['pieces in (-1, 2)', 'pieces in [-1,2]'],
    ['price * 5e-2', 'price * 0.050'],
    ['price * 007', 'price * 7'],
    ['结算基数 * 佣金比例', '结算基数*佣金比例'],
  ])('%s is %s', (text, same) => {
    expect(withoutSpans(treeOf(text))).toEqual(withoutSpans(treeOf(same)));
  });

  test('names are compared in NFC: a letter and its accent, written apart, are one', () => {
    const parsed = parseFormula('cafe\u0301 + 1');
    expect(parsed.ok && parsed.value.syntax.kind === 'binary' && parsed.value.syntax.left).toMatchObject({
      name: 'caf\u00e9',
    });
  });

  test('literals keep every digit', () => {
    const digits = '0.1234567890123456789012345678901234567890';
    const parsed = parseFormula(digits);
    expect(parsed.ok && parsed.value.syntax).toMatchObject({ kind: 'number', text: digits });
  });
});

describe('what the grammar refuses, with its place', () => {
  test.each([
    // Accidents that a laxer parser lets pass.
    ['min(1 2)', syntax('2', 'operator', 7)],
    ['min(1,)', syntax(')', 'value', 7)],
    ['min(,1)', syntax(',', 'value', 5)],
    ['price /* half of it', character('/*', undefined, 7)],
    ['price /* all */ * 2', character('/*', undefined, 7)],
    ['price // 2', character('//', undefined, 7)],
    ['price rate', syntax('rate', 'operator', 7)],
    ['2 price', syntax('price', 'operator', 3)],
    ['2(price)', syntax('(', 'operator', 2)],
    ['(price)(rate)', syntax('(', 'operator', 8)],
    ["'app'(1)", syntax('(', 'operator', 6)],
    ['true(1)', syntax('(', 'operator', 5)],
    ['', syntax('', 'value', 1)],
    ['  ', syntax('', 'value', 3)],
    ['()', syntax(')', 'value', 2)],
    ['(price', syntax('', ')', 7)],
    ['price)', syntax(')', 'end', 6)],
    ['(vip ? price)', syntax(')', ':', 13)],
    ['vip ? price', syntax('', ':', 12)],
    ['vip ? price)', syntax(')', ':', 12)],
    ['price : rate', syntax(':', 'operator', 7)],
    ['min(vip ? 1, 2)', syntax(',', ':', 12)],
    ['price,rate', syntax(',', 'operator', 6)],
    ['(price, rate)', syntax(',', ')', 7)],
    ['price * * rate', syntax('*', 'value', 9)],
    ['price *', syntax('', 'value', 8)],
    ['* price', syntax('*', 'value', 1)],
    ['+price', syntax('+', 'value', 1)],
    ['vip not paid', syntax('not', 'operator', 5)],
    ['price\n  +\n* rate', syntax('*', 'value', 1, 3)],
    ["channel == 'app", syntax("'app", 'quote', 12)],
    // Lists stand behind `in` and hold literals.
    ["('app', 'web')", syntax(',', ')', 7)],
    ["['app']", syntax('[', 'value', 1)],
    ['tags[0]', syntax('[', 'operator', 5)],
    ['channel in ()', syntax(')', 'literal', 13)],
    ['channel in []', syntax(']', 'literal', 13)],
    ['channel in (city)', syntax('city', 'literal', 13)],
    ["channel in ('app', city)", syntax('city', 'literal', 20)],
    ["channel in ('app' 'web')", syntax('web', ')', 19)],
    ["channel in ('app', 'web']", syntax(']', ')', 25)],
    ["channel in ['app', 'web')", syntax(')', ']', 25)],
    ["channel in ('app'", syntax('', ')', 18)],
    ["channel in (('app'))", syntax('(', 'literal', 13)],
    ['vip in (true)', syntax('true', 'literal', 9)],
    ["pieces in (-'a')", syntax('a', 'literal', 13)],
    // What is not in it at all.
    ['price.value', character('.', undefined, 6)],
    ['price; rate', character(';', undefined, 6)],
    ['pieces!', character('!', 'not', 7)],
    ['price @ rate', character('@', undefined, 7)],
    ['`price', character('`', undefined, 1)],
    ["channel == 'a\\'", character('\\', undefined, 14)],
    ["channel == 'a\nb'", character('U+000A', undefined, 14)],
  ])('%j', (text, fault) => {
    expect(faultOf(text)).toEqual(fault);
  });

  test.each([
    ['price = 5', '=', '==', 7],
    ['price === 5', '===', '==', 7],
    ['price !== 5', '!==', '!=', 7],
    ['vip && paid', '&&', 'and', 5],
    ['vip || paid', '||', 'or', 5],
    ['vip & paid', '&', 'and', 5],
    ['vip | paid', '|', 'or', 5],
    ['!vip', '!', 'not', 1],
    ['price <> 5', '<>', '!=', 7],
    ['rate ** 2', '**', '^', 6],
    ['\uff08price\uff09', '\uff08', '(', 1],
    ['price \u00d7 2', '\u00d7', '*', 7],
    ['price \u00f7 2', '\u00f7', '/', 7],
    ['price \u2265 2', '\u2265', '>=', 7],
    ['price \u2212 2', '\u2212', '-', 7],
    ['channel == \u2018app\u2019', '\u2018', "'", 12],
  ])('%s: the fault says what to write instead', (text, found, instead, column) => {
    const result = parseFormula(text);
    const [fault] = result.ok ? [] : result.issues;
    expect({ code: fault?.code, ...fault?.facts }).toEqual(character(found, instead, column));
  });

  test('all wrong characters are told at once, but never more than 20', () => {
    const result = parseFormula('price = 5 && vip || !paid');
    const places = result.ok ? [] : result.issues.map(({ facts }) => 'column' in facts && facts.column);
    expect(places).toEqual([7, 11, 18, 21]);
    const hostile = parseFormula('@'.repeat(4_000));
    expect(hostile.ok ? 0 : hostile.issues.length).toBe(20);
  });

  test.each([
    ['5.', 1],
    ['1.2.3', 1],
    ['price * 1e99', 9],
    ['price * 1e+3', 9],
    ['12abc', 1],
    ['0x1F', 1],
    ['1_000', 1],
    ['price * 1\uff12', 9],
    [`price * ${'1'.repeat(61)}`, 9],
    ['price * 0.1e', 9],
  ])('%s is no number', (text, column) => {
    expect(faultOf(text)).toMatchObject({ code: 'formula-literal-invalid', line: 1, column });
  });

  test('.5 begins with a character that nothing begins with', () => {
    expect(faultOf('price * .5')).toEqual(character('.', undefined, 9));
  });

  test('columns count characters, not UTF-16 units, and lines from 1', () => {
    expect(faultOf('\u{20000}\u{20001} = 1')).toEqual(character('=', '==', 4));
    expect(faultOf('price +\n  结算 = 1')).toMatchObject({ line: 2, column: 6 });
  });

  test('a character that no one can see is named by its number', () => {
    expect(faultOf('pri\u200bce')).toEqual(character('U+200B', undefined, 4));
    expect(faultOf('price\u00a0* 2')).toEqual(character('U+00A0', undefined, 6));
    expect(faultOf('price\u3000* 2')).toEqual(character('U+3000', undefined, 6));
    expect(faultOf('price * \u0000')).toEqual(character('U+0000', undefined, 9));
    expect(faultOf('\ud800')).toEqual(character('U+D800', undefined, 1));
  });
});

describe('bounds: at the limit, and one past it', () => {
  const terms = (count: number): string => new Array(count).fill('a').join('+');

  test('4,096 characters', () => {
    expect(faultOf(`price${' '.repeat(4_091)}`)).toBe('parses');
    expect(faultOf(`price${' '.repeat(4_092)}`)).toEqual(tooLarge('characters', 4_096, 1));
  });

  test('4,096 characters also in NFC, which may be longer than what was written', () => {
    // U+1D160 is three characters in NFC.
    expect(faultOf(`${'\u{1d160}'.repeat(1_000)}`)).toEqual(tooLarge('characters', 4_096, 1));
  });

  test('1,000 names, values and operators', () => {
    expect(faultOf(`-${terms(500)}`)).toBe('parses');
    expect(faultOf(`--${terms(500)}`)).toEqual(tooLarge('nodes', 1_000, 1_001));
    expect(faultOf(`a in (${new Array(998).fill('1').join(',')})`)).toBe('parses');
    expect(faultOf(`a in (${new Array(999).fill('1').join(',')})`)).toMatchObject({ measure: 'nodes' });
  });

  const deep: Record<string, (levels: number) => string> = {
    brackets: (levels) => `${'('.repeat(levels)}a${')'.repeat(levels)}`,
    calls: (levels) => `${'abs('.repeat(levels)}a${')'.repeat(levels)}`,
    signs: (levels) => `${'-'.repeat(levels)}a`,
    negations: (levels) => `${'not '.repeat(levels)}a`,
    powers: (levels) => `a${'^2'.repeat(levels)}`,
    branches: (levels) => `${'a?b:'.repeat(levels)}c`,
    'inner branches': (levels) => `${'a?'.repeat(levels)}b${':c'.repeat(levels)}`,
    'signs and brackets': (levels) => `${'-('.repeat(levels / 2)}a${')'.repeat(levels / 2)}`,
  };
  test.each(Object.entries(deep))('64 levels of %s', (_, nested) => {
    expect(faultOf(nested(64))).toBe('parses');
    expect(faultOf(nested(66))).toMatchObject({ code: 'formula-too-large', measure: 'depth', max: 64 });
  });

  test('levels side by side are not added up', () => {
    const side = '(-(a?b:c)^2)';
    expect(faultOf(new Array(60).fill(side).join('+'))).toBe('parses');
    expect(faultOf(`min(${new Array(60).fill('a?b:--c').join(',')})`)).toBe('parses');
  });

  test('64 arguments', () => {
    const call = (count: number): string => `min(${new Array(count).fill('a').join(',')})`;
    expect(faultOf(call(64))).toBe('parses');
    expect(faultOf(call(65))).toEqual(tooLarge('arguments', 64, 132));
  });

  test('names of 64 characters', () => {
    expect(faultOf('n'.repeat(64))).toBe('parses');
    expect(faultOf('n'.repeat(65))).toMatchObject({ code: 'formula-name-invalid', reason: 'too-long' });
  });
});

describe('hostile texts are answered at once', () => {
  const hostile: Record<string, string> = {
    'one megabyte': 'a'.repeat(1_000_000),
    'one megabyte of brackets': '('.repeat(1_000_000),
    'as many brackets as fit': '('.repeat(4_096),
    'as many closing brackets': ')'.repeat(4_096),
    'as many quotes': "'".repeat(4_095),
    'as many commas': `min(${','.repeat(4_000)})`,
    'as many signs': '-'.repeat(4_096),
    'as many list brackets': `a in ${'['.repeat(4_000)}`,
    'as many points': `1${'.'.repeat(4_000)}`,
    'as many exponents': `1${'e1'.repeat(2_000)}`,
    'as many combining marks': `a${'\u0301'.repeat(4_000)}`,
    'a tower of powers': new Array(500).fill('9').join('^'),
  };
  test.each(Object.entries(hostile))('%s', (_, text) => {
    const start = performance.now();
    const result = parseFormula(text);
    expect(result.ok).toBe(false);
    for (const fault of result.ok ? [] : result.issues) {
      expect(sentence(fault, 'en').length).toBeLessThanOrEqual(2_048);
      expect(sentence(fault, 'zh').length).toBeLessThanOrEqual(2_048);
    }
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

describe('sentences', () => {
  test.each([
    [
      'price =5',
      "line 1, column 7: '=' is not part of a formula; write ==",
      '第 1 行第 7 列:公式中不能使用“=”,请写 ==',
    ],
    ['price @', "line 1, column 7: '@' is not part of a formula", '第 1 行第 7 列:公式中不能使用“@”'],
    [
      'price *',
      'line 1, column 8: expected a name, a number, a text or (, found the end',
      '第 1 行第 8 列:此处应为名称、数字、文本或 (,实际为结尾',
    ],
    ['min(1 2)', "line 1, column 7: expected an operator, found '2'", '第 1 行第 7 列:此处应为运算符,实际为“2”'],
    [
      'r\u0430te',
      "line 1, column 1: the name 'r\u0430te' mixes letters of several scripts",
      '第 1 行第 1 列:名称“r\u0430te”混用了多种文字的字母',
    ],
    [
      '1.2.3',
      "line 1, column 1: '1.2.3' is not a number that a formula can hold exactly",
      '第 1 行第 1 列:“1.2.3”不是公式可精确表示的数字',
    ],
    [`${'('.repeat(65)}1`, 'line 1, column 65: the formula has more than 64 levels', '第 1 行第 65 列:公式超过 64 层'],
  ])('%s', (text, en, zh) => {
    const result = parseFormula(text);
    const [fault] = result.ok ? [] : result.issues;
    expect(fault && [sentence(fault, 'en'), sentence(fault, 'zh')]).toEqual([en, zh]);
  });
});

describe('a number in the way of another language or a spreadsheet', () => {
  test.each([
    ['5%', '0.05'],
    ['price * 12.5 %', '0.125'],
    ['max(price, 5%)', '0.05'],
    ['(0.5%)', '0.005'],
    ['price - 1,000', '1000'],
    ['1,234,567.80', '1234567.80'],
    ['(price - 1,000) * rate', '1000'],
  ])('%s: write %s', (text, instead) => {
    const result = parseFormula(text);
    const told = result.ok ? [] : result.issues.map((each) => [sentence(each, 'en'), sentence(each, 'zh')]);
    expect(told).toEqual([
      [
        expect.stringMatching(new RegExp(`; write ${instead}$`)),
        expect.stringMatching(new RegExp(`,请写 ${instead}$`)),
      ],
    ]);
  });

  test.each(['price %', 'x5%', '12,34', '1,0000', 'price, 100', '1,'])('%s: nothing is guessed', (text) => {
    expect(faultOf(text)).toMatchObject({ code: 'formula-syntax', instead: undefined });
  });
});
