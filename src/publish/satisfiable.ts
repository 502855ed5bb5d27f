import type { Tree } from '../formula/tree.ts';
import { add, compare, type Exact, exactOf, ONE, roundExact } from '../money/exact.ts';
import { type Comparison, type Literal, literalOf, type Order } from './literal.ts';

/** Whether some facts make a condition true: `no` is proven, `yes` found, `unknown` too large to look at. */
export type Satisfiable = 'yes' | 'no' | 'unknown';

/** How many ways to be true are looked at: one for each choice among `or`s. */
export const WAYS_MAX = 512;

type Way = readonly Literal[];

/**
 * Whether a condition can hold at all. Values are taken to be independent of each other unless they have the same text, so
 * `no` is certain, and `yes` may still be impossible for a reason that lies outside the condition.
 *
 * Worked case: `gmv >= 100 and gmv < 100` cannot; `pieces > 5 and pieces < 6` cannot for whole pieces; `channel == 'app'
 * and channel in ('web', 'app')` can.
 */
export function satisfiable(tree: Tree): Satisfiable {
  const ways = waysTo(tree, true);
  if (ways === undefined) return 'unknown';
  return ways.some(isPossible) ? 'yes' : 'no';
}

/** Whether a condition holds for all facts: whether its opposite can't. */
export function isAlwaysTrue(tree: Tree): boolean {
  const ways = waysTo(tree, false);
  return ways !== undefined && !ways.some(isPossible);
}

export function isNeverTrue(tree: Tree): boolean {
  return satisfiable(tree) === 'no';
}

/**
 * Whether two conditions certainly hold together for some facts: only numbers and texts that are compared with constants
 * count, each by its own name, since those can be chosen freely.
 *
 * Worked case: `n > 5` and `n < 9` hold together at 7.
 */
export function holdTogether(a: Tree, b: Tree): boolean {
  const ways = joined(waysTo(a, true), waysTo(b, true)) ?? [];
  return ways.some((way) => way.every(isFree) && isPossible(way));
}

function isFree(literal: Literal): boolean {
  switch (literal.kind) {
    case 'constant':
      return true;
    case 'number':
    case 'text':
      return NAME.test(literal.of);
    default:
      return false;
  }
}

/** Of a name alone: two formulas of one fact can't be chosen freely. */
const NAME = /^[\p{L}\p{N}_.]+$/u;

/** The ways in which a condition comes to what is wanted; `undefined` where there are too many. */
function waysTo(tree: Tree, wanted: boolean): readonly Way[] | undefined {
  switch (tree.kind) {
    case 'not':
      return waysTo(tree.of, !wanted);
    case 'logical': {
      const parts = tree.items.map((item) => waysTo(item, wanted));
      const needsAll = (tree.operator === 'and') === wanted;
      return needsAll ? parts.reduce(joined, [[]]) : parts.reduce(either, []);
    }
    case 'conditional': {
      const whenTrue = joined(waysTo(tree.when, true), waysTo(tree.then, wanted));
      const whenFalse = joined(waysTo(tree.when, false), waysTo(tree.otherwise, wanted));
      return either(whenTrue, whenFalse);
    }
    default:
      return [[literalOf(tree, wanted)]];
  }
}

type Ways = readonly Way[] | undefined;

function joined(a: Ways, b: Ways): Ways {
  if (a === undefined || b === undefined || a.length * b.length > WAYS_MAX) return undefined;
  return a.flatMap((left) => b.map((right) => [...left, ...right]));
}

function either(a: Ways, b: Ways): Ways {
  if (a === undefined || b === undefined || a.length + b.length > WAYS_MAX) return undefined;
  return [...a, ...b];
}

