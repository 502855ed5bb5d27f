import type { ConditionInput } from '../condition/condition-input.ts';
import type { FormulaInput } from './formula-input.ts';
import type { Names } from './names.ts';

interface StepBase {
  readonly code: string;
  readonly label?: string | undefined;
  /** The step is left out where this does not hold. */
  readonly when?: ConditionInput | undefined;
}

type FactorOf<N extends Names> = NoInfer<N['factor']>;
type TargetOf<N extends Names> = 'party' | 'store' | FactorOf<N>;

/** A standardising step as it is written. Its formulas read the document's own facts and fields. */
export type StandardStepInput<N extends Names = Names> = StepBase &
  (
    | {
        readonly kind: 'check';
        readonly holds: ConditionInput;
        readonly refusal: { readonly code: string; readonly en: string; readonly zh?: string | undefined };
      }
    | {
        readonly kind: 'identify';
        readonly sets: TargetOf<N>;
        readonly table: {
          readonly by: FormulaInput;
          readonly values: Readonly<Record<string, string>>;
          readonly otherwise?: string | undefined;
        };
      }
    | { readonly kind: 'identify'; readonly sets: TargetOf<N>; readonly value: FormulaInput }
    | { readonly kind: 'adjust'; readonly fact: FactorOf<N>; readonly value: FormulaInput }
    | { readonly kind: 'tag'; readonly tag: string; readonly value?: FormulaInput | undefined }
    | {
        readonly kind: 'custom';
        readonly standardiser: string;
        readonly version: string;
        readonly inputs: Readonly<Record<string, FormulaInput>>;
        readonly outputs: Readonly<Record<string, TargetOf<N>>>;
      }
  );

/** Some of the steps in an order of their own; for documents of these types, or of contracts that name it. */
export interface FlowInput {
  readonly code: string;
  readonly label?: string | undefined;
  readonly steps: readonly string[];
  readonly types?: readonly string[] | undefined;
}
