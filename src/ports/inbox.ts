import type { BusinessDocument, DocumentKey } from '../document/business-document.ts';
import type { RawMessage } from '../document/raw-message.ts';
import type { Issue } from '../issues/issue.ts';
import type { Awaitable } from './awaitable.ts';

/**
 * How far a command has come. `open`: to be billed (again). `waiting`: for the document that it refunds. `billed`: done.
 * `superseded`: a later revision came before it was billed. `refused`: it can never be billed.
 */
export type CommandState = 'open' | 'waiting' | 'billed' | 'superseded' | 'refused';

/** One revision of a document to be billed, as a good message said it (指令). */
export interface Command {
  readonly document: BusinessDocument;
  /** Code of the intake, and SHA-256 of the message that it came with. */
  readonly intake: string;
  readonly message: string;
  /** By the engine's clock: UTC text. */
  readonly receivedAt: string;
  readonly state: CommandState;
  /** Why it was not billed when that was last tried. */
  readonly issues: readonly Issue[];
}

/** A command with the version of its document that a later change must name. */
export interface StoredCommand {
  readonly command: Command;
  /** Of all commands of the document: rises with every commit that touches one of them, or bills the document. */
  readonly version: number;
  /** Rises from command to command, in the order in which they were first kept. */
  readonly arrival: number;
}

/** A message as it came, good or bad, and what was wrong with it. */
export interface StoredMessage extends RawMessage {
  readonly intake: string;
  /** When it was first received, by the engine's clock: UTC text. */
  readonly receivedAt: string;
  /** Documents in it that could be read. */
  readonly documents: number;
  /** Every reason why it, or a document in it, was refused; at its place in the message. Empty: none. */
  readonly issues: readonly Issue[];
}

/** Names a message: one that comes again is kept once. */
export interface MessageKey {
  readonly intake: string;
  readonly hash: string;
}

/** All conditions must hold; an absent one holds always. */
export interface CommandQuery {
  readonly states?: readonly CommandState[] | undefined;
  readonly tenant?: string | undefined;
  readonly business?: string | undefined;
  /** Id of their document. */
  readonly id?: string | undefined;
  /** Id of the document that they refund. */
  readonly original?: string | undefined;
  /** Only what arrived after this one. */
  readonly after?: number | undefined;
  readonly limit: number;
}

/** All conditions must hold; an absent one holds always. */
export interface MessageQuery {
  readonly intake?: string | undefined;
  /** Received at or after, and before: UTC texts. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly limit: number;
}

/** Commands of one document that are kept: new ones, or known ones in a new state. */
export interface CommandsChange {
  /** The version that was read, 0 if there was none. A different one now is a conflict. */
  readonly version: number;
  /** At least one, all of one document. */
  readonly commands: readonly Command[];
}

/** What one message writes. One that is known already keeps the time at which it was first received. */
export interface InboxChange {
  readonly message?: StoredMessage;
  readonly commands?: readonly CommandsChange[];
}

/**
 * Where messages and commands are kept. Written by the store's `commit`, in one step with all else that it writes; and a
 * commit that bills a document turns its command of that revision into `billed`, and earlier ones that were not billed into
 * `superseded`, raising their version.
 */
export interface Inbox {
  /** The command of the latest revision of each document, aligned with the keys. */
  commands(keys: readonly DocumentKey[]): Awaitable<readonly (StoredCommand | undefined)[]>;
  /** In the order of arrival. */
  queue(query: CommandQuery): Awaitable<readonly StoredCommand[]>;
  message(key: MessageKey): Awaitable<StoredMessage | undefined>;
  /** Messages with issues, in the order in which they were first received. */
  refused(query: MessageQuery): Awaitable<readonly StoredMessage[]>;
}
