import { describe, expect, it } from 'vitest';
import { money, QUANTITY, RATIO, TEXT, typeText } from '../../src/formula/type.ts';
import { sentence } from '../../src/issues/issue.ts';
import { check, faultsOf, treeOf, withoutSpans } from './test-scope.ts';

const CNY = money('CNY');
const typeOf = (text: string): string => {
  const checked = check(text, []);
  return checked.ok ? typeText(checked.value.type) : (checked.issues[0]?.code ?? '');
};

describe('types of operations', () => {
  // One name of each type; a fault is `-`.
  const names = { money: 'price', dollars: 'dollars', ratio: 'rate', quantity: 'weight', integer: 'pieces' };
  type Kind = keyof typeof names;
  const kinds = Object.keys(names) as Kind[];
  const M = 'money(CNY)';
  const D = 'money(USD)';

  const table: Record<string, Record<Kind, readonly string[]>> = {
    // right:     money  dollars  ratio  quantity  integer
    '+': {
      money: [M, '-', '-', '-', '-'],
      dollars: ['-', D, '-', '-', '-'],
      ratio: ['-', '-', 'ratio', '-', '-'],
      quantity: ['-', '-', '-', 'quantity', 'quantity'],
      integer: ['-', '-', '-', 'quantity', 'integer'],
    },
    '*': {
      money: ['-', '-', M, M, M],
      dollars: ['-', '-', D, D, D],
      ratio: [M, D, 'ratio', 'quantity', 'ratio'],
      quantity: [M, D, 'quantity', 'quantity', 'quantity'],
      integer: [M, D, 'ratio', 'quantity', 'integer'],
    },
    '/': {
      money: ['ratio', '-', M, M, M],
      dollars: ['-', 'ratio', D, D, D],
      ratio: ['-', '-', 'ratio', 'ratio', 'ratio'],
      quantity: ['-', '-', 'quantity', 'ratio', 'ratio'],
      integer: ['-', '-', 'quantity', 'ratio', 'ratio'],
    },
  };
  const same: readonly (readonly [string, string])[] = [
    ['-', '+'],
    ['%', '+'],
  ];
  const comparisons = ['==', '!=', '<', '<=', '>', '>='];

  for (const [operator, rows] of Object.entries(table)) {
    const operators = [operator, ...same.flatMap(([like, as]) => (as === operator ? [like] : []))];
    for (const left of kinds) {
      it.each(kinds.map((right, at) => [right, rows[left][at] ?? ''] as const))(
        `${left} ${operator} %s is %s`,
        (right, type) => {
          for (const each of operators) {
            const expected = type === '-' ? 'formula-operands' : type;
            expect(typeOf(`${names[left]} ${each} ${names[right]}`), each).toBe(expected);
          }
          if (operator !== '+') return;
          for (const each of comparisons) {
            const expected = type === '-' ? 'formula-operands' : 'boolean';
            expect(typeOf(`${names[left]} ${each} ${names[right]}`), each).toBe(expected);
          }
          expect(typeOf(`min(${names[left]}, ${names[right]})`)).toBe(type === '-' ? 'formula-type' : type);
          expect(typeOf(`vip ? ${names[left]} : ${names[right]}`)).toBe(type === '-' ? 'formula-branches' : type);
        },
      );
    }
  }

  it.each([
    // A literal takes the type of the other side.
    ['price + 1', M],
    ['1 - price', M],
    ['price % 100', M],
    ['rate + 1', 'ratio'],
    ['weight + 1', 'quantity'],
    ['pieces + 1', 'integer'],
    ['pieces + 1.5', 'quantity'],
    ['min(pieces, 1.5)', 'quantity'],
    ['vip ? pieces : 1.5', 'quantity'],
    ['pieces == 1.5', 'boolean'],
    ['max(0, price)', M],
    ['vip ? 0 : price', M],
    // In a product or quotient it is a plain number.
    ['price * 2', M],
    ['price / 2', M],
    ['2 * price', M],
    ['rate * 2', 'ratio'],
    ['1 / rate', 'ratio'],
    ['weight / 2', 'quantity'],
    ['pieces * 2', 'integer'],
    ['pieces * 1.5', 'quantity'],
    ['1.5 * pieces', 'quantity'],
    ['pieces / 365', 'ratio'],
    ['pieces / 1.5', 'quantity'],
    ['price * (vip ? 0.05 : 0.06)', M],
    ['price * (1 + 0.05)', M],
    ['price * (1 / 3)', M],
    // One value changes no type.
    ['-price', M],
    ['abs(weight)', 'quantity'],
    ["round(price, 0, 'down')", M],
    ['floor(weight)', 'quantity'],
    ['rate ^ 2', 'ratio'],
    ['pieces ^ 2', 'integer'],
    ['clamp(price, 0, 100)', M],
    ['clamp(0, price, 100)', M],
    ['sum(price, coupon)', M],
    ['avg(pieces, 2)', 'quantity'],
    ['avg(price, coupon)', M],
    ['sum(parts)', M],
    ['avg(counts)', 'quantity'],
    ['max(counts)', 'integer'],
    ['count(tags)', 'integer'],
    ['exact(cost) * 2', M],
    ['share(coupon_split, platform)', M],
    ['unplaced(coupon_split)', M],
    // Texts, dates and booleans.
    ["channel == 'app'", 'boolean'],
    ['channel != city', 'boolean'],
    ["day >= '2026-11-30'", 'boolean'],
    ["'2026-11-30' < day", 'boolean'],
    ["day == (vip ? '2026-01-01' : '2026-06-30')", 'boolean'],
    ["day in ('2026-11-30', '2026-12-01')", 'boolean'],
    ['day in holidays', 'boolean'],
    ["'2026-10-01' in holidays", 'boolean'],
    ['vip == paid', 'boolean'],
    ['vip != true', 'boolean'],
    ["vip ? channel : 'none'", 'text'],
    ["vip ? day : '2026-01-01'", 'date'],
    ['channel in tags', 'boolean'],
    ["'new' in tags", 'boolean'],
    ['5 in counts', 'boolean'],
    ['price in parts', 'boolean'],
    ['price in (1, 2.50)', 'boolean'],
    ['pieces in (1, -2)', 'boolean'],
  ])('%s is %s', (text, type) => {
    expect(typeOf(text)).toBe(type);
  });

  it.each([
    'vip ? 1 : 2',
    'price * (vip ? 1 : 2)',
    '(vip ? 10 : 20) * (vip ? 3 : 4)',
    '(vip ? 10 : 20) / (vip ? 3 : 4) % 7',
    "round(max(1, vip ? 2 : 3), 2, 'down') + abs(vip ? -1 : 1) - -(vip ? 1 : 2) ^ 2",
    'sum(price, 1, clamp(2, 0, vip ? 3 : 4))',
    'pieces * 2 * price + pieces / 1.5 * price',
  ])('no value of %s is left without a type', (text) => {
    const tree = treeOf(text, [CNY]);
    expect(tree.type).toEqual(CNY);
    expect(JSON.stringify(withoutSpans(tree))).not.toContain('"type":{"kind":"number"}');
  });

  it('a literal takes the first type of its place that it can have', () => {
    expect(treeOf('0', [CNY, RATIO]).type).toEqual(CNY);
    expect(treeOf('0.5', [{ kind: 'integer' }, QUANTITY]).type).toEqual(QUANTITY);
    expect(treeOf('vip ? 1 : 0.5', [{ kind: 'integer' }, QUANTITY]).type).toEqual(QUANTITY);
    expect(treeOf('(vip ? 1 : 2) / 3', [{ kind: 'integer' }, RATIO]).type).toEqual(RATIO);
    expect(treeOf('avg(1, vip ? 2 : 3)', [{ kind: 'integer' }, QUANTITY]).type).toEqual(QUANTITY);
    expect(treeOf("'2026-02-28'", [{ kind: 'date' }]).type).toEqual({ kind: 'date' });
    expect(faultsOf("'2026-02-29'", [{ kind: 'date' }])).toEqual(['line 1, column 1: expected date, found text']);
  });

  it('an integer does where a quantity is wanted, and nothing else widens', () => {
    expect(faultsOf('pieces', [QUANTITY])).toEqual([]);
    expect(faultsOf('weight', [{ kind: 'integer' }])).toEqual(['line 1, column 1: expected integer, found quantity']);
    expect(faultsOf('rate', [QUANTITY])).toEqual(['line 1, column 1: expected quantity, found ratio']);
  });

  it('arithmetic on literals alone is done once, exactly', () => {
    expect(treeOf('price * (10 / 3 * 3)')).toMatchObject({ right: { kind: 'literal', value: { n: 10n, d: 1n } } });
    expect(treeOf("round(2.5, 0, 'half-even')", [CNY])).toMatchObject({ kind: 'literal', value: { n: 2n, d: 1n } });
    expect(treeOf('abs(-2) ^ 10', [RATIO])).toMatchObject({ value: { n: 1024n } });
  });

  it('a chain of `and` is one list', () => {
    expect(treeOf('vip and paid and vip and (paid or vip or paid)')).toMatchObject({
      kind: 'logical',
      items: [{}, {}, {}, { kind: 'logical', items: [{}, {}, {}] }],
    });
  });
});

