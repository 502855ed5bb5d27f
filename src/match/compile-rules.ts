import { checkConditionWith } from '../condition/check-condition.ts';
import type { CustomOperators } from '../condition/custom-operators.ts';
import { NamedConditions } from '../condition/named-conditions.ts';
import { compileExactBoolean } from '../formula/compile-exact.ts';
import { compileFastBoolean } from '../formula/compile-fast.ts';
import type { Scope } from '../formula/scope.ts';
import type { Tree } from '../formula/tree.ts';
import type { Issue } from '../issues/issue.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import type { RuleBook } from '../model/rule-book.ts';
import type { CompiledRule, CompiledRules } from './compiled-rules.ts';
import { FieldTable } from './field-table.ts';
import { buildRuleIndex } from './rule-index.ts';

/**
 * Checks every condition of a rule book against its fields, and compiles them.
 *
 * @param custom operators and decorators that a condition engine knows beside the standard ones
 * @returns the compiled rules, or every fault at once, each at the place in the rule book where it was written
 */
export function compileRules(book: RuleBook, custom?: CustomOperators): Result<CompiledRules> {
  const fields = new FieldTable(book);
  const scope = scopeOf(fields);
  const check = (...[input, path, named]: Parameters<ConstructorParameters<typeof NamedConditions>[2]>) =>
    checkConditionWith(input, scope, path, { named, custom });
  const named = new NamedConditions(book.conditions ?? {}, ['conditions'], check);
  const issues: Issue[] = [...named.checkAll()];
  const rules: CompiledRule[] = [];
  book.rules.forEach(({ code, model, when, priority = 1 }, index) => {
    const checked = checkConditionWith(when, scope, ['rules', index, 'when'], { named, custom });
    if (!checked.ok) {
      issues.push(...checked.issues);
      return;
    }
    const { tree, engine, isCustom = false } = checked.value ?? {};
    const matched = Object.freeze(ok(Object.freeze({ rule: code, model })));
    const lanes = isCustom || tree === undefined ? ALWAYS : lanesOf(tree);
    const asked = isCustom ? engine : undefined;
    rules.push(Object.freeze({ code, model, priority, tree, ...lanes, engine: asked, matched }));
  });
  if (issues.length > 0) return failed(issues);
  return ok(
    Object.freeze({
      hit: book.hit,
      rules: Object.freeze(rules),
      fields,
      factors: book.factors ?? [],
      index: buildRuleIndex(rules),
      custom: rules.filter(({ engine }) => engine !== undefined),
    }),
  );
}

function scopeOf(fields: FieldTable): Scope {
  return {
    name: (name) => fields.sym(name),
    exactOf: () => undefined,
    share: () => undefined,
    unplaced: () => undefined,
    member: (fact, path) => fields.member(fact, path),
    members: (fact) => fields.members(fact),
    custom: (text) => fields.custom(text),
    names: () => fields.names(),
  };
}

type Lanes = Pick<CompiledRule, 'exact' | 'fast'>;

const ALWAYS: Lanes = { exact: () => true, fast: () => true };

function lanesOf(tree: Tree): Lanes {
  return { exact: compileExactBoolean(tree), fast: compileFastBoolean(tree) };
}
