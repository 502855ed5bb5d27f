import type { ConditionInput } from '../condition/condition-input.ts';
import type { DecimalInput } from '../money/decimal.ts';
import type { RoundingMode } from '../money/rounding.ts';
import type { Weekday } from '../time/cycle.ts';
import type { FormulaInput } from './formula-input.ts';
import type {
  CalendarWindow,
  FactorRole,
  FeeBasis,
  Keeps,
  LateRule,
  ListItemType,
  NullPolicy,
  RemainderRule,
} from './model.ts';
import type { Names } from './names.ts';
import type { PriceInput } from './price-input.ts';
import type { FlowInput, StandardStepInput } from './standard-step-input.ts';
import type { TableInput } from './table-input.ts';

/** A mode alone rounds to the currency's minor unit. */
export type RoundingInput =
  | RoundingMode
  | {
      readonly mode: RoundingMode;
      readonly scale?: number | undefined;
      /** Each document's own fee (`'difference'`, unless stated), or the window's total before and after it. */
      readonly of?: 'difference' | 'totals' | undefined;
    };

/** Anything that has an amount. */
type AmountOf<N extends Names> = NoInfer<N['factor'] | N['fee']>;

/** Where one name is `never`, so would be every reference to it; a model read from JSON has plain strings. */
type PartyOf<N extends Names> = NoInfer<N['party']>;

interface Labelled {
  readonly label?: string | undefined;
}

/** Exactly one of `is`, `id` and `factor`: who fills the role. */
export type PartyInput<N extends Names = Names> = Labelled & { readonly code: N['party'] } & (
    | { readonly is: 'owner' }
    | { readonly id: string }
    | { readonly factor: NoInfer<N['factor']> }
  );

interface FactorBase<N extends Names> extends Labelled {
  readonly code: N['factor'];
  /** Masked in errors, explanations and packs. */
  readonly sensitive?: boolean | undefined;
  /** What a fact of `null` is; a fault, or what its provider says, unless stated. */
  readonly nulls?: NullPolicy | undefined;
  /** `line`: each line of a document has its own. `document` unless stated. */
  readonly per?: 'document' | 'line' | undefined;
}

export type FactorInput<N extends Names = Names> = FactorBase<N> &
  (
    | {
        readonly type: 'money';
        readonly currency?: string | undefined;
        readonly scale?: number | undefined;
        /** A fact with more decimals is a fault. */
        readonly maxScale?: number | undefined;
        readonly default?: DecimalInput | undefined;
      }
    | {
        readonly type: 'ratio' | 'quantity' | 'integer';
        readonly scale?: number | undefined;
        /** A fact with more decimals is a fault. */
        readonly maxScale?: number | undefined;
        readonly default?: DecimalInput | undefined;
      }
    | { readonly type: 'text'; readonly default?: string | undefined }
    | {
        readonly type: 'date';
        readonly default?: string | undefined;
        /** Known to the engine alone: the business date, or first or last date of a period document's window. */
        readonly is?: FactorRole | undefined;
      }
    | { readonly type: 'boolean'; readonly default?: boolean | undefined }
    | {
        readonly type: 'list';
        readonly of: ListItemType;
        readonly currency?: string | undefined;
        /** Of numbers: one with more decimals is a fault. */
        readonly maxScale?: number | undefined;
        readonly default?: readonly (string | DecimalInput)[] | undefined;
      }
  );

export interface FeeItemInput<N extends Names = Names> extends Labelled {
  readonly code: N['fee'];
  readonly payer?: PartyOf<N> | undefined;
  readonly payee?: PartyOf<N> | undefined;
  /** `true` unless stated: then payer, payee and rounding are needed. `false`: an intermediate step. */
  readonly booked?: boolean | undefined;
  readonly enabled?: boolean | undefined;
  readonly when?: ConditionInput | undefined;
  readonly price?: PriceInput<N> | undefined;
  readonly rounding?: RoundingInput | undefined;
  readonly clearing?: string | undefined;
  /** Of a step: the model's unless stated, a code or 'document'. A booked fee is in the model's. */
  readonly currency?: string | undefined;
  /** `document` unless stated. */
  readonly per?: 'document' | FeeBasis | undefined;
  /** How many units a document or line has; with `per: 'unit'`. */
  readonly quantity?: FormulaInput | undefined;
  /** Which window, and for which keys; with `per: 'period'`. */
  readonly period?:
    | { readonly accumulator: NoInfer<N['accumulator']> }
    | { readonly window: CalendarWindow }
    | undefined;
  /**
   * What a refund gives back: `'original'` unless stated, and `'reprice'` for a cumulative volume price under `marginal`. A
   * formula knows `charged`, `refunded` and `fraction`.
   */
  readonly refund?: 'original' | 'reprice' | 'keep' | { readonly formula: FormulaInput } | undefined;
}

