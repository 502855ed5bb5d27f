import type { Sym } from '../formula/scope.ts';
import type { Tree } from '../formula/tree.ts';
import type { Contract } from '../model/contract.ts';
import type { EffectiveAccumulator, EffectiveLayer, EffectiveModel } from '../model/effective-model.ts';
import type { MidWindowFee } from '../model/mid-windows.ts';
import type { Apportionment, Factor, FeeItem, Party } from '../model/model.ts';
import type { GraduatedPrice, PriceBounds, VolumePrice } from '../model/price.ts';
import type { RoundingMode } from '../money/rounding.ts';
import type { BalanceNeed, BalanceReading, CumulativeTotal } from './balance-need.ts';
import type { Calculator } from './calculator.ts';
import type { BearerNode, LevelNode } from './levels.ts';
import type { PeriodOfPlan } from './period-of-plan.ts';
import type { RefundPolicy } from './refund-policy.ts';

/** A contract in force, and the hash by which it is found again. */
export interface PlanLayer extends EffectiveLayer {
  readonly hash: string;
}

/**
 * A model under its contracts, in one currency, checked and put in order: the graph of amounts, and all that it needs to
 * know of a document before it can be decided. Frozen, and used again for every document under the same contracts.
 */
export interface Plan {
  readonly definition: EffectiveModel;
  /** The innermost of the layers: whose orders the lines lie in. */
  readonly contract: Contract;
  /** Outermost first, at least one. */
  readonly layers: readonly PlanLayer[];
  /** What fees owe to versions that began inside an open window; absent: nothing. */
  readonly midWindow?: readonly MidWindowFee[];
  readonly modelHash: string;
  readonly contractHash: string;
  /** ISO 4217. */
  readonly currency: string;
  /** Decimals of the currency's minor unit. */
  readonly minorDigits: number;
  /** The role that the contract's party fills. */
  readonly owner: string;
  /** What gathering asks for: every factor that an enabled node, a party or an accumulator's key reads. */
  readonly factors: readonly FactorNode[];
  /** Fees and apportionments, each after all that it reads; ties as declared. */
  readonly nodes: readonly PlanNode[];
  readonly accumulators: readonly AccumulatorNode[];
  /** Parts of running totals that are read beside the totals themselves. */
  readonly readings: readonly BalanceReading[];
  /** One for each accumulator, then one for each reading. */
  readonly balances: readonly BalanceNeed[];
  readonly slots: SlotCounts;
  /** Absent: nothing of the plan looks at a document's lines. */
  readonly lines?: LinesPlan;
  /** The roles that facts fill, of those that this plan's lines need. */
  readonly parties: readonly Party[];
  /** Only of the plan of a period document: what the fee is decided for. */
  readonly period?: PeriodOfPlan;
  /** By code of each enabled fee per period: the plan of its period documents. Empty in such a plan. */
  readonly periods: ReadonlyMap<string, Plan>;
}

/**
 * The slots whose values each line has of its own. Formulas of lines read them in the frame like all others: a line's row
 * is brought into the frame before its turn, and what was computed is put back behind it. A place in a row is the place of
 * its slot in these lists.
 */
export interface LinesPlan {
  readonly numbers: readonly number[];
  readonly texts: readonly number[];
  readonly lists: readonly number[];
}

export interface SlotCounts {
  readonly numbers: number;
  readonly texts: number;
  readonly lists: number;
}

export interface FactorNode {
  readonly factor: Factor;
  /** Of a factor of lines: the value of the line whose turn it is. */
  readonly sym: Sym;
  /** Of a factor of lines: the values of all of them, as formulas of the document read them. */
  readonly all?: Sym;
}

export interface AccumulatorNode {
  readonly index: number;
  readonly item: EffectiveAccumulator;
  /** Absent: always. */
  readonly when: Tree | undefined;
  /** The balance before the document: what a cumulative price reads. */
  readonly before: Sym;
  /** The balance with this document's entries so far: what a formula reads. */
  readonly running: Sym;
  /** The amount that is added, counted or looked at. */
  readonly source: Sym;
  /** What the document adds in all: the source itself, where that is added once. */
  readonly delta: Sym;
  /** Of a high-water mark: the highest value that the document has. */
  readonly observed?: Sym;
  /** Where each line adds its own. */
  readonly lines?: AccumulatorLines;
}

export interface AccumulatorLines {
  /** What the amount and the condition read of a line. */
  readonly reads: readonly Sym[];
}

/** How an amount is rounded to whole units of `10^-scale`. */
export interface Booking {
  readonly mode: RoundingMode;
  readonly scale: number;
}

export type PlanNode = FeeNode | ApportionmentNode;

