import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { Engine, Operator } from 'json-rules-engine';
import { describe, expect, it } from 'vitest';
import { checkCondition } from '../../src/condition/check-condition.ts';
import type { JsonCondition } from '../../src/condition/condition-input.ts';
import { whyNot } from '../../src/condition/why-not.ts';
import { compileExactBoolean } from '../../src/formula/compile-exact.ts';
import { compileFastBoolean } from '../../src/formula/compile-fast.ts';
import { exactFrame, type Facts, fastFrame, scope } from '../formula/test-scope.ts';

// json-rules-engine with strict operators in place of its own: what a condition means, said by somebody else.

const Exact = Decimal.clone({ defaults: true, precision: 200 });
const NUMBERS = new Set(['price', 'coupon', 'cost', 'rate', 'pieces', 'weight', 'parts', 'counts']);

/** Facts and values as the engine gets them: numbers as decimals, everything else as it is. */
function engineValue(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => engineValue(name, each));
  return NUMBERS.has(name) && typeof value !== 'object' ? new Exact(String(value)) : value;
}

const isDecimal = (value: unknown): value is Decimal => Decimal.isDecimal(value);
const isSame = (a: unknown, b: unknown): boolean => (isDecimal(a) && isDecimal(b) ? a.eq(b) : a === b);
const order = (a: unknown, b: unknown): number => {
  if (isDecimal(a) && isDecimal(b)) return a.cmp(b);
  if (typeof a !== 'string' || typeof b !== 'string') throw new TypeError('two values that have no order');
  return a < b ? -1 : a > b ? 1 : 0;
};
const isAmong = (item: unknown, list: unknown): boolean =>
  Array.isArray(list) && list.some((each) => isSame(each, item));

const OPERATORS: Readonly<Record<string, (fact: unknown, value: unknown) => boolean>> = {
  equal: isSame,
  notEqual: (a, b) => !isSame(a, b),
  lessThan: (a, b) => order(a, b) < 0,
  lessThanInclusive: (a, b) => order(a, b) <= 0,
  greaterThan: (a, b) => order(a, b) > 0,
  greaterThanInclusive: (a, b) => order(a, b) >= 0,
  in: isAmong,
  notIn: (a, b) => !isAmong(a, b),
  contains: (a, b) => isAmong(b, a),
  doesNotContain: (a, b) => !isAmong(b, a),
};

function forEngine(condition: JsonCondition): unknown {
  if ('all' in condition) return { all: condition.all.map(forEngine) };
  if ('any' in condition) return { any: condition.any.map(forEngine) };
  if ('not' in condition) return { not: forEngine(condition.not) };
  const { fact, operator, value } = condition;
  return { fact, operator, value: engineValue(fact, value) };
}

async function engineSays(condition: JsonCondition, facts: Facts): Promise<boolean> {
  const engine = new Engine([], { replaceFactsInEventParams: false });
  for (const [name, evaluate] of Object.entries(OPERATORS)) {
    engine.removeOperator(name);
    engine.addOperator(new Operator(name, evaluate));
  }
  engine.addRule({ conditions: { all: [forEngine(condition)] } as never, event: { type: 'holds' } });
  const given = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, engineValue(name, value)]));
  const { events } = await engine.run(given);
  return events.length > 0;
}

const NUMBER_OPERATORS = [
  'equal',
  'notEqual',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
] as const;
const amounts = fc.constantFrom(
  '0',
  '1',
  '9',
  '10',
  '10.00',
  '99.99',
  '100',
  '100.01',
  '-5',
  '0.30',
  '90071992547409930',
  10,
  0.3,
);
const texts = fc.constantFrom('app', 'web', 'App', '', '9', '10');
const dates = fc.constantFrom('2026-11-29', '2026-11-30', '2026-12-01');

const fact = (name: string) => ({ fact: name });
const leaf: fc.Arbitrary<JsonCondition> = fc.oneof(
  fc.record({
    fact: fc.constantFrom('price', 'coupon', 'cost'),
    operator: fc.constantFrom(...NUMBER_OPERATORS),
    value: fc.oneof(amounts, fc.constantFrom('price', 'coupon', 'cost').map(fact)),
  }),
  fc.record({
    fact: fc.constantFrom('pieces', 'weight'),
    operator: fc.constantFrom(...NUMBER_OPERATORS),
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
  fc.record({ fact: fc.constant('day'), operator: fc.constantFrom(...NUMBER_OPERATORS), value: dates }),
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
);

const { condition } = fc.letrec<{ condition: JsonCondition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 4 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 4 }) }),
    fc.record({ not: tie('condition') }),
  ),
}));

const amount = amounts.map(String);
const facts = fc.record({
  price: amount,
  coupon: amount,
  cost: amount,
  rate: fc.constantFrom('0', '1', '0.3', '10'),
  pieces: fc.constantFrom('0', '1', '9', '10'),
  weight: fc.constantFrom('0', '1', '9.5', '10'),
  channel: texts,
  city: texts,
  day: dates,
  vip: fc.boolean(),
  paid: fc.boolean(),
  tags: fc.array(texts, { maxLength: 3 }),
  parts: fc.array(amount, { maxLength: 3 }),
});

describe('a compiled condition', () => {
  it('says what json-rules-engine says, in both lanes, and so does the reason', async () => {
    const seen = { holds: 0, fails: 0, fast: 0 };
    await fc.assert(
      fc.asyncProperty(condition, facts, async (input, given) => {
        const checked = checkCondition(input, scope, []);
        if (!checked.ok || checked.value === undefined) throw new Error(JSON.stringify(checked));
        const expected = await engineSays(input, given);
        expect(compileExactBoolean(checked.value)(exactFrame(given))).toBe(expected);
        const frame = fastFrame(given, true);
        const quick = compileFastBoolean(checked.value)?.(frame);
        if (quick !== undefined && frame.fits) {
          expect(quick).toBe(expected);
          seen.fast += 1;
        }
        const { holds, misses } = whyNot(checked.value, exactFrame(given));
        expect([holds, misses.length === 0]).toEqual([expected, expected]);
        seen[expected ? 'holds' : 'fails'] += 1;
      }),
      { numRuns: 2_000 },
    );
    for (const [name, count] of Object.entries(seen)) expect(count, name).toBeGreaterThan(300);
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
