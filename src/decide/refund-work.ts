import type { Snapshot, SnapshotRefund } from '../factor/snapshot.ts';
import type { WindowTotal } from '../fee/priced.ts';
import { compileExactBoolean } from '../formula/compile-exact.ts';
import type { ExactFrame } from '../formula/frame.ts';
import type { Sym } from '../formula/scope.ts';
import type { Type } from '../formula/type.ts';
import { minorDigits } from '../money/currency.ts';
import { type Exact, parseExact, ZERO } from '../money/exact.ts';
import type { AccumulatorNode, Booking, FactorNode, Plan } from '../plan/plan.ts';
import type { ExactDecision } from './decide-exact.ts';
import type { ExactRow } from './exact-step.ts';
import { own } from './fill-exact.ts';
import { placeOf } from './line-places.ts';
import { loader } from './lines-exact.ts';
import { exactlyGivenBack, givenBack, type RefundSpan, spanOf } from './refund-span.ts';

/** A refund on its way: its own values, beside those of its original. */
export interface RefundWork {
  readonly plan: Plan;
  readonly refund: SnapshotRefund;
  /** What the original came to. */
  readonly charged: ExactDecision;
  readonly frame: ExactFrame;
  readonly applied: boolean[];
  readonly posted: boolean[];
  /** The balances as they stand now, in the windows of the original. */
  readonly totals: WindowTotal[];
  readonly rows: readonly ExactRow[];
  /** Of the whole document. */
  readonly span: RefundSpan;
  /** Of each row: the original's line, and how much of it is refunded. */
  readonly lines: readonly RefundedLine[];
}

export interface RefundedLine {
  readonly id: string;
  /** Its place among the original's lines. */
  readonly of: number;
  readonly span: RefundSpan;
}

/** How an amount of money is rounded that has no rounding of its own: a refund has no fractions of a cent. */
export function moneyBooking(type: Type, plan: Plan): Booking | undefined {
  if (type.kind !== 'money') return undefined;
  const currency = type.currency === 'document' ? plan.currency : type.currency;
  return { mode: 'half-up', scale: minorDigits(currency) };
}

/** Facts that are amounts come with what this refund gives back of them; all others are the original's. */
export function startRefund(
  plan: Plan,
  snapshot: Snapshot,
  { refund, charged }: { readonly refund: SnapshotRefund; readonly charged: ExactDecision },
): RefundWork {
  const { numbers, booleans, texts, lists } = charged.frame;
  const frame: ExactFrame = {
    numbers: new Array<Exact | undefined>(numbers.length).fill(undefined),
    booleans: [...booleans],
    texts: [...texts],
    lists: [...lists],
  };
  const span = spanOf(refund);
  for (const factor of plan.factors) {
    if (factor.all === undefined) frame.numbers[factor.sym.slot] = factOf(factor, numbers[factor.sym.slot], span, plan);
  }
  const lines = refundedLines(snapshot, refund, span);
  const rows = lines.map((line) => rowOf(plan, charged.rows[line.of], line.span));
  const totals = [...plan.accumulators.map(({ item }) => item.code), ...plan.readings.map(({ name }) => name)].map(
    (name): WindowTotal => {
      const stored = own(snapshot.balances, name);
      return {
        balance: stored === undefined ? ZERO : parseExact(stored.value),
        hasEntries: (stored?.entries ?? 0) > 0,
      };
    },
  );
  plan.accumulators.forEach(({ before, running }, at) => {
    frame.numbers[before.slot] = totals[at]?.balance;
    frame.numbers[running.slot] = totals[at]?.balance;
  });
  plan.readings.forEach(({ sym }, at) => {
    frame.numbers[sym.slot] = totals[plan.accumulators.length + at]?.balance;
  });
  const applied = new Array<boolean>(plan.nodes.length).fill(false);
  const posted = new Array<boolean>(plan.accumulators.length).fill(false);
  return { plan, refund, charged, frame, applied, posted, totals, rows, span, lines };
}

function refundedLines(snapshot: Snapshot, refund: SnapshotRefund, span: RefundSpan): readonly RefundedLine[] {
  const places = new Map((refund.original.lines ?? []).map(({ id }, at) => [id, at]));
  return (snapshot.lines ?? []).map(({ id }, at) => {
    const of = places.get(id);
    if (of === undefined) throw new TypeError(`feewright: the original has no line '${id}'; this is a bug`);
    const part = refund.lines?.[at];
    return { id, of, span: part === undefined ? span : spanOf(part) };
  });
}

function rowOf(plan: Plan, charged: ExactRow | undefined, span: RefundSpan): ExactRow {
  const { lines } = plan;
  if (lines === undefined || charged === undefined) return { numbers: [], booleans: [], texts: [], lists: [] };
  const row: ExactRow = {
    numbers: new Array<Exact | undefined>(charged.numbers.length).fill(undefined),
    booleans: [...charged.booleans],
    texts: [...charged.texts],
    lists: [...charged.lists],
  };
  for (const factor of plan.factors) {
    if (factor.all === undefined || !isNumber(factor)) continue;
    const { at } = placeOf(lines, factor.sym);
    row.numbers[at] = factOf(factor, charged.numbers[at], span, plan);
  }
  return row;
}

function isNumber({ factor }: FactorNode): boolean {
  return factor.type === 'money' || factor.type === 'quantity' || factor.type === 'integer' || factor.type === 'ratio';
}

function factOf(factor: FactorNode, value: Exact | undefined, span: RefundSpan, plan: Plan): Exact | undefined {
  if (value === undefined || factor.factor.type === 'ratio') return value;
  const booking = moneyBooking(factor.sym.type, plan);
  return booking === undefined ? exactlyGivenBack(value, span) : givenBack(value, span, booking);
}

/** The value of the original's document, or of one of its lines. */
export function chargedValue({ charged, plan }: RefundWork, sym: Sym, line: RefundedLine | undefined): Exact {
  if (line === undefined || plan.lines === undefined) return charged.frame.numbers[sym.slot] ?? ZERO;
  return charged.rows[line.of]?.numbers[placeOf(plan.lines, sym).at] ?? ZERO;
}

/** Whether the original posted to a total; with a line, whether that line did. Its conditions look at its own amounts. */
export function hasPosted(work: RefundWork, accumulator: AccumulatorNode, line: RefundedLine | undefined): boolean {
  const { charged, plan } = work;
  if (charged.posted[accumulator.index] !== true) return false;
  if (line === undefined || plan.lines === undefined || accumulator.when === undefined) return true;
  const row = charged.rows[line.of];
  if (row === undefined) return false;
  loader(plan.lines, accumulator.lines?.reads ?? [])(charged.frame, row);
  return compileExactBoolean(accumulator.when)(charged.frame);
}
