import * as z from 'zod/mini';
import { decimalText } from '../money/decimal.ts';
import { bearers, dividing } from './bearer-schemas.ts';
import type { ApportionmentTerm, FeeTerm, TableTerm, Term } from './contract.ts';
import {
  boolean,
  byLook,
  formula,
  id,
  instant,
  isObject,
  leaf,
  oneOf,
  optional,
  reference,
  strict,
  timeZone,
} from './leaf-schemas.ts';
import type { FactValue } from './model.ts';
import { condition, unplaced } from './model-schemas.ts';
import { pricePart } from './price-schemas.ts';
import { rounding } from './rounding-schema.ts';
import { tableTermMembers } from './table-schemas.ts';

const feeTerm: z.ZodMiniType<FeeTerm> = strict({
  fee: reference,
  price: optional(pricePart),
  when: optional(condition),
  enabled: optional(boolean),
  rounding: optional(rounding),
});

const apportionmentTerm: z.ZodMiniType<ApportionmentTerm> = strict({
  apportionment: reference,
  ...dividing,
  bearers: optional(bearers),
  unplaced: optional(unplaced),
});

const tableTerm: z.ZodMiniType<TableTerm> = strict({ table: reference, ...tableTermMembers });

const accumulatorTerm = strict({ accumulator: reference, limit: optional(formula) });

/** Which kind of term it is, the member that names its target says. */
export const termSchema = byLook<z.ZodMiniType<Term>>('term', (value) => {
  if (!isObject(value)) return undefined;
  const kinds = [
    ...('fee' in value ? [feeTerm] : []),
    ...('apportionment' in value ? [apportionmentTerm] : []),
    ...('accumulator' in value ? [accumulatorTerm] : []),
    ...('table' in value ? [tableTerm] : []),
  ];
  return kinds.length === 1 ? kinds[0] : undefined;
});

/** A fact as the author of a contract wrote it; of which type it must be, the model's dictionary says. */
const fact = leaf('contract-fact', (value): FactValue | undefined => {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (!Array.isArray(value)) return decimalText(value);
  const items = value.map((item: unknown) => (typeof item === 'string' ? item : decimalText(item)));
  return items.every((item) => item !== undefined) ? items : undefined;
});

export const contractHead = strict({
  format: oneOf([1]),
  id,
  version: id,
  tenant: id,
  party: optional(id),
  store: optional(id),
  model: id,
  status: optional(oneOf(['draft', 'active', 'ended'])),
  valid: strict({ from: instant, to: optional(instant) }),
  follows: optional(id),
  midWindow: optional(oneOf(['restart', 'continue', 'rerate'])),
  timeZone: optional(timeZone),
  cycle: optional(oneOf(['day', 'week', 'month', 'quarter'])),
  facts: optional(z.record(reference, fact, 'object')),
  flow: optional(id),
  terms: optional(z.array(z.unknown(), 'list')),
});
