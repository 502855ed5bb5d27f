import type { FactorExpectation } from '../issues/factor-issues.ts';
import { plainLine } from '../issues/plain-line.ts';
import { shown } from '../issues/shown.ts';
import { FACT_LIST_MAX } from '../model/fact-value.ts';
import type { NullPolicy } from '../model/model.ts';
import { decimalText } from '../money/decimal.ts';
import { parseInstant } from '../time/instant.ts';
import type { ProviderLink } from './provider-chain.ts';
import type { FactSource } from './snapshot.ts';

/** One fact as it was answered: its value not yet checked, and where it comes from. */
export interface AnsweredFact {
  readonly value: unknown;
  readonly source: FactSource;
  /** What its provider says that a value of `null` is. */
  readonly onNull?: NullPolicy;
}

/** By code of the factor. */
export type AnsweredFacts = ReadonlyMap<string, AnsweredFact>;

/** What a provider said of one document, or why that cannot be read. */
export type DocumentAnswer =
  | { readonly facts: AnsweredFacts; readonly lines: ReadonlyMap<string, AnsweredFacts> }
  | { readonly found: string; readonly expected: FactorExpectation };

type Unread = Exclude<DocumentAnswer, { facts: unknown }>;

const NO_LINES: ReadonlyMap<string, AnsweredFacts> = new Map();
const NOTHING: DocumentAnswer = { facts: new Map(), lines: NO_LINES };
/** The member of an answer that has the facts of the lines. */
const LINES = 'lines';
const VERSION_LENGTH_MAX = 128;

/**
 * Reads what a provider answered, whatever it is: one entry for each of `documents`, aligned. An answer of another shape
 * or length fails all documents that asked, since nobody can tell which entry is whose; a wrong entry fails its own.
 */
export function readAnswer(link: ProviderLink, answer: unknown, documents: number): readonly DocumentAnswer[] {
  try {
    if (Array.isArray(answer) && answer.length === documents) {
      return Array.from({ length: documents }, (_, at) => readEntry(link, answer[at]));
    }
    const fault: DocumentAnswer = { found: shown(answer), expected: 'aligned-list' };
    return Array.from({ length: documents }, () => fault);
  } catch {
    const fault: DocumentAnswer = { found: 'an object that cannot be read', expected: 'aligned-list' };
    return Array.from({ length: documents }, () => fault);
  }
}

function readEntry(link: ProviderLink, entry: unknown): DocumentAnswer {
  if (entry === undefined) return NOTHING;
  try {
    if (typeof entry !== 'object' || entry === null || !isPlain(entry)) {
      return { found: shown(entry), expected: 'facts-by-code' };
    }
    const members = Object.entries(entry);
    if (!Object.hasOwn(entry, LINES) || link.factors.has(LINES)) {
      const facts = readFacts(link, members);
      return 'expected' in facts ? facts : { facts, lines: NO_LINES };
    }
    const facts = readFacts(
      link,
      members.filter(([code]) => code !== LINES),
    );
    if ('expected' in facts) return facts;
    const lines = readLines(link, Object.fromEntries(members)[LINES]);
    return 'expected' in lines ? lines : { facts, lines };
  } catch {
    return { found: 'an object that cannot be read', expected: 'facts-by-code' };
  }
}

function readFacts(link: ProviderLink, members: readonly (readonly [string, unknown])[]): AnsweredFacts | Unread {
  const facts = new Map<string, AnsweredFact>();
  for (const [code, given] of members) {
    if (given === undefined) continue;
    if (!link.factors.has(code)) return { found: `factor ${shown(code)}`, expected: 'declared-factor' };
    const fact = readFact(link, given);
    if ('expected' in fact) return { ...fact, found: `${fact.found} for '${code}'` };
    if (fact.value !== undefined) facts.set(code, fact);
  }
  return facts;
}

function readLines(link: ProviderLink, given: unknown): ReadonlyMap<string, AnsweredFacts> | Unread {
  if (given === undefined) return NO_LINES;
  if (typeof given !== 'object' || given === null || !isPlain(given)) {
    return { found: shown(given), expected: 'lines-by-id' };
  }
  const lines = new Map<string, AnsweredFacts>();
  for (const [id, entry] of Object.entries(given)) {
    if (entry === undefined) continue;
    if (typeof entry !== 'object' || entry === null || !isPlain(entry)) {
      return { found: `${shown(entry)} for the line ${shown(id)}`, expected: 'facts-by-code' };
    }
    const facts = readFacts(link, Object.entries(entry));
    if ('expected' in facts) return { ...facts, found: `${facts.found} of the line ${shown(id)}` };
    lines.set(id, facts);
  }
  return lines;
}

/** A Map or an Error has no members to read, and must not pass for an answer of nothing. */
function isPlain(entry: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(entry);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

const FACT_MEMBERS: ReadonlySet<string> = new Set(['value', 'time', 'version']);

function readFact(link: ProviderLink, given: unknown): AnsweredFact | Unread {
  const isFact = typeof given === 'object' && given !== null && !Array.isArray(given);
  if (!isFact || !Object.keys(given).every((member) => FACT_MEMBERS.has(member))) {
    return { found: shown(given), expected: 'provided-fact' };
  }
  const { value, time, version } = given as { value?: unknown; time?: unknown; version?: unknown };
  const instant = time === undefined ? undefined : parseInstant(time);
  if (time !== undefined && instant === undefined) return { found: `the time ${shown(time)}`, expected: 'instant' };
  if (version !== undefined && !isVersion(version)) return { found: `the version ${shown(version)}`, expected: 'text' };
  const marked = version ?? link.version;
  return {
    value: settledValue(value),
    onNull: link.options.onNull,
    source: Object.freeze({
      source: link.name,
      ...(instant === undefined ? {} : { time: instant.text }),
      ...(marked === undefined ? {} : { version: marked }),
    }),
  };
}

function isVersion(version: unknown): version is string {
  return typeof version === 'string' && version.length <= VERSION_LENGTH_MAX && plainLine(version) === version;
}

/** What no dictionary takes for a value of any type. */
const NO_VALUE: object = Object.freeze({});

/**
 * A copy of a value that its provider cannot write to any more: it is checked later, and may be kept for later documents.
 * Only what could be a fact is copied: a decimal, a list, an amount with its currency.
 */
function settledValue(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.slice(0, FACT_LIST_MAX + 1).map(settledItem);
  return settledItem(value);
}

function settledItem(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const text = Array.isArray(value) ? undefined : decimalText(value);
  if (text !== undefined) return text;
  const members = { ...value } as { readonly amount?: unknown; readonly currency?: unknown };
  if (Object.keys(members).sort().join() !== 'amount,currency') return NO_VALUE;
  const amount = typeof members.amount === 'object' ? decimalText(members.amount) : members.amount;
  return Object.freeze({ amount: amount ?? NO_VALUE, currency: members.currency });
}
