import type { DocumentHead } from '../document/business-document.ts';
import type { ContractLayer } from '../model/layer.ts';
import type { FactValue } from '../model/model.ts';

/**
 * Where a fact came from: a provider's name, `document` for the document's own, `step:<code>` for what a standardising step
 * has set, `contract` for what the contract states (its id and version are the `version`), `default` for the dictionary's,
 * `engine` for what only the engine knows.
 */
export interface FactSource {
  readonly source: string;
  /** As of when it holds, where its provider says so: canonical UTC text. */
  readonly time?: string;
  readonly version?: string;
  /** Milliseconds since its provider was asked, as text, where the answer had been kept from an earlier question. */
  readonly age?: string;
}

/** The span over which an accumulator runs; half-open, UTC texts. A `lifetime` has neither start nor end. */
export interface BalanceWindow {
  /** `2026-11`, `2026-11-24`, …, or `lifetime`. */
  readonly key: string;
  readonly zone: string;
  readonly start?: string;
  readonly end?: string;
}

/** A running total as it stood before the document. */
export interface SnapshotBalance {
  /** The values of the accumulator's key, the tenant first, as a JSON list: `["t1","shop-7"]`. */
  readonly key: string;
  readonly window: BalanceWindow;
  /** Exact text: `1234.5`, or `1/3`. */
  readonly value: string;
  /** Effective entries in the window. */
  readonly entries: number;
}

/** One contract that was in force, and which layer it is. */
export interface SnapshotLayer {
  readonly layer: ContractLayer;
  readonly id: string;
  readonly version: string;
  readonly hash: string;
}

/** What a fee owes to versions that began inside the open window of its cumulative price. */
export interface SnapshotMidWindow {
  readonly fee: string;
  /** Its total counts from then on; UTC text. */
  readonly since?: string;
  /** From when on what came before is charged anew, and the contracts until then, outermost first. */
  readonly rerate?: { readonly from: string; readonly layers: readonly SnapshotLayer[] };
}

/** What matching knew beside the document: kept to explain it; deciding again does not need it. */
export interface SnapshotMatching {
  /** Under hit policy `collect`: the codes of all rules that held, as declared, where they are more than one. */
  readonly rules?: readonly string[];
  /** Values of the rule book's factors, as `facts` of the snapshot itself. */
  readonly facts: { readonly [factor: string]: FactValue };
  readonly sources: { readonly [factor: string]: FactSource };
}

/** What a period document is for (周期单据): one fee, in one window. */
export interface SnapshotPeriod {
  readonly fee: string;
  readonly window: BalanceWindow;
}

/** What one standardising step did: `applied` is false where its condition did not hold. */
export interface StandardTrailStep {
  readonly step: string;
  readonly kind: 'check' | 'identify' | 'adjust' | 'tag' | 'custom';
  readonly applied: boolean;
  /** Name and version of the function that a custom step called. */
  readonly version?: string;
  /** `target`: `party`, `store` or a factor. `before` is absent where there was nothing. */
  readonly changes?: readonly { readonly target: string; readonly before?: FactValue; readonly after: FactValue }[];
  readonly tag?: { readonly name: string; readonly value?: string };
}

/** How a document was standardised before its facts were gathered. */
export interface StandardTrail {
  /** Code of the flow, or `standard`. */
  readonly flow: string;
  readonly steps: readonly StandardTrailStep[];
  /** By name: its text, or `true`. */
  readonly tags?: { readonly [tag: string]: string | true };
}

/**
 * Every fact and balance that one calculation used (数据快照), deeply frozen. Together with the definitions that it names
 * it decides the document again, to the byte, without any provider or store.
 */
export interface Snapshot {
  readonly format: 1;
  readonly document: DocumentHead;
  /**
   * Code of the business rule that matched; of several, the first declared. `period` of a period document, which none has
   * to match.
   */
  readonly rule: string;
  /** Only of a period document. */
  readonly period?: SnapshotPeriod;
  /** Only of a document that refunds another one. */
  readonly refund?: SnapshotRefund;
  readonly matching?: SnapshotMatching;
  readonly model: { readonly code: string; readonly hash: string };
  readonly contract: { readonly id: string; readonly version: string; readonly hash: string };
  /** All contracts in force, outermost first, the last being `contract`; only where there is more than one. */
  readonly layers?: readonly SnapshotLayer[];
  /** Only where there is something. */
  readonly midWindow?: readonly SnapshotMidWindow[];
  /** By code, canonical: numbers as decimal text, dates as `YYYY-MM-DD`. An absent factor has no member. */
  readonly facts: { readonly [factor: string]: FactValue };
  readonly sources: { readonly [factor: string]: FactSource };
  /** By accumulator; what is read of the window before by `last(sales)`, or `last(sales, now)`. */
  readonly balances: { readonly [name: string]: SnapshotBalance };
  /** Only where the model has standardising steps. A replay needs no steps: `document`, `facts` have their results. */
  readonly standardised?: StandardTrail;
  /** The document's lines in their order, with the facts that each has of its own. Only where the model looks at lines. */
  readonly lines?: readonly SnapshotLine[];
}

/**
 * What a refund was decided from: its original as that was decided, and how much of it is refunded. Fractions are exact texts
 * of the refund measure, of all refunds of the original up to this one: `1/3` before, `2/3` after.
 */
export interface SnapshotRefund {
  readonly original: Snapshot;
  readonly before: string;
  readonly after: string;
  /** Of each line of this snapshot, in their order; only where the measure is one of lines. */
  readonly lines?: readonly { readonly before: string; readonly after: string }[];
  /** What earlier refunds gave back, by name: fees (`fee`, `fee[line]`) and shares (`share(a, b)`, `unplaced(a)`). */
  readonly refunded: { readonly [name: string]: string };
}

/** One line of a document. */
export interface SnapshotLine {
  readonly id: string;
  readonly facts: { readonly [factor: string]: FactValue };
  readonly sources: { readonly [factor: string]: FactSource };
}
