import type { BusinessDocument } from '../document/business-document.ts';
import type { StoredBill } from '../ports/store.ts';
import { type ClearingLine, clearingLine } from '../settle/clearing-line.ts';
import { granted } from './fault-of.ts';
import { clearedLines } from './land-lines.ts';
import type { LaneContext } from './lane-context.ts';
import { lineName, linesBetween } from './lines-between.ts';

/** What settlement has of a document's earlier billings. */
export interface EarlierLines {
  /** The lines that stand: those of its last bill, unless they were taken back. */
  readonly standing: readonly ClearingLine[];
  /** By their names, the ids of all lines that were ever made new for it, and not as a difference. */
  readonly firsts: ReadonlyMap<string, string>;
}

/** @param bills every bill of one document, the first one first */
export function earlierLines(
  context: LaneContext,
  bills: readonly StoredBill[],
  { isTakenBack }: { readonly isTakenBack: boolean },
): EarlierLines {
  const firsts = new Map<string, string>();
  let standing: readonly ClearingLine[] = [];
  for (const [at, { record, snapshot, document }] of bills.entries()) {
    standing = clearedLines(context, { record, plan: granted(context.definitions.plan(snapshot, document)) });
    for (const line of standing) {
      // A later line of 0.00 never landed.
      const hasLanded = at === 0 || line.units !== 0n;
      if (hasLanded && !firsts.has(lineName(line))) firsts.set(lineName(line), line.id);
    }
  }
  return { standing: isTakenBack ? [] : standing, firsts };
}

/**
 * What settlement sees of a document that is billed again: new − old per line, each line naming the one that it corrects.
 *
 * Worked case: a commission of 15.00 that is 14.00 when its lane is cleared anew: a line of −1.00 that corrects that of 15.00.
 */
export function linesAgain(
  { standing, firsts }: EarlierLines,
  now: readonly ClearingLine[],
  of: { readonly document: BusinessDocument; readonly run: string | undefined },
): readonly ClearingLine[] {
  const run = of.run === undefined ? {} : { run: of.run };
  return linesBetween(standing, now, of.document.revision).map((line) => {
    const corrects = firsts.get(lineName(line));
    return corrects === undefined ? line : clearingLine({ ...line, ...run, corrects });
  });
}
