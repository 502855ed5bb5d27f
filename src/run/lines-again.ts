import type { StoredBill } from '../ports/store.ts';
import { granted } from './fault-of.ts';
import { clearedLines } from './land-lines.ts';
import type { LaneContext } from './lane-context.ts';
import type { BilledLines } from './lines-between.ts';

/**
 * What settlement has of a document that a reset has taken back: the lines of each of its bills, and none since they were taken
 * back, where that has happened.
 *
 * @param bills every bill of one document, the first one first
 */
export function earlierLines(
  context: LaneContext,
  bills: readonly StoredBill[],
  { isTakenBack }: { readonly isTakenBack: boolean },
): readonly BilledLines[] {
  const billed = bills.map(({ record, snapshot, document, run, standing }): BilledLines => {
    const plan = granted(context.definitions.plan(snapshot, document));
    const lines = standing === 'reversed' ? [] : clearedLines(context, { record, plan });
    return { revision: document.revision, run, lines };
  });
  return isTakenBack ? [...billed, takenBackLines(bills)] : billed;
}

/** What is left of a document that is set aside after a reset. */
export function takenBackLines(bills: readonly StoredBill[]): BilledLines {
  const last = bills.at(-1);
  return { revision: last?.document.revision ?? 1, run: (last?.run ?? 0) + 1, lines: [] };
}
