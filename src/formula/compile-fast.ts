import { divideUnits } from '../money/rounding.ts';
import { FAST_SCALE_MAX, POWERS_OF_TEN, unitsOf } from '../money/units.ts';
import { type Exact, exactText } from '../money/exact.ts';
import type { FastFrame } from './frame.ts';
import type { Tree } from './tree.ts';

/**
 * The scaled-integer lane: a checked tree becomes a closure over a frame of plain numbers. Scales are known when it is
 * compiled: `+ −` and comparisons align to the wider one, `×` adds them, a division by a literal with a finite reciprocal
 * is a product. What has no static scale (another division, a list of numbers) has no fast lane.
 */
export type FastNumber = (frame: FastFrame) => number;
export type FastBoolean = (frame: FastFrame) => boolean;
export type FastText = (frame: FastFrame) => string;

export interface FastValue {
  readonly run: FastNumber;
  /** Decimals of the result. */
  readonly scale: number;
}

const MAX = Number.MAX_SAFE_INTEGER;

/** `undefined`: this tree runs in the exact lane only. */
export function compileFastNumber(tree: Tree): FastValue | undefined {
  switch (tree.kind) {
    case 'literal':
      return literalOf(tree.value);
    case 'name': {
      const { slot, scale } = tree.sym;
      if (scale === undefined) return undefined;
      return { scale, run: (frame) => readSlot(frame, slot) };
    }
    case 'negative': {
      const of = compileFastNumber(tree.of);
      return of && { scale: of.scale, run: (frame) => -of.run(frame) };
    }
    case 'abs': {
      const of = compileFastNumber(tree.of);
      return of && { scale: of.scale, run: (frame) => Math.abs(of.run(frame)) };
    }
    case 'arithmetic':
      return arithmeticOf(tree);
    case 'power':
      return powerOf(tree);
    case 'conditional': {
      const when = compileFastBoolean(tree.when);
      const branches = aligned([tree.then, tree.otherwise]);
      if (when === undefined || branches === undefined) return undefined;
      const [then, otherwise] = branches.runs as [FastNumber, FastNumber];
      return { scale: branches.scale, run: (frame) => (when(frame) ? then(frame) : otherwise(frame)) };
    }
    case 'fold':
      return foldOf(tree);
    case 'round': {
      const of = compileFastNumber(tree.of);
      if (of === undefined) return undefined;
      const { mode } = tree;
      if (of.scale <= tree.scale) return of;
      const divisor = POWERS_OF_TEN[of.scale - tree.scale] as number;
      return { scale: tree.scale, run: (frame) => divideUnits(of.run(frame), divisor, mode) };
    }
    case 'count':
      return tree.list.kind === 'list' ? literalOf({ n: BigInt(tree.list.items.length), d: 1n }) : undefined;
    case 'text':
    case 'boolean':
    case 'list':
    case 'not':
    case 'comparison':
    case 'logical':
    case 'membership':
      return undefined;
  }
}

export function compileFastBoolean(tree: Tree): FastBoolean | undefined {
  switch (tree.kind) {
    case 'boolean': {
      const { value } = tree;
      return () => value;
    }
    case 'name': {
      const { slot } = tree.sym;
      return (frame) => readSlot(frame, slot) === 1;
    }
    case 'not': {
      const of = compileFastBoolean(tree.of);
      return of && ((frame) => !of(frame));
    }
    case 'logical': {
      const items = tree.items.map(compileFastBoolean);
      if (!items.every((item) => item !== undefined)) return undefined;
      const stop = tree.operator === 'or';
      const [first, second] = items;
      if (items.length === 2 && first !== undefined && second !== undefined) {
        return stop ? (frame) => first(frame) || second(frame) : (frame) => first(frame) && second(frame);
      }
      return (frame) => {
        for (const item of items) if (item(frame) === stop) return stop;
        return !stop;
      };
    }
    case 'comparison':
      return comparisonOf(tree);
    case 'membership':
      return membershipOf(tree);
    case 'conditional': {
      const [when, then, otherwise] = [tree.when, tree.then, tree.otherwise].map(compileFastBoolean);
      return when && then && otherwise && ((frame) => (when(frame) ? then(frame) : otherwise(frame)));
    }
    default:
      return undefined;
  }
}

