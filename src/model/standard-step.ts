import type { ConditionInput } from '../condition/condition-input.ts';

interface StepBase {
  readonly code: string;
  readonly label?: string;
  /** Absent: always. */
  readonly when?: ConditionInput;
}

/** What a check says that does not hold: a code of the model's own, and a sentence. */
export interface Refusal {
  readonly code: string;
  readonly en: string;
  /** The English one unless stated. */
  readonly zh: string;
}

/** Values by the text that a formula gives: `{ 'JD-77': 'm-1001' }`. */
export interface ValueTable {
  /** Formula of type text. */
  readonly by: string;
  readonly values: { readonly [text: string]: string };
  /** For a text that is not in it; absent: that is a fault. */
  readonly otherwise?: string;
}

/** Refuses a document for which the condition does not hold (核对). */
export interface CheckStep extends StepBase {
  readonly kind: 'check';
  readonly holds: ConditionInput;
  readonly refusal: Refusal;
}

/** Sets the party, the store or a text fact (识别): from a table, or by a formula of type text. */
export type IdentifyStep = StepBase & {
  readonly kind: 'identify';
  /** `party`, `store`, or the code of a text factor. */
  readonly sets: string;
} & ({ readonly table: ValueTable } | { readonly value: string });

/** Gives a fact the value of a formula of its type (调整). */
export interface AdjustStep extends StepBase {
  readonly kind: 'adjust';
  readonly fact: string;
  readonly value: string;
}

/** Marks the record (打标): with a text, if there is a formula for it. */
export interface TagStep extends StepBase {
  readonly kind: 'tag';
  readonly tag: string;
  /** Formula of type text. */
  readonly value?: string;
}

/** Calls a registered pure function. */
export interface CustomStep extends StepBase {
  readonly kind: 'custom';
  readonly standardiser: string;
  readonly version: string;
  /** Formula of each input. */
  readonly inputs: { readonly [input: string]: string };
  /** Where each output goes: `party`, `store`, or the code of a factor. */
  readonly outputs: { readonly [output: string]: string };
}

/** One step of standardising a document before its facts are gathered (清分). */
export type StandardStep = CheckStep | IdentifyStep | AdjustStep | TagStep | CustomStep;

/** Some of a model's steps in an order of their own. */
export interface Flow {
  readonly code: string;
  readonly label?: string;
  /** Codes of steps. */
  readonly steps: readonly string[];
  /** Documents of these types take it, unless their contract names another. */
  readonly types?: readonly string[];
}

/** The flow of all steps in their declared order. */
export const STANDARD_FLOW = 'standard';
