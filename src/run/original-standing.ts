import type { StoredBill } from '../ports/store.ts';

/** What is known of the document that a refund names. */
export type OriginalStanding = 'unknown' | 'effective' | 'reversed';

export function standingOf(original: StoredBill | undefined): OriginalStanding {
  // One that a reset has made void waits to be cleared again: until then it is as if it had not been billed.
  if (original === undefined || original.standing === 'void') return 'unknown';
  return original.standing ?? 'effective';
}
