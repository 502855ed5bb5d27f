import { issue } from '../issues/issue.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import { checkSyntax } from './check-syntax.ts';
import { type Instruction, parseWithExprEval } from './expr-eval-parser.ts';
import { FORMULA_LENGTH_MAX, lex, type Token } from './lex.ts';
import type { BinaryOperator, Span, Syntax } from './tree.ts';

export interface ParsedFormula {
  /** The text in NFC: spans are places in it. */
  readonly text: string;
  readonly syntax: Syntax;
}

/**
 * Parses a formula without knowing its names. Every fault has line and column; a text of any length or shape is answered
 * in bounded time.
 *
 * Worked case: `结算基数 * 佣金比例` is a product of two names.
 */
export function parseFormula(source: string): Result<ParsedFormula> {
  if (source.length > FORMULA_LENGTH_MAX) {
    return failed(issue('formula-too-large', [], { measure: 'characters', max: FORMULA_LENGTH_MAX, line: 1, column: 1 }));
  }
  const text = source.normalize('NFC');
  const { tokens, issues } = lex(text);
  if (issues.length > 0) return failed(issues);
  const fault = checkSyntax(text, tokens);
  if (fault !== undefined) return failed(fault);
  const { placeholders, operands } = withPlaceholders(tokens);
  return ok({ text, syntax: treeOf(parseWithExprEval(placeholders), operands) });
}

/** Names, literals and lists become `v0`, `v1`, …: the parser sees no letter of the user's. */
function withPlaceholders(tokens: readonly Token[]): { placeholders: string; operands: ReadonlyMap<string, Syntax> } {
  const operands = new Map<string, Syntax>();
  const parts: string[] = [];
  const place = (operand: Syntax): void => {
    const placeholder = `v${operands.size}`;
    operands.set(placeholder, operand);
    parts.push(placeholder);
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    const before = tokens[i - 1];
    const opensList = token.text === '[' || (token.kind === 'open' && before?.kind === 'operator' && before.text === 'in');
    if (opensList) {
      const end = closingOf(tokens, i);
      const literals = tokens.slice(i + 1, end).filter((inner) => inner.kind !== 'comma');
      const items = signed(literals);
      if (items !== undefined) {
        place({ kind: 'list', items, span: { start: token.span.start, end: (tokens[end] as Token).span.end } });
        i = end;
        continue;
      }
    }
    if (token.kind === 'name' || token.kind === 'number' || token.kind === 'text') place(operandOf(token));
    else parts.push(token.text);
  }
  return { placeholders: parts.join(' '), operands };
}

/** The literals of a list, a minus joined to its number; `undefined` when something else stands among them. */
function signed(tokens: readonly Token[]): readonly Syntax[] | undefined {
  const items: Syntax[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    const next = tokens[i + 1];
    if (token.text === '-' && token.kind === 'operator' && next?.kind === 'number') {
      items.push({ kind: 'number', text: `-${next.text}`, span: { start: token.span.start, end: next.span.end } });
      i += 1;
    } else if (token.kind === 'name' || token.kind === 'number' || token.kind === 'text') {
      const operand = operandOf(token);
      if (operand.kind === 'name') return undefined;
      items.push(operand);
    } else {
      return undefined;
    }
  }
  return items;
}

function closingOf(tokens: readonly Token[], start: number): number {
  let depth = 0;
  for (let i = start; i < tokens.length; i++) {
    const { kind, text } = tokens[i] as Token;
    if (kind === 'open' || (kind === 'bracket' && text === '[')) depth += 1;
    if (kind === 'close' || (kind === 'bracket' && text === ']')) depth -= 1;
    if (depth === 0) return i;
  }
  return tokens.length - 1;
}

function operandOf(token: Token): Syntax {
  const { span, text } = token;
  if (token.kind === 'number') return { kind: 'number', text, span };
  if (token.kind === 'text') return { kind: 'text', value: text, span };
  if (text === 'true' || text === 'false') return { kind: 'boolean', value: text === 'true', span };
  return { kind: 'name', name: text, span };
}

function treeOf(instructions: readonly Instruction[], operands: ReadonlyMap<string, Syntax>): Syntax {
  const stack: Syntax[] = [];
  const branches: (readonly Instruction[])[] = [];
  const pop = (): Syntax => {
    const top = stack.pop();
    if (top === undefined) throw new TypeError('feewright: the parser left an operator without operand; this is a bug');
    return top;
  };
  const branch = (): Syntax => treeOf(branches.pop() ?? [], operands);
  for (const instruction of instructions) {
    switch (instruction.kind) {
      case 'operand':
        stack.push(operands.get(instruction.placeholder) as Syntax);
        break;
      case 'branch':
        branches.push(instruction.instructions);
        break;
      case 'call': {
        const args: Syntax[] = [];
        for (let i = 0; i < instruction.args; i++) args.unshift(pop());
        const callee = pop();
        if (callee.kind !== 'name') throw new TypeError('feewright: a call of what is no name; this is a bug');
        const span = { start: callee.span.start, end: args.at(-1)?.span.end ?? callee.span.end };
        stack.push({ kind: 'call', name: callee.name, args, span });
        break;
      }
      case 'operator': {
        if (instruction.arity === 1) {
          const of = pop();
          stack.push({ kind: 'unary', operator: instruction.operator as '-' | 'not', of, span: of.span });
        } else if (instruction.arity === 2) {
          const operator = instruction.operator as BinaryOperator;
          const right = operator === 'and' || operator === 'or' ? branch() : pop();
          const left = pop();
          stack.push({ kind: 'binary', operator, left, right, span: joined(left.span, right.span) });
        } else {
          const otherwise = branch();
          const then = branch();
          const when = pop();
          stack.push({ kind: 'conditional', when, then, otherwise, span: joined(when.span, otherwise.span) });
        }
      }
    }
  }
  return pop();
}

function joined(left: Span, right: Span): Span {
  return { start: left.start, end: right.end };
}
