import { isDate } from '../formula/check-formula.ts';
import { type Issue, type IssueCode, type IssueFacts, issue } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import type { Path } from '../issues/path.ts';
import { shown } from '../issues/shown.ts';
import { decimalText } from '../money/decimal.ts';
import { compare, parseExact } from '../money/exact.ts';
import { ANY, type ColumnKind, type TableCell } from '../table/decision-table.ts';
import { factValue } from './fact-value.ts';
import type { Given, StatedCell, StatedGiven, StatedRow, StatedValue, TableOutput, TableRow } from './table.ts';

/** A column as its cells are read: the values of a factor that could not be read are unknown, and not looked at. */
export interface TypedColumn {
  readonly name: string;
  readonly kind: ColumnKind | undefined;
  readonly boundary: 'lower' | 'upper' | undefined;
}

export interface TypedTable {
  readonly code: string;
  readonly columns: readonly TypedColumn[];
  readonly gives: readonly TableOutput[];
  readonly hasDate: boolean;
}

export interface TypedRows {
  readonly rows: readonly TableRow[];
  /** Their paths begin at the table. */
  readonly faults: readonly Issue[];
}

type StatedRange = Exclude<StatedCell, StatedValue | readonly StatedValue[]>;

/** No more faults are looked for than are ever told. */
const FAULTS_MAX = 20;

/** The rows of a table with every value checked against its column or output, in canonical form. */
export function typedRows(table: TypedTable, rows: readonly StatedRow[]): TypedRows {
  const reading = new RowReading(table);
  const typed: TableRow[] = [];
  for (let index = 0; index < rows.length && reading.faults.length < FAULTS_MAX; index += 1) {
    typed.push(reading.row(rows[index] as StatedRow, index));
  }
  return { rows: typed, faults: reading.faults };
}

/** What a table gives where no row goes with the values. */
export function typedDefault(
  table: TypedTable,
  given: StatedGiven,
): { readonly given: Given; readonly faults: readonly Issue[] } {
  const reading = new RowReading(table);
  return { given: reading.given(given, undefined), faults: reading.faults };
}

class RowReading {
  readonly faults: Issue[] = [];
  readonly #table: TypedTable;
  readonly #outputs: ReadonlySet<string>;
  /** Columns whose missing boundary is told. */
  readonly #unbound = new Set<string>();

  constructor(table: TypedTable) {
    this.#table = table;
    this.#outputs = new Set(table.gives.map(({ code }) => code));
  }

  row({ cells, gives, from, to }: StatedRow, row: number): TableRow {
    const { code: table, columns, hasDate } = this.#table;
    if (cells.length !== columns.length) {
      this.#fault('table-cells', ['rows', row, 'cells'], {
        table,
        row,
        found: cells.length,
        expected: columns.length,
      });
    }
    const typed = columns.map((column, place) => this.#cell(cells[place] ?? ANY, column, row, place));
    const given = this.given(gives, row);
    for (const [end, date] of [['from', from] as const, ['to', to] as const]) {
      if (date !== undefined && !isDate(date)) {
        const facts = { found: shown(date), expected: 'date' as const, options: undefined, nearest: undefined };
        this.#fault('value-invalid', ['rows', row, end], facts);
      }
    }
    if ((from ?? to) !== undefined && !hasDate) this.#fault('table-date-missing', ['rows', row], { table, row });
    if (from !== undefined && to !== undefined && to <= from) {
      this.#fault('table-dates', ['rows', row, 'to'], { table, row, from, to });
    }
    return {
      cells: typed,
      gives: given,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    };
  }

  #cell(cell: StatedCell, column: TypedColumn, row: number, place: number): TableCell {
    const { kind } = column;
    if (cell === ANY || kind === undefined) return ANY;
    if (typeof cell !== 'object') return this.#value(cell, column, row, place);
    if (!isList(cell)) return this.#range(cell, column, row, place);
    const values = cell.map((value, at) => this.#value(value, column, row, place, at));
    // A value that is written twice says nothing the second time.
    return values.length === 1 ? values : [...new Set(values)];
  }

  #range({ from, to }: StatedRange, column: TypedColumn, row: number, place: number): TableCell {
    const { name, kind, boundary } = column;
    const table = this.#table.code;
    if (kind === 'text' || kind === 'boolean' || kind === undefined) {
      const facts = { table, row, column: name, found: 'a range', expected: kind ?? 'text' };
      this.#fault('table-cell', ['rows', row, 'cells', place], facts);
      return ANY;
    }
    if (boundary === undefined && !this.#unbound.has(name)) {
      this.#unbound.add(name);
      this.#fault('table-boundary', ['columns', place, 'boundary'], { table, column: name });
    }
    const before = this.faults.length;
    const low = from === undefined ? undefined : String(this.#value(from, column, row, place, 'from'));
    const high = to === undefined ? undefined : String(this.#value(to, column, row, place, 'to'));
    if (low === undefined || high === undefined) {
      return low === undefined ? (high === undefined ? ANY : { to: high }) : { from: low };
    }
    if (this.faults.length === before && !isRising(kind, low, high)) {
      this.#fault('table-range', ['rows', row, 'cells', place], { table, row, column: name, from: low, to: high });
    }
    return { from: low, to: high };
  }

  /** @param inner of a list or range, where in it */
  #value(
    value: StatedValue,
    { name, kind = 'text' }: TypedColumn,
    row: number,
    place: number,
    inner?: number | string,
  ): string | boolean {
    const typed = kind === 'decimal' ? decimalText(value) : factValue({ type: kind }, value);
    if (typeof typed === 'string' || typeof typed === 'boolean') return typed;
    const expected = kind === 'decimal' ? 'number' : kind;
    this.#fault('table-cell', ['rows', row, 'cells', place, ...(inner === undefined ? [] : [inner])], {
      table: this.#table.code,
      row,
      column: name,
      found: shown(value),
      expected,
    });
    return String(value);
  }

  /** @param row absent: it is the default that gives them */
  given(gives: StatedGiven, row: number | undefined): Given {
    const { code: table, gives: outputs } = this.#table;
    const at = (output: string): Path => [...(row === undefined ? ['default'] : ['rows', row, 'gives']), output];
    const typed: Record<string, string | boolean> = {};
    for (const { code: output, type } of outputs) {
      const value = Object.hasOwn(gives, output) ? gives[output] : undefined;
      const known = factValue({ type }, value);
      if (typeof known === 'string' || typeof known === 'boolean') typed[output] = known;
      else this.#fault('table-output', at(output), { table, row, output, found: shown(value), expected: type });
    }
    for (const output of Object.keys(gives)) {
      if (this.#outputs.has(output)) continue;
      const nearest = nearestName(output, this.#outputs);
      this.#fault('table-output-unknown', at(output), { table, row, output, nearest });
    }
    return typed;
  }

  #fault<Code extends IssueCode>(code: Code, path: Path, facts: IssueFacts[Code]): void {
    this.faults.push(issue(code, path, facts));
  }
}

function isList(cell: object): cell is readonly StatedValue[] {
  return Array.isArray(cell);
}

function isRising(kind: ColumnKind, low: string, high: string): boolean {
  return kind === 'date' ? low < high : compare(parseExact(low), parseExact(high)) < 0;
}
