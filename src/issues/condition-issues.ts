import type { Sentences } from './sentences.ts';

export type ConditionIssues = Record<never, never>;

export const conditionSentences: Sentences<ConditionIssues> = {};
