import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { compoundExact } from '../money/compound.ts';
import {
  abs,
  add,
  compare,
  divide,
  type Exact,
  exactOf,
  multiply,
  negate,
  parseExact,
  power,
  remainder,
  roundExact,
  subtract,
  ZERO,
} from '../money/exact.ts';
import { dateSpan } from './date-span.ts';
import type { ExactFrame } from './frame.ts';
import { type ExactCompilers, exactFinder, givenBy } from './lookup-exact.ts';
import type { Sym } from './scope.ts';
import type { ArithmeticOperator, ComparisonOperator, FoldName, Tree } from './tree.ts';
import { isTextual } from './type.ts';

/**
 * The exact lane: a checked tree becomes a closure over exact fractions. It takes every tree and every value, and it
 * alone raises faults: `factor-missing` where an evaluated branch reads an absent fact, `division-by-zero`,
 * `number-too-long`, `list-empty`, `compound-periods`, `compound-rate`.
 */
export type ExactNumber = (frame: ExactFrame) => Exact;
export type ExactBoolean = (frame: ExactFrame) => boolean;
export type ExactText = (frame: ExactFrame) => string;
export type ExactList = (frame: ExactFrame) => readonly (string | Exact)[];

const ARITHMETIC: Readonly<Record<ArithmeticOperator, (a: Exact, b: Exact) => Exact>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '%': remainder,
};

export function compileExactNumber(tree: Tree): ExactNumber {
  switch (tree.kind) {
    case 'literal': {
      const { value } = tree;
      return () => value;
    }
    case 'name': {
      const { sym } = tree;
      return (frame) => frame.numbers[sym.slot] ?? absent(sym);
    }
    case 'negative': {
      const of = compileExactNumber(tree.of);
      return (frame) => negate(of(frame));
    }
    case 'abs': {
      const of = compileExactNumber(tree.of);
      return (frame) => abs(of(frame));
    }
    case 'arithmetic': {
      const operate = ARITHMETIC[tree.operator];
      const [left, right] = [compileExactNumber(tree.left), compileExactNumber(tree.right)];
      return (frame) => operate(left(frame), right(frame));
    }
    case 'power': {
      const base = compileExactNumber(tree.base);
      const { exponent } = tree;
      return (frame) => power(base(frame), exponent);
    }
    case 'conditional': {
      const when = compileExactBoolean(tree.when);
      const [then, otherwise] = [compileExactNumber(tree.then), compileExactNumber(tree.otherwise)];
      return (frame) => (when(frame) ? then(frame) : otherwise(frame));
    }
    case 'fold': {
      const { name } = tree;
      const values = valuesOf(tree.args);
      return (frame) => folded(name, values(frame));
    }
    case 'count': {
      const list = compileExactList(tree.list);
      return (frame) => exactOf(BigInt(list(frame).length));
    }
    case 'date-span': {
      const { unit } = tree;
      const [from, to] = [compileExactText(tree.from), compileExactText(tree.to)];
      return (frame) => exactOf(BigInt(dateSpan(unit, from(frame), to(frame))));
    }
    case 'compound': {
      const [rate, periods] = [compileExactNumber(tree.rate), compileExactNumber(tree.periods)];
      return (frame) => compoundExact(rate(frame), periods(frame));
    }
    case 'round': {
      const of = compileExactNumber(tree.of);
      const { scale, mode } = tree;
      return (frame) => exactOf(roundExact(of(frame), scale, mode), scale);
    }
    case 'lookup': {
      const find = exactFinder(tree, COMPILERS);
      return (frame) => parseExact(String(givenBy(tree, find(frame))));
    }
    default:
      throw new TypeError(`feewright: a ${tree.kind} is no number; this is a bug`);
  }
}

