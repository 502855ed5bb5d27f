import { AccumulatorEntry } from '../accumulate/accumulator-entry.ts';
import type { Snapshot } from '../factor/snapshot.ts';
import type { Amount } from '../money/amount.ts';
import type { AccumulatorNode, Plan } from '../plan/plan.ts';

/** What a document adds to the running totals that it posts to. @param posted by accumulator */
export function entriesOf(
  { accumulators }: Plan,
  snapshot: Snapshot,
  posted: readonly boolean[],
  values: readonly Amount[],
): AccumulatorEntry[] {
  const entries: AccumulatorEntry[] = [];
  for (let i = 0; i < posted.length; i++) {
    const node = accumulators[i];
    const balance = node && snapshot.balances[node.item.code];
    if (posted[i] === true && node !== undefined && balance !== undefined) {
      entries.push(new AccumulatorEntry(node, balance, entryHead(snapshot, node), values));
    }
  }
  return entries;
}

/**
 * A refund posts to the windows of its original, as of the original's time: what leaves a part of a total that is read by time
 * must be what came in.
 */
function entryHead({ document, refund }: Snapshot, { item }: AccumulatorNode): Snapshot['document'] {
  if (refund === undefined || item.refundWindow === 'own') return document;
  return { ...document, time: refund.original.document.time };
}
