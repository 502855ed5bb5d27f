import type { DocumentRef } from '../document/business-document.ts';
import type { FeewrightError } from '../issues/error.ts';
import type { Issue } from '../issues/issue.ts';
import type { Checkpoint } from '../lane/checkpoint.ts';
import type { LaneKey } from '../lane/lane-key.ts';
import type { LaneDocumentState, LaneNote } from '../ports/lane-store.ts';
import type { InstantInput } from '../time/instant.ts';
import type { Refused } from './bill-answer.ts';

/** A document that its lane has: `created`, it waits from now on; else what was known of it before. */
export interface LaneAnswer {
  readonly status: 'created' | 'exists' | 'superseded' | 'differs';
  readonly document: DocumentRef;
  readonly lane: LaneKey;
  /** As it stands now. */
  readonly state: LaneDocumentState;
  /** Only where it `differs`: `party`, `facts.price`, … */
  readonly fields?: readonly string[];
  /** Its place lies before the checkpoint. */
  readonly isLate: boolean;
}

/** What came of adding one document. */
export type LaneAddOutcome = LaneAnswer | (Refused & { readonly document?: DocumentRef });

export interface ClearOptions {
  /** Documents of a business time before this instant are cleared. */
  readonly until: InstantInput;
  /** All lanes of the store unless given. */
  readonly lanes?: readonly LaneKey[] | undefined;
  /** Documents in one commit, all or none; 1 unless stated. A model's `window` comes before it. */
  readonly batch?: number | undefined;
  /** Lanes at a time; 4 unless stated. */
  readonly concurrency?: number | undefined;
  /** Documents whose facts are gathered at once, ahead of deciding; 500 unless stated. */
  readonly prefetch?: number | undefined;
}

interface LaneEnd {
  readonly lane: LaneKey;
  /** Documents that were cleared by this call. */
  readonly documents: number;
  readonly generation: number;
  readonly checkpoint?: Checkpoint;
}

/** Everything up to the horizon is cleared, but for refunds that wait for their originals. */
export interface LaneCleared extends LaneEnd {
  readonly status: 'cleared';
}

/** It stopped before a document that fails, and goes on with it when it is cleared again, or without it, once it is set aside. */
export interface LaneStopped extends LaneEnd {
  readonly status: 'stopped';
  readonly document: DocumentRef;
  readonly issues: readonly Issue[];
  readonly error: FeewrightError;
}

/** Somebody else is clearing it, and goes on. */
export interface LaneOvertaken extends LaneEnd {
  readonly status: 'overtaken';
}

/** The store failed, or the lane is none; it can be cleared again. */
export interface LaneFailed {
  readonly status: 'failed';
  readonly lane: LaneKey;
  readonly documents: number;
  readonly issues: readonly Issue[];
  readonly error: FeewrightError;
}

/** What came of one lane. */
export type LaneOutcome = LaneCleared | LaneStopped | LaneOvertaken | LaneFailed;

/** Why somebody intervenes, and who. */
export type LaneReason = Pick<LaneNote, 'reason' | 'by'>;
