import { type Names, namesIn } from '../formula/names-in.ts';
import { parseFormula } from '../formula/parse-formula.ts';
import type { ConditionInput, JsonCondition } from './condition-input.ts';

const NO_NAMES: Names = { names: new Set(), apportionments: new Set() };

/** What a condition refers to, before it is checked. A text that doesn't parse refers to nothing; checking says why. */
export function namesInCondition(input: ConditionInput | undefined): Names {
  if (input === undefined) return NO_NAMES;
  if (typeof input === 'string') {
    const parsed = input.trim() === '*' ? undefined : parseFormula(input);
    return parsed?.ok === true ? namesIn(parsed.value.syntax) : NO_NAMES;
  }
  const names = new Set<string>();
  const waiting: JsonCondition[] = [input];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if ('all' in node) waiting.push(...node.all);
    else if ('any' in node) waiting.push(...node.any);
    else if ('not' in node) waiting.push(node.not);
    else {
      names.add(node.fact);
      if (typeof node.value === 'object' && 'fact' in node.value) names.add(node.value.fact);
    }
  }
  return { names, apportionments: new Set() };
}
