import type { DocumentRef } from '../document/business-document.ts';
import type { Issue } from '../issues/issue.ts';
import type { LaneKey } from '../lane/lane-key.ts';
import type { Landing } from '../ports/store.ts';
import { callHook } from './call-hook.ts';

/** What the engine tells while it works: facts to log, count or trace. */
export type EngineEvent =
  /** The facts of a batch are in; `failed` of its documents could not be gathered. */
  | { readonly type: 'gathered'; readonly documents: number; readonly failed: number }
  | { readonly type: 'decided'; readonly document: DocumentRef; readonly model: string; readonly lines: number }
  | { readonly type: 'recorded'; readonly document: DocumentRef; readonly landing: Landing | undefined }
  /** A document was taken back; `landing` is where the opposite of its lines has landed. */
  | {
      readonly type: 'reversed';
      readonly document: DocumentRef;
      readonly landing: Landing | undefined;
      readonly by: string | undefined;
    }
  /** `document` is absent where the message was no document, or an order was refused. */
  | {
      readonly type: 'refused';
      readonly document: DocumentRef | undefined;
      readonly order: string | undefined;
      readonly issues: readonly Issue[];
    }
  /** What was read, or taken for granted (that an order is open), had changed; it is read and decided anew. */
  | { readonly type: 'retried'; readonly work: string; readonly attempt: number }
  /** A message is kept; `issues` says what of it is no document. */
  | {
      readonly type: 'received';
      readonly intake: string;
      /** SHA-256. */
      readonly message: string;
      readonly documents: number;
      readonly issues: readonly Issue[];
    }
  /** A refund came before the document that it names. */
  | { readonly type: 'waiting'; readonly document: DocumentRef; readonly original: string }
  /** What a branch had decided was taken over; `documents`: how many have other bills now. */
  | {
      readonly type: 'promoted';
      readonly branch: string;
      readonly documents: number;
      readonly reason: string;
      readonly by: string;
    }
  /** A line came after its period's order was closed. */
  | { readonly type: 'late'; readonly document: DocumentRef; readonly landing: Landing }
  /** A request to a provider failed and will be made again, after a wait of so many milliseconds; `attempt` is the next. */
  | {
      readonly type: 'provider-retried';
      readonly provider: string;
      readonly documents: number;
      readonly attempt: number;
      readonly milliseconds: number;
    }
  /** Facts of a batch that no request was made for: kept from an earlier one, or shared with another document's question. */
  | { readonly type: 'cached'; readonly provider: string; readonly kept: number; readonly shared: number }
  /** What waits in a lane has been put in order, by so many sorted runs. */
  | { readonly type: 'lane-ordered'; readonly lane: LaneKey; readonly documents: number; readonly runs: number }
  /** Documents of these serials were committed together. */
  | { readonly type: 'lane-cleared'; readonly lane: LaneKey; readonly from: number; readonly to: number }
  | {
      readonly type: 'lane-stopped';
      readonly lane: LaneKey;
      readonly document: DocumentRef;
      readonly issues: readonly Issue[];
    }
  /** A document was added behind which others are cleared already. */
  | { readonly type: 'lane-late'; readonly lane: LaneKey; readonly document: DocumentRef }
  /** What was cleared from a serial on is being taken back. */
  | { readonly type: 'lane-reset'; readonly lane: LaneKey; readonly from: number; readonly generation: number }
  | { readonly type: 'closed'; readonly order: string; readonly lines: number }
  | { readonly type: 'split'; readonly order: string; readonly payments: number };

/** Looks on. What it returns is not waited for, and what it throws is dropped: it cannot disturb the work. */
export type Observer = (event: EngineEvent) => unknown;

/** Tells an observer, if there is one. */
export function tell(observer: Observer | undefined, event: EngineEvent): void {
  if (observer !== undefined) callHook(observer, Object.freeze(event));
}

/** The part of a document that events and outcomes name it by. */
export function refOf({ tenant, business, id, revision }: DocumentRef): DocumentRef {
  return { tenant, business, id, revision };
}
