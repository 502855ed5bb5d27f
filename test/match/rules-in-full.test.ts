import { describe, expect, it } from 'vitest';
import type { ConditionInput } from '../../src/condition/condition-input.ts';
import type { BusinessDocument } from '../../src/document/business-document.ts';
import { sentence } from '../../src/issues/issue.ts';
import { pathText } from '../../src/issues/path.ts';
import { compileRules } from '../../src/match/compile-rules.ts';
import type { MatchGiven } from '../../src/match/match.ts';
import { matchDocument } from '../../src/match/match-document.ts';
import { parseRuleBook } from '../../src/model/parse-rule-book.ts';

const FIELDS = [
  { code: 'channel', type: 'text' },
  { code: 'amount', type: 'money' },
  {
    code: 'buyer',
    type: 'object',
    members: [
      { path: 'address.country', type: 'text' },
      { path: '$.address.zip', type: 'text', sensitive: true },
      { path: 'credit', type: 'money' },
      { path: 'tags', type: 'list', of: 'text' },
      { path: 'since', type: 'date' },
      { path: 'isVip', type: 'boolean' },
    ],
  },
];

interface Rule {
  readonly code: string;
  readonly when?: ConditionInput;
  readonly model?: string;
  readonly priority?: number;
}

interface Book {
  readonly hit?: string;
  readonly rules: readonly Rule[];
  readonly conditions?: Readonly<Record<string, ConditionInput>>;
  readonly factors?: readonly unknown[];
}

function compile({ rules, ...book }: Book) {
  return compileRules(
    parseRuleBook({ fields: FIELDS, ...book, rules: rules.map((rule) => ({ model: `${rule.code}-model`, ...rule })) }),
  );
}

function rulesOf(book: Book) {
  const compiled = compile(book);
  if (!compiled.ok) throw new Error(compiled.issues.map((issue) => sentence(issue, 'en')).join('\n'));
  return compiled.value;
}

function faultsOf(book: Book, language: 'en' | 'zh' = 'en'): readonly string[] {
  const compiled = compile(book);
  return compiled.ok ? [] : compiled.issues.map((issue) => `${pathText(issue.path)}: ${sentence(issue, language)}`);
}

function order(facts: BusinessDocument['facts'] = {}): BusinessDocument {
  return {
    ...{ tenant: 't-1', business: 'store', id: 'o-1', revision: 1, party: 'm-1', time: '2026-11-24T02:00:00Z' },
    facts,
  };
}

function matched(book: Book, facts: BusinessDocument['facts'] = {}, given: MatchGiven = {}): string {
  const result = matchDocument(rulesOf(book), order(facts), given);
  return result.ok ? (result.value.rules ?? [result.value.rule]).join('+') : said(result.issues);
}

function said(issues: readonly Parameters<typeof sentence>[0][], language: 'en' | 'zh' = 'en'): string {
  return issues.map((issue) => sentence(issue, language)).join('\n');
}

const member = (path: string, operator: string, value: ConditionInput | unknown): ConditionInput =>
  ({ fact: 'buyer', path, operator, value }) as ConditionInput;

