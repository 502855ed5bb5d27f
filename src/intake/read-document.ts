import type { BusinessDocument } from '../document/business-document.ts';
import { parseDocument } from '../document/parse-document.ts';
import { type Issue, issue } from '../issues/issue.ts';
import { failed, type Result } from '../issues/outcome.ts';
import type { Path } from '../issues/path.ts';
import type { Mapping, Source } from './intake-schema.ts';
import { foundText, isJsonObject, type JsonValue } from './json-value.ts';
import { MessageReader } from './message-reader.ts';

const HEAD = ['tenant', 'id', 'party', 'store', 'type', 'currency', 'original'] as const;
const FAULTS_MAX = 20;

/**
 * One object of a message as a document: every field and fact from its place, every fault at once, each at its place in the
 * message.
 *
 * @param at where the object stands in the message
 */
export function readDocument(mapping: Mapping, value: JsonValue, at: Path): Result<BusinessDocument> {
  if (!isJsonObject(value)) {
    return failed(
      issue('message-value-invalid', at, { field: 'message', found: foundText(value), expected: 'object' }),
    );
  }
  const reader = new MessageReader(value, at);
  const input: Record<string, unknown> = { business: mapping.business };
  for (const field of HEAD) {
    const source = mapping[field];
    if (source !== undefined) input[field] = reader.id(field, source);
  }
  if (mapping.revision !== undefined) input.revision = reader.revision(mapping.revision);
  input.time = reader.time(mapping.time);
  input.facts = reader.facts(mapping.facts ?? {});
  const lines = readLines(mapping, reader, at);
  if (lines !== undefined) input.lines = lines.map(({ line }) => line);
  // What was read is looked at beside what was not: every reason is told at once.
  const parsed = parseDocument(input);
  const places = lines?.map(({ place }) => place) ?? [];
  const issues = parsed.ok ? [] : parsed.issues.map((fault) => movedToMessage(fault, mapping, at, places));
  if (parsed.ok && reader.issues.length === 0) return parsed;
  const further = issues.filter(({ path }) => !reader.issues.some((known) => isAtOrIn(path, known.path)));
  return failed([...reader.issues, ...further].slice(0, FAULTS_MAX));
}

/** A field that could not be read is missing in the document as well, and told by what was wrong with it. */
function isAtOrIn(path: Path, place: Path): boolean {
  return place.every((step, depth) => path[depth] === step);
}

interface ReadLine {
  readonly line: { readonly id: unknown; readonly facts: unknown };
  readonly place: Path;
}

function readLines({ lines: mapped }: Mapping, reader: MessageReader, at: Path): readonly ReadLine[] | undefined {
  if (mapped === undefined) return undefined;
  const list = reader.list('lines', { path: mapped.path, isOptional: mapped.optional ?? false });
  const read: ReadLine[] = [];
  for (const [index, item] of (list ?? []).entries()) {
    const place = [...at, ...mapped.path, index];
    if (!isJsonObject(item)) {
      reader.refuse(place, { field: 'lines', found: foundText(item), expected: 'object' });
      continue;
    }
    const line = new MessageReader(item, place);
    read.push({ line: { id: line.id('id', mapped.id), facts: line.facts(mapped.facts ?? {}) }, place });
    reader.issues.push(...line.issues);
    if (reader.issues.length >= FAULTS_MAX) break;
  }
  return read;
}

/** A fault of the document, at the place in the message that it came from. */
function movedToMessage(fault: Issue, mapping: Mapping, at: Path, lines: readonly Path[]): Issue {
  const [field, second, ...inner] = fault.path;
  if (field === 'lines' && typeof second === 'number') {
    const [member, name] = inner;
    const place = member === 'id' ? mapping.lines?.id : mapping.lines?.facts?.[String(name)];
    return moved(fault, [...(lines[second] ?? at), ...pathOf(place)]);
  }
  if (field === 'facts') return moved(fault, [...at, ...pathOf(mapping.facts?.[String(second)])]);
  const source = (mapping as Readonly<Record<string, unknown>>)[String(field)];
  return moved(fault, [...at, ...pathOf(source as Source | undefined)]);
}

function pathOf(source: object | undefined): Path {
  return source !== undefined && 'path' in source ? (source.path as Path) : [];
}

function moved(fault: Issue, path: Path): Issue {
  return Object.freeze({ ...fault, path: Object.freeze(path) });
}
