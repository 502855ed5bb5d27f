import { type Issue, issue } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import type { Path } from '../issues/path.ts';
import { shown } from '../issues/shown.ts';
import { isDate } from '../formula/check-formula.ts';
import type { Scope } from '../formula/scope.ts';
import type { Span, Syntax } from '../formula/tree.ts';
import { isNumeric, type Type, typeText } from '../formula/type.ts';
import { decimalText } from '../money/decimal.ts';

export const CONDITION_DEPTH_MAX = 16;
export const CONDITION_NODES_MAX = 500;
export const CONDITION_VALUES_MAX = 1_000;

const ORDER = { lessThan: '<', lessThanInclusive: '<=', greaterThan: '>', greaterThanInclusive: '>=' } as const;
const OPERATORS = [...Object.keys(ORDER), 'equal', 'notEqual', 'in', 'notIn', 'contains', 'doesNotContain'];
const GROUPS = ['all', 'any', 'not'];
const LEAF_KEYS = ['fact', 'operator', 'value'];
const NOWHERE: Span = { start: 0, end: 0 };

/**
 * Reads json-rules-engine JSON strictly and says it as a formula, so that both forms are checked, compiled and explained
 * by the same code. Refused: unknown keys and operators (`path` among them: there it runs code), an empty `all` or `any`,
 * two groups side by side, a text against a number, a fact that nobody declared.
 *
 * Worked case: `{ all: [{ fact: 'channel', operator: 'equal', value: 'app' }, { fact: 'price', operator: 'lessThan',
 * value: '100.00' }] }` is `channel == 'app' and price < 100`.
 */
