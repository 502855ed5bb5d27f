import type { EngineCondition } from '../condition/engine-condition.ts';
import type { ExactBoolean } from '../formula/compile-exact.ts';
import type { FastBoolean } from '../formula/compile-fast.ts';
import type { Tree } from '../formula/tree.ts';
import type { Result } from '../issues/outcome.ts';
import type { Factor } from '../model/model.ts';
import type { HitPolicy } from '../model/rule-book.ts';
import type { FieldTable } from './field-table.ts';
import type { Match } from './match.ts';

/** One rule, ready to be asked. A rule without a condition has no tree and always holds. */
export interface CompiledRule {
  readonly code: string;
  readonly model: string;
  readonly priority: number;
  readonly tree: Tree | undefined;
  readonly exact: ExactBoolean;
  /** Absent where only the exact lane can answer. */
  readonly fast: FastBoolean | undefined;
  /** Only where a condition engine has to answer: then neither lane is asked. */
  readonly engine: EngineCondition | undefined;
  /** What is answered if it is the one that holds. */
  readonly matched: Result<Match>;
}

/** Business rules with their conditions checked and compiled; `matchDocument` asks them. */
export interface CompiledRules {
  readonly hit: HitPolicy;
  readonly rules: readonly CompiledRule[];
  readonly fields: FieldTable;
  /** Outside facts that are to be gathered before matching. */
  readonly factors: readonly Factor[];
  /** Absent where it would leave out no rule. */
  readonly index: RuleIndex | undefined;
  /** Rules that need the condition engine. */
  readonly custom: readonly CompiledRule[];
}

/** Leaves out rules that don't hold, and of which asking would raise no fault. */
export interface RuleIndex {
  /** What is left for the document that the fields have read last, in declared order. */
  candidates(fields: FieldTable): readonly CompiledRule[];
}
