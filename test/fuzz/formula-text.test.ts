import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFastBoolean, compileFastNumber } from '../../src/formula/compile-fast.ts';
import { exactValue } from '../../src/formula/exact-value.ts';
import { formulaText } from '../../src/formula/formula-text.ts';
import { parseFormula } from '../../src/formula/parse-formula.ts';
import { isFeewrightError } from '../../src/issues/error.ts';
import { type Issue, sentence } from '../../src/issues/issue.ts';
import { check, exactFrame, fastFrame, SYMS } from '../formula/test-scope.ts';
import { inTime, RUNS, TIME_LIMIT, untouched } from './runs.ts';

const WORDS = [
  ...SYMS.keys(),
  ...['min', 'max', 'abs', 'round', 'floor', 'ceil', 'clamp', 'if', 'sum', 'count', 'avg', 'lookup', 'exact', 'share'],
  ...['days', 'months', 'years', 'compound', 'balance', 'and', 'or', 'not', 'in', 'true', 'false', 'half-up'],
  // What reaches further than a formula should, in several spellings.
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'valueOf',
    'hasOwnProperty',
    'globalThis',
    'process',
    'require',
  ],
  ...[
    'eval',
    'Function',
    'this',
    'window',
    'import',
    'await',
    'random',
    'fac',
    'map',
    'filter',
    'E',
    'PI',
    'sin',
    'length',
  ],
];
const MARKS = [
  ...[
    '+',
    '-',
    '*',
    '/',
    '%',
    '^',
    '==',
    '!=',
    '<',
    '<=',
    '>',
    '>=',
    '?',
    ':',
    ',',
    '(',
    ')',
    '[',
    ']',
    '.',
    '!',
    '=',
    '&&',
  ],
  ...[
    '||',
    "'",
    '"',
    '`',
    '\\',
    '{',
    '}',
    ';',
    '=>',
    '/*',
    '*/',
    '//',
    '#',
    '$',
    '@',
    '\n',
    '\t',
    ' ',
    '\u200b',
    '\u202e',
  ],
];
const NUMBERS = [
  '0',
  '1',
  '0.05',
  '9',
  '999999999',
  '1e9',
  '1e60',
  '1e-60',
  '1e999',
  '0x1F',
  '1_000',
  '5.',
  '.5',
  '１２',
  '00012',
];
const LOOKALIKES = ['рrice', 'ｐrice', 'pr\u00edce', 'price\u0301', '\u{1D4C5}rice', 'ﬁ', 'Ⅷ', '价格', '名\u3000'];

const token = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 6, arbitrary: fc.constantFrom(...MARKS) },
  { weight: 3, arbitrary: fc.constantFrom(...NUMBERS) },
  { weight: 1, arbitrary: fc.constantFrom(...LOOKALIKES) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
);
const soup = fc.array(token, { maxLength: 60 }).map((tokens) => tokens.join(' '));
const glued = fc.array(token, { maxLength: 30 }).map((tokens) => tokens.join(''));

/** Formulas as people write them, for the changes to begin with. */
const SOUND = [
  'price - coupon',
  'price * rate / 3 * 3',
  "channel == 'app' ? price * 0.006 : 0",
  "round(clamp(price, 0, 100) * 1.5, 2, 'half-up')",
  'if(price > 10 and not vip, min(price, coupon), max(price, 1) ^ 2)',
  "channel in ('app', 'web') and price >= 100",
  'price in [1, 2, 3] or (price + coupon) % 7 == 3',
];

/** A sound formula with some pieces cut, repeated or put elsewhere. */
const mutated = fc
  .tuple(fc.constantFrom(...SOUND), fc.array(fc.tuple(fc.nat(200), fc.nat(20), token), { maxLength: 4 }))
  .map(([text, cuts]) =>
    cuts.reduce(
      (old, [at, length, put]) =>
        `${old.slice(0, at % (old.length + 1))}${put}${old.slice((at % (old.length + 1)) + length)}`,
      text,
    ),
  );

/** One form of nesting or repetition, far past any limit. */
const bomb = fc
  .tuple(
    fc.constantFrom('(', '-', 'not ', '[', 'if(', '1+', 'price*', '9^', 'price ? ', 'min(', "'", 'a', '((((', 'exact('),
    fc.integer({ min: 1, max: 60_000 }),
    fc.constantFrom('1', 'price', '', ')'),
  )
  .map(([piece, times, end]) => piece.repeat(times) + end);

const FACTS = {
  price: '12.5',
  coupon: '3',
  rate: '0.05',
  channel: 'app',
  vip: true,
  pieces: '3',
  day: '2026-11-30',
  tags: ['a'],
};

/** Reads, checks, compiles and runs a text: the answer is a value or faults, each with a place and two sentences. */
function taken(text: string): void {
  const parsed = parseFormula(text);
  if (!parsed.ok) {
    expectPlaced(parsed.issues, text);
    return;
  }
  const checked = check(text);
  if (!checked.ok) {
    expectPlaced(checked.issues, text);
    return;
  }
  const tree = checked.value;
  // What it says of itself is a formula again, and means the same; save that 1e60, written out, is longer than is read.
  const said = formulaText(tree);
  const again = /\d{55}/.test(said) || said.length > 4_096 ? checked : check(said);
  expect(again.ok && formulaText(again.value)).toBe(said);
  try {
    exactValue(tree, exactFrame(FACTS));
  } catch (thrown) {
    if (!isFeewrightError(thrown)) throw thrown;
  }
  if (tree.type.kind === 'boolean') compileFastBoolean(tree)?.(fastFrame(FACTS));
  else compileFastNumber(tree)?.run(fastFrame(FACTS));
}

function expectPlaced(issues: readonly Issue[], text: string): void {
  expect(issues.length).toBeGreaterThan(0);
  for (const fault of issues) {
    const { line, column } = fault.facts as { line?: number; column?: number };
    if (line !== undefined) expect(line).toBeGreaterThan(0);
    if (column !== undefined) expect(column).toBeLessThanOrEqual(text.normalize('NFC').length + 1);
    for (const language of ['en', 'zh'] as const)
      expect(Buffer.byteLength(sentence(fault, language))).toBeLessThanOrEqual(2_048);
  }
}

describe('formula text, however hostile, is a value or a fault', () => {
  it.each([
    ['words and marks in any order', soup],
    ['without blanks between them', glued],
    ['formulas with pieces moved', mutated],
    ['any characters', fc.string({ unit: 'binary', maxLength: 200 })],
    ['nesting and repetition past every limit', bomb],
  ] as const)(
    '%s',
    (name, texts) => {
      const numRuns = name.startsWith('nesting') ? Math.ceil(RUNS / 20) : RUNS;
      untouched(() =>
        fc.assert(
          fc.property(texts, (text) => inTime(() => taken(text))),
          { numRuns },
        ),
      );
    },
    TIME_LIMIT,
  );
});
