import { compileExactNumber } from '../formula/compile-exact.ts';
import { compileFastNumber, kept, widened } from '../formula/compile-fast.ts';
import type { ExactFrame } from '../formula/frame.ts';
import { add, compare, type Exact, exactOf, negate, roundExact, sign, subtract, ZERO } from '../money/exact.ts';
import type { FeeNode, Plan } from '../plan/plan.ts';
import type { ExactPrice, FastPrice, Priced, PriceFrame } from './priced.ts';

/**
 * A price under the cap of a period: a positive fee takes at most what is left of it, a negative one is not bounded. The
 * own part gives way first, then the true-up. What is left is cut down to whole units of the booking, so that rounding
 * never passes the cap.
 *
 * Worked case: cap 50.00 a month, charged so far 45.00: a fee of 8.00 is 5.00, and the next one 0.00.
 */
export function withinPeriodCap(price: ExactPrice, node: FeeNode, plan: Pick<Plan, 'accumulators'>): ExactPrice {
  const left = exactHeadroom(node, plan);
  if (left === undefined) return price;
  return (frame, totals) => {
    const priced = price(frame, totals);
    const room = left(frame);
    const capped = bounded(priced, room);
    // Bands rounded one by one may come to more than what they are exactly: they are held below the cap by themselves.
    if (priced.ownRounded === undefined) return capped;
    return { ...capped, ownRounded: bounded({ ...priced, own: priced.ownRounded, trueUp: capped.trueUp }, room).own };
  };
}

/** What a fee may still charge in the window; `undefined` for one without a period cap. */
export function exactHeadroom(
  { periodCap, booking }: FeeNode,
  { accumulators }: Pick<Plan, 'accumulators'>,
): ((frame: ExactFrame) => Exact) | undefined {
  const charged = periodCap && accumulators[periodCap.accumulator]?.running;
  if (periodCap === undefined || charged === undefined) return undefined;
  const amount = compileExactNumber(periodCap.amount);
  return (frame) => {
    const left = subtract(amount(frame), frame.numbers[charged.slot] ?? ZERO);
    if (sign(left) <= 0) return ZERO;
    return booking === undefined ? left : exactOf(roundExact(left, booking.scale, 'floor'), booking.scale);
  };
}

/** What is booked must keep within it too, where bands are rounded each by itself. */
function bounded(priced: Priced, left: Exact): Priced {
  const { own, ownRounded, trueUp, isMirrored } = priced;
  const parts = partsWithin(own, trueUp, { left, isMirrored });
  if (ownRounded === undefined) return parts === undefined ? priced : { ...priced, ...parts };
  const rounded = partsWithin(ownRounded, trueUp, { left, isMirrored });
  if (parts === undefined && rounded === undefined) return priced;
  return { ...priced, ...parts, ownRounded: rounded?.own ?? ownRounded };
}

/** `undefined`: they keep within it as they are. */
function partsWithin(
  own: Exact,
  trueUp: Exact,
  { left, isMirrored }: { readonly left: Exact; readonly isMirrored: boolean },
): Pick<Priced, 'own' | 'trueUp'> | undefined {
  const total = add(own, trueUp);
  if (compare(isMirrored ? negate(total) : total, left) <= 0) return undefined;
  if (isMirrored) return { own: negate(left), trueUp };
  if (compare(trueUp, left) <= 0) return { own: subtract(left, trueUp), trueUp };
  const kept = sign(own) < 0 ? own : ZERO;
  return { own: kept, trueUp: subtract(left, kept) };
}

/** The same in the scaled-integer lane; `undefined` where what is left may have more decimals than the booking. */
export function withinPeriodCapFast(
  price: FastPrice,
  node: FeeNode,
  plan: Pick<Plan, 'accumulators'>,
): FastPrice | undefined {
  const { periodCap, booking, exact } = node;
  if (periodCap === undefined) return price;
  const charged = plan.accumulators[periodCap.accumulator]?.running;
  const amount = compileFastNumber(periodCap.amount);
  if (exact.scale === undefined || charged?.scale === undefined || amount === undefined) return undefined;
  const scale = booking?.scale ?? exact.scale;
  if (charged.scale > scale || amount.scale > scale) return undefined;
  const amountOf = widened(amount, exact.scale);
  const { slot } = charged;
  const chargedOf = widened({ run: (frame) => frame.numbers[slot] as number, scale: charged.scale }, exact.scale);
  if (amountOf === undefined || chargedOf === undefined) return undefined;
  const { run, mayMirror, truesUp, countsTotals } = price;
  const capped = (frame: PriceFrame): number => {
    const own = run(frame);
    const trueUp = truesUp ? frame.trueUp : 0;
    const total = kept(frame, own + trueUp);
    const left = Math.max(0, kept(frame, amountOf(frame) - chargedOf(frame)));
    // A balance with more decimals than its slot is not a number.
    if (Number.isNaN(left)) frame.fits = false;
    const isMirrored = mayMirror && frame.isMirrored;
    if ((isMirrored ? -total : total) <= left) return own;
    if (isMirrored) return -left;
    if (trueUp <= left) return left - trueUp;
    const rest = Math.min(own, 0);
    frame.trueUp = left - rest;
    return rest;
  };
  return { run: capped, mayMirror, truesUp, countsTotals };
}
