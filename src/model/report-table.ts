import { fail } from '../issues/error.ts';
import { type Issue, issue, issueUnder } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import { coverageOf } from '../table/table-checks.ts';
import { indexOf } from '../table/table-index.ts';
import { collisionIssue, gapIssues, skippedIssue } from './check-tables.ts';
import type { Model } from './model.ts';
import { columnKind, decisionTable } from './table-columns.ts';

/**
 * What is odd about a table of a model, as warnings with their places: rows that never win, and values that no row goes
 * with where there is no default (`complete` makes gaps a fault of the definition). Rows that overlap where the hit policy
 * can't choose have been refused before.
 *
 * It is exact: every finding is true, and what isn't found isn't there. A check that would take more than 20 million steps
 * is left out, and `table-check-skipped` says so.
 *
 * @throws FeewrightError `reference-unknown` where the model has no such table
 *
 * Worked case: rows `scheme 'visa', amount [0, 100)` and `scheme 'visa', amount [200, …)` without default: nothing goes
 * with `scheme = 'visa', amount = 100`, and nothing with another scheme.
 */
export function reportTable(model: Model, code: string): readonly Issue[] {
  const place = model.tables.findIndex((each) => each.code === code);
  const table = model.tables[place];
  if (table === undefined) {
    const codes = model.tables.map((each) => each.code);
    return fail(
      issue('reference-unknown', ['tables'], { name: code, kind: 'table', nearest: nearestName(code, codes) }),
    );
  }
  const factorOf = (name: string) => model.factors.find((factor) => factor.code === name);
  const decision = decisionTable(table, (name) => columnKind(factorOf(name)));
  const found: Issue[] = [];
  if (collisionIssue(code, decision, table.hit) === 'too-many') {
    found.push(skippedIssue(code, 'overlaps', decision, 'warning'));
  }
  const coverage = coverageOf(indexOf(decision));
  if (coverage === 'too-many') found.push(skippedIssue(code, 'coverage', decision, 'warning'));
  else {
    for (const { row, by } of coverage.shadowed) {
      found.push(issue('table-shadowed', ['rows', row], { table: code, row, by }, { severity: 'warning' }));
    }
    if (table.default === undefined) found.push(...gapIssues(code, decision, coverage.gaps, 'warning'));
  }
  return found.map((each) => issueUnder(['tables', place], each));
}
