import type { ConditionInput } from '../condition/condition-input.ts';
import type { RoundingMode } from '../money/rounding.ts';
import type { Weekday } from '../time/cycle.ts';
import type { Named, Names } from './names.ts';
import type { Price } from './price.ts';
import type { Flow, StandardStep } from './standard-step.ts';
import type { Table } from './table.ts';

/** How one amount is rounded. Without `scale`: to the minor unit of the plan's currency. */
export interface Rounding {
  readonly mode: RoundingMode;
  /** Decimals, 0 to 18; for a booked fee at most those of the currency's minor unit. */
  readonly scale?: number;
  /**
   * Of a price with a cumulative `marginal` basis: `round(F(b+x)) − round(F(b))`, so that the fees of a window add up to
   * the rounded fee of its total. Absent: each document's own difference is rounded.
   */
  readonly of?: 'totals';
}

/** A role in the model's relations and who fills it: the contract's party, one fixed id, or the text of a factor. */
export type Party =
  | { readonly code: string; readonly label?: string; readonly is: 'owner' }
  | { readonly code: string; readonly label?: string; readonly id: string }
  | { readonly code: string; readonly label?: string; readonly factor: string };

export type NumberType = 'money' | 'ratio' | 'quantity' | 'integer';
export type FactorType = NumberType | 'text' | 'boolean' | 'date' | 'list';
export type ListItemType = NumberType | 'text' | 'date';

/** Canonical: numbers as decimal text, dates as 'YYYY-MM-DD', lists of such texts. */
export type FactValue = string | boolean | readonly string[];

/** What a value of `null` is taken for: no fact at all, the factor's default, or a fault. */
export type NullPolicy = 'absent' | 'default' | 'fault';

/** The dictionary's entry of one outside fact. */
export interface Factor {
  readonly code: string;
  readonly label?: string;
  readonly type: FactorType;
  /** What a list holds; only there, and always there, when `type` is 'list'. */
  readonly of?: ListItemType;
  /** Of money and lists of money, always there: a code, or 'document'. */
  readonly currency?: string;
  /**
   * Decimals of the scaled-integer lane, 0 to 18 (a fact with more runs in the exact lane). Always there for single
   * numbers, save for money of the document's currency: then it is that currency's minor digits, unless stated.
   */
  readonly scale?: number;
  /** Of numbers and lists of them: a fact with more decimals is a fault. */
  readonly maxScale?: number;
  /** What a fact of `null` is; a fault, or what its provider says, unless stated. */
  readonly nulls?: NullPolicy;
  /** Stands in where nobody provides the fact. */
  readonly default?: FactValue;
  readonly sensitive: boolean;
  /** Each line of a document has its own; absent: the document has one. */
  readonly per?: 'line';
  /** The engine's own knowledge, which nobody else provides; only of a date that a document has one of. */
  readonly is?: FactorRole;
  /** Only under contracts, where one states the fact itself: nobody else is asked for it. */
  readonly stated?: StatedFact;
}

/** A fact that a contract states, in canonical form. */
export interface StatedFact {
  readonly value: FactValue;
  /** Id and version of the contract. */
  readonly by: string;
}

/**
 * `business-date`: the calendar date of the document's business time in the contract's time zone. `window-start`,
 * `window-end`: first and last calendar date of the window that a period document is for.
 */
export type FactorRole = 'business-date' | 'window-start' | 'window-end';

interface FeeItemBase {
  readonly code: string;
  readonly label?: string;
  readonly enabled: boolean;
  /** Absent: always. */
  readonly when?: ConditionInput;
  /** Absent only where each contract is to bring it. */
  readonly price?: Price;
  /** Fee lines of one clearing code merge into one clearing line; the fee's own code unless stated. */
  readonly clearing: string;
  /**
   * Absent: once for the document. `line`: for each of its lines. `unit`: one unit is priced, then taken `quantity` times.
   * `period`: once for each window, on a document of its own.
   */
  readonly per?: FeeBasis;
  /** Formula of type quantity or integer: there if `per` is 'unit', and only there. */
  readonly quantity?: string;
  /** There if a booked fee is per period, and only there. */
  readonly period?: FeePeriod;
  /** What a refund of the document does to it; by its price, unless stated. */
  readonly refund?: FeeRefund;
}

/**
 * What a refund gives back of a fee. `original`: in proportion to what the document was charged. `reprice`: the fee of the
 * window's total with and without what is refunded. `keep`: nothing. A formula: what this refund gives back, of `charged`,
 * `refunded` so far, and the `fraction` of the measure that is refunded by now.
 */
export type FeeRefund = 'original' | 'reprice' | 'keep' | { readonly formula: string };

export type FeeBasis = 'line' | 'unit' | 'period';

/**
 * For what a fee per period is decided: for the keys and window of an accumulator, or once for the contract in each window
 * of its time zone.
 */
export type FeePeriod = { readonly accumulator: string } | { readonly window: CalendarWindow };

/** A fee that makes lines: payer and payee are party codes, and one of them is the owner. */
export interface BookedFee extends FeeItemBase {
  readonly booked: true;
  readonly payer: string;
  readonly payee: string;
  readonly rounding: Rounding;
}

/** An intermediate amount: exact unless it names a rounding. */
export interface Step extends FeeItemBase {
  readonly booked: false;
  readonly payer?: string;
  readonly payee?: string;
  readonly rounding?: Rounding;
  /** The model's unless stated: a code, or 'document'. */
  readonly currency?: string;
}

export type FeeItem = BookedFee | Step;

/** The currency that a step states of its own; `undefined`: the model's. */
export function currencyOf(item: FeeItem): string | undefined {
  return item.booked ? undefined : item.currency;
}