/** Exactly one of `weight`, `fixed` and `rest`; in a sequence none of them. */
export interface BearerInput<Code extends string = string> {
  readonly code: Code;
  /** Relative; beside a bearer of the rest, a fraction of the amount. */
  readonly weight?: FormulaInput | undefined;
  /** Money, taken before all is divided by weight. */
  readonly fixed?: FormulaInput | undefined;
  /** Takes everything that is left. */
  readonly rest?: true | undefined;
  /** The most that it takes of one document. */
  readonly cap?: FormulaInput | undefined;
  /** Whether its limit is filled and never passed (unless stated), or only asked whether it was reached before. */
  readonly onCap?: 'fill' | 'stop' | undefined;
  /** Among whom its part is divided further. */
  readonly split?: SplitInput<Code> | undefined;
}

/** How an amount is divided among bearers. */
export interface DividingInput<Bearer extends string = string> {
  readonly bearers: readonly BearerInput<Bearer>[];
  /** `ratio` unless stated; `sequence`: each in turn takes all that it can. */
  readonly method?: 'ratio' | 'sequence' | undefined;
  /** Where goes what a bearer with a weight cannot take; `rest` beside a bearer of the rest, else `by-weight`. */
  readonly spill?: 'by-weight' | 'rest' | 'none' | undefined;
  /** What becomes of fixed parts that exceed the amount; `in-order` unless stated. */
  readonly shortage?: 'in-order' | 'prorate' | 'reject' | undefined;
  /** Who gets the units that rounding leaves; `largest` unless stated. */
  readonly remainder?: RemainderRule | undefined;
}

export interface SplitInput<Bearer extends string = string> extends DividingInput<Bearer> {
  /** Who takes what nobody else of this level can; absent: it stays with the level above. */
  readonly unplaced?: { readonly to: NoInfer<Bearer> } | undefined;
}

export type UnplacedInput<Bearer extends string = string> = 'keep' | 'reject' | { readonly to: Bearer };

export interface ApportionmentInput<N extends Names = Names> extends Labelled, DividingInput<N['bearer']> {
  readonly code: N['apportionment'];
  readonly of: AmountOf<N>;
  readonly payee: PartyOf<N>;
  readonly payer?: PartyOf<N> | undefined;
  readonly rounding?: RoundingInput | undefined;
  readonly clearing?: string | undefined;
  readonly unplaced: UnplacedInput<NoInfer<N['bearer']>>;
}

export interface AccumulatorInput<N extends Names = Names> extends Labelled {
  readonly code: N['accumulator'];
  readonly adds:
    | AmountOf<N>
    | { readonly apportionment: NoInfer<N['apportionment']>; readonly bearer: NoInfer<N['bearer']> };
  /** Their sum unless stated; `count`: in how many documents there was one; `max`: the highest so far (high-water mark). */
  readonly keeps?: 'sum' | Keeps | undefined;
  readonly when?: ConditionInput | undefined;
  readonly key: readonly ('party' | 'store' | 'business' | NoInfer<N['factor']>)[];
  readonly window:
    | 'document'
    | CalendarWindow
    | { readonly years: number; readonly from: NoInfer<N['factor']> }
    | 'contract'
    | 'lifetime';
  /** Of a week; Monday unless stated. */
  readonly weekStart?: Weekday | undefined;
  readonly timeZone?: string | undefined;
  /** `commit`: a budget that all lanes post to, in the order of their commits. */
  readonly order?: 'lane' | 'commit' | undefined;
  readonly limit?: FormulaInput | undefined;
  /** Where a refund posts: the window of its original (unless stated), or that of its own business time. */
  readonly refundWindow?: 'original' | 'own' | undefined;
}

/** Which documents are cleared one after the other, and what becomes of those that come late. */
export interface LaneRuleInput<N extends Names = Names> {
  /** Part of the key of every accumulator that the documents post to, but for those with `order: 'commit'`. */
  readonly key: readonly ('party' | 'store' | 'business' | NoInfer<N['factor']>)[];
  /** 2 to 1,000 neighbours that are committed together. */
  readonly window?: number | undefined;
  /** `append` unless stated. */
  readonly onLate?: LateRule | undefined;
}

/** A model as it is written: plain JSON, or TypeScript that infers the unions of its names. */
export interface ModelInput<N extends Names = Names> extends Labelled {
  readonly format: 1;
  readonly code: string;
  readonly business: string;
  /** ISO 4217, or 'document'. */
  readonly currency: string;
  readonly parties: readonly PartyInput<N>[];
  readonly factors?: readonly FactorInput<N>[] | undefined;
  readonly fees?: readonly FeeItemInput<N>[] | undefined;
  readonly apportionments?: readonly ApportionmentInput<N>[] | undefined;
  readonly accumulators?: readonly AccumulatorInput<N>[] | undefined;
  readonly tables?: readonly TableInput<N>[] | undefined;
  /** What is done to a document before its facts are gathered, in this order unless a flow says otherwise. */
  readonly steps?: readonly StandardStepInput<N>[] | undefined;
  readonly flows?: readonly FlowInput[] | undefined;
  readonly lane?: LaneRuleInput<N> | undefined;
  /** The factor by which refunds are measured; absent: documents of this model can't be refunded. */
  readonly refund?: { readonly measure: NoInfer<N['factor']> } | undefined;
}
