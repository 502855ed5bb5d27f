import type { BillingRecord } from '../decide/billing-record.ts';
import type { DocumentRef } from '../document/business-document.ts';
import type { Names } from '../model/names.ts';
import type { Landing } from '../ports/store.ts';

/** Why something is corrected: kept with the bill, for those who look at it later. */
export interface CorrectionInput {
  readonly reason?: string | undefined;
  readonly by?: string | undefined;
}

/** How a document is billed again. */
export interface RebillInput extends CorrectionInput {
  /** Ask the providers anew (unless stated), or take the facts that it was decided by. */
  readonly facts?: 'gather' | 'snapshot' | undefined;
}

/** What a correction did to one document: to the one that was asked for, or to a refund of it. */
export interface CorrectedDocument<N extends Names = Names> {
  readonly document: DocumentRef;
  readonly run: number;
  /** What stood before; absent: it had been taken back. */
  readonly before?: BillingRecord<N>;
  /** What stands now; absent: it is taken back. */
  readonly record?: BillingRecord<N>;
  /** Where the difference of its lines has landed; absent: there is none. */
  readonly landing?: Landing;
}

/** `exists`: the document had been taken back already, and nothing was written. */
export type ReverseAnswer<N extends Names = Names> =
  | { readonly status: 'reversed'; readonly corrected: readonly CorrectedDocument<N>[] }
  | { readonly status: 'exists' };

export interface RebillAnswer<N extends Names = Names> {
  readonly status: 'rebilled';
  /** The document that was asked for, then its refunds in their order. */
  readonly corrected: readonly CorrectedDocument<N>[];
}
