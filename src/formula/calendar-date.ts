import { daysOfMonth } from './date-span.ts';

/** Whether a text is a date of the calendar as facts write it: `2026-11-30`. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return day >= 1 && day <= daysOfMonth(year, month);
}
