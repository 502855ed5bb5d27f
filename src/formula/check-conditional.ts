import { type Checking, checkBoolean } from './checking.ts';
import { oneType } from './literal-type.ts';
import type { Span, Syntax, Tree } from './tree.ts';
import { typeText } from './type.ts';

/** `when ? then : otherwise`, and `if(when, then, otherwise)`: two values of one type, of which one is computed. */
export function checkConditional(
  checking: Checking,
  { when: whenSyntax, then: thenSyntax, otherwise: otherwiseSyntax }: Conditional,
  span: Span,
): Tree | undefined {
  const when = checkBoolean(checking, whenSyntax, '? :');
  const [left, right] = [checking.check(thenSyntax), checking.check(otherwiseSyntax)];
  if (when === undefined || left === undefined || right === undefined) return undefined;
  const typed = oneType([left, right]);
  const [then, otherwise] = typed?.trees ?? [];
  if (typed === undefined || typed.type.kind === 'list' || then === undefined || otherwise === undefined) {
    const facts = { left: typeText(left.type), right: typeText(right.type) };
    return checking.fault('formula-branches', right.span, facts);
  }
  return { kind: 'conditional', type: typed.type, span, when, then, otherwise };
}

interface Conditional {
  readonly when: Syntax;
  readonly then: Syntax;
  readonly otherwise: Syntax;
}
