import { type CodedRows, rankIn, spansIn } from './coded-rows.ts';
import { CHECK_STEPS_MAX } from './overlap.ts';

/** Which rows ever win, and values that no row goes with. */
export interface Winners {
  readonly wins: ReadonlySet<number>;
  /** Codes, one for each column; the first few that were found. */
  readonly gaps: readonly (readonly number[])[];
}

const GAPS_MAX = 3;

/**
 * Walks through all values that the columns tell apart, and finds the row that wins for each: exactly, without visiting
 * every combination. Values that the same rows go with are one; where the first of the rows that are left takes anything
 * in what is left of the columns, it wins there, and the walk goes no deeper. `too-many` beyond 20 million steps.
 */
export function winnersOf(rows: CodedRows, stepsMax = CHECK_STEPS_MAX): Winners | 'too-many' {
  return new WinnerWalk(rows, stepsMax).run();
}

class WinnerWalk {
  readonly #rows: CodedRows;
  readonly #wins = new Set<number>();
  readonly #gaps: (readonly number[])[] = [];
  readonly #codes: number[];
  readonly #stepsMax: number;
  #steps = 0;

  constructor(rows: CodedRows, stepsMax: number) {
    this.#rows = rows;
    this.#stepsMax = stepsMax;
    // Where no column tells rows apart, any value will do: one that a cell names if there is one.
    this.#codes = rows.columns.map(({ size }) => Math.min(1, size - 1));
  }

  run(): Winners | 'too-many' {
    const all = Array.from({ length: this.#rows.count }, (_, row) => row);
    const columns = this.#rows.columns.map((_, column) => column);
    this.#walk(all, columns);
    return this.#steps > this.#stepsMax ? 'too-many' : { wins: this.#wins, gaps: this.#gaps };
  }

  #walk(rows: readonly number[], columns: readonly number[]): void {
    this.#steps += rows.length + 1;
    if (this.#steps > this.#stepsMax) return;
    const [first] = rows;
    if (first === undefined) {
      if (this.#gaps.length < GAPS_MAX) this.#gaps.push([...this.#codes]);
      return;
    }
    const column = columns.find((each) => rankIn(this.#rows, first, each) !== 3);
    if (column === undefined) {
      this.#wins.add(first);
      return;
    }
    const others = columns.filter((each) => each !== column);
    const before = this.#codes[column] as number;
    for (const { code, rows: own } of this.#parts(rows, column)) {
      this.#codes[column] = code;
      this.#walk(own, others);
    }
    this.#codes[column] = before;
  }

  /** The rows by the codes of a column, for all codes that exist; those that only rows of any value go with are one part. */
  #parts(rows: readonly number[], column: number) {
    const codes = this.#rows.columns[column];
    const any = rows.filter((row) => rankIn(this.#rows, row, column) === 3);
    const begins = new Map<number, number[]>();
    const ends = new Set<number>([codes?.size ?? 0]);
    for (const row of rows) {
      if (rankIn(this.#rows, row, column) === 3) continue;
      spansIn(this.#rows, row, column, (low, high) => {
        const own = begins.get(low);
        if (own === undefined) begins.set(low, [row]);
        else own.push(row);
        ends.add(high);
      });
    }
    const bounds = Int32Array.from(new Set([0, ...begins.keys(), ...ends])).sort();
    const parts: { readonly code: number; readonly rows: readonly number[] }[] = [];
    let open: readonly number[] = [];
    let isRestFound = false;
    for (let at = 0; at + 1 < bounds.length; at += 1) {
      const [low, high] = [bounds[at] as number, bounds[at + 1] as number];
      open = [...open.filter((row) => this.#takes(row, column, low)), ...(begins.get(low) ?? [])];
      this.#steps += open.length;
      const code = codeWithin(low, high, (each) => codes?.isEmpty(each) !== true);
      if (code === undefined || (open.length === 0 && isRestFound)) continue;
      if (open.length === 0) isRestFound = true;
      this.#steps += any.length;
      parts.push({ code, rows: merged(open, any) });
    }
    return parts;
  }

  #takes(row: number, column: number, code: number): boolean {
    let takes = false;
    spansIn(this.#rows, row, column, (low, high) => {
      takes ||= code >= low && code < high;
    });
    return takes;
  }
}

/** A code of a stretch for which there are values: one that a cell names, where there is one. */
function codeWithin(low: number, high: number, exists: (code: number) => boolean): number | undefined {
  if (high - low > 1) return low % 2 === 0 ? low + 1 : low;
  return exists(low) ? low : undefined;
}

/** Two lists of rows as one, in the order in which they win. */
function merged(a: readonly number[], b: readonly number[]): readonly number[] {
  if (a.length === 0) return b;
  const sorted = [...a].sort((x, y) => x - y);
  if (b.length === 0) return sorted;
  const all: number[] = [];
  for (let i = 0, j = 0; i < sorted.length || j < b.length; ) {
    const [x, y] = [sorted[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY];
    if (x < y) {
      all.push(x);
      i += 1;
    } else {
      all.push(y);
      j += 1;
    }
  }
  return all;
}
