import { Temporal } from 'temporal-polyfill';

const LENGTH_MAX = 64;

/**
 * Whether a text names a time zone: an IANA name in its own spelling (`Asia/Shanghai`, `UTC`) or an offset (`+08:00`).
 * Another spelling of the same zone (`asia/shanghai`) is refused, so that one zone never gives two keys.
 */
export function isTimeZone(zone: string): boolean {
  if (zone.length > LENGTH_MAX) return false;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId === zone;
  } catch {
    return false;
  }
}
