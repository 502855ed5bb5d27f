import { describe, expect, it } from 'vitest';
import { sentence } from '../../src/issues/issue.ts';
import { pathText } from '../../src/issues/path.ts';
import { safeParseModel } from '../../src/model/parse-model.ts';
import { changed, storeModel } from './store-model.ts';

type Row = readonly [situation: string, more: object, fault: string, en: string, zh: string];

const below = (...bearers: readonly object[]) => [
  { code: 'platform', weight: 1, split: { bearers } },
  { code: 'merchant', weight: 1 },
];
const turns = (...bearers: readonly object[]) => ({ method: 'sequence', bearers });

const rows: readonly Row[] = [
  [
    'a bearer with two parts',
    { bearers: [{ code: 'platform', weight: 1, fixed: '5' }] },
    'bearer-part bearers[0]',
    "'platform' has weight, fixed; a bearer has exactly one of weight, fixed and rest",
    '“platform”含有 weight, fixed;承担方须恰有 weight、fixed、rest 之一',
  ],
  [
    'a bearer without any, on a level below',
    { bearers: below({ code: 'supplier' }) },
    'bearer-part bearers[0].split.bearers[0]',
    "'supplier' has none of weight, fixed and rest; a bearer has exactly one of weight, fixed and rest",
    '“supplier”没有 weight、fixed 或 rest;承担方须恰有 weight、fixed、rest 之一',
  ],
  [
    'two who take the rest',
    {
      bearers: [
        { code: 'platform', rest: true },
        { code: 'merchant', rest: true },
      ],
    },
    'rest-twice bearers[1].rest',
    "'merchant' cannot take the rest: 'platform' takes it already",
    '“merchant”不能承担余额:已由“platform”承担',
  ],
  [
    'fractions above 1',
    {
      bearers: [
        { code: 'platform', weight: '0.7' },
        { code: 'supplier', weight: '0.301' },
        { code: 'merchant', rest: true },
      ],
    },
    'weights-above-one bearers',
    "the weights of 'coupon_cost' add up to 1.001; beside a bearer of the rest they are fractions, of 1 at most",
    '“coupon_cost”的权重合计为 1.001;有承担余额者时,权重为占比,合计不得超过 1',
  ],
  [
    'a weight in a sequence',
    turns({ code: 'platform', cap: '5', weight: 1 }, { code: 'merchant' }),
    'bearer-in-sequence bearers[0].weight',
    "'platform' cannot have 'weight': in a sequence, each bearer in turn takes all that it can; bound it with 'cap'",
    '“platform”不能有 weight:sequence 中各承担方依次承担其可承担的全部;请用 cap 设上限',
  ],
  [
    'a turn that never comes',
    turns({ code: 'platform' }, { code: 'merchant', cap: '5' }),
    'turn-unreachable bearers[1]',
    "the turn of 'merchant' never comes: 'platform' before it takes everything",
    '永远轮不到“merchant”:前面的“platform”会承担全部',
  ],
  [
    'a spill in a sequence',
    { ...turns({ code: 'platform' }), spill: 'none' },
    'spill-without-effect spill',
    "the spill 'none' has no effect in a sequence: what one cannot take goes to the next",
    'sequence 中 spill “none”不起作用:前者无法承担的部分归后者',
  ],
  [
    'a spill to a rest that nobody takes',
    { bearers: [{ code: 'platform', weight: 1 }], spill: 'rest' },
    'spill-without-effect spill',
    "the spill 'rest' needs a bearer with 'rest: true'",
    'spill “rest”需要一个 rest: true 的承担方',
  ],
  [
    'a stop without a limit',
    { bearers: [{ code: 'platform', weight: 1, onCap: 'stop' }] },
    'stop-without-limit bearers[0].onCap',
    "'platform' in 'coupon_cost' says onCap 'stop', but no accumulator with a limit adds its share",
    '“coupon_cost”中“platform”声明 onCap 为 stop,但没有设限额的累额累计其份额',
  ],
  [
    'one who bears on two levels',
    { bearers: below({ code: 'merchant', weight: 1 }) },
    'name-taken bearers[1].code',
    "'merchant' cannot be the code of a bearer: a bearer has it already",
    '',
  ],
  [
    'a bearer below who is no party',
    { bearers: below({ code: 'suplier', weight: 1 }) },
    'reference-unknown bearers[0].split.bearers[0].code',
    "There is no bearer 'suplier'; did you mean 'supplier'?",
    '',
  ],
  [
    'units left for one who is not on the level',
    {
      bearers: [
        { code: 'platform', weight: 1 },
        { code: 'merchant', weight: 1 },
      ],
      remainder: 'to:merchnt',
    },
    'reference-unknown remainder',
    "There is no bearer 'merchnt'; did you mean 'merchant'?",
    '',
  ],
  [
    'a rule for units left that is none',
    { bearers: [{ code: 'platform', weight: 1 }], remainder: 'to:' },
    'value-invalid remainder',
    "\"to:\" is not accepted here; expected 'largest', 'first', 'last', 'largest-weight' or 'to:<bearer>'",
    '此处不接受 "to:";应为“largest”、“first”、“last”、“largest-weight” 或 “to:<承担方>”',
  ],
  [
    'what nobody can take goes to one whose level below cannot take it',
    { bearers: below({ code: 'supplier', weight: 1 }), unplaced: { to: 'platform' } },
    'unplaced-bearer-split unplaced.to',
    "'platform' is to take what nobody else can, so what it is split into must say which of its bearers takes everything: unplaced: { to: … }",
    '“platform”承接他人无法承担的部分,因此其 split 必须以 unplaced: { to: … } 指明由谁承接一切',
  ],
  [
    'what nobody below can take goes to one who is capped',
    {
      bearers: [
        {
          code: 'platform',
          weight: 1,
          split: { bearers: [{ code: 'supplier', weight: 1, cap: '5' }], unplaced: { to: 'supplier' } },
        },
      ],
    },
    'unplaced-bearer-bounded bearers[0].split.unplaced.to',
    "'supplier' is to take what nobody else can, so it cannot have a cap",
    '“supplier”承接他人无法承担的部分,因此不能有单笔上限',
  ],
  [
    'a misspelt member below',
    { bearers: below({ code: 'supplier', wieght: 1 }) },
    'key-unknown bearers[0].split.bearers[0].wieght',
    "There is no member 'wieght' here; known are code, weight, fixed, rest, cap, onCap, split; did you mean 'weight'?",
    '此处没有成员“wieght”;可用的有 code, weight, fixed, rest, cap, onCap, split;是否想写“weight”?',
  ],
  [
    'a rest that is not one',
    { bearers: [{ code: 'platform', rest: false }] },
    'value-invalid bearers[0].rest',
    'false is not accepted here; expected one of true',
    '此处不接受 false;应为以下之一: true',
  ],
];

