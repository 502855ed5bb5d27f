import type { ArgumentExpectation, FormulaIssues } from '../issues/formula-issues.ts';
import type { Issue } from '../issues/issue.ts';
import type { Scope } from './scope.ts';
import type { Span, Syntax, Tree } from './tree.ts';
import { isNumeric, typeText } from './type.ts';

/** The faults of a formula that have a place in its text. */
export type PlacedFault = {
  [Code in keyof FormulaIssues]: FormulaIssues[Code] extends { line: number } ? Code : never;
}[keyof FormulaIssues];

/** The check of one formula: what its rules need of one another. A fault answers `undefined`; the check goes on beside it. */
export interface Checking {
  /** In NFC: spans are places in it. Empty for a condition that was never a text. */
  readonly text: string;
  readonly scope: Scope;
  readonly issues: Issue[];
  check(syntax: Syntax): Tree | undefined;
  fault<Code extends PlacedFault>(
    code: Code,
    span: Span,
    facts: Omit<FormulaIssues[Code], 'line' | 'column'>,
  ): undefined;
}

export function checkAll(checking: Checking, syntaxes: readonly Syntax[]): readonly Tree[] | undefined {
  const trees = syntaxes.map((syntax) => checking.check(syntax));
  return trees.every((tree) => tree !== undefined) ? trees : undefined;
}

export function checkNumber(checking: Checking, syntax: Syntax, operation: string): Tree | undefined {
  const tree = checking.check(syntax);
  return tree === undefined || isNumeric(tree.type) ? tree : wrongType(checking, tree, operation, 'number');
}

export function checkBoolean(checking: Checking, syntax: Syntax, operation: string): Tree | undefined {
  const tree = checking.check(syntax);
  return tree === undefined || tree.type.kind === 'boolean' ? tree : wrongType(checking, tree, operation, 'boolean');
}

/** @param expected types, separated by `|`, or `number` */
export function wrongType(checking: Checking, tree: Tree, operation: string, expected: string): undefined {
  return checking.fault('formula-type', tree.span, { operation, found: typeText(tree.type), expected });
}

/** Shown at the operator, which stands somewhere behind the left operand; or else at `whole`. */
export function wrongOperands(checking: Checking, whole: Span, operator: string, left: Tree, right: Tree): undefined {
  // Between an operand and its operator stand only blanks and closing brackets.
  const at = checking.text.indexOf(operator, left.span.end);
  const span = at >= 0 && at < right.span.start ? { start: at, end: at + operator.length } : whole;
  const facts = { operator, left: typeText(left.type), right: typeText(right.type) };
  return checking.fault('formula-operands', span, facts);
}

/** A function, or `^`, with something else in its brackets than it takes. */
export function wrongArguments(
  checking: Checking,
  { name, span }: { readonly name: string; readonly span: Span },
  expected: ArgumentExpectation,
): undefined {
  return checking.fault('formula-arguments', span, { name, expected });
}
