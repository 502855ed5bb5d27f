import { decimalText } from '../money/decimal.ts';
import { add, divide, type Exact, multiply, negate, power, remainder, subtract } from '../money/exact.ts';
import { type Checking, checkBoolean, checkNumber, wrongOperands, wrongType } from './checking.ts';
import { constant, noConstant, shortText } from './constant.ts';
import { factorType, oneType } from './literal-type.ts';
import type { ArithmeticOperator, ComparisonOperator, Span, Syntax, Tree } from './tree.ts';
import { BOOLEAN, isNumeric, isTextual, QUANTITY, type Type } from './type.ts';
import { productType, quotientType } from './type-rules.ts';

const EXPONENT_MAX = 16;

const ARITHMETIC: Readonly<Record<ArithmeticOperator, (a: Exact, b: Exact) => Exact>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '%': remainder,
};

export function checkUnary(
  checking: Checking,
  { operator, of: syntax, span }: Extract<Syntax, { kind: 'unary' }>,
): Tree | undefined {
  if (operator === 'not') {
    const of = checkBoolean(checking, syntax, 'not');
    return of && { kind: 'not', type: BOOLEAN, span, of };
  }
  const of = checkNumber(checking, syntax, '-');
  if (of?.kind === 'literal') return { ...of, value: negate(of.value), span };
  return of && { kind: 'negative', type: of.type, span, of };
}

export function checkBinary(checking: Checking, syntax: Extract<Syntax, { kind: 'binary' }>): Tree | undefined {
  const { operator, left, right, span } = syntax;
  switch (operator) {
    case 'and':
    case 'or': {
      const [a, b] = [checkBoolean(checking, left, operator), checkBoolean(checking, right, operator)];
      return a && b && joined(operator, a, b, span);
    }
    case 'in':
      return checkMembership(checking, left, right, span);
    case '^':
      return checkPower(checking, left, right, span);
    case '+':
    case '-':
    case '*':
    case '/':
    case '%': {
      const [a, b] = [checkNumber(checking, left, operator), checkNumber(checking, right, operator)];
      return a && b && arithmetic(checking, operator, a, b, span);
    }
    default: {
      const [a, b] = [checking.check(left), checking.check(right)];
      return a && b && comparison(checking, operator, a, b, span);
    }
  }
}

/** `a and b and c` is one list of three, however it is bracketed. */
function joined(operator: 'and' | 'or', left: Tree, right: Tree, span: Span): Tree {
  const items = [left, right].flatMap((side) =>
    side.kind === 'logical' && side.operator === operator ? side.items : [side],
  );
  return { kind: 'logical', type: BOOLEAN, span, operator, items };
}

function arithmetic(checking: Checking, operator: ArithmeticOperator, left: Tree, right: Tree, span: Span) {
  const typed = operator === '*' || operator === '/' ? scaled(operator, left, right) : oneType([left, right]);
  const [a, b] = typed?.trees ?? [];
  if (typed === undefined || a === undefined || b === undefined) {
    return wrongOperands(checking, span, operator, left, right);
  }
  const tree: Tree = { kind: 'arithmetic', type: typed.type, span, operator, left: a, right: b };
  if (a.kind === 'literal' && b.kind === 'literal') {
    return constant(checking, tree, () => ARITHMETIC[operator](a.value, b.value));
  }
  const dividesByZero = (operator === '/' || operator === '%') && b.kind === 'literal' && b.value.n === 0n;
  return dividesByZero ? noConstant(checking, tree, 'division-by-zero') : tree;
}

/** In a product or quotient a literal is a plain number: money ÷ 2 is money. A broken one makes a quantity of an integer. */
function scaled(operator: '*' | '/', left: Tree, right: Tree) {
  const [a, b] = [factorType(left, right.type), factorType(right, left.type)];
  if (a === undefined || b === undefined) return undefined;
  const isBroken =
    (left.type.kind === 'integer' && right.type.kind === 'number' && b.type.kind === 'ratio') ||
    (operator === '*' && right.type.kind === 'integer' && left.type.kind === 'number' && a.type.kind === 'ratio');
  const type = isBroken ? QUANTITY : typeOfScaled(operator, a.type, b.type);
  return type && { type, trees: [a, b] };
}

