import {
  compileExactBoolean,
  compileExactList,
  compileExactNumber,
  compileExactText,
} from '../formula/compile-exact.ts';
import type { ExactFrame } from '../formula/frame.ts';
import type { Tree } from '../formula/tree.ts';
import { isTextual } from '../formula/type.ts';
import type { FactValue } from '../model/model.ts';
import { type Exact, exactText } from '../money/exact.ts';

/** A formula's value as facts are written: exact text for a number, also `1/3`, which no fact can be. */
export type StepValue = (frame: ExactFrame) => FactValue;

export function compileStepValue(tree: Tree): StepValue {
  if (tree.type.kind === 'list') {
    const list = compileExactList(tree);
    return (frame) => list(frame).map(itemText);
  }
  if (tree.type.kind === 'boolean') return compileExactBoolean(tree);
  if (isTextual(tree.type)) return compileExactText(tree);
  const number = compileExactNumber(tree);
  return (frame) => exactText(number(frame));
}

function itemText(item: string | Exact): string {
  return typeof item === 'string' ? item : exactText(item);
}
