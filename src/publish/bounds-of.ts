import type { Tree } from '../formula/tree.ts';
import { compare, type Exact, negate, sign, ZERO } from '../money/exact.ts';

/** Between which two values a formula stays, whatever the facts; `undefined`: without end. */
export interface Bounds {
  readonly low: Exact | undefined;
  readonly high: Exact | undefined;
}

const ENDLESS: Bounds = { low: undefined, high: undefined };

/**
 * What can be said of a formula's value without its facts: from literals, `min`, `max`, `clamp`, `abs` and choices. All else
 * is without end.
 *
 * Worked case: `clamp(gmv, 0, 1000)` stays between 0 and 1000; `abs(a - b)` is not below 0.
 */
export function boundsOf(tree: Tree): Bounds {
  switch (tree.kind) {
    case 'literal':
      return { low: tree.value, high: tree.value };
    case 'negative':
      return turned(boundsOf(tree.of));
    case 'abs':
      return absolute(boundsOf(tree.of));
    case 'conditional':
      return around(boundsOf(tree.then), boundsOf(tree.otherwise));
    case 'count':
      return { low: ZERO, high: undefined };
    case 'fold': {
      if ((tree.name !== 'min' && tree.name !== 'max') || tree.args.length < 2) return ENDLESS;
      const all = tree.args.map(boundsOf);
      return all.reduce(tree.name === 'min' ? least : most);
    }
    default:
      return ENDLESS;
  }
}

function turned({ low, high }: Bounds): Bounds {
  return { low: high && negate(high), high: low && negate(low) };
}

function absolute({ low, high }: Bounds): Bounds {
  if (low !== undefined && sign(low) >= 0) return { low, high };
  if (high !== undefined && sign(high) <= 0) return turned({ low, high });
  const far = low && high && (compare(negate(low), high) > 0 ? negate(low) : high);
  return { low: ZERO, high: far };
}

function around(a: Bounds, b: Bounds): Bounds {
  return { low: both(a.low, b.low, smaller), high: both(a.high, b.high, larger) };
}

/** Of the smaller of two: bounded above by either, below only by both. */
function least(a: Bounds, b: Bounds): Bounds {
  return { low: both(a.low, b.low, smaller), high: one(a.high, b.high, smaller) };
}

function most(a: Bounds, b: Bounds): Bounds {
  return { low: one(a.low, b.low, larger), high: both(a.high, b.high, larger) };
}

type Pick = (a: Exact, b: Exact) => Exact;

const smaller: Pick = (a, b) => (compare(a, b) <= 0 ? a : b);
const larger: Pick = (a, b) => (compare(a, b) >= 0 ? a : b);

function both(a: Exact | undefined, b: Exact | undefined, pick: Pick): Exact | undefined {
  return a === undefined || b === undefined ? undefined : pick(a, b);
}

function one(a: Exact | undefined, b: Exact | undefined, pick: Pick): Exact | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return pick(a, b);
}
