import { type Issue, issue } from '../issues/issue.ts';
import type { Path } from '../issues/path.ts';
import type { Model } from '../model/model.ts';
import { placedBearerTrees } from '../plan/bearer-trees.ts';
import { definitionPath } from '../plan/definition-path.ts';
import type { LevelNode } from '../plan/levels.ts';
import { readNames } from '../plan/lookup-tables.ts';
import type { ApportionmentNode, FeeNode, Plan } from '../plan/plan.ts';
import { placedTrees } from '../plan/price-trees.ts';
import { branchFindings, conditionFindings } from './branch-findings.ts';
import { namesInSteps } from './names-in-steps.ts';
import { priceFindings } from './price-findings.ts';

/** What is odd about a model under one contract, each at the place where it was written; a disabled fee is not looked at. */
export function planFindings(plan: Plan): readonly Issue[] {
  const accumulators = plan.accumulators.flatMap(({ item, when }) =>
    conditionFindings(item.code, when, definitionPath(plan.definition, 'accumulators', item.code, ['when'])),
  );
  const nodes = plan.nodes.flatMap((node) => (node.kind === 'fee' ? ofFee(plan, node) : ofApportionment(plan, node)));
  return [...nodes, ...accumulators];
}

/** Factors of a model that no plan and no standardising step reads. */
export function unusedFactors(model: Model, plans: readonly Plan[]): readonly Issue[] {
  const read = plans.flatMap(({ factors }) => factors.map(({ factor }) => factor.code));
  const used = new Set([...read, ...readNames(model, namesInSteps(model))]);
  return model.factors.flatMap(({ code }, index) =>
    used.has(code) ? [] : [issue('factor-unused', ['factors', index], { factor: code }, { severity: 'warning' })],
  );
}

function ofFee(plan: Plan, node: FeeNode): readonly Issue[] {
  const { item, when, price } = node;
  if (!item.enabled) return [];
  const at = (...field: Path): Path => definitionPath(plan.definition, 'fees', item.code, field);
  const formulas = placedTrees(price, item.price?.kind).flatMap(({ at: field, tree }) =>
    branchFindings(item.code, tree, when, at('price', ...field)),
  );
  return [...conditionFindings(item.code, when, at('when')), ...formulas, ...priceFindings(plan, node, at)];
}

function ofApportionment(plan: Plan, { item, level }: ApportionmentNode): readonly Issue[] {
  return ofLevel(level, item.code, (...field) => definitionPath(plan.definition, 'apportionments', item.code, field));
}

function ofLevel({ bearers }: LevelNode, code: string, at: (...field: Path) => Path): readonly Issue[] {
  return bearers.flatMap((bearer, position) => {
    const own = placedBearerTrees(bearer).flatMap(({ member, tree }) =>
      branchFindings(code, tree, undefined, at('bearers', position, member)),
    );
    const { split } = bearer;
    if (split === undefined) return own;
    return [...own, ...ofLevel(split, code, (...field) => at('bearers', position, 'split', ...field))];
  });
}
