import { describe, expect, it } from 'vitest';
import { sentence } from '../../src/issues/issue.ts';
import { parseFormula } from '../../src/formula/parse-formula.ts';
import { money } from '../../src/formula/type.ts';
import { check, faultsOf } from './test-scope.ts';

describe('syntax: what, where and what was expected', () => {
  it.each([
    ['min(1 2)', "line 1, column 7: expected an operator, found '2'"],
    ['price +', 'line 1, column 8: expected a name, a number, a text or (, found the end'],
    ['(price', 'line 1, column 7: expected ), found the end'],
    ['price)', "line 1, column 6: expected an operator, found ')'"],
    ['price coupon', "line 1, column 7: expected an operator, found 'coupon'"],
    ['min(price)(1)', "line 1, column 11: expected an operator, found '('"],
    ['vip ? price', 'line 1, column 12: expected :, found the end'],
    ['(vip ? price) : 1', "line 1, column 13: expected :, found ')'"],
    ['price,\ncoupon', "line 1, column 6: expected an operator, found ','"],
    ['price\n  ** 2', "line 2, column 4: expected a name, a number, a text or (, found '*'"],
    ['min(price,)', "line 1, column 11: expected a name, a number, a text or (, found ')'"],
    ["channel == 'app", "line 1, column 12: expected a closing quote, found ''app'"],
    ['+price', "line 1, column 1: expected a name, a number, a text or (, found '+'"],
    ['', 'line 1, column 1: expected a name, a number, a text or (, found the end'],
    ['price = 1', "line 1, column 7: '=' is not part of a formula; write =="],
    ['vip && vip', "line 1, column 5: '&&' is not part of a formula; write and"],
    ['vip || vip', "line 1, column 5: '||' is not part of a formula; write or"],
    ['!vip', "line 1, column 1: '!' is not part of a formula; write not"],
    ['price === 1', "line 1, column 7: '===' is not part of a formula; write =="],
    ['price.amount', "line 1, column 6: '.' is not part of a formula"],
    ['price; coupon', "line 1, column 6: ';' is not part of a formula"],
    ['tags[0]', "line 1, column 5: expected an operator, found '['"],
    ['1..2', "line 1, column 1: '1..2' is not a number that a formula can hold exactly"],
    ['1e400', "line 1, column 1: '1e400' is not a number that a formula can hold exactly"],
    ['12abc', "line 1, column 1: '12abc' is not a number that a formula can hold exactly"],
    ['/* price */ 1', "line 1, column 1: expected a name, a number, a text or (, found '/'"],
    ['rаte * 2', "line 1, column 1: the name 'rаte' mixes letters of several scripts"],
    ['\uff52ate * 2', "line 1, column 1: the name '\uff52ate' holds a look-alike of another letter"],
  ])('%s', (text, expected) => {
    expect(faultsOf(text)).toEqual([expected]);
  });

  it('says it in Chinese too', () => {
    const refused = check('price + couponn');
    expect(refused.ok ? '' : sentence(refused.issues[0] as never, 'zh')).toBe(
      '第 1 行第 9 列:未知名称“couponn”;是否想写“coupon”?',
    );
  });
});

