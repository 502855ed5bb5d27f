import * as z from 'zod/mini';
import type { Path } from '../issues/path.ts';
import type { Faults } from './faults.ts';
import { isObject } from './leaf-schemas.ts';
import type {
  accumulatorSchema,
  apportionmentSchema,
  factorSchema,
  feeSchema,
  laneSchema,
  partySchema,
} from './model-schemas.ts';
import { salvage } from './salvage.ts';
import { addShapeFaults } from './shape-faults.ts';
import type { StandardStep } from './standard-step.ts';
import type { flowSchema } from './standard-step-schemas.ts';
import type { tableSchema } from './table-schemas.ts';

export type PartyDraft = z.output<typeof partySchema>;
export type FactorDraft = z.output<typeof factorSchema>;
export type FeeDraft = z.output<typeof feeSchema>;
export type ApportionmentDraft = z.output<typeof apportionmentSchema>;
export type FlowDraft = z.output<typeof flowSchema>;
export type AccumulatorDraft = z.output<typeof accumulatorSchema>;
export type LaneDraft = z.output<typeof laneSchema>;
export type TableDraft = z.output<typeof tableSchema>;

/** Stands for a name that could not be read. No code can be this. */
export const UNREAD = '?';

/** One item of a definition on its way: what could be read of it, and where it stands. */
export interface Entry<Item> {
  /** Also there where the item itself is faulty, so that those who name it are not blamed. */
  readonly code: string | undefined;
  /** Of a faulty item, what could be read of it: what is missing from it may be there. */
  readonly item: Item | undefined;
  readonly isSound: boolean;
  readonly at: (...field: Path) => Path;
}

/** A model whose items have the right shape each, but may not fit together. */
export interface DefinitionDraft {
  /** `undefined` where it is faulty itself. */
  readonly currency: string | undefined;
  readonly parties: readonly Entry<PartyDraft>[];
  readonly factors: readonly Entry<FactorDraft>[];
  readonly fees: readonly Entry<FeeDraft>[];
  readonly apportionments: readonly Entry<ApportionmentDraft>[];
  readonly accumulators: readonly Entry<AccumulatorDraft>[];
  readonly tables: readonly Entry<TableDraft>[];
  /** Only of a model: terms have none. */
  readonly steps?: readonly Entry<StandardStep>[];
  readonly flows?: readonly Entry<FlowDraft>[];
  readonly lane?: LaneDraft;
  /** Whether the model says how refunds are measured, and by which factor where that could be read. Terms have none. */
  readonly refund?: { readonly measure: string | undefined };
  /** Whether every item has a name that could be read: otherwise a name that seems unknown may only be hidden. */
  readonly isWhole: boolean;
}

/**
 * Reads the items of one list each by itself: a fault in one does not hide those of the others, nor the other faults of
 * the same item. `fallbacks` stand in for members that every item needs.
 */
export function readItems<Schema extends z.ZodMiniType>(
  schema: Schema,
  definition: unknown,
  member: string,
  faults: Faults,
  fallbacks: Readonly<Record<string, unknown>> = {},
): readonly Entry<z.output<Schema>>[] {
  const list = isObject(definition) ? definition[member] : undefined;
  if (!Array.isArray(list)) return [];
  return list.map((value: unknown, index) => {
    const at = (...field: Path): Path => [member, index, ...field];
    const code = isObject(value) && typeof value.code === 'string' ? value.code.normalize('NFC') : undefined;
    const parsed = z.safeParse(schema, value);
    if (parsed.success) return { code, item: parsed.data, isSound: true, at };
    addShapeFaults(faults, parsed.error.issues, value, at());
    if (faults.isFull) return { code, item: undefined, isSound: false, at };
    const { item, hidden } = salvage(schema, value, fallbacks);
    for (const path of hidden) faults.hide(at(...path));
    return { code, item, isSound: false, at };
  });
}
