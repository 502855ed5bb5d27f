import * as z from 'zod/mini';
import type { Expectation } from '../issues/shape-issues.ts';
import { decimalText } from '../money/decimal.ts';
import { ANY } from '../table/decision-table.ts';
import {
  boolean,
  code,
  isObject,
  KNOWN_MEMBERS,
  label,
  list,
  oneOf,
  optional,
  reference,
  strict,
} from './leaf-schemas.ts';
import {
  type StatedCell,
  type StatedGiven,
  type StatedRow,
  type StatedValue,
  TABLE_COLUMNS_MAX,
  TABLE_OUTPUTS_MAX,
  TABLE_ROWS_MAX,
  type TableColumn,
  type TableOutput,
} from './table.ts';

/** How many values one cell may list. */
const CELL_LIST_MAX = 1_000;
/** More faulty rows than anybody mends at once. */
const FAULTS_MAX = 20;

const ROW_MEMBERS: readonly string[] = ['cells', 'gives', 'from', 'to'];
const RANGE_MEMBERS: readonly string[] = ['from', 'to'];

type Report = (path: readonly (string | number)[], expected: Expectation) => undefined;
type ReportUnknown = (path: readonly (string | number)[], keys: readonly string[], known: readonly string[]) => void;

/**
 * The rows of a table, in one loop of our own: a hundred thousand of them go through here. What their cells must be, the
 * columns say, which are looked at later.
 */
export const tableRows: z.ZodMiniType<readonly StatedRow[]> = z.pipe(
  z.unknown(),
  z.transform((value, context): readonly StatedRow[] => {
    let faults = 0;
    const report: Report = (path, expected) => {
      faults += 1;
      context.issues.push({ code: 'custom', message: expected, path: [...path], input: value });
      return undefined;
    };
    const reportUnknown: ReportUnknown = (path, keys, known) => {
      faults += 1;
      const message = KNOWN_MEMBERS + known.join(',');
      context.issues.push({
        code: 'unrecognized_keys',
        keys: [...keys],
        message,
        path: [...path],
        input: value as never,
      });
    };
    if (!Array.isArray(value) || value.length > TABLE_ROWS_MAX) {
      report([], 'table-rows');
      return z.NEVER;
    }
    const rows: StatedRow[] = [];
    for (let index = 0; index < value.length && faults < FAULTS_MAX; index += 1) {
      const row = statedRow(value[index], index, report, reportUnknown);
      if (row !== undefined) rows.push(row);
    }
    return faults === 0 ? rows : z.NEVER;
  }),
);

function statedRow(row: unknown, at: number, report: Report, reportUnknown: ReportUnknown): StatedRow | undefined {
  if (!isObject(row)) return report([at], 'object');
  const unknown = Object.keys(row).filter((key) => !ROW_MEMBERS.includes(key));
  if (unknown.length > 0) reportUnknown([at], unknown, ROW_MEMBERS);
  const { cells, gives, from, to } = row;
  if (!Array.isArray(cells)) report([at, 'cells'], 'list');
  const stated = Array.isArray(cells)
    ? cells.map((cell, place) => statedCell(cell, [at, 'cells', place], report, reportUnknown))
    : [];
  const given = statedGiven(gives, [at, 'gives'], report);
  if (from !== undefined && typeof from !== 'string') report([at, 'from'], 'date');
  if (to !== undefined && typeof to !== 'string') report([at, 'to'], 'date');
  if (given === undefined || stated.includes(undefined)) return undefined;
  return {
    cells: stated as readonly StatedCell[],
    gives: given,
    ...(typeof from === 'string' ? { from } : {}),
    ...(typeof to === 'string' ? { to } : {}),
  };
}

type At = readonly (string | number)[];

function statedCell(cell: unknown, at: At, report: Report, reportUnknown: ReportUnknown): StatedCell | undefined {
  if (cell === ANY || typeof cell === 'boolean') return cell;
  const value = statedValue(cell);
  if (value !== undefined) return value;
  if (Array.isArray(cell) && cell.length > 0 && cell.length <= CELL_LIST_MAX) {
    const values = cell.map(statedValue);
    const wrong = values.indexOf(undefined);
    return wrong < 0 ? (values as readonly StatedValue[]) : report([...at, wrong], 'table-value');
  }
  if (!isObject(cell)) return report(at, 'table-cell');
  const unknown = Object.keys(cell).filter((key) => !RANGE_MEMBERS.includes(key));
  if (unknown.length > 0) reportUnknown(at, unknown, RANGE_MEMBERS);
  const [from, to] = [statedValue(cell.from), statedValue(cell.to)];
  if (from === undefined && to === undefined) return report(at, 'table-cell');
  if ((cell.from !== undefined && from === undefined) || (cell.to !== undefined && to === undefined)) {
    return report([...at, from === undefined && cell.from !== undefined ? 'from' : 'to'], 'table-value');
  }
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** As it is written: whether a number may stand there, or a text, the column says. */
function statedValue(value: unknown): StatedValue | undefined {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  const isNumber = typeof value === 'number' || typeof value === 'bigint';
  return isNumber && decimalText(value) !== undefined ? value : undefined;
}

function statedGiven(value: unknown, at: At, report: Report): StatedGiven | undefined {
  if (!isObject(value)) return report(at, 'object');
  const given: Record<string, StatedValue> = {};
  for (const [output, each] of Object.entries(value)) {
    const stated = statedValue(each);
    if (stated === undefined) return report([...at, output], 'table-value');
    given[output] = stated;
  }
  return given;
}

/** What a table gives where no row goes with the values. */
export const tableDefault: z.ZodMiniType<StatedGiven> = z.pipe(
  z.unknown(),
  z.transform((value, context): StatedGiven => {
    const given = statedGiven(value, [], (path, message) => {
      context.issues.push({ code: 'custom', message, path: [...path], input: value });
      return undefined;
    });
    return given ?? z.NEVER;
  }),
);

const column = strict({ name: reference, boundary: optional(oneOf(['lower', 'upper'])) });
const output = strict({
  code,
  type: oneOf(['money', 'ratio', 'quantity', 'integer', 'text', 'boolean', 'date']),
});

const few = <Schema extends z.ZodMiniType>(item: Schema, most: number) =>
  list(item).check(z.minLength(1, 'table-columns' satisfies Expectation), z.maxLength(most, 'table-columns'));

const columns: z.ZodMiniType<readonly TableColumn[]> = few(column, TABLE_COLUMNS_MAX);
const outputs: z.ZodMiniType<readonly TableOutput[]> = few(output, TABLE_OUTPUTS_MAX);

export const tableSchema = strict({
  code,
  label: optional(label),
  columns,
  gives: outputs,
  hit: oneOf(['unique', 'first', 'most-specific']),
  date: optional(reference),
  rows: tableRows,
  default: optional(tableDefault),
  complete: optional(boolean),
});

/** A contract's rows in place of a model's. */
export const tableTermMembers = { rows: optional(tableRows), default: optional(tableDefault) };
