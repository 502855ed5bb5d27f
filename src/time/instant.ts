/** Anything that knows its instant: `Temporal.Instant`, `Temporal.ZonedDateTime`, or an object of the same shape. */
export interface InstantLike {
  readonly epochNanoseconds: bigint;
}

/** What is taken for an instant at the door. */
export type InstantInput = string | InstantLike;

/**
 * A point on the time line. `text` is its one canonical form (UTC, seconds always, as few decimals as are needed), so
 * that the same instant written with two offsets is the same content.
 */
export interface Instant {
  readonly text: string;
  /** Milliseconds since 1970-01-01T00:00Z, cut down: the millisecond that the instant lies in. */
  readonly epochMs: number;
  /** Nanoseconds beyond `epochMs`, 0 to 999,999. */
  readonly nanoseconds: number;
}

const PATTERN =
  /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?(?:Z|([+-])([01]\d|2[0-3])(?::?([0-5]\d))?)$/;
const LENGTH_MAX = 35;
const NANOSECONDS_PER_MS = 1_000_000n;
const MINUTE_MS = 60_000;

/** From the beginning of the year 1 to the end of 9999, in UTC: what four digits of a year can write. */
const EARLIEST_MS = -62_135_596_800_000;
const LATEST_MS = 253_402_300_799_999;

/**
 * The instant of an ISO 8601 text with offset, or of anything with `epochNanoseconds`; `undefined` for all else.
 *
 * Accepted texts: date, `T`, hours and minutes, optional seconds with up to 9 decimals, then `Z` or an offset (`+08:00`,
 * `+0800`, `+08`). A local date-time is refused, for it is no instant (`instantOfLocal` takes it where a mapping names
 * its zone); so are days that no calendar has, a 60th second, and years outside 1 to 9999.
 *
 * Worked case: `2026-11-24T10:00:00.50+08:00` is `2026-11-24T02:00:00.5Z`.
 */
export function parseInstant(input: unknown): Instant | undefined {
  if (typeof input === 'string') return instantOfText(input);
  const epochNanoseconds = epochNanosecondsOf(input);
  if (epochNanoseconds === undefined) return undefined;
  let ms = epochNanoseconds / NANOSECONDS_PER_MS;
  let nanoseconds = epochNanoseconds % NANOSECONDS_PER_MS;
  if (nanoseconds < 0n) {
    ms -= 1n;
    nanoseconds += NANOSECONDS_PER_MS;
  }
  return instantAt(Number(ms), Number(nanoseconds));
}

/** Length of a canonical text without a fraction: `2026-11-24T02:00:00Z`. */
const SECONDS_LENGTH = 20;

/**
 * The instant of a text that is canonical already, as every kept business time is: a tenth of the work of `parseInstant`, for
 * nothing is checked and no text is made.
 *
 * Worked case: `2026-11-24T02:00:00.0000005Z` is 500 nanoseconds after the millisecond that begins 2026-11-24T02:00:00Z.
 */
export function instantOfCanonical(text: string): Omit<Instant, 'text'> {
  const [year, month, day] = [numberAt(text, 0, 4), numberAt(text, 5, 7), numberAt(text, 8, 10)];
  const seconds = (numberAt(text, 11, 13) * 60 + numberAt(text, 14, 16)) * 60 + numberAt(text, 17, 19);
  const ofSecond = (dayNumber(year, month, day) * 86_400 + seconds) * 1_000;
  if (Number.isNaN(ofSecond) || !text.endsWith('Z'))
    throw new TypeError(`feewright: '${text}' is no canonical instant; this is a bug`);
  if (text.length === SECONDS_LENGTH) return { epochMs: ofSecond, nanoseconds: 0 };
  const digits = text.slice(SECONDS_LENGTH, -1).padEnd(9, '0');
  return { epochMs: ofSecond + numberAt(digits, 0, 3), nanoseconds: numberAt(digits, 3, 9) };
}

function numberAt(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) number = number * 10 + text.charCodeAt(at) - 48;
  return number;
}

/** Days since 1970-01-01 in the Gregorian calendar, whose years begin with March here, so that leap days come last. */
function dayNumber(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return shifted * 365 + leapDays + ofYear - 719_468;
}

/** The instant of whole milliseconds and nanoseconds beyond them; `undefined` outside the years 1 to 9999. */
export function instantAt(epochMs: number, nanoseconds: number): Instant | undefined {
  if (!(epochMs >= EARLIEST_MS && epochMs <= LATEST_MS)) return undefined;
  return { text: instantText(epochMs, nanoseconds), epochMs, nanoseconds };
}

/** @param epochMs whole milliseconds since 1970-01-01T00:00Z: 0 is `1970-01-01T00:00:00Z` */
export function instantText(epochMs: number, nanoseconds = 0): string {
  const text = new Date(epochMs).toISOString();
  const digits = nanoseconds === 0 ? '' : String(nanoseconds).padStart(6, '0');
  const fraction = (text.slice(-4, -1) + digits).replace(/0+$/, '');
  return `${text.slice(0, -5)}${fraction === '' ? '' : `.${fraction}`}Z`;
}

/**
 * Milliseconds of a date and time read as UTC, or `undefined` for a day that its month doesn't have. The arithmetic of
 * `Date` is used instead of Temporal because it is the door of every document: it takes a tenth of the time.
 *
 * @param month 1 to 12
 */
export function utcMs(year: number, month: number, day: number, msOfDay: number): number | undefined {
  const date = new Date(0);
  // Years below 100 would be read as 19xx by `Date.UTC`.
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() + msOfDay : undefined;
}

function instantOfText(text: string): Instant | undefined {
  // The length is bounded first: a pattern is never run on a megabyte.
  if (text.length > LENGTH_MAX) return undefined;
  const match = PATTERN.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second = '0', fraction = '', sign, offsetHour = '0', offsetMinute = '0'] =
    match;
  const digits = fraction.padEnd(9, '0');
  const msOfDay = (Number(hour) * 60 + Number(minute)) * MINUTE_MS + Number(second) * 1000 + Number(digits.slice(0, 3));
  const local = utcMs(Number(year), Number(month), Number(day), msOfDay);
  if (local === undefined) return undefined;
  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * MINUTE_MS;
  const epochMs = sign === '-' ? local + offset : local - offset;
  return instantAt(epochMs, Number(digits.slice(3)));
}

function epochNanosecondsOf(input: unknown): bigint | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  try {
    const value = (input as Partial<InstantLike>).epochNanoseconds;
    return typeof value === 'bigint' ? value : undefined;
  } catch {
    // An accessor of a stranger's object may throw; then it is no instant.
    return undefined;
  }
}