export function compileFastText(tree: Tree): FastText | undefined {
  switch (tree.kind) {
    case 'text': {
      const { value } = tree;
      return () => value;
    }
    case 'name': {
      const { slot } = tree.sym;
      return (frame) => {
        const value = frame.texts[slot];
        if (value === undefined) {
          frame.fits = false;
          return '';
        }
        return value;
      };
    }
    case 'conditional': {
      const when = compileFastBoolean(tree.when);
      const [then, otherwise] = [compileFastText(tree.then), compileFastText(tree.otherwise)];
      return when && then && otherwise && ((frame) => (when(frame) ? then(frame) : otherwise(frame)));
    }
    default:
      return undefined;
  }
}

/** The same value with more decimals; `undefined` where no number holds that many. */
export function widened(value: FastValue, scale: number): FastNumber | undefined {
  if (value.scale === scale) return value.run;
  const factor = POWERS_OF_TEN[scale - value.scale];
  if (factor === undefined || scale > FAST_SCALE_MAX) return undefined;
  const { run } = value;
  return (frame) => kept(frame, run(frame) * factor);
}

/** Marks the frame when a result has left the safe integers. `NaN` marked it where it was read. */
export function kept(frame: FastFrame, value: number): number {
  if (value > MAX || value < -MAX) frame.fits = false;
  return value;
}

function readSlot(frame: FastFrame, slot: number): number {
  const value = frame.numbers[slot] as number;
  if (value !== value) frame.fits = false;
  return value;
}

function literalOf(value: Exact): FastValue | undefined {
  const text = exactText(value);
  const scale = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0;
  const units = scale > FAST_SCALE_MAX ? Number.NaN : unitsOf(text, scale);
  return Number.isNaN(units) ? undefined : { scale, run: () => units };
}

function arithmeticOf(tree: Extract<Tree, { kind: 'arithmetic' }>): FastValue | undefined {
  if (tree.operator === '/') return quotientOf(tree);
  if (tree.operator === '*') return productOf(tree.left, tree.right);
  const sides = aligned([tree.left, tree.right]);
  if (sides === undefined) return undefined;
  const [left, right] = sides.runs as [FastNumber, FastNumber];
  const { scale } = sides;
  switch (tree.operator) {
    case '+':
      return { scale, run: (frame) => kept(frame, left(frame) + right(frame)) };
    case '-':
      return { scale, run: (frame) => kept(frame, left(frame) - right(frame)) };
    case '%':
      return {
        scale,
        run: (frame) => {
          const dividend = left(frame);
          const divisor = right(frame);
          // Division by zero is a fault, and only the exact lane reports faults.
          if (divisor === 0) frame.fits = false;
          return dividend % divisor;
        },
      };
  }
}

function productOf(leftTree: Tree, rightTree: Tree): FastValue | undefined {
  const left = compileFastNumber(leftTree);
  const right = compileFastNumber(rightTree);
  if (left === undefined || right === undefined) return undefined;
  const scale = left.scale + right.scale;
  if (scale > FAST_SCALE_MAX) return undefined;
  const [a, b] = [left.run, right.run];
  return { scale, run: (frame) => kept(frame, a(frame) * b(frame)) };
}

function quotientOf(tree: Extract<Tree, { kind: 'arithmetic' }>): FastValue | undefined {
  const { left, right } = tree;
  if (right.kind !== 'literal' || right.value.n === 0n) return undefined;
  const sign = right.value.n < 0n ? -1n : 1n;
  const reciprocal = { n: right.value.d * sign, d: right.value.n * sign };
  return exactText(reciprocal).includes('/') ? undefined : productOf(left, { ...right, value: reciprocal });
}

function powerOf(tree: Extract<Tree, { kind: 'power' }>): FastValue | undefined {
  const base = compileFastNumber(tree.base);
  const { exponent } = tree;
  if (base === undefined || base.scale * exponent > FAST_SCALE_MAX) return undefined;
  return {
    scale: base.scale * exponent,
    run: (frame) => {
      const value = base.run(frame);
      let result = 1;
      for (let i = 0; i < exponent; i++) result = kept(frame, result * value);
      return result;
    },
  };
}

