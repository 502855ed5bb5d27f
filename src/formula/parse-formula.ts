import { issue } from '../issues/issue.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import { checkSyntax } from './check-syntax.ts';
import { parseWithExprEval } from './expr-eval-parser.ts';
import { FORMULA_LENGTH_MAX, lex } from './lex.ts';
import { withPlaceholders } from './placeholders.ts';
import { syntaxOf } from './syntax-of.ts';
import type { Syntax } from './tree.ts';

export interface ParsedFormula {
  /** The text in NFC: spans are places in it. */
  readonly text: string;
  readonly syntax: Syntax;
}

/**
 * Parses a formula without knowing its names. Every fault has line and column; a text of any length or shape is answered
 * in bounded time.
 *
 * Worked case: `结算基数 * 佣金比例` is a product of two names; `price = 5` is a fault at line 1, column 7: write `==`.
 */
export function parseFormula(source: string): Result<ParsedFormula> {
  const known = PARSED.get(source);
  if (known !== undefined) return known;
  const parsed = parseAnew(source);
  // Started over when it is full, and never holding a text that is too long to be a formula.
  if (PARSED.size >= PARSED_MAX) PARSED.clear();
  if (source.length <= FORMULA_LENGTH_MAX) PARSED.set(source, parsed);
  return parsed;
}

/**
 * What was parsed before, by text: contracts of one model differ in their numbers, and share most formulas. Nobody can
 * tell but by the time it takes.
 */
const PARSED = new Map<string, Result<ParsedFormula>>();
const PARSED_MAX = 4_096;

function parseAnew(source: string): Result<ParsedFormula> {
  if (source.length > FORMULA_LENGTH_MAX) return failed(tooLong());
  const text = source.normalize('NFC');
  if (text.length > FORMULA_LENGTH_MAX) return failed(tooLong());
  const { tokens, issues } = lex(text);
  if (issues.length > 0) return failed(issues);
  const fault = checkSyntax(text, tokens);
  if (fault !== undefined) return failed(fault);
  const { text: placeholders, operands } = withPlaceholders(text, tokens);
  return ok({ text, syntax: syntaxOf(parseWithExprEval(placeholders), operands) });
}

function tooLong() {
  return issue('formula-too-large', [], { measure: 'characters', max: FORMULA_LENGTH_MAX, line: 1, column: 1 });
}
