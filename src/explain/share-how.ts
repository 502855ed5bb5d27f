import { compileLevel, type Placed, placeLevel } from '../decide/level-exact.ts';
import { ownPart, spillReceived } from '../decide/own-part.ts';
import { compileExactNumber } from '../formula/compile-exact.ts';
import type { Tree } from '../formula/tree.ts';
import { abs, type Exact, exactOf, exactText, multiply, negate, roundExact, sign } from '../money/exact.ts';
import { unitsText } from '../money/units.ts';
import { bearerTrees } from '../plan/bearer-trees.ts';
import type { BearerNode } from '../plan/levels.ts';
import type { ApportionmentNode } from '../plan/plan.ts';
import { type DecidedAgain, MASK } from './decided-again.ts';
import type { ExplainedShare, ShareReason } from './how.ts';

/**
 * How a bearer came to its share: what it was to take by itself, what it could still take, which of the two decided, and
 * what came to it of the others and of rounding. The amount is divided once more, so nothing is guessed from the share.
 */
export function shareHow(decided: DecidedAgain, node: ApportionmentNode, bearer: BearerNode): ExplainedShare {
  const placed = placedAgain(decided, node, bearer);
  const { ready, position, taken, amount } = placed;
  const { units: room, by, excess } = ready.rooms[position] ?? {};
  const { scale } = node.booking;
  const unit = exactOf(1n, scale);
  const isNegative = sign(decided.value(node.amount)) < 0;
  const isSecret = (tree: Tree): boolean => decided.isSensitiveTree(tree);
  // Which of a level's formulas could be read back from a part of it, nobody can say: one secret covers them all.
  const isMasked = decided.isSensitive(node.of.name) || node.bearers.some((each) => bearerTrees(each).some(isSecret));
  const masked = (text: string): string => (isMasked ? MASK : text);
  // Divided as its positive twin, a negative amount is told with its own sign.
  const money = (value: Exact): string => masked(exactText(multiply(isNegative ? negate(value) : value, unit)));
  const whole = (units: bigint): string => unitsText(isNegative ? -units : units, scale);
  const spill = spillReceived(placed);
  const remainder = taken.share - taken.exact.n / taken.exact.d;
  return {
    kind: 'share',
    of: bearer.above ?? node.item.of,
    amount: decided.isSensitive(node.of.name) ? MASK : whole(amount),
    left: masked(whole(taken.found)),
    by: bearer.part.kind,
    ...weightsOf(decided, node, placed),
    part: money(ownPart(placed)),
    headroom:
      room === undefined
        ? undefined
        : roomText(decided, bearer, by === 'split' && isMasked, multiply(exactOf(room), unit)),
    ...(by === undefined ? {} : { headroomBy: by }),
    ...(excess === undefined ? {} : { excess: masked(exactText(excess)) }),
    reason: reasonOf(placed, room, by),
    ...(sign(spill) > 0 ? { spill: money(spill) } : {}),
    ...(remainder > 0n ? { remainder: masked(whole(remainder)) } : {}),
    ...(placed.ofUnplaced > 0n ? { unplaced: masked(whole(placed.ofUnplaced)) } : {}),
  };
}

function placedAgain(decided: DecidedAgain, node: ApportionmentNode, bearer: BearerNode): Placed {
  const amount = decided.value(node.amount);
  const ready = compileLevel(node.level, node, decided.plan)(decided.seenBy(node), sign(amount) < 0);
  let found: Placed | undefined;
  placeLevel(ready, roundExact(abs(amount), node.booking.scale, 'down'), node, (placed) => {
    if (placed.bearer === bearer) found = placed;
  });
  if (found === undefined) throw new TypeError(`feewright: '${bearer.item.code}' was not placed; this is a bug`);
  return found;
}

function weightsOf(
  decided: DecidedAgain,
  node: ApportionmentNode,
  { ready, bearer }: Placed,
): Pick<ExplainedShare, 'weight' | 'weights'> {
  if (bearer.part.kind !== 'weight') return {};
  const frame = decided.seenBy(node);
  const textOf = ({ part }: BearerNode): readonly string[] => {
    if (part.kind !== 'weight') return [];
    return [decided.isSensitiveTree(part.weight) ? MASK : exactText(compileExactNumber(part.weight)(frame))];
  };
  const weights = ready.node.bearers.flatMap(textOf).join(' : ');
  return { weight: textOf(bearer).join(''), weights };
}

function roomText(decided: DecidedAgain, { cap, limit }: BearerNode, isSplitSecret: boolean, room: Exact): string {
  const isSecret = [cap, limit?.amount].some((tree) => tree !== undefined && decided.isSensitiveTree(tree));
  return isSecret || isSplitSecret ? MASK : exactText(room);
}

function reasonOf(placed: Placed, room: bigint | undefined, by: 'cap' | 'limit' | 'split' | undefined): ShareReason {
  const { bearer, ready, position, taken, ofUnplaced } = placed;
  const { kind } = bearer.part;
  const isEmpty = ofUnplaced === 0n;
  if (kind === 'weight' && ready.level.weights[position] === 0n && isEmpty) return 'no-weight';
  if (kind === 'turn' && taken.found === 0n && isEmpty) return 'nothing-left';
  if (by !== undefined && room !== undefined && taken.share >= room) return `at-${by}`;
  if (kind === 'fixed') return taken.share < (ready.level.fixed[position] ?? 0n) ? 'shortage' : 'fixed';
  if (kind === 'turn') return 'in-turn';
  return kind === 'weight' ? 'by-weight' : 'rest';
}
