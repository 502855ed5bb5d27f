import { periodTable } from './period-table.ts';

/** How time is cut into periods. Weeks start on Monday. */
export type Cycle = 'day' | 'week' | 'month' | 'quarter' | 'year';

export const CYCLES: readonly Cycle[] = Object.freeze(['day', 'week', 'month', 'quarter', 'year']);

/**
 * One period of a cycle in a time zone, half-open: `start` belongs to it, `end` to the next one.
 *
 * `key` is `2026-11-24` for a day, `2026-W48` for a week (ISO), `2026-11`, `2026-Q4`, `2026`. `start` and `end` are UTC
 * texts; `startMs` and `endMs` the same instants in milliseconds since 1970-01-01T00:00Z.
 */
export interface Period {
  readonly cycle: Cycle;
  readonly key: string;
  readonly zone: string;
  readonly start: string;
  readonly end: string;
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * The period that an instant lies in (SPEC §1): right across daylight-saving changes, for a day starts at its first
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
