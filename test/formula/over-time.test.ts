import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type DateUnit, dateSpan } from '../../src/formula/date-span.ts';
import { formulaText } from '../../src/formula/formula-text.ts';
import { exactly, fast, faultsOf, treeOf } from './test-scope.ts';

const span = (from: string, to: string): string =>
  (['days', 'months', 'years'] as const).map((unit) => dateSpan(unit, from, to)).join(' ');

describe('days, months and years between two dates', () => {
  it.each([
    ['2026-11-30', '2026-11-30', '0 0 0'],
    ['2026-11-29', '2026-11-30', '1 0 0'],
    // A month is complete on the same day of the month, and not the day before.
    ['2026-01-15', '2026-02-14', '30 0 0'],
    ['2026-01-15', '2026-02-15', '31 1 0'],
    ['2026-01-15', '2027-01-14', '364 11 0'],
    ['2026-01-15', '2027-01-15', '365 12 1'],
    // Or on the last day of a month that has no such day: always counted from the first date, never from one month to the next.
    ['2026-01-31', '2026-02-27', '27 0 0'],
    ['2026-01-31', '2026-02-28', '28 1 0'],
    ['2026-01-31', '2026-03-30', '58 1 0'],
    ['2026-01-31', '2026-03-31', '59 2 0'],
    ['2026-01-31', '2026-04-30', '89 3 0'],
    ['2024-01-31', '2024-02-28', '28 0 0'],
    ['2024-01-31', '2024-02-29', '29 1 0'],
    ['2024-01-30', '2024-02-29', '30 1 0'],
    // Leap days.
    ['2024-02-29', '2025-02-27', '364 11 0'],
    ['2024-02-29', '2025-02-28', '365 12 1'],
    ['2024-02-29', '2028-02-28', '1460 47 3'],
    ['2024-02-29', '2028-02-29', '1461 48 4'],
    ['2023-02-28', '2024-02-28', '365 12 1'],
    ['1900-02-28', '1900-03-01', '1 0 0'],
    ['2000-02-28', '2000-03-01', '2 0 0'],
    ['0001-01-01', '9999-12-31', '3652058 119987 9998'],
    ['0000-02-29', '0001-02-28', '365 12 1'],
  ])('from %s to %s: %s', (from, to, expected) => {
    expect(span(from, to)).toBe(expected);
    // Backwards the same number, below zero.
    const backwards = expected.split(' ').map((each) => String(0 - Number(each)));
    expect(span(to, from)).toBe(backwards.join(' '));
  });

  it('agree with a calendar: so many of them after the first date, and one more is past the second', () => {
    const dates = fc
      .integer({ min: -700_000, max: 2_900_000 })
      .map((days) => Temporal.PlainDate.from('1970-01-01').add({ days }));
    fc.assert(
      fc.property(dates, fc.oneof(dates, fc.integer({ min: 0, max: 800 })), (a, other) => {
        const b = typeof other === 'number' ? a.add({ days: other }) : other;
        const [from, to] = Temporal.PlainDate.compare(a, b) <= 0 ? [a, b] : [b, a];
        for (const unit of ['days', 'months', 'years'] satisfies DateUnit[]) {
          const count = dateSpan(unit, from.toString(), to.toString());
          expect(Temporal.PlainDate.compare(from.add({ [unit]: count }), to)).toBeLessThanOrEqual(0);
          expect(Temporal.PlainDate.compare(from.add({ [unit]: count + 1 }), to)).toBe(1);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('are whole numbers in a formula, in both lanes', () => {
    for (const [text, expected] of [
      ["days(day, '2026-12-31') * price", '3100'],
      ["months('2026-01-31', day) + 0 * pieces", '10'],
      ["years(day, '2024-02-29') * pieces", '-6'],
      ["days(vip ? day : '2026-01-01', '2026-12-01') > 1", 'false'],
      ["price / 365 * days('2026-11-01', day)", '580/73'],
      ['days(day, day) * price', '0'],
    ] as const) {
      const facts = { day: '2026-11-30', price: '100', pieces: '3', vip: true };
      expect(exactly(text, facts), text).toBe(expected);
      if (!text.includes('/ 365')) expect(fast(text, facts), text).toBe(expected);
    }
    expect(fast("days(day, '2026-12-31') * price", { price: '1' })).toBeUndefined();
    expect(() => exactly("days(day, '2026-12-31') * price", { price: '1' })).toThrow("'day' is needed");
  });

  it.each([
    ['days(day)', 'line 1, column 1: days takes two dates'],
    ['months(day, day, day)', 'line 1, column 1: months takes two dates'],
    ['years(day, price)', 'line 1, column 12: years takes date, not money(CNY)'],
    ["days('2026-02-29', day)", "line 1, column 6: days takes date, not '2026-02-29'"],
    ['days(day, channel)', 'line 1, column 11: days takes date, not text'],
    ['day(day, day)', "line 1, column 1: unknown function 'day'; did you mean 'days'?"],
  ])('%s: %s', (text, sentence) => {
    expect(faultsOf(text)).toEqual([sentence]);
  });
});

describe('compound in a formula', () => {
  it('is a ratio in the exact lane, and a constant of two literals', () => {
    expect(exactly('price * compound(rate, pieces)', { price: '1000', rate: '0.05', pieces: '2' })).toBe('1102.5');
    expect(fast('price * compound(rate, pieces)', { price: '10', rate: '0.05', pieces: '2' })).toBeUndefined();
    // Of 40 digits, and no more: what was divided by 1.1025 is not quite there again.
    expect(exactly('price * compound(0.05, -2)', { price: '11.025' })).toBe(
      '9.99999999999999999999999999999999999999999',
    );
    expect(fast('price * compound(0.05, 2)', { price: '100' })).toBe('110.25');
    const months = "price * compound(0.01, months('2026-01-31', day))";
    expect(exactly(months, { price: '100', day: '2026-03-30' })).toBe('101');
  });

  it.each([
    ['price * compound(rate)', 'line 1, column 9: compound takes a rate and a whole number of periods'],
    ['price * compound(price, 2)', 'line 1, column 18: compound takes ratio, not money(CNY)'],
    ['price * compound(rate, 1.5)', 'line 1, column 24: compound takes integer, not number'],
    ['price * compound(rate, weight)', 'line 1, column 24: compound takes integer, not quantity'],
    ['price * compound(0.1, 100001)', 'line 1, column 9: compound(0.1, 100001) compounds more than 100,000 periods'],
    ['price * compound(-2, 2)', 'line 1, column 9: compound(-2, 2) compounds at a rate below -1'],
    ['price * compound(-1, -2)', 'line 1, column 9: compound(-1, -2) divides by zero'],
    ['price * compound(9, 2000)', 'line 1, column 9: compound(9, 2000) needs more than 2,000 digits'],
  ])('%s: %s', (text, sentence) => {
    expect(faultsOf(text)).toEqual([sentence]);
  });

  it('is written as it was read', () => {
    for (const text of [
      'price * compound(rate, -pieces)',
      "price * days(day, '2026-12-31')",
      "price * months('2026-01-31', day)",
      'price * years(day, day)',
    ]) {
      expect(formulaText(treeOf(text))).toBe(text);
    }
  });
});
