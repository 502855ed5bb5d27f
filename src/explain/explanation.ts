import type { Miss } from '../condition/why-not.ts';
import type { BalanceWindow, FactSource, SnapshotLayer } from '../factor/snapshot.ts';
import type { Layer } from '../model/layer.ts';
import type { Keeps } from '../model/model.ts';
import type { RoundingMode } from '../money/rounding.ts';
import type { TableHit } from '../table/decision-table.ts';
import type { ExplainedStandard } from './standard-how.ts';

export const EXPLANATION_FORMAT = 1;

/** A value that stands behind another one, with how it came about. Values are exact texts; booked ones have their scale. */
export interface Explanation {
  readonly code: string;
  /** Id of the document's line whose own value it is; absent: the document's. */
  readonly line?: string;
  readonly label: string | undefined;
  /** What others read: a fee as booked, a fact as it was, a sensitive one as `***`. */
  readonly value: string;
  /** `money(CNY)`, `ratio`, `text`, … */
  readonly type: string;
  readonly how: How;
  /** Where rounding changed or fixed the value. */
  readonly rounding: Rounded | undefined;
  /** Of a fee of several units: `how` is the price of one. */
  readonly units?: ExplainedUnits;
  /** Absent: no tax takes a part of the fee's own line. */
  readonly contained?: ContainedAmount;
  /** Who wrote its definition, outermost first: the model, and the contracts laid over it. Empty of facts and balances. */
  readonly definedBy: readonly DefinedBy[];
  /** What it was computed from. A value that stands elsewhere in the tree already has none. */
  readonly inputs: readonly Explanation[];
}

/** A layer that has a part in a definition. */
export interface DefinedBy {
  readonly layer: Layer;
  /** The model has none. */
  readonly contract?: { readonly id: string; readonly version: string };
  /** What it states, such as `price.rate`; the model states all else. */
  readonly fields?: readonly string[];
}

export interface Rounded {
  readonly exact: string;
  readonly mode: RoundingMode;
  readonly scale: number;
  readonly booked: string;
  /** What was rounded, where it isn't the exact value: each band by itself, or the window's totals before and after. */
  readonly of?: 'bands' | 'totals';
}

/** A tax that a fee contains, and what it leaves of the fee's own line. */
export interface ContainedAmount {
  readonly tax: string;
  readonly amount: string;
  readonly line: string;
}

/** One unit, unrounded and rounded, and how many of them the fee is. */
export interface ExplainedUnits {
  readonly exact: string;
  readonly unit: string;
  readonly quantity: string;
}

/** What one line has of an amount; a sensitive fact as `***`, an absent one as nothing. */
export interface ExplainedLine {
  readonly line: string;
  readonly value: string;
}

/** A price that floor or cap moved. */
export interface Bounded {
  readonly by: 'floor' | 'cap' | 'period-cap';
  readonly from: string;
  readonly to: string;
}

/** Computed on its absolute and turned, or charged as nothing. */
export type NegativeMeasure = 'mirrored' | 'nothing';

/** A part of a formula: `price * 0.05` is `6.0005`. */
export interface ExplainedPart {
  readonly formula: string;
  readonly value: string;
}

/** What a calculator was given. */
export interface ExplainedInput {
  readonly name: string;
  readonly formula: string;
  readonly value: string;
}

/** What was looked up in a table. Cells and values are as people read them, those of a sensitive factor `***`. */
export interface ExplainedLookup {
  readonly table: string;
  readonly hit: TableHit;
  /** The row's place in the table, from 0; `undefined`: no row went with the values, and the default was given. */
  readonly row: number | undefined;
  /** What each column compared, and the cell of the row; the dates of rows come last. */
  readonly cells: readonly { readonly column: string; readonly value: string; readonly cell: string | undefined }[];
  /** The outputs that were read. */
  readonly gives: { readonly [output: string]: string };
  /** Of the default: the rows that came nearest, and the first column of each that failed. */
  readonly nearest: readonly {
    readonly row: number;
    readonly column: string;
    readonly cell: string;
    readonly value: string;
  }[];
}

export interface ExplainedBand {
  readonly from: string;
  readonly to: string | undefined;
  readonly measure: string;
  readonly price: string;
  readonly flat: string;
  readonly amount: string;
  /** Only where each band is rounded before the sum. */
  readonly rounded?: string;
}

/** The band above the one where the measure came to lie, and how far it is. */
export interface ExplainedNextBand {
  readonly from: string;
  /** What the measure lacks to its bound. `upper`: the bound itself still belongs to the band below. */
  readonly away: string;
  readonly boundary: 'lower' | 'upper';
}

/** Total of the window before the document, and how it counts. */
export interface ExplainedWindow {
  readonly accumulator: string;
  readonly basis: string;
  readonly balance: string;
}

/** `outstanding`: a share, by what is left to give back of all. */
export type ExplainedRefundPolicy = 'original' | 'reprice' | 'keep' | 'recomputed' | 'formula' | 'outstanding';

