import type { SyntaxExpectation } from '../issues/formula-issues.ts';
import { type Issue, issue } from '../issues/issue.ts';
import { syntaxIssue, type Token } from './lex.ts';
import { placeOf } from './place.ts';

export const DEPTH_MAX = 64;
/** Names, values, operators and calls. */
export const NODES_MAX = 1_000;
export const ARGUMENTS_MAX = 64;

/** An open bracket, or the formula as a whole, and what in it makes the parser nest without a bracket. */
interface Level {
  readonly kind: 'whole' | 'group' | 'call';
  items: number;
  /** `-` and `not` that wait for their value. */
  prefixes: number;
  /** `^` in a row. */
  powers: number;
  /** `?` so far: each nests in the one before. */
  branches: number;
  /** `?` that wait for their `:`. */
  unanswered: number;
}

/**
 * Finds the first token that can't stand where it does: two values side by side, a missing operand, a bracket that
 * doesn't match, a `?` without its `:`, a comma outside of a call or list. It also bounds depth and size before the
 * parser recurses. A text that passes has exactly one reading, which the parser then gives.
 */
export function checkSyntax(text: string, tokens: readonly Token[]): Issue | undefined {
  const many = tokens.filter(isNode)[NODES_MAX];
  if (many !== undefined) {
    return issue('formula-too-large', [], { measure: 'nodes', max: NODES_MAX, ...placeOf(text, many.span.start) });
  }
  return new SyntaxCheck(text, tokens).run();
}

/** Where the list that opens at `start`, behind `in`, ends; or what of it is no literal. */
export function endOfList(text: string, tokens: readonly Token[], start: number): number | Issue {
  const close = tokens[start]?.text === '[' ? ']' : ')';
  const wrong = (at: number, expected: SyntaxExpectation): Issue => {
    const token = tokens[at];
    return syntaxIssue(text, token?.span.start ?? text.length, token?.text ?? '', expected);
  };
  for (let at = start + 1; ; at += 1) {
    const isSigned = tokens[at]?.kind === 'operator' && tokens[at]?.text === '-';
    if (isSigned) at += 1;
    const { kind } = tokens[at] ?? {};
    if (kind !== 'number' && (kind !== 'text' || isSigned)) return wrong(at, 'literal');
    at += 1;
    if (tokens[at]?.kind === 'comma') continue;
    return tokens[at]?.text === close && tokens[at]?.kind !== 'text' ? at : wrong(at, close);
  }
}

/** Whether a list of literals begins at `index`: a bracket behind `in`. */
export function opensList(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  const here = tokens[index];
  if (before?.kind !== 'operator' || before.text !== 'in') return false;
  return here?.kind === 'open' || (here?.kind === 'bracket' && here.text === '[');
}

class SyntaxCheck {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #levels: Level[] = [level('whole')];
  #depth = 0;
  #wantsValue = true;

  constructor(text: string, tokens: readonly Token[]) {
    this.#text = text;
    this.#tokens = tokens;
  }

