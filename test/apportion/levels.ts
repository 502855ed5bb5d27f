import * as fc from 'fast-check';
import { fastDivider } from '../../src/apportion/divide-level-fast.ts';
import type { Level } from '../../src/apportion/level.ts';
import { fastLevel } from '../../src/apportion/level-fast.ts';
import { plainLevel } from '../../src/apportion/plain-level.ts';
import { D, q } from '../property/oracle.ts';
import type { SlowLevel } from '../property/slow-division.ts';

/** A level of bearers with relative weights. */
export function byWeight(
  weights: readonly bigint[],
  rooms: readonly (bigint | undefined)[] = [],
  rules: Partial<Level> = {},
): Level {
  return { ...plainLevel(weights, rooms), ...rules };
}

/** The same division on safe integers, in whole units; `undefined` where it says that it can't. */
export function divideFast(amount: bigint, level: Level): { shares: readonly bigint[]; unplaced: bigint } | undefined {
  const fast = fastOf(level);
  if (!fastDivider(fast)(fast, Number(amount))) return undefined;
  return { shares: fast.shares.map(BigInt), unplaced: BigInt(fast.unplaced) };
}

export function fastOf(level: Level) {
  const count = level.rooms.length;
  const hasFixed = level.fixed.some((part) => part !== undefined);
  const isBounded = level.rooms.some((room) => room !== undefined);
  const fast = fastLevel(count, { ...level, hasFixed, isBounded });
  for (let i = 0; i < count; i++) {
    fast.weights[i] = Number(level.weights[i]);
    fast.fixed[i] = level.fixed[i] === undefined ? Number.NaN : Number(level.fixed[i]);
    fast.rooms[i] = level.rooms[i] === undefined ? Number.POSITIVE_INFINITY : Number(level.rooms[i]);
  }
  fast.whole = Number(level.whole);
  return fast;
}

/** The same for the slow second computation. */
export function slowOf(level: Level): SlowLevel {
  const { isSequence, rest, spill, shortage, remainder } = level;
  const decimal = (value: bigint | undefined): D | undefined =>
    value === undefined ? undefined : new D(String(value));
  const weights = level.weights.map((weight, k) => {
    const has = !isSequence && level.fixed[k] === undefined && k !== rest;
    return has ? { n: q(String(weight)).n, d: q(String(rest < 0 ? 1n : level.whole)).n } : undefined;
  });
  return {
    ...{ isSequence, rest, spill, shortage, weights },
    fixed: level.fixed.map(decimal),
    rooms: level.rooms.map(decimal),
    remainder: typeof remainder === 'number' ? `to:${remainder}` : remainder,
    codes: level.rooms.map((_, k) => String(k)),
  };
}

const bearer = fc.record({
  weight: fc.oneof(fc.bigInt(0n, 9n), fc.bigInt(0n, 1000n), fc.bigInt(0n, 2n ** 30n)),
  fixed: fc.option(fc.oneof(fc.bigInt(0n, 40n), fc.bigInt(0n, 10_000n)), { nil: undefined, freq: 1 }),
  room: fc.option(fc.oneof(fc.bigInt(0n, 40n), fc.bigInt(0n, 100_000n)), { nil: undefined }),
});

type Drawn = { weight: bigint; fixed: bigint | undefined; room: bigint | undefined };

const few = fc.array(bearer, { minLength: 1, maxLength: 6 });
const many = fc.array(bearer, { minLength: 20, maxLength: 60 });

function levelsOf(bearers: fc.Arbitrary<Drawn[]>): fc.Arbitrary<Level> {
  return fc
    .record({
      all: bearers,
      kind: fc.constantFrom('weights', 'weights', 'mixed', 'rest', 'rest', 'sequence'),
      at: fc.nat(),
      /** What the bearer of the rest weighs. */
      own: fc.oneof(fc.constant(0n), fc.bigInt(0n, 1000n)),
      spill: fc.constantFrom('by-weight', 'by-weight', 'rest', 'none'),
      shortage: fc.constantFrom('in-order', 'prorate', 'reject'),
      remainder: fc.constantFrom<Level['remainder'] | 'to'>(
        'largest',
        'largest',
        'first',
        'last',
        'largest-weight',
        'to',
      ),
    })
    .map(({ all, kind, at, own, spill, shortage, remainder }): Level => {
      const rest = kind === 'rest' ? at % all.length : -1;
      const fixed = all.map((each, k) =>
        kind === 'mixed' || (kind === 'rest' && k !== rest) ? each.fixed : undefined,
      );
      const isIn = (k: number): boolean => kind !== 'sequence' && k !== rest && fixed[k] === undefined;
      const weights = all.map(({ weight }, k) => (isIn(k) ? weight : 0n));
      const sum = weights.reduce((total, weight) => total + weight, 0n);
      return {
        isSequence: kind === 'sequence',
        fixed,
        weights,
        rest,
        // What is a fraction needs a whole above zero.
        whole: rest < 0 ? sum : sum + own + (sum + own === 0n ? 1n : 0n),
        rooms: all.map(({ room }) => room),
        spill: rest < 0 && spill === 'rest' ? 'by-weight' : (spill as Level['spill']),
        shortage: shortage as Level['shortage'],
        remainder: remainder === 'to' ? at % all.length : remainder,
      };
    });
}

/** Levels of any kind, of one to six bearers; some of up to sixty. */
export const levels = fc.oneof({ weight: 9, arbitrary: levelsOf(few) }, { weight: 1, arbitrary: levelsOf(many) });
export const smallLevels = levelsOf(few);
export const amounts = fc.oneof(
  fc.bigInt(0n, 100n),
  fc.bigInt(0n, 1_000_000n),
  fc.bigInt(0n, 2n ** 53n + 5n),
  fc.bigInt(0n, 10n ** 38n),
);
