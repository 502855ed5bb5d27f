export const WEEKDAYS = Object.freeze([
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const);

export type Weekday = (typeof WEEKDAYS)[number];

/** How time is cut into periods. A `week` starts on Monday, `week-sunday` on Sunday. */
export type Cycle = 'day' | 'week' | `week-${Exclude<Weekday, 'monday'>}` | 'month' | 'quarter' | 'year';

/** The cycle of weeks that start on a day. */
export function weekCycle(start: Weekday = 'monday'): Cycle {
  return start === 'monday' ? 'week' : `week-${start}`;
}

/**
 * A span of local dates in a time zone, half-open: `start` belongs to it, `end` to the next one.
 *
 * `start` and `end` are UTC texts; `startMs` and `endMs` the same instants in milliseconds since 1970-01-01T00:00Z.
 */
export interface DateSpan {
  /** Where it is no period of the calendar, its first date and that of the next: `2026-11-22/2026-11-29`. */
  readonly key: string;
  readonly zone: string;
  readonly start: string;
  readonly end: string;
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * One period of a cycle. `key` is `2026-11-24` for a day, `2026-W48` for a week (ISO), `2026-11`, `2026-Q4`, `2026`; weeks
 * that don't start on Monday have both dates.
 */
export interface Period extends DateSpan {
  readonly cycle: Cycle;
}
