import { compileFastNumber } from '../formula/compile-fast.ts';
import type { Sym } from '../formula/scope.ts';
import { INTEGER, QUANTITY, RATIO, type Type } from '../formula/type.ts';
import { issue } from '../issues/issue.ts';
import type { Path } from '../issues/path.ts';
import type { FeeItem } from '../model/model.ts';
import type { PeriodCap, Price } from '../model/price.ts';
import { FAST_SCALE_MAX } from '../money/units.ts';
import { checkPrice } from './check-price.ts';
import { definitionPath } from './definition-path.ts';
import { feeMidWindow } from './fee-mid-window.ts';
import type { Booking, CheckedPeriodCap, CheckedPrice, FeeNode } from './plan.ts';
import type { PlanDesk } from './plan-desk.ts';
import { priceScale } from './price-scale.ts';

/** The price of a fee that is switched off and has none. */
const NO_PRICE: Price = { kind: 'flat', amount: '0', wins: 'cap', negative: 'mirror' };

/** A fee or step of the graph. One with a fault still has its name, so that what reads it is checked too. */
export function feeNode(desk: PlanDesk, item: FeeItem, index: number): FeeNode {
  const at = (...field: Path): Path => definitionPath(desk.definition, 'fees', item.code, field);
  const when = desk.condition(item.when, at('when'));
  if (item.price === undefined && item.enabled) {
    desk.issues.push(issue('price-missing', at('price'), { fee: item.code }));
  }
  if (item.booked) desk.checkScale(item.rounding, at('rounding', 'scale'));
  const expected = item.booked ? [desk.money] : [desk.money, RATIO, QUANTITY, INTEGER];
  const checked = checkPrice(desk, item.price ?? NO_PRICE, expected, (field) => at('price', field));
  const price = checked ?? faultyPrice();
  const booking = item.rounding && desk.booking(item.rounding);
  const type = checked?.kind === 'amount' ? checked.amount.type : desk.money;
  const exactName = booking === undefined ? item.code : `exact(${item.code})`;
  const periodCap = checkPeriodCap(desk, item.price?.periodCap, type, at('price', 'periodCap', 'amount'));
  const exact = desk.slots.sym(exactName, type, checked && exactScale(desk, checked, periodCap, booking));
  const isTruedUp = price.kind === 'bands' && price.price.kind === 'volume' && price.cumulative?.basis === 'marginal';
  const midWindow = feeMidWindow(desk, item);
  return {
    kind: 'fee',
    index,
    item,
    when,
    price,
    periodCap,
    booking,
    value: booking === undefined ? exact : desk.slots.sym(item.code, type, booking.scale),
    exact,
    own: isTruedUp && booking !== undefined ? truedUpParts(desk, item.code, exact, booking) : undefined,
    ...(midWindow === undefined ? {} : { midWindow }),
    apportionedBy: desk.definition.apportionments.find((each) => each.of === item.code && item.booked)?.code,
  };
}

function checkPeriodCap(
  desk: PlanDesk,
  periodCap: PeriodCap | undefined,
  type: Type,
  at: Path,
): CheckedPeriodCap | undefined {
  const charged = periodCap && desk.accumulators.get(periodCap.accumulator);
  if (periodCap === undefined || charged === undefined) return undefined;
  desk.readTotals.add(charged.item.code);
  const amount = desk.formula(periodCap.amount, [type], at);
  return amount && { accumulator: charged.index, amount };
}

/** What is left under a period cap has the decimals of the booking, or of an unrounded step its own. */
function exactScale(
  desk: PlanDesk,
  price: CheckedPrice,
  periodCap: CheckedPeriodCap | undefined,
  booking: Booking | undefined,
): number | undefined {
  const scale = priceScale(price);
  if (scale === undefined || periodCap === undefined) return scale;
  const amount = compileFastNumber(periodCap.amount)?.scale;
  const charged = [...desk.accumulators.values()][periodCap.accumulator]?.running.scale;
  if (amount === undefined || charged === undefined) return undefined;
  const widest = Math.max(scale, booking?.scale ?? Math.max(amount, charged));
  return widest > FAST_SCALE_MAX ? undefined : widest;
}

function truedUpParts(desk: PlanDesk, code: string, exact: Sym, booking: Booking): FeeNode['own'] {
  const sym = (scale: number | undefined): Sym => desk.slots.sym(code, exact.type, scale);
  return {
    exact: sym(exact.scale),
    booked: sym(booking.scale),
    trueUpExact: sym(exact.scale),
    trueUp: sym(booking.scale),
  };
}

/** Stands in for a price with a fault; the plan it is part of is never built. */
function faultyPrice(): CheckedPrice {
  const amount = {
    kind: 'literal',
    type: { kind: 'number' },
    span: { start: 0, end: 0 },
    value: { n: 0n, d: 1n },
  } as const;
  return { kind: 'amount', amount, floor: undefined, cap: undefined, wins: 'cap', negative: 'mirror' };
}
