import type { Tree } from '../formula/tree.ts';
import { BOOLEAN } from '../formula/type.ts';
import { type Issue, issue } from '../issues/issue.ts';
import type { HitPolicy } from '../model/rule-book.ts';
import { conditionFindings } from './branch-findings.ts';
import { holdTogether, isAlwaysTrue, isNeverTrue } from './satisfiable.ts';

/** A business rule as compiled: one without a condition always holds. */
export interface RuleTree {
  readonly code: string;
  readonly tree: Tree | undefined;
}

/**
 * What is odd about business rules together: one that another always comes before (`first`), two of which one never holds
 * alone, or that hold together for some documents (`unique`), and that nothing takes what is left.
 */
export function ruleFindings(hit: HitPolicy, rules: readonly RuleTree[]): readonly Issue[] {
  const found: Issue[] = [];
  const warn: typeof issue = (code, path, facts) => issue(code, path, facts, { severity: 'warning' });
  rules.forEach(({ code, tree }, index) => {
    const path = ['rules', index, 'when'];
    found.push(...conditionFindings(code, tree, path));
    // One that never holds has been told by itself.
    if (tree !== undefined && isNeverTrue(tree)) return;
    const before = rules.slice(0, index).find((other) => implies(tree, other.tree));
    if (hit === 'first' && before !== undefined)
      found.push(warn('rule-shadowed', path, { rule: code, by: before.code }));
    if (hit !== 'unique') return;
    const other =
      before ?? rules.slice(index + 1).find((later) => implies(tree, later.tree) && !implies(later.tree, tree));
    if (other !== undefined) found.push(warn('rules-overlap', path, { rule: code, other: other.code }));
    const partly = rules.slice(index + 1).find((later) => overlapPartly(tree, later.tree));
    if (partly !== undefined) found.push(warn('rules-overlap-partly', path, { rule: code, other: partly.code }));
  });
  const takesAll = rules.some(({ tree }) => tree === undefined || isAlwaysTrue(tree)) || isAlwaysTrue(anyOf(rules));
  if (rules.length > 0 && !takesAll) found.push(warn('rule-default-missing', ['rules'], { rules: rules.length }));
  return found;
}

/** Whether two conditions hold together for some facts, and each of them alone for others. */
function overlapPartly(a: Tree | undefined, b: Tree | undefined): boolean {
  return a !== undefined && b !== undefined && holdTogether(a, b) && !implies(a, b) && !implies(b, a);
}

/** Whether a condition never holds without another. */
function implies(a: Tree | undefined, b: Tree | undefined): boolean {
  if (b === undefined) return true;
  if (a === undefined) return isAlwaysTrue(b);
  const { span } = b;
  const without: Tree = { kind: 'not', type: BOOLEAN, span, of: b };
  return isNeverTrue({ kind: 'logical', type: BOOLEAN, span, operator: 'and', items: [a, without] });
}

function anyOf(rules: readonly RuleTree[]): Tree {
  const items = rules.flatMap(({ tree }) => (tree === undefined ? [] : [tree]));
  return { kind: 'logical', type: BOOLEAN, span: { start: 0, end: 0 }, operator: 'or', items };
}
