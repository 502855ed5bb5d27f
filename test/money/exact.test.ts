import { Decimal as DecimalJs } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFeewrightError } from '../../src/issues/error.ts';
import type { Issue } from '../../src/issues/issue.ts';
import {
  abs,
  add,
  compare,
  divide,
  type Exact,
  exactOf,
  exactText,
  isZero,
  multiply,
  negate,
  ONE,
  parseExact,
  power,
  remainder,
  roundExact,
  sign,
  subtract,
  ZERO,
} from '../../src/money/exact.ts';
import { ROUNDING_MODES, type RoundingMode } from '../../src/money/rounding.ts';

const x = parseExact;
const ten = (digits: number): string => `1${'0'.repeat(digits)}`;

function faultsOf(run: () => unknown): readonly Issue[] {
  try {
    run();
  } catch (error) {
    if (isFeewrightError(error)) return error.issues;
    throw error;
  }
  return [];
}

describe('the worked figures', () => {
  test('10 ÷ 3 × 3 is 10', () => {
    const third = divide(x('10'), x('3'));
    expect(exactText(third)).toBe('10/3');
    expect(exactText(multiply(third, x('3')))).toBe('10');
  });

  test('15 % of 0.30 is exactly 0.045, booked 0.05; half of the booked is 0.03, half of the exact 0.02', () => {
    const fee = multiply(x('0.15'), x('0.30'));
    expect(exactText(fee)).toBe('0.045');
    const booked = roundExact(fee, 2, 'half-up');
    expect(booked).toBe(5n);
    expect(roundExact(multiply(exactOf(booked, 2), x('0.5')), 2, 'half-up')).toBe(3n);
    expect(roundExact(multiply(fee, x('0.5')), 2, 'half-up')).toBe(2n);
  });

  test('tax of 19 % contained in 119.00 is 19.00, and the fee’s own line 100.00', () => {
    const tax = divide(multiply(x('119.00'), x('0.19')), add(ONE, x('0.19')));
    expect(exactText(tax)).toBe('19');
    expect(exactText(subtract(x('119.00'), tax))).toBe('100');
  });

  test('commission of 14.875', () => {
    const round = (text: string, mode: RoundingMode): bigint => roundExact(x(text), 2, mode);
    expect(round('14.875', 'half-up')).toBe(1488n);
    expect(round('14.875', 'half-even')).toBe(1488n);
    expect(round('14.875', 'half-down')).toBe(1487n);
    expect(round('-14.875', 'half-up')).toBe(-1488n);
    expect(round('-14.875', 'ceiling')).toBe(-1487n);
  });
});

describe('text', () => {
  test.each([
    ['0', '0'],
    ['-0', '0'],
    ['0.000', '0'],
    ['12.50', '12.5'],
    ['-0.0450', '-0.045'],
    ['1200', '1200'],
    ['6/4', '1.5'],
    ['30/3', '10'],
    ['-2/6', '-1/3'],
    ['7/1', '7'],
    ['1/1024', '0.0009765625'],
    ['1/3', '1/3'],
    ['0/7', '0'],
    [`1/${ten(150)}`, `0.${'0'.repeat(149)}1`],
    [`${ten(150)}/${ten(150)}`, '1'],
  ])('%s is %s', (text, canonical) => {
    expect(exactText(x(text))).toBe(canonical);
  });

  test.each(['', '-', '1.', '.5', '1e3', '+1', ' 1', '1/', '/2', '1/0', '1/-2', '1.5/2', '1/2/3', 'NaN', '１'])(
    '%j is not what Feewright wrote, so reading it throws',
    (text) => {
      expect(() => x(text)).toThrow(TypeError);
    },
  );

  test('n × 10^-scale', () => {
    expect(exactText(exactOf(1250n, 2))).toBe('12.5');
    expect(exactText(exactOf(-7n))).toBe('-7');
  });
});

