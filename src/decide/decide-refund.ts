import type { Snapshot } from '../factor/snapshot.ts';
import { add, type Exact, negate, ONE, subtract, ZERO } from '../money/exact.ts';
import type { AccumulatorNode, ApportionmentNode, FeeNode, Plan } from '../plan/plan.ts';
import type { ExactDecision } from './decide-exact.ts';
import type { Trace } from './exact-step.ts';
import { ownSyms, placeOf, planLines, readsOf, windowOf } from './line-places.ts';
import { atLine, loader } from './lines-exact.ts';
import { recordBreakdown } from './record-breakdown.ts';
import { giveNothing, type RefundFee, refundFee } from './refund-fee.ts';
import { refundShares } from './refund-shares.ts';
import { isWhole } from './refund-span.ts';
import { chargedValue, hasPosted, type RefundedLine, type RefundWork, startRefund } from './refund-work.ts';

/** Decides a document that has facts of its own, and no original. */
type Decide = (snapshot: Snapshot, trace?: Trace) => ExactDecision;

/**
 * Compiles what a refund does to every node of a plan. Its original is decided again from the snapshot within its own, and
 * each node gives back what its policy says of what that came to. Then the same totals are posted to that the original has
 * posted to. Always in exact arithmetic: refunds are rare, and thirds are usual.
 */
export function compileRefund(plan: Plan, exact: Decide): (snapshot: Snapshot) => ExactDecision {
  const steps = plan.nodes.map((node) => (node.kind === 'fee' ? feeStep(node, plan, exact) : shareStep(node, plan)));
  const last = plan.accumulators.filter(({ source }) => plan.factors.some(({ sym }) => sym === source));
  const counts = plan.accumulators.filter(({ item }) => item.keeps === 'count');
  return (snapshot) => {
    const { refund } = snapshot;
    if (refund === undefined) throw new TypeError('feewright: the snapshot is of no refund; this is a bug');
    const work = startRefund(plan, snapshot, { refund, charged: exact(refund.original) });
    for (const step of steps) step(work);
    for (const accumulator of last) postFactor(accumulator, work);
    for (const accumulator of counts) discount(accumulator, work);
    return work;
  };
}

function feeStep(node: FeeNode, plan: Plan, exact: Decide): (work: RefundWork) => void {
  const { price, periodCap } = node;
  const hasBounds = [price.floor, price.cap, periodCap].some((bound) => bound !== undefined);
  const isBounded = (work: RefundWork, line: RefundedLine | undefined): boolean =>
    hasBounds &&
    recordBreakdown({ plan, again: exact }, work.refund.original, node, line?.id).parts.some(
      ({ kind }) => kind === 'floor' || kind === 'cap' || kind === 'period-cap',
    );
  const give = refundFee(node, plan, isBounded);
  const posted = plan.accumulators.filter(({ source }) => source === node.value);
  const isTaxGivenBack = plan.nodes.some(
    (each) => each.kind === 'fee' && each.contained?.fee === node && each.refund.kind !== 'keep',
  );
  if (node.lines !== undefined) return feeOfLines(node, plan, { give, posted });
  return (work) => {
    const isCharged = work.charged.applied[node.index] === true;
    if (!isCharged || node.refund.kind === 'keep') {
      giveNothing(node, work);
      // Its own line gets back what a tax takes out of it that is given back while the fee is kept.
      if (isCharged && isTaxGivenBack) work.applied[node.index] = true;
      return;
    }
    work.applied[node.index] = true;
    give(work, undefined);
    for (const accumulator of posted) post(accumulator, work, undefined);
  };
}

