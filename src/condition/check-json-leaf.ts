import { isDate } from '../formula/calendar-date.ts';
import { given, oneType } from '../formula/literal-type.ts';
import type { Sym } from '../formula/scope.ts';
import type { Span, Tree } from '../formula/tree.ts';
import { BOOLEAN, isNumeric, NUMBER, type Type, typeText } from '../formula/type.ts';
import { issue } from '../issues/issue.ts';
import type { Path } from '../issues/path.ts';
import { shown } from '../issues/shown.ts';
import { decimalText } from '../money/decimal.ts';
import { parseExact } from '../money/exact.ts';
import { checkJsonFact } from './check-json-fact.ts';
import type { CheckedCondition } from './checked-condition.ts';
import { engineFact, engineOperand } from './engine-value.ts';
import type { JsonChecking } from './json-checking.ts';
import type { JsonOperator } from './json-operator.ts';

/** The values of one `in` or `notIn`. */
export const CONDITION_VALUES_MAX = 1_000;

const NOWHERE: Span = { start: 0, end: 0 };

interface Leaf {
  readonly fact: Sym;
  /** The operator's name in JSON. */
  readonly name: string;
  readonly operator: JsonOperator;
  readonly value: unknown;
  /** Where the value stands. */
  readonly at: Path;
}

/** `{ fact, operator, value }` as a comparison: the value takes the fact's type, or is a fault. */
export function checkJsonLeaf(checking: JsonChecking, leaf: Leaf): CheckedCondition | undefined {
  const tree = comparisonOf(checking, leaf);
  if (tree === undefined) return undefined;
  const engine = { kind: 'leaf', ...engineFact(leaf.fact), operator: leaf.name, slot: undefined } as const;
  const value = engineOperand(rightOf(tree, leaf.operator));
  return { tree, engine: { ...engine, value }, nodes: 1, depth: 1, isCustom: false };
}

/** The side of a comparison that its `value` became. */
function rightOf(tree: Tree, { kind }: JsonOperator): Tree {
  if (tree.kind === 'not') return rightOf(tree.of, { kind } as JsonOperator);
  if (tree.kind === 'membership') return kind === 'in' ? tree.list : tree.item;
  if (tree.kind === 'comparison') return tree.right;
  throw new TypeError(`feewright: a ${tree.kind} is no comparison; this is a bug`);
}

function comparisonOf(checking: JsonChecking, leaf: Leaf): Tree | undefined {
  const { fact, operator, value, at } = leaf;
  const { type } = fact;
  switch (operator.kind) {
    case 'contains': {
      if (type.kind !== 'list') return wrongFact(checking, leaf, 'list');
      const item = operand(checking, leaf, value, type.of, at);
      return item && membership(item, nameOf(fact), operator.holds);
    }
    case 'in': {
      if (type.kind === 'list' || type.kind === 'boolean') return wrongFact(checking, leaf, COMPARABLE);
      const list = values(checking, leaf, type);
      return list && membership(nameOf(fact), list, operator.holds);
    }
    case 'comparison': {
      const isOrder = operator.operator !== '==' && operator.operator !== '!=';
      if (type.kind === 'list') return wrongFact(checking, leaf, isOrder ? ORDERED : COMPARABLE);
      if (isOrder && !isNumeric(type) && type.kind !== 'date') return wrongFact(checking, leaf, ORDERED);
      const right = operand(checking, leaf, value, type, at);
      return (
        right && {
          kind: 'comparison',
          type: BOOLEAN,
          span: NOWHERE,
          operator: operator.operator,
          left: nameOf(fact),
          right,
        }
      );
    }
  }
}

const ORDERED = 'number|date';
const COMPARABLE = 'number|date|text';

function values(checking: JsonChecking, leaf: Leaf, type: Type): Tree | undefined {
  const { value, at } = leaf;
  if (!Array.isArray(value) || value.length === 0) {
    return checking.report(issue('condition-form', at, { found: shown(value), expected: 'values' }));
  }
  if (value.length > CONDITION_VALUES_MAX) {
    return checking.report(issue('condition-too-large', at, { measure: 'values', max: CONDITION_VALUES_MAX }));
  }
  const items = value.map((each: unknown, index) => literal(checking, leaf, each, type, [...at, index]));
  if (!items.every((item) => item !== undefined)) return undefined;
  return { kind: 'list', type: { kind: 'list', of: type }, span: NOWHERE, items };
}

function membership(item: Tree, list: Tree, holds: boolean): Tree {
  const of: Tree = { kind: 'membership', type: BOOLEAN, span: NOWHERE, item, list };
  return holds ? of : { kind: 'not', type: BOOLEAN, span: NOWHERE, of };
}

/** A value in the form that the type has, or another fact of that type. */
function operand(checking: JsonChecking, leaf: Leaf, value: unknown, type: Type, at: Path): Tree | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return literal(checking, leaf, value, type, at);
  }
  const { fact: name, path, ...rest } = value as { readonly fact?: unknown; readonly path?: unknown };
  if (!Object.hasOwn(value, 'fact') || Object.keys(rest).length > 0) {
    return checking.report(issue('condition-form', at, { found: shown(value), expected: 'value' }));
  }
  const sym = checkJsonFact(checking, { name, path, at })?.sym;
  if (sym === undefined) return undefined;
  const other = nameOf(sym);
  if (oneType([{ ...other, type }, other]) !== undefined) return other;
  return wrongValue(checking, leaf, typeText(sym.type), type, [...at, 'fact']);
}

function literal(checking: JsonChecking, leaf: Leaf, value: unknown, type: Type, at: Path): Tree | undefined {
  const tree = literalOf(value, type);
  return tree ?? wrongValue(checking, leaf, shown(value), type, at);
}

function literalOf(value: unknown, type: Type): Tree | undefined {
  if (type.kind === 'boolean') {
    return typeof value === 'boolean' ? { kind: 'boolean', type, span: NOWHERE, value } : undefined;
  }
  if (!isNumeric(type)) {
    const isValue = typeof value === 'string' && (type.kind !== 'date' || isDate(value));
    return isValue ? { kind: 'text', type, span: NOWHERE, value } : undefined;
  }
  const text = decimalText(value);
  if (text === undefined) return undefined;
  const number: Tree = { kind: 'literal', type: NUMBER, span: NOWHERE, value: parseExact(text) };
  // A broken number beside an integer is compared as it is: 3 is less than 3.5.
  return given(number, type) ?? { ...number, type: { kind: 'quantity' } };
}

function nameOf(sym: Sym): Tree {
  return { kind: 'name', type: sym.type, span: NOWHERE, sym };
}

/** The fact itself is of a type that the operator doesn't take. */
function wrongFact(checking: JsonChecking, { fact, name, at }: Leaf, expected: string): undefined {
  const facts = { fact: fact.name, operator: name, found: typeText(fact.type), expected };
  return checking.report(issue('condition-type', [...at.slice(0, -1), 'operator'], facts));
}

function wrongValue(checking: JsonChecking, { fact, name }: Leaf, found: string, type: Type, at: Path): undefined {
  const facts = { fact: fact.name, operator: name, found, expected: typeText(type) };
  return checking.report(issue('condition-type', at, facts));
}
