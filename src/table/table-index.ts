import { buildIndex, type Places } from './build-index.ts';
import { type CodedRows, codedRows, rowMatches } from './coded-rows.ts';
import type { ColumnCodes } from './column-codes.ts';
import type { DecisionTable } from './decision-table.ts';

/** No row goes with the values. */
export const NO_ROW = -1;
/** Under `unique`: more than one does. */
export const MANY_ROWS = -2;

/**
 * A decision table made ready for look-ups, once for each table.
 *
 * A look-up takes one step for each column that divides the rows: an address where cells name values, a search through
 * sorted bounds where they are ranges. For more rows nothing grows but those searches, by the logarithm. A column in which
 * some rows name a value and others take anything is followed both ways, so w such columns are at most 2^w ways; ranges
 * that overlap each other in one column are found at log₂ of their bounds. The index holds each row 64 times at most: what
 * would need more (ranges that overlap each other in three columns and more, long lists in several) stays together, and is
 * compared row by row. `longestLeaf` tells how many those are.
 */
export class TableIndex {
  readonly rows: CodedRows;
  readonly longestLeaf: number;
  readonly #places: Places;
  readonly #root: number;
  readonly #isUnique: boolean;
  #best = 0;
  #second = 0;

  constructor(table: DecisionTable) {
    this.rows = codedRows(table);
    this.#isUnique = table.hit === 'unique';
    const { places, root, longestLeaf } = buildIndex(this.rows, this.#isUnique);
    this.#places = places;
    this.#root = root;
    this.longestLeaf = longestLeaf;
  }

  get columns(): readonly ColumnCodes[] {
    return this.rows.columns;
  }

  /**
   * The declared place of the row that goes with the values, `NO_ROW` or `MANY_ROWS`.
   *
   * @param codes one for each column, as `columns` gives them
   */
  find(codes: ArrayLike<number>): number {
    this.#best = NOT_YET;
    this.#second = NOT_YET;
    if (this.#root !== 0) this.#visit(this.#root, codes);
    if (this.#best === NOT_YET) return NO_ROW;
    return this.#second === NOT_YET ? (this.rows.declared[this.#best] as number) : MANY_ROWS;
  }

  /**
   * The declared places of all rows that go with the values, in the order in which they win. It compares row by row: for
   * faults and explanations.
   */
  findAll(codes: ArrayLike<number>, most = Number.POSITIVE_INFINITY): readonly number[] {
    const found: number[] = [];
    for (let row = 0; row < this.rows.count && found.length < most; row += 1) {
      if (rowMatches(this.rows, row, codes)) found.push(this.rows.declared[row] as number);
    }
    return found;
  }

  #visit(place: number, codes: ArrayLike<number>): void {
    const places = this.#places;
    const column = places[place] as number;
    if (column < 0) {
      this.#compare(place + 1, place + 1 - column, codes);
      return;
    }
    // Rows that win only behind one that is found already are not looked at; under `unique` a second is a fault.
    if (!this.#isUnique && (places[place + 1] as number) >= this.#best) return;
    const code = codes[column] as number;
    const any = places[place + 2] as number;
    const values = places[place + 3] as number;
    const ranges = places[place + 4] as number;
    if (values !== 0) {
      const own = this.#valueAt(values, code);
      if (own !== 0) this.#visit(own, codes);
    }
    if (ranges !== 0) this.#visitRanges(ranges, code, codes);
    if (any !== 0) this.#visit(any, codes);
  }

  #valueAt(values: number, code: number): number {
    const places = this.#places;
    const length = places[values] as number;
    if (length > 0) {
      const at = code - (places[values + 1] as number);
      return at >= 0 && at < length ? (places[values + 2 + at] as number) : 0;
    }
    const start = values + 1;
    const at = lastNotAbove(places, start, start - length, code);
    return at >= start && places[at] === code ? (places[at - length] as number) : 0;
  }

  #visitRanges(ranges: number, code: number, codes: ArrayLike<number>): void {
    const places = this.#places;
    const count = places[ranges] as number;
    const start = ranges + 2;
    const nodes = start + count + 1;
    const at = lastNotAbove(places, start, nodes, code) - start;
    if (at < 0 || at >= count) return;
    if (places[ranges + 1] === 1) {
      const own = places[nodes + at] as number;
      if (own !== 0) this.#visit(own, codes);
      return;
    }
    for (let node = at + count; node > 0; node >>= 1) {
      const own = places[nodes + node] as number;
      if (own !== 0) this.#visit(own, codes);
    }
  }

  #compare(start: number, end: number, codes: ArrayLike<number>): void {
    for (let at = start; at < end; at += 1) {
      const row = this.#places[at] as number;
      if (!this.#isUnique && row >= this.#best) return;
      if (!rowMatches(this.rows, row, codes)) continue;
      if (this.#best === NOT_YET || !this.#isUnique) this.#best = row;
      else this.#second = row;
      if (!this.#isUnique) return;
    }
  }
}

const NOT_YET = Number.MAX_SAFE_INTEGER;

/** The last position of a sorted stretch whose number is not above `code`; the one before `start` where there is none. */
function lastNotAbove(numbers: Int32Array, start: number, end: number, code: number): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) <= code) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const INDEXES = new WeakMap<readonly unknown[], Map<string, TableIndex>>();

/** The index of a table: made once for its list of rows, however many plans and contracts read it. */
export function indexOf(table: DecisionTable): TableIndex {
  const columns = table.columns.map(({ kind, boundary }) => `${kind} ${boundary}`);
  const shape = [table.hit, table.date === undefined ? '' : 'dated', ...columns].join();
  const known = INDEXES.get(table.rows) ?? new Map<string, TableIndex>();
  INDEXES.set(table.rows, known);
  const index = known.get(shape) ?? new TableIndex(table);
  known.set(shape, index);
  return index;
}
