import type { ConditionInput } from '../condition/condition-input.ts';
import type { DecimalInput } from '../money/decimal.ts';
import type { ContractStatus, MidWindow, SettlementCycle } from './contract.ts';
import type { FormulaInput } from './formula-input.ts';
import type { DividingInput, RoundingInput, UnplacedInput } from './model-input.ts';
import type { Names } from './names.ts';
import type { PricePartInput } from './price-input.ts';
import type { TableRowInput } from './table-input.ts';

export type TermInput<N extends Names = Names> =
  | {
      readonly fee: N['fee'];
      readonly price?: PricePartInput<N> | undefined;
      readonly when?: ConditionInput | undefined;
      readonly enabled?: boolean | undefined;
      readonly rounding?: RoundingInput | undefined;
    }
  | ({
      readonly apportionment: N['apportionment'];
      readonly unplaced?: UnplacedInput<N['party']> | undefined;
    } & { readonly [Member in keyof DividingInput]?: DividingInput<N['party']>[Member] | undefined })
  | { readonly accumulator: N['accumulator']; readonly limit?: FormulaInput | undefined }
  /** Rows in place of the model's, and another default. */
  | {
      readonly table: string;
      readonly rows?: readonly TableRowInput[] | undefined;
      readonly default?: TableRowInput['gives'] | undefined;
    };

/** A decimal, text, date or boolean, or a list of them; of the factor's own type. */
export type FactInput = DecimalInput | boolean | readonly DecimalInput[];

/** One version of a contract as it is written. */
export interface ContractInput<N extends Names = Names> {
  readonly format: 1;
  readonly id: string;
  readonly version: string;
  readonly tenant: string;
  /** Absent: the tenant's terms for all its parties. */
  readonly party?: string | undefined;
  readonly store?: string | undefined;
  readonly model: string;
  /** `'active'` unless stated. */
  readonly status?: ContractStatus | undefined;
  /** Half-open, instants with offset. */
  readonly valid: { readonly from: string; readonly to?: string | undefined };
  /** The version of this contract that it promises to follow without a gap. */
  readonly follows?: string | undefined;
  /** Needed where it begins inside an open window of a cumulative price. */
  readonly midWindow?: MidWindow | undefined;
  /** That of the contracts around it, unless stated. */
  readonly timeZone?: string | undefined;
  /** That of the contracts around it, unless stated. */
  readonly cycle?: SettlementCycle | undefined;
  /** Facts that the agreement itself states, by code of the factor. */
  readonly facts?: { readonly [Factor in N['factor']]?: FactInput | undefined } | undefined;
  /** The standardising flow of the party's documents. */
  readonly flow?: string | undefined;
  readonly terms?: readonly TermInput<N>[] | undefined;
}
