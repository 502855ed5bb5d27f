import type { Sentences } from './sentences.ts';

/** Faults of the store. Both can be tried again: nothing was written, or the repeated document answers `exists`. */
export interface StoreIssues {
  /** `operation`: the store's method that failed; its own error is the cause. */
  'store-failed': { readonly operation: string; readonly reason: string };
  /** Others kept changing what was read, `attempts` times in a row. */
  'store-conflict': { readonly work: string; readonly attempts: number };
}

export const storeSentences: Sentences<StoreIssues> = {
  'store-failed': {
    en: (f) => `The store failed at '${f.operation}': ${f.reason}`,
    zh: (f) => `存储在“${f.operation}”时出错:${f.reason}`,
  },
  'store-conflict': {
    en: (f) => `'${f.work}' was overtaken ${f.attempts} times by others who changed what it had read`,
    zh: (f) => `“${f.work}”所读取的数据被他人连续更改 ${f.attempts} 次`,
  },
};
