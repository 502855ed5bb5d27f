import { compileExactBoolean, compileExactNumber, compileExactText } from '../formula/compile-exact.ts';
import { formulaText } from '../formula/formula-text.ts';
import type { ExactFrame } from '../formula/frame.ts';
import type { Tree } from '../formula/tree.ts';
import { isFeewrightError } from '../issues/error.ts';
import { abs, exactText, subtract } from '../money/exact.ts';

/** One part of a condition that failed. */
export interface Miss {
  /** The part as a formula: `gmv >= 100000`. */
  readonly condition: string;
  /** What was found on its left side: `99999.5`; `undefined` when the fact was absent. */
  readonly actual: string | undefined;
  /** For numbers, by how much: `0.5`. */
  readonly by: string | undefined;
}

export interface Verdict {
  readonly holds: boolean;
  readonly misses: readonly Miss[];
  /** How many of the smallest parts held: the rule with the most came nearest. */
  readonly held: number;
}

/**
 * Why a condition failed: each smallest part that had to hold and didn't, with the value found and, for numbers, by how
 * much it missed.
 *
 * Worked case: `gmv >= 100000 and channel == 'app'` on a GMV of 99,999.50 in the app misses `gmv >= 100000` by 0.5.
 */
export function whyNot(tree: Tree | undefined, frame: ExactFrame): Verdict {
  if (tree === undefined) return { holds: true, misses: [], held: 0 };
  return verdictOf(tree, frame, true);
}

/** @param wanted what the part must be for the whole to hold: under a `not` it is false */
function verdictOf(tree: Tree, frame: ExactFrame, wanted: boolean): Verdict {
  if (tree.kind === 'not') return verdictOf(tree.of, frame, !wanted);
  if (tree.kind === 'logical') {
    const verdicts = tree.items.map((item) => verdictOf(item, frame, wanted));
    // A failing `and` under a `not` needs one part to fail, as an `or` needs one part to hold.
    const needsAll = (tree.operator === 'and') === wanted;
    const holds = needsAll ? verdicts.every((each) => each.holds) : verdicts.some((each) => each.holds);
    return {
      holds,
      misses: holds ? [] : verdicts.flatMap((each) => each.misses),
      held: verdicts.reduce((sum, each) => sum + each.held, 0),
    };
  }
  const isTrue = valueOr(() => compileExactBoolean(tree)(frame));
  const holds = isTrue === wanted;
  if (holds) return { holds, misses: [], held: 1 };
  const condition = wanted ? formulaText(tree) : `not (${formulaText(tree)})`;
  return { holds, misses: [{ condition, ...found(tree, frame) }], held: 0 };
}

function found(tree: Tree, frame: ExactFrame): Pick<Miss, 'actual' | 'by'> {
  if (tree.kind === 'comparison' && !isTextual(tree.left) && tree.left.type.kind !== 'boolean') {
    const left = valueOr(() => compileExactNumber(tree.left)(frame));
    const right = valueOr(() => compileExactNumber(tree.right)(frame));
    return {
      actual: left && exactText(left),
      by: left && right && exactText(abs(subtract(left, right))),
    };
  }
  const left = tree.kind === 'comparison' ? tree.left : tree.kind === 'membership' ? tree.item : undefined;
  if (left === undefined) return { actual: undefined, by: undefined };
  const actual = isTextual(left)
    ? valueOr(() => compileExactText(left)(frame))
    : left.type.kind === 'boolean'
      ? valueOr(() => String(compileExactBoolean(left)(frame)))
      : valueOr(() => exactText(compileExactNumber(left)(frame)));
  return { actual, by: undefined };
}

/** An absent fact is no fault here: the question is why a condition failed, and that is the answer. */
function valueOr<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (isFeewrightError(error)) return undefined;
    throw error;
  }
}
