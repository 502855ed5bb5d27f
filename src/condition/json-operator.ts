import type { ComparisonOperator } from '../formula/tree.ts';
import type { ConditionOperator } from './condition-input.ts';

/** What an operator of json-rules-engine is in a formula; `holds: false` is its negation. */
export type JsonOperator =
  | { readonly kind: 'comparison'; readonly operator: ComparisonOperator }
  /** The fact is among the values. */
  | { readonly kind: 'in'; readonly holds: boolean }
  /** The value is in the fact, which is a list. */
  | { readonly kind: 'contains'; readonly holds: boolean };

const OPERATORS: Readonly<Record<ConditionOperator, JsonOperator>> = {
  equal: { kind: 'comparison', operator: '==' },
  notEqual: { kind: 'comparison', operator: '!=' },
  lessThan: { kind: 'comparison', operator: '<' },
  lessThanInclusive: { kind: 'comparison', operator: '<=' },
  greaterThan: { kind: 'comparison', operator: '>' },
  greaterThanInclusive: { kind: 'comparison', operator: '>=' },
  in: { kind: 'in', holds: true },
  notIn: { kind: 'in', holds: false },
  contains: { kind: 'contains', holds: true },
  doesNotContain: { kind: 'contains', holds: false },
};

const BY_NAME: ReadonlyMap<string, JsonOperator> = new Map(Object.entries(OPERATORS));

export function jsonOperator(name: string): JsonOperator | undefined {
  return BY_NAME.get(name);
}

export function jsonOperatorNames(): Iterable<string> {
  return BY_NAME.keys();
}
