import { type Issue, issue } from '../issues/issue.ts';
import type { SyntaxExpectation } from '../issues/formula-issues.ts';
import { decimalText } from '../money/decimal.ts';
import { placeOf } from './place.ts';
import { nameFault } from './name.ts';
import type { Span } from './tree.ts';

export type TokenKind = 'name' | 'number' | 'text' | 'operator' | 'open' | 'close' | 'comma' | 'bracket';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly span: Span;
}

export const FORMULA_LENGTH_MAX = 4_096;

const BLANK = /[ \t\r\n]+/y;
const NAME = /[\p{L}_][\p{L}\p{N}\p{M}_]*/uy;
const NUMBER = /\d[\d.]*(?:[eE][+-]?\d+)?[\p{L}_]*/uy;
const TEXT = /'([^'\\\n]*)'|"([^"\\\n]*)"/y;
const OPERATOR = /==|!=|<=|>=|[-+*/%^<>?:]/y;
const WORD_OPERATORS: ReadonlySet<string> = new Set(['and', 'or', 'not', 'in']);

/** What a habit from another language means here. */
const INSTEAD: readonly (readonly [string, string])[] = [
  ['===', '=='],
  ['=', '=='],
  ['&&', 'and'],
  ['||', 'or'],
  ['!', 'not'],
];

/**
 * Cuts a formula into tokens. It knows every column, keeps literals as text (no digit is lost), and refuses every
 * character that the grammar lacks, so the parser behind it never meets anything unexpected.
 *
 * @param text in NFC, within `FORMULA_LENGTH_MAX`
 */
export function lex(text: string): { readonly tokens: readonly Token[]; readonly issues: readonly Issue[] } {
  const tokens: Token[] = [];
  const issues: Issue[] = [];
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const push = (kind: TokenKind, source: string, value = source): void => {
    tokens.push({ kind, text: value, span: { start: at, end: at + source.length } });
    at += source.length;
  };
  while (at < text.length) {
    const blank = match(BLANK);
    if (blank !== null) {
      at += blank[0].length;
      continue;
    }
    const name = match(NAME);
    if (name !== null) {
      const fault = nameFault(name[0]);
      if (fault !== undefined) {
        issues.push(issue('formula-name-invalid', [], { name: name[0].slice(0, 80), reason: fault, ...placeOf(text, at) }));
      }
      push(WORD_OPERATORS.has(name[0]) ? 'operator' : 'name', name[0]);
      continue;
    }
    const number = match(NUMBER);
    if (number !== null) {
      if (decimalText(number[0]) === undefined) {
        issues.push(issue('formula-literal-invalid', [], { found: number[0].slice(0, 80), ...placeOf(text, at) }));
      }
      push('number', number[0]);
      continue;
    }
    const quoted = match(TEXT);
    if (quoted !== null) {
      push('text', quoted[0], quoted[1] ?? quoted[2] ?? '');
      continue;
    }
    const operator = match(OPERATOR);
    if (operator !== null && !text.startsWith('===', at)) {
      push('operator', operator[0]);
      continue;
    }
    const character = text[at] ?? '';
    if (character === '(') push('open', character);
    else if (character === ')') push('close', character);
    else if (character === ',') push('comma', character);
    else if (character === '[' || character === ']') push('bracket', character);
    else {
      issues.push(characterIssue(text, at));
      break;
    }
  }
  return { tokens, issues };
}

function characterIssue(text: string, at: number): Issue {
  if (text[at] === "'" || text[at] === '"') return syntaxIssue(text, at, text.slice(at, at + 20), 'quote');
  const habit = INSTEAD.find(([wrong]) => text.startsWith(wrong, at));
  const found = habit?.[0] ?? String.fromCodePoint(text.codePointAt(at) ?? 0);
  return issue('formula-character', [], { found, instead: habit?.[1], ...placeOf(text, at) });
}

export function syntaxIssue(text: string, at: number, found: string, expected: SyntaxExpectation): Issue {
  return issue('formula-syntax', [], { found, expected, ...placeOf(text, at) });
}
