import type { Sentences } from './sentences.ts';

export type DocumentIssues = Record<never, never>;

export const documentSentences: Sentences<DocumentIssues> = {};
