// The door of a user's own operators and decorators: `feewright/json-rules-engine`, with json-rules-engine as a peer.

export {
  type CustomDecorator,
  type CustomOperator,
  type JsonRulesEngineOptions,
  jsonRulesEngine,
} from './adapters/conditions/json-rules-engine.ts';
export type { ConditionEngine } from './ports/condition-engine.ts';
