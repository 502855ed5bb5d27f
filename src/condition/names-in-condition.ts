import { type Names, namesIn } from '../formula/names-in.ts';
import { parseFormula } from '../formula/parse-formula.ts';
import { isAlways } from './check-condition.ts';
import { CONDITION_NODES_MAX } from './check-json-condition.ts';
import type { ConditionInput } from './condition-input.ts';

const NO_NAMES: Names = { names: new Set(), apportionments: new Set() };

/**
 * What a condition refers to, before it is checked: the order of the graph depends on it. Where a condition is not one,
 * the part that is wrong refers to nothing; checking says why.
 */
export function namesInCondition(input: ConditionInput | undefined): Names {
  if (input === undefined || isAlways(input)) return NO_NAMES;
  if (typeof input === 'string') {
    const parsed = parseFormula(input);
    return parsed.ok ? namesIn(parsed.value.syntax) : NO_NAMES;
  }
  return { names: namesInJson(input), apportionments: new Set() };
}

function namesInJson(input: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  const waiting: unknown[] = [input];
  for (let visited = 0; waiting.length > 0 && visited < CONDITION_NODES_MAX; visited += 1) {
    const node = membersOf(waiting.pop());
    for (const group of [node.get('all'), node.get('any')]) {
      if (Array.isArray(group)) waiting.push(...group.slice(0, CONDITION_NODES_MAX));
    }
    if (node.has('not')) waiting.push(node.get('not'));
    for (const name of [node.get('fact'), membersOf(node.get('value')).get('fact')]) {
      if (typeof name === 'string') names.add(name.normalize('NFC'));
    }
  }
  return names;
}

function membersOf(node: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof node === 'object' && node !== null ? Object.entries(node) : []);
}
