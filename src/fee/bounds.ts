import { compileExactNumber } from '../formula/compile-exact.ts';
import { compileFastNumber, type FastNumber, widened } from '../formula/compile-fast.ts';
import type { ExactFrame, FastFrame } from '../formula/frame.ts';
import type { Tree } from '../formula/tree.ts';
import { compare, type Exact } from '../money/exact.ts';
import type { CheckedBounds } from '../plan/plan.ts';

/** Floor, then cap (保底, 封顶): where they cross, the cap stands, or the floor where it `wins`. */
export type ExactBounds = (frame: ExactFrame, value: Exact) => Exact;

export function compileExactBounds({ floor, cap, wins }: CheckedBounds): ExactBounds {
  const lowest = floor && compileExactNumber(floor);
  const highest = cap && compileExactNumber(cap);
  const raise: ExactBounds = (frame, value) => {
    const bound = lowest?.(frame);
    return bound !== undefined && compare(value, bound) < 0 ? bound : value;
  };
  const lower: ExactBounds = (frame, value) => {
    const bound = highest?.(frame);
    return bound !== undefined && compare(value, bound) > 0 ? bound : value;
  };
  if (lowest === undefined && highest === undefined) return (_frame, value) => value;
  return wins === 'cap'
    ? (frame, value) => lower(frame, raise(frame, value))
    : (frame, value) => raise(frame, lower(frame, value));
}

export type FastBounds = (frame: FastFrame, value: number) => number;

/** A price without bounds: who knows that need not ask. */
export const UNBOUND: FastBounds = (_frame, value) => value;

/** `undefined` where a bound has no place at this scale. */
export function compileFastBounds({ floor, cap, wins }: CheckedBounds, scale: number): FastBounds | undefined {
  const lowest = floor && fastAtScale(floor, scale);
  const highest = cap && fastAtScale(cap, scale);
  if ((floor !== undefined && lowest === undefined) || (cap !== undefined && highest === undefined)) return undefined;
  if (lowest === undefined && highest === undefined) return UNBOUND;
  if (highest === undefined) return (frame, value) => Math.max(value, (lowest as FastNumber)(frame));
  if (lowest === undefined) return (frame, value) => Math.min(value, highest(frame));
  return wins === 'cap'
    ? (frame, value) => Math.min(Math.max(value, lowest(frame)), highest(frame))
    : (frame, value) => Math.max(Math.min(value, highest(frame)), lowest(frame));
}

export function fastAtScale(tree: Tree, scale: number): FastNumber | undefined {
  const value = compileFastNumber(tree);
  return value && widened(value, scale);
}
