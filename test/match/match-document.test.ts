import { describe, expect, it } from 'vitest';
import type { ConditionInput } from '../../src/condition/condition-input.ts';
import type { BusinessDocument } from '../../src/document/business-document.ts';
import { sentence } from '../../src/issues/issue.ts';
import { pathText } from '../../src/issues/path.ts';
import { compileRules } from '../../src/match/compile-rules.ts';
import { matchDocument } from '../../src/match/match-document.ts';
import { parseRuleBook } from '../../src/model/parse-rule-book.ts';

const FIELDS = [
  { code: 'channel', type: 'text' },
  { code: 'amount', type: 'money' },
  { code: 'units', type: 'integer', default: 1 },
  { code: 'isGift', type: 'boolean' },
  { code: 'day', type: 'date' },
  { code: 'tags', type: 'list', of: 'text' },
  { code: 'steps', type: 'list', of: 'money' },
  { code: 'id_card', type: 'text', sensitive: true },
];

function rulesOf(conditions: Readonly<Record<string, ConditionInput | undefined>>, hit = 'unique') {
  const rules = Object.entries(conditions).map(([code, when]) => ({ code, when, model: `${code}-model` }));
  const compiled = compileRules(parseRuleBook({ hit, fields: FIELDS, rules }));
  if (!compiled.ok) throw new Error(compiled.issues.map((issue) => sentence(issue, 'en')).join('\n'));
  return compiled.value;
}

function order(facts: BusinessDocument['facts'] = {}, more: Partial<BusinessDocument> = {}): BusinessDocument {
  return {
    ...{ tenant: 't-1', business: 'store', id: 'o-1', revision: 1, party: 'm-1', time: '2026-11-24T02:00:00Z' },
    facts,
    ...more,
  };
}

/** The rule that fits, or how it is said that none does. */
function matched(rules: ReturnType<typeof rulesOf>, document: BusinessDocument, language: 'en' | 'zh' = 'en'): string {
  const result = matchDocument(rules, document);
  return result.ok ? result.value.rule : result.issues.map((issue) => sentence(issue, language)).join('\n');
}

describe('the rule that a document fits', () => {
  const rules = rulesOf({
    app: "business == 'store' and channel == 'app'",
    web: {
      all: [
        { fact: 'business', operator: 'equal', value: 'store' },
        { fact: 'channel', operator: 'equal', value: 'web' },
      ],
    },
    hotel: "business == 'hotel'",
  });

  it('by a formula and by json-rules-engine JSON, over built-in and declared fields', () => {
    expect(matchDocument(rules, order({ channel: 'app' }))).toEqual({
      ok: true,
      value: { rule: 'app', model: 'app-model' },
    });
    expect(matched(rules, order({ channel: 'web' }))).toBe('web');
    expect(matched(rules, order({}, { business: 'hotel' }))).toBe('hotel');
  });

  it('reads fields of every type, exactly', () => {
    const each = rulesOf({
      money: "channel == 'm' and amount >= 100",
      precise: "channel == 'p' and amount == 0.123456789012345678901",
      division: "channel == 'd' and amount / units == 100 / 3",
      whole: "channel == 'u' and units > 2",
      flag: "channel == 'f' and isGift",
      date: "channel == 't' and day >= '2026-11-01'",
      tag: {
        all: [
          { fact: 'channel', operator: 'equal', value: 'l' },
          { fact: 'tags', operator: 'contains', value: 'vip' },
        ],
      },
      sum: "channel == 's' and sum(steps) == 3",
    });
    const facts: readonly (readonly [string, BusinessDocument['facts']])[] = [
      ['money', { channel: 'm', amount: '100.00' }],
      ['precise', { channel: 'p', amount: '0.123456789012345678901' }],
      ['division', { channel: 'd', amount: '100', units: 3 }],
      ['whole', { channel: 'u', units: 3 }],
      ['flag', { channel: 'f', isGift: true }],
      ['date', { channel: 't', day: '2026-11-24' }],
      ['tag', { channel: 'l', tags: ['new', 'vip'] }],
      ['sum', { channel: 's', steps: ['1.5', 1.5] }],
    ];
    for (const [rule, fields] of facts) expect(matched(each, order(fields))).toBe(rule);
    expect(matched(each, order({ channel: 'm', amount: '99.99999999999999999999' }))).toMatch(/^No business rule fits/);
  });

  it('without a condition, or with *, fits always', () => {
    expect(matched(rulesOf({ all: undefined }), order())).toBe('all');
    expect(matched(rulesOf({ all: '*' }), order())).toBe('all');
  });

  it('takes the default of a field that the document lacks', () => {
    expect(matched(rulesOf({ single: 'units == 1', more: 'units > 1' }), order())).toBe('single');
  });

  it('remembers nothing of the document before', () => {
    const gift = rulesOf({ gift: "business == 'store' and isGift", other: "business == 'hotel'" });
    expect(matched(gift, order({ isGift: true }))).toBe('gift');
    expect(matched(gift, order({}))).toBe("Document 'o-1' has no field 'isGift', which business rule 'gift' reads");
  });
});

describe('hit policies', () => {
  const conditions = { app: "channel == 'app'", large: 'amount >= 100', any: '*' };
  const document = order({ channel: 'app', amount: '100' });

  it('unique: two that fit are a fault that names them', () => {
    expect(matched(rulesOf(conditions), document)).toBe(
      "Exactly one business rule must fit document 'o-1'; these do: app, large, any",
    );
    expect(matched(rulesOf(conditions), document, 'zh')).toBe(
      '单据“o-1”必须恰好适用一条业务规则;现适用:app, large, any',
    );
  });

  it('first: the first in declared order, and those behind it are not asked', () => {
    expect(matched(rulesOf(conditions, 'first'), document)).toBe('app');
    expect(matched(rulesOf(conditions, 'first'), order({ channel: 'web', amount: '100' }))).toBe('large');
    expect(matched(rulesOf(conditions, 'first'), order({ channel: 'app' }))).toBe('app');
    expect(matched(rulesOf(conditions, 'first'), order({ channel: 'web', amount: '99.99' }))).toBe('any');
  });
});

