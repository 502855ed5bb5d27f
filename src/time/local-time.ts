import { Temporal } from 'temporal-polyfill';
import { issue } from '../issues/issue.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import { shown } from '../issues/shown.ts';
import { type Instant, instantAt, parseInstant, utcMs } from './instant.ts';
import { type Period, periodAfter, periodBefore, periodOf } from './period.ts';
import { isTimeZone } from './time-zone.ts';

/**
 * What a local time means that a zone skipped (a gap) or had twice (an overlap), as Temporal names it: `earlier` and
 * `later` of the two instants it may mean, or `compatible`: later in a gap, earlier in an overlap.
 */
export type Disambiguation = 'earlier' | 'later' | 'compatible';

const PATTERN = /^(\d{4})-(\d\d)-(\d\d)[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?$/;
const LENGTH_MAX = 29;
const DAY_MS = 86_400_000;

/**
 * The instant of a local date-time in a named zone: `2018-11-30 23:59:59.999`, with a `T` or one blank between date and
 * time. Only a mapping that names its zone may use it.
 *
 * Faults: `time-zone-unknown`, `local-time-invalid`; and without `disambiguation`, `local-time-gap` where clocks were set
 * forward past that time, `local-time-overlap` where they showed it twice.
 *
 * Worked case: in America/Sao_Paulo `2018-11-30T23:59:59.999` is 2018-12-01T01:59:59.999Z, the last millisecond of
 * November; `2018-11-04T00:30` was skipped, and `later` makes it 2018-11-04T03:30Z.
 */
export function instantOfLocal(text: string, zone: string, disambiguation?: Disambiguation): Result<Instant> {
  if (!isKnownZone(zone)) return failed([issue('time-zone-unknown', [], { zone: shown(zone) })]);
  const match = text.length > LENGTH_MAX ? null : PATTERN.exec(text);
  const [, year, month, day, hour, minute, second = '0', fraction = ''] = match ?? [];
  const midnight = match === null ? undefined : utcMs(Number(year), Number(month), Number(day), 0);
  if (midnight === undefined) return failed([issue('local-time-invalid', [], { found: shown(text) })]);
  const digits = fraction.padEnd(9, '0');
  const msOfDay = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + Number(digits.slice(0, 3));
  const plain = plainDay(`${year}-${month}-${day}`, midnight, zone);
  if (plain === undefined) return unusualInstant(text.replace(' ', 'T'), zone, disambiguation);
  return answer(instantAt(plain.startMs + msOfDay, Number(digits.slice(3))), text);
}

const knownZones = new Set<string>();

/** Asking Temporal takes microseconds, and a mapping asks for the same zone once a row. */
function isKnownZone(zone: string): boolean {
  if (knownZones.has(zone)) return true;
  if (!isTimeZone(zone)) return false;
  knownZones.add(zone);
  return true;
}

/**
 * The day of a local date if no clock was touched on it or near it, so that its times are its start plus the time of day:
 * all but a few days of a zone, and ten times faster than Temporal.
 */
function plainDay(date: string, midnight: number, zone: string): Period | undefined {
  // Read as UTC, noon of the date lies in the day itself or in a neighbour of it, however far the zone is from UTC.
  let day = periodOf(midnight + DAY_MS / 2, 'day', zone);
  if (day.key > date) day = periodBefore(day);
  else if (day.key < date) day = periodAfter(day);
  const isPlain = [periodBefore(day), day, periodAfter(day)].every(
    (period) => period.endMs - period.startMs === DAY_MS,
  );
  return day.key === date && isPlain ? day : undefined;
}

/** Near a change of the clocks Temporal says what a local time means. */
function unusualInstant(text: string, zone: string, disambiguation: Disambiguation | undefined): Result<Instant> {
  const local = Temporal.PlainDateTime.from(text);
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(zone, { disambiguation: 'later' });
  if (disambiguation !== undefined || earlier.epochNanoseconds === later.epochNanoseconds) {
    const meant = local.toZonedDateTime(zone, { disambiguation: disambiguation ?? 'compatible' });
    return answer(parseInstant(meant), text);
  }
  const facts = { local: text, zone, earlier: earlier.toInstant().toString(), later: later.toInstant().toString() };
  // In an overlap both instants show the local time that was asked for, in a gap neither does.
  return failed([issue(earlier.toPlainDateTime().equals(local) ? 'local-time-overlap' : 'local-time-gap', [], facts)]);
}

/** At the ends of the calendar a local time may be an instant that no text can write. */
function answer(instant: Instant | undefined, text: string): Result<Instant> {
  return instant === undefined ? failed([issue('local-time-invalid', [], { found: shown(text) })]) : ok(instant);
}
