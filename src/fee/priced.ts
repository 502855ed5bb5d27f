import type { ExactFrame, FastFrame } from '../formula/frame.ts';
import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { type Exact, exactText, negate, sign, ZERO } from '../money/exact.ts';
import type { CheckedBounds } from '../plan/plan.ts';

/**
 * What a price comes to, before it is rounded.
 *
 * `own` is the document's own part, with floor and cap; `trueUp` re-rates what came before it in the window (only a
 * cumulative volume price has one). The fee is their sum. `isMirrored`: the measure was negative, so both are computed
 * and rounded on its absolute, and take its sign after.
 */
export interface Priced {
  readonly own: Exact;
  readonly trueUp: Exact;
  readonly isMirrored: boolean;
  /** F(b), of a cumulative price: what the window's total cost before the document. */
  readonly billed?: Exact;
  /** The own part of a price that rounds each band: what is booked, where `own` is exact. */
  readonly ownRounded?: Exact;
}

/** The balance of a cumulative price's window, before the document. */
export interface WindowTotal {
  readonly balance: Exact;
  readonly hasEntries: boolean;
  /** Where several lines of a document read it: a flat that is due once a document was taken by an earlier one. */
  readonly flat?: { isTaken: boolean; isRerated?: boolean };
}

export type ExactPrice = (frame: ExactFrame, totals: readonly WindowTotal[]) => Priced;

/**
 * A price in the scaled-integer lane. `run` gives the own part, at the scale of the fee's exact value; what else `Priced`
 * has in the exact lane is left in the frame, where the flags here say that it may be there at all.
 */
export interface FastPrice {
  readonly run: (frame: PriceFrame) => number;
  /** A negative measure may have been mirrored: `frame.isMirrored` tells. */
  readonly mayMirror: boolean;
  /** What came before is re-rated: `frame.trueUp` has by how much. */
  readonly truesUp: boolean;
  /** `frame.billed` has F(b). */
  readonly countsTotals: boolean;
}

/** The frame with what prices leave in it for their fee. Balances are among its numbers. */
export interface PriceFrame extends FastFrame {
  /** Whether the window of each accumulator held an entry before the document; then the same of the plan's readings. */
  readonly hasEntries: boolean[];
  isMirrored: boolean;
  trueUp: number;
  billed: number;
  /** Of a price that takes its flat once a document: whether an earlier line of it has taken it. */
  isFlatTaken: boolean;
}

/** A negative measure is mirrored, counts as nothing, or is refused. A formula has no measure: its sign is its own. */
export function onMeasure(
  bounds: CheckedBounds,
  fee: string,
  measure: Exact,
  charge: (measure: Exact) => Pick<Priced, 'own' | 'ownRounded'>,
): Priced {
  if (sign(measure) >= 0) return { trueUp: ZERO, isMirrored: false, ...charge(measure) };
  switch (bounds.negative) {
    case 'mirror':
      return { trueUp: ZERO, isMirrored: true, ...charge(negate(measure)) };
    case 'zero':
      return { own: ZERO, trueUp: ZERO, isMirrored: false };
    case 'reject':
      return fail(issue('measure-negative', ['fees', fee], { fee, measure: exactText(measure) }));
  }
}

/** Takes the sign off a measure. One that isn't simply mirrored is rare, and left to the exact lane. */
export function withoutSign(bounds: CheckedBounds, frame: PriceFrame, measure: number): number {
  frame.isMirrored = !(measure >= 0);
  if (measure >= 0) return measure;
  if (bounds.negative !== 'mirror') frame.fits = false;
  return -measure;
}

/** What a cumulative price reads of its window. */
export function windowOf(totals: readonly WindowTotal[], accumulator: number, name: string): WindowTotal {
  return totals[accumulator] ?? fail(issue('balance-missing', ['balances', name], { accumulator: name }));
}
