import { shown } from '../issues/shown.ts';

/**
 * A value of a message. Numbers keep the text they were written in, so that no amount is ever rounded on the way in; members
 * are in a map, so that no name reaches a prototype.
 */
export type JsonValue = string | boolean | null | JsonNumber | JsonList | JsonObject;

export interface JsonNumber {
  readonly kind: 'number';
  /** As written: `12.50`, `1E+2`. */
  readonly text: string;
  /** What a caller handed over instead of a text; whether it is exact, the decimal door says. */
  readonly given?: number | bigint;
}

export interface JsonList {
  readonly kind: 'list';
  readonly items: readonly JsonValue[];
}

export interface JsonObject {
  readonly kind: 'object';
  readonly members: ReadonlyMap<string, JsonValue>;
}

/** Names that could reach a prototype, whatever they are used for later. */
export const RESERVED_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && value.kind === 'object';
}

export function isJsonNumber(value: JsonValue | undefined): value is JsonNumber {
  return typeof value === 'object' && value !== null && value.kind === 'number';
}

/** What stands somewhere, fit for a sentence. */
export function foundText(value: JsonValue): string {
  if (typeof value !== 'object' || value === null) return shown(value);
  if (value.kind === 'number') return value.text.slice(0, 80);
  return value.kind === 'list' ? `a list of ${value.items.length}` : 'an object';
}