export interface FeeNode {
  readonly kind: 'fee';
  readonly index: number;
  readonly item: FeeItem;
  /** Absent: always. */
  readonly when: Tree | undefined;
  readonly price: CheckedPrice;
  readonly periodCap: CheckedPeriodCap | undefined;
  /** Absent: an intermediate step without rounding. */
  readonly booking: Booking | undefined;
  /** What other formulas read: the booked amount; of a step without rounding the exact one. */
  readonly value: Sym;
  readonly exact: Sym;
  /** Booked is round(F(b+x)) − round(F(b)), not the rounded difference. */
  readonly isOfTotals: boolean;
  /** Of a booked tax that is contained in a booked fee: what that fee's own line is left with. */
  readonly contained: ContainedTax | undefined;
  /** The two parts of a price that also trues up what came before; `value` is the sum of the booked ones. */
  readonly own: TruedUpParts | undefined;
  /** Absent: no version began inside the open window of this fee's price with something to say about it. */
  readonly midWindow?: FeeMidWindow;
  /** The apportionment whose shares stand in place of this fee's own line. */
  readonly apportionedBy: string | undefined;
  /** With `per: 'unit'`: the price is that of one unit, and this is how many there are. */
  readonly quantity?: Tree;
  /** What a refund gives back of it. */
  readonly refund: RefundPolicy;
  /** A fee of lines: the symbols above are then those of the line whose turn it is. */
  readonly lines?: FeeLines;
}

export interface FeeLines {
  /** The sum over the lines, of what they booked and exactly: what formulas of the document read. */
  readonly value: Sym;
  readonly exact: Sym;
  /** Whether the fee applied to the line, 1 or 0. */
  readonly applied: Sym;
  /** What the fee's formulas read of a line. */
  readonly reads: readonly Sym[];
}

/** What versions that began inside the open window of a cumulative price mean for the fee. */
export interface FeeMidWindow {
  /** Its total counts entries of business time at or after this, milliseconds; absent: all of the window. */
  readonly sinceMs?: number;
  /**
   * What came before is charged anew by the first document of business time at or after `fromMs`: Fnew(b) − Fold(b), where
   * `price` is the price until then, marginal over the same accumulator.
   */
  readonly rerate?: {
    readonly fromMs: number;
    readonly price: Extract<CheckedPrice, { kind: 'bands' | 'package' }>;
    /** Place of the reading of what was posted since `fromMs`: it has no entries before the first document. */
    readonly posted: number;
  };
}

/** The most of one window; `accumulator` holds what is charged already, by its place in the plan's list. */
export interface CheckedPeriodCap {
  readonly accumulator: number;
  readonly amount: Tree;
}

/** Booked fee = booked own part + booked true-up, and so for the exact values. */
export interface TruedUpParts {
  readonly exact: Sym;
  readonly booked: Sym;
  readonly trueUpExact: Sym;
  readonly trueUp: Sym;
}

/** A taxed fee's own line = its booked amount (its own part, where there is a true-up) − the booked tax. */
export interface ContainedTax {
  readonly fee: FeeNode;
  readonly exact: Sym;
  readonly booked: Sym;
}

/** How a conversion was stated; the price's own rate is what the amount is multiplied by. */
export interface Conversion {
  /** The currency of the amount: a code, or `document`. */
  readonly from: string;
  readonly quote: 'direct' | 'inverse';
  readonly rate: Tree;
}

export interface CheckedBounds extends Pick<PriceBounds, 'wins' | 'negative'> {
  readonly floor: Tree | undefined;
  readonly cap: Tree | undefined;
}

export type CheckedPrice = CheckedBounds &
  (
    | { readonly kind: 'amount'; readonly amount: Tree }
    | {
        readonly kind: 'rate';
        readonly measure: Tree;
        readonly rate: Tree;
        readonly flat: Tree | undefined;
        /** Where the measure is money of another currency. */
        readonly conversion?: Conversion;
      }
    | {
        readonly kind: 'bands';
        readonly measure: Tree;
        readonly price: GraduatedPrice | VolumePrice;
        readonly bands: CheckedBands;
        /** How each band's part is rounded before they are added up; absent: not at all. */
        readonly roundEach: Booking | undefined;
        readonly cumulative: CumulativeTotal | undefined;
      }
    | {
        readonly kind: 'package';
        readonly measure: Tree;
        readonly size: Tree;
        readonly price: Tree;
        readonly free: Tree | undefined;
        readonly cumulative: CumulativeTotal | undefined;
      }
    | {
        readonly kind: 'custom';
        readonly calculator: Calculator;
        readonly inputs: readonly { readonly name: string; readonly formula: Tree }[];
      }
  );

/** A band table as columns of formulas, most of them literals. A flat that isn't there is a literal zero. */
export interface CheckedBands {
  readonly from: readonly Tree[];
  readonly price: readonly Tree[];
  readonly flat: readonly Tree[];
  readonly upTo: Tree | undefined;
}

export interface ApportionmentNode {
  readonly kind: 'apportionment';
  readonly index: number;
  readonly item: Apportionment;
  readonly of: Sym;
  /** The fee that is divided, if it is one. */
  readonly fee: FeeNode | undefined;
  /** The divided amount is booked by this first, where it isn't booked already. */
  readonly booking: Booking;
  readonly amount: Sym;
  /** Among whom the amount itself is divided. */
  readonly level: LevelNode;
  /** Bearers of all levels, each before those among whom its part is divided. */
  readonly bearers: readonly BearerNode[];
  readonly unplaced: Sym;
  readonly payer: string | undefined;
}
