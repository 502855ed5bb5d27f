import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, exactly, type Facts, fast } from './test-scope.ts';

// An independent slow computation: strings built together with decimal.js values of 400 digits.
const Slow = Decimal.clone({ precision: 400, toExpNeg: -9e15, toExpPos: 9e15 });

interface Case {
  readonly text: string;
  readonly value: (facts: Readonly<Record<string, string>>) => Decimal;
}

const leaf = (name: string): Case => ({ text: name, value: (facts) => new Slow(facts[name] as string) });
const join = (operator: '+' | '-', a: Case, b: Case): Case => ({
  text: `(${a.text} ${operator} ${b.text})`,
  value: (facts) => (operator === '+' ? a.value(facts).plus(b.value(facts)) : a.value(facts).minus(b.value(facts))),
});

const decimals = (digits: number, scale: number): fc.Arbitrary<string> =>
  fc
    .bigInt({ min: -(10n ** BigInt(digits)), max: 10n ** BigInt(digits) })
    .map((units) => new Slow(units.toString()).div(new Slow(10).pow(scale)).toFixed());

const ratio: fc.Arbitrary<Case> = fc.oneof(
  fc.constant(leaf('rate')),
  fc.integer({ min: 0, max: 99_999 }).map((n): Case => {
    const text = new Slow(n).div(10_000).toFixed();
    return { text, value: () => new Slow(text) };
  }),
);

const { amount } = fc.letrec<{ amount: Case }>((tie) => ({
  amount: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(leaf('price'), leaf('coupon')),
    fc
      .tuple(fc.constantFrom('+' as const, '-' as const), tie('amount'), tie('amount'))
      .map(([op, a, b]) => join(op, a, b)),
    fc
      .tuple(tie('amount'), ratio)
      .map(
        ([a, r]): Case => ({ text: `${a.text} * ${r.text}`, value: (facts) => a.value(facts).times(r.value(facts)) }),
      ),
    tie('amount').map((a): Case => ({ text: `-${a.text}`, value: (facts) => a.value(facts).neg() })),
    tie('amount').map((a): Case => ({ text: `abs(${a.text})`, value: (facts) => a.value(facts).abs() })),
    fc.tuple(tie('amount'), tie('amount')).map(
      ([a, b]): Case => ({
        text: `max(${a.text}, ${b.text})`,
        value: (facts) => Slow.max(a.value(facts), b.value(facts)),
      }),
    ),
    fc.tuple(tie('amount'), tie('amount'), tie('amount'), tie('amount')).map(
      ([a, b, c, d]): Case => ({
        text: `(${a.text} < ${b.text} ? ${c.text} : ${d.text})`,
        value: (facts) => (a.value(facts).lt(b.value(facts)) ? c.value(facts) : d.value(facts)),
      }),
    ),
    fc.tuple(tie('amount'), fc.constantFrom('half-up', 'half-even', 'down', 'up')).map(
      ([a, mode]): Case => ({
        text: `round(${a.text}, 2, '${mode}')`,
        value: (facts) =>
          a.value(facts).toDecimalPlaces(2, { 'half-up': 4, 'half-even': 6, down: 1, up: 0 }[mode] as Decimal.Rounding),
      }),
    ),
  ),
}));

describe('a generated formula', () => {
  it('gives one value in the fast lane, the exact lane and a slow computation', () => {
    let quick = 0;
    fc.assert(
      fc.property(amount, decimals(17, 2), decimals(6, 2), decimals(6, 6), ({ text, value }, price, coupon, rate) => {
        const facts: Facts = { price, coupon, rate };
        fc.pre(text.length <= 4_096 && check(text).ok);
        const expected = value({ price, coupon, rate });
        const exact = exactly(text, facts);
        expect(exact).toBe(new Slow(expected).isZero() ? '0' : expected.toFixed());
        const answer = fast(text, facts);
        if (answer !== undefined) {
          quick += 1;
          expect(answer).toBe(exact);
        }
      }),
      { numRuns: 3_000 },
    );
    // The fast lane was really there to be compared.
    expect(quick).toBeGreaterThan(300);
  });

  it('hostile text never throws, whatever it is', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom(
          'price',
          'vip',
          '(',
          ')',
          ',',
          '+',
          '-',
          '^',
          'in',
          'not',
          '?',
          ':',
          "'",
          '"',
          '[',
          ']',
          '__proto__',
          'constructor',
          '1e60',
          '0',
          '\n',
          'и',
          '\u0000',
        ),
        fc.string({ unit: 'binary', maxLength: 5 }),
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(pieces, fc.constantFrom('', ' '), (parts, blank) => {
        const checked = check(parts.join(blank));
        if (!checked.ok) expect(checked.issues.length).toBeGreaterThan(0);
      }),
      { numRuns: 5_000 },
    );
  });
});