describe('faults, with place and both languages', () => {
  it.each([
    [
      'couponn * 2',
      "line 1, column 1: unknown name 'couponn'; did you mean 'coupon'?",
      '第 1 行第 1 列:未知名称“couponn”;是否想写“coupon”?',
    ],
    ['E * 2', "line 1, column 1: unknown name 'E'", '第 1 行第 1 列:未知名称“E”'],
    ['price * PI', "line 1, column 9: unknown name 'PI'", '第 1 行第 9 列:未知名称“PI”'],
    [
      'vip == True',
      "line 1, column 8: unknown name 'True'; did you mean 'true'?",
      '第 1 行第 8 列:未知名称“True”;是否想写“true”?',
    ],
    [
      'mix(price)',
      "line 1, column 1: unknown function 'mix'; did you mean 'min'?",
      '第 1 行第 1 列:未知函数“mix”;是否想写“min”?',
    ],
    [
      'sin(rate)',
      "line 1, column 1: unknown function 'sin'; did you mean 'min'?",
      '第 1 行第 1 列:未知函数“sin”;是否想写“min”?',
    ],
    ['price + rate', 'line 1, column 7: money(CNY) + ratio has no meaning', '第 1 行第 7 列:金额(CNY) + 比例 没有意义'],
    [
      'price * coupon',
      'line 1, column 7: money(CNY) * money(CNY) has no meaning',
      '第 1 行第 7 列:金额(CNY) * 金额(CNY) 没有意义',
    ],
    [
      '(price) +\n dollars',
      "line 1, column 9: money(CNY) + money(USD) has no meaning; convert USD into CNY in a step of kind 'conversion' first",
      '第 1 行第 9 列:金额(CNY) + 金额(USD) 没有意义;请先用“conversion”步骤把 USD 换算成 CNY',
    ],
    ["channel < 'app'", 'line 1, column 9: text < text has no meaning', '第 1 行第 9 列:文本 < 文本 没有意义'],
    [
      "price == '12'",
      'line 1, column 7: money(CNY) == text has no meaning',
      '第 1 行第 7 列:金额(CNY) == 文本 没有意义',
    ],
    ['vip > paid', 'line 1, column 5: boolean > boolean has no meaning', '第 1 行第 5 列:布尔值 > 布尔值 没有意义'],
    [
      'tags == tags',
      'line 1, column 6: list of text == list of text has no meaning',
      '第 1 行第 6 列:文本列表 == 文本列表 没有意义',
    ],
    [
      '1 < 2',
      'line 1, column 1: nothing says whether 1 < 2 is money, a ratio or a quantity',
      '第 1 行第 1 列:无法判断 1 < 2 是金额、比例还是数量',
    ],
    [
      'price ^ 2',
      'line 1, column 1: ^ takes ratio, quantity or integer, not money(CNY)',
      '第 1 行第 1 列:^ 需要比例、数量或整数,而不是金额(CNY)',
    ],
    [
      'rate ^ 17',
      'line 1, column 8: ^ takes a whole literal exponent from 0 to 16',
      '第 1 行第 8 列:^ 需要0 至 16 的整数常量作指数',
    ],
    [
      'vip and price',
      'line 1, column 9: and takes boolean, not money(CNY)',
      '第 1 行第 9 列:and 需要布尔值,而不是金额(CNY)',
    ],
    [
      'not price > 1',
      'line 1, column 5: not takes boolean, not money(CNY)',
      '第 1 行第 5 列:not 需要布尔值,而不是金额(CNY)',
    ],
    ['-vip', 'line 1, column 2: - takes number, not boolean', '第 1 行第 2 列:- 需要数字,而不是布尔值'],
    [
      "day > '2026-02-30'",
      "line 1, column 7: > takes date, not '2026-02-30'",
      "第 1 行第 7 列:> 需要日期,而不是'2026-02-30'",
    ],
    [
      'round(price, 2)',
      "line 1, column 1: round takes a value, a scale from 0 to 18 and a mode such as 'half-up'",
      "第 1 行第 1 列:round 需要一个值、0 至 18 的小数位数和舍入方式,如 'half-up'",
    ],
    [
      "round(price, 2, 'nearest')",
      "line 1, column 17: round takes one of the modes 'half-up', 'half-even', 'half-down', 'up', 'down', 'ceiling' and 'floor'",
      "第 1 行第 17 列:round 需要舍入方式 'half-up'、'half-even'、'half-down'、'up'、'down'、'ceiling' 或 'floor'",
    ],
    [
      "round(price, 19, 'down')",
      'line 1, column 14: round takes a whole literal scale from 0 to 18',
      '第 1 行第 14 列:round 需要0 至 18 的整数常量作小数位数',
    ],
    ["channel in ('a', 1)", 'line 1, column 18: in takes text, not number', '第 1 行第 18 列:in 需要文本,而不是数字'],
    [
      'price in (1) and 2',
      'line 1, column 18: and takes boolean, not number',
      '第 1 行第 18 列:and 需要布尔值,而不是数字',
    ],
    [
      'vip ? price : rate',
      'line 1, column 15: a choice between money(CNY) and ratio has no type',
      '第 1 行第 15 列:金额(CNY)与比例二选一,没有确定的类型',
    ],
    [
      'if(vip, tags, tags)',
      'line 1, column 15: a choice between list of text and list of text has no type',
      '第 1 行第 15 列:文本列表与文本列表二选一,没有确定的类型',
    ],
    ['price * (1 / 0)', 'line 1, column 10: 1 / 0 divides by zero', '第 1 行第 10 列:1 / 0 除以了零'],
    ['price / 0', 'line 1, column 1: price / 0 divides by zero', '第 1 行第 1 列:price / 0 除以了零'],
    ['price % (1 - 1)', 'line 1, column 1: price % 0 divides by zero', '第 1 行第 1 列:price % 0 除以了零'],
    [
      'max(price, rate)',
      'line 1, column 12: max takes money(CNY), not ratio',
      '第 1 行第 12 列:max 需要金额(CNY),而不是比例',
    ],
    ['max(tags)', 'line 1, column 5: max takes number, not list of text', '第 1 行第 5 列:max 需要数字,而不是文本列表'],
    [
      'clamp(price, 0, rate)',
      'line 1, column 17: clamp takes money(CNY), not ratio',
      '第 1 行第 17 列:clamp 需要金额(CNY),而不是比例',
    ],
    [
      'count(price)',
      'line 1, column 7: count takes list, not money(CNY)',
      '第 1 行第 7 列:count 需要列表,而不是金额(CNY)',
    ],
    [
      'exact(coupon_)',
      "line 1, column 7: unknown name 'coupon_'; did you mean 'coupon'?",
      '第 1 行第 7 列:未知名称“coupon_”;是否想写“coupon”?',
    ],
    [
      'share(coupon_split, platfrom)',
      "line 1, column 21: unknown name 'platfrom'",
      '第 1 行第 21 列:未知名称“platfrom”',
    ],
    ['share(split, platform)', "line 1, column 7: unknown name 'split'", '第 1 行第 7 列:未知名称“split”'],
    ['exact(1)', 'line 1, column 1: exact takes the name of a fee', '第 1 行第 1 列:exact 需要一个费用名称'],
  ])('%s', (text, en, zh) => {
    const checked = check(text);
    const [fault, ...more] = checked.ok ? [] : checked.issues;
    expect(fault && [sentence(fault, 'en'), sentence(fault, 'zh')]).toEqual([en, zh]);
    expect(more).toEqual([]);
  });

  it.each([
    ['min()', 'values-or-list'],
    ['abs(price, 1)', 'value'],
    ['abs()', 'value'],
    ['clamp(price, 1)', 'value-low-high'],
    ['if(vip, price)', 'condition-two-values'],
    ['if(vip, price, coupon, 1)', 'condition-two-values'],
    ['floor()', 'value-scale'],
    ['ceil(price, 1, 2)', 'value-scale'],
    ['floor(price, weight)', 'scale'],
    ["round(price, -1, 'down')", 'scale'],
    ["round(price, 1.5, 'down')", 'scale'],
    ["round(price, 0.99999999999999999999, 'down')", 'scale'],
    ['round(price, 2, channel)', 'mode'],
    ["round(price, 2, 'constructor')", 'mode'],
    ['rate ^ -1', 'exponent'],
    ['rate ^ 1.5', 'exponent'],
    ['rate ^ pieces', 'exponent'],
    ['rate ^ 2 ^ 2', 'exponent'],
    ['9^9^9', 'exponent'],
    ['9 ^ (9 ^ 9)', 'exponent'],
    ['count()', 'list'],
    ['count(tags, tags)', 'list'],
    ['share(coupon_split)', 'apportionment-bearer'],
    ["share(coupon_split, 'platform')", 'apportionment-bearer'],
    ['unplaced()', 'apportionment'],
  ])('%s: %s', (text, expected) => {
    const checked = check(text);
    const faults = checked.ok ? [] : checked.issues.map(({ facts }) => 'expected' in facts && facts.expected);
    expect(faults).toEqual([expected]);
  });

  it('all faults of a formula are told at once, each at its place', () => {
    expect(faultsOf('couponn + ratee *\n  (vip and price) + round(rate, 2)')).toEqual([
      "line 1, column 1: unknown name 'couponn'; did you mean 'coupon'?",
      "line 1, column 11: unknown name 'ratee'; did you mean 'rate'?",
      'line 2, column 12: and takes boolean, not money(CNY)',
      "line 2, column 21: round takes a value, a scale from 0 to 18 and a mode such as 'half-up'",
    ]);
  });

  it('a formula of another type than its place', () => {
    expect(faultsOf('rate', [CNY])).toEqual(['line 1, column 1: expected money(CNY), found ratio']);
    expect(faultsOf('price > 1', [CNY, RATIO])).toEqual([
      'line 1, column 1: expected money(CNY) or ratio, found boolean',
    ]);
    expect(faultsOf('1', [TEXT])).toEqual(['line 1, column 1: expected text, found number']);
    expect(faultsOf('0', [CNY])).toEqual([]);
    expect(faultsOf('vip ? 1 : 2', [])).toEqual([
      'line 1, column 1: nothing says whether vip ? 1 : 2 is money, a ratio or a quantity',
    ]);
  });

  it('literals that grow beyond 2,000 digits are a fault of the definition', () => {
    // 9^16 has 16 digits, its 16th power 245, and of that the 16th 3,909.
    expect(faultsOf('price * (9 ^ 16) ^ 16')).toEqual([]);
    const [fault, ...more] = faultsOf('price * ((9 ^ 16) ^ 16) ^ 16');
    expect(fault).toMatch(/^line 1, column \d+: \d{80}… needs more than 2,000 digits$/);
    expect(more).toEqual([]);
  });
});