export function conditionSyntax(
  input: unknown,
  path: Path,
  scope: Pick<Scope, 'name' | 'names'>,
): { readonly syntax: Syntax | undefined; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  let nodes = 0;
  return { syntax: visit(input, path, 1), issues };

  function visit(node: unknown, at: Path, depth: number): Syntax | undefined {
    nodes += 1;
    if (depth > CONDITION_DEPTH_MAX) return report(issue('condition-too-large', at, { measure: 'depth', max: CONDITION_DEPTH_MAX }));
    if (nodes > CONDITION_NODES_MAX) {
      return nodes === CONDITION_NODES_MAX + 1
        ? report(issue('condition-too-large', at, { measure: 'nodes', max: CONDITION_NODES_MAX }))
        : undefined;
    }
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return form(at, node, 'all, any, not, or fact, operator and value');
    const keys = Object.keys(node);
    const group = keys.find((key) => GROUPS.includes(key));
    const isUnknown = (key: string): boolean => (group === undefined ? !LEAF_KEYS.includes(key) : key !== group);
    for (const key of keys.filter(isUnknown)) {
      report(issue('condition-key-unknown', [...at, key], { key, nearest: nearestName(key, group === undefined ? [...LEAF_KEYS, ...GROUPS] : [group]) }));
    }
    const members = node as Readonly<Record<string, unknown>>;
    if (group === 'not') {
      const of = visit(members.not, [...at, 'not'], depth + 1);
      return of && { kind: 'unary', operator: 'not', of, span: NOWHERE };
    }
    return group === undefined ? leaf(members, at) : joined(members[group], group === 'all' ? 'and' : 'or', [...at, group], depth);
  }

  function joined(items: unknown, operator: 'and' | 'or', at: Path, depth: number): Syntax | undefined {
    if (!Array.isArray(items) || items.length === 0) return form(at, items, 'a list of at least one condition');
    const syntaxes = items.map((item: unknown, index) => visit(item, [...at, index], depth + 1));
    return syntaxes.reduce((left, right) => left && right && { kind: 'binary', operator, left, right, span: NOWHERE });
  }

  function leaf(members: Readonly<Record<string, unknown>>, at: Path): Syntax | undefined {
    const { fact, operator, value } = members;
    if (typeof fact !== 'string') return form([...at, 'fact'], fact, 'the name of a fact');
    if (typeof operator !== 'string') return form([...at, 'operator'], operator, 'an operator');
    if (!OPERATORS.includes(operator)) {
      return report(issue('condition-operator-unknown', [...at, 'operator'], { operator: operator.slice(0, 64), nearest: nearestName(operator, OPERATORS) }));
    }
    const type = typeOf(fact, [...at, 'fact']);
    return type && comparison(fact, type, operator, value, [...at, 'value']);
  }

  function comparison(fact: string, type: Type, operator: string, value: unknown, at: Path): Syntax | undefined {
    const left: Syntax = { kind: 'name', name: fact, span: NOWHERE };
    const wrong = (expected: string): undefined => report(issue('condition-type', at, { fact, operator, found: shown(value), expected }));
    if (operator === 'contains' || operator === 'doesNotContain') {
      if (type.kind !== 'list') return wrong('a fact that is a list');
      const item = operand(value, type.of, at, fact, operator);
      return item && membership(item, left, operator === 'contains');
    }
    if (type.kind === 'list') return wrong('contains or doesNotContain');
    if (operator === 'in' || operator === 'notIn') {
      if (!Array.isArray(value) || value.length === 0) return wrong(`a list of ${typeText(type)}`);
      if (value.length > CONDITION_VALUES_MAX) return report(issue('condition-too-large', at, { measure: 'values', max: CONDITION_VALUES_MAX }));
      const items = value.map((each: unknown, index) => operand(each, type, [...at, index], fact, operator));
      if (!items.every((item) => item !== undefined)) return undefined;
      return membership(left, { kind: 'list', items, span: NOWHERE }, operator === 'in');
    }
    const right = operand(value, type, at, fact, operator);
    if (right === undefined) return undefined;
    if (operator === 'equal' || operator === 'notEqual') {
      return { kind: 'binary', operator: operator === 'equal' ? '==' : '!=', left, right, span: NOWHERE };
    }
    if (!isNumeric(type) && type.kind !== 'date') return wrong('a number or a date');
    return { kind: 'binary', operator: ORDER[operator as keyof typeof ORDER], left, right, span: NOWHERE };
  }

  function membership(item: Syntax, list: Syntax, isIn: boolean): Syntax {
    const of: Syntax = { kind: 'binary', operator: 'in', left: item, right: list, span: NOWHERE };
    return isIn ? of : { kind: 'unary', operator: 'not', of, span: NOWHERE };
  }

  /** A value in the form that the fact's type has, or another fact of that type. */
  function operand(value: unknown, type: Type, at: Path, fact: string, operator: string): Syntax | undefined {
    const wrong = (): undefined => report(issue('condition-type', at, { fact, operator, found: shown(value), expected: typeText(type) }));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const keys = Object.keys(value);
      const name = (value as { fact?: unknown }).fact;
      if (keys.length !== 1 || typeof name !== 'string') return form(at, value, "a value, or { fact: '…' } alone");
      const other = typeOf(name, [...at, 'fact']);
      if (other === undefined) return undefined;
      if (typeText(other) !== typeText(type)) return report(issue('condition-type', at, { fact, operator, found: typeText(other), expected: typeText(type) }));
      return { kind: 'name', name, span: NOWHERE };
    }
    if (type.kind === 'boolean') return typeof value === 'boolean' ? { kind: 'boolean', value, span: NOWHERE } : wrong();
    if (isNumeric(type)) {
      const text = typeof value === 'boolean' ? undefined : decimalText(value);
      if (text === undefined || (type.kind === 'integer' && text.includes('.'))) return wrong();
      return { kind: 'number', text, span: NOWHERE };
    }
    if (typeof value !== 'string' || (type.kind === 'date' && !isDate(value))) return wrong();
    return { kind: 'text', value, span: NOWHERE };
  }

  function typeOf(fact: string, at: Path): Type | undefined {
    const sym = scope.name(fact);
    if (sym !== undefined) return sym.type;
    return report(issue('condition-fact-unknown', at, { fact: fact.slice(0, 64), nearest: nearestName(fact, scope.names()) }));
  }

  function form(at: Path, found: unknown, expected: string): undefined {
    return report(issue('condition-form', at, { found: shown(found), expected }));
  }

  function report(fault: Issue): undefined {
    issues.push(fault);
    return undefined;
  }
}
