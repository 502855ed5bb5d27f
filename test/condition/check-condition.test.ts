import { describe, expect, it } from 'vitest';
import { checkCondition, isAlways } from '../../src/condition/check-condition.ts';
import type { ConditionInput } from '../../src/condition/condition-input.ts';
import { formulaText } from '../../src/formula/formula-text.ts';
import { sentence } from '../../src/issues/issue.ts';
import { pathText } from '../../src/issues/path.ts';
import { scope } from '../formula/test-scope.ts';

/** What a user's JSON may hold, whatever the types say. */
const check = (input: unknown) => checkCondition(input as ConditionInput, scope, ['rules', 0, 'when']);

/** The formula that says the same. */
function formulaOf(input: unknown): string | undefined {
  const checked = check(input);
  if (!checked.ok) throw new Error(checked.issues.map((each) => sentence(each, 'en')).join('; '));
  return checked.value && formulaText(checked.value);
}

/** `path: sentence` of every fault, without the path of the condition itself. */
function faultsOf(input: unknown, language: 'en' | 'zh' = 'en'): readonly string[] {
  const checked = check(input);
  if (checked.ok) return [];
  return checked.issues.map((each) => {
    expect(each.path.slice(0, 3)).toEqual(['rules', 0, 'when']);
    return `${pathText(each.path.slice(3))}: ${sentence(each, language)}`;
  });
}

const leaf = (fact: unknown, operator: unknown, value: unknown) => ({ fact, operator, value });
const APP = leaf('channel', 'equal', 'app');

describe('a condition that always holds', () => {
  it.each([undefined, '*', ' * '])('%j', (input) => {
    expect(isAlways(input)).toBe(true);
    expect(check(input)).toEqual({ ok: true, value: undefined });
  });

  it('nothing else does', () => {
    for (const input of ['', '**', 'true', '* and vip']) expect(isAlways(input)).toBe(false);
    for (const input of [null, [], {}, 0, false, true]) expect(check(input).ok, JSON.stringify(input)).toBe(false);
  });
});

describe('a condition as formula', () => {
  it('is of type boolean', () => {
    expect(formulaOf("channel == 'app' and price >= 100")).toBe("channel == 'app' and price >= 100");
    expect(faultsOf('price')).toEqual([': line 1, column 1: expected boolean, found money(CNY)']);
    expect(faultsOf('price > ')).toEqual([': line 1, column 9: expected a name, a number, a text or (, found the end']);
    expect(faultsOf('')).toHaveLength(1);
    expect(faultsOf('** ')).toHaveLength(1);
  });
});

describe('a condition as JSON is the formula that says the same', () => {
  it.each([
    [APP, "channel == 'app'"],
    [leaf('price', 'notEqual', '100.00'), 'price != 100'],
    [leaf('price', 'lessThan', 99.5), 'price < 99.5'],
    [leaf('price', 'lessThanInclusive', '1e2'), 'price <= 100'],
    [leaf('pieces', 'greaterThan', 3), 'pieces > 3'],
    [leaf('pieces', 'greaterThanInclusive', '3'), 'pieces >= 3'],
    [leaf('pieces', 'lessThan', '3.5'), 'pieces < 3.5'],
    [leaf('rate', 'equal', '-0'), 'rate == 0'],
    [leaf('vip', 'equal', true), 'vip == true'],
    [leaf('day', 'lessThan', '2026-11-30'), "day < '2026-11-30'"],
    [leaf('channel', 'in', ['app', 'web']), "channel in ('app', 'web')"],
    [leaf('channel', 'notIn', ['pos']), "not (channel in ('pos'))"],
    [leaf('pieces', 'in', [1, '2']), 'pieces in (1, 2)'],
    [leaf('tags', 'contains', 'new'), "'new' in tags"],
    [leaf('tags', 'doesNotContain', 'new'), "not ('new' in tags)"],
    [leaf('parts', 'contains', '1.50'), '1.5 in parts'],
    [leaf('holidays', 'contains', '2026-10-01'), "'2026-10-01' in holidays"],
    [leaf('price', 'greaterThan', { fact: 'coupon' }), 'price > coupon'],
    [leaf('pieces', 'lessThan', { fact: 'weight' }), 'pieces < weight'],
    [leaf('tags', 'contains', { fact: 'channel' }), 'channel in tags'],
    [leaf('channel', 'equal', { fact: 'city' }), 'channel == city'],
    [leaf('结算基数', 'equal', 0), '结算基数 == 0'],
    [leaf('channel', 'equal', 'it\'s "new"\n'), `channel == "it's "new"\n"`],
    [{ all: [APP] }, "channel == 'app'"],
    [{ any: [APP, leaf('vip', 'equal', true)] }, "channel == 'app' or vip == true"],
    [{ not: APP }, "not (channel == 'app')"],
    [
      { all: [APP, { any: [leaf('vip', 'equal', true), leaf('price', 'lessThan', 1)] }, { not: { all: [APP, APP] } }] },
      "channel == 'app' and (vip == true or price < 1) and not (channel == 'app' and channel == 'app')",
    ],
  ])('%j', (input, formula) => {
    expect(formulaOf(input)).toBe(formula);
  });
});

