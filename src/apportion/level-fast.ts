import type { LevelRules } from '../plan/levels.ts';

/**
 * A level in the scaled-integer lane: the same lists of plain numbers, made once for its plan, so that dividing a document's
 * amount allocates nothing.
 */
export interface FastLevel extends LevelRules {
  readonly count: number;
  /** In: whole units, `NaN` without a fixed part. */
  readonly fixed: number[];
  readonly hasFixed: boolean;
  /** In: safe integers. */
  readonly weights: number[];
  /** In: what weights are fractions of; without a bearer of the rest it is their sum, and not looked at. */
  whole: number;
  /** In: whole units that each can still take; `Infinity` is without bound. */
  readonly rooms: number[];
  /** Whether anybody may have a bound. */
  readonly isBounded: boolean;
  /** Out: whole units. */
  readonly shares: number[];
  /** Out: what nobody could take. */
  unplaced: number;
  /** Numerators of the remainders; the last place is that of the unplaced part. Below zero: not open. */
  readonly remainders: number[];
  /** Scratch: remainders in order of size. */
  readonly sorted: Float64Array;
  /** What those took who are full, and their weights together. */
  filled: number;
  fullWeight: number;
  /** What those with a fixed part took. */
  readonly placed: number[];
  /** The level of the fixed parts, where they are to share what there is by size. */
  readonly prorated: FastLevel | undefined;
}

type FastRules = LevelRules & Pick<FastLevel, 'hasFixed' | 'isBounded'>;

export function fastLevel(count: number, rules: FastRules): FastLevel {
  const zeros = (): number[] => new Array<number>(count).fill(0);
  const isProrated = rules.hasFixed && rules.shortage === 'prorate';
  return {
    ...rules,
    count,
    fixed: zeros().fill(Number.NaN),
    weights: zeros(),
    whole: 1,
    rooms: zeros().fill(Number.POSITIVE_INFINITY),
    shares: zeros(),
    unplaced: 0,
    remainders: [...zeros(), 0],
    sorted: new Float64Array(count + 1),
    filled: 0,
    fullWeight: 0,
    placed: zeros(),
    prorated: isProrated
      ? fastLevel(count, {
          ...rules,
          rest: -1,
          spill: 'by-weight',
          shortage: 'in-order',
          hasFixed: false,
          isBounded: true,
        })
      : undefined,
  };
}

/** Of a bearer, or the unplaced part, that gets no more units. */
export const CLOSED = -1;
