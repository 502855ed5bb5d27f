import fc from 'fast-check';
import { Engine } from 'json-rules-engine';
import { describe, expect, it } from 'vitest';
import { jsonRulesEngine } from '../../src/adapters/conditions/json-rules-engine.ts';
import { checkCondition, checkConditionWith } from '../../src/condition/check-condition.ts';
import type { JsonCondition } from '../../src/condition/condition-input.ts';
import { NamedConditions } from '../../src/condition/named-conditions.ts';
import { whyNot } from '../../src/condition/why-not.ts';
import { compileExactBoolean } from '../../src/formula/compile-exact.ts';
import { compileFastBoolean } from '../../src/formula/compile-fast.ts';
import type { ExactFrame } from '../../src/formula/frame.ts';
import type { Scope } from '../../src/formula/scope.ts';
import { isFeewrightError } from '../../src/issues/error.ts';
import { Decimal, decimalText } from '../../src/money/decimal.ts';
import { exactFrame, type Facts, fastFrame, scope as plainScope, SYMS } from '../formula/test-scope.ts';

// json-rules-engine's own engine with our strict operators: what a condition means, said by somebody else. The compiled
// lane and the engine must agree, on what holds and on what is a fault.

const NUMBERS = new Set(['price', 'coupon', 'cost', 'rate', 'pieces', 'weight', 'parts', 'counts']);

/** `order.fee` and `order.city` are the members of an object; they lie in the places of `cost` and `city`. */
const MEMBERS: ReadonlyMap<string, string> = new Map([
  ['fee', 'cost'],
  ['city', 'city'],
]);
const scope: Scope = {
  ...plainScope,
  members: (fact) => (fact === 'order' ? [...MEMBERS.keys()] : undefined),
  member: (fact, path) => {
    const sym = fact === 'order' ? SYMS.get(MEMBERS.get(path) ?? '') : undefined;
    return sym && { ...sym, name: `${fact}.${path}` };
  },
};

function engineValue(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => engineValue(name, each));
  return NUMBERS.has(name) ? new Decimal(String(value)) : value;
}

function engineFacts(facts: Facts): Readonly<Record<string, unknown>> {
  const given: Record<string, unknown> = Object.create(null);
  const order: Record<string, unknown> = Object.create(null);
  for (const [name, value] of Object.entries(facts)) if (value !== undefined) given[name] = engineValue(name, value);
  for (const [member, name] of MEMBERS) if (given[name] !== undefined) order[member] = given[name];
  return Object.keys(order).length === 0 ? given : { ...given, order };
}

const amounts = fc.oneof(
  fc.constantFrom('0', '1', '9', '10', '10.00', '99.99', '100', '100.01', '-5', '0.30', '90071992547409930', 10, 0.3),
  fc.constantFrom('9'.repeat(60), `-0.${'0'.repeat(58)}1`, '1e60', '1e-60'),
);
const texts = fc.constantFrom(
  'app',
  'web',
  'App',
  '',
  '9',
  '10',
  '__proto__',
  'toString',
  '结算',
  '\u202e',
  'é',
  'e\u0301',
);
const dates = fc.constantFrom('2026-11-29', '2026-11-30', '2026-12-01');
const COMPARISONS = [
  'equal',
  'notEqual',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
] as const;

const fact = (name: string) => ({ fact: name });
const member = (path: string) => ({ fact: 'order', path });
const remarks = { priority: fc.integer({ min: 1, max: 3 }), name: fc.constant('a name') };

const leaf: fc.Arbitrary<JsonCondition> = fc
  .oneof(
    fc.record({
      fact: fc.constantFrom('price', 'coupon', 'cost'),
      operator: fc.constantFrom(...COMPARISONS),
      value: fc.oneof(amounts, fc.constantFrom('price', 'coupon', 'cost').map(fact), fc.constant(member('fee'))),
    }),
    fc.record({
      fact: fc.constant('order'),
      path: fc.constantFrom('fee', '$.fee'),
      operator: fc.constantFrom(...COMPARISONS),
      value: fc.oneof(amounts, fc.constant(fact('price'))),
    }),
    fc.record({
      fact: fc.constant('order'),
      path: fc.constant('city'),
      operator: fc.constantFrom('equal', 'notEqual'),
      value: texts,
    }),
    fc.record({
      fact: fc.constantFrom('pieces', 'weight'),
      operator: fc.constantFrom(...COMPARISONS),
      value: fc.oneof(amounts, fc.constantFrom('pieces', 'weight').map(fact)),
    }),
    fc.record({
      fact: fc.constantFrom('price', 'rate', 'pieces'),
      operator: fc.constantFrom('in', 'notIn'),
      value: fc.array(amounts, { minLength: 1, maxLength: 4 }),
    }),
    fc.record({
      fact: fc.constantFrom('channel', 'city'),
      operator: fc.constantFrom('equal', 'notEqual'),
      value: fc.oneof(texts, fc.constantFrom('channel', 'city').map(fact)),
    }),
    fc.record({
      fact: fc.constantFrom('channel', 'city'),
      operator: fc.constantFrom('in', 'notIn'),
      value: fc.array(texts, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ fact: fc.constant('day'), operator: fc.constantFrom(...COMPARISONS), value: dates }),
    fc.record({
      fact: fc.constantFrom('vip', 'paid'),
      operator: fc.constantFrom('equal', 'notEqual'),
      value: fc.boolean(),
    }),
    fc.record({
      fact: fc.constant('tags'),
      operator: fc.constantFrom('contains', 'doesNotContain'),
      value: fc.oneof(texts, fc.constant(fact('channel'))),
    }),
    fc.record({
      fact: fc.constant('parts'),
      operator: fc.constantFrom('contains', 'doesNotContain'),
      value: fc.oneof(amounts, fc.constant(fact('price'))),
    }),
  )
  .chain((condition) => fc.record(remarks, { requiredKeys: [] }).map((more) => ({ ...condition, ...more })));

const NAMED = {
  large: 'price >= 100',
  local: { any: [{ fact: 'channel', operator: 'equal', value: 'app' }, { not: { condition: 'large' } }] },
  always: '*',
} as const;

const { condition } = fc.letrec<{ condition: JsonCondition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.record(
      { all: fc.array(tie('condition'), { minLength: 1, maxLength: 4 }), ...remarks },
      { requiredKeys: ['all'] },
    ) as fc.Arbitrary<JsonCondition>,
    fc.record(
      { any: fc.array(tie('condition'), { minLength: 1, maxLength: 4 }), ...remarks },
      { requiredKeys: ['any'] },
    ),
    fc.record({ not: tie('condition') }),
    fc.constantFrom(...Object.keys(NAMED)).map((name) => ({ condition: name })),
  ),
}));

