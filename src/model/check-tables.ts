import { RESERVED_WORDS } from '../formula/name.ts';
import { type Issue, issue, type Severity } from '../issues/issue.ts';
import type { DecisionTable, TableHit } from '../table/decision-table.ts';
import { collisionIn, coverageOf, type TablePoint } from '../table/table-checks.ts';
import { indexOf } from '../table/table-index.ts';
import type { DefinitionDraft, Entry, TableDraft } from './draft.ts';
import type { Faults } from './faults.ts';
import type { References } from './references.ts';
import type { Given, TableRow } from './table.ts';
import { columnKind, decisionTable } from './table-columns.ts';
import { type TypedColumn, type TypedTable, typedDefault, typedRows } from './typed-rows.ts';

/** Tables each by itself: their columns and outputs, every cell of every row, and whether the hit policy can be kept. */
export function checkTables(draft: DefinitionDraft, references: References, faults: Faults): void {
  for (const { item, at } of draft.tables) {
    if (item === undefined) continue;
    checkOutputs(item, at, faults);
    const areColumnsKnown = checkColumns(item, at, references, faults);
    const hasDate = item.date === undefined || references.dateFactor(item.date, at('date')) !== undefined;
    if (!areColumnsKnown || !hasDate) continue;
    const { faults: found } = readTable(item, draft);
    for (const { code, path, facts } of found) faults.add(code, at(...path), facts as never);
  }
}

type At = Entry<TableDraft>['at'];

function checkOutputs({ code: table, gives }: TableDraft, at: At, faults: Faults): void {
  const seen = new Set<string>();
  gives.forEach(({ code }, index) => {
    if (RESERVED_WORDS.has(code)) faults.add('name-reserved', at('gives', index, 'code'), { name: code });
    if (seen.has(code)) faults.add('table-output-twice', at('gives', index, 'code'), { table, output: code });
    seen.add(code);
  });
}

function checkColumns({ code: table, columns }: TableDraft, at: At, references: References, faults: Faults): boolean {
  let areKnown = true;
  const seen = new Set<string>();
  columns.forEach(({ name }, index) => {
    if (seen.has(name)) faults.add('table-column-twice', at('columns', index, 'name'), { table, column: name });
    seen.add(name);
    const target = references.columnValue(name, at('columns', index, 'name'));
    if (target === undefined) areKnown = false;
    if (target?.kind === 'factor' && target.item?.type === 'list') {
      areKnown = false;
      faults.add('table-column-list', at('columns', index, 'name'), { table, column: name });
    }
  });
  return areKnown;
}

/** A table read with the types of its columns. */
export interface TableReading {
  readonly rows: readonly TableRow[];
  readonly default: Given | undefined;
  /** Their paths begin at the table. */
  readonly faults: readonly Issue[];
}

const READINGS = new WeakMap<readonly unknown[], Map<string, TableReading>>();

/**
 * Reads the rows of a table once for each list of rows: a hundred thousand of them are not looked at again for every
 * contract that leaves them as they are.
 */
export function readTable(table: TableDraft, draft: Pick<DefinitionDraft, 'factors'>): TableReading {
  const typed = typedTable(table, draft);
  const { code, rows, complete, hit, date } = table;
  const shape = JSON.stringify([code, typed.columns, typed.gives, hit, date, complete, table.default], plainValue);
  const known = READINGS.get(rows) ?? new Map<string, TableReading>();
  READINGS.set(rows, known);
  const reading = known.get(shape) ?? readAnew(table, typed);
  known.set(shape, reading);
  // What was read is in canonical form, and read as itself.
  if (reading.faults.length === 0)
    READINGS.set(reading.rows, new Map([...(READINGS.get(reading.rows) ?? []), [shape, reading]]));
  return reading;
}

function plainValue(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value;
}

function typedTable(table: TableDraft, { factors }: Pick<DefinitionDraft, 'factors'>): TypedTable {
  const byCode = new Map(factors.map((entry) => [entry.code, entry]));
  const columns = table.columns.map(({ name, boundary }): TypedColumn => {
    const entry = byCode.get(name);
    // A faulty factor may be of any type.
    const kind = entry !== undefined && !entry.isSound ? undefined : columnKind(entry?.item);
    return { name, kind, boundary };
  });
  return { code: table.code, columns, gives: table.gives, hasDate: table.date !== undefined };
}

function readAnew(table: TableDraft, typed: TypedTable): TableReading {
  const { rows, faults } = typedRows(typed, table.rows);
  const fallback = table.default === undefined ? undefined : typedDefault(typed, table.default);
  const all = [...faults, ...(fallback?.faults ?? [])];
  const isKnown = typed.columns.every(({ kind }) => kind !== undefined);
  const found = all.length > 0 || !isKnown ? all : policyFaults(table, { ...table, rows }, typed);
  return { rows, default: fallback?.given, faults: found };
}

function policyFaults(
  { code: table, complete, hit }: TableDraft,
  headed: Parameters<typeof decisionTable>[0],
  { columns }: TypedTable,
): readonly Issue[] {
  const decision = decisionTable(headed, (name) => columns.find((column) => column.name === name)?.kind);
  const collision = collisionIssue(table, decision, hit);
  const faults = collision === undefined || collision === 'too-many' ? [] : [collision];
  if (complete !== true) return faults;
  const coverage = coverageOf(indexOf(decision));
  // A promise that can't be checked can't be given.
  if (coverage === 'too-many') return [...faults, skippedIssue(table, 'coverage', decision, 'error')];
  return [...faults, ...gapIssues(table, decision, coverage.gaps, 'error')];
}

/** Two rows that the hit policy can't choose between. */
export function collisionIssue(table: string, decision: DecisionTable, hit: TableHit): Issue | 'too-many' | undefined {
  const found = collisionIn(indexOf(decision), hit);
  if (found === 'too-many') return found;
  if (found === 'none') return undefined;
  const { row, other, at } = found;
  const facts = { table, row, other, at: pointText(decision, at) };
  return issue(hit === 'unique' ? 'table-overlap' : 'table-tie', ['rows', other], facts);
}

export function gapIssues(
  table: string,
  decision: DecisionTable,
  gaps: readonly TablePoint[],
  severity: Severity,
): readonly Issue[] {
  return gaps.map((gap) => issue('table-gap', ['rows'], { table, at: pointText(decision, gap) }, { severity }));
}

export function skippedIssue(
  table: string,
  check: 'overlaps' | 'coverage',
  { rows }: DecisionTable,
  severity: Severity,
): Issue {
  return issue('table-check-skipped', ['rows'], { table, check, rows: rows.length }, { severity });
}

/** `channel = 'app', amount = 100` */
export function pointText({ columns, date }: DecisionTable, point: TablePoint): string {
  const named = [...columns, ...(date === undefined ? [] : [{ name: date, kind: 'date' as const }])];
  return named
    .map(({ name, kind }, place) => {
      const value = point[place] ?? '';
      return `${name} = ${kind === 'text' || kind === 'date' ? `'${value.slice(0, 60)}'` : value}`;
    })
    .join(', ');
}
