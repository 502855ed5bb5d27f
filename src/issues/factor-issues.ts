import type { Sentences } from './sentences.ts';

export type FactorIssues = Record<never, never>;

export const factorSentences: Sentences<FactorIssues> = {};
