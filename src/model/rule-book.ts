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
}

export type HitPolicy = 'unique' | 'first';

export interface RuleBook {
  readonly format: 1;
  readonly hit: HitPolicy;
  /** Document facts that the rules read. The text fields of `BUILT_IN_FIELDS` are there besides. */
  readonly fields: readonly Factor[];
  readonly rules: readonly BusinessRule[];
}

/** Fields of every document that a rule may read, all of type text; store, type and currency may be absent. */
export const BUILT_IN_FIELDS = ['tenant', 'business', 'party', 'store', 'type', 'currency'] as const;
export type BuiltInField = (typeof BUILT_IN_FIELDS)[number];