export type How =
  | { readonly kind: 'fact'; readonly source: FactSource | undefined }
  | {
      readonly kind: 'balance';
      /** Absent: a sum. */
      readonly keeps?: Keeps;
      readonly key: string;
      readonly window: BalanceWindow;
      readonly entries: number;
    }
  | {
      readonly kind: 'formula';
      readonly formula: string;
      readonly filled: string;
      /** What its parts came to, those that were evaluated, in the order of the text. */
      readonly parts: readonly ExplainedPart[];
      /** The rows of tables that were looked up; absent where there is none. */
      readonly lookups?: readonly ExplainedLookup[];
      /** What the price did with a negative measure. */
      readonly negative: NegativeMeasure | undefined;
      readonly bounded: Bounded | undefined;
    }
  | {
      readonly kind: 'conversion';
      /** The amount before, and its currency. */
      readonly amount: string;
      readonly from: string;
      readonly to: string;
      /** As it was stated: how much of the one currency is one of the other. */
      readonly rate: string;
      /** `direct`: of `to` for one of `from`; `inverse`: of `from` for one of `to`. */
      readonly quote: 'direct' | 'inverse';
      /** Where the rate is one fact: who said so, as of when, in which version. */
      readonly source: FactSource | undefined;
      readonly formula: string;
      readonly filled: string;
      readonly parts: readonly ExplainedPart[];
      readonly negative: NegativeMeasure | undefined;
      readonly bounded: Bounded | undefined;
    }
  | {
      readonly kind: 'bands';
      readonly price: 'graduated' | 'volume';
      readonly measure: string;
      readonly measureValue: string;
      readonly cumulative: ExplainedWindow | undefined;
      /** Add up to the exact own part, before floor and cap. */
      readonly bands: readonly ExplainedBand[];
      /** Absent in the last band. */
      readonly next?: ExplainedNextBand;
      readonly trueUp: string | undefined;
      readonly negative: NegativeMeasure | undefined;
      readonly bounded: Bounded | undefined;
    }
  | {
      readonly kind: 'package';
      readonly measure: string;
      readonly measureValue: string;
      readonly size: string;
      readonly free: string;
      /** Money for one package. */
      readonly price: string;
      readonly cumulative: ExplainedWindow | undefined;
      /** Begun by this document. */
      readonly packages: string;
      readonly amount: string;
      readonly negative: NegativeMeasure | undefined;
      readonly bounded: Bounded | undefined;
    }
  | {
      readonly kind: 'custom';
      readonly calculator: string;
      readonly version: string;
      readonly inputs: readonly ExplainedInput[];
      readonly bounded: Bounded | undefined;
    }
  | {
      readonly kind: 'share';
      readonly of: string;
      readonly amount: string;
      readonly weight: string;
      readonly weights: string;
      /** What the bearer could still take; `undefined`: without bound. */
      readonly headroom: string | undefined;
      readonly reason: 'by-weight' | 'at-headroom' | 'takes-the-rest' | 'no-weight';
    }
  | { readonly kind: 'unplaced'; readonly of: string; readonly amount: string }
  /** Of a document that refunds another one; what the original was charged stands among the inputs. */
  | {
      readonly kind: 'refund';
      readonly policy: ExplainedRefundPolicy;
      /** Id of the original. */
      readonly original: string;
      /** Which part of it is refunded, before this refund and with it. */
      readonly before: string;
      readonly after: string;
      readonly charged: string;
      /** Of a share, or of a fee by a formula: what earlier refunds gave back. */
      readonly refunded?: string;
      /** Of a fee by a formula. */
      readonly formula?: string;
      /** Of a fee that is priced again: the window's total, with what is refunded. */
      readonly window?: ExplainedWindow;
    }
  | { readonly kind: 'not-applied'; readonly condition: string; readonly misses: readonly Miss[] }
  /** What the lines of the document have of it, in their order: the amounts add up to the value. */
  | { readonly kind: 'lines'; readonly lines: readonly ExplainedLine[] }
  /** Its tree stands further up already. */
  | { readonly kind: 'told-above' }
  | { readonly kind: 'disabled' }
  | { readonly kind: 'absent' };

/** The tree behind one amount, with the versions that it was decided by. As JSON, it is its own text form. */
export interface ExplainedAmount {
  /** Rises when a later release writes the tree in another way; fields may be added within one format. */
  readonly format: typeof EXPLANATION_FORMAT;
  readonly document: { readonly tenant: string; readonly id: string; readonly time: string };
  readonly rule: string;
  readonly model: { readonly code: string; readonly hash: string };
  readonly contract: { readonly id: string; readonly version: string; readonly hash: string };
  /** All contracts in force, outermost first; only where there is more than one. */
  readonly layers?: readonly SnapshotLayer[];
  /** Absent where the model has no standardising steps. */
  readonly standardised?: ExplainedStandard;
  readonly amount: Explanation;
}
