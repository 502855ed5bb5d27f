import type { Sentences } from './sentences.ts';

export type BillingIssues = Record<never, never>;

export const billingSentences: Sentences<BillingIssues> = {};
