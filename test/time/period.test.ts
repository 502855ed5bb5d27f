import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type Cycle, WEEKDAYS, weekCycle } from '../../src/time/cycle.ts';
import { parseInstant } from '../../src/time/instant.ts';
import { localDate, type Period, periodAfter, periodBefore, periodOf } from '../../src/time/period.ts';
import { isTimeZone } from '../../src/time/time-zone.ts';

const CYCLES: readonly Cycle[] = ['day', 'week', 'month', 'quarter', 'year'];

const DAY_MS = 86_400_000;

const ZONES = [
  'America/Sao_Paulo',
  'Asia/Shanghai',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'Europe/London',
  'Africa/Casablanca',
  'Asia/Tehran',
  'Antarctica/Troll',
  'Pacific/Chatham',
  'UTC',
  '-03:30',
];

function ms(text: string): number {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error(`not an instant: ${text}`);
  return instant.epochMs;
}

/** Its span as `start/end`, as a reader of the worked cases would write it. */
function span(text: string, cycle: Cycle, zone: string): string {
  const period = periodOf(ms(text), cycle, zone);
  return `${period.key} ${period.start}/${period.end}`;
}

describe('months in São Paulo, right across daylight-saving changes', () => {
  it('November 2018 loses an hour', () => {
    expect(span('2018-11-10T12:00:00Z', 'month', 'America/Sao_Paulo')).toBe(
      '2018-11 2018-11-01T03:00:00Z/2018-12-01T02:00:00Z',
    );
  });

  it('February 2018 gains one', () => {
    expect(span('2018-02-10T12:00:00Z', 'month', 'America/Sao_Paulo')).toBe(
      '2018-02 2018-02-01T02:00:00Z/2018-03-01T03:00:00Z',
    );
  });

  it('local 23:59:59.999 on 30 November lies in November, the next millisecond in December', () => {
    expect(periodOf(ms('2018-12-01T01:59:59.999Z'), 'month', 'America/Sao_Paulo').key).toBe('2018-11');
    expect(periodOf(ms('2018-12-01T02:00:00Z'), 'month', 'America/Sao_Paulo').key).toBe('2018-12');
  });

  it('4 November 2018 starts at 01:00, its first existing instant, and has 23 hours', () => {
    expect(span('2018-11-04T12:00:00Z', 'day', 'America/Sao_Paulo')).toBe(
      '2018-11-04 2018-11-04T03:00:00Z/2018-11-05T02:00:00Z',
    );
  });
});

describe('each cycle', () => {
  it.each<[Cycle, string]>([
    ['day', '2026-11-24 2026-11-23T16:00:00Z/2026-11-24T16:00:00Z'],
    ['week', '2026-W48 2026-11-22T16:00:00Z/2026-11-29T16:00:00Z'],
    ['month', '2026-11 2026-10-31T16:00:00Z/2026-11-30T16:00:00Z'],
    ['quarter', '2026-Q4 2026-09-30T16:00:00Z/2026-12-31T16:00:00Z'],
    ['year', '2026 2025-12-31T16:00:00Z/2026-12-31T16:00:00Z'],
  ])('%s of 2026-11-24T10:00+08:00 in Shanghai', (cycle, expected) => {
    expect(span('2026-11-24T10:00:00+08:00', cycle, 'Asia/Shanghai')).toBe(expected);
  });

  it('a week starts on Monday and belongs to the year of its Thursday', () => {
    expect(periodOf(ms('2027-01-03T23:59:59Z'), 'week', 'UTC').key).toBe('2026-W53');
    expect(periodOf(ms('2027-01-04T00:00:00Z'), 'week', 'UTC').key).toBe('2027-W01');
    expect(periodOf(ms('2024-12-30T00:00:00Z'), 'week', 'UTC').key).toBe('2025-W01');
  });

  it('a leap day is a day of its month', () => {
    expect(span('2024-02-29T12:00:00Z', 'month', 'UTC')).toBe('2024-02 2024-02-01T00:00:00Z/2024-03-01T00:00:00Z');
  });
});

describe('unusual days', () => {
  it('Apia skipped 30 December 2011: the 29th is followed by the 31st', () => {
    const day = periodOf(ms('2011-12-29T12:00:00-10:00'), 'day', 'Pacific/Apia');
    expect([day.key, day.end]).toEqual(['2011-12-29', '2011-12-30T10:00:00Z']);
    expect(periodAfter(day).key).toBe('2011-12-31');
    expect(periodBefore(periodAfter(day))).toBe(day);
  });

  it('Lord Howe moves its clocks by half an hour', () => {
    const day = periodOf(ms('2026-10-04T12:00:00+11:00'), 'day', 'Australia/Lord_Howe');
    expect((day.endMs - day.startMs) / 3_600_000).toBe(23.5);
  });

  it("St. John's set its clocks back at 00:01: the minutes before midnight that came again belong to the new day", () => {
    const zone = 'America/St_Johns';
    expect(periodOf(ms('2010-11-07T02:30:00Z'), 'day', zone).start).toBe('2010-11-07T02:30:00Z');
    expect(localDate(ms('2010-11-07T02:31:00Z'), zone)).toBe('2010-11-07');
  });

  it('Kathmandu counts quarters of an hour', () => {
    expect(periodOf(ms('2026-11-24T00:00:00Z'), 'day', 'Asia/Kathmandu').start).toBe('2026-11-23T18:15:00Z');
  });
});