function typeOfScaled(operator: '*' | '/', a: Type, b: Type): Type | undefined {
  if (a.kind === 'number' && b.kind === 'number') return a;
  return operator === '*' ? productType(a, b) : quotientType(a, b);
}

function checkPower(checking: Checking, left: Syntax, right: Syntax, span: Span): Tree | undefined {
  const base = checkNumber(checking, left, '^');
  const exponent = wholeLiteral(right, EXPONENT_MAX);
  if (exponent === undefined) {
    return checking.fault('formula-arguments', right.span, { name: '^', expected: 'exponent' });
  }
  if (base?.type.kind === 'money') return wrongType(checking, base, '^', 'ratio|quantity|integer');
  if (base === undefined) return undefined;
  const tree: Tree = { kind: 'power', type: base.type, span, base, exponent };
  return base.kind === 'literal' ? constant(checking, tree, () => power(base.value, exponent)) : tree;
}

/** A literal that is whole, not negative and at most `max`. */
export function wholeLiteral(syntax: Syntax, max: number): number | undefined {
  const text = syntax.kind === 'number' ? decimalText(syntax.text) : undefined;
  // Texts, not numbers: 0.99999999999999999999 would come out as 1.
  if (text === undefined || !/^\d{1,2}$/.test(text)) return undefined;
  return Number(text) <= max ? Number(text) : undefined;
}

function comparison(checking: Checking, operator: ComparisonOperator, left: Tree, right: Tree, span: Span) {
  const typed = oneType([left, right]);
  const [a, b] = typed?.trees ?? [];
  const isOrder = operator !== '==' && operator !== '!=';
  const kind = typed?.type.kind;
  const hasMeaning = isOrder ? kind !== 'text' && kind !== 'boolean' && kind !== 'list' : kind !== 'list';
  if (a === undefined || b === undefined || !hasMeaning) {
    const noDate = [left, right].find((side) => side.kind === 'text');
    const isDated = left.type.kind === 'date' || right.type.kind === 'date';
    if (noDate === undefined || !isDated) return wrongOperands(checking, span, operator, left, right);
    const facts = { operation: operator, found: shortText(noDate), expected: 'date' };
    return checking.fault('formula-type', noDate.span, facts);
  }
  const tree: Tree = { kind: 'comparison', type: BOOLEAN, span, operator, left: a, right: b };
  return kind === 'number' ? checking.fault('formula-ambiguous', span, { found: shortText(tree) }) : tree;
}

function checkMembership(checking: Checking, left: Syntax, right: Syntax, span: Span): Tree | undefined {
  const [item, list] = [checking.check(left), checking.check(right)];
  if (item === undefined || list === undefined) return undefined;
  if (list.type.kind !== 'list') return wrongType(checking, list, 'in', 'list');
  if (!isNumeric(item.type) && !isTextual(item.type)) return wrongOperands(checking, span, 'in', item, list);
  const placed = list.kind === 'list' ? amongLiterals(item, list) : amongFacts(item, list, list.type.of);
  if (placed === undefined) return wrongOperands(checking, span, 'in', item, list);
  const tree: Tree = { kind: 'membership', type: BOOLEAN, span, ...placed };
  return placed.item.type.kind === 'number'
    ? checking.fault('formula-ambiguous', span, { found: shortText(tree) })
    : tree;
}

function amongLiterals(item: Tree, list: Extract<Tree, { kind: 'list' }>) {
  const typed = oneType([item, ...list.items]);
  const [first, ...items] = typed?.trees ?? [];
  if (typed === undefined || first === undefined) return undefined;
  return { item: first, list: { ...list, type: { kind: 'list', of: typed.type } as const, items } };
}

function amongFacts(item: Tree, list: Tree, of: Type) {
  // A value that stands for the facts of the list: the item must share their type.
  const typed = oneType([item, { kind: 'list', type: of, span: list.span, items: [] }]);
  const [first] = typed?.trees ?? [];
  return first && { item: first, list };
}