/** As the dictionary's check leaves it. */
const canonical = amounts.map((amount) => decimalText(amount) ?? '0');

const facts: fc.Arbitrary<Facts> = fc.record(
  {
    price: canonical,
    coupon: canonical,
    cost: canonical,
    rate: canonical,
    pieces: fc.constantFrom('0', '1', '9', '10'),
    weight: canonical,
    channel: texts,
    city: texts,
    day: dates,
    vip: fc.boolean(),
    paid: fc.boolean(),
    tags: fc.array(texts, { maxLength: 3 }),
    parts: fc.array(canonical, { maxLength: 3 }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Facts>;

function checked(input: JsonCondition) {
  const named = new NamedConditions(NAMED, ['conditions'], (each, path, names) =>
    checkConditionWith(each, scope, path, { named: names }),
  );
  const result = checkConditionWith(input, scope, [], { named });
  if (!result.ok || result.value === undefined) throw new Error(JSON.stringify(result));
  return result.value;
}

/** True, false, or the fault by its code and the fact that it names. */
function said(thrown: unknown): string {
  if (!isFeewrightError(thrown)) throw thrown;
  return thrown.issues.map(({ code, facts: { ...told } }) => `${code} ${JSON.stringify(told)}`).join();
}

function compiled(input: JsonCondition, frame: ExactFrame): boolean | string {
  try {
    return compileExactBoolean(checked(input).tree)(frame);
  } catch (thrown) {
    return said(thrown);
  }
}

async function engineSays(input: JsonCondition, given: Facts): Promise<boolean | string> {
  try {
    const frame = exactFrame(given);
    const { holds } = await jsonRulesEngine().evaluate(checked(input).engine, { facts: engineFacts(given), frame });
    return holds;
  } catch (thrown) {
    return said(thrown);
  }
}

describe('the compiled lane and json-rules-engine', () => {
  it('agree on generated conditions and facts, on absent, huge and unusual ones too', async () => {
    const answers = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(condition, facts, async (some, given) => {
        const expected = compiled(some, exactFrame(given));
        expect(await engineSays(some, given)).toEqual(expected);
        const kind = String(expected).split(' ')[0] ?? '';
        answers.set(kind, (answers.get(kind) ?? 0) + 1);
      }),
      { numRuns: 2_000 },
    );
    // The property says something only if every kind of answer came up.
    expect([...answers.keys()].sort()).toEqual(['factor-missing', 'false', 'true']);
  });

  it('and so does the scaled-integer lane, where it answers', () => {
    fc.assert(
      fc.property(condition, facts, (some, given) => {
        const { tree } = checked(some);
        const fast = compileFastBoolean(tree);
        const frame = fastFrame(given);
        const answer = fast?.(frame);
        if (fast === undefined || !frame.fits) return;
        expect(answer).toBe(compiled(some, exactFrame(given)));
      }),
      { numRuns: 1_000 },
    );
  });

  it('and what did not hold is said to have missed', () => {
    fc.assert(
      fc.property(condition, facts, (some, given) => {
        const frame = exactFrame(given);
        const answer = compiled(some, frame);
        const verdict = whyNot(checked(some).tree, frame);
        if (typeof answer !== 'boolean') return;
        if (answer) expect(verdict.misses).toEqual([]);
        else expect(verdict.misses.length).toBeGreaterThan(0);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is strict where the engine by itself is loose', async () => {
    const loose = async (operator: string, value: unknown, price: unknown): Promise<boolean> => {
      const engine = new Engine([], {});
      engine.addRule({ conditions: { all: [{ fact: 'price', operator, value }] }, event: { type: 'holds' } });
      return (await engine.run({ price })).events.length > 0;
    };
    // Its own operators: text order, half a number, and nothing at all.
    expect(await loose('lessThan', '10', '9')).toBe(false);
    expect(await loose('greaterThan', 5, '12abc')).toBe(false);
    expect(await loose('greaterThan', null, 10)).toBe(true);
    const check = (operator: 'lessThan' | 'greaterThan', value: string | number, price: string): boolean => {
      const checked = checkCondition({ fact: 'price', operator, value }, scope, []);
      if (!checked.ok || checked.value === undefined) throw new Error(JSON.stringify(checked));
      return compileExactBoolean(checked.value)(exactFrame({ price }));
    };
    expect(check('lessThan', '10', '9')).toBe(true);
    expect(check('lessThan', '10.0', '10')).toBe(false);
    expect(checkCondition({ fact: 'price', operator: 'greaterThan', value: null as never }, scope, []).ok).toBe(false);
    expect(checkCondition({ fact: 'price', operator: 'greaterThan', value: '12abc' }, scope, []).ok).toBe(false);
  });
});
