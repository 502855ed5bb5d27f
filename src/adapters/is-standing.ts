import type { StandingChange, StoredBill } from '../ports/store.ts';

/** Whether a document's latest bill is the one that is to stand otherwise, and does not yet. */
export function isStanding(last: StoredBill | undefined, { revision, standing }: StandingChange): boolean {
  return last?.document.revision === revision && (last.standing ?? 'effective') !== standing;
}
