import { Temporal } from 'temporal-polyfill';
import { issue } from '../issues/issue.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';

/**
 * When a period is paid. `business` counts business days (T+n), `calendar` all days (D+n), which moves off a
 * day that is none only by `roll`.
 */
export type PayAfter =
  | { readonly n: number; readonly days: 'business' }
  | { readonly n: number; readonly days: 'calendar'; readonly roll?: 'next' | 'previous' };

/** Whether a local date, `YYYY-MM-DD`, is a business day: the calendar knows holidays and working weekends (调休). */
export type IsBusinessDay = (date: string) => boolean;

/** A calendar that calls no day of more than a year a business day is broken. */
const SEARCH_DAYS = 400;

/**
 * The local date on which a period is paid, counted from its last local date.
 *
 * Fault: `pay-date-not-found` where the calendar has no business day for 400 days.
 *
 * Worked case: T+1 for November 2018 in São Paulo, which ends on a Friday, is Monday 2018-12-03; for January 2018 it is
 * Thursday 2018-02-01.
 *
 * @param from `YYYY-MM-DD`: the last date of the period, or the business date where each document is settled
 */
export function payDate(from: string, after: PayAfter, isBusinessDay: IsBusinessDay = isWeekday): Result<string> {
  let date = Temporal.PlainDate.from(from);
  if (after.days === 'calendar') {
    date = date.add({ days: after.n });
    const step = after.roll === undefined ? 0 : after.roll === 'next' ? 1 : -1;
    return step === 0 ? ok(date.toString()) : businessDay(date, step, isBusinessDay);
  }
  for (let counted = 0; counted < after.n; counted += 1) {
    const next = businessDay(date.add({ days: 1 }), 1, isBusinessDay);
    if (!next.ok) return next;
    date = Temporal.PlainDate.from(next.value);
  }
  return ok(date.toString());
}

/** Monday to Friday, where no calendar is given. */
export function isWeekday(date: string): boolean {
  return Temporal.PlainDate.from(date).dayOfWeek <= 5;
}

/** The first business day from a date on, that date included, forward (1) or backward (−1). */
function businessDay(from: Temporal.PlainDate, step: 1 | -1, isBusinessDay: IsBusinessDay): Result<string> {
  let date = from;
  for (let looked = 0; looked < SEARCH_DAYS; looked += 1) {
    const text = date.toString();
    if (isBusinessDay(text)) return ok(text);
    date = date.add({ days: step });
  }
  return failed([issue('pay-date-not-found', [], { from: from.toString(), days: SEARCH_DAYS })]);
}
