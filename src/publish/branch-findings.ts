import { formulaText } from '../formula/formula-text.ts';
import { childrenOf } from '../formula/syms-in.ts';
import type { Tree } from '../formula/tree.ts';
import { BOOLEAN } from '../formula/type.ts';
import { type Issue, issue } from '../issues/issue.ts';
import type { Path } from '../issues/path.ts';
import { isAlwaysTrue, isNeverTrue } from './satisfiable.ts';

/** How much of a condition or formula is told. */
const SHOWN = 200;

/** A condition that holds, or fails, whatever the facts. */
export function conditionFindings(name: string, when: Tree | undefined, path: Path): readonly Issue[] {
  if (when === undefined) return [];
  const holds = isNeverTrue(when) ? 'never' : isAlwaysTrue(when) ? 'always' : undefined;
  if (holds === undefined) return [];
  return [warning('condition-constant', path, { name, condition: formulaText(when).slice(0, SHOWN), holds })];
}

/**
 * The parts of a formula that are never evaluated, given what must hold for it to be evaluated at all.
 *
 * Worked case: under `when: gmv >= 100`, the second branch of `gmv > 50 ? 1 : 2` is never reached.
 */
export function branchFindings(
  name: string,
  formula: Tree | undefined,
  given: Tree | undefined,
  path: Path,
): readonly Issue[] {
  if (formula === undefined) return [];
  const found: Issue[] = [];
  const visit = (tree: Tree, held: readonly Tree[]): void => {
    if (tree.kind !== 'conditional') {
      for (const child of childrenOf(tree)) visit(child, held);
      return;
    }
    visit(tree.when, held);
    const { type, span } = tree.when;
    for (const [branch, condition] of [
      [tree.then, tree.when],
      [tree.otherwise, { kind: 'not', type, span, of: tree.when }],
    ] as const) {
      const together = [...held, condition];
      if (isNeverTrue({ kind: 'logical', type: BOOLEAN, span, operator: 'and', items: together })) {
        found.push(warning('branch-unreachable', path, { name, branch: formulaText(branch).slice(0, SHOWN) }));
      } else visit(branch, together);
    }
  };
  visit(formula, given === undefined ? [] : [given]);
  return found;
}

const warning: typeof issue = (code, path, facts) => issue(code, path, facts, { severity: 'warning' });
