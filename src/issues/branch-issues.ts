import type { Sentences } from './sentences.ts';

/** Faults of branches. */
export interface BranchIssues {
  /** `kind`: what has moved in the base since the branch read or wrote it; `name`: which. */
  'branch-overtaken': { readonly kind: 'document' | 'balance' | 'order' | 'message' | 'lane'; readonly name: string };
  /** A call after the branch was promoted or dropped. */
  'branch-ended': { readonly branch: string; readonly by: 'promote' | 'drop' };
  /** Another engine is to take the branch over, and it keeps its state in another store. */
  'branch-elsewhere': { readonly branch: string };
  /** A document of a list that is to be billed again is cleared in order. */
  'branch-lane': { readonly document: string; readonly lane: string };
  'branch-invalid': { readonly field: string; readonly found: string; readonly expected: string };
}

const KINDS = {
  document: ['document', '单据'],
  balance: ['running total', '累额'],
  order: ['order', '结算单'],
  message: ['message', '消息'],
  lane: ['lane', '通道'],
} as const;

export const branchSentences: Sentences<BranchIssues> = {
  'branch-overtaken': {
    en: (f) => `The branch is overtaken: ${KINDS[f.kind][0]} '${f.name}' has changed in what it was forked from`,
    zh: (f) => `分支已过时:${KINDS[f.kind][1]}“${f.name}”在其来源中已变更`,
  },
  'branch-ended': {
    en: (f) => `The branch '${f.branch}' was ${f.by === 'promote' ? 'promoted' : 'dropped'}, and answers no more`,
    zh: (f) => `分支“${f.branch}”已${f.by === 'promote' ? '并入' : '丢弃'},不再应答`,
  },
  'branch-elsewhere': {
    en: (f) => `The branch '${f.branch}' is promoted to the store that it was forked from; this engine has another one`,
    zh: (f) => `分支“${f.branch}”只能并入其来源存储;该引擎使用另一存储`,
  },
  'branch-lane': {
    en: (f) =>
      `Document '${f.document}' is cleared in lane ${f.lane}: reset that lane on the branch and clear it again, instead of billing a list`,
    zh: (f) => `单据“${f.document}”按序在通道 ${f.lane} 中清算:请在分支上重置并重新清算该通道,而非按列表重新计费`,
  },
  'branch-invalid': {
    en: (f) => `A branch's '${f.field}' is ${f.found}; expected ${f.expected}`,
    zh: (f) => `分支的“${f.field}”为 ${f.found};应为 ${f.expected}`,
  },
};
