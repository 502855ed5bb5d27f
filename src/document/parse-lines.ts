import { type Issue, issue, issueUnder } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import { shown } from '../issues/shown.ts';
import { asId } from './as-id.ts';
import type { DocumentFacts, DocumentLine } from './business-document.ts';
import { type OwnMembers, ownItems, ownMembers } from './own-members.ts';
import { type CharacterBudget, DOCUMENT_FACTS_MAX, factsWithin } from './parse-facts.ts';

/** Lines of one document. */
export const DOCUMENT_LINES_MAX = 10_000;
/** Facts of all lines of one document. */
export const DOCUMENT_LINE_FACTS_MAX = 200_000;
/** Characters of all texts among them, names too. */
export const DOCUMENT_LINE_CHARACTERS_MAX = 8_388_608;

const FAULTS_MAX = 20;
/** Far more than a line has: the rest is unknown anyway. */
const MEMBERS_MAX = 16;
const FIELDS = ['id', 'facts'] as const;

/**
 * The lines of a document, in their order: each a plain object with an id that no other line has, and facts that are read
 * like the document's own. The first faults are told, each at its place: `lines[3].facts.price`.
 *
 * Worked case: `[{ id: '1', facts: { price: '10.00' } }, { id: '1' }]` is refused at `lines[1].id`.
 */
export function parseLines(value: unknown, issues: Issue[]): readonly DocumentLine[] {
  if (value === undefined) return [];
  const items = ownItems(value, DOCUMENT_LINES_MAX);
  if (items === undefined) {
    issues.push(issue('document-field-invalid', ['lines'], { field: 'lines', found: shown(value), expected: 'lines' }));
    return [];
  }
  if (items.length > DOCUMENT_LINES_MAX) {
    issues.push(issue('document-too-large', ['lines'], { measure: 'lines', limit: DOCUMENT_LINES_MAX }));
    return [];
  }
  const lines = new LineReader(issues).read(items);
  return Object.freeze(lines);
}

class LineReader {
  readonly #issues: Issue[];
  readonly #ids = new Set<string>();
  readonly #budget: CharacterBudget = { left: DOCUMENT_LINE_CHARACTERS_MAX, limit: DOCUMENT_LINE_CHARACTERS_MAX };
  #factsLeft = DOCUMENT_LINE_FACTS_MAX;

  constructor(issues: Issue[]) {
    this.#issues = issues;
  }

  read(items: readonly unknown[]): DocumentLine[] {
    const most = this.#issues.length + FAULTS_MAX;
    const lines: DocumentLine[] = [];
    for (const [at, item] of items.entries()) {
      const line = this.#line(item, at);
      if (line !== undefined) lines.push(line);
      if (this.#factsLeft < 0) {
        const facts = { measure: 'line-facts', limit: DOCUMENT_LINE_FACTS_MAX } as const;
        this.#issues.push(issue('document-too-large', ['lines'], facts));
      }
      if (this.#factsLeft < 0 || this.#budget.left < 0 || this.#issues.length >= most) break;
    }
    return lines;
  }

  #line(item: unknown, at: number): DocumentLine | undefined {
    const members = ownMembers(item, MEMBERS_MAX);
    if (members === undefined) {
      const facts = { field: `lines[${at}]`, found: shown(item), expected: 'line' } as const;
      this.#issues.push(issue('document-field-invalid', ['lines', at], facts));
      return undefined;
    }
    let given: unknown;
    let facts: unknown;
    for (const [name, value] of members) {
      if (name === 'id') given = value;
      else if (name === 'facts') facts = value;
      else if (value !== undefined) this.#unknown(name, at);
    }
    const id = this.#id(given, at);
    const read = this.#facts(facts, at);
    return id === undefined ? undefined : Object.freeze({ id, facts: read });
  }

  #id(given: unknown, at: number): string | undefined {
    const path = ['lines', at, 'id'];
    if (given === undefined) {
      this.#issues.push(issue('document-field-missing', path, { field: `lines[${at}].id`, expected: 'id' }));
      return undefined;
    }
    const id = asId(given);
    if (id === undefined) {
      const facts = { field: `lines[${at}].id`, found: shown(given), expected: 'id' } as const;
      this.#issues.push(issue('document-field-invalid', path, facts));
    } else if (this.#ids.has(id)) {
      this.#issues.push(issue('document-line-twice', path, { line: shown(id) }));
    } else {
      this.#ids.add(id);
    }
    return id;
  }

  #facts(value: unknown, at: number): DocumentFacts {
    if (value === undefined) return NO_FACTS;
    const members: OwnMembers | undefined = ownMembers(value, DOCUMENT_FACTS_MAX);
    if (members === undefined) {
      const facts = { field: `lines[${at}].facts`, found: shown(value), expected: 'facts' } as const;
      this.#issues.push(issue('document-field-invalid', ['lines', at, 'facts'], facts));
      return NO_FACTS;
    }
    this.#factsLeft -= members.length;
    const found: Issue[] = [];
    const facts = factsWithin(members, found, this.#budget);
    for (const fault of found) this.#issues.push(issueUnder(['lines', at], fault));
    return Object.freeze(facts);
  }

  #unknown(name: string, at: number): void {
    const field = `lines[${at}].${name.length > 64 ? shown(name) : name}`;
    const nearest = nearestName(name, FIELDS);
    this.#issues.push(issue('document-field-unknown', ['lines', at, name], { field, nearest }));
  }
}

const NO_FACTS: DocumentFacts = Object.freeze({});