describe('what is refused, with path', () => {
  it.each([
    // Not a condition at all.
    [null, ': expected all, any, not, or fact, operator and value, found null'],
    [[], ': expected all, any, not, or fact, operator and value, found a list of 0'],
    [5, ': expected all, any, not, or fact, operator and value, found 5'],
    [{ all: [null] }, 'all[0]: expected all, any, not, or fact, operator and value, found null'],
    [{ not: [APP] }, 'not: expected all, any, not, or fact, operator and value, found a list of 1'],
    [
      { fact: 'price', operator: 'equal' },
      "value: 'value' is missing: 'equal' compares with a value, or { fact: '…' } alone",
    ],
    // An empty group would always hold, or never.
    [{ all: [] }, 'all: expected a list of at least one condition, found a list of 0'],
    [{ any: [] }, 'any: expected a list of at least one condition, found a list of 0'],
    [{ any: APP }, 'any: expected a list of at least one condition, found an object'],
    // Of two groups the engine reads one.
    [{ all: [APP], any: [APP] }, "any: 'any' cannot stand beside 'all' in one condition"],
    [{ not: APP, all: [APP] }, "not: 'not' cannot stand beside 'all' in one condition"],
    [{ all: [APP], fact: 'price' }, "fact: 'fact' cannot stand beside 'all' in one condition"],
    // Keys that the engine has, or lets pass.
    [{ ...APP, path: '$.a' }, "path: 'channel' is no object, so it has no path"],
    [
      { ...APP, params: {} },
      "params: 'params' has no effect: facts are values here, and what has to be computed is a factor of its own",
    ],
    [{ ...APP, priority: 0 }, 'priority: expected a whole number from 1 to 1000000, found 0'],
    [{ ...APP, priority: 1.5 }, 'priority: expected a whole number from 1 to 1000000, found 1.5'],
    [{ ...APP, priority: 1_000_001 }, 'priority: expected a whole number from 1 to 1000000, found 1000001'],
    [{ ...APP, priority: '5' }, 'priority: expected a whole number from 1 to 1000000, found "5"'],
    [{ all: [APP], priority: null }, 'priority: expected a whole number from 1 to 1000000, found null'],
    [{ ...APP, name: '' }, 'name: expected a text of 1 to 200 characters, found ""'],
    [{ all: [APP], name: 7 }, 'name: expected a text of 1 to 200 characters, found 7'],
    [{ ...APP, result: true }, "result: unknown key 'result' in a condition"],
    [{ condition: 'other' }, "condition: 'other' cannot be named here: only the conditions of a rule book have names"],
    [{ condition: 7 }, 'condition: expected the name of a condition, found 7'],
    [{ condition: 'other', all: [APP] }, "condition: 'condition' cannot stand beside 'all' in one condition"],
    [{ al: [APP] }, "al: unknown key 'al' in a condition; did you mean 'all'?"],
    [{ ...APP, vaule: 1 }, "vaule: unknown key 'vaule' in a condition; did you mean 'value'?"],
    [{ ...APP, constructor: 1 }, "constructor: unknown key 'constructor' in a condition"],
    [
      JSON.parse('{"__proto__": {"fact": "price"}, "fact": "vip", "operator": "equal", "value": true}'),
      "__proto__: unknown key '__proto__' in a condition",
    ],
    // Facts and operators.
    [leaf('chanel', 'equal', 'app'), "fact: unknown fact 'chanel'; did you mean 'channel'?"],
    [leaf('constructor', 'equal', 'app'), "fact: unknown fact 'constructor'"],
    [leaf('__proto__', 'equal', 'app'), "fact: unknown fact '__proto__'"],
    [leaf(undefined, 'equal', 1), 'fact: expected the name of a fact, found undefined'],
    [{ operator: 'equal', value: 1 }, 'fact: expected the name of a fact, found undefined'],
    [leaf('price', undefined, 1), 'operator: expected an operator, found undefined'],
    [leaf('price', 'lessThen', 1), "operator: unknown operator 'lessThen'; did you mean 'lessThan'?"],
    [leaf('price', 'toString', 1), "operator: unknown operator 'toString'"],
    [leaf('price', 'someFact:equal', 1), "operator: unknown operator 'someFact:equal'"],
    // Text is never compared with numbers.
    [leaf('price', 'equal', 'much'), 'value: price equal takes money(CNY), not "much"'],
    [leaf('price', 'lessThan', ' 12 '), 'value: price lessThan takes money(CNY), not " 12 "'],
    [leaf('price', 'lessThan', '12abc'), 'value: price lessThan takes money(CNY), not "12abc"'],
    [leaf('price', 'greaterThan', null), 'value: price greaterThan takes money(CNY), not null'],
    [leaf('price', 'greaterThan', true), 'value: price greaterThan takes money(CNY), not true'],
    [leaf('price', 'greaterThan', Number.NaN), 'value: price greaterThan takes money(CNY), not NaN'],
    [leaf('price', 'greaterThan', 2 ** 53), 'value: price greaterThan takes money(CNY), not 9007199254740992'],
    [leaf('price', 'equal', ['1']), 'value: price equal takes money(CNY), not a list of 1'],
    [leaf('channel', 'equal', 9), 'value: channel equal takes text, not 9'],
    [leaf('vip', 'equal', 'true'), 'value: vip equal takes boolean, not "true"'],
    [leaf('vip', 'equal', 1), 'value: vip equal takes boolean, not 1'],
    [leaf('day', 'equal', '2026-02-29'), 'value: day equal takes date, not "2026-02-29"'],
    [leaf('channel', 'lessThan', 'b'), 'operator: channel lessThan takes number or date, not text'],
    [leaf('vip', 'greaterThan', true), 'operator: vip greaterThan takes number or date, not boolean'],
    [leaf('tags', 'equal', 'new'), 'operator: tags equal takes number, date or text, not list of text'],
    [leaf('tags', 'in', ['new']), 'operator: tags in takes number, date or text, not list of text'],
    [leaf('vip', 'in', [true]), 'operator: vip in takes number, date or text, not boolean'],
    [leaf('channel', 'contains', 'a'), 'operator: channel contains takes list, not text'],
    [leaf('parts', 'contains', 'new'), 'value: parts contains takes money(CNY), not "new"'],
    [leaf('channel', 'in', 'app'), 'value: expected a list of at least one value, found "app"'],
    [leaf('channel', 'in', []), 'value: expected a list of at least one value, found a list of 0'],
    [leaf('channel', 'in', ['app', 5]), 'value[1]: channel in takes text, not 5'],
    [leaf('channel', 'in', [{ fact: 'city' }]), 'value[0]: channel in takes text, not an object'],
    // Facts as values.
    [leaf('price', 'equal', { fact: 'rate' }), 'value.fact: price equal takes money(CNY), not ratio'],
    [leaf('price', 'equal', { fact: 'dollars' }), 'value.fact: price equal takes money(CNY), not money(USD)'],
    [leaf('price', 'equal', { fact: 'prise' }), "value.fact: unknown fact 'prise'; did you mean 'price'?"],
    [leaf('price', 'equal', { fact: 7 }), 'value.fact: expected the name of a fact, found 7'],
    [leaf('price', 'equal', {}), "value: expected a value, or { fact: '…' } alone, found an object"],
    [leaf('price', 'equal', { fact: 'coupon', path: '$' }), "value.path: 'coupon' is no object, so it has no path"],
    [
      leaf('price', 'equal', { fact: 'coupon', params: {} }),
      "value: expected a value, or { fact: '…' } alone, found an object",
    ],
  ])('%j', (input, fault) => {
    expect(faultsOf(input)).toEqual([fault]);
  });

  it('all faults at once', () => {
    expect(
      faultsOf({
        all: [leaf('prise', 'equal', 1), { any: [] }, { not: leaf('price', 'is', 1) }, { ...APP, pat: '.' }],
        any: [],
      }),
    ).toEqual([
      "any: 'any' cannot stand beside 'all' in one condition",
      "all[0].fact: unknown fact 'prise'; did you mean 'price'?",
      'all[1].any: expected a list of at least one condition, found a list of 0',
      "all[2].not.operator: unknown operator 'is'; did you mean 'in'?",
      "all[3].pat: unknown key 'pat' in a condition; did you mean 'path'?",
    ]);
  });

  it('in Chinese too', () => {
    expect(faultsOf({ all: [], fact: 'x' }, 'zh')).toEqual([
      'fact: 同一条件中“fact”不能与“all”并列',
      'all: 此处应为至少含一个条件的列表,实际为 a list of 0',
    ]);
    expect(faultsOf(leaf('tags', 'equal', 1), 'zh')).toEqual([
      'operator: tags equal 需要数字、日期或文本,而不是 文本列表',
    ]);
    expect(faultsOf(leaf('prise', 'lessThen', 1), 'zh')).toEqual([
      'fact: 未知因子“prise”;是否想写“price”?',
      'operator: 未知运算符“lessThen”;是否想写“lessThan”?',
    ]);
    expect(faultsOf({ ...APP, result: 1 }, 'zh')).toEqual(['result: 条件中有未知的键“result”']);
  });

  it('what is inherited is not there', () => {
    expect(faultsOf(Object.create(APP))).toEqual([
      'fact: expected the name of a fact, found undefined',
      'operator: expected an operator, found undefined',
    ]);
  });
});

