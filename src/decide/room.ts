import { compileExactNumber } from '../formula/compile-exact.ts';
import type { ExactFrame } from '../formula/frame.ts';
import { type Exact, negate, roundExact, sign, subtract, ZERO } from '../money/exact.ts';
import type { BearerNode } from '../plan/levels.ts';
import type { Plan } from '../plan/plan.ts';

/** What a bearer can still take, and what bounds it. */
export interface Room {
  /** Whole units, cut down and never below zero; `undefined` is without bound. */
  readonly units: bigint | undefined;
  /** The tightest bound: its cap, what its limit leaves, or what those below can take. */
  readonly by: 'cap' | 'limit' | 'split' | undefined;
  /** By how much the account is past its limit: a reversal or a lowered limit may leave it there. */
  readonly excess: Exact | undefined;
}

export type RoomOf = (frame: ExactFrame, isNegative: boolean, below: bigint | undefined) => Room;

/**
 * The smallest of a bearer's cap, of what its limit leaves, and of what the level below can take. A negative amount takes
 * back: at most what stands on the account. A limit that is only to stop leaves everything until it is reached.
 *
 * Worked case: a limit of 120.00 with 100.00 on the account leaves 20.00; −30.00 can take back all of its 30.00.
 */
export function compileRoom(bearer: BearerNode, scale: number, plan: Plan): RoomOf {
  const capOf = bearer.cap && compileExactNumber(bearer.cap);
  const limitOf = compileLimit(bearer, plan);
  const cut = (room: Exact): bigint => (sign(room) <= 0 ? 0n : roundExact(room, scale, 'floor'));
  return (frame, isNegative, below) => {
    const limit = limitOf?.(frame, isNegative);
    const bounds: readonly (readonly [Room['by'], bigint | undefined])[] = [
      ['cap', capOf && cut(capOf(frame))],
      ['limit', limit?.leaves && cut(limit.leaves)],
      ['split', below],
    ];
    let units: bigint | undefined;
    let by: Room['by'];
    for (const [bound, room] of bounds) {
      if (room === undefined || (units !== undefined && room >= units)) continue;
      units = room;
      by = bound;
    }
    return { units, by, excess: limit?.excess };
  };
}

interface LimitRoom {
  /** `undefined` is without bound. */
  readonly leaves: Exact | undefined;
  readonly excess: Exact | undefined;
}

function compileLimit(
  { limit, item }: BearerNode,
  plan: Plan,
): ((frame: ExactFrame, isNegative: boolean) => LimitRoom) | undefined {
  const limitOf = limit && compileExactNumber(limit.amount);
  const running = limit && plan.accumulators[limit.accumulator]?.running;
  if (limitOf === undefined || running === undefined) return undefined;
  return (frame, isNegative) => {
    const balance = frame.numbers[running.slot] ?? ZERO;
    if (isNegative) return { leaves: balance, excess: undefined };
    const leaves = subtract(limitOf(frame), balance);
    const excess = sign(leaves) < 0 ? negate(leaves) : undefined;
    return { leaves: item.onCap === 'stop' && sign(leaves) > 0 ? undefined : leaves, excess };
  };
}
