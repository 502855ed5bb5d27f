import { bandOf, at as columnAt } from '../fee/band-table.ts';
import { compileTable } from '../fee/bands-exact.ts';
import { compileExactPrice } from '../fee/price-exact.ts';
import { leftOfTaxedExact } from '../fee/tax.ts';
import { compileExactNumber } from '../formula/compile-exact.ts';
import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import {
  abs,
  add,
  compare,
  type Exact,
  exactOf,
  exactText,
  multiply,
  negate,
  parseExact,
  roundExact,
  sign,
  subtract,
  ZERO,
} from '../money/exact.ts';
import { cumulativeWindow } from '../plan/cumulative-window.ts';
import type { CheckedPrice, FeeNode, Plan } from '../plan/plan.ts';
import type { RefundPolicy } from '../plan/refund-policy.ts';
import { own as member } from './fill-exact.ts';
import { ownSyms } from './line-places.ts';
import { mustCancel } from './must-cancel.ts';
import { exactlyGivenBack, givenBack, isWhole } from './refund-span.ts';
import { chargedValue, moneyBooking, type RefundedLine, type RefundWork } from './refund-work.ts';

/** What a refund gives back of one fee, of the document or of the line whose values are in the frame. */
export type RefundFee = (work: RefundWork, line: RefundedLine | undefined) => void;

/** @param isBounded whether floor or cap moved what the original was charged: then it is given back in proportion */
export function refundFee(
  node: FeeNode,
  plan: Plan,
  isBounded: (work: RefundWork, line: RefundedLine | undefined) => boolean,
): RefundFee {
  const { refund } = node;
  const leave = node.contained && leftOfTaxedExact(node, node.contained);
  const byPolicy = policyOf(node, plan, refund);
  const inProportion = policyOf(node, plan, { kind: 'original' });
  const mayBeBounded = refund.kind === 'reprice' || refund.kind === 'recomputed';
  return (work, line) => {
    const give = mayBeBounded && isBounded(work, line) ? inProportion : byPolicy;
    give(work, line);
    leave?.(work.frame.numbers);
  };
}

/** Of a fee that the original was not charged, and of one that is kept. */
export function giveNothing(node: FeeNode, { frame: { numbers } }: RefundWork): void {
  for (const { slot } of ownSyms(node)) numbers[slot] = ZERO;
  if (node.contained !== undefined) leftOfTaxedExact(node, node.contained)(numbers);
}

function policyOf(node: FeeNode, plan: Plan, policy: RefundPolicy): RefundFee {
  switch (policy.kind) {
    case 'original':
      return original(node);
    case 'recomputed':
      return recomputed(node, plan);
    case 'reprice':
      return repriced(node);
    case 'formula':
      return byFormula(node, policy);
    case 'keep':
      return (work) => giveNothing(node, work);
  }
}

/** In proportion to what was charged, by the fee's own rounding. */
function original(node: FeeNode): RefundFee {
  const { value, exact, own } = node;
  return (work, line) => {
    const { numbers } = work.frame;
    const span = line?.span ?? work.span;
    const was = (sym: typeof value): Exact => chargedValue(work, sym, line);
    const booking = node.booking ?? moneyBooking(value.type, work.plan);
    const back = (amount: Exact): Exact =>
      booking === undefined ? exactlyGivenBack(amount, span) : givenBack(amount, span, booking);
    numbers[exact.slot] = exactlyGivenBack(was(exact), span);
    numbers[value.slot] = back(was(value));
    if (own === undefined) return;
    numbers[own.exact.slot] = exactlyGivenBack(was(own.exact), span);
    numbers[own.trueUpExact.slot] = exactlyGivenBack(was(own.trueUpExact), span);
    numbers[own.booked.slot] = back(was(own.booked));
    numbers[own.trueUp.slot] = subtract(numbers[value.slot] ?? ZERO, numbers[own.booked.slot] ?? ZERO);
  };
}

/**
 * What is left of what this refund gives back of the total, after what it gives back of the others; with the last refund of
 * all, what is left of the charge, unless one of the others was not given back as it was charged.
 */
function recomputed(node: FeeNode, plan: Plan): RefundFee {
  const { price, value, exact, booking } = node;
  const cancels = mustCancel(node, plan);
  if (price.kind !== 'amount') throw new TypeError(`feewright: '${node.item.code}' is no remainder; this is a bug`);
  const amount = compileExactNumber(price.amount);
  return (work, line) => {
    const { numbers } = work.frame;
    const left = amount(work.frame);
    numbers[exact.slot] = left;
    if (booking === undefined) return;
    numbers[value.slot] =
      cancels && isWhole(line?.span ?? work.span)
        ? negate(outstandingOf(node, work, line))
        : exactOf(roundExact(left, booking.scale, booking.mode), booking.scale);
  };
}

