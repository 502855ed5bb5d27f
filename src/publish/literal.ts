import { formulaText } from '../formula/formula-text.ts';
import type { ComparisonOperator, Tree } from '../formula/tree.ts';
import { isNumeric } from '../formula/type.ts';
import { compare, type Exact } from '../money/exact.ts';

/**
 * The smallest part of a condition, or its opposite, as a bound on one value. `of` is the text of what is bounded: the same
 * text is the same value, wherever it stands.
 */
export type Literal =
  | {
      readonly kind: 'number';
      readonly of: string;
      readonly isWhole: boolean;
      readonly operator: Comparison;
      readonly to: Exact;
    }
  /** Dates: they are ordered as their texts are. */
  | { readonly kind: 'date'; readonly of: string; readonly operator: Comparison; readonly to: string }
  | { readonly kind: 'text'; readonly of: string; readonly isAmong: boolean; readonly values: readonly string[] }
  /** Two values compared with each other: which of below, equal and above may be. */
  | { readonly kind: 'order'; readonly of: string; readonly may: readonly Order[] }
  /** Anything else: true or false, and nothing is known of when. */
  | { readonly kind: 'open'; readonly of: string; readonly holds: boolean }
  | { readonly kind: 'constant'; readonly holds: boolean };

export type Comparison = ComparisonOperator;
export type Order = -1 | 0 | 1;

const OPPOSITE: Readonly<Record<Comparison, Comparison>> = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

/** The same said from the other side: `5 < x` is `x > 5`. */
const TURNED: Readonly<Record<Comparison, Comparison>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

const ORDERS: Readonly<Record<Comparison, readonly Order[]>> = {
  '==': [0],
  '!=': [-1, 1],
  '<': [-1],
  '<=': [-1, 0],
  '>': [1],
  '>=': [0, 1],
};

/** @param wanted `false` for the part's opposite */
export function literalOf(tree: Tree, wanted: boolean): Literal {
  if (tree.kind === 'boolean') return { kind: 'constant', holds: tree.value === wanted };
  if (tree.kind === 'comparison') {
    const operator = wanted ? tree.operator : OPPOSITE[tree.operator];
    return compared(tree.left, operator, tree.right) ?? open(tree, wanted);
  }
  if (tree.kind === 'membership' && tree.list.kind === 'list') {
    const values = tree.list.items.map((item) => (item.kind === 'text' ? item.value : undefined));
    if (values.every((value) => value !== undefined)) {
      return { kind: 'text', of: formulaText(tree.item), isAmong: wanted, values };
    }
  }
  return open(tree, wanted);
}

function open(tree: Tree, holds: boolean): Literal {
  return { kind: 'open', of: formulaText(tree), holds };
}

function compared(left: Tree, operator: Comparison, right: Tree): Literal | undefined {
  if (isConstant(left)) {
    return isConstant(right) ? ofConstants(left, operator, right) : compared(right, TURNED[operator], left);
  }
  const of = formulaText(left);
  const isWhole = left.type.kind === 'integer';
  if (right.kind === 'literal') return { kind: 'number', of, isWhole, operator, to: right.value };
  if (right.kind === 'boolean') return { kind: 'open', of, holds: (operator === '==') === right.value };
  if (right.kind === 'text') {
    if (left.type.kind === 'date') return { kind: 'date', of, operator, to: right.value };
    return { kind: 'text', of, isAmong: operator === '==', values: [right.value] };
  }
  return between(left, operator, right);
}

/** The pair is written in one order, so that `a < b` and `b > a` are the same bound. */
function between(left: Tree, operator: Comparison, right: Tree): Literal | undefined {
  if (!isNumeric(left.type) && left.type.kind !== 'date' && operator !== '==' && operator !== '!=') return undefined;
  const [a, b] = [formulaText(left), formulaText(right)];
  if (a === b) return { kind: 'constant', holds: ORDERS[operator].includes(0) };
  return a < b
    ? { kind: 'order', of: `${a} and ${b}`, may: ORDERS[operator] }
    : { kind: 'order', of: `${b} and ${a}`, may: ORDERS[TURNED[operator]] };
}

function isConstant(tree: Tree): boolean {
  return tree.kind === 'literal' || tree.kind === 'text' || tree.kind === 'boolean';
}

function ofConstants(left: Tree, operator: Comparison, right: Tree): Literal | undefined {
  if (left.kind === 'literal' && right.kind === 'literal') {
    return { kind: 'constant', holds: ORDERS[operator].includes(compare(left.value, right.value)) };
  }
  if (left.kind === 'text' && right.kind === 'text') {
    const order = left.value === right.value ? 0 : left.value < right.value ? -1 : 1;
    return { kind: 'constant', holds: ORDERS[operator].includes(order) };
  }
  return undefined;
}
