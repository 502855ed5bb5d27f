/** How time is cut into periods. Weeks start on Monday. */
export type Cycle = 'day' | 'week' | 'month' | 'quarter' | 'year';

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
