import { Decimal as DecimalJs } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minimalText, POWERS_OF_TEN, unitsOf, unitsText } from '../../src/money/units.ts';

const Oracle = DecimalJs.clone({ defaults: true, precision: 100, toExpNeg: -9e15, toExpPos: 9e15 });
const NONE = Number.NaN;

test('powers of ten: 16 of them, all safe integers', () => {
  expect(POWERS_OF_TEN).toHaveLength(16);
  expect(POWERS_OF_TEN.every(Number.isSafeInteger)).toBe(true);
  expect(POWERS_OF_TEN[15]).toBe(1_000_000_000_000_000);
});

describe('unitsOf', () => {
  test.each([
    ['12.5', 2, 1250],
    ['12', 2, 1200],
    ['0', 2, 0],
    ['-0.05', 2, -5],
    ['0.05', 2, 5],
    ['1', 0, 1],
    ['0.125', 2, NONE],
    ['0.125', 3, 125],
    ['0.5', 0, NONE],
    ['0.000000000000001', 15, 1],
    ['9.007199254740991', 15, 9_007_199_254_740_991],
    ['9.007199254740992', 15, NONE],
    ['9007199254740991', 0, 9_007_199_254_740_991],
    ['-9007199254740991', 0, -9_007_199_254_740_991],
    ['9007199254740992', 0, NONE],
    ['9007199254740993', 0, NONE],
    ['90071992547409.91', 2, 9_007_199_254_740_991],
    ['90071992547409.92', 2, NONE],
    ['90071992547410', 2, NONE],
    ['9'.repeat(400), 0, NONE],
    ['1', 16, NONE],
  ])('%s at scale %i is %s', (text, scale, units) => {
    expect(unitsOf(text, scale)).toBe(units);
  });

  test.each([
    '',
    '-',
    '.',
    '-.',
    '.5',
    '5.',
    '+1',
    ' 1',
    '1 ',
    '1e3',
    '1,000',
    '１',
    'NaN',
    '1.2.3',
    '--1',
    '1-',
    '0x1',
  ])('%j is no plain decimal', (text) => {
    expect(unitsOf(text, 2)).toBeNaN();
  });

  test('minus zero is zero', () => {
    expect(Object.is(unitsOf('-0', 2), 0)).toBe(true);
    expect(Object.is(unitsOf('-0.00', 2), 0)).toBe(true);
  });

  test('property: it is exact or it is NaN, and it is NaN only for what does not fit', () => {
    const digits = fc.integer({ min: 0, max: 20 }).chain((count) => fc.bigInt({ min: 0n, max: 10n ** BigInt(count) }));
    fc.assert(
      fc.property(digits, fc.nat(18), fc.nat(15), fc.boolean(), (whole, decimals, scale, isNegative) => {
        const text = minimalText(isNegative ? -whole : whole, decimals);
        const exact = new Oracle(text).times(new Oracle(10).pow(scale));
        const fits = exact.isInteger() && exact.abs().lte(Number.MAX_SAFE_INTEGER);
        expect(unitsOf(text, scale)).toBe(fits ? exact.plus(0).toNumber() + 0 : Number.NaN);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('unitsText and minimalText', () => {
  test.each([
    [1250, 2, '12.50', '12.5'],
    [1200, 2, '12.00', '12'],
    [5, 2, '0.05', '0.05'],
    [-5, 2, '-0.05', '-0.05'],
    [-50, 2, '-0.50', '-0.5'],
    [0, 2, '0.00', '0'],
    [-0, 2, '0.00', '0'],
    [0, 0, '0', '0'],
    [1200, 0, '1200', '1200'],
    [100, 3, '0.100', '0.1'],
    [1, 18, '0.000000000000000001', '0.000000000000000001'],
    [Number.MAX_SAFE_INTEGER, 2, '90071992547409.91', '90071992547409.91'],
    [123_456_789_012_345_678_901_234_567_890n, 4, '12345678901234567890123456.7890', '12345678901234567890123456.789'],
    [-1n, 2, '-0.01', '-0.01'],
    [0n, 3, '0.000', '0'],
  ])('%s units at scale %i', (units, scale, text, minimal) => {
    expect(unitsText(units, scale)).toBe(text);
    expect(minimalText(units, scale)).toBe(minimal);
  });

  test('property: what was printed is read back, in either form', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.nat(15), (units, scale) => {
        expect(unitsOf(minimalText(units, scale), scale)).toBe(units);
        expect(unitsOf(unitsText(units, scale), scale)).toBe(units);
      }),
    );
  });

  test('property: they print what decimal.js prints', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 50n), max: 10n ** 50n }), fc.nat(18), (units, scale) => {
        const value = new Oracle(units).div(new Oracle(10).pow(scale));
        expect(unitsText(units, scale)).toBe(value.toFixed(scale));
        expect(minimalText(units, scale)).toBe(value.toString());
      }),
    );
  });
});
