import type { DecimalInput } from '../money/decimal.ts';
import type { RangeBoundary, TableHit } from '../table/decision-table.ts';
import type { Names } from './names.ts';
import type { OutputType } from './table.ts';

type ValueInput = string | boolean | DecimalInput;

/** `'*'` takes anything; the text `*` itself is written `['*']`. A range has at least one end. */
export type TableCellInput =
  | ValueInput
  | readonly ValueInput[]
  | { readonly from?: string | DecimalInput | undefined; readonly to?: string | DecimalInput | undefined };

export interface TableRowInput {
  /** One for each column, in their order. */
  readonly cells: readonly TableCellInput[];
  /** A value for each output. */
  readonly gives: { readonly [output: string]: ValueInput };
  /** Dates, half-open `[from, to)`: with the table's `date`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A decision table: see `Table`. At most 100,000 rows, 16 columns and 16 outputs. */
export interface TableInput<N extends Names = Names> {
  readonly code: string;
  readonly label?: string | undefined;
  readonly columns: readonly {
    /** A factor that is no list, a fee, a step or an accumulator. */
    readonly name: NoInfer<N['factor'] | N['fee'] | N['accumulator']>;
    /** Needed where a row has a range in this column. */
    readonly boundary?: RangeBoundary | undefined;
  }[];
  readonly gives: readonly { readonly code: string; readonly type: OutputType }[];
  readonly hit: TableHit;
  /** A date factor. */
  readonly date?: NoInfer<N['factor']> | undefined;
  readonly rows: readonly TableRowInput[];
  readonly default?: TableRowInput['gives'] | undefined;
  /** Some row goes with any values: a gap is a fault. */
  readonly complete?: boolean | undefined;
}
