import type { DocumentRef } from '../document/business-document.ts';
import type { FeewrightError } from '../issues/error.ts';
import type { Issue } from '../issues/issue.ts';
import type { LaneKey } from '../lane/lane-key.ts';
import type { Names } from '../model/names.ts';
import type { Command, CommandQuery, MessageQuery, StoredMessage } from '../ports/inbox.ts';
import type { BillAnswer, Refused } from './bill-answer.ts';

/** A message on its way in: which intake reads it, and its JSON as text, UTF-8 bytes or plain object. */
export interface MessageInput {
  readonly intake: string;
  readonly body: unknown;
}

/** Not billed yet: the document that it refunds has not been. It is billed when that is. */
export interface Waiting {
  readonly status: 'waiting';
  /** Id of the document. */
  readonly original: string;
  /** When its message was received: UTC text. */
  readonly since: string;
  /** Milliseconds since then, by the engine's clock. */
  readonly age: number;
}

/** Not billed yet: it waits in its lane, to be cleared in its order. */
export interface WaitingInLane {
  readonly status: 'waiting';
  readonly lane: LaneKey;
  /** When its message was received: UTC text. */
  readonly since: string;
  /** Milliseconds since then, by the engine's clock. */
  readonly age: number;
}

/**
 * What came of billing a command. `refused`: nothing is recorded, the command is kept and can be taken up again, by `resume` or
 * by receiving its message again.
 */
export type Billing<N extends Names = Names> = BillAnswer<N> | Waiting | WaitingInLane | Refused;

interface Received {
  /** SHA-256 of the message, as it is kept. */
  readonly message: string;
  readonly document: DocumentRef;
}

/** The message is kept, and its document is a command. `exists`: it was one already, with the same content. */
export interface Accepted<N extends Names = Names> extends Received {
  readonly status: 'created' | 'exists';
  readonly billing: Billing<N>;
}

/** The same revision is known with other content, which stands; `fields` names what differs. */
export interface Contradicted extends Received {
  readonly status: 'differs';
  readonly fields: readonly string[];
}

/** A later revision is known, which stands. */
export interface Outdated extends Received {
  readonly status: 'superseded';
}

/** What came of one document of a message. */
export type ReceiveAnswer<N extends Names = Names> = Accepted<N> | Contradicted | Outdated;

/** The message, or one document in it, is no document: it is kept and listed with its reasons. */
export interface MessageRefused {
  readonly status: 'refused';
  /** SHA-256 of the message; absent where the store failed to keep it. */
  readonly message?: string;
  readonly issues: readonly Issue[];
  readonly error: FeewrightError;
}

export type ReceiveOutcome<N extends Names = Names> = ReceiveAnswer<N> | MessageRefused;

/** A command that was taken up again. */
export interface Resumed<N extends Names = Names> {
  readonly document: DocumentRef;
  readonly billing: Billing<N>;
}

/** A command as it is listed. */
export interface ListedCommand extends Command {
  /** Milliseconds since its message was received, by the engine's clock. */
  readonly age: number;
  /** Place in the order of arrival: the `after` of the next page. */
  readonly arrival: number;
}

/** Without states: those to be billed, open and waiting. 1,000 at most unless said. */
export type CommandListQuery = Partial<CommandQuery>;

/** 1,000 at most unless said. */
export type MessageListQuery = Partial<MessageQuery>;

/** Is told of every message that is kept with issues. What it returns is not waited for, and what it throws is dropped. */
export type RefusedHook = (message: StoredMessage) => unknown;
