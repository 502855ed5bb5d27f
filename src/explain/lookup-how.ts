import { compileExactBoolean, compileExactNumber, compileExactText } from '../formula/compile-exact.ts';
import type { ExactFrame } from '../formula/frame.ts';
import { exactFinder, givenBy, type LookupTree } from '../formula/lookup-exact.ts';
import type { Trace } from '../formula/trace-exact.ts';
import { decidingCells, decidingColumns } from '../table/decision-table.ts';
import { MASKED } from '../table/lookup-table.ts';
import { cellText, nearestRows } from '../table/nearest-rows.ts';
import { indexOf, NO_ROW } from '../table/table-index.ts';
import type { ExplainedLookup } from './how.ts';

const NEAREST_MAX = 3;

/** Every look-up that was made on the way to some values, each row of a table once. */
export function lookupsIn(traces: readonly Trace[], frame: ExactFrame): readonly ExplainedLookup[] {
  const found = new Map<string, ExplainedLookup>();
  const visit = ({ tree, parts }: Trace): void => {
    if (tree.kind === 'lookup') {
      const lookup = explainedLookup(tree, frame);
      const place = `${lookup.table} ${lookup.row ?? ''} ${lookup.cells.map(({ value }) => value).join()}`;
      const known = found.get(place);
      found.set(place, known === undefined ? lookup : { ...known, gives: { ...known.gives, ...lookup.gives } });
    }
    for (const part of parts) visit(part);
  };
  for (const trace of traces) visit(trace);
  return [...found.values()];
}

function explainedLookup(tree: LookupTree, frame: ExactFrame): ExplainedLookup {
  const { code, decision, masked } = tree.table;
  const find = exactFinder(tree, { number: compileExactNumber, text: compileExactText, boolean: compileExactBoolean });
  const { row, codes, values } = find(frame);
  const columns = decidingColumns(decision);
  const conditions = decision.rows[row];
  const cells = conditions && decidingCells(decision, conditions);
  const shownCell = (column: number, rows = cells): string | undefined => {
    const cell = rows?.[column];
    const { kind, boundary } = columns[column] ?? { kind: 'text', boundary: 'lower' };
    return cell === undefined ? undefined : cellText(cell, kind === 'text', boundary);
  };
  const shownValue = (column: number): string => (masked[column] === true ? MASKED : (values[column] ?? ''));
  const nearest = row === NO_ROW ? nearestRows(indexOf(decision), codes, NEAREST_MAX) : [];
  return {
    table: code,
    hit: decision.hit,
    row: row === NO_ROW ? undefined : row,
    // The cell of a row that matched would tell the value.
    cells: columns.map(({ name }, column) => ({
      column: name,
      value: shownValue(column),
      cell: masked[column] === true && cells !== undefined ? MASKED : shownCell(column),
    })),
    gives: { [tree.output]: String(givenBy(tree, { row })) },
    nearest: nearest.map((near) => {
      const own = decision.rows[near.row];
      return {
        row: near.row,
        column: columns[near.column]?.name ?? '',
        cell: shownCell(near.column, own && decidingCells(decision, own)) ?? '',
        value: shownValue(near.column),
      };
    }),
  };
}
