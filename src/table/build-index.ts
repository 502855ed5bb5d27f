import { type CodedRows, rankIn, spansIn } from './coded-rows.ts';
import { rangeTree } from './range-tree.ts';

/**
 * An index as one list of numbers, in which a place is a position; 0 is no place. A look-up in many rows waits for memory
 * more than it computes, and what lies together comes together.
 *
 * - A leaf is `−count, row…`: rows that are compared one by one, in the order in which they win.
 * - A branch is `column, lowest, any, values, ranges`: it divides by one column. `lowest` is the row below it that wins
 *   first; `any` the place of the rows that take anything there.
 * - Values are `length, first code, place…`, where nearly every code has one, else `−length, code…, place…`, sorted.
 * - Ranges are `count, is flat, start…, place…`: where no two overlap, each has its own place. Where they do, the places
 *   are the nodes of a binary tree over them (a segment tree): a range stands at the few nodes that make it up, and a
 *   value finds all its ranges on the way from its leaf to the root.
 */
export type Places = Int32Array;

export interface BuiltIndex {
  readonly places: Places;
  /** Of the root; 0: there is no row. */
  readonly root: number;
  /** The most rows that a look-up may come to compare one by one at one place. */
  readonly longestLeaf: number;
}

/** So few rows are compared faster than they are divided. */
const LEAF_ROWS = 8;
/** How often the index may hold a row. What would need more is left as a leaf. */
const COPIES = 64;
const COPIES_MIN = 4_096;

export function buildIndex(rows: CodedRows, isUnique: boolean): BuiltIndex {
  return new IndexBuilder(rows, isUnique).build();
}

class IndexBuilder {
  readonly #rows: CodedRows;
  readonly #out: number[] = [0];
  /** How many rows a leaf needs whose rows all match: the best one, or two where a second is a fault. */
  readonly #enough: number;
  #longestLeaf = 0;

  constructor(rows: CodedRows, isUnique: boolean) {
    this.#rows = rows;
    this.#enough = isUnique ? 2 : 1;
  }

  build(): BuiltIndex {
    const all = Array.from({ length: this.#rows.count }, (_, row) => row);
    const columns = this.#rows.columns.map((_, column) => column);
    const root = all.length === 0 ? 0 : this.#node(all, columns, Math.max(COPIES_MIN, COPIES * all.length));
    return { root, places: Int32Array.from(this.#out), longestLeaf: this.#longestLeaf };
  }

  /** @param copies how many copies of rows the node may hold below itself */
  #node(rows: readonly number[], columns: readonly number[], copies: number): number {
    if (rows.length <= LEAF_ROWS) return this.#leaf(rows);
    const column = this.#columnFor(rows, columns);
    if (column === undefined) return this.#leaf(rows.slice(0, this.#enough));
    const { values, any, ranges, count } = this.#divide(rows, column);
    if (count > copies) return this.#leaf(rows);
    const others = columns.filter((each) => each !== column);
    // What is left is shared out by size, so that no part of the table lives at the cost of another.
    const share = (copies - count) / count;
    const build = (own: readonly number[]): number => this.#node(own, others, share * own.length);
    const anyPlace = any.length === 0 ? 0 : build(any);
    const valuesPlace = values.size === 0 ? 0 : this.#values(values, build);
    const rangesPlace = ranges === undefined ? 0 : this.#ranges(ranges, build);
    return this.#put([column, rows[0] as number, anyPlace, valuesPlace, rangesPlace]);
  }

  #leaf(rows: readonly number[]): number {
    this.#longestLeaf = Math.max(this.#longestLeaf, rows.length);
    return this.#put([-rows.length, ...rows]);
  }

  #values(values: ReadonlyMap<number, readonly number[]>, build: (rows: readonly number[]) => number): number {
    const codes = Int32Array.from(values.keys()).sort();
    const built = new Map<number, number>();
    for (const code of codes) built.set(code, build(values.get(code) as readonly number[]));
    const [first, last] = [codes[0] as number, codes[codes.length - 1] as number];
    const length = last - first + 1;
    if (length > 4 * codes.length) return this.#put([-codes.length, ...codes, ...built.values()]);
    return this.#put([length, first, ...Array.from({ length }, (_, at) => built.get(first + at) ?? 0)]);
  }

  #ranges(ranges: ReturnType<typeof rangeTree>, build: (rows: readonly number[]) => number): number {
    const { starts, nodes, isFlat } = ranges;
    const built = nodes.map((own) => (own === undefined ? 0 : build(own)));
    return this.#put([starts.length - 1, isFlat ? 1 : 0, ...starts, ...built]);
  }

  #put(numbers: readonly number[]): number {
    const place = this.#out.length;
    for (const number of numbers) this.#out.push(number);
    return place;
  }

  /** The column in which most rows say something, values before ranges; `undefined` where none says anything. */
  #columnFor(rows: readonly number[], columns: readonly number[]): number | undefined {
    let best: number | undefined;
    let most = 0;
    for (const column of columns) {
      let said = 0;
      for (const row of rows) {
        const rank = rankIn(this.#rows, row, column);
        if (rank < 3) said += rank === 2 ? 1 : 2;
      }
      if (said > most) [best, most] = [column, said];
    }
    return best;
  }

  #divide(rows: readonly number[], column: number) {
    const values = new Map<number, number[]>();
    const ranged: number[] = [];
    const any: number[] = [];
    let count = 0;
    for (const row of rows) {
      const rank = rankIn(this.#rows, row, column);
      if (rank === 3) any.push(row);
      else if (rank === 2) ranged.push(row);
      else {
        spansIn(this.#rows, row, column, (code) => {
          count += 1;
          const own = values.get(code);
          if (own === undefined) values.set(code, [row]);
          else own.push(row);
        });
      }
    }
    const ranges = ranged.length === 0 ? undefined : rangeTree(this.#rows, ranged, column);
    return { values, any, ranges, count: count + any.length + (ranges?.count ?? 0) };
  }
}
