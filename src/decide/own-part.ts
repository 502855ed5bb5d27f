import { type Exact, exactOf, subtract } from '../money/exact.ts';
import type { Placed } from './level-exact.ts';

/**
 * What a bearer would take by itself, in units before rounding: its part by weight, its fixed part, or all that was left at
 * its turn. Caps and what others cannot take come on top.
 *
 * Worked case: of 100.00 among three equal bearers, one of whom is capped at 20.00, each one's own part is 33.33….
 */
export function ownPart({ ready, position, taken }: Placed): Exact {
  const { weights, whole, fixed, rest } = ready.level;
  const kind = ready.node.bearers[position]?.part.kind;
  if (kind === 'fixed') return exactOf(fixed[position] ?? 0n);
  if (kind === 'turn') return exactOf(taken.found);
  const given = weights.reduce((sum, weight) => sum + weight, 0n);
  const weight = position === rest ? whole - given : (weights[position] ?? 0n);
  return { n: taken.found * weight, d: whole > 0n ? whole : 1n };
}

/** What it got of what others of its level could not take; zero or less where it got nothing. */
export function spillReceived(placed: Placed): Exact {
  const { taken, ready, position } = placed;
  const room = ready.level.rooms[position];
  const own = ownPart(placed);
  const isCut = room !== undefined && own.n > room * own.d;
  return isCut ? exactOf(0n) : subtract(taken.exact, own);
}
