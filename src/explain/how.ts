import type { Miss } from '../condition/why-not.ts';
import type { BalanceWindow, FactSource } from '../factor/snapshot.ts';
import type { Keeps } from '../model/model.ts';
import type { TableHit } from '../table/decision-table.ts';

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
  /** Of a cap of the period: the cap, and what was charged in it before. */
  readonly cap?: string;
  readonly charged?: string;
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

/** How a bearer came to its share. Amounts are exact texts of money. */
export interface ExplainedShare {
  readonly kind: 'share';
  /** What is divided: an amount, or the part of the bearer above. */
  readonly of: string;
  readonly amount: string;
  /** What was left of it when the bearer's stage began: behind fixed parts, or earlier turns. */
  readonly left: string;
  readonly by: 'weight' | 'fixed' | 'rest' | 'turn';
  /** Of a bearer with a weight, and of all of its level that have one: `5 : 3 : 2`. */
  readonly weight?: string;
  readonly weights?: string;
  /** What it was to take by itself. */
  readonly part: string;
  /** What the bearer could still take; `undefined`: without bound. */
  readonly headroom: string | undefined;
  readonly headroomBy?: 'cap' | 'limit' | 'split';
  /** By how much its account is past its limit. */
  readonly excess?: string;
  readonly reason: ShareReason;
  /** What came to it of what others of its level could not take. */
  readonly spill?: string;
  /** The units that it got when the shares were rounded. */
  readonly remainder?: string;
  /** What it took of what nobody else could. */
  readonly unplaced?: string;
}

export type ShareReason =
  | 'by-weight'
  | 'no-weight'
  | 'fixed'
  | 'shortage'
  | 'rest'
  | 'in-turn'
  | 'nothing-left'
  | 'at-cap'
  | 'at-limit'
  | 'at-split';

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
      /** The top that the measure is above, where the last band goes on; else absent. */
      readonly aboveTop?: string;
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
      /** With a window: those of its total with the document, and those before, of which `packages` is the difference. */
      readonly begun?: { readonly after: string; readonly before: string };
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
  | ExplainedShare
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
