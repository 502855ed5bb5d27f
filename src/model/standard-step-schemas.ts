import * as z from 'zod/mini';
import {
  byLook,
  filledList,
  formula,
  id,
  isObject,
  label,
  leaf,
  oneOf,
  optional,
  reference,
  strict,
} from './leaf-schemas.ts';
import { condition } from './model-schemas.ts';
import type { StandardStep } from './standard-step.ts';

const TABLE_VALUES_MAX = 1_000;

const named = { code: id, label: optional(label), when: optional(condition) };

const refusal = z.pipe(
  strict({ code: id, en: label, zh: optional(label) }),
  z.transform(({ code: refused, en, zh }) => ({ code: refused, en, zh: zh ?? en })),
);

/** A map of texts that no name can leave: read member by member, since the names are anybody's. */
const values = leaf('value-table', (value): { readonly [text: string]: string } | undefined => {
  if (!isObject(value)) return undefined;
  const entries = Object.entries(value);
  if (entries.length === 0 || entries.length > TABLE_VALUES_MAX) return undefined;
  return entries.every(([, each]) => typeof each === 'string' && each !== '' && each.length <= 128)
    ? (value as { readonly [text: string]: string })
    : undefined;
});

const kind = { kind: oneOf(['check', 'identify', 'adjust', 'tag', 'custom']) };
const identifyBy = {
  table: strict({
    ...named,
    kind: oneOf(['identify']),
    sets: reference,
    table: strict({ by: formula, values, otherwise: optional(id) }),
  }),
  formula: strict({ ...named, kind: oneOf(['identify']), sets: reference, value: formula }),
};
const schemas = {
  check: strict({ ...named, kind: oneOf(['check']), holds: condition, refusal }),
  adjust: strict({ ...named, kind: oneOf(['adjust']), fact: reference, value: formula }),
  tag: strict({ ...named, kind: oneOf(['tag']), tag: id, value: optional(formula) }),
  custom: strict({
    ...named,
    kind: oneOf(['custom']),
    standardiser: id,
    version: id,
    inputs: z.record(id, formula, 'object'),
    outputs: z.record(id, reference, 'object'),
  }),
};
/** Of a step whose kind is unknown only that is told. */
const unknownKind = z.looseObject(kind, 'object');

export const stepSchema = byLook<z.ZodMiniType<StandardStep>>('object', (value) => {
  if (!isObject(value)) return undefined;
  switch (value.kind) {
    case 'check':
    case 'adjust':
    case 'tag':
    case 'custom':
      return schemas[value.kind];
    case 'identify':
      return 'table' in value ? identifyBy.table : identifyBy.formula;
    default:
      return unknownKind as unknown as z.ZodMiniType<StandardStep>;
  }
});

export const flowSchema = strict({
  code: id,
  label: optional(label),
  steps: filledList(reference),
  types: optional(filledList(id)),
});
