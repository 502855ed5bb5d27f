import type { Level } from './level.ts';
import { sum } from './sum.ts';

/**
 * A level of bearers with relative weights and nothing else to say: what nobody can take is unplaced.
 *
 * Worked case: 100 by 5, 3 and 2 is 50, 30, 20; where the first can take no more than 45, it is 45, 33, 22.
 */
export function plainLevel(weights: readonly bigint[], rooms: readonly (bigint | undefined)[] = []): Level {
  return {
    isSequence: false,
    fixed: weights.map(() => undefined),
    weights,
    whole: sum(weights),
    rest: -1,
    rooms: weights.map((_, at) => rooms[at]),
    spill: 'by-weight',
    shortage: 'in-order',
    remainder: 'largest',
  };
}
