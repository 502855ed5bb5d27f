import { Decimal as DecimalJs } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { divideBigUnits, divideUnits, ROUNDING_MODES, type RoundingMode } from '../../src/money/rounding.ts';

// The oracle: decimal.js with its own rounding, wide enough that nothing is lost before it.
const Oracle = DecimalJs.clone({ defaults: true, precision: 200, toExpPos: 9e15 });
const ORACLE_MODE: Record<RoundingMode, DecimalJs.Rounding> = {
  'half-up': 4,
  'half-even': 6,
  'half-down': 5,
  up: 0,
  down: 1,
  ceiling: 2,
  floor: 3,
};
const oracle = (n: bigint, d: bigint, mode: RoundingMode): string => {
  const rounded = new Oracle(n).div(new Oracle(d)).toDecimalPlaces(0, ORACLE_MODE[mode]);
  return rounded.isZero() ? '0' : rounded.toFixed(0);
};

/** In fifths, tenths or whatever `d` says: what each mode makes of `n / d`. */
const both = (n: number, d: number, mode: RoundingMode): number => {
  const units = divideUnits(n, d, mode);
  expect(divideBigUnits(BigInt(n), BigInt(d), mode)).toBe(BigInt(units));
  return units;
};

describe('every mode, in both lanes', () => {
  const cases: readonly (readonly [string, number, readonly number[]])[] = [
    // in tenths:        half-up half-even half-down up down ceiling floor
    ['2.4, just before the middle', 24, [2, 2, 2, 3, 2, 3, 2]],
    ['2.5, the middle, even below', 25, [3, 2, 2, 3, 2, 3, 2]],
    ['2.6, just past the middle', 26, [3, 3, 3, 3, 2, 3, 2]],
    ['3.5, the middle, odd below', 35, [4, 4, 3, 4, 3, 4, 3]],
    ['3.0, on the unit', 30, [3, 3, 3, 3, 3, 3, 3]],
    ['0.5', 5, [1, 0, 0, 1, 0, 1, 0]],
    ['0.1', 1, [0, 0, 0, 1, 0, 1, 0]],
    ['0', 0, [0, 0, 0, 0, 0, 0, 0]],
    ['-2.4', -24, [-2, -2, -2, -3, -2, -2, -3]],
    ['-2.5', -25, [-3, -2, -2, -3, -2, -2, -3]],
    ['-2.6', -26, [-3, -3, -3, -3, -2, -2, -3]],
    ['-3.5', -35, [-4, -4, -3, -4, -3, -3, -4]],
    ['-0.5', -5, [-1, 0, 0, -1, 0, 0, -1]],
    ['-0.1', -1, [0, 0, 0, -1, 0, 0, -1]],
  ];
  test.each(cases)('%s', (_, tenths, expected) => {
    expect(ROUNDING_MODES.map((mode) => both(tenths, 10, mode))).toEqual(expected);
  });

  test('zero is never minus zero', () => {
    for (const mode of ROUNDING_MODES) {
      expect(Object.is(divideUnits(-0, 10, mode), -0)).toBe(false);
      expect(Object.is(divideUnits(-1, 10, mode), -0)).toBe(false);
    }
  });

  test('a mode that is none is our bug, and is not taken for another', () => {
    const wrong = 'half' as RoundingMode;
    expect(() => divideUnits(1, 2, wrong)).toThrow('this is a bug');
    expect(() => divideBigUnits(1n, 2n, wrong)).toThrow('this is a bug');
    expect(() => divideUnits(1, 2, 'toString' as RoundingMode)).toThrow('this is a bug');
  });
});

