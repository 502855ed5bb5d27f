import { type CodedRows, spansIn } from './coded-rows.ts';

export interface RangeTree {
  /** Where a span begins or ends, rising; one more than there are places between. */
  readonly starts: Int32Array;
  /** Of a flat tree one node for each place, else `2 × places`, the root at 1 and the places in the second half. */
  readonly nodes: readonly (readonly number[] | undefined)[];
  readonly isFlat: boolean;
  /** How many rows the nodes hold together. */
  readonly count: number;
}

/**
 * Rows by where their spans of one column lie. Each span stands at the nodes that make it up, at most two of each level;
 * whatever place a code has, its spans are those at the nodes from there up to the root.
 */
export function rangeTree(rows: CodedRows, ranged: readonly number[], column: number): RangeTree {
  const bounds = new Set<number>();
  for (const row of ranged) {
    spansIn(rows, row, column, (low, high) => {
      bounds.add(low);
      bounds.add(high);
    });
  }
  const starts = Int32Array.from(bounds).sort();
  const places = starts.length - 1;
  let isFlat = true;
  for (const row of ranged) {
    spansIn(rows, row, column, (low, high) => {
      if (placeOf(starts, high) !== placeOf(starts, low) + 1) isFlat = false;
    });
  }
  const nodes = new Array<number[] | undefined>(isFlat ? places : 2 * places).fill(undefined);
  let count = 0;
  const put = (node: number, row: number): void => {
    count += 1;
    const own = nodes[node];
    if (own === undefined) nodes[node] = [row];
    else own.push(row);
  };
  for (const row of ranged) {
    spansIn(rows, row, column, (from, to) => {
      if (isFlat) {
        put(placeOf(starts, from), row);
        return;
      }
      let low = placeOf(starts, from) + places;
      let high = placeOf(starts, to) + places;
      for (; low < high; low >>= 1, high >>= 1) {
        if (low % 2 === 1) put(low++, row);
        if (high % 2 === 1) put(--high, row);
      }
    });
  }
  return { starts, nodes, isFlat, count };
}

/** The place that a code lies in: −1 before the first, and the number of places behind the last. */
export function placeOf(starts: ArrayLike<number>, code: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= code) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