describe('operations', () => {
  test.each([
    ['7.5', '2', '1.5'],
    ['-7.5', '2', '-1.5'],
    ['7.5', '-2', '1.5'],
    ['0.3', '0.1', '0'],
    ['1/3', '1/4', '1/12'],
    ['0', '5', '0'],
  ])('%s %% %s is %s, with the sign of the dividend', (a, b, left) => {
    expect(exactText(remainder(x(a), x(b)))).toBe(left);
  });

  test.each([
    ['1.05', 2, '1.1025'],
    ['2', 16, '65536'],
    ['-0.5', 3, '-0.125'],
    ['1/3', 4, '1/81'],
    ['0', 0, '1'],
    ['12.5', 0, '1'],
    ['12.5', 1, '12.5'],
    ['0', 5, '0'],
    ['1.05', -1, '20/21'],
    ['-2', -3, '-0.125'],
  ])('%s ^ %i is %s', (base, exponent, result) => {
    expect(exactText(power(x(base), exponent))).toBe(result);
  });

  test('a broken exponent is our bug', () => {
    expect(() => power(ONE, 0.5)).toThrow('this is a bug');
    expect(() => power(ONE, Number.NaN)).toThrow('this is a bug');
  });

  test('signs', () => {
    expect([x('-0.1'), ZERO, x('1/3')].map(sign)).toEqual([-1, 0, 1]);
    expect([x('-0.1'), x('0.00')].map(isZero)).toEqual([false, true]);
    expect([x('-0.1'), x('0.1')].map((value) => exactText(abs(value)))).toEqual(['0.1', '0.1']);
    expect([x('-0.1'), ZERO].map((value) => exactText(negate(value)))).toEqual(['0.1', '0']);
  });

  test('different forms of one value are equal', () => {
    expect(compare(x('0.50'), x('1/2'))).toBe(0);
    expect(compare(x('1/3'), x('0.333333333333333333333'))).toBe(1);
    expect(compare(x('-1/3'), x('-0.333333333333333333333'))).toBe(-1);
  });
});

describe('faults', () => {
  test.each([
    ['a quotient', () => divide(x('10'), ZERO), '10'],
    ['a remainder', () => remainder(x('1/3'), x('0.00')), '1/3'],
    ['a negative power of zero', () => power(ZERO, -1), '1'],
  ])('%s by zero names what was divided', (_, run, dividend) => {
    expect(faultsOf(run)).toMatchObject([{ code: 'division-by-zero', facts: { dividend } }]);
  });

  test('a long dividend is cut', () => {
    expect(faultsOf(() => divide(x('7'.repeat(1_500)), ZERO))).toMatchObject([{ facts: { dividend: '7'.repeat(80) } }]);
  });

  test.each([
    ['a product of 2,000 digits', () => multiply(x(ten(1_000)), x(ten(999))), 0],
    ['a product of 2,001', () => multiply(x(ten(1_000)), x(ten(1_000))), 2_001],
    ['a sum of 2,000 digits', () => add(x('4'.repeat(2_000)), x('5'.repeat(2_000))), 0],
    ['a sum of 2,001', () => add(x('5'.repeat(2_000)), x('5'.repeat(2_000))), 2_001],
    ['2,000 decimals', () => multiply(x(`1/${ten(1_000)}`), x(`1/${ten(1_000)}`)), 0],
    ['2,001 decimals', () => multiply(x(`1/${ten(1_000)}`), x(`1/${ten(1_001)}`)), 2_001],
    ['1 ÷ 2^2000, which ends after 2,000 decimals', () => power(x('0.5'), 2_000), 0],
    ['1 ÷ 2^2001', () => power(x('0.5'), 2_001), 2_001],
    ['the same by dividing', () => divide(ONE, power(x('2'), 2_001)), 2_001],
    ['a fraction whose denominator has 2,000 digits', () => divide(ONE, x('7'.repeat(2_000))), 0],
    ['a form that is long, of a value that is not', () => multiply(x(`${ten(1_999)}/3`), x(`3/${ten(1_999)}`)), 0],
  ])('%s', (_, run, digits) => {
    const faults = faultsOf(run);
    if (digits === 0) expect(faults).toEqual([]);
    else expect(faults).toMatchObject([{ code: 'number-too-long', facts: { digits, limit: 2_000 } }]);
  });

  test('a power without measure ends at once', () => {
    const began = Date.now();
    expect(faultsOf(() => power(x('1.1'), Number.MAX_SAFE_INTEGER))).toMatchObject([{ code: 'number-too-long' }]);
    expect(faultsOf(() => power(x('2/3'), -1_000_000_000))).toMatchObject([{ code: 'number-too-long' }]);
    expect(exactText(power(x('-1'), Number.MAX_SAFE_INTEGER))).toBe('-1');
    expect(Date.now() - began).toBeLessThan(2_000);
  });
});

