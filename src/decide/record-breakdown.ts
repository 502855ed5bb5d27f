import type { Snapshot } from '../factor/snapshot.ts';
import type { WindowTotal } from '../fee/priced.ts';
import type { ExactFrame } from '../formula/frame.ts';
import type { Sym } from '../formula/scope.ts';
import { add, type Exact, exactText, subtract, ZERO } from '../money/exact.ts';
import type { FeeNode, Plan } from '../plan/plan.ts';
import type { ExactDecision } from './decide-exact.ts';
import { placeOf, planLines } from './line-places.ts';
import { type BreakdownPart, breakdownParts, type PriceBreakdown } from './price-breakdown.ts';
import type { RecordTemplate } from './record-template.ts';

interface Seen {
  readonly frame: ExactFrame;
  readonly totals: readonly WindowTotal[];
}

/** The breakdown of one fee of a record, by deciding its snapshot once more; of a fee of lines, of one line or of all. */
export function recordBreakdown(
  { plan, again }: Pick<RecordTemplate, 'plan' | 'again'>,
  snapshot: Snapshot,
  node: FeeNode,
  line: string | undefined,
): PriceBreakdown {
  if (snapshot.refund !== undefined) return givenBackParts(again(snapshot), plan, snapshot, { node, line });
  const seen: Seen[] = [];
  const decision = again(snapshot, (index, frame, totals, at) => {
    if (index === node.index && (at === undefined) === (node.lines === undefined))
      seen[at ?? 0] = copyOf(frame, totals);
  });
  let [exact, booked] = [ZERO, ZERO];
  const parts: BreakdownPart[] = [];
  for (const [at, of] of seen.entries()) {
    if (line !== undefined && snapshot.lines?.[at]?.id !== line) continue;
    const come = cameTo(decision, node, plan, at);
    exact = add(exact, come.exact);
    booked = add(booked, come.booked);
    const isBooked = node.booking !== undefined;
    if (come.isApplied)
      parts.push(...breakdownParts(plan, node, { ...of, ...come, booked: isBooked ? come.booked : undefined }));
  }
  const texts = { fee: node.item.code, exact: exactText(exact), parts };
  return node.booking === undefined ? texts : { ...texts, booked: exactText(booked) };
}

/** The parts of a price are those of the original; a refund gives back one amount. */
function givenBackParts(
  decision: ExactDecision,
  plan: Plan,
  snapshot: Snapshot,
  { node, line }: { readonly node: FeeNode; readonly line: string | undefined },
): PriceBreakdown {
  const lines = node.lines === undefined ? [0] : (snapshot.lines ?? []).map((_, at) => at);
  let [exact, booked] = [ZERO, ZERO];
  let isApplied = false;
  for (const at of lines) {
    if (line !== undefined && node.lines !== undefined && snapshot.lines?.[at]?.id !== line) continue;
    const come = cameTo(decision, node, plan, at);
    exact = add(exact, come.exact);
    booked = add(booked, come.booked);
    isApplied ||= come.isApplied;
  }
  const rounding = node.booking === undefined ? ZERO : subtract(booked, exact);
  const parts: BreakdownPart[] = isApplied ? [{ kind: 'amount', amount: exactText(exact) }] : [];
  if (rounding.n !== 0n) parts.push({ kind: 'rounding', amount: exactText(rounding) });
  const texts = { fee: node.item.code, exact: exactText(exact), parts };
  return node.booking === undefined ? texts : { ...texts, booked: exactText(booked) };
}

/** The frame goes on to the next node, and so do the totals. */
function copyOf(frame: ExactFrame, totals: readonly WindowTotal[]): Seen {
  return {
    frame: { ...frame, numbers: [...frame.numbers], booleans: [...frame.booleans], texts: [...frame.texts] },
    totals: totals.map((total) => (total.flat === undefined ? total : { ...total, flat: { ...total.flat } })),
  };
}

/** What came of the fee: of the document, or of the line at this place. */
function cameTo({ frame, rows, applied }: ExactDecision, node: FeeNode, plan: Plan, at: number) {
  const { exact, value, lines, index } = node;
  if (lines === undefined) {
    const of = ({ slot }: Sym): Exact => frame.numbers[slot] ?? ZERO;
    return { exact: of(exact), booked: of(value), isApplied: applied[index] === true };
  }
  const of = (sym: Sym): Exact => rows[at]?.numbers[placeOf(planLines(plan), sym).at] ?? ZERO;
  return { exact: of(exact), booked: of(value), isApplied: of(lines.applied).n !== 0n };
}
