import type { RangeBoundary, TableConditions, TableHit } from '../table/decision-table.ts';

export type OutputType = 'money' | 'ratio' | 'quantity' | 'integer' | 'text' | 'boolean' | 'date';

/** A column compares the value of one name with a cell of each row. */
export interface TableColumn {
  /** Of a factor that is no list, a fee, a step or an accumulator. */
  readonly name: string;
  /** Ranges are `[from, to)` under `lower`, `(from, to]` under `upper`; stated wherever a row has one. */
  readonly boundary?: RangeBoundary;
}

/** Something that every row gives. */
export interface TableOutput {
  readonly code: string;
  readonly type: OutputType;
}

/** A value for each output, canonical: numbers as decimal texts. */
export type Given = Readonly<Record<string, string | boolean>>;

/** As written: what it must be, its column or output says. */
export type StatedValue = string | boolean | number | bigint;
export type StatedGiven = Readonly<Record<string, StatedValue>>;

export type StatedCell =
  | StatedValue
  | readonly StatedValue[]
  | { readonly from?: StatedValue; readonly to?: StatedValue };

/** A row before its table's columns are known. */
export interface StatedRow {
  readonly cells: readonly StatedCell[];
  readonly gives: StatedGiven;
  readonly from?: string;
  readonly to?: string;
}

/** Half-open `[from, to)` dates, where the table compares a date. */
export interface TableRow extends TableConditions {
  readonly gives: Given;
}

/**
 * A decision table: which values go with which outputs. `{ kind: 'rate-card', table }` is a price of it, and formulas read
 * it with `lookup(table, output)`.
 */
export interface Table {
  readonly code: string;
  readonly label?: string;
  readonly columns: readonly TableColumn[];
  readonly gives: readonly TableOutput[];
  readonly hit: TableHit;
  /** The date factor that rows with dates are compared with. */
  readonly date?: string;
  readonly rows: readonly TableRow[];
  /** What is given where no row goes with the values; absent: the fault `table-no-row`. */
  readonly default?: Given;
  /** Promises that some row goes with any values; a gap is a fault of the definition. */
  readonly complete: boolean;
}

/** Rows of one table; 100,000 of five columns take about a second to read. */
export const TABLE_ROWS_MAX = 100_000;
export const TABLE_COLUMNS_MAX = 16;
export const TABLE_OUTPUTS_MAX = 16;