export function compileExactBoolean(tree: Tree): ExactBoolean {
  switch (tree.kind) {
    case 'boolean': {
      const { value } = tree;
      return () => value;
    }
    case 'name': {
      const { sym } = tree;
      return (frame) => frame.booleans[sym.slot] ?? absent(sym);
    }
    case 'not': {
      const of = compileExactBoolean(tree.of);
      return (frame) => !of(frame);
    }
    case 'logical': {
      const items = tree.items.map(compileExactBoolean);
      return tree.operator === 'and'
        ? (frame) => items.every((item) => item(frame))
        : (frame) => items.some((item) => item(frame));
    }
    case 'comparison':
      return comparisonOf(tree);
    case 'membership': {
      const list = compileExactList(tree.list);
      if (isTextual(tree.item.type)) {
        const item = compileExactText(tree.item);
        return (frame) => list(frame).includes(item(frame));
      }
      const item = compileExactNumber(tree.item);
      return (frame) => {
        // The list is read first, as it is for texts: of two absent facts both lanes and every engine name the same.
        const items = list(frame);
        const value = item(frame);
        return items.some((each) => typeof each !== 'string' && compare(each, value) === 0);
      };
    }
    case 'conditional': {
      const when = compileExactBoolean(tree.when);
      const [then, otherwise] = [compileExactBoolean(tree.then), compileExactBoolean(tree.otherwise)];
      return (frame) => (when(frame) ? then(frame) : otherwise(frame));
    }
    case 'lookup': {
      const find = exactFinder(tree, COMPILERS);
      return (frame) => givenBy(tree, find(frame)) === true;
    }
    default:
      throw new TypeError(`feewright: a ${tree.kind} is no condition; this is a bug`);
  }
}

export function compileExactText(tree: Tree): ExactText {
  switch (tree.kind) {
    case 'text': {
      const { value } = tree;
      return () => value;
    }
    case 'name': {
      const { sym } = tree;
      return (frame) => frame.texts[sym.slot] ?? absent(sym);
    }
    case 'conditional': {
      const when = compileExactBoolean(tree.when);
      const [then, otherwise] = [compileExactText(tree.then), compileExactText(tree.otherwise)];
      return (frame) => (when(frame) ? then(frame) : otherwise(frame));
    }
    case 'lookup': {
      const find = exactFinder(tree, COMPILERS);
      return (frame) => String(givenBy(tree, find(frame)));
    }
    default:
      throw new TypeError(`feewright: a ${tree.kind} is no text; this is a bug`);
  }
}

const COMPILERS: ExactCompilers = {
  number: compileExactNumber,
  text: compileExactText,
  boolean: compileExactBoolean,
};

export function compareWith(operator: ComparisonOperator, order: number): boolean {
  switch (operator) {
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

function comparisonOf(tree: Extract<Tree, { kind: 'comparison' }>): ExactBoolean {
  const { operator } = tree;
  if (isTextual(tree.left.type)) {
    const [left, right] = [compileExactText(tree.left), compileExactText(tree.right)];
    return (frame) => {
      const [a, b] = [left(frame), right(frame)];
      return compareWith(operator, a < b ? -1 : a > b ? 1 : 0);
    };
  }
  if (tree.left.type.kind === 'boolean') {
    const [left, right] = [compileExactBoolean(tree.left), compileExactBoolean(tree.right)];
    return (frame) => compareWith(operator, left(frame) === right(frame) ? 0 : 1);
  }
  const [left, right] = [compileExactNumber(tree.left), compileExactNumber(tree.right)];
  return (frame) => compareWith(operator, compare(left(frame), right(frame)));
}

export function compileExactList(tree: Tree): ExactList {
  if (tree.kind === 'name') {
    const { sym } = tree;
    return (frame) => frame.lists[sym.slot] ?? absent(sym);
  }
  if (tree.kind !== 'list') throw new TypeError(`feewright: a ${tree.kind} is no list; this is a bug`);
  const items = tree.items.map((item) => {
    if (item.kind === 'text' || item.kind === 'literal') return item.value;
    throw new TypeError(`feewright: a ${item.kind} in a list of literals; this is a bug`);
  });
  return () => items;
}

function valuesOf(args: readonly Tree[]): (frame: ExactFrame) => readonly Exact[] {
  const [only] = args;
  if (args.length === 1 && only?.type.kind === 'list') {
    const list = compileExactList(only);
    return (frame) => list(frame).filter((value): value is Exact => typeof value !== 'string');
  }
  const runs = args.map(compileExactNumber);
  return (frame) => runs.map((run) => run(frame));
}

function folded(name: FoldName, values: readonly Exact[]): Exact {
  const [first, ...rest] = values;
  if (first === undefined) return name === 'sum' ? ZERO : fail(issue('list-empty', [], { operation: name }));
  switch (name) {
    case 'min':
      return rest.reduce((best, value) => (compare(value, best) < 0 ? value : best), first);
    case 'max':
      return rest.reduce((best, value) => (compare(value, best) > 0 ? value : best), first);
    case 'sum':
      return rest.reduce(add, first);
    case 'avg':
      return divide(rest.reduce(add, first), exactOf(BigInt(values.length)));
  }
}

function absent(sym: Sym): never {
  return fail(issue('factor-missing', ['facts', sym.name], { factor: sym.name }));
}
