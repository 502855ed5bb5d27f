import type { Scope, Sym } from '../formula/scope.ts';
import type { Issue } from '../issues/issue.ts';
import type { Path } from '../issues/path.ts';

/** The check of one condition in JSON: where its parts report what is wrong. */
export interface JsonChecking {
  readonly scope: Scope;
  report(fault: Issue): undefined;
  /** What a name stands for, or the fault that it stands for nothing. */
  fact(name: unknown, at: Path): Sym | undefined;
}
