import type { Sentences } from './sentences.ts';

/** What would have been accepted in the place of a number that was not. */
export type NumberExpectation = 'decimal' | 'integer' | 'positive' | 'not-negative';

const EXPECTED_EN: Record<NumberExpectation, string> = {
  decimal: "a decimal such as '-12.50' or '1e-3'",
  integer: 'a whole number',
  positive: 'a decimal above zero',
  'not-negative': 'a decimal that is not below zero',
};
const EXPECTED_ZH: Record<NumberExpectation, string> = {
  decimal: '形如 -12.50 或 1e-3 的十进制数',
  integer: '整数',
  positive: '大于零的十进制数',
  'not-negative': '不小于零的十进制数',
};

/** Faults of numbers themselves: what cannot be read as a decimal, and what arithmetic cannot answer. */
export interface NumberIssues {
  /** `found` is what arrived, as `shown` prints it. */
  'number-invalid': { readonly found: string; readonly expected: NumberExpectation };
  /** A value that needs more digits than `limit`: 2,000 for a value, 38 for a booked amount. */
  'number-too-long': { readonly digits: number; readonly limit: number };
  /** `dividend` is the exact text of what was to be divided, cut if it is long. */
  'division-by-zero': { readonly dividend: string };
  /** `compound` over more periods than anything is worth computing for. */
  'compound-periods': { readonly periods: string; readonly limit: number };
  /** `compound` at a rate below −1, which leaves less than nothing. */
  'compound-rate': { readonly rate: string };
}

export const numberSentences: Sentences<NumberIssues> = {
  'number-invalid': {
    en: (facts) => `expected ${EXPECTED_EN[facts.expected]}, found ${facts.found}`,
    zh: (facts) => `应为${EXPECTED_ZH[facts.expected]},实际为 ${facts.found}`,
  },
  'number-too-long': {
    en: (facts) => `the value needs ${facts.digits} digits; at most ${facts.limit} are allowed`,
    zh: (facts) => `该值需要 ${facts.digits} 位数字,最多允许 ${facts.limit} 位`,
  },
  'division-by-zero': {
    en: (facts) => `${facts.dividend} cannot be divided by zero`,
    zh: (facts) => `${facts.dividend} 不能除以零`,
  },
  'compound-periods': {
    en: (facts) => `compound over ${facts.periods} periods; at most ${facts.limit} are allowed, forward or back`,
    zh: (facts) => `compound 的期数为 ${facts.periods},正向或逆向最多允许 ${facts.limit} 期`,
  },
  'compound-rate': {
    en: (facts) => `compound at a rate of ${facts.rate}; a rate is not below -1`,
    zh: (facts) => `compound 的利率为 ${facts.rate};利率不得低于 -1`,
  },
};
