import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileExactBoolean, compileExactNumber } from '../../src/formula/compile-exact.ts';
import { compileFastBoolean, compileFastNumber } from '../../src/formula/compile-fast.ts';
import { formulaText } from '../../src/formula/formula-text.ts';
import { traceExact } from '../../src/formula/trace-exact.ts';
import type { Tree } from '../../src/formula/tree.ts';
import { BOOLEAN, money as moneyType } from '../../src/formula/type.ts';
import { isFeewrightError } from '../../src/issues/error.ts';
import { exactOf, exactText } from '../../src/money/exact.ts';
import { check, exactFrame, type Facts, fastFrame, withoutSpans } from './test-scope.ts';
import { condition, facts, money, type SlowFacts, SlowFault, slowText } from './typed-formulas.ts';

const CNY = moneyType('CNY');

/** The value as text, or the code of the fault. */
function outcome(run: () => string): string {
  try {
    return run();
  } catch (error) {
    if (isFeewrightError(error)) return error.issues.map(({ code }) => code).join();
    if (error instanceof SlowFault) return error.message;
    throw error;
  }
}

function present(all: SlowFacts): Facts {
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string | boolean] => entry[1] !== undefined),
  );
}

function exactOutcome(tree: Tree, all: Facts): string {
  const frame = exactFrame(all);
  if (tree.type.kind === 'boolean') return outcome(() => String(compileExactBoolean(tree)(frame)));
  return outcome(() => exactText(compileExactNumber(tree)(frame)));
}

/** `undefined`: no fast lane, or this document doesn't fit. */
function fastOutcome(tree: Tree, all: Facts): string | undefined {
  const frame = fastFrame(all);
  if (tree.type.kind === 'boolean') {
    const holds = compileFastBoolean(tree)?.(frame);
    return holds === undefined || !frame.fits ? undefined : String(holds);
  }
  const value = compileFastNumber(tree);
  const units = value?.run(frame);
  if (value === undefined || units === undefined || !frame.fits) return undefined;
  expect(Number.isSafeInteger(units) && !Object.is(units, -0)).toBe(true);
  return exactText(exactOf(BigInt(units), value.scale));
}

function traced(tree: Tree, all: Facts): string {
  return outcome(() => {
    const { value } = traceExact(tree, exactFrame(all));
    return typeof value === 'object' && 'n' in value ? exactText(value) : String(value);
  });
}

describe.each([
  ['amounts', money, CNY],
  ['conditions', condition, BOOLEAN],
] as const)('generated %s', (_, formulas, type) => {
  it('have one value in the fast lane, the exact lane, a trace and a slow computation', () => {
    const seen = { fast: 0, faults: 0, checked: 0 };
    fc.assert(
      fc.property(formulas, fc.array(facts, { minLength: 1, maxLength: 3 }), ({ text, value }, cases) => {
        const checked = check(text, [type]);
        if (!checked.ok) {
          // The one thing that the generator doesn't rule out: literals alone that divide by zero, or say no type.
          const codes = checked.issues.map(({ code }) => code);
          expect(codes.filter((code) => code !== 'formula-constant' && code !== 'formula-too-large')).toEqual([]);
          return;
        }
        seen.checked += 1;
        for (const each of cases) {
          const exact = exactOutcome(checked.value, present(each));
          const slow = outcome(() => {
            const answer = value(each);
            return typeof answer === 'boolean' ? String(answer) : slowText(answer);
          });
          if (exact !== 'number-too-long') expect(exact, text).toBe(slow);
          const fast = fastOutcome(checked.value, present(each));
          if (fast !== undefined) expect(fast, text).toBe(exact);
          expect(traced(checked.value, present(each)), text).toBe(exact);
          if (fast !== undefined) seen.fast += 1;
          if (/[a-z]-[a-z]/.test(exact)) seen.faults += 1;
        }
      }),
      { numRuns: 3_000 },
    );
    // All three kinds of outcome were really there to be compared.
    expect(seen.checked).toBeGreaterThan(1_500);
    expect(seen.fast).toBeGreaterThan(500);
    expect(seen.faults).toBeGreaterThan(50);
  });

  it('are written so that they read as the same tree', () => {
    fc.assert(
      fc.property(formulas, ({ text }) => {
        const checked = check(text, [type]);
        if (!checked.ok) return;
        const written = formulaText(checked.value);
        const again = check(written, [type]);
        expect(again.ok && withoutSpans(again.value), written).toEqual(withoutSpans(checked.value));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('whatever the text', () => {
  it('it is checked or refused, and never throws', () => {
    const words = [
      'price',
      'vip',
      '结算基数',
      '(',
      ')',
      ',',
      '+',
      '-',
      '*',
      '/',
      '^',
      '%',
      'in',
      'not',
      'and',
      '?',
      ':',
    ];
    const odd = ["'", '"', '[', ']', '__proto__', 'constructor', '1e60', '0', '2', '\n', '\u0438', '\u0000', '\\', '='];
    const calls = [
      'min(',
      'round(',
      'share(',
      'exact(',
      'if(',
      'count(tags',
      "'down'",
      "'app'",
      'tags',
      'day',
      "'2026-11-30'",
    ];
    const pieces = fc.array(
      fc.oneof(
        { arbitrary: fc.constantFrom(...words, ...calls), weight: 8 },
        { arbitrary: fc.constantFrom(...odd), weight: 2 },
        { arbitrary: fc.string({ unit: 'binary', maxLength: 5 }), weight: 1 },
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(pieces, fc.constantFrom('', ' '), (parts, blank) => {
        const checked = check(parts.join(blank), []);
        if (!checked.ok) expect(checked.issues.length).toBeGreaterThan(0);
      }),
      { numRuns: 10_000 },
    );
  });
});
