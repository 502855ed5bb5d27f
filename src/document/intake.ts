import type { Issue } from '../issues/issue.ts';
import type { Result } from '../issues/outcome.ts';
import type { BusinessDocument } from './business-document.ts';

/** What an intake makes of one message. */
export type MessageReading =
  /** One for each document in the message, in their order: the document, or every fault at its place in the message. */
  | { readonly documents: readonly Result<BusinessDocument>[] }
  /** Not readable as a whole. */
  | { readonly issues: readonly Issue[] };

/**
 * How the messages of one business become documents (收单). Made by `defineIntake` of `feewright/intake`, so that an engine
 * without intakes does not carry them.
 */
export interface Intake {
  readonly code: string;
  readonly business: string;
  /** Whether one message holds many documents. */
  readonly isBatch: boolean;
  /** Bytes of one message. */
  readonly bytes: number;
  /** Pure: the same body gives the same documents. */
  read(body: unknown): MessageReading;
}
