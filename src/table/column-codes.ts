import type { Exact } from '../money/exact.ts';
import { powerOfTen } from '../money/power-of-ten.ts';
import {
  type ColumnKind,
  type IndexedColumn,
  isValueList,
  type RangeBoundary,
  type TableCell,
} from './decision-table.ts';
import { DATES, DECIMALS, INTEGERS, type Ordering } from './orderings.ts';

/** Half-open `[low, high)`. */
export interface CodeSpan {
  readonly low: number;
  readonly high: number;
}

/**
 * The values of one column as whole numbers, so that rows are compared and searched without knowing what their values
 * are, and both lanes share one index.
 *
 * Texts and booleans: each value that a cell names has a code, and 0 is any other text. Numbers and dates are ordered: the
 * i-th value that a cell names has the code `2i + 1`, and what lies between two of them the even code between.
 *
 * Worked case: cells 100 and 500 give 0 to what is below 100, 1 to 100, 2 between, 3 to 500, and 4 above it.
 */
export type ColumnCodes = NamedCodes | DateCodes | NumberCodes;
export type DateCodes = OrderedCodes<string, 'date'>;
export type NumberCodes = OrderedCodes<Exact, 'integer' | 'decimal'>;

export function columnCodes(column: IndexedColumn, cells: Iterable<TableCell>): ColumnCodes {
  const values = new Set<string>();
  for (const cell of cells) addValues(cell, values);
  switch (column.kind) {
    case 'text':
      return new NamedCodes('text', [...values]);
    case 'boolean':
      return new NamedCodes('boolean', ['false', 'true']);
    case 'date':
      return new OrderedCodes('date', column.boundary, DATES, values);
    case 'integer':
    case 'decimal':
      return new OrderedCodes(column.kind, column.boundary, column.kind === 'integer' ? INTEGERS : DECIMALS, values);
  }
}

function addValues(cell: TableCell, values: Set<string>): void {
  if (cell === '*') return;
  if (typeof cell !== 'object') values.add(String(cell));
  else if (isValueList(cell)) for (const value of cell) values.add(String(value));
  else {
    if (cell.from !== undefined) values.add(cell.from);
    if (cell.to !== undefined) values.add(cell.to);
  }
}

/** Texts and booleans. */
export class NamedCodes {
  readonly kind: 'text' | 'boolean';
  readonly size: number;
  readonly #codes: ReadonlyMap<string, number>;
  readonly #values: readonly string[];

  constructor(kind: 'text' | 'boolean', values: readonly string[]) {
    const first = kind === 'text' ? 1 : 0;
    this.kind = kind;
    this.#values = values;
    this.#codes = new Map(values.map((value, index) => [value, index + first]));
    this.size = values.length + first;
  }

  codeOf(value: string): number {
    return this.#codes.get(value) ?? 0;
  }

  spansOf(cell: TableCell): readonly CodeSpan[] {
    if (cell === '*') return [{ low: 0, high: this.size }];
    const values = typeof cell === 'object' ? (isValueList(cell) ? cell : []) : [cell];
    return values.map((value) => spanAt(this.codeOf(String(value))));
  }

  /** A value of this code; for 0, a text that no cell names. */
  valueAt(code: number): string {
    const value = this.#values[this.kind === 'text' ? code - 1 : code];
    if (value !== undefined) return value;
    let other = 'other';
    while (this.#codes.has(other)) other += '_';
    return other;
  }

  isEmpty(): boolean {
    return false;
  }
}

/** Numbers and dates. */
export class OrderedCodes<Point, Kind extends ColumnKind> {
  readonly kind: Kind;
  readonly boundary: RangeBoundary;
  readonly points: readonly Point[];
  readonly size: number;
  readonly #ordering: Ordering<Point>;

  constructor(kind: Kind, boundary: RangeBoundary, ordering: Ordering<Point>, values: Iterable<string>) {
    this.kind = kind;
    this.boundary = boundary;
    this.#ordering = ordering;
    this.points = Array.from(values, ordering.read).sort(ordering.compare);
    this.size = 2 * this.points.length + 1;
  }

  codeOf(value: Point): number {
    let low = 0;
    let high = this.points.length;
    // How many points are not above the value.
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#ordering.compare(this.points[middle] as Point, value) <= 0) low = middle + 1;
      else high = middle;
    }
    const isPoint = low > 0 && this.#ordering.compare(this.points[low - 1] as Point, value) === 0;
    return isPoint ? 2 * low - 1 : 2 * low;
  }

  spansOf(cell: TableCell): readonly CodeSpan[] {
    if (cell === '*') return [{ low: 0, high: this.size }];
    const at = (text: string): number => this.codeOf(this.#ordering.read(text));
    if (typeof cell !== 'object') return [spanAt(at(String(cell)))];
    if (isValueList(cell)) return cell.map((value) => spanAt(at(String(value))));
    const shift = this.boundary === 'lower' ? 0 : 1;
    const low = cell.from === undefined ? 0 : at(cell.from) + shift;
    const high = cell.to === undefined ? this.size : at(cell.to) + shift;
    return [{ low, high }];
  }

  /** A value of this code, as text. */
  valueAt(code: number): string {
    const { above, below, between, some, write } = this.#ordering;
    const [before, after] = [this.points[(code >> 1) - 1], this.points[code >> 1]];
    if (code % 2 === 1) return write(after as Point);
    if (before === undefined) return write(after === undefined ? some : below(after));
    return write(after === undefined ? above(before) : between(before, after));
  }

  /** Whether there is no value of this code: between two whole numbers, or days, that follow each other. */
  isEmpty(code: number): boolean {
    if (code % 2 === 1) return false;
    const [before, after] = [this.points[(code >> 1) - 1], this.points[code >> 1]];
    return before !== undefined && after !== undefined && this.#ordering.areNeighbours(before, after);
  }
}

const FAST_CODES = new WeakMap<NumberCodes, Map<number, FastCodes>>();

/** The codes of a number column for numbers in units of `10^-scale`. */
export function fastCodes(codes: NumberCodes, scale: number): FastCodes {
  const known = FAST_CODES.get(codes) ?? new Map<number, FastCodes>();
  FAST_CODES.set(codes, known);
  const made = known.get(scale) ?? new FastCodes(codes.points, scale);
  known.set(scale, made);
  return made;
}

/** Codes of a number column in the scaled-integer lane. */
export class FastCodes {
  /** The lowest whole number of units that is not below each point. */
  readonly #from: Float64Array;
  readonly #isPoint: Uint8Array;

  constructor(points: readonly Exact[], scale: number) {
    this.#from = new Float64Array(points.length);
    this.#isPoint = new Uint8Array(points.length);
    points.forEach(({ n, d }, index) => {
      const scaled = n * powerOfTen(scale);
      const whole = scaled / d;
      const isWhole = whole * d === scaled;
      const from = isWhole || n < 0n ? whole : whole + 1n;
      // Beyond the safe integers lies no value of this lane.
      const isSafe = from <= SAFE && from >= -SAFE;
      this.#from[index] = isSafe ? Number(from) : from > 0n ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
      this.#isPoint[index] = isWhole && isSafe ? 1 : 0;
    });
  }

  codeOf(units: number): number {
    const from = this.#from;
    let low = 0;
    let high = from.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((from[middle] as number) <= units) low = middle + 1;
      else high = middle;
    }
    return low > 0 && this.#isPoint[low - 1] === 1 && from[low - 1] === units ? 2 * low - 1 : 2 * low;
  }
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

function spanAt(code: number): CodeSpan {
  return { low: code, high: code + 1 };
}
