import type { Issue } from '../issues/issue.ts';
import type { FactorValues } from './field-table.ts';

/** Which model a document belongs to, and by which rule. */
export interface Match {
  /** Code of the business rule; of several that hold, the first declared. */
  readonly rule: string;
  /** Code of the model. */
  readonly model: string;
  /** Under hit policy `collect`, where more than one holds: the codes of all, as declared. */
  readonly rules?: readonly string[];
}

/** What a condition engine says of one rule and one document. */
export interface EngineAnswer {
  /** Or what it met on the way. */
  readonly holds: boolean | readonly Issue[];
  /** Outcomes of the comparisons that only it can make, by their slots; those it didn't come to are absent. */
  readonly outcomes: ReadonlyMap<number, boolean>;
}

/** What was learnt of a document before matching. */
export interface MatchGiven {
  /** Values of the rule book's factors. */
  readonly factors?: FactorValues | undefined;
  /** Of the rules that need the condition engine, by code. */
  readonly answers?: ReadonlyMap<string, EngineAnswer> | undefined;
}