describe('hit policy priority', () => {
  const rules = [
    { code: 'general' },
    { code: 'app', when: "channel == 'app'", priority: 10 },
    { code: 'large', when: 'amount >= 100', priority: 20 },
  ];

  it('takes the highest of those that hold; a rule without one has 1', () => {
    expect(matched({ hit: 'priority', rules }, { channel: 'web', amount: '1' })).toBe('general');
    expect(matched({ hit: 'priority', rules }, { channel: 'app', amount: '99.99' })).toBe('app');
    expect(matched({ hit: 'priority', rules }, { channel: 'app', amount: '100' })).toBe('large');
  });

  it('a tie at the top is a fault, one below it is none', () => {
    const tied = [...rules, { code: 'huge', when: 'amount >= 1000', priority: 20 }, { code: 'any' }];
    expect(matched({ hit: 'priority', rules: tied }, { channel: 'web', amount: '999.99' })).toBe('large');
    expect(matched({ hit: 'priority', rules: tied }, { channel: 'web', amount: '1000' })).toBe(
      "The business rules that fit document 'o-1' share the highest priority, 20: large, huge",
    );
    const result = matchDocument(rulesOf({ hit: 'priority', rules: tied }), order({ channel: 'web', amount: '1000' }));
    expect(result.ok ? '' : said(result.issues, 'zh')).toBe('适用于单据“o-1”的业务规则同为最高优先级 20:large, huge');
  });

  it('a priority that no policy looks at is a fault of the book, and so is one that is no whole number', () => {
    const parse = (hit: string, priority: unknown) => () =>
      parseRuleBook({ hit, rules: [{ code: 'a', model: 'm', priority }] });
    expect(parse('first', 5)).toThrow("Rule 'a' has a priority, which hit policy 'first' doesn't look at");
    for (const wrong of [0, -1, 1.5, 1_000_001, '5', null])
      expect(parse('priority', wrong)).toThrow(/whole number from 1/);
    expect(parse('priority', 1_000_000)).not.toThrow();
    expect(parseRuleBook({ hit: 'priority', rules: [{ code: 'a', model: 'm', priority: 1 }] }).rules).toEqual([
      { code: 'a', model: 'm' },
    ]);
  });
});

describe('hit policy collect', () => {
  it('all that hold lead to one model, and all are named', () => {
    const rules = [
      { code: 'app', when: "channel == 'app'", model: 'shop' },
      { code: 'large', when: 'amount >= 100', model: 'shop' },
      { code: 'web', when: "channel == 'web'", model: 'web' },
    ];
    expect(matched({ hit: 'collect', rules }, { channel: 'app', amount: '100' })).toBe('app+large');
    expect(matched({ hit: 'collect', rules }, { channel: 'app', amount: '1' })).toBe('app');
    const two = matchDocument(rulesOf({ hit: 'collect', rules }), order({ channel: 'web', amount: '100' }));
    expect(two.ok ? '' : said(two.issues)).toBe(
      "The business rules that fit document 'o-1' (large, web) must lead to one model; they lead to shop, web",
    );
    expect(two.ok ? '' : said(two.issues, 'zh')).toBe(
      '适用于单据“o-1”的业务规则(large, web)必须指向同一模型;现指向 shop, web',
    );
    expect(matched({ hit: 'collect', rules }, { channel: 'pos', amount: '99.5' })).toMatch(/'app' comes nearest/);
  });
});

