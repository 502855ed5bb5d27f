import type { Sentences } from './sentences.ts';

export type SettleIssues = Record<never, never>;

export const settleSentences: Sentences<SettleIssues> = {};
