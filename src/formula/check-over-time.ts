import { compoundExact } from '../money/compound.ts';
import { type Checking, checkAll, wrongArguments, wrongType } from './checking.ts';
import { constant, shortText } from './constant.ts';
import type { DateUnit } from './date-span.ts';
import { given } from './literal-type.ts';
import type { Syntax, Tree } from './tree.ts';
import { DATE, INTEGER, RATIO, type Type } from './type.ts';

type Call = Extract<Syntax, { kind: 'call' }>;

/** `days(from, to)`, `months(from, to)`, `years(from, to)`: whole ones between two dates, an integer. */
export function checkDateSpan(checking: Checking, call: Call, unit: DateUnit): Tree | undefined {
  if (call.args.length !== 2) return wrongArguments(checking, call, 'two-dates');
  const args = checkAll(checking, call.args);
  const [from, to] = args?.map((arg) => given(arg, DATE) ?? noDate(checking, arg, call.name)) ?? [];
  return from && to && { kind: 'date-span', type: INTEGER, span: call.span, unit, from, to };
}

/** A text that is no date is shown as it stands: `'2026-02-30'` says more than "text" does. */
function noDate(checking: Checking, tree: Tree, operation: string): undefined {
  if (tree.kind !== 'text') return wrongType(checking, tree, operation, 'date');
  return checking.fault('formula-type', tree.span, { operation, found: shortText(tree), expected: 'date' });
}

/** `compound(rate, periods)`: a ratio by an integer is a ratio. */
export function checkCompound(checking: Checking, call: Call): Tree | undefined {
  if (call.args.length !== 2) return wrongArguments(checking, call, 'rate-periods');
  const [first, second] = checkAll(checking, call.args) ?? [];
  if (first === undefined || second === undefined) return undefined;
  const [rate, periods] = [typed(checking, call, first, RATIO), typed(checking, call, second, INTEGER)];
  if (rate === undefined || periods === undefined) return undefined;
  const tree: Tree = { kind: 'compound', type: RATIO, span: call.span, rate, periods };
  if (rate.kind !== 'literal' || periods.kind !== 'literal') return tree;
  return constant(checking, tree, () => compoundExact(rate.value, periods.value));
}

function typed(checking: Checking, call: Call, tree: Tree, type: Type): Tree | undefined {
  return given(tree, type) ?? wrongType(checking, tree, call.name, type.kind);
}