function foldOf(tree: Extract<Tree, { kind: 'fold' }>): FastValue | undefined {
  const sides = aligned(tree.args);
  if (sides === undefined || tree.name === 'avg') return undefined;
  const { runs, scale } = sides;
  const [first, second] = runs;
  if (first === undefined) return undefined;
  if (tree.name === 'sum') {
    return { scale, run: (frame) => runs.reduce((sum, run) => kept(frame, sum + run(frame)), 0) };
  }
  const isMin = tree.name === 'min';
  if (second !== undefined && runs.length === 2) {
    return isMin
      ? { scale, run: (frame) => Math.min(first(frame), second(frame)) }
      : { scale, run: (frame) => Math.max(first(frame), second(frame)) };
  }
  const choose = isMin ? Math.min : Math.max;
  return { scale, run: (frame) => runs.reduce((best, run) => choose(best, run(frame)), first(frame)) };
}

function comparisonOf(tree: Extract<Tree, { kind: 'comparison' }>): FastBoolean | undefined {
  const { operator } = tree;
  const kind = tree.left.type.kind;
  if (kind === 'text' || kind === 'date') {
    const [left, right] = [compileFastText(tree.left), compileFastText(tree.right)];
    if (left === undefined || right === undefined) return undefined;
    switch (operator) {
      case '==':
        return (frame) => left(frame) === right(frame);
      case '!=':
        return (frame) => left(frame) !== right(frame);
      case '<':
        return (frame) => left(frame) < right(frame);
      case '<=':
        return (frame) => left(frame) <= right(frame);
      case '>':
        return (frame) => left(frame) > right(frame);
      case '>=':
        return (frame) => left(frame) >= right(frame);
    }
  }
  if (kind === 'boolean') {
    const [left, right] = [compileFastBoolean(tree.left), compileFastBoolean(tree.right)];
    if (left === undefined || right === undefined) return undefined;
    const wanted = operator === '==';
    return (frame) => (left(frame) === right(frame)) === wanted;
  }
  const sides = aligned([tree.left, tree.right]);
  if (sides === undefined) return undefined;
  const [left, right] = sides.runs as [FastNumber, FastNumber];
  switch (operator) {
    case '==':
      return (frame) => left(frame) === right(frame);
    case '!=':
      return (frame) => left(frame) !== right(frame);
    case '<':
      return (frame) => left(frame) < right(frame);
    case '<=':
      return (frame) => left(frame) <= right(frame);
    case '>':
      return (frame) => left(frame) > right(frame);
    case '>=':
      return (frame) => left(frame) >= right(frame);
  }
}

function membershipOf(tree: Extract<Tree, { kind: 'membership' }>): FastBoolean | undefined {
  if (tree.list.kind !== 'list') return undefined;
  const { items } = tree.list;
  if (tree.item.type.kind === 'text' || tree.item.type.kind === 'date') {
    const item = compileFastText(tree.item);
    const values = new Set(items.map((each) => (each.kind === 'text' ? each.value : '')));
    return item && ((frame) => values.has(item(frame)));
  }
  const sides = aligned([tree.item, ...items]);
  if (sides === undefined) return undefined;
  const [item, ...values] = sides.runs;
  return (
    item &&
    ((frame) => {
      const value = item(frame);
      return values.some((each) => each(frame) === value);
    })
  );
}

/** Several numbers at the widest of their scales. */
function aligned(trees: readonly Tree[]): { readonly runs: readonly FastNumber[]; readonly scale: number } | undefined {
  const values: FastValue[] = [];
  for (const tree of trees) {
    const value = compileFastNumber(tree);
    if (value === undefined) return undefined;
    values.push(value);
  }
  const scale = Math.max(...values.map((value) => value.scale));
  const runs = values.map((value) => widened(value, scale));
  return runs.every((run) => run !== undefined) ? { runs, scale } : undefined;
}
