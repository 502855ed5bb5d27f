import type { Exact } from '../money/exact.ts';

/**
 * What the compiled functions of the scaled-integer lane read and write, one for each plan, used again for every document
 * (deciding is synchronous). A number is whole units at the scale of its symbol; a boolean is 0 or 1 among the numbers.
 *
 * Any doubt sets `fits` to false: a value beyond the safe integers, one with more decimals than its slot, an absent one
 * (`NaN`). What the lane has computed is then thrown away, and the exact lane decides, which alone raises faults.
 */
export interface FastFrame {
  readonly numbers: number[];
  readonly texts: (string | undefined)[];
  /** Lists of texts or dates; numbers in lists are for the exact lane, and so is every list where this is left out. */
  readonly lists?: (readonly string[] | undefined)[];
  fits: boolean;
}

/** The same slots for the exact lane. An absent value is `undefined`; reading it is the fault `factor-missing`. */
export interface ExactFrame {
  readonly numbers: (Exact | undefined)[];
  readonly texts: (string | undefined)[];
  readonly booleans: (boolean | undefined)[];
  readonly lists: (readonly (string | Exact)[] | undefined)[];
}
