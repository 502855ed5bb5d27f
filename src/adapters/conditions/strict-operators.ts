import { isDate } from '../../formula/check-formula.ts';
import { fail } from '../../issues/error.ts';
import { issue } from '../../issues/issue.ts';
import { Decimal, decimalText } from '../../money/decimal.ts';

/** What an operator is asked: whether a fact's value stands so to a condition's value. */
export type Operate = (fact: unknown, value: unknown) => boolean;
export type Decorate = (fact: unknown, value: unknown, next: Operate) => boolean;

// json-rules-engine's own operators coerce: text '9' is not below '10', '12abc' passes for a number, and 10 is greater
// than null. These mean what the compiled lane means, and refuse what it would refuse.

function kindOf(value: unknown): string {
  if (isDecimal(value)) return 'number';
  if (value === null) return 'null';
  if (typeof value === 'string') return 'text';
  return Array.isArray(value) ? 'list' : typeof value;
}

function isDecimal(value: unknown): value is Decimal {
  return Decimal.isDecimal(value);
}

function refuse(operator: string, left: unknown, right: unknown): never {
  return fail(issue('condition-operands', [], { operator, left: kindOf(left), right: kindOf(right) }));
}

/** The other side of a number: behind a decorator the value is still as it was written, `'100.00'`. */
function numberOf(value: unknown): Decimal | undefined {
  if (isDecimal(value)) return value;
  const text = decimalText(value);
  return text === undefined ? undefined : new Decimal(text);
}

function isSame(operator: string, left: unknown, right: unknown): boolean {
  if (isDecimal(left) || isDecimal(right)) {
    const [a, b] = [numberOf(left), numberOf(right)];
    return a === undefined || b === undefined ? refuse(operator, left, right) : a.eq(b);
  }
  const isSingle = typeof left === 'string' || typeof left === 'boolean';
  return isSingle && typeof left === typeof right ? left === right : refuse(operator, left, right);
}

function order(operator: string, left: unknown, right: unknown): number {
  if (isDecimal(left) || isDecimal(right)) {
    const [a, b] = [numberOf(left), numberOf(right)];
    return a === undefined || b === undefined ? refuse(operator, left, right) : a.cmp(b);
  }
  if (typeof left !== 'string' || typeof right !== 'string' || !isDate(left) || !isDate(right)) {
    return refuse(operator, left, right);
  }
  return left < right ? -1 : left > right ? 1 : 0;
}

function isAmong(operator: string, item: unknown, list: unknown): boolean {
  if (!Array.isArray(list)) return refuse(operator, item, list);
  return list.some((each: unknown) => isSame(operator, item, each));
}

export const STRICT_OPERATORS: Readonly<Record<string, Operate>> = {
  equal: (a, b) => isSame('equal', a, b),
  notEqual: (a, b) => !isSame('notEqual', a, b),
  lessThan: (a, b) => order('lessThan', a, b) < 0,
  lessThanInclusive: (a, b) => order('lessThanInclusive', a, b) <= 0,
  greaterThan: (a, b) => order('greaterThan', a, b) > 0,
  greaterThanInclusive: (a, b) => order('greaterThanInclusive', a, b) >= 0,
  in: (a, b) => isAmong('in', a, b),
  notIn: (a, b) => !isAmong('notIn', a, b),
  contains: (a, b) => isAmong('contains', b, a),
  doesNotContain: (a, b) => !isAmong('doesNotContain', b, a),
};

const listOf = (decorator: string, list: unknown, other: unknown): readonly unknown[] =>
  Array.isArray(list) ? list : refuse(decorator, list, other);

/** The engine's own six decorators, which elsewhere answer false for what is no list. */
export const STRICT_DECORATORS: Readonly<Record<string, Decorate>> = {
  someFact: (fact, value, next) => listOf('someFact', fact, value).some((each) => next(each, value)),
  everyFact: (fact, value, next) => listOf('everyFact', fact, value).every((each) => next(each, value)),
  someValue: (fact, value, next) => listOf('someValue', value, fact).some((each) => next(fact, each)),
  everyValue: (fact, value, next) => listOf('everyValue', value, fact).every((each) => next(fact, each)),
  swap: (fact, value, next) => next(value, fact),
  not: (fact, value, next) => !next(fact, value),
};
