import { FeewrightError, isFeewrightError } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import type { Result } from '../issues/outcome.ts';
import { reasonOf } from '../issues/reason-of.ts';

/** What was caught, as a fault of its document: a batch goes on even past a bug of ours, and says that it is one. */
export function faultOf(thrown: unknown): FeewrightError {
  if (isFeewrightError(thrown)) return thrown;
  return new FeewrightError(issue('invariant-broken', [], { reason: reasonOf(thrown) }), thrown);
}

/** The value, or the faults thrown. */
export function granted<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new FeewrightError(result.issues);
}

/** The other way round: what is no fault. */
export function isValue<Value extends object>(outcome: Value | FeewrightError): outcome is Value {
  return !isFeewrightError(outcome);
}
