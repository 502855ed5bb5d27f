import { compileFastNumber } from '../formula/compile-fast.ts';
import type { Sym } from '../formula/scope.ts';
import { BOOLEAN, INTEGER, QUANTITY, RATIO, type Type } from '../formula/type.ts';
import { issue } from '../issues/issue.ts';
import type { Path } from '../issues/path.ts';
import type { FeeItem } from '../model/model.ts';
import type { PeriodCap, Price } from '../model/price.ts';
import { FAST_SCALE_MAX } from '../money/units.ts';
import { checkPrice } from './check-price.ts';
import { cardOfOneUnit } from './check-rate-card.ts';
import { definitionPath } from './definition-path.ts';
import { countedSince, feeMidWindow } from './fee-mid-window.ts';
import { refundPolicy } from './fee-refund.ts';
import type { Booking, CheckedPeriodCap, CheckedPrice, FeeLines, FeeNode } from './plan.ts';
import type { PlanDesk } from './plan-desk.ts';
import { priceScale } from './price-scale.ts';

/** The price of a fee that is switched off and has none. */
const NO_PRICE: Price = { kind: 'flat', amount: '0', wins: 'cap', negative: 'mirror' };

/** A fee or step of the graph. One with a fault still has its name, so that what reads it is checked too. */
export function feeNode(desk: PlanDesk, item: FeeItem, index: number): FeeNode {
  const at = (...field: Path): Path => definitionPath(desk.definition, 'fees', item.code, field);
  const ofLines = desk.lineFees.has(item.code);
  if (item.price === undefined && item.enabled) {
    desk.issues.push(issue('price-missing', at('price'), { fee: item.code }));
  }
  if (item.booked) desk.checkScale(item.rounding, at('rounding', 'scale'));
  if (ofLines) checkCumulativeLevel(desk, item, at);
  const expected = item.booked ? [desk.money] : [desk.money, RATIO, QUANTITY, INTEGER];
  const booking = item.rounding && desk.booking(item.rounding);
  const { value: parts, reads } = desk.atLevel(ofLines, () => ({
    when: desk.condition(item.when, at('when')),
    checked: checkPrice(desk, item.price ?? NO_PRICE, expected, (...field) => at('price', ...field), booking),
    quantity: item.quantity === undefined ? undefined : desk.formula(item.quantity, COUNTS, at('quantity')),
  }));
  const { when, checked, quantity } = parts;
  const isCardOfUnits = item.price?.kind === 'rate-card' && checked !== undefined && quantity !== undefined;
  const price = isCardOfUnits ? cardOfOneUnit(checked, quantity) : (checked ?? faultyPrice());
  const type = checked?.kind === 'amount' ? checked.amount.type : desk.money;
  const exactName = booking === undefined ? item.code : `exact(${item.code})`;
  const sym = (name: string, of: Type, decimals?: number): Sym =>
    ofLines ? desk.slots.lineSym(name, of, decimals) : desk.slots.sym(name, of, decimals);
  const { value: periodCap, reads: capReads } = desk.atLevel(ofLines, () =>
    checkPeriodCap(desk, item.price?.periodCap, type, at('price', 'periodCap', 'amount')),
  );
  // A part of one unit is a quotient, which has no static scale.
  const isFast = checked !== undefined && item.per !== 'unit';
  const exact = sym(exactName, type, isFast ? exactScale(desk, checked, periodCap, booking) : undefined);
  const value = booking === undefined ? exact : sym(item.code, type, booking.scale);
  const isTruedUp = price.kind === 'bands' && price.price.kind === 'volume' && price.cumulative?.basis === 'marginal';
  const { value: midWindow, reads: midReads } = desk.atLevel(ofLines, () => feeMidWindow(desk, item));
  const contained = containedTax(desk, item, { exact, ofLines, sym, at });
  const { value: refund, reads: refundReads } = desk.atLevel(ofLines, () =>
    refundPolicy(desk, item, { type, at: at('refund') }),
  );
  const taxed = contained?.fee;
  const taxReads = taxed === undefined ? [] : [taxed.own?.booked ?? taxed.value, taxed.own?.exact ?? taxed.exact];
  const allReads = [...reads, ...capReads, ...midReads, ...refundReads, ...taxReads];
  return {
    kind: 'fee',
    index,
    item,
    when,
    price: countedSince(desk, item, price, midWindow?.sinceMs),
    periodCap,
    booking,
    value,
    exact,
    isOfTotals: item.rounding?.of === 'totals',
    contained,
    own:
      (isTruedUp || midWindow?.rerate !== undefined) && booking !== undefined
        ? truedUpParts((decimals) => sym(item.code, exact.type, decimals), exact, booking)
        : undefined,
    ...(midWindow === undefined ? {} : { midWindow }),
    apportionedBy: desk.definition.apportionments.find((each) => each.of === item.code && item.booked)?.code,
    ...(quantity === undefined ? {} : { quantity }),
    refund,
    ...(ofLines ? { lines: feeLines(desk, { value, exact, reads: [...new Set(allReads)] }) } : {}),
  };
}

