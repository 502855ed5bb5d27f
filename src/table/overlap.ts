import { type CodedRows, spansIn } from './coded-rows.ts';
import { placeOf, rangeTree } from './range-tree.ts';

/** Two rows that go with the same values, by their places in `CodedRows`. */
export type Overlap = readonly [row: number, other: number];

/** How many rows a check may look at, over and over, before it gives up. */
export const CHECK_STEPS_MAX = 20_000_000;

/** So few pairs are compared faster than they are divided. */
const PAIRS_FEW = 256;

/**
 * Two of these rows that overlap, exactly: `none` is proven. Column by column, rows are brought together only where their
 * spans meet, so it takes about `n × log n` for each column in which ranges overlap, and not `n²`; `too-many` where that
 * comes to more than 20 million steps.
 *
 * Worked case: `[0, 100)` and `[100, 500)` do not meet; `[0, 100]` under `upper` and `(99, 500]` do, at 100.
 */
export function overlapAmong(
  rows: CodedRows,
  among: readonly number[],
  stepsMax = CHECK_STEPS_MAX,
): Overlap | 'none' | 'too-many' {
  return new OverlapSearch(rows, stepsMax).among(among);
}

class OverlapSearch {
  readonly #rows: CodedRows;
  readonly #columns: readonly number[];
  readonly #stepsMax: number;
  #steps = 0;

  constructor(rows: CodedRows, stepsMax: number) {
    this.#rows = rows;
    this.#stepsMax = stepsMax;
    // Columns that tell most rows apart come first.
    const said = rows.columns.map((_, column) => {
      let sum = 0;
      for (let row = 0; row < rows.count; row += 1)
        sum += 3 - (rows.ranks[row * rows.columns.length + column] as number);
      return { column, sum };
    });
    this.#columns = said.sort((a, b) => b.sum - a.sum).map(({ column }) => column);
  }

  among(rows: readonly number[]): Overlap | 'none' | 'too-many' {
    const found = this.#join(rows, rows, 0);
    if (this.#steps > this.#stepsMax) return 'too-many';
    return found ?? 'none';
  }

  /** One of `left` and another one of `right` that meet in this column and all behind it. */
  #join(left: readonly number[], right: readonly number[], depth: number): Overlap | undefined {
    this.#steps += left.length + right.length;
    if (this.#steps > this.#stepsMax) return undefined;
    const column = this.#columns[depth];
    if (column === undefined || left.length * right.length <= PAIRS_FEW) return this.#firstPair(left, right);
    // Of two spans that meet, one begins within the other.
    const found = this.#startsWithin(left, right, column, depth);
    return found ?? (left === right ? undefined : this.#startsWithin(right, left, column, depth));
  }

  #startsWithin(
    starting: readonly number[],
    holding: readonly number[],
    column: number,
    depth: number,
  ): Overlap | undefined {
    const tree = rangeTree(this.#rows, holding, column);
    const places = tree.starts.length - 1;
    const groups = new Map<number, number[]>();
    const meet = (node: number, row: number): void => {
      if (tree.nodes[node] === undefined) return;
      const own = groups.get(node);
      if (own === undefined) groups.set(node, [row]);
      else if (own[own.length - 1] !== row) own.push(row);
    };
    for (const row of starting) {
      spansIn(this.#rows, row, column, (low) => {
        const place = placeOf(tree.starts, low);
        if (place < 0 || place >= places) return;
        if (tree.isFlat) meet(place, row);
        else for (let node = place + places; node > 0; node >>= 1) meet(node, row);
      });
    }
    for (const [node, own] of groups) {
      const found = this.#join(own, tree.nodes[node] ?? [], depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #firstPair(left: readonly number[], right: readonly number[]): Overlap | undefined {
    for (const a of left) {
      for (const b of right) {
        this.#steps += 1;
        if (a !== b && doMeet(this.#rows, a, b)) return a < b ? [a, b] : [b, a];
      }
    }
    return undefined;
  }
}

/** Whether two rows go with the same values in every column. */
export function doMeet(rows: CodedRows, a: number, b: number): boolean {
  return rows.columns.every((_, column) => meetingCode(rows, a, b, column) !== undefined);
}

/** A code that both rows take in a column: one that a cell names, where there is one. */
export function meetingCode(rows: CodedRows, a: number, b: number, column: number): number | undefined {
  let found: number | undefined;
  spansIn(rows, a, column, (low, high) => {
    spansIn(rows, b, column, (otherLow, otherHigh) => {
      const [from, to] = [Math.max(low, otherLow), Math.min(high, otherHigh)];
      // Codes between two named values are even where values are ordered: of whole numbers there may be none.
      if (from < to) found ??= from % 2 === 0 && from + 1 < to ? from + 1 : from;
    });
  });
  return found;
}
