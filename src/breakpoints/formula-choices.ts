import { valueText } from '../formula/exact-value.ts';
import { formulaText } from '../formula/formula-text.ts';
import type { ExactFrame } from '../formula/frame.ts';
import { type Trace, traceExact } from '../formula/trace-exact.ts';
import type { Tree } from '../formula/tree.ts';
import { isFeewrightError } from '../issues/error.ts';
import { compare, type Exact, subtract } from '../money/exact.ts';
import type { Choice } from './choice.ts';

/**
 * The choices inside a formula or condition: each comparison and membership that was evaluated, and which argument of
 * `min` and `max` counts. Of a formula that faults there are none; the fault itself is a choice of the decision.
 */
export function formulaChoices(of: string, trees: readonly (Tree | undefined)[], frame: ExactFrame): readonly Choice[] {
  return trees.flatMap((tree) => (tree === undefined ? [] : choicesIn(of, traced(tree, frame))));
}

function traced(tree: Tree, frame: ExactFrame): Trace | undefined {
  try {
    return traceExact(tree, frame);
  } catch (thrown) {
    if (isFeewrightError(thrown)) return undefined;
    throw thrown;
  }
}

function choicesIn(of: string, trace: Trace | undefined): readonly Choice[] {
  if (trace === undefined) return [];
  const inner = trace.parts.flatMap((part) => choicesIn(of, part));
  const own = choiceOf(of, trace);
  return own === undefined ? inner : [own, ...inner];
}

function choiceOf(of: string, { tree, value, parts }: Trace): Choice | undefined {
  switch (tree.kind) {
    case 'comparison': {
      const [left, right] = parts.map((part) => part.value);
      const margins = isNumber(left) && isNumber(right) ? [subtract(left, right)] : [];
      return { kind: 'branch', of, about: formulaText(tree), chosen: valueText(value), margins };
    }
    case 'membership':
      return { kind: 'branch', of, about: formulaText(tree), chosen: valueText(value), margins: [] };
    case 'fold': {
      if (tree.name !== 'min' && tree.name !== 'max') return undefined;
      const values = parts.map((part) => part.value).filter(isNumber);
      if (values.length < 2 || !isNumber(value)) return undefined;
      const chosen = values.findIndex((each) => compare(each, value) === 0);
      const margins = values.flatMap((each, at) => (at === chosen ? [] : [subtract(each, value)]));
      return { kind: 'branch', of, about: formulaText(tree), chosen: String(chosen), margins };
    }
    default:
      return undefined;
  }
}

function isNumber(value: Trace['value'] | undefined): value is Exact {
  return typeof value === 'object' && 'n' in value;
}
