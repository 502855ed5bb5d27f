import type { Issue } from '../issues/issue.ts';
import type { Path } from '../issues/path.ts';
import type { Model } from '../model/model.ts';
import type { StandardStep } from '../model/standard-step.ts';
import type { StandardiserShelf } from '../standardise/check-standardisers.ts';
import { StepDesk } from '../standardise/step-desk.ts';
import { branchFindings, conditionFindings } from './branch-findings.ts';

/** Nothing is called here: a custom step's function is not looked for. */
const NO_STANDARDISERS: StandardiserShelf = { find: () => undefined, nearest: () => undefined };

/**
 * What is odd about the standardising steps of a model: conditions that always or never hold, and parts of formulas that are
 * never evaluated. What is wrong with them, the engine's own checks tell.
 *
 * Worked case: a check that `base > 1 or base <= 1` lets every document pass.
 */
export function stepFindings(model: Model): readonly Issue[] {
  const desk = new StepDesk(model, NO_STANDARDISERS);
  return (model.steps ?? []).flatMap((step, index) => ofStep(desk, step, ['steps', index]));
}

function ofStep(desk: StepDesk, step: StandardStep, at: Path): readonly Issue[] {
  const when = desk.condition(step.when, [...at, 'when']);
  const told = conditionFindings(step.code, when, [...at, 'when']);
  if (step.kind === 'check') {
    const holds = desk.condition(step.holds, [...at, 'holds']);
    return [...told, ...conditionFindings(step.code, holds, [...at, 'holds'])];
  }
  if (step.kind !== 'adjust') return told;
  const factor = desk.factor(step.fact);
  const value = factor && desk.formula(step.value, [desk.typeOf(factor)], [...at, 'value']);
  return [...told, ...branchFindings(step.code, value, when, [...at, 'value'])];
}
