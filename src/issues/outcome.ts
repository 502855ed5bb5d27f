import { type Issue, listOf } from './issue.ts';

/** What a `safe…` call answers: the value, or every fault that stood in its way. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly issues: readonly Issue[] };

export function ok<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

/** A failure holds at least one fault: an empty list would be a failure that nobody could mend. */
export function failed(issues: Issue | readonly Issue[]): Result<never> {
  const all = listOf(issues);
  if (all.length === 0) throw new TypeError('feewright: a failure without an issue; this is a bug');
  return { ok: false, issues: all };
}
