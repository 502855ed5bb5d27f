import type { LevelRules } from '../plan/levels.ts';

/**
 * Those among whom one amount is divided, as one document finds them: a list for each thing that is known of a bearer, all
 * in the order of the bearers. Amounts are whole units of the divided amount's scale, none below zero.
 *
 * A level is divided in stages, each of which divides what the one before left: fixed parts first, then weights and the
 * rest; or, in a sequence, one bearer after the other.
 */
export interface Level extends LevelRules {
  /** `undefined`: it has no fixed part. */
  readonly fixed: readonly (bigint | undefined)[];
  /** Whole; zero also for those who have none. */
  readonly weights: readonly bigint[];
  /** What all weights are parts of: their sum, or, with a bearer of the rest, the weight of everything. */
  readonly whole: bigint;
  /** What each can still take; `undefined` is without bound. */
  readonly rooms: readonly (bigint | undefined)[];
}

/** Exact parts of a level: numerators over one denominator. */
export interface Parts {
  readonly numerators: readonly bigint[];
  readonly denominator: bigint;
}

/** How an amount was divided: `Σ shares + unplaced` is the amount. */
export interface Division {
  /** Whole units, in the order of the bearers. */
  readonly shares: readonly bigint[];
  /** What nobody could take. */
  readonly unplaced: bigint;
}