describe('limits: reached, and just passed', () => {
  const nested = (levels: number): unknown => (levels === 1 ? APP : { not: nested(levels - 1) });
  const many = (count: number) => ({ all: new Array(count).fill(APP) });
  const values = (count: number) => leaf('channel', 'in', new Array(count).fill('app'));

  it('16 levels', () => {
    expect(faultsOf(nested(16))).toEqual([]);
    expect(faultsOf(nested(17))).toEqual([
      expect.stringMatching(/^(not\.){15}not: the condition has more than 16 levels$/),
    ]);
    expect(faultsOf(nested(17), 'zh')[0]).toMatch(/条件超过 16 层$/);
    expect(faultsOf(nested(2_000))).toHaveLength(1);
  });

  it('500 parts', () => {
    expect(faultsOf(many(499))).toEqual([]);
    expect(faultsOf(many(500))).toEqual(['all[499]: the condition has more than 500 parts']);
    expect(faultsOf(many(100_000))).toHaveLength(1);
  });

  it('lists of 1,000', () => {
    expect(faultsOf(values(1_000))).toEqual([]);
    expect(faultsOf(values(1_001))).toEqual(['value: the condition has more than 1000 values']);
  });

  it('names of any length are cut in what is said', () => {
    const long = 'n'.repeat(100_000);
    for (const input of [
      leaf(long, 'equal', 1),
      leaf('price', long, 1),
      { [long]: 1, ...APP },
      leaf('price', 'equal', long),
    ]) {
      const checked = check(input);
      for (const each of checked.ok ? [] : checked.issues) {
        expect(sentence(each, 'en').length).toBeLessThan(300);
        expect(JSON.stringify(each).length).toBeLessThan(600);
      }
      expect(checked.ok).toBe(false);
    }
  });
});