describe('around 2^53, where floats have no room left', () => {
  const MAX = Number.MAX_SAFE_INTEGER;
  test.each([
    ['(2^53 − 1) ÷ 2, a middle', MAX, 2, 4_503_599_627_370_496, 4_503_599_627_370_496, 4_503_599_627_370_495],
    ['(2^53 − 1) ÷ 1', MAX, 1, MAX, MAX, MAX],
    ['(2^53 − 1) ÷ (2^53 − 1)', MAX, MAX, 1, 1, 1],
    ['(2^53 − 2) ÷ (2^53 − 1), just below 1', MAX - 1, MAX, 1, 1, 1],
    ['(2^52 − 1) ÷ (2^53 − 1), just below a half', 4_503_599_627_370_495, MAX, 0, 0, 0],
    ['2^52 ÷ (2^53 − 1), just above a half', 4_503_599_627_370_496, MAX, 1, 1, 1],
    ['(2^53 − 1) ÷ 3', MAX, 3, 3_002_399_751_580_330, 3_002_399_751_580_330, 3_002_399_751_580_330],
  ])('%s', (_, n, d, up, even, down) => {
    const modes: readonly RoundingMode[] = ['half-up', 'half-even', 'half-down'];
    expect(modes.map((mode) => both(n, d, mode))).toEqual([up, even, down]);
    expect(modes.map((mode) => both(-n, d, mode))).toEqual([0 - up, 0 - even, 0 - down]);
  });

  // A float quotient is most in danger right beside a whole number: q × d − 1 and q × d + 1, as large as they can be.
  const beside = fc
    .tuple(
      fc.bigInt({ min: 1n, max: 2n ** 53n - 1n }),
      fc.constantFrom(-1n, 0n, 1n),
      fc.bigInt({ min: 1n, max: 2n ** 53n }),
    )
    .map(([d, off, wish]) => {
      const quotient = wish % ((2n ** 53n - 2n) / d + 1n);
      return [quotient * d + off, d] as const;
    });
  const bits = fc.integer({ min: 1, max: 53 }).chain((count) => fc.bigInt({ min: 0n, max: 2n ** BigInt(count) - 1n }));

  test('property: beside whole quotients both lanes agree', () => {
    fc.assert(
      fc.property(beside, fc.constantFrom(...ROUNDING_MODES), fc.boolean(), ([n, d], mode, isNegative) => {
        const signed = isNegative ? -n : n;
        expect(BigInt(divideUnits(Number(signed), Number(d), mode))).toBe(divideBigUnits(signed, d, mode));
      }),
      { numRuns: 5_000 },
    );
  });

  test('property: safe integers of every length give what decimal.js gives', () => {
    fc.assert(
      fc.property(bits, bits, fc.constantFrom(...ROUNDING_MODES), fc.boolean(), (n, d, mode, isNegative) => {
        const signed = isNegative ? -n : n;
        const divisor = d + 1n === 2n ** 53n ? d : d + 1n;
        const expected = oracle(signed, divisor, mode);
        expect(String(divideUnits(Number(signed), Number(divisor), mode))).toBe(expected);
        expect(String(divideBigUnits(signed, divisor, mode))).toBe(expected);
      }),
      { numRuns: 3_000 },
    );
  });
});

test('property: integers of any length give what decimal.js gives', () => {
  const long = fc.bigInt({ min: -(10n ** 60n), max: 10n ** 60n });
  fc.assert(
    fc.property(long, fc.bigInt({ min: 1n, max: 10n ** 40n }), fc.constantFrom(...ROUNDING_MODES), (n, d, mode) => {
      expect(String(divideBigUnits(n, d, mode))).toBe(oracle(n, d, mode));
    }),
    { numRuns: 2_000 },
  );
});

test('property: a middle is met exactly, and each half mode goes its own way', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 40n }), fc.bigInt({ min: 1n, max: 10n ** 20n }), (quotient, half) => {
      const n = quotient * 2n * half + half;
      const d = 2n * half;
      expect(divideBigUnits(n, d, 'half-up')).toBe(quotient + 1n);
      expect(divideBigUnits(n, d, 'half-down')).toBe(quotient);
      expect(divideBigUnits(n, d, 'half-even') % 2n).toBe(0n);
      expect(divideBigUnits(-n, d, 'half-up')).toBe(-quotient - 1n);
    }),
  );
});
