import type { Sentences } from './sentences.ts';

/** Faults of numbers themselves: what cannot be read as a decimal, and what arithmetic cannot answer. */
export interface NumberIssues {
  /** `found` is what arrived, as `shown` prints it; `expected` says what would have been accepted. */
  'number-invalid': { readonly found: string; readonly expected: string };
  /** A value that needs more digits than `limit`: 2,000 for a value, 38 for a booked amount. */
  'number-too-long': { readonly digits: number; readonly limit: number };
  /** `dividend` is the exact text of what was to be divided, cut if it is long. */
  'division-by-zero': { readonly dividend: string };
}

export const numberSentences: Sentences<NumberIssues> = {
  'number-invalid': {
    en: (facts) => `${facts.found} is not a number that is accepted here; expected ${facts.expected}`,
    zh: (facts) => `${facts.found} 不是此处可接受的数;应为 ${facts.expected}`,
  },
  'number-too-long': {
    en: (facts) => `The value needs ${facts.digits} digits; at most ${facts.limit} are allowed`,
    zh: (facts) => `该值需要 ${facts.digits} 位数字,最多允许 ${facts.limit} 位`,
  },
  'division-by-zero': {
    en: (facts) => `${facts.dividend} cannot be divided by zero`,
    zh: (facts) => `${facts.dividend} 不能除以零`,
  },
};
