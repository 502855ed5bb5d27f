import * as z from 'zod/mini';
import type { ConditionInput } from '../condition/condition-input.ts';
import { WEEKDAYS } from '../time/cycle.ts';
import { bearers, dividing } from './bearer-schemas.ts';
import {
  boolean,
  byLook,
  code,
  currency,
  formula,
  id,
  isObject,
  label,
  leaf,
  list,
  oneOf,
  optional,
  reference,
  scale,
  strict,
  timeZone,
  years,
} from './leaf-schemas.ts';
import type { AnniversaryWindow, FeePeriod, FeeRefund, ShareName, Unplaced, Window } from './model.ts';
import { statedPrice } from './price-schemas.ts';
import { rounding } from './rounding-schema.ts';

/** Only the look of a condition; what it says is checked with the names, by `plan/` and `match/`. */
export const condition = leaf('condition', (value): ConditionInput | undefined => {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  return isObject(value) ? (value as unknown as ConditionInput) : undefined;
});

const shareName: z.ZodMiniType<ShareName> = strict({ apportionment: reference, bearer: reference });
const toBearer: z.ZodMiniType<Unplaced> = strict({ to: reference });

export const unplaced = byLook<z.ZodMiniType<Unplaced>>('unplaced', (value) => {
  if (isObject(value)) return toBearer;
  return typeof value === 'string' ? oneOf(['keep', 'reject']) : undefined;
});

/** Bearers who draw on one limit stand under a bearer who has it. */
const oneShare = leaf('one-share', (): ShareName | undefined => undefined);

const adds = byLook<z.ZodMiniType<string | ShareName>>('adds', (value) => {
  if (Array.isArray(value) || (isObject(value) && ('bearers' in value || Array.isArray(value.bearer)))) return oneShare;
  if (isObject(value)) return shareName;
  return typeof value === 'string' ? reference : undefined;
});

const keyParts: z.ZodMiniType<readonly string[]> = list(reference);

const calendarWindows = ['day', 'week', 'month', 'quarter', 'year'] as const;
const anniversaries: z.ZodMiniType<AnniversaryWindow> = strict({ years, from: reference });
const namedWindow = oneOf(['document', ...calendarWindows, 'contract', 'lifetime']);
const window = byLook<z.ZodMiniType<Window>>('window', (value) => {
  if (isObject(value)) return anniversaries;
  return typeof value === 'string' ? namedWindow : undefined;
});

const periodOfAccumulator: z.ZodMiniType<FeePeriod> = strict({ accumulator: reference });
const periodOfWindow: z.ZodMiniType<FeePeriod> = strict({
  window: oneOf(calendarWindows),
});

const feePeriod = byLook<z.ZodMiniType<FeePeriod>>('object', (value) =>
  isObject(value) ? ('accumulator' in value ? periodOfAccumulator : periodOfWindow) : undefined,
);

const refundFormula: z.ZodMiniType<FeeRefund> = strict({ formula });

const feeRefund = byLook<z.ZodMiniType<FeeRefund>>('fee-refund', (value) => {
  if (isObject(value)) return refundFormula;
  return typeof value === 'string' ? oneOf(['original', 'reprice', 'keep']) : undefined;
});

const named = { code, label: optional(label) };

export const partySchema = strict({
  ...named,
  is: optional(oneOf(['owner'])),
  id: optional(id),
  factor: optional(reference),
});

const factorShape = {
  ...named,
  type: oneOf(['money', 'ratio', 'quantity', 'integer', 'text', 'boolean', 'date', 'list']),
  of: optional(oneOf(['money', 'ratio', 'quantity', 'integer', 'text', 'date'])),
  currency: optional(currency),
  scale: optional(scale),
  // Of which type it must be, the factor's own type says.
  default: optional(leaf('object', (value) => value)),
  sensitive: optional(boolean),
};

/** A field of a rule book: rules look at whole documents, and know no contract yet. */
export const fieldSchema = strict(factorShape);

export const factorSchema = strict({
  ...factorShape,
  maxScale: optional(scale),
  nulls: optional(oneOf(['absent', 'default', 'fault'])),
  per: optional(oneOf(['document', 'line'])),
  is: optional(oneOf(['business-date', 'window-start', 'window-end'])),
});

export const feeSchema = strict({
  ...named,
  payer: optional(reference),
  payee: optional(reference),
  booked: optional(boolean),
  enabled: optional(boolean),
  when: optional(condition),
  price: optional(statedPrice),
  rounding: optional(rounding),
  clearing: optional(id),
  currency: optional(currency),
  per: optional(oneOf(['document', 'line', 'unit', 'period'])),
  quantity: optional(formula),
  period: optional(feePeriod),
  refund: optional(feeRefund),
});

export const apportionmentSchema = strict({
  ...named,
  of: reference,
  payee: reference,
  payer: optional(reference),
  rounding: optional(rounding),
  clearing: optional(id),
  ...dividing,
  bearers,
  unplaced,
});

export const accumulatorSchema = strict({
  ...named,
  adds,
  keeps: optional(oneOf(['sum', 'count', 'max'])),
  when: optional(condition),
  key: keyParts,
  window,
  weekStart: optional(oneOf(WEEKDAYS)),
  timeZone: optional(timeZone),
  order: optional(oneOf(['lane', 'commit'])),
  limit: optional(formula),
  refundWindow: optional(oneOf(['original', 'own'])),
});

const WINDOW_MAX = 1_000;

/** One neighbour alone is no window. */
const laneWindow = leaf('lane-window', (value) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 2 && value <= WINDOW_MAX ? value : undefined,
);

export const laneSchema = strict({
  key: keyParts,
  window: optional(laneWindow),
  onLate: optional(oneOf(['append', 'rewind', 'reject'])),
});

const items = optional(z.array(z.unknown(), 'list'));

/** The model without its items, which are read one by one: a fault in one must not hide those of the others. */
export const modelHead = strict({
  format: oneOf([1]),
  code: id,
  label: optional(label),
  business: id,
  currency,
  parties: items,
  factors: items,
  fees: items,
  apportionments: items,
  accumulators: items,
  tables: items,
  refund: optional(strict({ measure: reference })),
  steps: items,
  flows: items,
  lane: optional(laneSchema),
});