const COUNTS: readonly Type[] = [QUANTITY, INTEGER];

/** The document's amounts of a fee of lines. */
function feeLines(desk: PlanDesk, of: Pick<FeeLines, 'value' | 'exact' | 'reads'>): FeeLines {
  const { value, exact, reads } = of;
  const allExact = desk.slots.sym(exact.name, exact.type, exact.scale);
  return {
    exact: allExact,
    value: value === exact ? allExact : desk.slots.sym(value.name, value.type, value.scale),
    applied: desk.slots.lineSym(value.name, BOOLEAN, 0),
    reads,
  };
}

/** Line by line F(b+x) counts up what each line adds: a total of whole documents doesn't. */
function checkCumulativeLevel(desk: PlanDesk, { code, price }: FeeItem, at: (...field: Path) => Path): void {
  const cumulative = price !== undefined && 'cumulative' in price ? price.cumulative : undefined;
  const adds = desk.definition.accumulators.find((each) => each.code === cumulative?.accumulator)?.adds;
  if (cumulative === undefined || cumulative.basis === 'before' || typeof adds !== 'string') return;
  if (desk.lineFees.has(adds) || desk.factors.get(adds)?.all !== undefined) return;
  const facts = { fee: code, accumulator: cumulative.accumulator, adds };
  desk.issues.push(issue('cumulative-level', at('price', 'cumulative'), facts));
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

interface TaxPlace {
  readonly exact: Sym;
  readonly ofLines: boolean;
  readonly sym: (name: string, of: Type, decimals?: number) => Sym;
  readonly at: (...field: Path) => Path;
}

/** A booked tax contained in a booked fee takes its part of that fee's own line: each line's, of that line's own. */
function containedTax(
  desk: PlanDesk,
  { booked, code, price, rounding }: FeeItem,
  { exact, ofLines, sym, at }: TaxPlace,
): FeeNode['contained'] {
  if (!booked || price?.kind !== 'tax' || price.basis !== 'inclusive') return undefined;
  const fee = desk.fees.get(price.of);
  if (fee?.booking === undefined || !fee.item.booked) return undefined;
  if ((fee.lines !== undefined) !== ofLines) {
    desk.issues.push(issue('tax-level', at('price', 'of'), { tax: code, fee: price.of }));
    return undefined;
  }
  const scale = Math.max(fee.booking.scale, desk.booking(rounding).scale);
  const exactScale =
    exact.scale === undefined || fee.exact.scale === undefined ? undefined : Math.max(exact.scale, fee.exact.scale);
  const name = `${price.of} - ${code}`;
  return { fee, exact: sym(name, exact.type, exactScale), booked: sym(name, exact.type, scale) };
}

function truedUpParts(sym: (scale: number | undefined) => Sym, exact: Sym, booking: Booking): FeeNode['own'] {
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