/** Who bears a part of an amount: by weight, a fixed part, or the rest; in a sequence, in turn. */
export interface Bearer {
  /** A party code. */
  readonly code: string;
  /** Formula, not negative. Relative; beside a bearer of the rest, a fraction of the amount. */
  readonly weight?: string;
  /** Formula of type money, not negative: what it takes before all is divided by weight. */
  readonly fixed?: string;
  /** Takes everything that is left. */
  readonly rest?: true;
  /** Formula of type money: the most that it takes of one document. */
  readonly cap?: string;
  /** `stop`: its limit is only asked whether it was reached before. Absent: it is filled, and never passed. */
  readonly onCap?: 'fill' | 'stop';
  /** Among whom its part is divided further. */
  readonly split?: Split;
}

/** How an amount is divided among bearers. */
export interface Dividing {
  /** At least one, in the order in which ties are broken. */
  readonly bearers: readonly Bearer[];
  /** `sequence`: each in turn takes all that it can. Absent: `ratio`. */
  readonly method?: 'ratio' | 'sequence';
  /** Absent: `rest` beside a bearer of the rest, else `by-weight`. */
  readonly spill?: 'by-weight' | 'rest' | 'none';
  /** Absent: `in-order`. */
  readonly shortage?: 'in-order' | 'prorate' | 'reject';
  /** Absent: `largest`. */
  readonly remainder?: RemainderRule;
}

export type RemainderRule = 'largest' | 'first' | 'last' | 'largest-weight' | `to:${string}`;

/** A level below: what it cannot take stays with the level above, unless one of its bearers takes it. */
export interface Split extends Dividing {
  readonly unplaced?: { readonly to: string };
}

export type Unplaced = 'keep' | 'reject' | { readonly to: string };

export interface Apportionment extends Dividing {
  readonly code: string;
  readonly label?: string;
  /** Name of the money factor, fee or step that is divided. */
  readonly of: string;
  readonly payee: string;
  /** The fee's own payer unless stated; absent for a factor that names none. Then `unplaced` is not 'keep'. */
  readonly payer?: string;
  /** Absent where a booked fee is divided: that is rounded already. */
  readonly rounding?: Rounding;
  /** Of the share lines: stated, or the divided fee's, or else the apportionment's own code. */
  readonly clearing: string;
  readonly unplaced: Unplaced;
}

/** One share of an apportionment. */
export interface ShareName {
  readonly apportionment: string;
  readonly bearer: string;
}

export type CalendarWindow = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** Years from a date of the party's own, which a date factor says; the contract may state it. */
export interface AnniversaryWindow {
  readonly years: number;
  /** Code of a date factor that a document has one of. */
  readonly from: string;
}

/**
 * Over which time a total runs: within one document over its lines, a period of the calendar, years from a date, all
 * versions of a contract, or for ever.
 */
export type Window = 'document' | CalendarWindow | AnniversaryWindow | 'contract' | 'lifetime';

/** What a total keeps beside a sum: in how many documents there was something to add, or the highest of what there was. */
export type Keeps = 'count' | 'max';

export interface Accumulator {
  readonly code: string;
  readonly label?: string;
  /** Name of a factor, fee or step, or one share. */
  readonly adds: string | ShareName;
  /** Absent: their sum. */
  readonly keeps?: Keeps;
  readonly when?: ConditionInput;
  /** 'party', 'store', 'business', or codes of text factors. The tenant is always part of the key. */
  readonly key: readonly string[];
  readonly window: Window;
  /** Of a week; Monday unless stated. */
  readonly weekStart?: Weekday;
  /** The contract's unless stated. Windows that no calendar cuts have none of their own. */
  readonly timeZone?: string;
  /** `commit`: posts come in the order of commits, from all lanes. Absent: in that of the lane. */
  readonly order?: 'commit';
  /** Formula of type money; only where a share is added. */
  readonly limit?: string;
  /** A refund posts to the total of its own business time, instead of its original's. */
  readonly refundWindow?: 'own';
}

/** What becomes of a document that comes after later ones of its lane have been cleared. */
export type LateRule = 'append' | 'rewind' | 'reject';

/** Documents of one key are cleared one after the other, by business time (顺序清算). */
export interface LaneRule {
  /** 'party', 'store', 'business', or codes of text factors that documents bring themselves. The tenant is always part of it. */
  readonly key: readonly string[];
  /** So many neighbours are committed together, all or none; absent: as many as the caller of clearing says. */
  readonly window?: number;
  readonly onLate: LateRule;
}

/**
 * The factor by which a refund is measured: of 100.00 of `goods`, a refund of 25.00 takes back a quarter. Each line's own
 * where the factor is one of lines.
 */
export interface RefundRule {
  readonly measure: string;
}

/** One business's graph of amounts, parsed and deeply frozen: past `model/` nobody checks shapes again. */
export interface Model<N extends Names = Names> extends Named<N> {
  readonly format: 1;
  readonly code: string;
  readonly label?: string;
  readonly business: string;
  /** ISO 4217, or 'document': each document names its own. */
  readonly currency: string;
  readonly parties: readonly Party[];
  readonly factors: readonly Factor[];
  readonly fees: readonly FeeItem[];
  readonly apportionments: readonly Apportionment[];
  readonly accumulators: readonly Accumulator[];
  readonly tables: readonly Table[];
  /** How much of a document a refund takes back; absent: its documents can't be refunded. */
  readonly refund?: RefundRule;
  /** What is done to a document before its facts are gathered; absent: nothing. */
  readonly steps?: readonly StandardStep[];
  /** Orders of steps beside the declared one. */
  readonly flows?: readonly Flow[];
  /** Absent: its documents stand in no lane, and are billed when they come. */
  readonly lane?: LaneRule;
}
