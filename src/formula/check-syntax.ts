import { type Issue, issue } from '../issues/issue.ts';
import { syntaxIssue, type Token } from './lex.ts';
import { placeOf } from './place.ts';

export const DEPTH_MAX = 64;
export const NODES_MAX = 1_000;
export const ARGUMENTS_MAX = 64;

const PREFIX: ReadonlySet<string> = new Set(['-', 'not']);

/** What the innermost open bracket is: of a call, of a group, or of a list behind `in`. */
interface Bracket {
  readonly kind: 'call' | 'group' | 'list';
  items: number;
  conditionals: number;
}

/**
 * Finds the first token that can't stand where it does: two values side by side, a missing operand, a bracket that
 * doesn't match, a `?` without its `:`, a comma outside of a call or list. It also bounds depth and size before the
 * parser recurses. A text that passes has exactly one reading, which the parser then gives.
 */
export function checkSyntax(text: string, tokens: readonly Token[]): Issue | undefined {
  const open: Bracket[] = [{ kind: 'group', items: 1, conditionals: 0 }];
  let wantsValue = true;
  let prefixes = 0;
  if (tokens.length > NODES_MAX) {
    return issue('formula-too-large', [], { measure: 'nodes', max: NODES_MAX, ...placeOf(text, spanStart(tokens, NODES_MAX)) });
  }
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    const inner = open[open.length - 1] as Bracket;
    const wrong = (): Issue => {
      const expected = wantsValue ? 'value' : 'operator';
      return syntaxIssue(text, token.span.start, token.text, expected);
    };
    const tooLarge = (measure: 'depth' | 'arguments', max: number): Issue =>
      issue('formula-too-large', [], { measure, max, ...placeOf(text, token.span.start) });
    switch (token.kind) {
      case 'name':
      case 'number':
      case 'text':
        if (!wantsValue) return wrong();
        wantsValue = false;
        prefixes = 0;
        break;
      case 'bracket':
        if (token.text === ']') {
          if (wantsValue || inner.kind !== 'list' || openText(tokens, i) !== '[') return wrong();
          open.pop();
          break;
        }
        if (!isAfterIn(tokens, i)) return wrong();
        open.push({ kind: 'list', items: 1, conditionals: 0 });
        break;
      case 'open': {
        const isCall = !wantsValue && tokens[i - 1]?.kind === 'name' && tokens[i - 1]?.span.end === token.span.start;
        if (!wantsValue && !isCall) return wrong();
        const kind = isCall ? 'call' : isAfterIn(tokens, i) ? 'list' : 'group';
        open.push({ kind, items: 1, conditionals: 0 });
        wantsValue = true;
        prefixes = 0;
        if (isCall && tokens[i + 1]?.kind === 'close') wantsValue = false;
        break;
      }
      case 'close':
        if (wantsValue || open.length === 1 || openText(tokens, i) !== '(') return wrong();
        if (inner.conditionals > 0) return syntaxIssue(text, token.span.start, token.text, ':');
        open.pop();
        break;
      case 'comma':
        if (wantsValue || inner.kind === 'group') return wrong();
        if (inner.conditionals > 0) return syntaxIssue(text, token.span.start, token.text, ':');
        inner.items += 1;
        if (inner.kind === 'call' && inner.items > ARGUMENTS_MAX) return tooLarge('arguments', ARGUMENTS_MAX);
        wantsValue = true;
        break;
      case 'operator':
        if (wantsValue) {
          if (!PREFIX.has(token.text)) return wrong();
          prefixes += 1;
        } else {
          if (token.text === 'not') return wrong();
          if (token.text === '?') inner.conditionals += 1;
          if (token.text === ':') {
            if (inner.conditionals === 0) return wrong();
            inner.conditionals -= 1;
          }
          wantsValue = true;
        }
        break;
    }
    // Powers and conditionals nest to the right without a bracket; the parser recurses on them all the same.
    if (open.length - 1 + prefixes + inner.conditionals + powersInARow(tokens, i) > DEPTH_MAX) {
      return tooLarge('depth', DEPTH_MAX);
    }
  }
  const last = open[open.length - 1] as Bracket;
  if (wantsValue) return syntaxIssue(text, text.length, '', 'value');
  if (last.conditionals > 0) return syntaxIssue(text, text.length, '', ':');
  if (open.length > 1) return syntaxIssue(text, text.length, '', unclosed(tokens) === '[' ? ']' : ')');
  return undefined;
}

function spanStart(tokens: readonly Token[], index: number): number {
  return tokens[index]?.span.start ?? 0;
}

function isAfterIn(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  return before?.kind === 'operator' && before.text === 'in';
}

/** The text of the bracket that the closing token at `index` closes. */
function openText(tokens: readonly Token[], index: number): string | undefined {
  let depth = 0;
  for (let i = index; i >= 0; i--) {
    const { kind, text } = tokens[i] as Token;
    if (kind === 'close' || (kind === 'bracket' && text === ']')) depth += 1;
    else if (kind === 'open' || (kind === 'bracket' && text === '[')) depth -= 1;
    if (depth === 0) return text;
  }
  return undefined;
}

function unclosed(tokens: readonly Token[]): string | undefined {
  let depth = 0;
  for (let i = tokens.length - 1; i >= 0; i--) {
    const { kind, text } = tokens[i] as Token;
    if (kind === 'close' || (kind === 'bracket' && text === ']')) depth += 1;
    else if (kind === 'open' || (kind === 'bracket' && text === '[')) depth -= 1;
    if (depth < 0) return text;
  }
  return undefined;
}

function powersInARow(tokens: readonly Token[], index: number): number {
  let count = 0;
  for (let i = index; i >= 1 && (tokens[i] as Token).text === '^'; i -= 2) count += 1;
  return count;
}