describe('named conditions', () => {
  const conditions = {
    mobile: {
      any: [
        { fact: 'channel', operator: 'equal', value: 'app' },
        { fact: 'channel', operator: 'equal', value: 'mini' },
      ],
    },
    large: 'amount >= 100',
    both: { all: [{ condition: 'mobile' }, { condition: 'large' }] },
    everything: '*',
  } as const;

  it('are what they stand for: in JSON, as formulas, of one another', () => {
    const rules = [
      { code: 'a', when: { condition: 'both' } },
      { code: 'b', when: { all: [{ condition: 'mobile' }, { not: { condition: 'large' } }] } },
      { code: 'c', when: { all: [{ condition: 'everything' }, { fact: 'channel', operator: 'equal', value: 'web' }] } },
    ];
    expect(matched({ conditions, rules }, { channel: 'mini', amount: '100' })).toBe('a');
    expect(matched({ conditions, rules }, { channel: 'app', amount: '99.99' })).toBe('b');
    expect(matched({ conditions, rules }, { channel: 'web', amount: '1' })).toBe('c');
    expect(matched({ conditions, rules }, { channel: 'pos', amount: '99.5' })).toMatch(
      /'c' comes nearest .* channel == 'web' \(found pos\)$/,
    );
  });

  it('an unknown one is a fault with the nearest, where it is named', () => {
    expect(faultsOf({ conditions, rules: [{ code: 'a', when: { all: [{ condition: 'moblie' }] } }] })).toEqual([
      "rules[0].when.all[0].condition: there is no condition named 'moblie'; did you mean 'mobile'?",
    ]);
    expect(faultsOf({ conditions, rules: [{ code: 'a', when: { condition: 'constructor' } }] })).toEqual([
      "rules[0].when.condition: there is no condition named 'constructor'",
    ]);
    expect(faultsOf({ conditions, rules: [{ code: 'a', when: { condition: 'moblie' } }] }, 'zh')).toEqual([
      'rules[0].when.condition: 没有名为“moblie”的条件;是否想写“mobile”?',
    ]);
  });

  it('a circle is printed once, however many name it', () => {
    const circle = {
      a: { condition: 'b' },
      b: { not: { condition: 'c' } },
      c: { any: [{ condition: 'large' }, { condition: 'a' }] },
      large: 'amount > 1',
      itself: { condition: 'itself' },
    };
    const rules = [{ code: 'r', when: { all: [{ condition: 'a' }, { condition: 'c' }] } }];
    expect(faultsOf({ conditions: circle, rules })).toEqual([
      'conditions.c.any[1].condition: the conditions name each other in a circle: a → b → c → a',
      'conditions.itself.condition: the conditions name each other in a circle: itself → itself',
    ]);
    expect(faultsOf({ conditions: circle, rules }, 'zh')[0]).toBe(
      'conditions.c.any[1].condition: 条件循环引用:a → b → c → a',
    );
  });

  it('faults inside are told where they stand, of those too that nobody names', () => {
    const faulty = {
      ...conditions,
      odd: 'amonut > 1',
      lost: { fact: 'chanel', operator: 'equal', value: 'a' },
    } as const;
    expect(
      faultsOf({
        conditions: faulty,
        rules: [
          { code: 'a', when: { condition: 'odd' } },
          { code: 'b', when: { condition: 'odd' } },
        ],
      }),
    ).toEqual([
      expect.stringMatching(/^conditions\.odd: .*'amonut'.*'amount'/),
      "conditions.lost.fact: unknown fact 'chanel'; did you mean 'channel'?",
    ]);
  });

  it('count as if they were written out: no book grows beyond the limits by naming', () => {
    const doubled: Record<string, ConditionInput> = {
      c0: { all: ['app', 'web'].map((value) => ({ fact: 'channel', operator: 'equal', value })) },
    };
    for (let at = 1; at <= 12; at += 1) {
      doubled[`c${at}`] = { all: [{ condition: `c${at - 1}` }, { condition: `c${at - 1}` }] };
    }
    const faults = faultsOf({ conditions: doubled, rules: [{ code: 'a', when: { condition: 'c0' } }] });
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.every((fault) => /has more than (500 parts|16 levels)/.test(fault))).toBe(true);
  });

  it('shape: names, and conditions that are none', () => {
    const parse = (some: unknown) => () => parseRuleBook({ rules: [], conditions: some });
    expect(parse({ a: 5 })).toThrow(/conditions\.a: 5 is not accepted here/);
    expect(parse({ ' a': '*' })).toThrow(/expected an id/);
    expect(parse(['*'])).toThrow(/expected an object/);
    expect(parseRuleBook({ rules: [], conditions: {}, factors: [] })).not.toHaveProperty('conditions');
  });
});