describe('zones', () => {
  it.each(['Asia/Shanghai', 'UTC', 'America/Argentina/Buenos_Aires', '+08:00', '-03:30'])('%s is one', (zone) => {
    expect(isTimeZone(zone)).toBe(true);
  });

  it.each(['asia/shanghai', 'Asia/Shangai', 'Z', 'CST6', '+0800', '', ' UTC', 'Local', '+25:00', 'U'.repeat(99)])(
    '%j is none, or not in its own spelling',
    (zone) => {
      expect(isTimeZone(zone)).toBe(false);
    },
  );
});

describe('properties, against Temporal itself', () => {
  const instants = fc.integer({ min: ms('1975-01-01T00:00:00Z'), max: ms('2060-01-01T00:00:00Z') });
  const zones = fc.constantFrom(...ZONES);
  const all = [...new Set([...CYCLES, ...WEEKDAYS.map(weekCycle)])];
  const cycles = fc.constantFrom(...all);

  it('a period holds its instant, starts at the first instant of its first date, and touches its neighbours', () => {
    fc.assert(
      fc.property(instants, cycles, zones, (epochMs, cycle, zone) => {
        const period = periodOf(epochMs, cycle, zone);
        expect(period.startMs <= epochMs && epochMs < period.endMs).toBe(true);
        expect(period).toMatchObject(oracle(epochMs, cycle, zone));
        expect(periodOf(period.startMs, cycle, zone)).toBe(period);
        expect(periodOf(period.endMs - 1, cycle, zone)).toBe(period);
        expect(periodAfter(period).startMs).toBe(period.endMs);
        expect(periodBefore(period).endMs).toBe(period.startMs);
      }),
      { numRuns: 1_000 },
    );
  });

  it('the date is the calendar date', () => {
    fc.assert(
      fc.property(instants, zones, (epochMs, zone) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);
        expect(localDate(epochMs, zone)).toBe(zoned.toPlainDate().toString());
      }),
    );
  });

  it('the periods of a year follow one another without gap, each with a key of its own', () => {
    for (const zone of ZONES) {
      for (const cycle of all) {
        let period = periodOf(ms('2011-06-15T00:00:00Z'), cycle, zone);
        const keys = new Set<string>();
        while (period.startMs < ms('2012-07-01T00:00:00Z')) {
          expect(keys.has(period.key)).toBe(false);
          keys.add(period.key);
          period = periodAfter(period);
        }
      }
    }
  });

  /** The slow way: the zone's own local date, its cycle's first date, and the first instants of two dates. */
  function oracle(epochMs: number, cycle: Cycle, zone: string): Pick<Period, 'startMs' | 'endMs' | 'zone' | 'cycle'> {
    const date = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone).toPlainDate();
    const month = cycle === 'quarter' ? Math.floor((date.month - 1) / 3) * 3 + 1 : date.month;
    const [, start = 'monday'] = cycle.split('-');
    const firsts: Partial<Record<Cycle, readonly [Temporal.PlainDate, Temporal.DurationLike]>> = {
      day: [date, { days: 1 }],
      month: [date.with({ day: 1 }), { months: 1 }],
      quarter: [date.with({ month, day: 1 }), { months: 3 }],
      year: [date.with({ month: 1, day: 1 }), { years: 1 }],
    };
    let monday = date;
    while (WEEKDAYS[monday.dayOfWeek - 1] !== start) monday = monday.subtract({ days: 1 });
    const [first, length] = firsts[cycle] ?? [monday, { days: 7 }];
    const startMs = first.toZonedDateTime(zone).epochMilliseconds;
    const endMs = first.add(length).toZonedDateTime(zone).epochMilliseconds;
    return { startMs, endMs: endMs === startMs ? endMs + DAY_MS : endMs, zone, cycle };
  }
});

it('the host’s own Temporal is used where there is one, and none is put there', () => {
  const host: unknown = Reflect.get(globalThis, 'Temporal');
  expect(host === undefined || host === Temporal).toBe(true);
});

describe('tables', () => {
  it('give the same period as the same object, frozen', () => {
    const period = periodOf(ms('2026-11-24T00:00:00Z'), 'month', 'Asia/Shanghai');
    expect(periodOf(ms('2026-11-25T00:00:00Z'), 'month', 'Asia/Shanghai')).toBe(period);
    expect(Object.isFrozen(period)).toBe(true);
  });

  it('hold at the ends of the calendar', () => {
    expect(periodOf(ms('0001-01-01T00:00:00Z'), 'month', 'UTC').key).toBe('0001-01');
    expect(periodOf(ms('9999-12-31T23:59:59.999Z'), 'quarter', 'UTC').key).toBe('9999-Q4');
  });

  it('answer instants scattered over all years and zones, however many', () => {
    let state = 1;
    for (let i = 0; i < 2_500; i += 1) {
      state = (state * 48_271) % 2_147_483_647;
      const epochMs = ms('1900-01-01T00:00:00Z') + (state / 2_147_483_647) * 300 * 365 * DAY_MS;
      const period = periodOf(epochMs, 'day', ZONES[i % 3] as string);
      expect(period.startMs <= epochMs && epochMs < period.endMs).toBe(true);
    }
  });
});
