import { failed, ok, type Result } from '../issues/outcome.ts';
import { minorDigits } from '../money/currency.ts';
import { type PaymentOrder, paymentOrder } from '../pay/payment-order.ts';
import type { ClearingLine } from './clearing-line.ts';
import { signedUnits } from './clearing-line.ts';
import { movedOrder, recount } from './close-order.ts';
import { joinId } from './joined-id.ts';
import type { SettlementOrder } from './order.ts';
import { checkMove } from './order-state.ts';
import { addScaled, cutToScale, isSameAmount, type ScaledUnits } from './scaled-units.ts';

/** Lines against one counterpart that leave nothing to pay. */
export interface ZeroNet {
  readonly counterpart: string;
  /** What was cut off below the minor unit, as the owner sees it; zero unless a fee books finer. */
  readonly residue: ScaledUnits;
  readonly lines: readonly string[];
}

export interface OrderSplit {
  readonly order: SettlementOrder;
  readonly payments: readonly PaymentOrder[];
  readonly zeros: readonly ZeroNet[];
}

/**
 * 拆分, by net (流水倒扣): the lines of a closed order become one payment for each counterpart's subject, a payout if the
 * owner is to receive more than he pays, a collection if less, none if nothing is left. Every line ends in exactly one
 * payment or zero, and the payments add up to the order's net; both are asserted. Payments are sorted by counterpart.
 *
 * An amount below the minor unit (a fee booked finer) is cut toward zero, and kept beside the payment as its residue.
 *
 * Faults: `order-move-illegal` if the order is not closed; those of `recount` if these are not the lines it was closed on.
 *
 * Worked case: from the platform the owner receives 100.00, and owes it 120.00: one collection of 20.00 from the owner.
 */
export function splitOrder(
  order: SettlementOrder,
  lines: readonly ClearingLine[],
  options: { readonly at?: string } = {},
): Result<OrderSplit> {
  const move = checkMove(order, 'split');
  if (!move.ok) return move;
  const issues = recount(order, lines);
  if (issues.length > 0) return failed(issues);
  const nets = netsByCounterpart(order, lines);
  const payments: PaymentOrder[] = [];
  const zeros: ZeroNet[] = [];
  for (const net of nets) {
    const { cut, residue } = cutToScale(net.sum, minorDigits(order.currency));
    if (cut.units === 0n) zeros.push({ counterpart: net.counterpart, residue, lines: net.lines });
    else payments.push(paymentOf(order, net, { cut, residue }));
  }
  assertComplete(order, lines, { payments, zeros });
  return ok({ order: movedOrder(order, 'split', options.at), payments, zeros });
}

interface Net {
  readonly counterpart: string;
  readonly lines: string[];
  sum: ScaledUnits;
}

function netsByCounterpart(order: SettlementOrder, lines: readonly ClearingLine[]): readonly Net[] {
  const nets = new Map<string, Net>();
  for (const line of lines) {
    let net = nets.get(line.counterpart);
    if (net === undefined) {
      net = { counterpart: line.counterpart, lines: [], sum: { units: 0n, scale: minorDigits(order.currency) } };
      nets.set(line.counterpart, net);
    }
    net.lines.push(line.id);
    net.sum = addScaled(net.sum, { units: signedUnits(line), scale: line.scale });
  }
  // By code units, so that payments come in the same sequence whatever the store's order of lines.
  return [...nets.values()].sort((a, b) => (a.counterpart < b.counterpart ? -1 : 1));
}

function paymentOf(order: SettlementOrder, net: Net, of: { cut: ScaledUnits; residue: ScaledUnits }): PaymentOrder {
  const isPayout = of.cut.units > 0n;
  const kind = isPayout ? 'payout' : 'collection';
  return paymentOrder({
    id: `${order.id}/${kind}/${joinId([net.counterpart])}`,
    tenant: order.tenant,
    order: order.id,
    kind,
    payer: isPayout ? net.counterpart : order.owner,
    payee: isPayout ? order.owner : net.counterpart,
    units: isPayout ? of.cut.units : -of.cut.units,
    scale: of.cut.scale,
    residue: { units: isPayout ? of.residue.units : -of.residue.units, scale: of.residue.scale },
    currency: order.currency,
    state: 'pending',
    lines: net.lines,
  });
}

function assertComplete(
  order: SettlementOrder,
  lines: readonly ClearingLine[],
  split: Omit<OrderSplit, 'order'>,
): void {
  let sum: ScaledUnits = { units: 0n, scale: 0 };
  const placed: string[] = [];
  for (const payment of split.payments) {
    const sign = payment.kind === 'payout' ? 1n : -1n;
    sum = addScaled(sum, { units: sign * payment.units, scale: payment.scale });
    sum = addScaled(sum, { units: sign * payment.residue.units, scale: payment.residue.scale });
    for (const line of payment.lines) placed.push(line);
  }
  for (const zero of split.zeros) {
    sum = addScaled(sum, zero.residue);
    for (const line of zero.lines) placed.push(line);
  }
  const isComplete = placed.length === lines.length && new Set(placed).size === placed.length;
  if (!isComplete || !isSameAmount(sum, { units: order.netUnits, scale: order.scale })) {
    throw new Error(`feewright: the split of order '${order.id}' does not add up to it; this is a bug`);
  }
}
