import type { ConditionInput } from '../condition/condition-input.ts';
import type { Dividing, FactValue, Rounding, Unplaced } from './model.ts';
import type { PricePart } from './price.ts';
import type { StatedGiven, StatedRow } from './table.ts';

/** One contract's own version of a fee. Absent: as in the model. */
export interface FeeTerm {
  readonly fee: string;
  readonly price?: PricePart;
  readonly when?: ConditionInput;
  readonly enabled?: boolean;
  readonly rounding?: Rounding;
}

export interface ApportionmentTerm extends Partial<Dividing> {
  readonly apportionment: string;
  readonly unplaced?: Unplaced;
}

export interface AccumulatorTerm {
  readonly accumulator: string;
  readonly limit?: string;
}

/** Rows in place of the model's. Their cells are read with the model's columns, when the contract is laid over it. */
export interface TableTerm {
  readonly table: string;
  readonly rows?: readonly StatedRow[];
  readonly default?: StatedGiven;
}

export type Term = FeeTerm | ApportionmentTerm | AccumulatorTerm | TableTerm;

/** Lines of which span make one settlement order. */
export type SettlementCycle = 'day' | 'week' | 'month' | 'quarter';

/** `draft` is never applied; `ended` was, up to `valid.to`. Which version applies is decided by `valid` alone. */
export type ContractStatus = 'draft' | 'active' | 'ended';

/**
 * What a version that begins inside an open window of a cumulative price does with the total so far: `restart` counts from
 * the version's start, `continue` goes on at the new price, `rerate` also charges what came before anew.
 */
export type MidWindow = 'restart' | 'continue' | 'rerate';

/** One version of an agreement, parsed and deeply frozen: a tenant's terms for all, a party's, or those of one store. */
export interface Contract {
  readonly format: 1;
  readonly id: string;
  readonly version: string;
  readonly tenant: string;
  /** Absent: the tenant's terms for all its parties. */
  readonly party?: string;
  /** Absent: for all stores of the party. A store's own contract is laid over the party's. */
  readonly store?: string;
  /** Code of the model. */
  readonly model: string;
  readonly status: ContractStatus;
  /** Half-open `[from, to)`, instants with offset, whole milliseconds. */
  readonly valid: { readonly from: string; readonly to?: string };
  /** The version of this contract that it promises to follow without a gap. */
  readonly follows?: string;
  readonly midWindow?: MidWindow;
  /** IANA zone of its periods; absent: that of the contracts around it. */
  readonly timeZone?: string;
  /** Absent: that of the contracts around it. */
  readonly cycle?: SettlementCycle;
  /** Facts that the agreement itself states, by code of the factor: `{ signedOn: '2025-03-01' }`. */
  readonly facts?: { readonly [factor: string]: FactValue };
  /** Code of the standardising flow that the party's documents take; absent: that of their type, or the standard one. */
  readonly flow?: string;
  readonly terms: readonly Term[];
}
