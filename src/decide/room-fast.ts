import { compileFastNumber, type FastNumber, type FastValue, kept, widened } from '../formula/compile-fast.ts';
import { divideUnits } from '../money/rounding.ts';
import { POWERS_OF_TEN } from '../money/units.ts';
import type { BearerNode } from '../plan/levels.ts';
import type { Plan } from '../plan/plan.ts';
import type { DecisionFrame } from './fast-step.ts';

/** Whole units that a bearer can still take of itself: cut down, and never below zero. `Infinity` is without bound. */
export type FastRoom = (frame: DecisionFrame, isNegative: boolean) => number;

/** The room that cap and limit leave; `undefined` where one of them has no static scale. */
export function compileFastRoom(bearer: BearerNode, scale: number, plan: Plan): FastRoom | undefined {
  const { cap } = bearer;
  const capOf = cap === undefined ? UNBOUND : atUnits(compileFastNumber(cap), scale);
  const limitOf = bearer.limit === undefined ? UNBOUND : compileLimit(bearer, bearer.limit, scale, plan);
  if (capOf === undefined || limitOf === undefined) return undefined;
  return (frame, isNegative) => Math.max(0, Math.min(limitOf(frame, isNegative), capOf(frame)));
}

const UNBOUND: FastNumber = () => Number.POSITIVE_INFINITY;

function compileLimit(
  { item }: BearerNode,
  { accumulator, amount }: NonNullable<BearerNode['limit']>,
  scale: number,
  plan: Plan,
): FastRoom | undefined {
  const running = plan.accumulators[accumulator]?.running;
  const limitOf = compileFastNumber(amount);
  if (running?.scale === undefined || limitOf === undefined) return undefined;
  const wide = Math.max(running.scale, limitOf.scale);
  const limitAt = widened(limitOf, wide);
  const balanceAt = widened({ run: (frame) => frame.numbers[running.slot] as number, scale: running.scale }, wide);
  const [down, up] = [POWERS_OF_TEN[Math.max(0, wide - scale)], POWERS_OF_TEN[Math.max(0, scale - wide)]];
  if (limitAt === undefined || balanceAt === undefined || down === undefined || up === undefined) return undefined;
  const isStop = item.onCap === 'stop';
  return (frame, isNegative) => {
    const balance = balanceAt(frame);
    if (Number.isNaN(balance)) frame.fits = false;
    // A negative amount takes back: at most what stands on the account.
    const room = isNegative ? balance : kept(frame, limitAt(frame) - balance);
    if (isStop && !isNegative && room > 0) return Number.POSITIVE_INFINITY;
    return down === 1 ? kept(frame, room * up) : divideUnits(room, down, 'floor');
  };
}

function atUnits(value: FastValue | undefined, scale: number): FastNumber | undefined {
  if (value === undefined) return undefined;
  if (value.scale <= scale) return widened(value, scale);
  const divisor = POWERS_OF_TEN[value.scale - scale];
  return divisor === undefined ? undefined : (frame) => divideUnits(value.run(frame), divisor, 'floor');
}
