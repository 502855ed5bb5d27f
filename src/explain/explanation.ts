import type { SnapshotLayer } from '../factor/snapshot.ts';
import type { Layer } from '../model/layer.ts';
import type { RoundingMode } from '../money/rounding.ts';
import type { How } from './how.ts';
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
