import { utf8Text } from '../content/utf8-text.ts';
import { bytesOf, limitsOf } from '../document/raw-message.ts';
import { type Issue, issue } from '../issues/issue.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import { type PlainJson, plainJson } from '../model/plain-json.ts';
import type { JsonValue } from './json-value.ts';
import { readJson } from './read-json.ts';

/** What bounds one message. */
export interface MessageLimits {
  readonly bytes: number;
  readonly depth: number;
}

/**
 * The JSON of a message, whatever it came as: a text, its bytes in UTF-8, or a plain object that somebody else has parsed.
 *
 * Faults: `message-encoding`, `message-too-large`, those of `readJson`; of an object also `message-not-plain` and `json-cycle`.
 */
export function messageJson(body: unknown, { bytes, depth }: MessageLimits): Result<JsonValue> {
  if (typeof body === 'string') return textJson(body, { bytes, depth });
  const given = bytesOf(body);
  if (given !== undefined) {
    if (given.length > bytes) return failed(tooLarge(bytes));
    const reading = utf8Text(given);
    return 'text' in reading ? readJson(reading.text, depth) : failed(issue('message-encoding', [], reading));
  }
  const plain = plainJson(body, limitsOf(bytes, depth));
  return plain.ok ? ok(jsonOf(plain.value)) : failed(plain.issues.map(ofMessage));
}

/** The copier's faults speak of definitions; these speak of the message. */
function ofMessage(fault: Issue): Issue {
  switch (fault.code) {
    case 'json-not-plain':
      return issue('message-not-plain', fault.path, fault.facts);
    case 'json-key-reserved':
      return issue('message-key-reserved', fault.path, fault.facts);
    case 'json-too-large':
      return issue('message-too-large', fault.path, fault.facts);
    default:
      return fault;
  }
}

function textJson(text: string, { bytes, depth }: MessageLimits): Result<JsonValue> {
  // A character has one to three bytes for each of its units: only between the two it must be counted.
  if (text.length > bytes || (text.length * 3 > bytes && bytesIn(text) > bytes)) return failed(tooLarge(bytes));
  return readJson(text, depth);
}

function bytesIn(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // Each half of a pair is two of its four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
  }
  return bytes;
}

function tooLarge(limit: number): Issue {
  return issue('message-too-large', [], { measure: 'bytes', limit });
}

/** Its depth is bounded. */
function jsonOf(value: PlainJson): JsonValue {
  if (typeof value === 'number' || typeof value === 'bigint') {
    return { kind: 'number', text: String(value).slice(0, 80), given: value };
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return { kind: 'list', items: value.map(jsonOf) };
  return { kind: 'object', members: new Map(Object.entries(value).map(([name, member]) => [name, jsonOf(member)])) };
}
