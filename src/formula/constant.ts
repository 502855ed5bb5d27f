import { isFeewrightError } from '../issues/error.ts';
import { type ConstantFault, isConstantFault } from '../issues/formula-issues.ts';
import { type Exact, exactText, parseExact } from '../money/exact.ts';
import type { Checking } from './checking.ts';
import { formulaText } from './formula-text.ts';
import type { Tree } from './tree.ts';

type Literal = Extract<Tree, { kind: 'literal' }>;

/** A part made of literals alone, as the literal that it comes to; what has no value is a fault of the definition. */
export function constant(checking: Checking, tree: Tree, value: () => Exact): Literal | undefined {
  try {
    return { kind: 'literal', type: tree.type, span: tree.span, value: inLowestTerms(value()) };
  } catch (error) {
    const code = isFeewrightError(error) ? error.issues[0]?.code : undefined;
    if (code === undefined || !isConstantFault(code)) throw error;
    return noConstant(checking, tree, code);
  }
}

/** 10 ÷ 3 × 3 arrives as 30/3; what is computed once for every document should be 10. */
function inLowestTerms(value: Exact): Exact {
  return parseExact(exactText(value));
}

export function noConstant(checking: Checking, tree: Tree, reason: ConstantFault): undefined {
  return checking.fault('formula-constant', tree.span, { found: shortText(tree), reason });
}

const SHOWN = 80;

/** A part of a formula, short enough for a sentence. */
export function shortText(tree: Tree): string {
  const text = formulaText(tree);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
