/** What the values of a column are. Money, ratios and quantities are decimals; a whole number has a next one. */
export type ColumnKind = 'text' | 'boolean' | 'date' | 'integer' | 'decimal';

/** Ranges of a column are `[from, to)` under `lower`, `(from, to]` under `upper`. */
export type RangeBoundary = 'lower' | 'upper';

/** `unique`: never more than one row; `first`: the first row; `most-specific`: the row that says most. */
export type TableHit = 'unique' | 'first' | 'most-specific';

/** At least one end is there; an absent one is open. */
export interface CellRange {
  readonly from?: string;
  readonly to?: string;
}

/** The condition of one column in one row: `'*'`, one value, several, or a range. Numbers are canonical decimal texts. */
export type TableCell = string | boolean | readonly (string | boolean)[] | CellRange;

export const ANY = '*';

/** The conditions of one row: one cell for each column, and the dates `[from, to)` in which it stands at all. */
export interface TableConditions {
  readonly cells: readonly TableCell[];
  readonly from?: string;
  readonly to?: string;
}

export interface IndexedColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly boundary: RangeBoundary;
}

/**
 * A decision table as far as it decides: which row goes with some values. What a row gives is not looked at, so that it
 * serves rates, amounts and rules alike.
 */
export interface DecisionTable {
  readonly columns: readonly IndexedColumn[];
  readonly hit: TableHit;
  /** Rows have dates, and this is the name of what they are compared with: one more column, behind all others. */
  readonly date?: string;
  readonly rows: readonly TableConditions[];
}

/** How much a cell says, 0 the most: one value, several, a range, anything. */
export function cellRank(cell: TableCell): 0 | 1 | 2 | 3 {
  if (cell === ANY) return 3;
  if (typeof cell !== 'object') return 0;
  return isValueList(cell) ? 1 : 2;
}

export function isValueList(cell: TableCell): cell is readonly (string | boolean)[] {
  return Array.isArray(cell);
}

/** The columns that decide: the table's own, and that of the rows' dates. */
export function decidingColumns({ columns, date }: DecisionTable): readonly IndexedColumn[] {
  return date === undefined ? columns : [...columns, { name: date, kind: 'date', boundary: 'lower' }];
}

/** A row's cells in the deciding columns. */
export function decidingCells({ date }: DecisionTable, row: TableConditions): readonly TableCell[] {
  if (date === undefined) return row.cells;
  const { cells, from, to } = row;
  const isDated = from !== undefined || to !== undefined;
  return [...cells, isDated ? { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) } : ANY];
}
