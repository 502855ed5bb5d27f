import type { Sentences } from './sentences.ts';

export type StoreIssues = Record<never, never>;

export const storeSentences: Sentences<StoreIssues> = {};
