import type { Instruction } from './expr-eval-parser.ts';
import type { BinaryOperator, Span, Syntax } from './tree.ts';

/** Puts the parser's postfix list together to a syntax, with the user's names and literals back in their places. */
export function syntaxOf(instructions: readonly Instruction[], operands: ReadonlyMap<string, Syntax>): Syntax {
  const values: Syntax[] = [];
  const branches: Syntax[] = [];
  for (const instruction of instructions) {
    switch (instruction.kind) {
      case 'operand':
        values.push(operands.get(instruction.placeholder) ?? missing());
        break;
      case 'branch':
        branches.push(syntaxOf(instruction.instructions, operands));
        break;
      case 'call':
        values.push(callOf(values, instruction.args));
        break;
      case 'operator':
        values.push(operationOf(instruction, values, branches));
        break;
    }
  }
  const whole = values.pop() ?? missing();
  if (values.length > 0 || branches.length > 0) missing();
  return whole;
}

function callOf(values: Syntax[], count: number): Syntax {
  const args = count === 0 ? [] : values.splice(-count);
  const callee = values.pop();
  if (callee?.kind !== 'name' || args.length !== count) return missing();
  return { kind: 'call', name: callee.name, args, span: joined(callee, args.at(-1) ?? callee) };
}

function operationOf(
  { arity, operator }: Extract<Instruction, { kind: 'operator' }>,
  values: Syntax[],
  branches: Syntax[],
): Syntax {
  const pop = (from: Syntax[]): Syntax => from.pop() ?? missing();
  switch (arity) {
    case 1: {
      const of = pop(values);
      return { kind: 'unary', operator: operator === 'not' ? 'not' : '-', of, span: of.span };
    }
    case 2: {
      const right = pop(operator === 'and' || operator === 'or' ? branches : values);
      const left = pop(values);
      // The parser was given these operators and no others.
      return { kind: 'binary', operator: operator as BinaryOperator, left, right, span: joined(left, right) };
    }
    case 3: {
      const [otherwise, then, when] = [pop(branches), pop(branches), pop(values)];
      return { kind: 'conditional', when, then, otherwise, span: joined(when, otherwise) };
    }
  }
}

function joined(first: { readonly span: Span }, last: { readonly span: Span }): Span {
  return { start: first.span.start, end: last.span.end };
}

function missing(): never {
  throw new TypeError('feewright: the parser gave a list that is no formula; this is a bug');
}
