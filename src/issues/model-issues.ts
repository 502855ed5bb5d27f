import type { Sentences } from './sentences.ts';

export type ModelIssues = Record<never, never>;

export const modelSentences: Sentences<ModelIssues> = {};
