import type { BusinessDocument } from '../document/business-document.ts';
import type { NeededFacts } from '../factor/factor-provider.ts';
import type { DocumentAnswer } from '../factor/read-answer.ts';

/** What a document asks a provider. */
export interface Question {
  readonly document: BusinessDocument;
  /** Codes. */
  readonly factors: readonly string[];
  readonly needs: NeededFacts;
  /** Whether its answer may be kept, and shared with other documents of the same key. */
  readonly isShareable: boolean;
}

/** What came back for one document: an answer, what was thrown, or the milliseconds that were not enough. */
export type Reply = DocumentAnswer | { readonly thrown: unknown } | { readonly late: number };
