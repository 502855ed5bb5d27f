import { type CodedRows, rowMatches, spansIn } from './coded-rows.ts';
import type { TableCell } from './decision-table.ts';
import { isValueList } from './decision-table.ts';
import type { TableIndex } from './table-index.ts';

/** A row that does not go with some values, and the first column in which it doesn't. */
export interface NearRow {
  readonly row: number;
  readonly column: number;
}

/**
 * The rows that come nearest to some values: most of their columns go with them; of equals those that win first. It
 * compares row by row, for faults and explanations.
 */
export function nearestRows({ rows }: TableIndex, codes: ArrayLike<number>, most: number): readonly NearRow[] {
  const best: { readonly row: number; readonly column: number; readonly held: number }[] = [];
  for (let row = 0; row < rows.count; row += 1) {
    if (rowMatches(rows, row, codes)) continue;
    const { held, column } = missesOf(rows, row, codes);
    if (best.length === most && held <= (best.at(-1)?.held ?? -1)) continue;
    const place = best.findIndex((each) => each.held < held);
    best.splice(place < 0 ? best.length : place, 0, { row: rows.declared[row] as number, column, held });
    best.length = Math.min(best.length, most);
  }
  return best.map(({ row, column }) => ({ row, column }));
}

function missesOf(rows: CodedRows, row: number, codes: ArrayLike<number>) {
  let held = 0;
  let first = -1;
  for (let column = 0; column < codes.length; column += 1) {
    const code = codes[column] as number;
    let takes = false;
    spansIn(rows, row, column, (low, high) => {
      takes ||= code >= low && code < high;
    });
    if (takes) held += 1;
    else if (first < 0) first = column;
  }
  return { held, column: first };
}

const SHOWN = 80;

/** A cell as people read it: `'app'`, `100`, `('app', 'web')`, `[100, 500)`, `*`. */
export function cellText(cell: TableCell, isText: boolean, boundary: 'lower' | 'upper'): string {
  const quoted = (value: string | boolean): string => (isText ? `'${value}'` : String(value));
  if (cell === '*') return '*';
  if (typeof cell !== 'object') return cut(quoted(cell));
  if (isValueList(cell)) return cut(`(${cell.slice(0, 10).map(quoted).join(', ')}${cell.length > 10 ? ', …' : ''})`);
  const [open, close] = boundary === 'lower' ? ['[', ')'] : ['(', ']'];
  const from = cell.from === undefined ? '(…' : `${open}${cell.from}`;
  return cut(`${from}, ${cell.to === undefined ? '…)' : `${cell.to}${close}`}`);
}

function cut(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
