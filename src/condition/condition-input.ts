/** A fact as the other side of a comparison; `path` where the fact is an object. */
export interface FactReference {
  readonly fact: string;
  readonly path?: string;
}

/** A value of a condition: text (numbers travel as text too), a safe number, a boolean, or another fact. */
export type ConditionValue = string | number | boolean | FactReference;

/** What an operator of the user's own may take: any plain JSON, or another fact. */
export type CustomValue =
  | string
  | number
  | boolean
  | null
  | FactReference
  | readonly CustomValue[]
  | { readonly [key: string]: CustomValue };

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

export interface Remarks {
  /** For people; it changes nothing. */
  readonly name?: string;
  /** A whole number from 1, 1 unless stated: of the conditions of one group the highest is evaluated first. */
  readonly priority?: number;
}

/** Conditions in json-rules-engine's JSON form, without what it would evaluate. */
export type JsonCondition =
  | (Remarks & { readonly all: readonly JsonCondition[] })
  | (Remarks & { readonly any: readonly JsonCondition[] })
  | (Remarks & { readonly not: JsonCondition })
  /** One of the rule book's `conditions`, by name. */
  | (Remarks & { readonly condition: string })
  | (Remarks & {
      readonly fact: string;
      /** Own properties by dotted names, `address.country` or `$.address.country`: of a field of type object. */
      readonly path?: string;
      /** A standard operator, or one that the engine's `conditionEngine` knows. */
      readonly operator: ConditionOperator | (string & {});
      readonly value: ConditionValue | readonly (string | number)[] | CustomValue;
    });

/** A formula of type boolean, `'*'` (always), or the JSON form. */
export type ConditionInput = string | JsonCondition;
