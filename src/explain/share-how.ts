import { compileHeadroom } from '../decide/headroom.ts';
import { compileExactNumber } from '../formula/compile-exact.ts';
import type { ExactFrame } from '../formula/frame.ts';
import type { Tree } from '../formula/tree.ts';
import { abs, add, compare, type Exact, exactOf, exactText, multiply, sign, ZERO } from '../money/exact.ts';
import type { ApportionmentNode, BearerNode } from '../plan/plan.ts';
import { type DecidedAgain, MASK } from './decided-again.ts';
import type { How } from './explanation.ts';

type ShareHow = Extract<How, { kind: 'share' }>;

/** How a bearer came to his share: his weight among the others, what he could still take, and which of the two decided. */
export function shareHow(decided: DecidedAgain, node: ApportionmentNode, bearer: BearerNode): ShareHow {
  const frame = decided.seenBy(node);
  const { scale } = node.booking;
  const weights = node.bearers.map((each) => compileExactNumber(each.weight)(frame));
  const weight = compileExactNumber(bearer.weight)(frame);
  const headroom = headroomOf(decided, bearer, frame, sign(decided.value(node.amount)) < 0);
  const isSecret = (tree: Tree | undefined): boolean => tree !== undefined && decided.isSensitiveTree(tree);
  const isWeightSecret = (each: BearerNode | undefined): boolean => isSecret(each?.weight);
  const isRoomSecret = isSecret(bearer.cap) || isSecret(bearer.limit?.amount);
  return {
    kind: 'share',
    of: node.item.of,
    amount: decided.isSensitive(node.of.name) ? MASK : decided.valueText(node.amount, scale),
    weight: isWeightSecret(bearer) ? MASK : exactText(weight),
    weights: weights.map((each, at) => (isWeightSecret(node.bearers[at]) ? MASK : exactText(each))).join(' : '),
    headroom: headroom && (isRoomSecret ? MASK : exactText(headroom)),
    reason: reasonOf(decided, node, bearer, { weight, total: weights.reduce(add, ZERO), headroom }),
  };
}

function reasonOf(
  decided: DecidedAgain,
  node: ApportionmentNode,
  bearer: BearerNode,
  facts: { readonly weight: Exact; readonly total: Exact; readonly headroom: Exact | undefined },
): ShareHow['reason'] {
  const { weight, total, headroom } = facts;
  const share = abs(decided.value(bearer.share));
  const oneMore = add(share, exactOf(1n, node.booking.scale));
  const takesRest = typeof node.item.unplaced === 'object' && node.item.unplaced.to === bearer.item.code;
  if (weight.n === 0n && !takesRest) return 'no-weight';
  // Headrooms are cut down to whole units, so a bearer is full once one more unit would pass it.
  if (headroom !== undefined && compare(oneMore, headroom) > 0) return 'at-headroom';
  const byWeight =
    total.n === 0n ? ZERO : multiply(abs(decided.value(node.amount)), { n: weight.n * total.d, d: weight.d * total.n });
  const isMore = compare(share, add(byWeight, exactOf(1n, node.booking.scale))) > 0;
  return takesRest && isMore ? 'takes-the-rest' : 'by-weight';
}

/** Never below zero: who is past a limit takes nothing. */
function headroomOf(
  decided: DecidedAgain,
  bearer: BearerNode,
  frame: ExactFrame,
  isNegative: boolean,
): Exact | undefined {
  const room = compileHeadroom(bearer, decided.plan)?.(frame, isNegative);
  return room !== undefined && sign(room) < 0 ? ZERO : room;
}
