import type { SyntaxExpectation } from '../issues/formula-issues.ts';
import { type Issue, issue } from '../issues/issue.ts';
import { decimalText } from '../money/decimal.ts';
import { nameFault } from './name.ts';
import { numberMeant } from './number-slip.ts';
import { placeOf } from './place.ts';
import type { Span } from './tree.ts';

/** `open` and `close` are round brackets, `bracket` is a square one. */
export type TokenKind = 'name' | 'number' | 'text' | 'operator' | 'open' | 'close' | 'comma' | 'bracket';

export interface Token {
  readonly kind: TokenKind;
  /** As written, but for a text: that is its content. */
  readonly text: string;
  readonly span: Span;
}

/** In UTF-16 units, both as written and in NFC. */
export const FORMULA_LENGTH_MAX = 4_096;

/** More faults than a reader mends at once. */
const FAULTS_MAX = 20;

const BLANK = /[ \t\r\n]+/y;
// Marks and strange digits are taken along, so that the fault names the whole word and not a piece of it.
const NAME = /[\p{L}_][\p{L}\p{N}\p{M}_]*/uy;
const NUMBER = /\d[\d.]*(?:[eE][+-]?\d+)?[\p{L}\p{N}\p{M}_.]*/uy;
const TEXT = /'([^']*)'|"([^"]*)"/y;
const NO_TEXT = /[\p{Cc}\\]/u;
const OPERATOR = /==|!=|<=|>=|[-+*/%^<>?:]/y;
const VISIBLE = /^[\p{L}\p{N}\p{P}\p{S}]$/u;
const WORD_OPERATORS: ReadonlySet<string> = new Set(['and', 'or', 'not', 'in']);

type Habits = readonly (readonly [found: string, instead: string | undefined])[];

/** Habits from other languages that begin like an operator of ours. */
const LONG_HABITS: Habits = [
  ['===', '=='],
  ['!==', '!='],
  ['**', '^'],
  ['<>', '!='],
  ['//', undefined],
  ['/*', undefined],
];
const HABITS: Habits = [
  ['=', '=='],
  ['&&', 'and'],
  ['&', 'and'],
  ['||', 'or'],
  ['|', 'or'],
  ['!', 'not'],
  // What an input method for Chinese types, and mathematics.
  ['\uff08', '('],
  ['\uff09', ')'],
  ['\uff0c', ','],
  ['\u3001', ','],
  ['\uff1a', ':'],
  ['\uff1f', '?'],
  ['\uff0b', '+'],
  ['\uff0d', '-'],
  ['\u2212', '-'],
  ['\u2013', '-'],
  ['\uff0a', '*'],
  ['\u00d7', '*'],
  ['\u00f7', '/'],
  ['\uff0f', '/'],
  ['\uff05', '%'],
  ['\uff1d', '=='],
  ['\u2260', '!='],
  ['\uff1c', '<'],
  ['\uff1e', '>'],
  ['\u2264', '<='],
  ['\u2265', '>='],
  ['\u2018', "'"],
  ['\u2019', "'"],
  ['\u201c', '"'],
  ['\u201d', '"'],
];

/**
 * Cuts a formula into tokens. It knows every column, keeps literals as text (no digit is lost), and refuses every
 * character that the grammar lacks, comments too, so that the parser behind it never meets anything unexpected.
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
  while (at < text.length && issues.length < FAULTS_MAX) {
    const blank = match(BLANK);
    const name = match(NAME);
    const number = match(NUMBER);
    const quoted = match(TEXT);
    const habit = LONG_HABITS.find(([found]) => text.startsWith(found, at));
    const operator = habit === undefined ? match(OPERATOR) : null;
    const kind = BRACKETS.get(text[at] ?? '');
    if (blank !== null) {
      at += blank[0].length;
    } else if (name !== null) {
      const reason = nameFault(name[0]);
      if (reason !== undefined) {
        issues.push(issue('formula-name-invalid', [], { name: name[0].slice(0, 64), reason, ...placeOf(text, at) }));
      }
      push(WORD_OPERATORS.has(name[0]) ? 'operator' : 'name', name[0]);
    } else if (number !== null) {
      if (decimalText(number[0]) === undefined) {
        issues.push(issue('formula-literal-invalid', [], { found: number[0].slice(0, 80), ...placeOf(text, at) }));
      }
      push('number', number[0]);
    } else if (quoted !== null) {
      const content = quoted[1] ?? quoted[2] ?? '';
      const bad = content.search(NO_TEXT);
      if (bad >= 0) issues.push(characterIssue(text, at + 1 + bad, undefined));
      push('text', quoted[0], content);
    } else if (operator !== null) {
      push('operator', operator[0]);
    } else if (kind !== undefined) {
      push(kind, text[at] ?? '');
    } else if (text[at] === "'" || text[at] === '"') {
      issues.push(syntaxIssue(text, at, text.slice(at, at + 20), 'quote'));
      break;
    } else {
      const found = habit ?? HABITS.find(([wrong]) => text.startsWith(wrong, at));
      issues.push(characterIssue(text, at, found));
      if (found !== undefined && found[1] === undefined) break;
      at += found?.[0].length ?? String.fromCodePoint(text.codePointAt(at) ?? 0).length;
    }
  }
  return { tokens, issues };
}

const BRACKETS: ReadonlyMap<string, TokenKind> = new Map([
  ['(', 'open'],
  [')', 'close'],
  ['[', 'bracket'],
  [']', 'bracket'],
  [',', 'comma'],
]);

function characterIssue(text: string, at: number, habit: Habits[number] | undefined): Issue {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const found = habit?.[0] ?? (VISIBLE.test(character) ? character : code);
  return issue('formula-character', [], { found, instead: habit?.[1], ...placeOf(text, at) });
}

export function syntaxIssue(text: string, at: number, found: string, expected: SyntaxExpectation): Issue {
  const facts = { found: found.slice(0, 80), expected, instead: numberMeant(text, at) };
  return issue('formula-syntax', [], { ...facts, ...placeOf(text, at) });
}
