import type { ArithmeticOperator, Tree } from './tree.ts';
import { INTEGER, QUANTITY, RATIO, sameType, type Type } from './type.ts';

/** The type of two values that are added, compared or chosen between: a literal takes the other's, an integer widens. */
export function commonType(a: Type, b: Type): Type | undefined {
  if (a.kind === 'number') return b;
  if (b.kind === 'number' || sameType(a, b)) return a;
  const kinds = new Set([a.kind, b.kind]);
  return kinds.has('integer') && kinds.has('quantity') ? QUANTITY : undefined;
}

/**
 * The type of an operation, or `undefined` where the two don't go together. In a product or quotient a literal is a plain
 * number: money ÷ 2 is money.
 *
 * Worked case: money × ratio is money, money ÷ money is a ratio, money × money and money + ratio have no type.
 */
export function arithmeticType(operator: ArithmeticOperator, left: Tree, right: Tree): Type | undefined {
  switch (operator) {
    case '+':
    case '-':
    case '%':
      return commonType(left.type, right.type);
    case '*':
      return productType(left, right);
    case '/':
      return quotientType(left.type, right.type);
  }
}

function productType(left: Tree, right: Tree): Type | undefined {
  const [a, b] = [left.type, right.type];
  if (a.kind === 'number' && b.kind === 'number') return a;
  if (a.kind === 'number') return scaledType(b, left);
  if (b.kind === 'number') return scaledType(a, right);
  if (a.kind === 'money' && b.kind === 'money') return undefined;
  if (a.kind === 'money') return a;
  if (b.kind === 'money') return b;
  if (a.kind === 'quantity' || b.kind === 'quantity') return QUANTITY;
  return a.kind === 'integer' && b.kind === 'integer' ? INTEGER : RATIO;
}

/** An integer times a broken literal is no integer any more. */
function scaledType(type: Type, literal: Tree): Type {
  const isWhole = literal.kind === 'literal' && literal.value.n % literal.value.d === 0n;
  return type.kind === 'integer' && !isWhole ? QUANTITY : type;
}

function quotientType(a: Type, b: Type): Type | undefined {
  if (a.kind === 'number' && b.kind === 'number') return a;
  if (b.kind === 'money') return sameType(a, b) ? RATIO : undefined;
  if (a.kind === 'money') return a;
  if (a.kind === 'quantity') return b.kind === 'ratio' || b.kind === 'number' ? QUANTITY : RATIO;
  if (a.kind === 'integer') return b.kind === 'ratio' ? QUANTITY : RATIO;
  return RATIO;
}
