import { type CodedRows, rankIn } from './coded-rows.ts';
import type { TableHit } from './decision-table.ts';
import { doMeet, meetingCode, type Overlap, overlapAmong } from './overlap.ts';
import type { TableIndex } from './table-index.ts';
import { winnersOf } from './winners.ts';

/** One value of each column, by the columns' order. */
export type TablePoint = readonly string[];

/** Two rows that go with the same values where the hit policy lets only one, by their declared places. */
export interface Collision {
  readonly row: number;
  readonly other: number;
  readonly at: TablePoint;
}

/** A row that never wins, and one that comes before it there. */
export interface Shadowed {
  readonly row: number;
  readonly by: number;
}

/**
 * Two rows that a policy can't choose between: under `unique` any two that overlap, under `most-specific` two that say
 * equally much. Exact; `too-many` where the table is too large to be looked through.
 */
export function collisionIn(index: TableIndex, hit: TableHit): Collision | 'none' | 'too-many' {
  if (hit === 'first') return 'none';
  const { rows } = index;
  const groups = hit === 'unique' ? [Array.from({ length: rows.count }, (_, row) => row)] : bySpecificity(rows);
  let isUnsure = false;
  for (const group of groups) {
    const found = overlapAmong(rows, group);
    if (found === 'too-many') isUnsure = true;
    else if (found !== 'none') return collision(rows, found);
  }
  return isUnsure ? 'too-many' : 'none';
}

/** Rows of equally specific cells. The dates of a row are no matter of how much it says. */
function bySpecificity(rows: CodedRows): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  for (let row = 0; row < rows.count; row += 1) {
    const key = rows.specificity[row] ?? '';
    const own = groups.get(key);
    if (own === undefined) groups.set(key, [row]);
    else own.push(row);
  }
  return [...groups.values()];
}

function collision(rows: CodedRows, [a, b]: Overlap): Collision {
  const [row, other] = [rows.declared[a] as number, rows.declared[b] as number];
  const at = rows.columns.map((column, place) => column.valueAt(meetingCode(rows, a, b, place) ?? 0));
  return row < other ? { row, other, at } : { row: other, other: row, at };
}

/** Rows that never win, and values that no row goes with (the first few). Exact, or `too-many`. */
export function coverageOf(
  index: TableIndex,
): { readonly shadowed: readonly Shadowed[]; readonly gaps: readonly TablePoint[] } | 'too-many' {
  const { rows } = index;
  const found = winnersOf(rows);
  if (found === 'too-many') return found;
  const shadowed: Shadowed[] = [];
  for (let row = 0; row < rows.count && shadowed.length < SHADOWED_MAX; row += 1) {
    if (found.wins.has(row)) continue;
    shadowed.push({ row: rows.declared[row] as number, by: rows.declared[shadowOf(rows, row)] as number });
  }
  const gaps = found.gaps.map((codes) => rows.columns.map((column, place) => column.valueAt(codes[place] ?? 0)));
  return { shadowed: shadowed.sort((a, b) => a.row - b.row), gaps };
}

/** How many rows that never win are told. */
const SHADOWED_MAX = 20;

/** A row that covers another one alone, or else the first that takes some of it. */
function shadowOf(rows: CodedRows, row: number): number {
  let first: number | undefined;
  for (let other = 0; other < row; other += 1) {
    if (!doMeet(rows, other, row)) continue;
    first ??= other;
    if (rows.columns.every((_, column) => covers(rows, other, row, column))) return other;
  }
  return first ?? row;
}

/** Whether a row takes all of another one's span; of lists only equal ones are seen. */
function covers(rows: CodedRows, row: number, other: number, column: number): boolean {
  if (rankIn(rows, row, column) === 3) return true;
  const { box, columns } = rows;
  const [at, of] = [2 * (row * columns.length + column), 2 * (other * columns.length + column)];
  const [low, high] = [box[at] as number, box[at + 1] as number];
  const [otherLow, otherHigh] = [box[of] as number, box[of + 1] as number];
  return low >= 0 && otherLow >= low && otherHigh <= high;
}
