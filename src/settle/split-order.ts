import { failed, ok, type Result } from '../issues/outcome.ts';
import { minorDigits } from '../money/currency.ts';
import { type Decimal, decimalOfUnits } from '../money/decimal.ts';
import { unitsText } from '../money/units.ts';
import { type ClearingLine, signedUnits } from './clearing-line.ts';
import { movedOrder, recount } from './close-order.ts';
import { joinId } from './joined-id.ts';
import type { SettlementOrder } from './order.ts';
import { checkMove } from './order-state.ts';
import { addScaled, cutToScale, isSameAmount, type ScaledUnits } from './scaled-units.ts';

/** Who pays what is left between the owner and one counterpart: `payout` goes to the owner, `collection` comes from him. */
export type NetKind = 'payout' | 'collection' | 'zero';

/**
 * What is left between the owner and one counterpart's subject (轧差). `amount` is `units × 10^-scale` of the order's
 * currency, in whole minor units and never below zero: the kind says who pays.
 */
export interface CounterpartNet<Kind extends NetKind = NetKind> extends ScaledUnits {
  /** The order's id, the kind and the counterpart; also the id of the payment that is made of it. */
  readonly id: string;
  readonly counterpart: string;
  readonly kind: Kind;
  readonly amount: Decimal;
  /** What was cut off below the minor unit, as the owner sees it; zero unless a fee books finer. */
  readonly residue: ScaledUnits;
  /** Ids of the clearing lines, each of which is in no other net. */
  readonly lines: readonly string[];
  toJSON(): Readonly<Record<string, unknown>>;
}

/** A net that somebody has to pay. */
export type DueNet = CounterpartNet<'payout'> | CounterpartNet<'collection'>;

/** A net that nobody has to pay. */
export type ZeroNet = CounterpartNet<'zero'>;

/** Every line of the order is in exactly one due or zero. Both lists are sorted by counterpart. */
export interface OrderSplit {
  readonly order: SettlementOrder;
  /** `paymentOrdersOf` makes payments of them. */
  readonly dues: readonly DueNet[];
  readonly zeros: readonly ZeroNet[];
}

/**
 * 拆分, by net (流水倒扣): divides the lines of a closed order by the counterpart's subject. A positive net is paid to the
 * owner, a negative one by him, zero by nobody. Every line ends in exactly one net, and the nets add up to the order's;
 * both are asserted. An amount below the minor unit (a fee booked finer) is cut toward zero and kept as the residue.
 *
 * Faults: `order-move-illegal` if the order is not closed; those of `recount` if these are not the lines it was closed on.
 *
 * Worked case: from the platform the owner receives 100.00, and owes it 120.00: one collection of 20.00 from the owner.
 *
 * @param options `at`: the instant to write into the history, from the caller's clock
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
  const dues: DueNet[] = [];
  const zeros: ZeroNet[] = [];
  for (const { counterpart, cut, residue, ids } of netsOf(order, lines)) {
    const common = { order: order.id, counterpart, scale: cut.scale, residue, lines: ids };
    if (cut.units === 0n) zeros.push(new Net({ ...common, kind: 'zero', units: 0n }));
    else if (cut.units > 0n) dues.push(new Net({ ...common, kind: 'payout', units: cut.units }));
    else dues.push(new Net({ ...common, kind: 'collection', units: -cut.units }));
  }
  assertComplete(order, lines, [...dues, ...zeros]);
  return ok({ order: movedOrder(order, 'split', options.at), dues, zeros });
}

interface Sum {
  readonly counterpart: string;
  readonly cut: ScaledUnits;
  readonly residue: ScaledUnits;
  readonly ids: readonly string[];
}

function netsOf(order: SettlementOrder, lines: readonly ClearingLine[]): readonly Sum[] {
  const scale = minorDigits(order.currency);
  const sums = new Map<string, { sum: ScaledUnits; readonly ids: string[] }>();
  for (const line of lines) {
    let net = sums.get(line.counterpart);
    if (net === undefined) {
      net = { sum: { units: 0n, scale }, ids: [] };
      sums.set(line.counterpart, net);
    }
    net.sum = addScaled(net.sum, { units: signedUnits(line), scale: line.scale });
    net.ids.push(line.id);
  }
  // By code units, so that the nets come in the same sequence whatever the store's order of lines.
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([counterpart, { sum, ids }]) => ({ counterpart, ids, ...cutToScale(sum, scale) }));
}

function assertComplete(order: SettlementOrder, lines: readonly ClearingLine[], nets: readonly CounterpartNet[]): void {
  let sum: ScaledUnits = { units: 0n, scale: order.scale };
  const placed = new Set<string>();
  let count = 0;
  for (const net of nets) {
    sum = addScaled(sum, { units: net.kind === 'collection' ? -net.units : net.units, scale: net.scale });
    sum = addScaled(sum, net.residue);
    count += net.lines.length;
    for (const line of net.lines) placed.add(line);
  }
  const isComplete = count === lines.length && placed.size === count;
  if (!isComplete || !isSameAmount(sum, { units: order.netUnits, scale: order.scale })) {
    throw new Error(`feewright: the split of order '${order.id}' does not add up to it; this is a bug`);
  }
}

class Net<Kind extends NetKind> implements CounterpartNet<Kind> {
  readonly id: string;
  readonly counterpart: string;
  readonly kind: Kind;
  readonly units: bigint;
  readonly scale: number;
  readonly residue: ScaledUnits;
  readonly lines: readonly string[];

  constructor(of: {
    readonly order: string;
    readonly counterpart: string;
    readonly kind: Kind;
    readonly units: bigint;
    readonly scale: number;
    readonly residue: ScaledUnits;
    readonly lines: readonly string[];
  }) {
    this.id = `${of.order}/${of.kind}/${joinId([of.counterpart])}`;
    this.counterpart = of.counterpart;
    this.kind = of.kind;
    this.units = of.units;
    this.scale = of.scale;
    this.residue = of.residue;
    this.lines = of.lines;
  }

  get amount(): Decimal {
    return decimalOfUnits(this.units, this.scale);
  }

  toJSON(): Readonly<Record<string, unknown>> {
    const { units, scale, residue, ...rest } = this;
    return { ...rest, amount: unitsText(units, scale), residue: unitsText(residue.units, residue.scale) };
  }

  [Symbol.for('nodejs.util.inspect.custom')](): unknown {
    return this.toJSON();
  }
}
