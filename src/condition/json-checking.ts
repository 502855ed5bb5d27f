import type { Scope, Sym } from '../formula/scope.ts';
import type { Issue } from '../issues/issue.ts';
import type { Path } from '../issues/path.ts';
import type { CustomOperators } from './custom-operators.ts';

/** The check of one condition in JSON: where its parts report what is wrong. */
export interface JsonChecking {
  readonly scope: Scope;
  readonly custom: CustomOperators | undefined;
  report(fault: Issue): undefined;
}

/** How many characters of a stranger's name are told. */
export const SHOWN_NAME = 64;

/** A fact, or a member of one, as a condition names it. */
export interface NamedFact {
  readonly name: unknown;
  readonly path: unknown;
  /** Where `fact` and `path` stand. */
  readonly at: Path;
}

/** What a condition reads: the symbol, and the parts of its name. An object as a whole has no symbol. */
export interface FactRead {
  readonly sym: Sym | undefined;
  readonly fact: string;
  readonly path: string | undefined;
}
