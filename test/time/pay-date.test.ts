import { describe, expect, it } from 'vitest';
import { isWeekday, type PayAfter, payDate } from '../../src/time/pay-date.ts';

const CALENDAR: PayAfter = { n: 1, days: 'calendar' };
const T1: PayAfter = { n: 1, days: 'business' };

function date(from: string, after: PayAfter, isBusinessDay?: (date: string) => boolean): string {
  const result = payDate(from, after, isBusinessDay);
  return result.ok ? result.value : (result.issues[0]?.code ?? '');
}

describe('when a period is paid', () => {
  it.each([
    ['T+1 of November 2018, which ends on a Friday ⇒ Monday', '2018-11-30', T1, '2018-12-03'],
    ['T+1 of January 2018 ⇒ Thursday', '2018-01-31', T1, '2018-02-01'],
    ['T+0 ⇒ the last date itself', '2018-11-30', { n: 0, days: 'business' }, '2018-11-30'],
    ['T+3 over a weekend', '2018-11-29', { n: 3, days: 'business' }, '2018-12-04'],
    ['D+1 stays on a Saturday', '2018-11-30', CALENDAR, '2018-12-01'],
    ['D+1 rolled forward', '2018-11-30', { ...CALENDAR, roll: 'next' }, '2018-12-03'],
    ['D+1 rolled back', '2018-11-30', { ...CALENDAR, roll: 'previous' }, '2018-11-30'],
    ['D+1 over a leap day', '2024-02-28', CALENDAR, '2024-02-29'],
  ] as const)('%s', (_, from, after, expected) => {
    expect(date(from, after)).toBe(expected);
  });

  it('the calendar knows holidays and working weekends', () => {
    // 调休: Sunday 2026-09-20 is worked, 1 to 7 October 2026 are free.
    const isBusinessDay = (day: string): boolean =>
      day === '2026-09-20' || (isWeekday(day) && !(day >= '2026-10-01' && day <= '2026-10-07'));
    expect(date('2026-09-30', T1, isBusinessDay)).toBe('2026-10-08');
    expect(date('2026-09-18', { n: 1, days: 'calendar', roll: 'next' }, isBusinessDay)).toBe('2026-09-20');
  });

  it('a calendar without business days ⇒ a fault, and an end', () => {
    expect(date('2026-09-30', T1, () => false)).toBe('pay-date-not-found');
  });
});