describe('objects, and paths into them', () => {
  it('read own properties by dotted names, with or without $., of every type', () => {
    const each: readonly (readonly [string, ConditionInput])[] = [
      ['country', member('$.address.country', 'equal', 'CN')],
      ['credit', member('credit', 'greaterThan', '1000')],
      ['tag', member('tags', 'contains', 'gold')],
      ['since', member('since', 'lessThan', '2020-01-01')],
      ['vip', member('isVip', 'equal', true)],
      [
        'amount',
        { fact: 'amount', operator: 'greaterThan', value: { fact: 'buyer', path: 'credit' } } as ConditionInput,
      ],
    ];
    const buyers: Readonly<Record<string, BusinessDocument['facts']>> = {
      country: { buyer: { address: { country: 'CN' } } },
      credit: { buyer: { credit: '1000.01' } },
      tag: { buyer: { tags: ['new', 'gold'] } },
      since: { buyer: { since: '2019-12-31' } },
      vip: { buyer: { isVip: true } },
      amount: { amount: '2', buyer: { credit: 1 } },
    };
    for (const [code, when] of each) {
      expect(matched({ rules: [{ code, when }] }, buyers[code])).toBe(code);
    }
    expect(
      matched({ rules: [{ code: 'a', when: member('credit', 'greaterThan', '1000') }] }, { buyer: { credit: '1000' } }),
    ).toMatch(/fails buyer\.credit > 1000 \(found 1000, off by 0\)$/);
  });

  it('what is not there is missing where it is read; what is inherited is not there', () => {
    const rules = [{ code: 'cn', when: member('address.country', 'equal', 'CN') }];
    const missing = "Document 'o-1' has no field 'buyer.address.country', which business rule 'cn' reads";
    expect(matched({ rules })).toBe(missing);
    expect(matched({ rules }, { buyer: {} })).toBe(missing);
    expect(matched({ rules }, { buyer: { address: {} } })).toBe(missing);
    const inherited = { buyer: Object.create({ address: { country: 'CN' } }) } as BusinessDocument['facts'];
    expect(matched({ rules }, inherited)).toBe(missing);
  });

  it('a value of the wrong type is a fault with its place, also one that stands in the way', () => {
    const rules = [{ code: 'cn' }];
    const fault = (buyer: unknown) => {
      const result = matchDocument(rulesOf({ rules }), order({ buyer } as BusinessDocument['facts']));
      return result.ok ? [] : result.issues.map((issue) => `${pathText(issue.path)}: ${sentence(issue, 'en')}`);
    };
    expect(fault({ credit: 'much' })).toEqual([
      `facts.buyer.credit: Field 'buyer.credit' of document 'o-1' is "much"; expected money`,
    ]);
    expect(fault({ address: 'Paris' })[0]).toBe(
      `facts.buyer.address: Field 'buyer.address' of document 'o-1' is "Paris"; expected object`,
    );
    expect(fault('somebody')[0]).toMatch(
      /^facts\.buyer: Field 'buyer' of document 'o-1' is "somebody"; expected object$/,
    );
    expect(fault([{ credit: 1 }])[0]).toMatch(/is a list of 1; expected object$/);
    expect(fault(null)[0]).toMatch(/is null; expected object$/);
    // A secret in the way is not told either.
    expect(fault({ address: { zip: 200_000 } })).toEqual([
      "facts.buyer.address.zip: Field 'buyer.address.zip' of document 'o-1' is ***; expected text",
    ]);
  });

  it.each<readonly [string, ConditionInput, string]>([
    [
      'no path',
      { fact: 'buyer', operator: 'equal', value: 'x' },
      "'buyer' is an object; its path is missing, one of address.country, address.zip, credit, tags, since, isVip",
    ],
    [
      'a path of something else',
      { fact: 'channel', path: 'a', operator: 'equal', value: 'x' },
      "path: 'channel' is no object, so it has no path",
    ],
    [
      'an unknown member',
      member('address.county', 'equal', 'x'),
      "path: 'buyer' declares no member 'address.county'; did you mean 'address.country'?",
    ],
    ['only part of the way', member('address', 'equal', 'x'), "path: 'buyer' declares no member 'address'"],
    [
      'a fact by its inner name',
      { fact: 'buyer.credit', operator: 'equal', value: 1 },
      "fact: unknown fact 'buyer.credit'",
    ],
    ...[
      '$..country',
      '$.address[0]',
      "$.address['country']",
      '$.*',
      '$.[?(@.credit>1)]',
      '$[(process.exit())]',
      'address..country',
      '.address',
      'address.',
      '$',
      '',
      '__proto__.x',
      'address.constructor',
      'prototype',
      'a b',
      'a'.repeat(257),
      'a.a.a.a.a.a.a.a.a',
    ].map((path): readonly [string, ConditionInput, string] => [
      path.slice(0, 40),
      member(path, 'equal', 'x'),
      `path: path of 'buyer' is "${path.slice(0, 80)}${path.length > 80 ? '…' : ''}"; expected own properties by dotted names, such as 'address.country'`,
    ]),
    [
      'a number',
      member(7 as never, 'equal', 'x'),
      "path: path of 'buyer' is 7; expected own properties by dotted names, such as 'address.country'",
    ],
  ])('refused: %s', (_, when, fault) => {
    expect(faultsOf({ rules: [{ code: 'a', when }] })).toEqual([expect.stringContaining(fault)]);
  });

  it('in Chinese too', () => {
    const zh = (when: ConditionInput) => faultsOf({ rules: [{ code: 'a', when }] }, 'zh')[0];
    expect(zh(member('$..x', 'equal', 'x'))).toMatch(/“buyer”的 path 为 "\$\.\.x";应为以点分隔的自有属性名/);
    expect(zh({ fact: 'buyer', operator: 'equal', value: 1 })).toMatch(/“buyer”是对象;缺少 path/);
    expect(zh(member('credits', 'equal', 1))).toMatch(/“buyer”未声明成员“credits”;是否想写“credit”?/);
  });

  it('declared: a member once, nothing inside a member, a path that is one, at least one', () => {
    const parse = (members: unknown) => () =>
      parseRuleBook({ rules: [], fields: [{ code: 'o', type: 'object', members }] });
    expect(parse([])).toThrow(/at least one/);
    expect(
      parse([
        { path: 'a', type: 'text' },
        { path: '$.a', type: 'text' },
      ]),
    ).toThrow(/'a' cannot be the code of a member/);
    expect(
      parse([
        { path: 'a.b', type: 'text' },
        { path: 'a', type: 'text' },
      ]),
    ).toThrow(/cannot be the code of a member/);
    expect(
      parse([
        { path: 'a.b', type: 'text' },
        { path: 'a.bc', type: 'text' },
      ]),
    ).not.toThrow();
    expect(parse([{ path: 'a[0]', type: 'text' }])).toThrow(/own properties by dotted names/);
    expect(parse([{ path: 'a', type: 'list' }])).toThrow(/'of' is missing/);
    expect(parse([{ path: 'a', type: 'text', default: 'x' }])).toThrow(/no member 'default'/);
  });
});

