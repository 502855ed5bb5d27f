import type { StoredBill } from '../ports/store.ts';

/** What is known of the document that a refund names. */
export type OriginalStanding = 'unknown' | 'effective' | 'reversed';

export function standingOf(original: StoredBill | undefined): OriginalStanding {
  return original === undefined ? 'unknown' : (original.standing ?? 'effective');
}
