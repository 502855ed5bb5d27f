/** What two dates are apart in. */
export type DateUnit = 'days' | 'months' | 'years';

interface Day {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  readonly day: number;
}

/**
 * How many whole days, months or years lie between two dates of the calendar. It is below zero where the second is the
 * earlier one, and the same number whichever of the two comes first.
 *
 * A month is complete on the day of the earlier date's number, or on the last of a month that has no such day; a year on
 * the same day, and for 29 February on 28 February of a year without it.
 *
 * Worked case: from 2026-01-31 to 2026-02-27 are 27 days and 0 months, to 2026-02-28 28 days and 1 month; from 2024-02-29
 * to 2025-02-28 is 1 year.
 *
 * @param from a date as `isDate` takes it
 */
export function dateSpan(unit: DateUnit, from: string, to: string): number {
  if (to < from) return 0 - dateSpan(unit, to, from);
  const [first, last] = [dayOf(from), dayOf(to)];
  if (unit === 'days') return dayNumber(last) - dayNumber(first);
  const months = wholeMonths(first, last);
  return unit === 'months' ? months : Math.floor(months / 12);
}

/** @param last not before `first` */
function wholeMonths(first: Day, last: Day): number {
  const months = (last.year - first.year) * 12 + last.month - first.month;
  const due = Math.min(first.day, daysOfMonth(last.year, last.month));
  return last.day >= due ? months : months - 1;
}

export function daysOfMonth(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/** Days since 1 March of the year 0: from March on, the day of a leap year is the last of its year. */
function dayNumber({ year, month, day }: Day): number {
  const [marchYear, marchMonth] = month > 2 ? [year, month - 3] : [year - 1, month + 9];
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((marchMonth * 153 + 2) / 5) + day - 1;
}

function dayOf(text: string): Day {
  return { year: Number(text.slice(0, 4)), month: Number(text.slice(5, 7)), day: Number(text.slice(8, 10)) };
}
