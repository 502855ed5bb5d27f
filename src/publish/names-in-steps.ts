import { namesInCondition } from '../condition/names-in-condition.ts';
import { namesIn } from '../formula/names-in.ts';
import { parseFormula } from '../formula/parse-formula.ts';
import type { Model } from '../model/model.ts';
import type { StandardStep } from '../model/standard-step.ts';

/** Every name that a model's standardising steps read. What they only set is not among them. */
export function namesInSteps({ steps = [] }: Model): ReadonlySet<string> {
  const names = new Set<string>();
  for (const step of steps) {
    for (const name of namesInCondition(step.when).names) names.add(name);
    if (step.kind === 'check') for (const name of namesInCondition(step.holds).names) names.add(name);
    for (const formula of formulasOf(step)) {
      const parsed = parseFormula(formula);
      if (parsed.ok) for (const name of namesIn(parsed.value.syntax).names) names.add(name);
    }
  }
  return names;
}

function formulasOf(step: StandardStep): readonly string[] {
  switch (step.kind) {
    case 'check':
      return [];
    case 'identify':
      return 'table' in step ? [step.table.by] : [step.value];
    case 'adjust':
      return [step.value];
    case 'tag':
      return step.value === undefined ? [] : [step.value];
    case 'custom':
      return Object.values(step.inputs);
  }
}
