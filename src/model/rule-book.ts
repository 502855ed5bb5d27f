import type { ConditionInput } from '../condition/condition-input.ts';
import type { Factor } from './model.ts';

/** Which model a document belongs to, if its condition holds. */
export interface BusinessRule {
  readonly code: string;
  readonly label?: string;
  /** Absent: always. */
  readonly when?: ConditionInput;
  /** Code of a model. */
  readonly model: string;
  /** Under hit policy `priority` alone: a whole number, the highest wins; 1 unless stated. */
  readonly priority?: number;
}

/**
 * Which of the rules that hold decides: exactly one may hold (`unique`); the first in declared order (`first`); the one
 * of the highest priority (`priority`; a tie is a fault); all of them, which must lead to one model (`collect`).
 */
export type HitPolicy = 'unique' | 'first' | 'priority' | 'collect';

/** A declared member of an object: its place by dotted names, and its type as of a fact. */
export interface ObjectMember extends Omit<Factor, 'code' | 'default'> {
  readonly path: string;
}

/** A document fact that is an object, of which rules read the declared members, by `path`. */
export interface ObjectField {
  readonly code: string;
  readonly label?: string;
  readonly type: 'object';
  readonly members: readonly ObjectMember[];
}

export type RuleField = Factor | ObjectField;

export interface RuleBook {
  readonly format: 1;
  readonly hit: HitPolicy;
  /** Document facts that the rules read. The text fields of `BUILT_IN_FIELDS` are there besides. */
  readonly fields: readonly RuleField[];
  /** Outside facts that the rules read: providers are asked for them before documents are matched. */
  readonly factors?: readonly Factor[];
  /** Conditions that others name with `{ condition: 'name' }`. */
  readonly conditions?: Readonly<Record<string, ConditionInput>>;
  readonly rules: readonly BusinessRule[];
}

/** Fields of every document that a rule may read, all of type text; store, type and currency may be absent. */
export const BUILT_IN_FIELDS = ['tenant', 'business', 'party', 'store', 'type', 'currency'] as const;
