/** A value of a condition: text (numbers travel as text too), a safe number, a boolean, or another fact. */
export type ConditionValue = string | number | boolean | { readonly fact: string };

export type ConditionOperator =
  | 'equal'
  | 'notEqual'
  | 'lessThan'
  | 'lessThanInclusive'
  | 'greaterThan'
  | 'greaterThanInclusive'
  | 'in'
  | 'notIn'
  | 'contains'
  | 'doesNotContain';

/** Conditions in json-rules-engine's JSON form, without what it would evaluate. */
export type JsonCondition =
  | { readonly all: readonly JsonCondition[] }
  | { readonly any: readonly JsonCondition[] }
  | { readonly not: JsonCondition }
  | {
      readonly fact: string;
      readonly operator: ConditionOperator;
      readonly value: ConditionValue | readonly (string | number)[];
    };

/** A formula of type boolean, `'*'` (always), or the JSON form. */
export type ConditionInput = string | JsonCondition;
