import { type Issue, issue } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import { decimalText } from '../money/decimal.ts';
import { parseExact } from '../money/exact.ts';
import { checkCall } from './check-call.ts';
import { checkConditional } from './check-conditional.ts';
import { checkBinary, checkUnary } from './check-operator.ts';
import { type Checking, checkAll, wrongType } from './checking.ts';
import { shortText } from './constant.ts';
import { given, oneType } from './literal-type.ts';
import type { ParsedFormula } from './parse-formula.ts';
import { placeOf } from './place.ts';
import type { Scope } from './scope.ts';
import type { Syntax, Tree } from './tree.ts';
import { BOOLEAN, NUMBER, TEXT, type Type, typeText } from './type.ts';

export { isDate } from './calendar-date.ts';

/**
 * Gives every name its meaning and every value its type, and finds all faults of one formula at once.
 *
 * @param expected the types that the place accepts, where a bare literal takes the first that fits; none: any type
 *
 * Worked case: `price * 0.05` is money, and `price + 0.05` too, a price of 5 cents more; `price + rate` is a fault.
 */
export function checkFormula(parsed: ParsedFormula, expected: readonly Type[], scope: Scope): Result<Tree> {
  const issues: Issue[] = [];
  const checking: Checking = {
    text: parsed.text,
    scope,
    issues,
    check: (syntax) => checkSyntaxTree(checking, syntax),
    fault(code, span, facts) {
      // Each of these codes has a place, which is the one part of its facts that is left out here.
      issues.push(issue(code, [], { ...facts, ...placeOf(parsed.text, span.start) } as never));
      return undefined;
    },
  };
  const tree = checking.check(parsed.syntax);
  const placed = tree && inPlace(checking, tree, expected);
  return placed === undefined || issues.length > 0 ? failed(issues) : ok(placed);
}

function checkSyntaxTree(checking: Checking, syntax: Syntax): Tree | undefined {
  const { span } = syntax;
  switch (syntax.kind) {
    case 'number':
      return { kind: 'literal', type: NUMBER, span, value: parseExact(decimalText(syntax.text) ?? '') };
    case 'text':
      return { kind: 'text', type: TEXT, span, value: syntax.value };
    case 'boolean':
      return { kind: 'boolean', type: BOOLEAN, span, value: syntax.value };
    case 'name':
      return checkName(checking, syntax);
    case 'list':
      return checkList(checking, syntax);
    case 'unary':
      return checkUnary(checking, syntax);
    case 'binary':
      return checkBinary(checking, syntax);
    case 'conditional':
      return checkConditional(checking, syntax, span);
    case 'call':
      return checkCall(checking, syntax);
  }
}

function checkName(checking: Checking, { name, span }: Extract<Syntax, { kind: 'name' }>): Tree | undefined {
  const sym = checking.scope.name(name);
  if (sym !== undefined) return { kind: 'name', type: sym.type, span, sym };
  const nearest = nearestName(name, [...checking.scope.names(), 'true', 'false']);
  return checking.fault('formula-name-unknown', span, { name, nearest });
}

function checkList(checking: Checking, { items: syntaxes, span }: Extract<Syntax, { kind: 'list' }>) {
  const items = checkAll(checking, syntaxes);
  const [first] = items ?? [];
  if (items === undefined || first === undefined) return undefined;
  const typed = oneType(items);
  if (typed !== undefined) return { kind: 'list', type: { kind: 'list', of: typed.type }, span, items } satisfies Tree;
  const stranger = items.find((item) => item.type.kind !== first.type.kind) ?? first;
  return wrongType(checking, stranger, 'in', typeText(first.type));
}

/** Gives the whole formula the type of its place. */
function inPlace(checking: Checking, tree: Tree, expected: readonly Type[]): Tree | undefined {
  if (expected.length === 0) {
    return tree.type.kind === 'number'
      ? checking.fault('formula-ambiguous', tree.span, { found: shortText(tree) })
      : tree;
  }
  for (const type of expected) {
    const placed = given(tree, type);
    if (placed !== undefined) return placed;
  }
  return wrongType(checking, tree, '', expected.map(typeText).join('|'));
}
