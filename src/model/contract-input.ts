import type { ConditionInput } from '../condition/condition-input.ts';
import type { ContractStatus, SettlementCycle } from './contract.ts';
import type { FormulaInput } from './formula-input.ts';
import type { BearerInput, RoundingInput, UnplacedInput } from './model-input.ts';
import type { Names } from './names.ts';
import type { PricePartInput } from './price-input.ts';

export type TermInput<N extends Names = Names> =
  | {
      readonly fee: N['fee'];
      readonly price?: PricePartInput<N> | undefined;
      readonly when?: ConditionInput | undefined;
      readonly enabled?: boolean | undefined;
      readonly rounding?: RoundingInput | undefined;
    }
  | {
      readonly apportionment: N['apportionment'];
      readonly bearers?: readonly BearerInput<N['party']>[] | undefined;
      readonly unplaced?: UnplacedInput<N['party']> | undefined;
    }
  | { readonly accumulator: N['accumulator']; readonly limit?: FormulaInput | undefined };

/** One version of a contract as it is written. */
export interface ContractInput<N extends Names = Names> {
  readonly format: 1;
  readonly id: string;
  readonly version: string;
  readonly tenant: string;
  readonly party: string;
  readonly store?: string | undefined;
  readonly model: string;
  /** `'active'` unless stated. */
  readonly status?: ContractStatus | undefined;
  /** Half-open, instants with offset. */
  readonly valid: { readonly from: string; readonly to?: string | undefined };
  readonly timeZone: string;
  readonly cycle: SettlementCycle;
  readonly terms?: readonly TermInput<N>[] | undefined;
}
