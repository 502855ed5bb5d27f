import { describe, expect, test } from 'vitest';
import { isFeewrightError } from '../../src/issues/error.ts';
import { bookedUnits } from '../../src/money/booked-units.ts';
import { exactOf, parseExact } from '../../src/money/exact.ts';

describe('bookedUnits', () => {
  test('0.045 is booked as 0.05 half-up, and as 0.04 half-even', () => {
    expect(bookedUnits(parseExact('0.045'), 2, 'half-up')).toBe(5n);
    expect(bookedUnits(parseExact('0.045'), 2, 'half-even')).toBe(4n);
  });

  test('a fraction is booked, too: a third of 10.00 is 3.33', () => {
    expect(bookedUnits(parseExact('10/3'), 2, 'half-up')).toBe(333n);
  });

  test.each([
    ['38 digits', '9'.repeat(38), 0, '9'.repeat(38)],
    ['36 digits and two decimals', '9'.repeat(36), 2, `${'9'.repeat(36)}00`],
    ['below zero', `-${'9'.repeat(38)}`, 0, `-${'9'.repeat(38)}`],
  ])('%s are booked', (_, amount, scale, units) => {
    expect(String(bookedUnits(parseExact(amount), scale, 'half-up'))).toBe(units);
  });

  test.each([
    ['39 digits', '1'.repeat(39), 0],
    ['37 digits and two decimals', '1'.repeat(37), 2],
    ['38 nines that round up', `${'9'.repeat(38)}.5`, 0],
    ['below zero', `-${'1'.repeat(39)}`, 0],
  ])('%s are one too many', (_, amount, scale) => {
    try {
      bookedUnits(parseExact(amount), scale, 'half-up');
      expect.unreachable();
    } catch (error) {
      if (!isFeewrightError(error)) throw error;
      expect(error.issues).toMatchObject([{ code: 'number-too-long', facts: { digits: 39, limit: 38 } }]);
    }
  });

  test('an amount of thousands of digits ends in the same fault', () => {
    expect(() => bookedUnits(exactOf(10n ** 1_999n), 18, 'up')).toThrow('the value needs 2018 digits; at most 38');
  });
});
