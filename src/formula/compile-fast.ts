import { exactOf, exactText } from '../money/exact.ts';
import { divideUnits } from '../money/rounding.ts';
import { FAST_SCALE_MAX, POWERS_OF_TEN, unitsOf } from '../money/units.ts';
import { dateSpan } from './date-span.ts';
import {
  fastDifference,
  fastLarger,
  fastPower,
  fastProduct,
  fastRemainder,
  fastSmaller,
  fastSum,
  fastTotal,
} from './fast-arithmetic.ts';
import { fastComparison, fastTextComparison } from './fast-comparison.ts';
import { aligned, type FastBoolean, type FastText, type FastValue, fastLiteral, fastSlot } from './fast-value.ts';
import type { FastFrame } from './frame.ts';
import { type FastCompilers, fastLookupBoolean, fastLookupNumber, fastLookupText } from './lookup-fast.ts';
import type { Tree } from './tree.ts';
import { isTextual } from './type.ts';

export { type FastBoolean, type FastNumber, type FastText, type FastValue, kept, widened } from './fast-value.ts';

type Kind<Name extends Tree['kind']> = Extract<Tree, { kind: Name }>;

/**
 * The scaled-integer lane: a checked tree becomes a closure over a frame of plain numbers. Scales are known when it is
 * compiled: `+ −` and comparisons align to the wider one, `×` adds them, a division by a literal with a finite reciprocal
 * is a product. What has no static scale (another division, a list of numbers) has no fast lane: `undefined`, and the
 * tree runs in the exact lane only.
 *
 * Worked case: `price * 0.05` with prices of two decimals has a scale of 4: 1,250 units × 5 are 6,250, which is 0.625.
 */
export function compileFastNumber(tree: Tree): FastValue | undefined {
  switch (tree.kind) {
    case 'literal':
      return fastLiteral(tree.value);
    case 'name':
      return tree.sym.scale === undefined ? undefined : fastSlot(tree.sym.slot, tree.sym.scale);
    case 'negative':
      return over(tree.of, (run) => (frame) => 0 - run(frame));
    case 'abs':
      return over(tree.of, (run) => (frame) => Math.abs(run(frame)));
    case 'arithmetic':
      return arithmeticOf(tree);
    case 'power': {
      const base = compileFastNumber(tree.base);
      const scale = (base?.scale ?? 0) * tree.exponent;
      return base && withinScale({ scale, run: fastPower(base, tree.exponent) });
    }
    case 'conditional':
      return conditionalOf(tree);
    case 'fold':
      return foldOf(tree);
    case 'round':
      return roundOf(tree);
    case 'count':
      return countOf(tree);
    case 'date-span':
      return dateSpanOf(tree);
    case 'lookup':
      return fastLookupNumber(tree, COMPILERS);
    case 'compound':
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
      return (frame) => {
        const value = frame.numbers[slot];
        if (value !== 0 && value !== 1) frame.fits = false;
        return value === 1;
      };
    }
    case 'not': {
      const of = compileFastBoolean(tree.of);
      return of && ((frame) => !of(frame));
    }
    case 'logical':
      return logicalOf(tree);
    case 'comparison':
      return comparisonOf(tree);
    case 'membership':
      return membershipOf(tree);
    case 'conditional': {
      const [when, then, otherwise] = [tree.when, tree.then, tree.otherwise].map(compileFastBoolean);
      return when && then && otherwise && ((frame) => (when(frame) ? then(frame) : otherwise(frame)));
    }
    case 'lookup':
      return fastLookupBoolean(tree, COMPILERS);
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
      return (frame) => frame.texts[slot] ?? absent(frame);
    }
    case 'conditional': {
      const when = compileFastBoolean(tree.when);
      const [then, otherwise] = [compileFastText(tree.then), compileFastText(tree.otherwise)];
      return when && then && otherwise && ((frame) => (when(frame) ? then(frame) : otherwise(frame)));
    }
    case 'lookup':
      return fastLookupText(tree, COMPILERS);
    default:
      return undefined;
  }
}

const COMPILERS: FastCompilers = {
  number: compileFastNumber,
  text: compileFastText,
  boolean: compileFastBoolean,
};

function absent(frame: FastFrame): string {
  frame.fits = false;
  return '';
}

/** A value that is computed from one other, at the same scale. */
function over(of: Tree, compile: (run: FastValue['run']) => FastValue['run']): FastValue | undefined {
  const value = compileFastNumber(of);
  return value && { scale: value.scale, run: compile(value.run) };
}

function withinScale(value: FastValue): FastValue | undefined {
  return value.scale > FAST_SCALE_MAX ? undefined : value;
}

function arithmeticOf({ operator, left, right }: Kind<'arithmetic'>): FastValue | undefined {
  if (operator === '/') return quotientOf(left, right);
  if (operator === '*') return productOf(compileFastNumber(left), compileFastNumber(right));
  const sides = aligned([compileFastNumber(left), compileFastNumber(right)]);
  const [a, b] = sides?.values ?? [];
  if (sides === undefined || a === undefined || b === undefined) return undefined;
  const operate = { '+': fastSum, '-': fastDifference, '%': fastRemainder }[operator];
  return { scale: sides.scale, run: operate(a, b) };
}

function productOf(left: FastValue | undefined, right: FastValue | undefined): FastValue | undefined {
  if (left === undefined || right === undefined) return undefined;
  return withinScale({ scale: left.scale + right.scale, run: fastProduct(left, right) });
}