  run(): Issue | undefined {
    for (let index = 0; index < this.#tokens.length; index += 1) {
      const token = this.#tokens[index] as Token;
      if (opensList(this.#tokens, index)) {
        const end = endOfList(this.#text, this.#tokens, index);
        if (typeof end !== 'number') return end;
        index = end;
        this.#value();
        continue;
      }
      const fault = this.#step(token, index);
      if (fault !== undefined) return fault;
      if (this.#depth > DEPTH_MAX) return this.#tooLarge(token, 'depth', DEPTH_MAX);
    }
    if (this.#wantsValue) return this.#atEnd('value');
    if (this.#inner.unanswered > 0) return this.#atEnd(':');
    return this.#levels.length > 1 ? this.#atEnd(')') : undefined;
  }

  #step(token: Token, index: number): Issue | undefined {
    switch (token.kind) {
      case 'name':
      case 'number':
      case 'text':
        if (!this.#wantsValue) return this.#wrong(token);
        return this.#value();
      case 'open':
        return this.#open(token, index);
      case 'close':
        return this.#close(token, index);
      case 'comma':
        return this.#comma(token);
      case 'operator':
        return this.#wantsValue ? this.#prefix(token) : this.#infix(token);
      case 'bracket':
        return this.#wrong(token);
    }
  }

  get #inner(): Level {
    return this.#levels[this.#levels.length - 1] as Level;
  }

  /** A value is complete, and so is every prefix that waited for it. */
  #value(): undefined {
    this.#depth -= this.#inner.prefixes;
    this.#inner.prefixes = 0;
    this.#wantsValue = false;
  }

  #open(token: Token, index: number): Issue | undefined {
    const before = this.#tokens[index - 1];
    const isCall = !this.#wantsValue && before?.kind === 'name' && before.text !== 'true' && before.text !== 'false';
    if (!this.#wantsValue && !isCall) return this.#wrong(token);
    this.#levels.push(level(isCall ? 'call' : 'group'));
    this.#depth += 1;
    this.#wantsValue = !isCall || this.#tokens[index + 1]?.kind !== 'close';
    return undefined;
  }

  #close(token: Token, index: number): Issue | undefined {
    const { kind, unanswered } = this.#inner;
    if (kind === 'whole' && !this.#wantsValue) return this.#wrong(token, unanswered > 0 ? ':' : 'end');
    const isEmptyCall = kind === 'call' && this.#tokens[index - 1]?.kind === 'open';
    if (this.#wantsValue && !isEmptyCall) return this.#wrong(token);
    if (unanswered > 0) return this.#wrong(token, ':');
    this.#settle();
    this.#levels.pop();
    this.#depth -= 1;
    return this.#value();
  }

  #comma(token: Token): Issue | undefined {
    const inner = this.#inner;
    if (this.#wantsValue) return this.#wrong(token);
    if (inner.unanswered > 0) return this.#wrong(token, ':');
    if (inner.kind !== 'call') return this.#wrong(token, inner.kind === 'whole' ? 'operator' : ')');
    inner.items += 1;
    if (inner.items > ARGUMENTS_MAX) return this.#tooLarge(token, 'arguments', ARGUMENTS_MAX);
    this.#settle();
    this.#wantsValue = true;
    return undefined;
  }

  #prefix(token: Token): Issue | undefined {
    if (token.text !== '-' && token.text !== 'not') return this.#wrong(token);
    this.#inner.prefixes += 1;
    this.#depth += 1;
    return undefined;
  }

  #infix(token: Token): Issue | undefined {
    const inner = this.#inner;
    if (token.text === 'not') return this.#wrong(token);
    if (token.text === ':' && inner.unanswered === 0) return this.#wrong(token);
    this.#depth -= inner.powers;
    inner.powers = token.text === '^' ? inner.powers + 1 : 0;
    this.#depth += inner.powers;
    if (token.text === '?') {
      inner.branches += 1;
      inner.unanswered += 1;
      this.#depth += 1;
    }
    if (token.text === ':') inner.unanswered -= 1;
    this.#wantsValue = true;
    return undefined;
  }

  /** The innermost bracket, or one argument of it, is complete. */
  #settle(): void {
    const inner = this.#inner;
    this.#depth -= inner.powers + inner.branches;
    inner.powers = 0;
    inner.branches = 0;
  }

  #wrong(token: Token, expected: SyntaxExpectation = this.#wantsValue ? 'value' : 'operator'): Issue {
    return syntaxIssue(this.#text, token.span.start, token.text, expected);
  }

  #atEnd(expected: SyntaxExpectation): Issue {
    return syntaxIssue(this.#text, this.#text.length, '', expected);
  }

  #tooLarge(token: Token, measure: 'depth' | 'arguments', max: number): Issue {
    return issue('formula-too-large', [], { measure, max, ...placeOf(this.#text, token.span.start) });
  }
}

function level(kind: Level['kind']): Level {
  return { kind, items: 1, prefixes: 0, powers: 0, branches: 0, unanswered: 0 };
}

function isNode({ kind, text }: Token): boolean {
  return kind === 'name' || kind === 'number' || kind === 'text' || (kind === 'operator' && text !== ':');
}
