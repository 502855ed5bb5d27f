import type { BusinessDocument, DocumentKey, DocumentRef } from '../document/business-document.ts';
import type { Issue } from '../issues/issue.ts';
import type { Checkpoint } from '../lane/checkpoint.ts';
import type { LaneKey } from '../lane/lane-key.ts';
import type { LanePlace } from '../lane/lane-place.ts';
import type { Awaitable } from './awaitable.ts';

/**
 * `waiting`: to be cleared. `cleared`: it has a bill that stands. `aside`: an operator has set it aside, and it posts nothing
 * until it is taken up again.
 */
export type LaneDocumentState = 'waiting' | 'cleared' | 'aside';

/** A document in its lane. */
export interface LaneDocument {
  readonly lane: LaneKey;
  readonly document: BusinessDocument;
  /** When it was added, by the engine's clock: UTC text. */
  readonly addedAt: string;
  readonly state: LaneDocumentState;
  /** Who set it aside and why; kept when it is taken up again: then its being late is known, and no reason to refuse it. */
  readonly aside?: LaneNote;
  /** Whether it has earlier bills, which a reset has made void. */
  readonly hasHistory?: true;
  /**
   * Order that holds lines of an earlier bill of it, which a reset has made void. They stand until it is cleared again, or set
   * aside; then the difference lands.
   */
  readonly standsIn?: string;
}

/** Why somebody intervened, and who: kept as it was said. */
export interface LaneNote {
  readonly reason: string;
  readonly by: string;
  /** By the engine's clock: UTC text. */
  readonly at: string;
}

/** The document at which a lane has stopped. It goes on with it when it is cleared again. */
export interface LaneStop {
  readonly document: DocumentRef;
  readonly issues: readonly Issue[];
  readonly at: string;
}

/** A reset that has begun: every bill of its serial and later is to be made void, and the checkpoint to be before it. */
export interface LaneReset extends LaneNote {
  /** First serial that is taken back. */
  readonly from: number;
}

export interface LaneState {
  readonly lane: LaneKey;
  /** 1 at first; each reset makes it one more. */
  readonly generation: number;
  /** How far it is cleared; absent: not at all. */
  readonly checkpoint?: Checkpoint;
  readonly stop?: LaneStop;
  readonly reset?: LaneReset;
}

/** A lane with the version that a change of its state must name. */
export interface StoredLane {
  readonly state: LaneState;
  /** Rises with every commit that changes the state; 0 before the first. */
  readonly version: number;
}

/** A document that waits, as little of it as it takes to put millions in order. */
export interface WaitingPlace extends LanePlace {
  readonly revision: number;
  /** Rises from document to document over all lanes, in the order in which they began to wait. */
  readonly arrival: number;
}

/** A document that is cleared, and as the how manieth of its lane. */
export interface ClearedPlace {
  readonly document: DocumentKey;
  readonly serial: number;
}

/** All conditions must hold; an absent one holds always. */
export interface LaneQuery {
  readonly tenant?: string | undefined;
  readonly model?: string | undefined;
  /** Lanes after so many, in their order. */
  readonly skip?: number | undefined;
  readonly limit: number;
}

export interface WaitingQuery {
  readonly lane: LaneKey;
  /** Only documents of a business time before this instant (milliseconds). */
  readonly before: number;
  /** Only what arrived after this one; 0: all. */
  readonly after: number;
  readonly limit: number;
}

/** A change of one document: what was read of it must still hold, else it is a conflict. */
export interface LaneDocumentChange {
  readonly entry: LaneDocument;
  /** As it was read: its state and revision; absent: no lane had it. */
  readonly was?: { readonly state: LaneDocumentState; readonly revision: number };
}

/** What one use case does to lanes. */
export interface LaneChange {
  readonly documents?: readonly LaneDocumentChange[];
  /** A lane in its new state; `version`: the one that was read, and another one now is a conflict. */
  readonly states?: readonly { readonly state: LaneState; readonly version: number }[];
}

/** Where documents of lanes are kept. Written by the store's `commit`, in one step with all else that it writes. */
export interface LaneStore {
  lane(lane: LaneKey): Awaitable<StoredLane | undefined>;
  /** Every lane that ever had a document, in the order in which they first had one. */
  lanes(query: LaneQuery): Awaitable<readonly StoredLane[]>;
  /** Aligned with the keys. */
  documents(keys: readonly DocumentKey[]): Awaitable<readonly (LaneDocument | undefined)[]>;
  /** In the order of arrival. */
  waiting(query: WaitingQuery): Awaitable<readonly WaitingPlace[]>;
  /** Documents that are set aside, in the order of arrival. */
  aside(query: {
    readonly lane: LaneKey;
    readonly skip?: number;
    readonly limit: number;
  }): Awaitable<readonly LaneDocument[]>;
  /** The documents whose bill stands, from a serial on, by serial. */
  cleared(query: {
    readonly lane: LaneKey;
    readonly from: number;
    readonly limit: number;
  }): Awaitable<readonly ClearedPlace[]>;
  /**
   * The last checkpoint that the lane had at or before a serial, or with a place before another one. What a reset has taken
   * back counts no more.
   */
  checkpoint(query: {
    readonly lane: LaneKey;
    readonly serial?: number;
    readonly before?: LanePlace;
  }): Awaitable<Checkpoint | undefined>;
  /** Documents that wait, and whose earlier lines stand in an order; at most so many. */
  standingIn(order: string, limit: number): Awaitable<readonly DocumentRef[]>;
}