/** `x / 8` is `x × 0.125`; `x / 3` and `x / y` have no static scale. */
function quotientOf(left: Tree, right: Tree): FastValue | undefined {
  if (right.kind !== 'literal' || right.value.n === 0n) return undefined;
  const { n, d } = right.value;
  const reciprocal = n < 0n ? { n: -d, d: -n } : { n: d, d: n };
  if (exactText(reciprocal).includes('/')) return undefined;
  return productOf(compileFastNumber(left), fastLiteral(reciprocal));
}

function conditionalOf(tree: Kind<'conditional'>): FastValue | undefined {
  const when = compileFastBoolean(tree.when);
  const branches = aligned([compileFastNumber(tree.then), compileFastNumber(tree.otherwise)]);
  const [then, otherwise] = branches?.values.map((value) => value.run) ?? [];
  if (when === undefined || branches === undefined || then === undefined || otherwise === undefined) return undefined;
  return { scale: branches.scale, run: (frame) => (when(frame) ? then(frame) : otherwise(frame)) };
}

function foldOf({ name, args }: Kind<'fold'>): FastValue | undefined {
  const sides = aligned(args.map(compileFastNumber));
  if (sides === undefined || name === 'avg') return undefined;
  const fold = { min: fastSmaller, max: fastLarger, sum: fastTotal }[name];
  return { scale: sides.scale, run: fold(sides.values) };
}

function roundOf({ of, scale, mode }: Kind<'round'>): FastValue | undefined {
  const value = compileFastNumber(of);
  if (value === undefined || value.scale <= scale) return value;
  const divisor = POWERS_OF_TEN[value.scale - scale];
  const { run } = value;
  return divisor === undefined ? undefined : { scale, run: (frame) => divideUnits(run(frame), divisor, mode) };
}

function countOf({ list }: Kind<'count'>): FastValue | undefined {
  if (list.kind === 'list') return fastLiteral(exactOf(BigInt(list.items.length)));
  const items = listOf(list);
  return items && { scale: 0, run: (frame) => items(frame).length };
}

function dateSpanOf({ unit, from, to }: Kind<'date-span'>): FastValue | undefined {
  const [first, last] = [compileFastText(from), compileFastText(to)];
  return first && last && { scale: 0, run: (frame) => dateSpan(unit, first(frame), last(frame)) };
}

/** A list of texts that is a fact; lists of numbers are for the exact lane. */
function listOf(tree: Tree): ((frame: FastFrame) => readonly string[]) | undefined {
  if (tree.kind !== 'name' || tree.type.kind !== 'list' || !isTextual(tree.type.of)) return undefined;
  const { slot } = tree.sym;
  return (frame) => {
    const list = frame.lists?.[slot];
    if (list === undefined) frame.fits = false;
    return list ?? [];
  };
}

function logicalOf(tree: Kind<'logical'>): FastBoolean | undefined {
  const items = tree.items.map(compileFastBoolean);
  if (!items.every((item) => item !== undefined)) return undefined;
  const isOr = tree.operator === 'or';
  const [first, second] = items;
  if (items.length === 2 && first !== undefined && second !== undefined) {
    return isOr ? (frame) => first(frame) || second(frame) : (frame) => first(frame) && second(frame);
  }
  return (frame) => {
    for (const item of items) if (item(frame) === isOr) return isOr;
    return !isOr;
  };
}

function comparisonOf({ operator, left, right }: Kind<'comparison'>): FastBoolean | undefined {
  if (isTextual(left.type)) {
    const [a, b] = [compileFastText(left), compileFastText(right)];
    return a && b && fastTextComparison(operator, a, b);
  }
  if (left.type.kind === 'boolean') {
    const [a, b] = [compileFastBoolean(left), compileFastBoolean(right)];
    const wanted = operator === '==';
    return a && b && ((frame) => (a(frame) === b(frame)) === wanted);
  }
  const [a, b] = aligned([compileFastNumber(left), compileFastNumber(right)])?.values ?? [];
  return a && b && fastComparison(operator, a, b);
}

function membershipOf({ item, list }: Kind<'membership'>): FastBoolean | undefined {
  if (!isTextual(item.type)) return list.kind === 'list' ? amongNumbers(item, list.items) : undefined;
  const text = compileFastText(item);
  if (list.kind === 'list') {
    const values = new Set(list.items.map((each) => (each.kind === 'text' ? each.value : undefined)));
    return text && ((frame) => values.has(text(frame)));
  }
  const items = listOf(list);
  return text && items && ((frame) => items(frame).includes(text(frame)));
}

function amongNumbers(item: Tree, literals: readonly Tree[]): FastBoolean | undefined {
  const value = compileFastNumber(item);
  if (value === undefined) return undefined;
  // A literal with more decimals than the item ever has, or beyond the safe integers, equals no value of this lane.
  const units = literals.map((each) => (each.kind === 'literal' ? unitsAt(each, value.scale) : Number.NaN));
  const values = new Set(units.filter((each) => !Number.isNaN(each)));
  const { run } = value;
  return (frame) => values.has(run(frame));
}

function unitsAt({ value }: Kind<'literal'>, scale: number): number {
  const text = exactText(value);
  return text.includes('/') ? Number.NaN : unitsOf(text, scale);
}
