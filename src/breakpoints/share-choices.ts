import { compileLevel, type Placed, placeLevel } from '../decide/level-exact.ts';
import { ownPart } from '../decide/own-part.ts';
import type { ExactFrame } from '../formula/frame.ts';
import { abs, exactOf, multiply, roundExact, sign, subtract, ZERO } from '../money/exact.ts';
import { bearerTrees } from '../plan/bearer-trees.ts';
import type { ApportionmentNode, Plan } from '../plan/plan.ts';
import type { Choice } from './choice.ts';
import { formulaChoices } from './formula-choices.ts';

interface Seen {
  /** The values as the apportionment saw them. */
  readonly before: ExactFrame;
  /** The values in the end: with the shares. */
  readonly after: ExactFrame;
}

/** Of each bearer: whether it takes anything, and whether all that it can still take. */
export function shareChoices(plan: Plan, node: ApportionmentNode, { before, after }: Seen): readonly Choice[] {
  const amount = after.numbers[node.amount.slot] ?? ZERO;
  const units = roundExact(abs(amount), node.booking.scale, 'down');
  const bearers: Choice[] = [];
  const ready = compileLevel(node.level, node, plan)(before, sign(amount) < 0);
  placeLevel(ready, units, node, (placed) => bearers.push(choiceOf(node, placed)));
  return [...formulaChoices(node.item.code, node.bearers.flatMap(bearerTrees), before), ...bearers];
}

function choiceOf(node: ApportionmentNode, placed: Placed): Choice {
  const { ready, position, units, bearer } = placed;
  const room = ready.rooms[position]?.units;
  const isFull = room !== undefined && units >= room;
  const unit = exactOf(1n, node.booking.scale);
  const own = multiply(ownPart(placed), unit);
  const margins = room === undefined ? [own] : [subtract(own, multiply(exactOf(room), unit)), own];
  const chosen = isFull ? 'full' : units === 0n ? 'nothing' : 'takes';
  return { kind: 'bearer', of: node.item.code, about: bearer.item.code, chosen, margins };
}
