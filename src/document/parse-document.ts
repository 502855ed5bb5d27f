import { type Issue, issue } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import { shown } from '../issues/shown.ts';
import { isCurrency } from '../money/currency.ts';
import { parseInstant } from '../time/instant.ts';
import { asId } from './as-id.ts';
import type { BusinessDocument, DocumentFacts } from './business-document.ts';
import { ownMembers } from './own-members.ts';
import { DOCUMENT_FACTS_MAX, parseFacts } from './parse-facts.ts';
import { parseLines } from './parse-lines.ts';

/** Far more than a document has: the rest is unknown anyway, and the first faults are told. */
const MEMBERS_MAX = 64;
const REVISION_MAX = 2_147_483_647;
const FIELDS = [
  ...(['tenant', 'business', 'id', 'revision', 'type', 'party', 'store', 'currency', 'time'] as const),
  ...(['facts', 'lines', 'original'] as const),
] as const;
type Field = (typeof FIELDS)[number];

/**
 * Reads a message as a business document: strict (unknown members are faults, and misspelt ones come with
 * the nearest known), bounded, every fault at once, and frozen. Two messages of equal content give equal documents: the
 * time is brought to UTC, the revision is 1 unless stated, members that are `undefined` are left out, and so are no lines.
 *
 * Facts stay as they arrived, since only a model's dictionary knows their types.
 *
 * Worked case: `{ tenant: 't1', business: 'retail', id: 'A-1', party: 'm1', time: '2026-11-24T10:00+08:00', facts: {
 * price: '12.50' } }` has the time `2026-11-24T02:00:00Z` and revision 1.
 */
export function parseDocument(input: unknown): Result<BusinessDocument> {
  const members = ownMembers(input, MEMBERS_MAX);
  if (members === undefined) return failed(issue('document-not-plain', [], { found: shown(input) }));
  const issues: Issue[] = [];
  const given = new Map<Field, unknown>();
  for (const [name, value] of members) {
    if (isField(name)) given.set(name, value);
    else if (value !== undefined) issues.push(unknownField(name));
    // The first faults are enough to see what is wrong.
    if (issues.length >= 20) return failed(issues);
  }
  const reader = new FieldReader(given, issues);
  const tenant = reader.required('tenant', 'id', asId);
  const business = reader.required('business', 'id', asId);
  const id = reader.required('id', 'id', asId);
  const revision = reader.optional('revision', 'revision', asRevision) ?? 1;
  const type = reader.optional('type', 'id', asId);
  const party = reader.required('party', 'id', asId);
  const store = reader.optional('store', 'id', asId);
  const currency = reader.optional('currency', 'currency', asCurrency);
  const time = reader.required('time', 'instant', (value) => parseInstant(value)?.text);
  const original = reader.optional('original', 'other-id', (value) => (value === id ? undefined : asId(value)));
  const facts = factsOf(given.get('facts'), issues);
  const lines = parseLines(given.get('lines'), issues);
  const isWhole = tenant !== undefined && business !== undefined && id !== undefined;
  if (!isWhole || party === undefined || time === undefined || issues.length > 0) return failed(issues);
  return ok(
    Object.freeze({
      tenant,
      business,
      id,
      revision,
      ...(type === undefined ? {} : { type }),
      party,
      ...(store === undefined ? {} : { store }),
      ...(currency === undefined ? {} : { currency }),
      time,
      ...(original === undefined ? {} : { original }),
      facts: Object.freeze(facts),
      ...(lines.length === 0 ? {} : { lines }),
    }),
  );
}

class FieldReader {
  readonly #given: ReadonlyMap<Field, unknown>;
  readonly #issues: Issue[];

  constructor(given: ReadonlyMap<Field, unknown>, issues: Issue[]) {
    this.#given = given;
    this.#issues = issues;
  }

  required<Value>(field: Field, expected: Expected, read: Read<Value>): Value | undefined {
    if (this.#given.get(field) === undefined) {
      this.#issues.push(issue('document-field-missing', [field], { field, expected }));
      return undefined;
    }
    return this.optional(field, expected, read);
  }

  optional<Value>(field: Field, expected: Expected, read: Read<Value>): Value | undefined {
    const value = this.#given.get(field);
    if (value === undefined) return undefined;
    const answer = read(value);
    if (answer === undefined) {
      this.#issues.push(issue('document-field-invalid', [field], { field, found: shown(value), expected }));
    }
    return answer;
  }
}

type Expected = 'id' | 'other-id' | 'revision' | 'instant' | 'currency';
type Read<Value> = (value: unknown) => Value | undefined;

function asRevision(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= REVISION_MAX
    ? value
    : undefined;
}

function asCurrency(value: unknown): string | undefined {
  return typeof value === 'string' && isCurrency(value) ? value : undefined;
}

function factsOf(value: unknown, issues: Issue[]): DocumentFacts {
  if (value === undefined) return {};
  const members = ownMembers(value, DOCUMENT_FACTS_MAX);
  if (members !== undefined) return parseFacts(members, issues);
  issues.push(issue('document-field-invalid', ['facts'], { field: 'facts', found: shown(value), expected: 'facts' }));
  return {};
}

function isField(name: string): name is Field {
  return (FIELDS as readonly string[]).includes(name);
}

function unknownField(name: string): Issue {
  const field = name.length > 64 ? shown(name) : name;
  return issue('document-field-unknown', [name], { field, nearest: nearestName(name, FIELDS) });
}