describe('names that reach for a prototype are names like any other', () => {
  it.each([
    'constructor',
    '__proto__',
    'toString',
    'prototype',
    'hasOwnProperty',
    'valueOf',
    '__defineGetter__',
    '__lookupSetter__',
    'isPrototypeOf',
  ])('%s', (name) => {
    expect(faultsOf(`price * ${name}`)).toEqual([`line 1, column 9: unknown name '${name}'`]);
    expect(faultsOf(`${name}(price)`)).toEqual([`line 1, column 1: unknown function '${name}'`]);
    expect(faultsOf(`exact(${name})`)).toEqual([`line 1, column 7: unknown name '${name}'`]);
    expect(faultsOf(`share(coupon_split, ${name})`)).toEqual([`line 1, column 21: unknown name '${name}'`]);
    expect(faultsOf(`round(price, 2, '${name}')`)).toHaveLength(1);
    expect(faultsOf(`channel in ('${name}', 'app')`)).toEqual([]);
    expect(faultsOf(`price.${name}`)).toEqual(["line 1, column 6: '.' is not part of a formula"]);
    expect(faultsOf(`price['${name}']`)).toEqual(["line 1, column 6: expected an operator, found '['"]);
  });

  it.each(['con\u200bstructor', 'c\u043enstructor', '\uff43onstructor', '__pr\u043eto__', 'const\u0301ructor'])(
    '%j, in disguise, is no name at all',
    (name) => {
      expect(check(name).ok).toBe(false);
      expect(faultsOf(name).join()).not.toMatch(/unknown name '(constructor|__proto__)'/);
    },
  );
});
