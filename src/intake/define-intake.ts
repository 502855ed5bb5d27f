import * as z from 'zod/mini';
import type { Intake, MessageReading } from '../document/intake.ts';
import { MESSAGE_BYTES_MAX, MESSAGE_DEPTH_MAX } from '../document/raw-message.ts';
import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import { deepFreeze } from '../model/deep-freeze.ts';
import { Faults } from '../model/faults.ts';
import { plainJson } from '../model/plain-json.ts';
import { addShapeFaults } from '../model/shape-faults.ts';
import type { IntakeInput } from './intake-input.ts';
import { intakeSchema, type Mapping } from './intake-schema.ts';
import { foundText, isJsonObject, type JsonValue } from './json-value.ts';
import { messageJson } from './message-json.ts';
import { readDocument } from './read-document.ts';

const MESSAGES_MAX = 10_000;

/**
 * How messages of one business become documents: where each field and fact stands in the message, and of what type it is.
 *
 * @throws FeewrightError with every fault at once: code, path, what was expected and the nearest known name
 *
 * Worked case: with `{ code: 'orders', business: 'retail', tenant: { value: 't1' }, id: 'orderNo', party: 'shop.merchant',
 * time: { path: 'paidAt', zone: 'Asia/Shanghai' }, facts: { price: { path: 'total', type: 'money' } } }` the message
 * `{"orderNo":12345678901234567890,"shop":{"merchant":"m1"},"paidAt":"2026-11-24 10:00:00","total":12.50}` is document
 * `12345678901234567890` of 2026-11-24T02:00:00Z with a price of 12.5.
 */
export function defineIntake(input: IntakeInput): Intake {
  return parseIntake(input);
}

/** The same from untrusted JSON. */
export function parseIntake(input: unknown): Intake {
  const result = safeParseIntake(input);
  return result.ok ? result.value : fail(result.issues);
}

/** `parseIntake` that returns the faults instead of throwing them. */
export function safeParseIntake(input: unknown): Result<Intake> {
  const plain = plainJson(input);
  if (!plain.ok) return plain;
  const parsed = z.safeParse(intakeSchema, plain.value);
  if (parsed.success) return ok(intakeOf(deepFreeze(parsed.data)));
  const faults = new Faults();
  addShapeFaults(faults, parsed.error.issues, plain.value, []);
  return failed(faults.list());
}

function intakeOf(mapping: Mapping): Intake {
  const { code, business, batch, limits = {} } = mapping;
  const { bytes = MESSAGE_BYTES_MAX, depth = MESSAGE_DEPTH_MAX, messages = MESSAGES_MAX } = limits;
  return Object.freeze<Intake>({
    code,
    business,
    isBatch: batch !== undefined,
    bytes,
    read(body) {
      const json = messageJson(body, { bytes, depth });
      if (!json.ok) return { issues: json.issues };
      if (batch === undefined) return { documents: [readDocument(mapping, json.value, [])] };
      return readBatch(mapping, { batch, messages, value: json.value });
    },
  });
}

function readBatch(
  mapping: Mapping,
  of: { readonly batch: readonly string[]; readonly messages: number; readonly value: JsonValue },
): MessageReading {
  const { batch, messages } = of;
  let value: JsonValue | undefined = of.value;
  for (const step of batch) value = isJsonObject(value) ? value.members.get(step) : undefined;
  if (typeof value !== 'object' || value === null || value.kind !== 'list' || value.items.length === 0) {
    const facts = {
      field: 'batch',
      found: value === undefined ? 'nothing' : foundText(value),
      expected: 'filled-list',
    };
    return { issues: [issue('message-value-invalid', batch, facts)] };
  }
  if (value.items.length > messages) {
    return { issues: [issue('message-too-large', batch, { measure: 'messages', limit: messages })] };
  }
  return { documents: value.items.map((item, at) => readDocument(mapping, item, [...batch, at])) };
}
