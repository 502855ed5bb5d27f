import { type ExactValue, exactValue, valueText } from '../formula/exact-value.ts';
import { formulaText } from '../formula/formula-text.ts';
import type { ExactFrame } from '../formula/frame.ts';
import type { ComparisonOperator, Tree } from '../formula/tree.ts';
import { isFeewrightError } from '../issues/error.ts';
import { abs, type Exact, exactText, subtract } from '../money/exact.ts';

/** One part of a condition that failed. */
export interface Miss {
  /** The part as a formula: `gmv >= 100000`. */
  readonly condition: string;
  /** What was found on its left side (on its right, if a literal stands left): `99999.5`; `undefined`: nothing. */
  readonly actual: string | undefined;
  /** For numbers, by how much: `0.5`. A bound that was reached and had to be passed is missed by `0`. */
  readonly by: string | undefined;
}

export interface Verdict {
  readonly holds: boolean;
  /** None where the whole holds. */
  readonly misses: readonly Miss[];
  /** How many of the smallest parts held: the rule with the most came nearest. */
  readonly held: number;
}

/**
 * Why a condition failed: each smallest part that had to hold and didn't, with the value found and, for numbers, by how
 * much it missed. An absent fact is no fault here: what reads it did not hold, whether it had to be true or false.
 *
 * Worked case: `gmv >= 100000 and channel == 'app'` on a GMV of 99,999.50 in the app misses `gmv >= 100000` by 0.5.
 */
export function whyNot(tree: Tree | undefined, frame: ExactFrame): Verdict {
  return tree === undefined ? { holds: true, misses: [], held: 0 } : verdictOf(tree, frame, true);
}

/** @param wanted what the part must be for the whole to hold: under a `not` it is false */
function verdictOf(tree: Tree, frame: ExactFrame, wanted: boolean): Verdict {
  if (tree.kind === 'not') return verdictOf(tree.of, frame, !wanted);
  if (tree.kind === 'logical') {
    const verdicts = tree.items.map((item) => verdictOf(item, frame, wanted));
    // Under a `not`, an `and` needs one part that fails, as an `or` needs one that holds.
    const needsAll = (tree.operator === 'and') === wanted;
    const holds = needsAll ? verdicts.every((each) => each.holds) : verdicts.some((each) => each.holds);
    const misses = holds ? [] : verdicts.flatMap((each) => each.misses);
    return { holds, misses, held: verdicts.reduce((sum, each) => sum + each.held, 0) };
  }
  if (readValue(tree, frame) === wanted) return { holds: true, misses: [], held: 1 };
  return { holds: false, misses: [{ condition: conditionText(tree, wanted), ...found(tree, frame) }], held: 0 };
}

const OPPOSITE: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

function conditionText(tree: Tree, wanted: boolean): string {
  if (wanted) return formulaText(tree);
  if (tree.kind === 'comparison') return formulaText({ ...tree, operator: OPPOSITE[tree.operator] });
  const { span, type } = tree;
  return formulaText({ kind: 'not', span, type, of: tree });
}

function found(tree: Tree, frame: ExactFrame): Pick<Miss, 'actual' | 'by'> {
  if (tree.kind === 'membership') {
    const looked = isLiteral(tree.item) ? tree.list : tree.item;
    return { actual: textOf(readValue(looked, frame)), by: undefined };
  }
  if (tree.kind !== 'comparison') return { actual: textOf(readValue(tree, frame)), by: undefined };
  const [left, right] = [readValue(tree.left, frame), readValue(tree.right, frame)];
  const actual = textOf(isLiteral(tree.left) ? right : left);
  const by = isExact(left) && isExact(right) ? exactText(abs(subtract(left, right))) : undefined;
  // Two values that had to differ and don't: there is nothing to measure.
  return { actual, by: tree.operator === '!=' ? undefined : by };
}

function isLiteral(tree: Tree): boolean {
  return tree.kind === 'literal' || tree.kind === 'text' || tree.kind === 'boolean';
}

function isExact(value: ExactValue | undefined): value is Exact {
  return typeof value === 'object' && 'n' in value;
}

function textOf(value: ExactValue | undefined): string | undefined {
  return value === undefined ? undefined : valueText(value);
}

function readValue(tree: Tree, frame: ExactFrame): ExactValue | undefined {
  try {
    return exactValue(tree, frame);
  } catch (error) {
    if (isFeewrightError(error)) return undefined;
    throw error;
  }
}
