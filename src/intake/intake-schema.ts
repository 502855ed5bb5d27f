import * as z from 'zod/mini';
import {
  boolean,
  byLook,
  id,
  isObject,
  label,
  leaf,
  oneOf,
  optional,
  strict,
  timeZone,
} from '../model/leaf-schemas.ts';
import type { FactorType, ListItemType } from '../model/model.ts';
import { RESERVED_KEYS } from './json-value.ts';

const STEPS_MAX = 16;
const STEP_LENGTH_MAX = 128;

/** A path as its steps. */
const path = leaf('message-path', (value): readonly string[] | undefined => {
  const steps: unknown = typeof value === 'string' ? value.split('.') : value;
  if (!Array.isArray(steps) || steps.length === 0 || steps.length > STEPS_MAX) return undefined;
  return steps.every(isStep) ? steps : undefined;
});

function isStep(step: unknown): step is string {
  return typeof step === 'string' && step !== '' && step.length <= STEP_LENGTH_MAX && !RESERVED_KEYS.has(step);
}

/** A value that stands at a place of the message. */
export interface PathSource {
  readonly path: readonly string[];
  readonly isOptional: boolean;
}

/** Where a field comes from: a place, or always the same. */
export type Source = PathSource | { readonly value: string };

export type TimeSource = { readonly path: readonly string[] } & (
  | { readonly kind: 'instant' }
  | { readonly kind: 'local'; readonly zone: string; readonly disambiguation?: 'earlier' | 'later' | 'compatible' }
  | { readonly kind: 'epoch'; readonly unit: 'milliseconds' | 'seconds' }
);

export type FactSource =
  | (PathSource & {
      readonly type: FactorType;
      readonly of?: ListItemType;
      readonly decimals?: number;
      readonly currency?: readonly string[];
      readonly isSensitive: boolean;
    })
  | { readonly value: string | boolean };

const isPath = (value: unknown): boolean => typeof value === 'string' || Array.isArray(value);

const barePath = z.pipe(
  path,
  z.transform((steps): Source => ({ path: steps, isOptional: false })),
);
const placed = z.pipe(
  strict({ path, optional: optional(boolean) }),
  z.transform((source): Source => ({ path: source.path, isOptional: source.optional ?? false })),
);
const constant: z.ZodMiniType<Source> = strict({ value: id });

const source = byLook<z.ZodMiniType<Source>>('message-source', (value) => {
  if (isPath(value)) return barePath;
  if (!isObject(value)) return undefined;
  return 'value' in value ? constant : placed;
});

const instantTime = z.pipe(
  path,
  z.transform((steps): TimeSource => ({ kind: 'instant', path: steps })),
);
const placedTime = z.pipe(
  strict({ path }),
  z.transform((time): TimeSource => ({ kind: 'instant', ...time })),
);
const localTime = z.pipe(
  strict({
    path,
    zone: timeZone,
    disambiguation: optional(oneOf(['earlier', 'later', 'compatible'])),
  }),
  z.transform((time): TimeSource => ({ kind: 'local', ...time })),
);
const epochTime = z.pipe(
  strict({ path, epoch: oneOf(['milliseconds', 'seconds']) }),
  z.transform((time): TimeSource => ({ kind: 'epoch', path: time.path, unit: time.epoch })),
);

const time = byLook<z.ZodMiniType<TimeSource>>('message-source', (value) => {
  if (isPath(value)) return instantTime;
  if (!isObject(value)) return undefined;
  if ('zone' in value || 'disambiguation' in value) return localTime;
  return 'epoch' in value ? epochTime : placedTime;
});

const NUMBERS = ['money', 'ratio', 'quantity', 'integer'] as const;
const placedFact = { path, optional: optional(boolean), sensitive: optional(boolean) };
const decimals = leaf('scale', (value) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 18 ? value : undefined,
);
const factSchemas = {
  money: strict({ ...placedFact, type: oneOf(['money']), decimals: optional(decimals), currency: optional(path) }),
  number: strict({ ...placedFact, type: oneOf(NUMBERS), decimals: optional(decimals) }),
  list: strict({ ...placedFact, type: oneOf(['list']), of: oneOf([...NUMBERS, 'text', 'date']) }),
  other: strict({ ...placedFact, type: oneOf(['text', 'boolean', 'date', 'list', ...NUMBERS]) }),
};
const constantFact: z.ZodMiniType<FactSource> = strict({
  value: leaf('fact-text', (value) => (typeof value === 'boolean' || typeof value === 'string' ? value : undefined)),
});

const fact = byLook<z.ZodMiniType<FactSource>>('message-source', (value) => {
  if (!isObject(value)) return undefined;
  if ('value' in value) return constantFact;
  return z.pipe(
    schemaOf(value.type),
    z.transform(({ optional: isOptional = false, sensitive: isSensitive = false, ...rest }): FactSource => {
      return { ...rest, isOptional, isSensitive };
    }),
  );
});

type FactSchema = z.ZodMiniType<{
  readonly path: readonly string[];
  readonly type: FactorType;
  readonly optional?: boolean;
  readonly sensitive?: boolean;
}>;

function schemaOf(type: unknown): FactSchema {
  if (type === 'money' || type === 'list') return factSchemas[type];
  return type === 'ratio' || type === 'quantity' || type === 'integer' ? factSchemas.number : factSchemas.other;
}

const facts = optional(z.record(id, fact, 'object'));

function whole(most: number) {
  return leaf('limit', (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most ? value : undefined,
  );
}

/** The most that an intake may ask for. */
const LIMITS = { bytes: 16_777_216, depth: 64, messages: 100_000 };

export const intakeSchema = strict({
  format: optional(oneOf([1])),
  code: id,
  label: optional(label),
  business: id,
  batch: optional(path),
  limits: optional(
    strict({
      bytes: optional(whole(LIMITS.bytes)),
      depth: optional(whole(LIMITS.depth)),
      messages: optional(whole(LIMITS.messages)),
    }),
  ),
  tenant: source,
  id: source,
  party: source,
  time,
  revision: optional(source),
  store: optional(source),
  type: optional(source),
  currency: optional(source),
  original: optional(source),
  facts,
  lines: optional(strict({ path, optional: optional(boolean), id: source, facts })),
});

/** An intake's mapping with every path taken apart. */
export type Mapping = z.output<typeof intakeSchema>;
