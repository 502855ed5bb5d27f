import type { Bound, IndexValue } from './index-key.ts';

// Bounds cut a line into pieces: below the first bound is piece 0, the first bound itself is piece 1, between the first
// and the second is piece 2, and so on. A range is a row of neighbouring pieces, and a value lies in exactly one.

/** The piece in which a value lies. @param bounds ascending, each once */
export function pieceOf(bounds: readonly IndexValue[], value: IndexValue): number {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((bounds[middle] as IndexValue) < value) low = middle + 1;
    else high = middle;
  }
  return low < bounds.length && bounds[low] === value ? 2 * low + 1 : 2 * low;
}

/** The first and the last piece of a range; an empty range has its last before its first. */
export function piecesOf(
  bounds: readonly IndexValue[],
  { low, high }: { readonly low: Bound | undefined; readonly high: Bound | undefined },
): readonly [first: number, last: number] {
  const first = low === undefined ? 0 : pieceOf(bounds, low.value) + (low.isIncluded ? 0 : 1);
  const last = high === undefined ? 2 * bounds.length : pieceOf(bounds, high.value) - (high.isIncluded ? 0 : 1);
  return [first, last];
}

/** Ascending, each once: numbers by size, texts by code units, as the lanes compare them. */
export function sortedBounds(values: Iterable<IndexValue>): readonly IndexValue[] {
  return [...new Set(values)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
