import { divideByWeight } from '../apportion/divide-by-weight.ts';
import { plainLevel } from '../apportion/plain-level.ts';
import type { Sym } from '../formula/scope.ts';
import { bookedUnits } from '../money/booked-units.ts';
import { abs, add, type Exact, exactOf, negate, parseExact, roundExact, sign, subtract, ZERO } from '../money/exact.ts';
import type { LevelNode } from '../plan/levels.ts';
import type { ApportionmentNode, Plan } from '../plan/plan.ts';
import { own as member } from './fill-exact.ts';
import { mustCancel } from './must-cancel.ts';
import { givenBack, isWhole } from './refund-span.ts';
import { chargedValue, type RefundWork } from './refund-work.ts';

/**
 * What a refund gives back of a divided amount, divided among those who bore it by what is still outstanding of each share:
 * nobody gets back more than that, the unplaced part counts as one of them, and the last refund of all takes every share to
 * zero. A repriced fee may come to more than what is outstanding (that is unplaced), or may charge more: that is borne in the
 * proportion of the original's shares.
 *
 * What a bearer gets back whose part was divided further is divided among those below it in the same way.
 *
 * Worked case: 100.00 borne 50.00, 30.00 and 20.00; half of it refunded: 25.00, 15.00 and 10.00.
 */
export function refundShares(node: ApportionmentNode, plan: Plan): (work: RefundWork) => void {
  const { item, index, booking, of, fee, amount, bearers, unplaced } = node;
  const { scale } = booking;
  const places = [...refundPlaces(node.level, item.code), { sym: unplaced, name: `unplaced(${item.code})`, below: [] }];
  const units = (value: Exact): bigint => roundExact(value, scale, 'down');
  const cancels = fee === undefined || mustCancel(fee, plan);
  const isOfFee = fee !== undefined && (item.rounding === undefined || fee.refund.kind !== 'original');
  const givenBackUnits = (work: RefundWork, total: Exact): bigint => {
    const back = isOfFee ? work.frame.numbers[of.slot] : givenBack(total, work.span, { scale, mode: 'half-up' });
    return bookedUnits(back ?? ZERO, scale, booking.mode);
  };
  return (work) => {
    const { numbers } = work.frame;
    const isCharged = work.charged.applied[index] === true && (fee === undefined || work.applied[fee.index] === true);
    if (!isCharged) {
      for (const { slot } of [amount, unplaced, ...bearers.map(({ share }) => share)]) numbers[slot] = ZERO;
      return;
    }
    work.applied[index] = true;
    const total = chargedValue(work, amount, undefined);
    const charged = ({ sym }: RefundPlace): Exact => chargedValue(work, sym, undefined);
    // Below what was charged, where partial refunds of a remainder have given back too much: that comes back with the last.
    const standing = (place: RefundPlace): Exact => {
      const refunded = member(work.refund.refunded, place.name);
      return refunded === undefined ? charged(place) : subtract(charged(place), parseExact(refunded));
    };
    if (cancels && isWhole(work.span)) {
      numbers[amount.slot] = negate(places.reduce((sum, place) => add(sum, standing(place)), ZERO));
      const takeBack = (place: RefundPlace): void => {
        numbers[place.sym.slot] = negate(standing(place));
        place.below.forEach(takeBack);
      };
      places.forEach(takeBack);
      return;
    }
    const outstanding = (place: RefundPlace): bigint => {
      const left = standing(place);
      return sign(left) * sign(total) > 0 ? units(abs(left)) : 0n;
    };
    const backUnits = givenBackUnits(work, total);
    const back = exactOf(backUnits, scale);
    const isRefund = sign(back) * sign(total) <= 0;
    const turned = (part: bigint): Exact => exactOf(backUnits < 0n ? -part : part, scale);
    const divide = (among: readonly RefundPlace[], part: bigint): void => {
      const weights = among.map((place) => (isRefund ? outstanding(place) : units(abs(charged(place)))));
      const { shares, unplaced: left } = divideByWeight(part, plainLevel(weights, isRefund ? weights : []));
      among.forEach(({ sym, below }, at) => {
        const share = (shares[at] ?? 0n) + (sym === unplaced ? left : 0n);
        numbers[sym.slot] = turned(share);
        if (below.length > 0) divide(below, share);
      });
    };
    numbers[amount.slot] = back;
    divide(places, absolute(backUnits));
  };
}

/** A share of the original, and those into which it was divided further. */
interface RefundPlace {
  readonly sym: Sym;
  /** Under which earlier refunds have it. */
  readonly name: string;
  readonly below: readonly RefundPlace[];
}

function refundPlaces({ bearers }: LevelNode, apportionment: string): readonly RefundPlace[] {
  return bearers.map(({ item, share, split }) => ({
    sym: share,
    name: `share(${apportionment}, ${item.code})`,
    below: split === undefined ? [] : refundPlaces(split, apportionment),
  }));
}

function absolute(units: bigint): bigint {
  return units < 0n ? -units : units;
}
