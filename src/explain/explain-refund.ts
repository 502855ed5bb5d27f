import type { Snapshot, SnapshotRefund } from '../factor/snapshot.ts';
import { formulaText } from '../formula/formula-text.ts';
import type { Sym } from '../formula/scope.ts';
import { exactText } from '../money/exact.ts';
import type { ApportionmentNode, FeeNode, Plan } from '../plan/plan.ts';
import { explainedWindow, windowTotal } from './bands-how.ts';
import { roundedOf } from './booked-how.ts';
import { DecidedAgain } from './decided-again.ts';
import { definedBy } from './defined-by.ts';
import type { ExplainTarget } from './explain-target.ts';
import type { Explanation } from './explanation.ts';
import type { How } from './how.ts';

/**
 * What a refund gives back of an amount, and under it the tree of what the original was charged.
 *
 * @param original the explanation of the same amount of the original
 *
 * Worked case: a commission of 3.33, two thirds refunded by now and one third before: 1.11 more.
 */
export function explainRefund(
  plan: Plan,
  snapshot: Snapshot,
  {
    refund,
    target,
    original,
  }: { readonly refund: SnapshotRefund; readonly target: ExplainTarget; readonly original: Explanation },
): Explanation {
  const line = 'fee' in target ? target.line : undefined;
  const at = line === undefined ? undefined : (snapshot.lines ?? []).findIndex(({ id }) => id === line);
  const decided = DecidedAgain.of(plan, snapshot, () => true).ofLine(at);
  const span = at === undefined ? refund : (refund.lines?.[at] ?? refund);
  const told = {
    original: refund.original.document.id,
    before: span.before,
    after: span.after,
    charged: original.value,
  };
  if ('fee' in target) {
    const node = plan.nodes.find((each) => each.kind === 'fee' && each.item.code === target.fee);
    if (node?.kind !== 'fee') throw new TypeError(`feewright: no fee '${target.fee}' to refund; this is a bug`);
    const how = feeHow(decided, node, { told, refund, line });
    return { ...feeOf(decided, node, line), how, inputs: [original] };
  }
  const node = plan.nodes.find((each) => each.kind === 'apportionment' && each.item.code === target.apportionment);
  if (node?.kind !== 'apportionment') throw new TypeError('feewright: nothing was divided here; this is a bug');
  const { bearer } = target;
  const name = bearer === undefined ? `unplaced(${node.item.code})` : `share(${node.item.code}, ${bearer})`;
  const how: How = { kind: 'refund', policy: 'outstanding', ...told, refunded: refund.refunded[name] ?? '0' };
  return { ...shareOf(decided, node, bearer), how, inputs: [original] };
}

interface Told {
  readonly original: string;
  readonly before: string;
  readonly after: string;
  readonly charged: string;
}

function feeHow(
  decided: DecidedAgain,
  node: FeeNode,
  { told, refund, line }: { readonly told: Told; readonly refund: SnapshotRefund; readonly line: string | undefined },
): How {
  const { refund: policy, price, item } = node;
  if (policy.kind === 'formula') {
    const refunded = refund.refunded[line === undefined ? item.code : `${item.code}[${line}]`] ?? '0';
    return { kind: 'refund', policy: 'formula', ...told, refunded, formula: formulaText(policy.amount) };
  }
  if (policy.kind !== 'reprice') return { kind: 'refund', policy: policy.kind, ...told };
  const cumulative = 'cumulative' in price ? price.cumulative : undefined;
  const window = explainedWindow(decided, cumulative, windowTotal(decided, node, cumulative));
  return { kind: 'refund', policy: 'reprice', ...told, ...(window === undefined ? {} : { window }) };
}

function feeOf(decided: DecidedAgain, node: FeeNode, line: string | undefined): Omit<Explanation, 'how' | 'inputs'> {
  const { item, booking, lines } = node;
  const [value, exact] =
    line === undefined && lines !== undefined ? [lines.value, lines.exact] : [node.value, node.exact];
  const booked = decided.valueText(value, booking?.scale);
  const isApplied = decided.isApplied(node);
  const rounding = isApplied
    ? booking && {
        exact: exactText(decided.value(exact)),
        mode: booking.mode,
        scale: booking.scale,
        booked,
        ...roundedOf(node),
      }
    : undefined;
  return {
    code: item.code,
    ...(line === undefined ? {} : { line }),
    label: item.label,
    value: booked,
    type: decided.typeText(value),
    rounding,
    definedBy: definedBy(decided.plan.definition, item.code, 'refund'),
  };
}

function shareOf(
  decided: DecidedAgain,
  node: ApportionmentNode,
  bearer: string | undefined,
): Omit<Explanation, 'how' | 'inputs'> {
  const { definition } = decided.plan;
  const sym: Sym = node.bearers.find(({ item }) => item.code === bearer)?.share ?? node.unplaced;
  return {
    code: bearer ?? node.item.code,
    label: bearer === undefined ? node.item.label : definition.parties.find(({ code }) => code === bearer)?.label,
    value: decided.valueText(sym, node.booking.scale),
    type: decided.typeText(sym),
    rounding: undefined,
    definedBy: [],
  };
}
