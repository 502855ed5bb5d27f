import type { BillingRecord } from '../decide/billing-record.ts';
import type { DocumentRef } from '../document/business-document.ts';
import type { Snapshot } from '../factor/snapshot.ts';
import type { FeewrightError } from '../issues/error.ts';
import type { Issue } from '../issues/issue.ts';
import type { Names } from '../model/names.ts';
import type { Landing } from '../ports/store.ts';
import type { CorrectedDocument } from './correction-answer.ts';

/** A document decided and not recorded. */
export interface Quote<N extends Names = Names> {
  readonly record: BillingRecord<N>;
  readonly snapshot: Snapshot;
}

interface Billed<N extends Names> extends Quote<N> {
  /** The order that the document's lines are in; absent if it made none. */
  readonly landing?: Landing;
  /** The same, if they came after their period's order was closed: they are in the next one that was open. */
  readonly late?: Landing;
}

/** Billed now. */
export interface Created<N extends Names = Names> extends Billed<N> {
  readonly status: 'created';
  /** Of a newer message: what it changed, of the document and then of its refunds. */
  readonly corrected?: readonly CorrectedDocument<N>[];
}

/** The same message was billed before: this is what came of it then. */
export interface Exists<N extends Names = Names> extends Billed<N> {
  readonly status: 'exists';
}

/** The same revision was billed with other content; `fields` names what differs, `record` is what stands. */
export interface Differs<N extends Names = Names> extends Billed<N> {
  readonly status: 'differs';
  /** `party`, `currency`, `facts.price`, … */
  readonly fields: readonly string[];
}

/** A later revision was billed before; `record` is what stands, and its `revision` says which. */
export interface Superseded<N extends Names = Names> extends Billed<N> {
  readonly status: 'superseded';
}

/** What came of billing one document. Only `created` has written anything. */
export type BillAnswer<N extends Names = Names> = Created<N> | Exists<N> | Differs<N> | Superseded<N>;

/** Nothing of the document was recorded. */
export interface Refused {
  readonly status: 'refused';
  readonly issues: readonly Issue[];
  /** The same issues as an error, with the provider's or store's own error as its cause. */
  readonly error: FeewrightError;
}

/** What came of one document of a batch. */
export type BillOutcome<N extends Names = Names> = (BillAnswer<N> | Refused) & {
  /** Absent where the message could not be read as a document. */
  readonly document?: DocumentRef;
};
