import { type ColumnCodes, columnCodes } from './column-codes.ts';
import { cellRank, type DecisionTable, decidingCells, decidingColumns, type TableCell } from './decision-table.ts';
import { byCodeUnits } from './orderings.ts';

/**
 * The rows of a table as boxes of codes, in the order in which they win: of all rows that go with some values, the one
 * that stands first here is the answer. Under `unique` and `first` that is the declared order; under `most-specific` the
 * cells are compared column by column, one value before several before a range before `*`.
 *
 * Everything lies in three lists of numbers: a look-up in a hundred thousand rows waits for memory more than it computes.
 */
export interface CodedRows {
  readonly count: number;
  readonly columns: readonly ColumnCodes[];
  /**
   * What row `r` takes in column `c`, at `2 × (r × columns + c)`: the codes `[low, high)`. Of a list of several, −1 − its
   * place in `lists`, and its length.
   */
  readonly box: Int32Array;
  readonly lists: Int32Array;
  /** What a cell says: 0 one value, 1 several, 2 a range, 3 anything. */
  readonly ranks: Uint8Array;
  /** The declared place of each row. */
  readonly declared: Int32Array;
  /** How much each row says, as a text that sorts; only where the hit policy goes by it. Dates don't count. */
  readonly specificity: readonly string[];
}

export function codedRows(table: DecisionTable): CodedRows {
  const deciding = decidingColumns(table);
  const width = deciding.length;
  const cells = table.rows.map((row) => decidingCells(table, row));
  const columns = deciding.map((column, at) => columnCodes(column, cellsOf(cells, at)));
  const said = table.hit === 'most-specific' ? table.rows.map((row) => row.cells.map(cellRank).join('')) : [];
  const declared = winningOrder(table, said);
  const count = cells.length;
  const box = new Int32Array(2 * count * width);
  const ranks = new Uint8Array(count * width);
  const lists: number[] = [];
  for (let row = 0, at = 0; row < count; row += 1) {
    const own = cells[declared[row] as number] as readonly TableCell[];
    for (let column = 0; column < width; column += 1, at += 1) {
      const cell = own[column] as TableCell;
      const spans = (columns[column] as ColumnCodes).spansOf(cell);
      ranks[at] = cellRank(cell);
      const [only] = spans;
      if (spans.length === 1 && only !== undefined) {
        box[2 * at] = only.low;
        box[2 * at + 1] = only.high;
      } else {
        box[2 * at] = -1 - lists.length;
        box[2 * at + 1] = spans.length;
        for (const { low } of spans) lists.push(low);
      }
    }
  }
  const specificity = said.length === 0 ? said : Array.from(declared, (row) => said[row] as string);
  return { count, columns, box, lists: Int32Array.from(lists), ranks, declared, specificity };
}

function* cellsOf(rows: readonly (readonly TableCell[])[], column: number): Iterable<TableCell> {
  for (const cells of rows) yield cells[column] as TableCell;
}

function winningOrder({ rows }: DecisionTable, said: readonly string[]): Int32Array {
  const order = Int32Array.from(rows, (_, index) => index);
  if (said.length === 0) return order;
  return order.sort((a, b) => byCodeUnits(said[a] ?? '', said[b] ?? '') || a - b);
}

/** Whether a row goes with a value of each column. */
export function rowMatches({ box, lists }: CodedRows, row: number, codes: ArrayLike<number>): boolean {
  const width = codes.length;
  for (let column = 0, at = 2 * row * width; column < width; column += 1, at += 2) {
    const code = codes[column] as number;
    const low = box[at] as number;
    if (low >= 0) {
      if (code < low || code >= (box[at + 1] as number)) return false;
    } else if (!isListed(lists, -1 - low, box[at + 1] as number, code)) return false;
  }
  return true;
}

function isListed(lists: Int32Array, start: number, length: number, code: number): boolean {
  for (let at = start; at < start + length; at += 1) if (lists[at] === code) return true;
  return false;
}

/** What a cell says: 0 one value, 1 several, 2 a range, 3 anything. */
export function rankIn({ ranks, columns }: CodedRows, row: number, column: number): number {
  return ranks[row * columns.length + column] as number;
}

/** The spans of codes that a row takes in a column: several of a list. */
export function spansIn(
  { box, lists, columns }: CodedRows,
  row: number,
  column: number,
  each: (low: number, high: number) => void,
): void {
  const at = 2 * (row * columns.length + column);
  const [low, high] = [box[at] as number, box[at + 1] as number];
  if (low >= 0) each(low, high);
  else
    for (let place = -1 - low; place < -1 - low + high; place += 1)
      each(lists[place] as number, (lists[place] as number) + 1);
}
