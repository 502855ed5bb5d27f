import type { Tree } from '../formula/tree.ts';
import type { EngineCondition } from './engine-condition.ts';

/** A condition that was checked: once to be compiled, once to be interpreted. */
export interface CheckedCondition {
  readonly tree: Tree;
  readonly engine: EngineCondition;
  /** Groups and comparisons, those of named conditions among them. */
  readonly nodes: number;
  /** Levels inside one another. */
  readonly depth: number;
  /** Whether some comparison needs an operator that only a condition engine has. */
  readonly isCustom: boolean;
}
