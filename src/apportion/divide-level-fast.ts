import { divideByWeightFast, divideFreely } from './divide-by-weight-fast.ts';
import type { FastLevel } from './level-fast.ts';

/**
 * `divideLevel` on safe integers, in place; answers false where the exact lane has to decide.
 *
 * @param amount whole units, not negative
 */
export type DivideFast = (level: FastLevel, amount: number) => boolean;

/** How a level of this kind is divided: chosen once, for every document of its plan. */
export function fastDivider({ isSequence, hasFixed, isBounded, rest, remainder }: FastLevel): DivideFast {
  if (isSequence) return takeInTurn;
  if (hasFixed) return divideMixed;
  return !isBounded && rest < 0 && remainder === 'largest' ? divideFreely : divideByWeightFast;
}

function takeInTurn(level: FastLevel, amount: number): boolean {
  const { count, rooms, shares } = level;
  let left = amount;
  for (let i = 0; i < count; i++) {
    const share = Math.min(left, rooms[i] as number);
    shares[i] = share;
    left -= share;
  }
  level.unplaced = left;
  return true;
}

/** Fixed parts, and by weight what they leave. */
function divideMixed(level: FastLevel, amount: number): boolean {
  const { count, fixed, rooms, shares, placed, prorated, shortage } = level;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const part = fixed[i] as number;
    placed[i] = Number.isNaN(part) ? 0 : Math.min(part, rooms[i] as number);
    sum += placed[i] as number;
  }
  if (!(sum <= Number.MAX_SAFE_INTEGER)) return false;
  let left = amount;
  if (sum > amount && shortage === 'reject') return false;
  if (sum > amount && prorated !== undefined) {
    if (!prorate(level, prorated, amount)) return false;
    left = 0;
  } else {
    for (let i = 0; i < count; i++) {
      placed[i] = Math.min(placed[i] as number, left);
      left -= placed[i] as number;
    }
  }
  if (!divideByWeightFast(level, left)) return false;
  for (let i = 0; i < count; i++) shares[i] = (shares[i] as number) + (placed[i] as number);
  return true;
}

function prorate({ count, fixed, placed }: FastLevel, prorated: FastLevel, amount: number): boolean {
  for (let i = 0; i < count; i++) {
    const part = fixed[i] as number;
    prorated.weights[i] = Number.isNaN(part) ? 0 : part;
    prorated.rooms[i] = placed[i] as number;
  }
  if (!divideByWeightFast(prorated, amount)) return false;
  for (let i = 0; i < count; i++) placed[i] = prorated.shares[i] as number;
  return true;
}
