import { describe, expect, it } from 'vitest';
import { jsonRulesEngine } from '../../src/adapters/conditions/json-rules-engine.ts';
import { type EngineOptions, safeCreateEngine } from '../../src/engine.ts';
import type { FactorProvider, FactorRequest } from '../../src/factor/factor-provider.ts';
import { isFeewrightError } from '../../src/issues/error.ts';
import { sentence } from '../../src/issues/issue.ts';
import { pathText } from '../../src/issues/path.ts';
import type { RuleBookInput } from '../../src/model/define-rules.ts';
import { defineRules } from '../../src/model/define-rules.ts';
import type { Decimal } from '../../src/money/decimal.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { ConditionEngine } from '../../src/ports/condition-engine.ts';
import { contractOf, departmentStore, order, storeSale } from './department-store.ts';

type Options = Partial<EngineOptions<typeof storeSale>>;

const book = (input: Omit<RuleBookInput, 'rules'> & { rules: readonly object[] }) =>
  defineRules([storeSale], {
    ...input,
    rules: input.rules.map((rule, at) => ({ code: `r${at + 1}`, model: 'store-sale', ...rule })),
  });

function engineOf(input: Parameters<typeof book>[0], options: Options = {}) {
  return departmentStore({ rules: book(input), ...options });
}

async function refusal(promise: Promise<unknown>, language: 'en' | 'zh' = 'en'): Promise<string> {
  try {
    await promise;
  } catch (thrown) {
    if (isFeewrightError(thrown)) return thrown.issues.map((issue) => sentence(issue, language)).join('\n');
  }
  return 'not refused';
}

async function billed(engine: ReturnType<typeof engineOf>, id: string) {
  const { record } = await engine.bill(order(id));
  const stored = await engine.find({ tenant: 't1', business: 'retail', id });
  if (stored === undefined) throw new Error(`'${id}' was not kept`);
  return { record, snapshot: stored.snapshot };
}

const grades: Readonly<Record<string, string>> = { m1: 'gold', m2: 'silver' };

function gradeProvider(more: Partial<FactorProvider> = {}) {
  const asked: FactorRequest[] = [];
  const made: FactorProvider = {
    name: 'grades',
    version: '7',
    factors: ['grade'],
    provide: (request) => {
      asked.push(request);
      return request.documents.map(({ party }) => ({ grade: { value: grades[party] } }));
    },
    ...more,
  };
  return { made, asked };
}

describe('factors that rules read', () => {
  const graded = {
    factors: [{ code: 'grade', type: 'text' as const }],
    rules: [
      { code: 'gold', when: "grade == 'gold'" },
      { code: 'silver', when: "grade == 'silver'" },
    ],
  };

  it('are gathered before matching, once for the batch, and stand in the snapshot with their source', async () => {
    const { made, asked } = gradeProvider();
    const engine = engineOf(graded, { providers: [made] });
    const outcomes = await engine.billAll([order('A'), order('B', {}, { party: 'm2' }), order('C')]);
    expect(outcomes.map((each) => (each.status === 'created' ? each.record.rule : each.status))).toEqual([
      'gold',
      'silver',
      'gold',
    ]);
    expect(asked.map(({ documents }) => documents.map(({ id }) => id))).toEqual([['A', 'B', 'C']]);
    const { snapshot } = (await engine.find({ tenant: 't1', business: 'retail', id: 'B' })) ?? {};
    expect(snapshot?.matching).toEqual({
      facts: { grade: 'silver' },
      sources: { grade: { source: 'grades', version: '7' } },
    });
    expect(snapshot?.facts).not.toHaveProperty('grade');
  });

  it('are not needed to decide again, nor to explain; a snapshot from JSON keeps them', async () => {
    const { made, asked } = gradeProvider();
    const engine = engineOf(graded, { providers: [made] });
    const { record, snapshot } = await billed(engine, 'A');
    const again = engine.replay(JSON.parse(JSON.stringify(snapshot)));
    expect(again.contentText()).toBe(record.contentText());
    expect(engine.explain(snapshot, { fee: 'commission' }).rule).toBe('gold');
    expect(asked).toHaveLength(1);
    const broken = { ...snapshot, matching: { facts: { grade: 5 }, sources: {} } };
    const read = engine.safeReplay(broken);
    expect(read.ok ? [] : read.issues.map(({ path }) => pathText(path))).toEqual(['matching.facts.grade']);
    const odd = engine.safeReplay({ ...snapshot, matching: { rules: 'gold', facts: {}, sources: {} } });
    expect(odd.ok ? [] : odd.issues.map(({ path }) => pathText(path))).toEqual(['matching.rules']);
  });

  it('that nobody knows, that are of another type, or whose provider is broken, refuse only their documents', async () => {
    const unknown = engineOf(graded, { providers: [gradeProvider().made] });
    expect(await refusal(unknown.bill(order('A', {}, { party: 'm3' })))).toBe(
      "Nobody provides factor 'grade' of document 'A', which business rule 'gold' reads",
    );
    const wrong = gradeProvider({ provide: ({ documents }) => documents.map(() => ({ grade: { value: 5 } })) });
    expect(await refusal(engineOf(graded, { providers: [wrong.made] }).bill(order('A')))).toMatch(
      /'grade'.*expected text/,
    );
    const broken = gradeProvider({
      provide: () => {
        throw new Error('down');
      },
    });
    expect(await refusal(engineOf(graded, { providers: [broken.made] }).bill(order('A')))).toMatch(/'grades'.*down/);
  });

  it('are named by providers only if some rule book or model has them', () => {
    const created = safeCreateEngine({
      models: [storeSale],
      contracts: [contractOf('m1')],
      rules: book({ rules: [{}] }),
      providers: [gradeProvider().made],
    });
    expect(created.ok ? [] : created.issues.map(({ code }) => code)).toEqual(['provider-factor-unknown']);
  });
});

