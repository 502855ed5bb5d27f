/**
 * What those with weights cannot take goes to the others of them by weight, to the bearer of the rest, or stays unplaced.
 */
export type Spill = 'by-weight' | 'rest' | 'none';

/** Fixed parts that exceed the amount: each in turn takes what is left, all by size, or the document is refused. */
export type Shortage = 'in-order' | 'prorate' | 'reject';

/** Who gets the units that are left when shares are rounded: by a rule, or the bearer at a place. */
export type Remainder = 'largest' | 'first' | 'last' | 'largest-weight' | number;

/**
 * Those among whom one amount is divided, as one document finds them: a list for each thing that is known of a bearer, all
 * in the order of the bearers. Amounts are whole units of the divided amount's scale, none below zero.
 *
 * A level is divided in stages, each of which divides what the one before left: fixed parts first, then weights and the
 * rest; or, in a sequence, one bearer after the other.
 */
export interface Level {
  /** Each in turn takes all that it can: nobody has a weight, a fixed part, or the rest. */
  readonly isSequence: boolean;
  /** `undefined`: it has no fixed part. */
  readonly fixed: readonly (bigint | undefined)[];
  /** Whole; zero also for those who have none. */
  readonly weights: readonly bigint[];
  /** What all weights are parts of: their sum, or, with a bearer of the rest, the weight of everything. */
  readonly whole: bigint;
  /** Place of the bearer of the rest, or -1. */
  readonly rest: number;
  /** What each can still take; `undefined` is without bound. */
  readonly rooms: readonly (bigint | undefined)[];
  readonly spill: Spill;
  readonly shortage: Shortage;
  readonly remainder: Remainder;
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
