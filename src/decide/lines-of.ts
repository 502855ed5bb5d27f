import type { Amount } from '../money/amount.ts';
import { FeeLine, FeeLineOfLine } from './fee-line.ts';
import type { PlannedLine } from './record-template.ts';

/** Counted first: a list that grows reserves room for many more, and one that shrinks is slow. */
export function linesOf(
  planned: readonly PlannedLine[],
  values: readonly Amount[],
  applied: readonly boolean[],
): FeeLine[] {
  let count = 0;
  for (let i = 0; i < planned.length; i++) if (isMade(planned[i] as PlannedLine, values, applied)) count++;
  const lines: FeeLine[] = new Array(count);
  let next = 0;
  for (let i = 0; next < count; i++) {
    const each = planned[i] as PlannedLine;
    if (isMade(each, values, applied)) lines[next++] = new FeeLine(each.line, values);
  }
  return lines;
}

/** The numbers of a document's lines, and which lines those are. */
export interface Rows {
  readonly values: readonly (readonly Amount[])[];
  readonly ids: readonly { readonly id: string }[];
}

/** Of a plan that looks at lines: a fee of lines makes its own for each, in their order, before the next fee's. */
export function linesWithRows(
  planned: readonly PlannedLine[],
  values: readonly Amount[],
  applied: readonly boolean[],
  rows: Rows,
): FeeLine[] {
  const lines: FeeLine[] = [];
  for (let first = 0; first < planned.length; ) {
    const { node, appliedAt } = planned[first] as PlannedLine;
    let end = first + 1;
    while (planned[end]?.node === node) end += 1;
    const ofNode = planned.slice(first, end);
    if (appliedAt === undefined) lines.push(...linesOf(ofNode, values, applied));
    else for (const [at, row] of rows.values.entries()) lines.push(...ofRow(ofNode, row, rows.ids[at]?.id ?? ''));
    first = end;
  }
  return lines;
}

function ofRow(planned: readonly PlannedLine[], row: readonly Amount[], id: string): readonly FeeLine[] {
  return planned.flatMap(({ line, appliedAt, isAlways }) => {
    const isThere = !isNothing(row[appliedAt ?? -1]) && (isAlways || !isNothing(row[line.slot]));
    return isThere ? [new FeeLineOfLine(line, row, id)] : [];
  });
}

/** A fee that applies makes its line even of 0.00; a true-up or unplaced part only where there is something in it. */
function isMade(
  { node, line, isAlways }: PlannedLine,
  values: readonly Amount[],
  applied: readonly boolean[],
): boolean {
  return applied[node] === true && (isAlways || !isNothing(values[line.slot]));
}

function isNothing(amount: Amount | undefined): boolean {
  return typeof amount === 'number' ? amount === 0 : amount === undefined || amount.n === 0n;
}
