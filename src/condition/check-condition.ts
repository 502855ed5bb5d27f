import { checkFormula } from '../formula/check-formula.ts';
import { parseFormula } from '../formula/parse-formula.ts';
import type { Scope } from '../formula/scope.ts';
import type { Tree } from '../formula/tree.ts';
import { BOOLEAN } from '../formula/type.ts';
import { issueUnder } from '../issues/issue.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import type { Path } from '../issues/path.ts';
import { checkJsonCondition } from './check-json-condition.ts';
import type { CheckedCondition } from './checked-condition.ts';
import type { ConditionInput } from './condition-input.ts';
import type { ConditionMeans } from './condition-means.ts';
import { ofFormula } from './named-conditions.ts';

/** A condition that always holds has no tree: `'*'` and a missing one. */
export function isAlways(input: ConditionInput | undefined): boolean {
  return input === undefined || (typeof input === 'string' && input.trim() === '*');
}

/**
 * Checks a condition in either form against the facts it may read. The answer is a tree of type boolean, as of a formula,
 * so that both forms are compiled and explained by the same code; or `undefined` for a condition that always holds.
 *
 * @param path where the condition stands in its definition; faults begin with it
 *
 * Worked case: `{ all: [{ fact: 'channel', operator: 'equal', value: 'app' }, { fact: 'price', operator: 'lessThan',
 * value: '100.00' }] }` gives the tree of `channel == 'app' and price < 100`.
 */
export function checkCondition(input: ConditionInput | undefined, scope: Scope, path: Path): Result<Tree | undefined> {
  const checked = checkConditionWith(input, scope, path, {});
  return checked.ok ? ok(checked.value?.tree) : checked;
}

/** The same where a condition may name others, or use operators of the user's own. */
export function checkConditionWith(
  input: ConditionInput | undefined,
  scope: Scope,
  path: Path,
  means: ConditionMeans,
): Result<CheckedCondition | undefined> {
  if (input === undefined || isAlways(input)) return ok(undefined);
  if (typeof input !== 'string') return checkJsonCondition(input, scope, path, means);
  const parsed = parseFormula(input);
  const checked = parsed.ok ? checkFormula(parsed.value, [BOOLEAN], scope) : parsed;
  return checked.ok ? ok(ofFormula(checked.value)) : failed(checked.issues.map((fault) => issueUnder(path, fault)));
}
