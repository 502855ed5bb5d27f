import { checkCondition } from '../condition/check-condition.ts';
import { compileExactBoolean, type ExactBoolean } from '../formula/compile-exact.ts';
import { compileFastBoolean, type FastBoolean } from '../formula/compile-fast.ts';
import type { Scope } from '../formula/scope.ts';
import type { Tree } from '../formula/tree.ts';
import type { Issue } from '../issues/issue.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import { BUILT_IN_FIELDS, type HitPolicy, type RuleBook } from '../model/rule-book.ts';
import { FieldTable } from './field-table.ts';

/** One rule, ready to be asked. A rule without a condition has no tree and always holds. */
export interface CompiledRule {
  readonly code: string;
  readonly model: string;
  readonly tree: Tree | undefined;
  readonly exact: ExactBoolean;
  /** Absent where only the exact lane can answer. */
  readonly fast: FastBoolean | undefined;
}

/** Business rules with their conditions checked and compiled; `matchDocument` asks them. */
export interface CompiledRules {
  readonly hit: HitPolicy;
  readonly rules: readonly CompiledRule[];
  readonly fields: FieldTable;
}

/**
 * Checks every condition of a rule book against its fields, and compiles them.
 *
 * @returns the compiled rules, or every fault at once, each at the place in the rule book where it was written
 */
export function compileRules(book: RuleBook): Result<CompiledRules> {
  const fields = new FieldTable(book.fields);
  const scope: Scope = {
    name: (name) => fields.sym(name),
    exactOf: () => undefined,
    share: () => undefined,
    unplaced: () => undefined,
    names: () => [...BUILT_IN_FIELDS, ...book.fields.map(({ code }) => code)],
  };
  const issues: Issue[] = [];
  const rules: CompiledRule[] = [];
  book.rules.forEach(({ code, model, when }, index) => {
    const checked = checkCondition(when, scope, ['rules', index, 'when']);
    if (!checked.ok) {
      issues.push(...checked.issues);
      return;
    }
    const tree = checked.value;
    const exact = tree === undefined ? always : compileExactBoolean(tree);
    const fast = tree === undefined ? always : compileFastBoolean(tree);
    rules.push(Object.freeze({ code, model, tree, exact, fast }));
  });
  return issues.length > 0 ? failed(issues) : ok(Object.freeze({ hit: book.hit, rules: Object.freeze(rules), fields }));
}

function always(): boolean {
  return true;
}