describe('hit policy collect', () => {
  it('the record names all rules that held', async () => {
    const engine = engineOf({
      hit: 'collect',
      rules: [
        { code: 'all' },
        { code: 'retail', when: "business == 'retail'" },
        { code: 'other', when: "business == 'x'" },
      ],
    });
    const { record, snapshot } = await billed(engine, 'A');
    expect([record.rule, record.rules]).toEqual(['all', ['all', 'retail']]);
    expect(record.contentText()).toContain('"rules":["all","retail"]');
    expect(engine.replay(JSON.parse(JSON.stringify(snapshot))).rules).toEqual(['all', 'retail']);
    const single = await departmentStore().bill(order('A'));
    expect(single.record.rules).toEqual(['retail-sales']);
    expect(single.record.contentText()).not.toContain('"rules"');
  });
});

describe("operators and decorators of the user's own", () => {
  const fields = [
    { code: 'sku', type: 'text' as const },
    { code: 'amount', type: 'money' as const },
    { code: 'tags', type: 'list' as const, of: 'text' as const },
    { code: 'idCard', type: 'text' as const, sensitive: true },
    {
      code: 'buyer',
      type: 'object' as const,
      members: [
        { path: 'address.country', type: 'text' as const },
        { path: 'credit', type: 'money' as const },
      ],
    },
  ];
  const conditionEngine = jsonRulesEngine({
    operators: {
      startsWith: (text: string, start: string) => text.startsWith(start),
      near: (amount: Decimal, value: string) => amount.minus(value).abs().lte('0.05'),
      livesIn: (buyer: { address: { country: string } }, country: string) => buyer.address.country === country,
      throws: (value: string) => {
        throw new Error(`no such thing as ${value}`);
      },
      vague: (() => 1) as never,
    },
    decorators: {
      lower: (text: string, value: string, next) => next(text.toLowerCase(), value),
    },
  });
  const when = (fact: string, operator: string, value: unknown, more: object = {}) => ({
    fact,
    operator,
    value,
    ...more,
  });

  async function ruleOf(condition: object, facts: object): Promise<string> {
    const rules = [{ code: 'own', when: condition }];
    const engine = engineOf({ fields, rules }, { conditionEngine });
    const result = await engine.safeQuote(order('A', { ...facts }));
    return result.ok ? result.value.record.rule : result.issues.map((issue) => sentence(issue, 'en')).join('\n');
  }

  it('are evaluated by json-rules-engine', async () => {
    expect(await ruleOf(when('sku', 'startsWith', 'BK-'), { sku: 'BK-7' })).toBe('own');
    expect(await ruleOf(when('sku', 'lower:startsWith', 'bk-'), { sku: 'BK-7' })).toBe('own');
    expect(await ruleOf(when('amount', 'near', '10.00'), { amount: '10.05' })).toBe('own');
    expect(await ruleOf(when('tags', 'someFact:equal', 'new'), { tags: ['old', 'new'] })).toBe('own');
    expect(await ruleOf(when('sku', 'not:equal', 'BK-8'), { sku: 'BK-7' })).toBe('own');
    expect(await ruleOf(when('buyer', 'livesIn', 'CN'), { buyer: { address: { country: 'CN' } } })).toBe('own');
    expect(
      await ruleOf(when('sku', 'startsWith', { fact: 'buyer', path: 'address.country' }), {
        sku: 'CN-1',
        buyer: { address: { country: 'CN' } },
      }),
    ).toBe('own');
    expect(await ruleOf(when('buyer', 'not:equal', '10.00', { path: 'credit' }), { buyer: { credit: '10' } })).toMatch(
      /^No business rule fits/,
    );
  });

  it('beside others in one condition, in named ones too; what failed is said as ever', async () => {
    const condition = {
      all: [when('amount', 'greaterThanInclusive', '100'), when('sku', 'startsWith', 'BK-'), { condition: 'big' }],
    };
    const engine = engineOf(
      { fields, conditions: { big: 'amount * 2 >= 300' }, rules: [{ code: 'books', when: condition as never }] },
      { conditionEngine },
    );
    const said = (sku: string, amount: string) => refusal(engine.quote(order('A', { sku, amount })));
    expect(await said('BK-1', '150')).toBe('not refused');
    expect(await said('BK-1', '149.99')).toMatch(/'books' comes nearest \(2 of its .* amount \* 2 >= 300 \(/);
    expect(await said('CD-1', '150')).toMatch(/\(2 of its .* fails `?sku startsWith 'BK-'`? \(found false\)$/);
  });

  it('see their facts one document at a time, however many are on their way', async () => {
    const engine = engineOf(
      {
        fields,
        hit: 'first',
        rules: [
          { code: 'a', when: when('sku', 'startsWith', 'A') },
          { code: 'b', when: { all: [when('sku', 'startsWith', 'B'), { condition: 'large' }] } },
          { code: 'c' },
        ],
        conditions: { large: 'amount * 1 > 5' },
      },
      { conditionEngine },
    );
    const documents = Array.from({ length: 60 }, (_, at) =>
      order(`o${at}`, { sku: 'ABC'[at % 3], amount: String(at) }),
    );
    const outcomes = await engine.billAll(documents);
    const found = outcomes.map((each) => (each.status === 'created' ? each.record.rule : each.status));
    expect(found).toEqual(documents.map((_, at) => (at % 3 === 1 && at > 5 ? 'b' : at % 3 === 0 ? 'a' : 'c')));
  });

  it('absent facts are the faults that they are elsewhere', async () => {
    expect(await ruleOf(when('sku', 'startsWith', 'BK-'), {})).toBe(
      "Document 'A' has no field 'sku', which business rule 'own' reads",
    );
    expect(
      await ruleOf(when('buyer', 'not:equal', 'x', { path: 'address.country' }), { buyer: { address: {} } }),
    ).toMatch(/has no field 'buyer.address.country'/);
    expect(await ruleOf(when('buyer', 'livesIn', 'x'), {})).toMatch(/has no field 'buyer'/);
    // The first part decides: the second is never read.
    expect(await ruleOf({ any: [when('amount', 'near', '1'), when('sku', 'startsWith', 'x')] }, { amount: '1' })).toBe(
      'own',
    );
  });

  it('fail as faults of their documents, with what they threw unless a secret could be in it', async () => {
    expect(await ruleOf(when('sku', 'throws', 'x'), { sku: 'BK-1' })).toBe(
      "The condition engine failed on business rule 'own' for document 'A': no such thing as BK-1",
    );
    expect(await ruleOf(when('idCard', 'throws', 'x'), { idCard: '310-secret' })).toMatch(/: \*\*\*$/);
    expect(await ruleOf(when('sku', 'vague', 'x'), { sku: 'BK-1' })).toMatch(
      /'vague' answered 1, neither true nor false$/,
    );
    expect(await ruleOf(when('amount', 'not:equal', 'much'), { amount: '1' })).toBe(
      'equal cannot compare number with text',
    );
    expect(await ruleOf(when('sku', 'not:lessThan', '9'), { sku: '10' })).toBe(
      'lessThan cannot compare text with text',
    );
    expect(await ruleOf(when('sku', 'someFact:equal', 'x'), { sku: 'x' })).toBe(
      'someFact cannot compare text with text',
    );
    expect(await ruleOf(when('idCard', 'startsWith', '9'), { idCard: '310-secret' })).toMatch(/\(found \*\*\*\)$/);
    const engine = engineOf({ fields, rules: [{ when: when('sku', 'throws', 'x') }] }, { conditionEngine });
    expect(await refusal(engine.quote(order('A', { sku: 's' })), 'zh')).toMatch(
      /^条件引擎在单据“A”的业务规则“r1”上失败:/,
    );
    const zh = engineOf({ fields, rules: [{ when: when('sku', 'not:lessThan', '9') }] }, { conditionEngine });
    expect(await refusal(zh.quote(order('A', { sku: 's' })), 'zh')).toMatch(/^lessThan 无法比较/);
  });

  it('a fault of a rule behind the hit is nobody’s business', async () => {
    const engine = engineOf(
      { fields, hit: 'first', rules: [{ code: 'a' }, { code: 'b', when: when('sku', 'throws', 'x') }] },
      { conditionEngine },
    );
    expect((await engine.quote(order('A'))).record.rule).toBe('a');
  });

  it('an engine that never answers is given up after its time', async () => {
    const stuck: ConditionEngine = { operators: ['waits'], decorators: [], evaluate: () => new Promise(() => {}) };
    const clock: Clock = {
      now: () => 0,
      after: (_, call) => {
        queueMicrotask(call);
        return () => {};
      },
    };
    const engine = engineOf(
      { fields, rules: [{ when: when('sku', 'waits', 1) }] },
      { conditionEngine: stuck, clock, limits: { conditionMilliseconds: 250 } },
    );
    expect(await refusal(engine.quote(order('A', { sku: 'x' })))).toBe(
      "The condition engine did not answer within 250 ms on business rule 'r1' for document 'A'",
    );
    expect(await refusal(engine.quote(order('A', { sku: 'x' })), 'zh')).toMatch(/^条件引擎未在 250 毫秒内/);
  });

  it('unknown ones are faults of the book, with the nearest name; without an engine all are unknown', () => {
    const fault = (operator: string, options: Options = { conditionEngine }) => {
      const rules = book({ fields, rules: [{ when: when('sku', operator, 'x') }] });
      const created = safeCreateEngine({ models: [storeSale], contracts: [contractOf('m1')], rules, ...options });
      return created.ok ? [] : created.issues.map((issue) => `${pathText(issue.path)}: ${sentence(issue, 'en')}`);
    };
    const at = 'rules.rules[0].when.operator: unknown operator';
    expect(fault('startWith')).toEqual([`${at} 'startWith'; did you mean 'startsWith'?`]);
    expect(fault('lover:startsWith')).toEqual([`${at} 'lover:startsWith'; did you mean 'lower:startsWith'?`]);
    expect(fault('lower:startWith')).toEqual([`${at} 'lower:startWith'; did you mean 'lower:startsWith'?`]);
    expect(fault('toString:equal')).toEqual([`${at} 'toString:equal'`]);
    expect(fault('startsWith', {})).toEqual([`${at} 'startsWith'`]);
    expect(fault('not:equal', {})).toEqual([`${at} 'not:equal'; did you mean 'notEqual'?`]);
  });

  it('an operator needs its value, and a value that names a fact names one that is there', () => {
    const fault = (condition: object) => {
      const rules = book({ fields, rules: [{ when: condition }] });
      const created = safeCreateEngine({ models: [storeSale], contracts: [contractOf('m1')], rules, conditionEngine });
      return created.ok ? [] : created.issues.map((issue) => sentence(issue, 'en'));
    };
    expect(fault({ fact: 'sku', operator: 'startsWith' })).toEqual([expect.stringMatching(/'value' is missing/)]);
    expect(fault(when('sku', 'startsWith', { fact: 'skv' }))).toEqual(["unknown fact 'skv'; did you mean 'sku'?"]);
    expect(fault(when('sku', 'startsWith', { fact: 'sku', params: {} }))).toEqual([
      expect.stringMatching(/expected a value/),
    ]);
    expect(fault(when('sku', 'startsWith', { any: ['thing', 1, null] }))).toEqual([]);
  });

  it('an engine of wrong make is refused', () => {
    const faults = (work: () => unknown): readonly string[] => {
      try {
        work();
        return [];
      } catch (thrown) {
        return isFeewrightError(thrown)
          ? thrown.issues.map((issue) => `${pathText(issue.path)}: ${sentence(issue, 'en')}`)
          : [];
      }
    };
    expect(
      faults(() => jsonRulesEngine({ operators: { equal: () => true, 'a:b': () => true, ok: 5 as never } })),
    ).toEqual([
      expect.stringMatching(/^operators\.equal: .*"equal"; expected a name/),
      expect.stringMatching(/^operators\["?a:b"?\]: .*"a:b"; expected a name/),
      expect.stringMatching(/^operators\.ok: .*5; expected a function$/),
    ]);
    expect(faults(() => jsonRulesEngine({ decorators: { not: () => true } }))).toHaveLength(1);
    for (const wrong of [5, {}, { evaluate: () => true, operators: 'x', decorators: [] }]) {
      expect(faults(() => departmentStore({ conditionEngine: wrong as never }))).toEqual([
        expect.stringMatching(/^conditionEngine: .*expected a condition engine/),
      ]);
    }
  });
});
