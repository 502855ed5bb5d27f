import { instantOfCanonical } from '../time/instant.ts';

/** Where a document stands in its lane: by business time to the nanosecond, ties by its id. */
export interface LanePlace {
  /** Milliseconds since 1970-01-01T00:00Z, cut down. */
  readonly epochMs: number;
  /** Nanoseconds beyond `epochMs`, 0 to 999,999. */
  readonly nanoseconds: number;
  readonly id: string;
}

/**
 * The order of a lane. Ids are compared by code units, never by locale, so it is the same on every machine.
 *
 * Worked case: `B` of 10:00, `a` of 10:00, `A` of 10:01 stand as B, a, A.
 */
export function comparePlaces(a: LanePlace, b: LanePlace): number {
  return a.epochMs - b.epochMs || a.nanoseconds - b.nanoseconds || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** @param of `time`: a canonical business time */
export function placeOf({ time, id }: { readonly time: string; readonly id: string }): LanePlace {
  const { epochMs, nanoseconds } = instantOfCanonical(time);
  return { epochMs, nanoseconds, id };
}
