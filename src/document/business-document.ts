import type { PlainJson } from '../model/plain-json.ts';
import type { InstantInput } from '../time/instant.ts';

/** What names a document: the same key never makes a second bill. */
export interface DocumentKey {
  readonly tenant: string;
  readonly business: string;
  readonly id: string;
}

/** Which document, and which message about it. */
export interface DocumentRef extends DocumentKey {
  readonly revision: number;
}

/** What is known of every document, whatever its business. */
export interface DocumentHead extends DocumentKey {
  /** 1 for the first message about it; a corrected message has a higher one. */
  readonly revision: number;
  readonly type?: string;
  /** Whose contract applies. */
  readonly party: string;
  readonly store?: string;
  /** ISO 4217; needed where the model's currency is 'document'. */
  readonly currency?: string;
  /** The one business time, in canonical form: UTC, `2026-11-24T02:00:00Z`. */
  readonly time: string;
  /** Id of the document that this one refunds: of the same tenant and business. */
  readonly original?: string;
}

/** A document's own facts by name, as they arrived: plain values that no dictionary has looked at yet. */
export type DocumentFacts = { readonly [fact: string]: PlainJson };

/** One position of a document: what its lines' factors are read from. */
export interface DocumentLine {
  /** Unique within the document. */
  readonly id: string;
  readonly facts: DocumentFacts;
}

/**
 * What the business reports (收单单据): an order, a refund, a service record. Made by `parseDocument`, deeply frozen.
 */
export interface BusinessDocument extends DocumentHead {
  readonly facts: DocumentFacts;
  /** In their order, which is the order in which they are decided. Absent: it has none. */
  readonly lines?: readonly DocumentLine[];
}

/** What `parseDocument` accepts: the same, not yet checked; `revision` is 1 unless stated. */
export interface DocumentInput {
  readonly tenant: string;
  readonly business: string;
  readonly id: string;
  readonly revision?: number | undefined;
  readonly type?: string | undefined;
  readonly party: string;
  readonly store?: string | undefined;
  readonly currency?: string | undefined;
  /** ISO 8601 with offset, or anything with `epochNanoseconds`. */
  readonly time: InstantInput;
  readonly original?: string | undefined;
  readonly facts?: Readonly<Record<string, unknown>> | undefined;
  /** At most 10,000. */
  readonly lines?: readonly DocumentLineInput[] | undefined;
}

export interface DocumentLineInput {
  readonly id: string;
  readonly facts?: Readonly<Record<string, unknown>> | undefined;
}