describe('names and types', () => {
  it.each([
    ['couponn * 2', ["line 1, column 1: unknown name 'couponn'; did you mean 'coupon'?"]],
    ['mix(price)', ["line 1, column 1: unknown function 'mix'; did you mean 'min'?"]],
    ['price + rate', ['line 1, column 1: + takes types that go together, not money(CNY) + ratio']],
    ['price * coupon', ['line 1, column 1: * takes types that go together, not money(CNY) * money(CNY)']],
    ['price + dollars', ['line 1, column 1: + takes types that go together, not money(CNY) + money(USD)']],
    ["channel < 'app'", ["line 1, column 1: < takes two values of one type, not text < text"]],
    ["price == '12'", ['line 1, column 1: == takes two values of one type, not money(CNY) == text']],
    ['1 < 2', ['line 1, column 1: nothing says whether 1 < 2 is money, a ratio or a quantity']],
    ['price ^ 2', ['line 1, column 1: ^ takes ratio, quantity or integer, not money(CNY)']],
    ['rate ^ 17', ['line 1, column 8: ^ takes a whole literal exponent from 0 to 16']],
    ['rate ^ pieces', ['line 1, column 8: ^ takes a whole literal exponent from 0 to 16']],
    ['vip and price', ['line 1, column 9: and takes boolean, not money(CNY)']],
    ["day > '2026-02-30'", ['line 1, column 7: > takes date, not text']],
    ['round(price, 2)', ["line 1, column 1: round takes a value, a scale from 0 to 18 and a mode such as 'half-up'"]],
    [
      "round(price, 2, 'nearest')",
      ['line 1, column 17: round takes one of the modes half-up, half-even, half-down, up, down, ceiling, floor in quotes'],
    ],
    ["channel in ('a', 1)", ['line 1, column 18: in takes text, not number']],
    ['vip ? price : rate', ['line 1, column 15: ? : takes two values of one type, not money(CNY) and ratio']],
    ['couponn + ratee', [
      "line 1, column 1: unknown name 'couponn'; did you mean 'coupon'?",
      "line 1, column 11: unknown name 'ratee'; did you mean 'rate'?",
    ]],
  ])('%s', (text, expected) => {
    expect(faultsOf(text)).toEqual(expected);
  });

  it('refuses a formula of another type than its place', () => {
    expect(faultsOf('rate', [money('CNY')])).toEqual(['line 1, column 1: this place takes money(CNY), not ratio']);
    expect(faultsOf('0', [money('CNY')])).toEqual([]);
  });
});

describe('hostile text ends soon, and reaches nothing', () => {
  it.each(['constructor', '__proto__', 'toString', 'prototype', 'hasOwnProperty', 'valueOf', '__defineGetter__'])(
    '%s is just an unknown name',
    (name) => {
      const refused = check(`price * ${name}`);
      expect(refused.ok ? '' : refused.issues[0]?.code).toBe('formula-name-unknown');
      const called = check(`${name}(price)`);
      expect(called.ok ? '' : called.issues[0]?.code).toBe('formula-function-unknown');
    },
  );

  const limits: readonly (readonly [string, string, string])[] = [
    ['4,096 characters', `price${' '.repeat(4091)}`, `price${' '.repeat(4092)}`],
    ['depth 64', `${'('.repeat(64)}price${')'.repeat(64)}`, `${'('.repeat(65)}price${')'.repeat(65)}`],
    ['64 arguments', `min(${Array(64).fill('1').join(',')}, price)`.replace('1,', ''), `min(${Array(65).fill('1').join(',')})`],
    ['1,000 nodes', Array(500).fill('1').join('+').concat('+').slice(0, 999), Array(501).fill('1').join('+')],
    ['64 characters a name', 'a'.repeat(64), 'a'.repeat(65)],
  ];
  it.each(limits)('%s are the limit', (_name, at, past) => {
    const within = parseFormula(at);
    expect(within.ok || within.issues.every(({ code }) => code === 'formula-syntax')).toBe(true);
    const refused = parseFormula(past);
    expect(refused.ok ? '' : refused.issues[0]?.code).toMatch(/formula-too-large|formula-name-invalid/);
  });

  it.each([
    ['a megabyte', '9'.repeat(1_000_000)],
    ['a megabyte of brackets', '('.repeat(1_000_000)],
    ['nested unary', `${'-'.repeat(2_000)}price`],
    ['nested not', `${'not '.repeat(900)}vip`],
    ['a tower of powers', Array(400).fill('9').join('^')],
    ['a tower of conditionals', `${'vip ? 1 : '.repeat(200)}1`],
    ['nines', '9^9^9'],
  ])('%s', (_name, text) => {
    const started = performance.now();
    expect(check(text).ok).toBe(false);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
