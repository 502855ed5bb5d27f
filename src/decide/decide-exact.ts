import type { Snapshot } from '../factor/snapshot.ts';
import { withinPeriodCap } from '../fee/period-cap.ts';
import { compileExactPrice } from '../fee/price-exact.ts';
import { compileUnits } from '../fee/price-of-units.ts';
import type { WindowTotal } from '../fee/priced.ts';
import { rerated } from '../fee/rerate.ts';
import { leftOfTaxedExact } from '../fee/tax.ts';
import { compileExactBoolean } from '../formula/compile-exact.ts';
import type { ExactFrame } from '../formula/frame.ts';
import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { bookedUnits } from '../money/booked-units.ts';
import { add, type Exact, exactOf, negate, parseExact, subtract, ZERO } from '../money/exact.ts';
import type { FeeNode, Plan } from '../plan/plan.ts';
import { apportionmentStep } from './apportionment-exact.ts';
import type { ExactRow, Step, Trace, Work } from './exact-step.ts';
import { fill, own } from './fill-exact.ts';
import { ownSyms } from './line-places.ts';
import { exactRows, lineFeeStep, linePostStep } from './lines-exact.ts';
import { postStep } from './post-exact.ts';

/** A document decided in the exact lane: every slot's value, and which nodes and accumulators it touched. */
export interface ExactDecision {
  readonly frame: ExactFrame;
  readonly applied: readonly boolean[];
  readonly posted: readonly boolean[];
  readonly totals: readonly WindowTotal[];
  /** One for each line of the document, where the plan looks at lines. */
  readonly rows: readonly ExactRow[];
}

/**
 * Compiles a plan for the exact lane, which takes every plan and every value, and alone raises faults.
 *
 * The steps are the nodes in order: a fee's condition, price and booking, or an apportionment; behind each, the entries of
 * the accumulators that add it. A factor's entries come after all nodes.
 */
export function compileExactPlan(plan: Plan): (snapshot: Snapshot, trace?: Trace) => ExactDecision {
  const steps: Step[] = [];
  for (const node of plan.nodes) steps.push(node.kind === 'fee' ? feeStep(node, plan) : apportionmentStep(node, plan));
  const last = plan.accumulators
    .filter(({ source }) => plan.factors.some(({ sym }) => sym === source))
    .map((accumulator) => linePostStep(accumulator, plan, postStep(accumulator)));
  return (snapshot, trace) => {
    const work = start(plan, snapshot, trace);
    steps.forEach((step, index) => {
      trace?.(index, work.frame, work.totals);
      step(work);
    });
    for (const post of last) post(work);
    return work;
  };
}

function start(plan: Plan, snapshot: Snapshot, trace: Trace | undefined): Work {
  const { numbers, texts, lists } = plan.slots;
  const frame: ExactFrame = {
    numbers: new Array<Exact | undefined>(numbers).fill(undefined),
    booleans: new Array<boolean | undefined>(numbers).fill(undefined),
    texts: new Array<string | undefined>(texts).fill(undefined),
    lists: new Array<readonly (string | Exact)[] | undefined>(lists).fill(undefined),
  };
  for (const factor of plan.factors) {
    if (factor.all === undefined) fill(frame, factor, own(snapshot.facts, factor.factor.code));
  }
  const rows = exactRows(plan, snapshot, frame);
  const totals = plan.accumulators.map(({ item, before, running }): WindowTotal => {
    const total = storedTotal(snapshot, item.code);
    frame.numbers[before.slot] = total.balance;
    frame.numbers[running.slot] = total.balance;
    return total;
  });
  for (const { name, sym } of plan.readings) {
    const total = storedTotal(snapshot, name);
    frame.numbers[sym.slot] = total.balance;
    totals.push(total);
  }
  for (const party of plan.parties) {
    if ('factor' in party && typeof snapshot.facts[party.factor] !== 'string') {
      fail(issue('factor-missing', ['facts', party.factor], { factor: party.factor }));
    }
  }
  const applied = new Array<boolean>(plan.nodes.length).fill(false);
  return { frame, applied, posted: new Array<boolean>(plan.accumulators.length).fill(false), totals, rows, trace };
}

function storedTotal({ balances }: Snapshot, name: string): WindowTotal {
  const stored = own(balances, name);
  if (stored === undefined) return fail(issue('balance-missing', ['balances', name], { accumulator: name }));
  return { balance: parseExact(stored.value), hasEntries: stored.entries > 0 };
}

function feeStep(node: FeeNode, plan: Plan): Step {
  const { item, index, booking, value, exact, own: parts, isOfTotals } = node;
  const when = node.when && compileExactBoolean(node.when);
  const price = withinPeriodCap(rerated(compileExactPrice(node.price, plan, item.code), node, plan), node, plan);
  const units = node.quantity && compileUnits(node, node.quantity, plan);
  const leave = node.contained && leftOfTaxedExact(node, node.contained);
  const posts = postsOf(plan, node);
  const slots = ownSyms(node);
  const step: Step = (work) => {
    const { numbers } = work.frame;
    if (!item.enabled || (when !== undefined && !when(work.frame))) {
      for (const { slot } of slots) numbers[slot] = ZERO;
      leave?.(numbers);
      return;
    }
    work.applied[index] = true;
    if (units !== undefined) {
      const amount = units(work.frame, work.totals);
      numbers[exact.slot] = amount.exact;
      numbers[value.slot] = amount.booked;
      for (const post of posts) post(work);
      return;
    }
    const priced = price(work.frame, work.totals);
    const turn = (amount: Exact): Exact => (priced.isMirrored ? negate(amount) : amount);
    // Rounded on the absolute measure, then turned: a mirrored fee is the exact opposite of its positive twin.
    const book = (amount: Exact): Exact =>
      booking === undefined
        ? turn(amount)
        : turn(exactOf(bookedUnits(amount, booking.scale, booking.mode), booking.scale));
    const { billed = ZERO, ownRounded = priced.own } = priced;
    const total = add(priced.own, priced.trueUp);
    const booked = isOfTotals ? subtract(book(add(billed, total)), book(billed)) : book(add(ownRounded, priced.trueUp));
    numbers[exact.slot] = turn(total);
    if (value !== exact) numbers[value.slot] = booked;
    if (parts !== undefined) {
      const ownBooked = book(ownRounded);
      numbers[parts.exact.slot] = priced.own;
      numbers[parts.booked.slot] = ownBooked;
      numbers[parts.trueUpExact.slot] = priced.trueUp;
      numbers[parts.trueUp.slot] = subtract(booked, ownBooked);
    }
    leave?.(numbers);
    for (const post of posts) post(work);
  };
  return lineFeeStep(node, plan, step);
}

function postsOf(plan: Plan, node: FeeNode): readonly Step[] {
  return plan.accumulators.filter(({ source }) => source === node.value).map(postStep);
}