function faultsOf(more: object) {
  const item = {
    ...{
      code: 'coupon_cost',
      of: 'coupon',
      payer: 'platform',
      payee: 'merchant',
      rounding: 'half-up',
      unplaced: 'keep',
    },
    ...more,
  };
  const result = safeParseModel(changed(storeModel(), { 'apportionments.0': item, 'accumulators.1': undefined }));
  return result.ok ? [] : result.issues;
}

describe('faults of bearers', () => {
  it.each(rows)('%s', (_situation, more, fault, en, zh) => {
    const issues = faultsOf(more);
    expect(issues.map(({ code, path }) => `${code} ${pathText(path)}`)).toEqual([
      fault.replace(' ', ' apportionments[0].'),
    ]);
    const [issue] = issues;
    if (issue === undefined) throw new Error('no fault');
    expect(sentence(issue, 'en')).toBe(en);
    if (zh !== '') expect(sentence(issue, 'zh')).toBe(zh);
  });

  it('all of an apportionment at once, with those of what it cannot read', () => {
    const more = {
      bearers: [
        { code: 'platform', weight: 1, split: { bearers: [{ code: 'supplier', weight: 1, fixed: 2 }] } },
        { code: 'nobody', rest: true },
        { code: 'merchant' },
      ],
      spill: 'rest',
      remainder: 'to:nobdy',
    };
    expect(faultsOf(more).map(({ code }) => code)).toEqual([
      'bearer-part',
      'reference-unknown',
      'bearer-part',
      'reference-unknown',
    ]);
  });

  it('bearers who draw on one limit stand under one who has it', () => {
    const adds = [
      [
        { apportionment: 'coupon_cost', bearer: 'platform' },
        { apportionment: 'coupon_cost', bearer: 'supplier' },
      ],
      { apportionment: 'coupon_cost', bearer: ['platform', 'supplier'] },
      { apportionment: 'coupon_cost', bearers: ['platform', 'supplier'] },
    ];
    for (const each of adds) {
      const result = safeParseModel(changed(storeModel(), { 'accumulators.1.adds': each }));
      const issues = result.ok ? [] : result.issues;
      expect(issues.map(({ code, path }) => `${code} ${pathText(path)}`)).toEqual([
        'value-invalid accumulators[1].adds',
      ]);
      expect(issues.map((issue) => sentence(issue, 'en')).join()).toContain(
        'expected the share of one bearer; bearers who draw on one limit stand under a bearer who is split among them, and whose share has it',
      );
    }
  });

  it('a level below a level below a level: any depth that the definition’s own bound lets through', () => {
    const deep = (depth: number): object =>
      depth === 0
        ? { code: 'supplier', weight: 1 }
        : { code: 'platform', weight: 1, split: { bearers: [deep(depth - 1)] } };
    // The same name on every level is the only fault.
    expect(new Set(faultsOf({ bearers: [deep(4)] }).map(({ code }) => code))).toEqual(new Set(['name-taken']));
    expect(faultsOf({ bearers: [deep(40)] }).map(({ code }) => code)).toEqual(['json-too-large']);
  });
});