describe('properties', () => {
  const decimal = fc
    .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(20))
    .map(([n, scale]): Exact => exactOf(n, scale));
  const fraction = fc
    .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 20n }))
    .map(([n, d]): Exact => ({ n, d }));
  const any = fc.oneof(decimal, fraction, fc.constantFrom(ZERO, ONE));
  const nonZero = any.filter((value) => !isZero(value));
  const same = (a: Exact, b: Exact): void => {
    expect(compare(a, b)).toBe(0);
    expect(exactText(a)).toBe(exactText(b));
  };
  const mode = fc.constantFrom(...ROUNDING_MODES);

  // 400 digits hold every sum, difference and product of the decimals above without rounding.
  const Oracle = DecimalJs.clone({ defaults: true, precision: 400, toExpNeg: -9e15, toExpPos: 9e15 });
  const oracle = (value: Exact): DecimalJs => new Oracle(value.n).div(new Oracle(value.d));

  test('+ − × of decimals are what decimal.js makes of them', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(exactText(add(a, b))).toBe(oracle(a).plus(oracle(b)).toString());
        expect(exactText(subtract(a, b))).toBe(oracle(a).minus(oracle(b)).toString());
        expect(exactText(multiply(a, b))).toBe(oracle(a).times(oracle(b)).plus(0).toString().replace(/^-0$/, '0'));
        expect(compare(a, b)).toBe(oracle(a).cmp(oracle(b)));
      }),
    );
  });

  test('quotients and their sums agree with decimal.js to 300 digits', () => {
    fc.assert(
      fc.property(fraction, fraction, nonZero, (a, b, c) => {
        const value = divide(add(a, b), c);
        const expected = oracle(a).plus(oracle(b)).div(oracle(c));
        expect(oracle(value).minus(expected).abs().lte('1e-300')).toBe(true);
      }),
    );
  });

  test('the laws of arithmetic hold exactly, fractions among them', () => {
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        same(add(a, b), add(b, a));
        same(add(add(a, b), c), add(a, add(b, c)));
        same(multiply(multiply(a, b), c), multiply(a, multiply(b, c)));
        same(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)));
        same(subtract(add(a, b), b), a);
        expect(compare(a, b)).toBe(sign(subtract(a, b)));
      }),
    );
  });

  test('a ÷ b × b is a', () => {
    fc.assert(fc.property(any, nonZero, (a, b) => same(multiply(divide(a, b), b), a)));
  });

  test('a is whole times b plus the remainder, which is smaller than b and has the sign of a', () => {
    fc.assert(
      fc.property(any, nonZero, (a, b) => {
        const left = remainder(a, b);
        expect(exactText(divide(subtract(a, left), b))).toMatch(/^-?\d+$/);
        expect(compare(abs(left), abs(b))).toBe(-1);
        expect(isZero(left) || sign(left) === sign(a)).toBe(true);
      }),
    );
  });

  test('powers are repeated products', () => {
    fc.assert(
      fc.property(nonZero, fc.nat(16), (base, exponent) => {
        let product = ONE;
        for (let times = 0; times < exponent; times += 1) product = multiply(product, base);
        same(power(base, exponent), product);
        same(multiply(power(base, -exponent), product), ONE);
      }),
    );
  });

  test('what was written is read back, and is written in the same way', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        const value = multiply(a, b);
        const text = exactText(value);
        same(parseExact(text), value);
        expect(exactText(parseExact(text))).toBe(text);
      }),
    );
  });

  test('a denominator is above zero whatever was divided', () => {
    fc.assert(fc.property(any, nonZero, (a, b) => divide(a, b).d > 0n));
  });

  test('decimals are rounded as decimal.js rounds them, at every scale and in every mode', () => {
    const modes: Record<RoundingMode, DecimalJs.Rounding> = {
      'half-up': 4,
      'half-even': 6,
      'half-down': 5,
      up: 0,
      down: 1,
      ceiling: 2,
      floor: 3,
    };
    fc.assert(
      fc.property(decimal, fc.nat(18), mode, (value, scale, name) => {
        const expected = oracle(value).toDecimalPlaces(scale, modes[name]).times(new Oracle(10).pow(scale));
        expect(String(roundExact(value, scale, name))).toBe(expected.toFixed(0).replace(/^-0$/, '0'));
      }),
      { numRuns: 1_000 },
    );
  });

  test('rounding moves by less than a unit, by at most half of one in the half modes, and by nothing twice', () => {
    fc.assert(
      fc.property(any, fc.nat(18), mode, (value, scale, name) => {
        const rounded = exactOf(roundExact(value, scale, name), scale);
        const moved = multiply(abs(subtract(rounded, value)), exactOf(10n ** BigInt(scale)));
        expect(compare(moved, name.startsWith('half') ? x('0.5') : ONE)).toBeLessThanOrEqual(
          name.startsWith('half') ? 0 : -1,
        );
        expect(exactOf(roundExact(rounded, scale, name), scale)).toEqual(rounded);
      }),
    );
  });
});