describe('none fits: the nearest rule, what of it failed, and by how much', () => {
  it('is the one of which the largest share held', () => {
    const rules = rulesOf({
      hotel: "business == 'hotel'",
      large: "business == 'store' and channel == 'app' and amount >= 100",
      offline: "business == 'store' and channel == 'offline' and amount >= 100",
    });
    const document = order({ channel: 'app', amount: '99.5' });
    expect(matched(rules, document)).toBe(
      "No business rule fits document 'o-1'; 'large' comes nearest (2 of its conditions hold) but fails amount >= 100 (found 99.5, off by 0.5)",
    );
    expect(matched(rules, document, 'zh')).toBe(
      '没有业务规则适用于单据“o-1”;最接近的是“large”(满足 2 个条件),未满足:amount >= 100(实际为 99.5,相差 0.5)',
    );
    const result = matchDocument(rules, document);
    expect(result.ok ? [] : result.issues).toMatchObject([
      {
        code: 'rule-none',
        facts: { rule: 'large', misses: [{ condition: 'amount >= 100', actual: '99.5', by: '0.5' }] },
      },
    ]);
  });

  it('names texts that were found, of several parts each', () => {
    const rules = rulesOf({ app: "business == 'hotel' and channel in ('app', 'mini')" });
    expect(matched(rules, order({ channel: 'web' }))).toMatch(
      /but fails business == 'hotel' \(found store\); channel in .*\(found web\)$/,
    );
  });

  it('of equals, the first declared', () => {
    expect(matched(rulesOf({ b: "channel == 'b'", a: "channel == 'a'" }), order({ channel: 'c' }))).toMatch(
      /'b' comes nearest/,
    );
  });

  it('keeps sensitive values to itself', () => {
    const rules = rulesOf({ known: "id_card == '110'" });
    expect(matched(rules, order({ id_card: '310-secret' }))).toMatch(/\(found \*\*\*\)$/);
  });

  it('and without any rule, says so', () => {
    expect(matched(rulesOf({}), order())).toBe("There are no business rules, so none fits document 'o-1'");
    expect(matched(rulesOf({}), order(), 'zh')).toBe('没有任何业务规则,单据“o-1”无法匹配');
  });
});

describe('fields that are absent or wrong', () => {
  it('absent matters only where a condition comes to read it', () => {
    const rules = rulesOf({ app: "business == 'store' and channel == 'app'", hotel: "business == 'hotel'" });
    expect(matched(rules, order({}, { business: 'hotel' }))).toBe('hotel');
    expect(matched(rules, order())).toBe("Document 'o-1' has no field 'channel', which business rule 'app' reads");
    expect(matched(rules, order(), 'zh')).toBe('单据“o-1”缺少业务规则“app”所读取的字段“channel”');
    const result = matchDocument(rules, order());
    expect(result.ok ? [] : result.issues.map(({ path }) => pathText(path))).toEqual(['facts.channel']);
  });

  it('the same for store, type and currency', () => {
    const rules = rulesOf({ own: "store == 's-1'" });
    expect(matched(rules, order({}, { store: 's-1' }))).toBe('own');
    expect(matched(rules, order())).toMatch(/has no field 'store'/);
  });

  it('of the wrong type are faults, all at once, with what arrived', () => {
    const rules = rulesOf({ all: '*' });
    expect(matched(rules, order({ amount: ' 12 ', units: '1.5', tags: 'vip', id_card: 5 }))).toBe(
      [
        `Field 'amount' of document 'o-1' is " 12 "; expected money`,
        `Field 'units' of document 'o-1' is "1.5"; expected integer`,
        `Field 'tags' of document 'o-1' is "vip"; expected list of text`,
        "Field 'id_card' of document 'o-1' is ***; expected text",
      ].join('\n'),
    );
    expect(matched(rules, order({ amount: ' 12 ' }), 'zh')).toBe('单据“o-1”的字段“amount”为 " 12 ";应为 money');
  });

  it('are own members only: an inherited one is absent', () => {
    const facts = Object.create({ channel: 'app' }) as BusinessDocument['facts'];
    expect(matched(rulesOf({ app: "channel == 'app'" }), order(facts))).toMatch(/has no field 'channel'/);
  });

  it('a division by zero is a fault of the document too', () => {
    expect(matched(rulesOf({ odd: 'amount / units > 1' }), order({ amount: '1', units: 0 }))).toBe(
      '1 cannot be divided by zero',
    );
  });
});

describe('rules that do not compile', () => {
  it('are told all at once, at their places', () => {
    const book = parseRuleBook({
      fields: FIELDS,
      rules: [
        { code: 'a', when: "chanel == 'app'", model: 'm' },
        { code: 'b', when: { all: [{ fact: 'amount', operator: 'equal', value: 'app' }] }, model: 'm' },
        { code: 'c', when: 'amount', model: 'm' },
        { code: 'd', when: 'share(a, b) > 1 and exact(amount) > 1', model: 'm' },
      ],
    });
    const result = compileRules(book);
    const issues = result.ok ? [] : result.issues;
    expect(issues.map(({ path }) => pathText(path).slice(0, 13))).toEqual(
      expect.arrayContaining(['rules[0].when', 'rules[1].when', 'rules[2].when', 'rules[3].when']),
    );
    expect(issues.map((issue) => sentence(issue, 'en')).join()).toContain("'channel'");
  });
});
