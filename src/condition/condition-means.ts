import type { CustomOperators } from './custom-operators.ts';
import type { NamedConditions } from './named-conditions.ts';

/** What a condition may refer to beside facts. */
export interface ConditionMeans {
  readonly named?: NamedConditions | undefined;
  /** Operators and decorators of a condition engine. */
  readonly custom?: CustomOperators | undefined;
}
