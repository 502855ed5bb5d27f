import type { CustomOperators } from '../condition/custom-operators.ts';
import type { EngineCondition } from '../condition/engine-condition.ts';
import type { ExactFrame } from '../formula/frame.ts';

/** What a document says, for an engine that interprets. */
export interface EngineFacts {
  /** By name: numbers are decimals, dates are texts, objects have no prototype. An absent fact has no member. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** For the parts that only the compiled lane can evaluate. */
  readonly frame: ExactFrame;
}

export interface EngineOutcome {
  readonly holds: boolean;
  /** Of comparisons that have a slot and were come to. */
  readonly outcomes: ReadonlyMap<number, boolean>;
}

/**
 * Evaluates conditions that use operators or decorators of the user's own; `jsonRulesEngine` of
 * `feewright/json-rules-engine` makes one.
 */
export interface ConditionEngine extends CustomOperators {
  /**
   * Throws the fault `factor-missing` where an evaluated comparison reads a fact that isn't there, and
   * `condition-operands` where an operator has no meaning for its values. What an operator itself throws comes through.
   */
  evaluate(condition: EngineCondition, given: EngineFacts): Promise<EngineOutcome>;
}
