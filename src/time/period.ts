import type { Cycle, Period } from './cycle.ts';
import { periodTable } from './period-table.ts';

export type { Cycle, DateSpan, Period } from './cycle.ts';

/**
 * The period that an instant lies in: right across daylight-saving changes, for a day starts at its first
 * existing instant. The periods of a zone come from tables that are built once, so a look-up takes well under a
 * microsecond.
 *
 * Worked case: in America/Sao_Paulo November 2018 is 2018-11-01T03:00Z to 2018-12-01T02:00Z, an hour short.
 *
 * @param zone a zone that `isTimeZone` accepts
 */
export function periodOf(epochMs: number, cycle: Cycle, zone: string): Period {
  return periodTable(cycle, zone).at(epochMs);
}

/** The next period of the same cycle and zone: it starts where this one ends. */
export function periodAfter(period: Period): Period {
  return periodOf(period.endMs, period.cycle, period.zone);
}

/** The previous period of the same cycle and zone: it ends where this one starts. */
export function periodBefore(period: Period): Period {
  return periodOf(period.startMs - 1, period.cycle, period.zone);
}

/**
 * The calendar date, `YYYY-MM-DD`, of the day that an instant lies in. Where clocks were once set back across midnight
 * (St. John's until 2011), the repeated minutes belong to the new day, as they do in its period.
 */
export function localDate(epochMs: number, zone: string): string {
  return periodOf(epochMs, 'day', zone).key;
}
