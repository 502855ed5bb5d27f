import fc from 'fast-check';
import { compare, parseExact } from '../../src/money/exact.ts';
import {
  type ColumnKind,
  cellRank,
  type DecisionTable,
  decidingCells,
  decidingColumns,
  type IndexedColumn,
  isValueList,
  type TableCell,
  type TableHit,
} from '../../src/table/decision-table.ts';
import type { TableIndex } from '../../src/table/table-index.ts';

/** A value of each deciding column, as canonical text: `'true'` for a boolean. */
export type Values = readonly string[];

const TEXTS = ['app', 'web', 'shop', '*', '', 'toString', '__proto__x', 'constructor'];
const DATES = ['2026-01-01', '2026-01-02', '2026-02-28', '2026-03-01', '2027-01-01'];
const INTEGERS = ['-3', '0', '1', '2', '3', '10', '9007199254740993'];
const DECIMALS = ['-1.5', '0', '0.001', '0.1', '1', '1.01', '100', '100.005', '90071992547409.93'];

/** What cells name; the values of facts come from it too, and from between. */
const POOLS: Readonly<Record<ColumnKind, readonly string[]>> = {
  text: TEXTS,
  boolean: ['true', 'false'],
  date: DATES,
  integer: INTEGERS,
  decimal: DECIMALS,
};
const BETWEEN: Readonly<Record<ColumnKind, readonly string[]>> = {
  text: ['other', 'App'],
  boolean: [],
  date: ['2025-12-31', '2026-02-01', '2030-06-30'],
  integer: ['-4', '4', '11', '9007199254740992'],
  decimal: ['-2', '0.05', '0.0005', '99.99', '100.01', '90071992547409.94'],
};

const kinds = fc.constantFrom<ColumnKind>('text', 'boolean', 'date', 'integer', 'decimal');

const column = fc.record({ kind: kinds, boundary: fc.constantFrom('lower' as const, 'upper' as const) });

export function cellsOf({ kind }: Pick<IndexedColumn, 'kind'>): fc.Arbitrary<TableCell> {
  const pool = POOLS[kind];
  const one = fc.constantFrom(...pool);
  const named = (text: string): string | boolean => (kind === 'boolean' ? text === 'true' : text);
  const list = fc.uniqueArray(one, { minLength: 1, maxLength: 4 }).map((values) => values.map(named));
  // A text cell '*' would be anything: as a value it stands in a list.
  const exact = one.map((text): TableCell => (text === '*' ? ['*'] : named(text)));
  const any = fc.constant<TableCell>('*');
  if (kind === 'text' || kind === 'boolean') return fc.oneof({ weight: 3, arbitrary: exact }, list, any);
  const rising = [...pool];
  const range = fc
    .tuple(fc.nat(rising.length), fc.nat(rising.length))
    .filter(([low, high]) => low < high && !(low === 0 && high === rising.length))
    .map(([low, high]): TableCell => {
      const [from, to] = [low === 0 ? undefined : rising[low - 1], rising[high]];
      return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    })
    .filter((cell) => typeof cell === 'object' && Object.keys(cell).length > 0);
  return fc.oneof(exact, list, any, { weight: 3, arbitrary: range });
}

export function tables(hits: readonly TableHit[], rowsMax = 40): fc.Arbitrary<DecisionTable> {
  return fc
    .record({
      columns: fc.array(column, { minLength: 1, maxLength: 4 }),
      hit: fc.constantFrom(...hits),
      isDated: fc.boolean(),
    })
    .chain(({ columns, hit, isDated }) => {
      const named = columns.map((each, index): IndexedColumn => ({ name: `c${index}`, ...each }));
      const dates = fc.oneof(
        fc.constant({}),
        fc.constantFrom(...DATES).map((from) => ({ from })),
        fc.constantFrom(...DATES).map((to) => ({ to })),
        fc.constant({ from: '2026-01-02', to: '2026-03-01' }),
      );
      const row = fc
        .tuple(fc.tuple(...named.map(cellsOf)), isDated ? dates : fc.constant({}))
        .map(([cells, dated]) => ({ cells, ...dated }));
      return fc
        .array(row, { maxLength: rowsMax })
        .map((rows): DecisionTable => ({ columns: named, hit, rows, ...(isDated ? { date: 'day' } : {}) }));
    });
}

export function valuesFor(table: DecisionTable): fc.Arbitrary<Values> {
  const each = decidingColumns(table).map(({ kind }) => fc.constantFrom(...POOLS[kind], ...BETWEEN[kind]));
  return fc.tuple(...each);
}

/** Whether a value goes with a cell: by the words of the documentation, and without the index's codes. */
export function takes({ kind, boundary }: IndexedColumn, cell: TableCell, value: string): boolean {
  if (cell === '*') return true;
  const order = (a: string): number =>
    kind === 'integer' || kind === 'decimal'
      ? compare(parseExact(a), parseExact(value))
      : a < value
        ? -1
        : a > value
          ? 1
          : 0;
  if (typeof cell !== 'object') return order(String(cell)) === 0;
  if (isValueList(cell)) return cell.some((each) => order(String(each)) === 0);
  const isAbove = cell.from === undefined || (boundary === 'lower' ? order(cell.from) <= 0 : order(cell.from) < 0);
  const isBelow = cell.to === undefined || (boundary === 'lower' ? order(cell.to) > 0 : order(cell.to) >= 0);
  return isAbove && isBelow;
}

/** Every row that goes with the values, row by row, as declared. */
export function scanned(table: DecisionTable, values: Values): readonly number[] {
  const columns = decidingColumns(table);
  return table.rows.flatMap((row, index) =>
    decidingCells(table, row).every((cell, at) => takes(columns[at] as IndexedColumn, cell, values[at] as string))
      ? [index]
      : [],
  );
}

/** Of those, the one that a policy takes: `none`, or `many` where it takes no choice. */
export function chosen({ hit, rows }: DecisionTable, found: readonly number[]): number | 'none' | 'many' {
  const [first] = found;
  if (first === undefined) return 'none';
  if (hit === 'unique') return found.length > 1 ? 'many' : first;
  if (hit === 'first') return first;
  const said = (row: number): string => (rows[row]?.cells ?? []).map(cellRank).join('');
  return found.reduce((best, row) => (said(row) < said(best) ? row : best), first);
}

export function codesOf(index: TableIndex, values: Values): readonly number[] {
  return index.columns.map((codes, at) => {
    const value = values[at] as string;
    switch (codes.kind) {
      case 'integer':
      case 'decimal':
        return codes.codeOf(parseExact(value));
      default:
        return codes.codeOf(value);
    }
  });
}