describe('the order in which conditions are read', () => {
  it('is by priority, then as declared: what decides first hides what is missing behind it', () => {
    const group = (priority?: number): ConditionInput => ({
      all: [
        { fact: 'amount', operator: 'greaterThan', value: '1' },
        { fact: 'channel', operator: 'equal', value: 'app', ...(priority === undefined ? {} : { priority }) },
      ],
    });
    expect(matched({ rules: [{ code: 'a', when: group() }] }, { channel: 'web' })).toMatch(/has no field 'amount'/);
    expect(matched({ rules: [{ code: 'a', when: group(2) }] }, { channel: 'web' })).toMatch(/^No business rule fits/);
  });
});

describe('factors of the rule book', () => {
  const factors = [
    { code: 'grade', type: 'text' },
    { code: 'score', type: 'integer', default: '5' },
    { code: 'risk', type: 'ratio', sensitive: true },
  ];
  const book = { factors, rules: [{ code: 'gold', when: "grade == 'gold' and score >= 5" }] };

  it('come from outside of the document, and only from there', () => {
    expect(matched(book, {}, { factors: { grade: 'gold' } })).toBe('gold');
    expect(matched(book, { grade: 'gold' }, { factors: {} })).toBe(
      "Nobody provides factor 'grade' of document 'o-1', which business rule 'gold' reads",
    );
    expect(matched(book, {}, { factors: { grade: 'gold', score: '4' } })).toMatch(/score >= 5 \(found 4, off by 1\)/);
    const result = matchDocument(rulesOf(book), order());
    expect(result.ok ? '' : said(result.issues, 'zh')).toBe('单据“o-1”缺少业务规则“gold”所读取的因子“grade”');
  });

  it('share their names with fields', () => {
    expect(() => parseRuleBook({ fields: FIELDS, factors: [{ code: 'channel', type: 'text' }], rules: [] })).toThrow(
      /'channel' cannot be the code of a field/,
    );
    expect(matched({ factors, rules: [{ code: 'a', when: 'risk < 0.1' }] }, {}, { factors: { risk: '0.2' } })).toMatch(
      /\(found \*\*\*\)$/,
    );
  });
});
