import { type Exact, exactText } from '../money/exact.ts';
import { compileExactBoolean, compileExactList, compileExactNumber, compileExactText } from './compile-exact.ts';
import type { ExactFrame } from './frame.ts';
import type { Tree } from './tree.ts';
import { isTextual } from './type.ts';

/** What a part of a formula came to: dates are texts. */
export type ExactValue = Exact | string | boolean | readonly (Exact | string)[];

/** The value of a tree of any type, for explanations: where speed matters, compile it once. */
export function exactValue(tree: Tree, frame: ExactFrame): ExactValue {
  if (tree.type.kind === 'list') return compileExactList(tree)(frame);
  if (tree.type.kind === 'boolean') return compileExactBoolean(tree)(frame);
  return isTextual(tree.type) ? compileExactText(tree)(frame) : compileExactNumber(tree)(frame);
}

/** A value as people read it: `12.5`, `1/3`, `app`, `true`, `app, web`. */
export function valueText(value: ExactValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  return 'n' in value ? exactText(value) : value.map(valueText).join(', ');
}
