import { endOfList, opensList } from './check-syntax.ts';
import type { Token } from './lex.ts';
import type { Syntax } from './tree.ts';

/** A formula in which every name, literal and list of literals is an ASCII placeholder, and what each stands for. */
export interface PlaceholderText {
  readonly text: string;
  readonly operands: ReadonlyMap<string, Syntax>;
}

/**
 * The parser sees no letter of the user's: `结算基数 * 0.05` becomes `v0 * v1`, and `channel in ('app', 'web')` is
 * `v0 in v1`.
 *
 * @param tokens that passed `checkSyntax`
 */
export function withPlaceholders(source: string, tokens: readonly Token[]): PlaceholderText {
  const operands = new Map<string, Syntax>();
  const parts: string[] = [];
  const place = (operand: Syntax): void => {
    const placeholder = `v${operands.size}`;
    operands.set(placeholder, operand);
    parts.push(placeholder);
  };
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] as Token;
    if (opensList(tokens, index)) {
      const end = endOfList(source, tokens, index);
      if (typeof end !== 'number') throw new TypeError('feewright: a list passed that is none; this is a bug');
      const span = { start: token.span.start, end: (tokens[end] as Token).span.end };
      place({ kind: 'list', items: itemsOf(tokens.slice(index + 1, end)), span });
      index = end;
    } else if (token.kind === 'name' || token.kind === 'number' || token.kind === 'text') {
      place(operandOf(token));
    } else {
      parts.push(token.text);
    }
  }
  return { text: parts.join(' '), operands };
}

/** The literals of a list, a minus joined to its number. */
function itemsOf(tokens: readonly Token[]): readonly Syntax[] {
  return tokens.flatMap((token, index) => {
    if (token.kind !== 'number' && token.kind !== 'text') return [];
    const before = tokens[index - 1];
    if (before?.kind !== 'operator') return [operandOf(token)];
    return [{ kind: 'number', text: `-${token.text}`, span: { start: before.span.start, end: token.span.end } }];
  });
}

function operandOf({ kind, text, span }: Token): Syntax {
  if (kind === 'number') return { kind: 'number', text, span };
  if (kind === 'text') return { kind: 'text', value: text, span };
  if (text === 'true' || text === 'false') return { kind: 'boolean', value: text === 'true', span };
  return { kind: 'name', name: text, span };
}
