import { compileExactNumber } from '../formula/compile-exact.ts';
import type { ExactFrame } from '../formula/frame.ts';
import { compare, type Exact, subtract, ZERO } from '../money/exact.ts';
import type { BearerNode, Plan } from '../plan/plan.ts';

/** What a bearer can still take, exactly; below zero where its limit was passed already. */
export type Headroom = (frame: ExactFrame, isNegative: boolean) => Exact;

/**
 * The smaller of a bearer's cap and of what its limit leaves; `undefined` for one that takes all it is given. A negative
 * amount takes back: at most what stands on the account.
 *
 * Worked case: a limit of 120.00 with 100.00 on the account leaves 20.00; −30.00 can take back all of its 30.00.
 */
export function compileHeadroom({ cap, limit }: BearerNode, plan: Plan): Headroom | undefined {
  if (cap === undefined && limit === undefined) return undefined;
  const capOf = cap && compileExactNumber(cap);
  const limitOf = limit && compileExactNumber(limit.amount);
  const running = limit && plan.accumulators[limit.accumulator]?.running;
  return (frame, isNegative) => {
    const rooms: Exact[] = [];
    if (capOf !== undefined) rooms.push(capOf(frame));
    if (limitOf !== undefined && running !== undefined) {
      const balance = frame.numbers[running.slot] ?? ZERO;
      rooms.push(isNegative ? balance : subtract(limitOf(frame), balance));
    }
    return rooms.reduce((a, b) => (compare(a, b) <= 0 ? a : b));
  };
}