/** What was charged and not given back. */
function outstandingOf({ item, value }: FeeNode, work: RefundWork, line: RefundedLine | undefined): Exact {
  const name = line === undefined ? item.code : `${item.code}[${line.id}]`;
  const refunded = member(work.refund.refunded, name);
  const charged = chargedValue(work, value, line);
  return refunded === undefined ? charged : subtract(charged, parseExact(refunded));
}

/**
 * F(b − x) − F(b): what the window's total costs without what is refunded, less what it costs with it. Of a price that re-rates
 * what came before, the own part is `x` at the rate of `b`, and the rest trues up.
 */
function repriced(node: FeeNode): RefundFee {
  const { price, item, value, exact, own, booking } = node;
  const cumulative = 'cumulative' in price ? price.cumulative : undefined;
  if (cumulative === undefined || (price.kind !== 'bands' && price.kind !== 'package')) {
    throw new TypeError(`feewright: '${item.code}' has no total; this is a bug`);
  }
  return (work, line) => {
    const { frame, totals, plan } = work;
    const { numbers } = frame;
    const x = refundedMeasure(price, work, line);
    const measure = { kind: 'literal', type: price.measure.type, span: price.measure.span, value: x } as const;
    const free = { ...price, measure, floor: undefined, cap: undefined };
    const priced = compileExactPrice(free, plan, item.code)(frame, totals);
    const total = add(priced.own, priced.trueUp);
    const book = (amount: Exact): Exact =>
      booking === undefined ? amount : exactOf(roundExact(amount, booking.scale, booking.mode), booking.scale);
    const { billed = ZERO, ownRounded = priced.own } = priced;
    numbers[exact.slot] = total;
    const booked = node.isOfTotals
      ? subtract(book(add(billed, total)), book(billed))
      : book(add(ownRounded, priced.trueUp));
    if (value !== exact) numbers[value.slot] = booked;
    if (own === undefined) return;
    const { index } = cumulativeWindow(plan, cumulative);
    const balance = totals[index]?.balance ?? ZERO;
    const table = price.kind === 'bands' ? compileTable(price, item.code)(frame) : undefined;
    const ownPart = table === undefined ? total : multiply(x, columnAt(table.price, bandOf(table, balance)));
    numbers[own.exact.slot] = ownPart;
    numbers[own.trueUpExact.slot] = subtract(total, ownPart);
    numbers[own.booked.slot] = book(ownPart);
    numbers[own.trueUp.slot] = subtract(booked, book(ownPart));
  };
}

/** What leaves the window's total, below zero: as the refund has it where it is an amount of its own, or else in proportion. */
function refundedMeasure(
  { measure }: Extract<CheckedPrice, { kind: 'bands' | 'package' }>,
  work: RefundWork,
  line: RefundedLine | undefined,
): Exact {
  if (measure.kind === 'name') return work.frame.numbers[measure.sym.slot] ?? ZERO;
  return exactlyGivenBack(compileExactNumber(measure)(work.charged.frame), line?.span ?? work.span);
}

/** What a contract says is given back, never more than what is left of the charge, and nothing less than nothing. */
function byFormula(node: FeeNode, policy: Extract<RefundPolicy, { kind: 'formula' }>): RefundFee {
  const { item, value, exact, own, booking } = node;
  const amount = compileExactNumber(policy.amount);
  return (work, line) => {
    const { frame } = work;
    const { numbers } = frame;
    const charged = chargedValue(work, value, line);
    const outstanding = outstandingOf(node, work, line);
    numbers[policy.charged.slot] = charged;
    numbers[policy.refunded.slot] = subtract(charged, outstanding);
    numbers[policy.fraction.slot] = (line?.span ?? work.span).after;
    const given = amount(frame);
    const booked =
      booking === undefined ? given : exactOf(roundExact(given, booking.scale, booking.mode), booking.scale);
    // Both of the sign of the charge: given back is between nothing and what is left of it.
    const isWithin = sign(booked) * sign(outstanding) >= 0 && compare(abs(booked), abs(outstanding)) <= 0;
    if (!isWithin) {
      const facts = { fee: item.code, found: exactText(booked), outstanding: exactText(outstanding) };
      fail(issue('refund-amount', ['fees', item.code], facts));
    }
    numbers[exact.slot] = negate(given);
    numbers[value.slot] = negate(booked);
    if (own === undefined) return;
    numbers[own.exact.slot] = negate(given);
    numbers[own.booked.slot] = negate(booked);
    numbers[own.trueUpExact.slot] = ZERO;
    numbers[own.trueUp.slot] = ZERO;
  };
}