/** Whether the bounds of one way leave room for every value. */
function isPossible(way: Way): boolean {
  const byValue = new Map<string, Literal[]>();
  for (const literal of way) {
    if (literal.kind === 'constant') {
      if (!literal.holds) return false;
      continue;
    }
    const key = `${literal.kind}\n${literal.of}`;
    byValue.set(key, [...(byValue.get(key) ?? []), literal]);
  }
  return [...byValue.values()].every((literals) => {
    const [first] = literals;
    switch (first?.kind) {
      case 'number':
        return hasNumber(literals.filter((each) => each.kind === 'number'));
      case 'date':
        return hasDate(literals.filter((each) => each.kind === 'date'));
      case 'text':
        return hasText(literals.filter((each) => each.kind === 'text'));
      case 'order':
        return ([-1, 0, 1] satisfies Order[]).some((order) =>
          literals.every((each) => each.kind === 'order' && each.may.includes(order)),
        );
      case 'open':
        return new Set(literals.map((each) => each.kind === 'open' && each.holds)).size === 1;
      default:
        return true;
    }
  });
}

/** A range between two ends that belong to it or not, without some points. */
interface Range<Value> {
  low: Value | undefined;
  isLowIn: boolean;
  high: Value | undefined;
  isHighIn: boolean;
  readonly not: Value[];
}

function rangeOf<Value>(
  bounds: readonly { readonly operator: Comparison; readonly to: Value }[],
  order: (a: Value, b: Value) => number,
): Range<Value> {
  const range: Range<Value> = { low: undefined, isLowIn: false, high: undefined, isHighIn: false, not: [] };
  const raise = (to: Value, isIn: boolean): void => {
    const by = range.low === undefined ? 1 : order(to, range.low);
    if (by > 0 || (by === 0 && !isIn)) Object.assign(range, { low: to, isLowIn: isIn });
  };
  const lower = (to: Value, isIn: boolean): void => {
    const by = range.high === undefined ? -1 : order(to, range.high);
    if (by < 0 || (by === 0 && !isIn)) Object.assign(range, { high: to, isHighIn: isIn });
  };
  for (const { operator, to } of bounds) {
    if (operator === '!=') range.not.push(to);
    if (operator === '>' || operator === '>=' || operator === '==') raise(to, operator !== '>');
    if (operator === '<' || operator === '<=' || operator === '==') lower(to, operator !== '<');
  }
  return range;
}

function hasNumber(literals: readonly Extract<Literal, { kind: 'number' }>[]): boolean {
  const range = rangeOf(literals, compare);
  const isWhole = literals.some((each) => each.isWhole);
  if (isWhole) return hasWhole(range);
  const { low, high } = range;
  if (low === undefined || high === undefined) return true;
  const by = compare(low, high);
  if (by > 0) return false;
  if (by < 0) return true;
  return range.isLowIn && range.isHighIn && !range.not.some((value) => compare(value, low) === 0);
}

/** Of so many whole numbers as are excluded, and one more, one is none of them; it has to be in the range. */
function hasWhole({ low, isLowIn, high, isHighIn, not }: Range<Exact>): boolean {
  if (low === undefined || high === undefined) return true;
  const rounded = exactOf(roundExact(low, 0, 'ceiling'));
  let value = !isLowIn && compare(rounded, low) === 0 ? add(rounded, ONE) : rounded;
  while (not.some((each) => compare(each, value) === 0)) value = add(value, ONE);
  const order = compare(value, high);
  return order < 0 || (order === 0 && isHighIn);
}

function hasDate(literals: readonly Extract<Literal, { kind: 'date' }>[]): boolean {
  const { low, high, isLowIn, isHighIn, not } = rangeOf(literals, (a, b) => (a === b ? 0 : a < b ? -1 : 1));
  if (low === undefined || high === undefined) return true;
  if (low > high) return false;
  // Between two different dates there may be none; that is not looked at.
  return low < high || (isLowIn && isHighIn && !not.includes(low));
}

function hasText(literals: readonly Extract<Literal, { kind: 'text' }>[]): boolean {
  const [first, ...among] = literals.filter((each) => each.isAmong);
  // Texts are without end: what is only kept from being some of them can be another one.
  if (first === undefined) return true;
  return first.values.some(
    (value) =>
      among.every((each) => each.values.includes(value)) &&
      literals.every((each) => each.isAmong || !each.values.includes(value)),
  );
}
