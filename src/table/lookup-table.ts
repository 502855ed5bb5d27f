import type { DecisionTable } from './decision-table.ts';

/** What one row gives, or the default: a value for each output, numbers as decimal texts. */
export type GivenValues = Readonly<Record<string, string | boolean>>;

/** A decision table with what its rows give: what a look-up reads. */
export interface LookupTable {
  readonly code: string;
  readonly decision: DecisionTable;
  readonly gives: readonly { readonly gives: GivenValues }[];
  readonly default: GivenValues | undefined;
  /** For each deciding column, whether its value must not be told. */
  readonly masked: readonly boolean[];
}

/** Stands for a value that must not be told. */
export const MASKED = '***';
