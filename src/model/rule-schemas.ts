import * as z from 'zod/mini';
import { memberPath } from '../condition/member-path.ts';
import type { FactorDraft } from './draft.ts';
import {
  boolean,
  byLook,
  code,
  currency,
  filledList,
  id,
  isObject,
  label,
  leaf,
  oneOf,
  optional,
  scale,
  strict,
} from './leaf-schemas.ts';
import { condition, fieldSchema as singleFieldSchema } from './model-schemas.ts';

const PRIORITY_MAX = 1_000_000;

const priority = leaf('priority', (value) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= PRIORITY_MAX ? value : undefined,
);

export const ruleSchema = strict({
  code: id,
  label: optional(label),
  when: optional(condition),
  model: id,
  priority: optional(priority),
});

const memberSchema = strict({
  path: leaf('member-path', (value) => memberPath(value)?.join('.')),
  label: optional(label),
  type: oneOf(['money', 'ratio', 'quantity', 'integer', 'text', 'boolean', 'date', 'list']),
  of: optional(oneOf(['money', 'ratio', 'quantity', 'integer', 'text', 'date'])),
  currency: optional(currency),
  scale: optional(scale),
  sensitive: optional(boolean),
});

const objectFieldSchema = strict({
  code,
  label: optional(label),
  type: oneOf(['object']),
  members: filledList(memberSchema),
});

export type ObjectFieldDraft = z.output<typeof objectFieldSchema>;

export const fieldSchema = byLook<z.ZodMiniType<FactorDraft | ObjectFieldDraft>>('object', (value) => {
  if (!isObject(value)) return undefined;
  return value.type === 'object' ? objectFieldSchema : singleFieldSchema;
});

const items = z.array(z.unknown(), 'list');

/** The rule book without its items, which are read one by one. */
export const bookHead = strict({
  format: optional(oneOf([1])),
  hit: optional(oneOf(['unique', 'first', 'priority', 'collect'])),
  fields: optional(items),
  factors: optional(items),
  conditions: optional(leaf('object', (value) => (isObject(value) ? value : undefined))),
  rules: items,
});