/** Line by line, as the original was charged: the total that a price counts by goes down with each. */
function feeOfLines(
  node: FeeNode,
  plan: Plan,
  { give, posted }: { readonly give: RefundFee; readonly posted: readonly AccumulatorNode[] },
): (work: RefundWork) => void {
  const { lines, index, value, exact } = node;
  if (lines === undefined) throw new TypeError(`feewright: '${node.item.code}' is no fee of lines; this is a bug`);
  const ofPlan = planLines(plan);
  const load = loader(ofPlan, readsOf(node, plan));
  const writes = ownSyms(node).map((sym) => placeOf(ofPlan, sym));
  const applied = placeOf(ofPlan, lines.applied).at;
  const window = windowOf(node, plan);
  return (work) => {
    const { frame, rows, totals } = work;
    const { numbers } = frame;
    const stored = window && totals[window.index];
    let [sum, exactSum] = [ZERO, ZERO];
    for (const [at, row] of rows.entries()) {
      const line = work.lines[at];
      load(frame, row);
      const isCharged =
        line !== undefined && chargedValue(work, lines.applied, line).n !== 0n && node.refund.kind !== 'keep';
      atLine(at, () => {
        if (!isCharged) giveNothing(node, work);
        else {
          const charged = work.charged.rows[line.of];
          if (charged !== undefined) load(work.charged.frame, charged);
          give(work, line);
          for (const accumulator of posted) post(accumulator, work, line);
        }
      });
      const adds = window?.adds;
      const total = window && totals[window.index];
      if (
        window !== undefined &&
        total !== undefined &&
        adds !== undefined &&
        adds.item.keeps === undefined &&
        line !== undefined &&
        hasPosted(work, adds, line)
      ) {
        totals[window.index] = { ...total, balance: add(total.balance, numbers[adds.source.slot] ?? ZERO) };
      }
      for (const place of writes) row.numbers[place.at] = numbers[place.slot];
      row.numbers[applied] = isCharged ? ONE : ZERO;
      if (isCharged) work.applied[index] = true;
      sum = add(sum, numbers[value.slot] ?? ZERO);
      exactSum = add(exactSum, numbers[exact.slot] ?? ZERO);
    }
    if (window !== undefined && stored !== undefined) totals[window.index] = stored;
    numbers[lines.exact.slot] = exactSum;
    numbers[lines.value.slot] = sum;
  };
}

function shareStep(node: ApportionmentNode, plan: Plan): (work: RefundWork) => void {
  const divide = refundShares(node, plan);
  const posted = plan.accumulators.filter(({ source }) => node.bearers.some(({ share }) => share === source));
  return (work) => {
    divide(work);
    if (work.applied[node.index] !== true) return;
    for (const accumulator of posted) post(accumulator, work, undefined);
  };
}

function postFactor(accumulator: AccumulatorNode, work: RefundWork): void {
  if (accumulator.lines === undefined) {
    post(accumulator, work, undefined);
    return;
  }
  const load = loader(planLines(work.plan), accumulator.lines.reads);
  for (const [at, row] of work.rows.entries()) {
    load(work.frame, row);
    post(accumulator, work, work.lines[at]);
  }
}

/** Takes out of a sum what the refund gives back of what was added. A high-water mark has seen what it has seen. */
function post(accumulator: AccumulatorNode, work: RefundWork, line: RefundedLine | undefined): void {
  if (accumulator.item.keeps !== undefined || !hasPosted(work, accumulator, line)) return;
  const { index, running, source, delta: own } = accumulator;
  const { numbers } = work.frame;
  const delta: Exact = numbers[source.slot] ?? ZERO;
  numbers[running.slot] = add(numbers[running.slot] ?? ZERO, delta);
  if (own !== source) numbers[own.slot] = add(numbers[own.slot] ?? ZERO, delta);
  work.posted[index] = true;
}

/** A document counts until nothing is left of it, whichever refund takes the last of it. */
function discount({ index, running, delta }: AccumulatorNode, work: RefundWork): void {
  const { span, charged, posted } = work;
  if (charged.posted[index] !== true || !isWhole(span) || isWhole({ ...span, after: span.before })) return;
  const { numbers } = work.frame;
  numbers[running.slot] = subtract(numbers[running.slot] ?? ZERO, ONE);
  numbers[delta.slot] = negate(ONE);
  posted[index] = true;
}
