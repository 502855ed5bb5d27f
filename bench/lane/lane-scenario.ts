/** What every contender gets: documents as they come, in no order. */
export interface LaneOrderInput {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  /** Decimal text. */
  readonly coupon: string;
}

/** What every contender must come to. */
export interface LaneResult {
  /** Business times, in the order in which they were cleared. */
  readonly documents: number;
  /** Of the platform's total at the end, as text. */
  readonly granted: string;
  /** What the merchant is left with, over all documents, as text. */
  readonly unplaced: string;
}

/**
 * The rules, in the words of the contenders' files: documents are cleared by business time, ties by id. The platform bears
 * half of each coupon, half up, up to a limit for the month; the merchant the rest. A journal keeps before, delta and after of
 * the platform's total; a document that comes twice counts once.
 */
export const LIMIT = '9000000';

/** Half of the sum of all coupons is about twice the limit: it is reached mid-way. */
export function makeDocuments(count: number): readonly LaneOrderInput[] {
  const start = Date.UTC(2026, 10, 1);
  const step = (29 * 86_400_000) / count;
  // Half of the coupons' mean is 18.00 for a million: scaled, so that the limit is reached for any number.
  const most = Math.round(7_200 * (1_000_000 / count));
  // A stride that shares no factor with the count visits every place once.
  const stride = strideFor(count);
  return Array.from({ length: count }, (_, at) => {
    const place = (at * stride) % count;
    const cents = (place * 7_919) % most;
    return {
      id: `order-${String(place).padStart(8, '0')}`,
      // Two neighbours share a time: ids decide.
      time: new Date(start + Math.floor((place >> 1) * 2 * step)).toISOString(),
      coupon: (cents / 100).toFixed(2),
    };
  });
}

function strideFor(count: number): number {
  let stride = Math.floor(count * 0.618) | 1;
  while (greatestCommon(stride, count) !== 1) stride += 2;
  return stride;
}

function greatestCommon(a: number, b: number): number {
  return b === 0 ? a : greatestCommon(b, a % b);
}
