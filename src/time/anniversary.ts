import { Temporal } from 'temporal-polyfill';
import type { DateSpan } from './cycle.ts';
import { instantText } from './instant.ts';
import { localDate } from './period.ts';

/** Spans that are remembered; beyond it they are made anew. */
const KNOWN_MAX = 4_096;

const known = new Map<string, DateSpan>();

/** Years counted from a date of somebody's own. */
export interface Anniversaries {
  /** `YYYY-MM-DD`. Times before it lie in years that end on it. */
  readonly from: string;
  /** How many years one span has. */
  readonly years: number;
  readonly zone: string;
}

/**
 * The years from anniversary to anniversary that an instant lies in. Each begins at the first existing instant of its
 * date, and every date is counted from the original one: 29 February comes back in leap years.
 *
 * Worked case: from 2024-02-29, years of one: 2024-02-29 to 2025-02-28, 2025-02-28 to 2026-02-28, …, 2027-02-28 to
 * 2028-02-29, 2028-02-29 to 2029-02-28.
 *
 * @param back how many spans before that one
 */
export function anniversarySpan(epochMs: number, of: Anniversaries, back = 0): DateSpan {
  const year = Number.parseInt(localDate(epochMs, of.zone), 10);
  const first = Number.parseInt(of.from, 10);
  let count = Math.floor((year - first) / of.years);
  while (spanAt(count, of).startMs > epochMs) count -= 1;
  while (spanAt(count, of).endMs <= epochMs) count += 1;
  return spanAt(count - back, of);
}

function spanAt(count: number, { from, years, zone }: Anniversaries): DateSpan {
  const name = `${from} ${years} ${count} ${zone}`;
  const made = known.get(name);
  if (made !== undefined) return made;
  if (known.size >= KNOWN_MAX) known.clear();
  const original = Temporal.PlainDate.from(from);
  const first = original.add({ years: count * years });
  const next = original.add({ years: (count + 1) * years });
  const startMs = first.toZonedDateTime(zone).epochMilliseconds;
  const endMs = next.toZonedDateTime(zone).epochMilliseconds;
  const span = Object.freeze({
    key: `${first.toString()}/${next.toString()}`,
    zone,
    start: instantText(startMs),
    end: instantText(endMs),
    startMs,
    endMs,
  });
  known.set(name, span);
  return span;
}
