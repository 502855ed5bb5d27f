import { type Issue, issue, issueUnder } from '../issues/issue.ts';
import { shown } from '../issues/shown.ts';
import { deepFreeze } from '../model/deep-freeze.ts';
import { type JsonLimits, type PlainJson, plainJson } from '../model/plain-json.ts';
import type { DocumentFacts } from './business-document.ts';
import type { OwnMembers } from './own-members.ts';

/** Facts of one document. */
export const DOCUMENT_FACTS_MAX = 1_000;
/** Characters of all texts among them, names too. */
export const DOCUMENT_CHARACTERS_MAX = 65_536;
/** Of one fact that is a list or an object. */
export const DOCUMENT_FACT_LIMITS: JsonLimits = { bytes: 65_536, depth: 8, nodes: 5_000 };

const FACT_NAME_MAX = 64;
const RESERVED_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const FAULTS_MAX = 20;

const HALF_OF_PAIR = /\p{Surrogate}/u;
const PLAIN_ASCII = /^[\u0020-\u007e]*$/;

/**
 * A document's own facts as plain data, whatever their types: the dictionary is asked later, for those that are needed.
 * So `NaN` and `' 12 '` pass here, and are refused when a factor reads them; what is no JSON is refused here.
 */
export function parseFacts(members: OwnMembers, issues: Issue[]): DocumentFacts {
  return factsWithin(members, issues, { left: DOCUMENT_CHARACTERS_MAX, limit: DOCUMENT_CHARACTERS_MAX });
}

/** Characters that may still come, of how many in all: the lines of a document share theirs. */
export interface CharacterBudget {
  left: number;
  readonly limit: number;
}

/** `parseFacts` within what is left of a budget; the paths of its faults begin at `facts`. */
export function factsWithin(members: OwnMembers, issues: Issue[], budget: CharacterBudget): DocumentFacts {
  const facts: Record<string, PlainJson> = {};
  if (members.length > DOCUMENT_FACTS_MAX) {
    issues.push(issue('document-too-large', ['facts'], { measure: 'facts', limit: DOCUMENT_FACTS_MAX }));
    return facts;
  }
  const most = issues.length + FAULTS_MAX;
  for (const [key, value] of members) {
    if (value === undefined) continue;
    const name = PLAIN_ASCII.test(key) ? key : key.normalize('NFC');
    if (!isFactName(name) || Object.hasOwn(facts, name)) {
      issues.push(issue('document-fact-name', ['facts', key], { name: shown(key) }));
    } else {
      budget.left -= name.length + (typeof value === 'string' ? value.length : 0);
      const fact = parseFact(name, value, issues);
      if (fact !== undefined) facts[name] = fact;
    }
    if (budget.left < 0) {
      issues.push(issue('document-too-large', ['facts'], { measure: 'characters', limit: budget.limit }));
    }
    if (budget.left < 0 || issues.length >= most) break;
  }
  return facts;
}

function isFactName(name: string): boolean {
  return name !== '' && name.length <= FACT_NAME_MAX && !isUnkeepable(name) && !RESERVED_NAMES.has(name);
}

function parseFact(name: string, value: unknown, issues: Issue[]): PlainJson | undefined {
  switch (typeof value) {
    case 'number':
    case 'boolean':
      return value;
    case 'string':
      return keepable(name, value, issues);
    case 'bigint':
    case 'object':
      return value === null ? null : parseNested(name, value, issues);
    default:
      issues.push(issue('document-fact-unreadable', ['facts', name], { fact: name, found: shown(value) }));
      return undefined;
  }
}

function keepable(name: string, text: string, issues: Issue[]): string | undefined {
  if (!isUnkeepable(text)) return text;
  issues.push(unkeepable(name));
  return undefined;
}

/** Half a surrogate pair has no UTF-8, and PostgreSQL keeps no U+0000: refused at the door. */
function isUnkeepable(text: string): boolean {
  return text.includes('\0') || HALF_OF_PAIR.test(text);
}

function unkeepable(name: string): Issue {
  return issue('document-fact-unreadable', ['facts', name], {
    fact: name,
    found: 'a text with U+0000 or half a character',
  });
}

function parseNested(name: string, value: unknown, issues: Issue[]): PlainJson | undefined {
  const copied = plainJson(value, DOCUMENT_FACT_LIMITS);
  if (!copied.ok) {
    issues.push(...copied.issues.map((fault) => issueUnder(['facts', name], factIssue(name, fault))));
    return undefined;
  }
  if (!isKeepable(copied.value)) {
    issues.push(unkeepable(name));
    return undefined;
  }
  return deepFreeze(copied.value);
}

/** The depth is bounded by now, so recursion is safe. */
function isKeepable(value: PlainJson): boolean {
  if (typeof value === 'string') return !isUnkeepable(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, member]) => !isUnkeepable(key) && isKeepable(member));
}

/** The copier's faults speak of definitions; these speak of the document. */
function factIssue(fact: string, fault: Issue): Issue {
  switch (fault.code) {
    case 'json-too-large':
      return issue('document-too-large', fault.path, fault.facts);
    case 'json-not-plain':
      return issue('document-fact-unreadable', fault.path, { fact, found: fault.facts.found });
    case 'json-key-reserved':
      return issue('document-fact-name', fault.path, { name: shown(fault.facts.key) });
    default:
      return issue('document-fact-unreadable', fault.path, { fact, found: 'a value that contains itself' });
  }
}
