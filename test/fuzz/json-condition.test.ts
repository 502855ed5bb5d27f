import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCondition } from '../../src/condition/check-condition.ts';
import type { ConditionInput } from '../../src/condition/condition-input.ts';
import { namesInCondition } from '../../src/condition/names-in-condition.ts';
import { whyNot } from '../../src/condition/why-not.ts';
import { compileExactBoolean } from '../../src/formula/compile-exact.ts';
import { isFeewrightError } from '../../src/issues/error.ts';
import { sentence } from '../../src/issues/issue.ts';
import { exactFrame, SYMS, scope } from '../formula/test-scope.ts';
import { inTime, RUNS, TIME_LIMIT, untouched } from './runs.ts';

const OPERATORS = [
  ...['equal', 'notEqual', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive', 'in', 'notIn'],
  ...['contains', 'doesNotContain', 'constructor', '__proto__', 'toString', 'every:equal', 'not:in', ''],
];
const KEYS = [
  'all',
  'any',
  'not',
  'fact',
  'operator',
  'value',
  'path',
  'params',
  'condition',
  'priority',
  '__proto__',
  'constructor',
];
const PATHS = [
  '$.a.b',
  "$..[?(@.constructor.constructor('return process')())]",
  '$[(@.length-1)]',
  '',
  '.',
  'a..b',
  '__proto__.x',
];

const junk = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -0,
    10n,
    [],
    {},
    '',
    ' 12 ',
    '１２',
    '1e999',
  ),
  fc.constantFrom<unknown>(...PATHS),
  fc.jsonValue({ maxDepth: 2 }),
);
const value = fc.oneof(
  fc.constantFrom<unknown>(
    'app',
    '100.00',
    '0',
    5,
    true,
    ['app', 'web'],
    ['1', '2'],
    { fact: 'price' },
    { fact: 'constructor' },
  ),
  junk,
);
const leaf = fc.record(
  {
    fact: fc.oneof(
      fc.constantFrom<unknown>(...SYMS.keys()),
      fc.constantFrom<unknown>('__proto__', 'toString', 'nobody'),
      junk,
    ),
    operator: fc.oneof(fc.constantFrom<unknown>(...OPERATORS), junk),
    value,
    path: fc.constantFrom(...PATHS),
    params: junk,
  },
  { requiredKeys: [] },
);
const { condition } = fc.letrec<{ condition: unknown }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 5, depthIdentifier: 'condition' },
    leaf,
    fc.record({ all: fc.array(tie('condition'), { maxLength: 4 }) }),
    fc.record({ any: fc.array(tie('condition'), { maxLength: 4 }) }),
    fc.record({ not: tie('condition') }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('condition'), { maxKeys: 3 }),
    junk,
  ),
}));

/** Nested, long or wide, far past any limit. */
const bomb = fc
  .tuple(fc.constantFrom('all', 'any', 'not', 'wide', 'values'), fc.integer({ min: 10, max: 20_000 }))
  .map(([kind, times]) => {
    const leafOf = (): unknown => ({ fact: 'price', operator: 'equal', value: '1' });
    if (kind === 'wide') return { all: Array.from({ length: times }, leafOf) };
    if (kind === 'values')
      return { fact: 'channel', operator: 'in', value: Array.from({ length: times }, (_, at) => `v${at}`) };
    let nested = leafOf();
    for (let depth = 0; depth < times; depth += 1) nested = kind === 'not' ? { not: nested } : { [kind]: [nested] };
    return nested;
  });

const FACTS = { price: '12.5', coupon: '3', channel: 'app', vip: true, tags: ['a'] };

function taken(input: unknown): void {
  namesInCondition(input as ConditionInput);
  const checked = checkCondition(input as ConditionInput, scope, ['rules', 0, 'when']);
  if (!checked.ok) {
    expect(checked.issues.length).toBeGreaterThan(0);
    for (const fault of checked.issues) {
      expect(fault.path.slice(0, 3)).toEqual(['rules', 0, 'when']);
      for (const language of ['en', 'zh'] as const) expect(sentence(fault, language).length).toBeGreaterThan(0);
    }
    return;
  }
  if (checked.value === undefined) return;
  const frame = exactFrame(FACTS);
  const { holds, misses } = whyNot(checked.value, frame);
  expect(misses.length > 0).toBe(!holds);
  try {
    // Where no absent fact was read, the reason agrees with the answer.
    expect(compileExactBoolean(checked.value)(frame)).toBe(holds);
  } catch (thrown) {
    if (!isFeewrightError(thrown)) throw thrown;
  }
}

describe('a condition in JSON, however hostile, is a predicate or a fault', () => {
  it.each([
    ['nearly right, and not at all', condition],
    ['anything', fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true })],
    ['past every limit', bomb],
  ] as const)(
    '%s',
    (name, inputs) => {
      const numRuns = name.startsWith('past') ? Math.ceil(RUNS / 20) : RUNS;
      untouched(() =>
        fc.assert(
          fc.property(inputs, (input) => inTime(() => taken(input))),
          { numRuns },
        ),
      );
    },
    TIME_LIMIT,
  );
});
