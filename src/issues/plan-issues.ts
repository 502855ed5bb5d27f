import type { Sentences } from './sentences.ts';

export type PlanIssues = Record<never, never>;

export const planSentences: Sentences<PlanIssues> = {};
