import { Temporal } from 'temporal-polyfill';
import { type Cycle, type Period, WEEKDAYS } from './cycle.ts';
import { instantText } from './instant.ts';

const DAY_MS = 86_400_000;

/** How much time one stretch of a table covers: about 32 periods each, so that the first look-up is cheap. */
function stretchMs(cycle: Cycle): number {
  switch (cycle) {
    case 'day':
      return 32 * DAY_MS;
    case 'month':
      return 960 * DAY_MS;
    case 'quarter':
      return 2880 * DAY_MS;
    case 'year':
      return 7300 * DAY_MS;
    default:
      return 224 * DAY_MS;
  }
}

/** Stretches of all tables together; beyond it they are built anew, so that no sequence of instants fills the memory. */
const STRETCHES_MAX = 2_048;

/** Neighbouring periods in order of time, and their starts beside them for the search. */
interface Stretch {
  readonly starts: readonly number[];
  readonly periods: readonly Period[];
}

export interface PeriodTable {
  at(epochMs: number): Period;
}

const tables = new Map<string, Map<Cycle, PeriodTable>>();
let stretchCount = 0;

/** The table of a cycle in a zone. It remembers what it has built: the same period is the same object. */
export function periodTable(cycle: Cycle, zone: string): PeriodTable {
  let ofZone = tables.get(zone);
  if (ofZone === undefined) {
    ofZone = new Map();
    tables.set(zone, ofZone);
  }
  let table = ofZone.get(cycle);
  if (table === undefined) {
    table = createTable(cycle, zone);
    ofZone.set(cycle, table);
  }
  return table;
}

function createTable(cycle: Cycle, zone: string): PeriodTable {
  const width = stretchMs(cycle);
  const stretches = new Map<number, Stretch>();
  const byStart = new Map<number, Period>();

  function stretchAt(index: number): Stretch {
    if (stretchCount >= STRETCHES_MAX) {
      tables.clear();
      stretches.clear();
      byStart.clear();
      stretchCount = 0;
    }
    const periods = buildPeriods(cycle, zone, { fromMs: index * width, toMs: (index + 1) * width }).map((period) => {
      // A period on the border of two stretches stays one object.
      const known = byStart.get(period.startMs) ?? period;
      byStart.set(period.startMs, known);
      return known;
    });
    const stretch = { starts: periods.map((period) => period.startMs), periods };
    stretches.set(index, stretch);
    stretchCount += 1;
    return stretch;
  }

  return {
    at(epochMs) {
      const index = Math.floor(epochMs / width);
      return periodIn(stretches.get(index) ?? stretchAt(index), epochMs);
    },
  };
}

/** Bisection: the last period that starts at or before the instant. */
function periodIn(stretch: Stretch, epochMs: number): Period {
  const { starts, periods } = stretch;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= epochMs) low = middle;
    else high = middle - 1;
  }
  // A stretch is never empty, and covers every instant that it is asked for.
  return periods[low] as Period;
}

/** All periods that have an instant in `[fromMs, toMs)`. */
function buildPeriods(cycle: Cycle, zone: string, span: { readonly fromMs: number; readonly toMs: number }): Period[] {
  const local = Temporal.Instant.fromEpochMilliseconds(span.fromMs).toZonedDateTimeISO(zone).toPlainDate();
  // One period earlier than the calendar says: where clocks were set back across midnight, the two may differ.
  let first = dateAfter(cycle, firstDate(cycle, local), -1);
  let startMs = startOf(first, zone);
  const periods: Period[] = [];
  while (startMs < span.toMs) {
    const next = dateAfter(cycle, first, 1);
    const endMs = startOf(next, zone);
    // A day that a zone skipped (30 December 2011 in Apia) has no instant, and so is no period.
    if (endMs > span.fromMs && endMs > startMs) {
      periods.push(Object.freeze(periodFrom({ cycle, zone, first, startMs, endMs })));
    }
    first = next;
    startMs = endMs;
  }
  return periods;
}

function periodFrom(of: {
  readonly cycle: Cycle;
  readonly zone: string;
  readonly first: Temporal.PlainDate;
  readonly startMs: number;
  readonly endMs: number;
}): Period {
  const { cycle, zone, first, startMs, endMs } = of;
  return {
    cycle,
    key: keyOf(cycle, first),
    zone,
    start: instantText(startMs),
    end: instantText(endMs),
    startMs,
    endMs,
  };
}

/** The first existing instant of a local date, in milliseconds. */
function startOf(date: Temporal.PlainDate, zone: string): number {
  return date.toZonedDateTime(zone).epochMilliseconds;
}

/** The date on which the period of a date begins. */
function firstDate(cycle: Cycle, date: Temporal.PlainDate): Temporal.PlainDate {
  switch (cycle) {
    case 'day':
      return date;
    case 'month':
      return date.with({ day: 1 });
    case 'quarter':
      return date.with({ day: 1, month: date.month - ((date.month - 1) % 3) });
    case 'year':
      return date.with({ day: 1, month: 1 });
    default: {
      const start = WEEKDAYS.findIndex((day) => cycle === `week-${day}`);
      return date.subtract({ days: (date.dayOfWeek + 6 - Math.max(start, 0)) % 7 });
    }
  }
}

/** The first date of the period `count` further on. First dates exist in every month, so nothing is clamped. */
function dateAfter(cycle: Cycle, first: Temporal.PlainDate, count: number): Temporal.PlainDate {
  switch (cycle) {
    case 'day':
      return first.add({ days: count });
    case 'month':
      return first.add({ months: count });
    case 'quarter':
      return first.add({ months: 3 * count });
    case 'year':
      return first.add({ years: count });
    default:
      return first.add({ weeks: count });
  }
}

function keyOf(cycle: Cycle, first: Temporal.PlainDate): string {
  const text = first.toString();
  switch (cycle) {
    case 'day':
      return text;
    case 'week':
      // An ISO week belongs to the year of its Thursday.
      return `${first.add({ days: 3 }).toString().slice(0, -6)}-W${String(first.weekOfYear).padStart(2, '0')}`;
    case 'month':
      return text.slice(0, -3);
    case 'quarter':
      return `${text.slice(0, -6)}-Q${(first.month + 2) / 3}`;
    case 'year':
      return text.slice(0, -6);
    default:
      return `${text}/${dateAfter(cycle, first, 1).toString()}`;
  }
}
