import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { type Exact, exactText } from '../money/exact.ts';
import type { ColumnCodes } from '../table/column-codes.ts';
import { decidingCells, decidingColumns } from '../table/decision-table.ts';
import { MASKED } from '../table/lookup-table.ts';
import { cellText, nearestRows } from '../table/nearest-rows.ts';
import { indexOf, MANY_ROWS, NO_ROW } from '../table/table-index.ts';
import type { ExactFrame } from './frame.ts';
import type { Tree } from './tree.ts';

export type LookupTree = Extract<Tree, { kind: 'lookup' }>;

/** How the parts of a formula are compiled: handed in, because a look-up is a part of formulas itself. */
export interface ExactCompilers {
  number(tree: Tree): (frame: ExactFrame) => Exact;
  text(tree: Tree): (frame: ExactFrame) => string;
  boolean(tree: Tree): (frame: ExactFrame) => boolean;
}

/** What is looked up, and where. */
export interface Found {
  /** The row's place in the table; `NO_ROW`: the default. */
  readonly row: number;
  readonly codes: readonly number[];
  /** The values that were compared, as text. */
  readonly values: readonly string[];
}

/**
 * Finds a row in the exact lane. Faults: `table-no-row` with the row that came nearest, where there is no default;
 * `table-many-rows` under `unique`.
 */
export function exactFinder(tree: LookupTree, compile: ExactCompilers): (frame: ExactFrame) => Found {
  const { table, keys } = tree;
  const index = indexOf(table.decision);
  const reads = keys.map((key, column) => exactKey(key, index.columns[column] as ColumnCodes, compile));
  return (frame) => {
    const read = reads.map((each) => each(frame));
    const found = { codes: read.map(({ code }) => code), values: read.map(({ value }) => value) };
    const row = index.find(found.codes);
    if (row === MANY_ROWS || (row === NO_ROW && table.default === undefined)) noOneRow(tree, { ...found, row });
    return { ...found, row };
  };
}

/** The value that a look-up gives: a number as decimal text. */
export function givenBy({ table, output }: LookupTree, { row }: Pick<Found, 'row'>): string | boolean {
  const given = row === NO_ROW ? table.default : table.gives[row]?.gives;
  const value = given?.[output];
  if (value === undefined) throw new TypeError(`feewright: '${table.code}' gives no '${output}'; this is a bug`);
  return value;
}

function exactKey(
  key: Tree,
  codes: ColumnCodes,
  compile: ExactCompilers,
): (frame: ExactFrame) => { readonly code: number; readonly value: string } {
  switch (codes.kind) {
    case 'boolean': {
      const run = compile.boolean(key);
      return (frame) => {
        const value = String(run(frame));
        return { code: codes.codeOf(value), value };
      };
    }
    case 'text':
    case 'date': {
      const run = compile.text(key);
      return (frame) => {
        const value = run(frame);
        return { code: codes.codeOf(value), value };
      };
    }
    case 'integer':
    case 'decimal': {
      const run = compile.number(key);
      return (frame) => {
        const value = run(frame);
        return { code: codes.codeOf(value), value: exactText(value) };
      };
    }
  }
}

const ROWS_SHOWN = 5;

function noOneRow({ table }: LookupTree, { row, codes, values }: Found): never {
  const { code, decision, masked } = table;
  const index = indexOf(decision);
  const columns = decidingColumns(decision);
  const told = columns.map(({ kind }, place) => {
    if (masked[place] === true) return MASKED;
    const value = (values[place] ?? '').slice(0, 60);
    return kind === 'text' || kind === 'date' ? `'${value}'` : value;
  });
  const at = columns.map(({ name }, place) => `${name} = ${told[place]}`).join(', ');
  if (row === MANY_ROWS) {
    const rows = index.findAll(codes, ROWS_SHOWN).join(', ');
    fail(issue('table-many-rows', ['tables', code], { table: code, at, rows }));
  }
  const [near] = nearestRows(index, codes, 1);
  const column = near && columns[near.column];
  const conditions = near && decision.rows[near.row];
  const cell = near && conditions && decidingCells(decision, conditions)[near.column];
  fail(
    issue('table-no-row', ['tables', code], {
      table: code,
      at,
      row: near?.row,
      column: column?.name,
      cell:
        cell === undefined || column === undefined
          ? undefined
          : cellText(cell, column.kind === 'text', column.boundary),
      found: near && told[near.column],
    }),
  );
}
