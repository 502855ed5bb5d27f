import { didYouMean, didYouMeanZh, type Sentences } from './sentences.ts';

const STATES = {
  waiting: ['waits to be cleared', '待清算'],
  cleared: ['is cleared', '已清算'],
  aside: ['is set aside', '已搁置'],
} as const;

const OPTIONS = {
  'whole-number': ['a whole number from 1 on', '不小于 1 的整数'],
  instant: ['an instant with offset', '带时区偏移的时刻'],
  serial: ['a serial or a time, and not both', '流水号或时刻,二者择一'],
  text: ['a text of 1 to 200 characters', '1 至 200 个字符的文本'],
  lane: ['a lane: { tenant, model, key }', '通道:{ tenant, model, key }'],
} as const;

/** Faults of lanes, and of work in shards. `lane` is its tenant, model and key as text. */
export interface LaneIssues {
  /** `parts` of the lane's key that the accumulator isn't kept by. */
  'lane-accumulator-key': { readonly accumulator: string; readonly parts: string };
  /** `models` that have a lane, and a store that keeps none. */
  'store-without-lanes': { readonly models: string };
  /** A document lacks what its lane is kept by. */
  'lane-key-missing': { readonly document: string; readonly part: string };
  /** Its facts, as they were gathered, belong to another lane than what the document brought. */
  'lane-key-other': { readonly document: string; readonly lane: string };
  /** It is to be billed at once, and its model has a lane. */
  'document-of-lane': { readonly document: string; readonly lane: string };
  /** It is added to a lane, and its model has none. */
  'document-without-lane': { readonly document: string; readonly model: string };
  /** It is added to a lane, and refunds stand in none. */
  'refund-of-lane': { readonly document: string };
  /** What a reset would take back has been refunded. */
  'lane-refunded': { readonly lane: string; readonly document: string; readonly refunds: number };
  /** `furthest`: business time of the furthest document that is cleared. */
  'lane-late': { readonly document: string; readonly lane: string; readonly time: string; readonly furthest: string };
  'lane-document-unknown': { readonly document: string };
  /** An operator's step that its state doesn't allow. */
  'lane-document-state': { readonly document: string; readonly state: keyof typeof STATES };
  'lane-unknown': { readonly lane: string };
  /** `last`: the serial of the checkpoint. */
  'lane-serial-unknown': { readonly lane: string; readonly serial: number; readonly last: number };
  'lane-option-invalid': {
    readonly option: string;
    readonly found: string;
    readonly expected: keyof typeof OPTIONS;
    readonly nearest: string | undefined;
  };
  /** An order holds lines of documents that a reset has taken back. `documents` lists them, at most 20. */
  'order-lines-pending': { readonly order: string; readonly documents: string };
  /** `shard`: its place, from 0. */
  'shard-failed': { readonly shard: number; readonly attempts: number; readonly reason: string };
  'store-without-commit-keys': { readonly task: string };
}

export const laneSentences: Sentences<LaneIssues> = {
  'lane-accumulator-key': {
    en: (f) =>
      `'${f.accumulator}' is shared by many lanes: its key lacks ${f.parts} of the lane's key; add that, or say order: 'commit'`,
    zh: (f) => `累额“${f.accumulator}”被多条通道共用:其键缺少通道键中的 ${f.parts};请补上,或声明 order: 'commit'`,
  },
  'store-without-lanes': {
    en: (f) => `the store keeps no lanes, and these models have one: ${f.models}`,
    zh: (f) => `存储不支持顺序清算,而这些模型需要:${f.models}`,
  },
  'lane-key-missing': {
    en: (f) => `the document '${f.document}' has no '${f.part}', which its lane is kept by`,
    zh: (f) => `单据“${f.document}”缺少其通道所依据的“${f.part}”`,
  },
  'lane-key-other': {
    en: (f) =>
      `the document '${f.document}' waits in the lane ${f.lane}, and facts that were gathered for it belong to another one`,
    zh: (f) => `单据“${f.document}”在通道 ${f.lane} 中等待,而为其采集到的因子属于另一通道`,
  },
  'document-of-lane': {
    en: (f) =>
      `the document '${f.document}' belongs to the lane ${f.lane} and is cleared in its order: add it with lanes.add, then clear the lane`,
    zh: (f) => `单据“${f.document}”属于通道 ${f.lane},须按顺序清算:请用 lanes.add 加入,再清算该通道`,
  },
  'document-without-lane': {
    en: (f) => `the document '${f.document}' belongs to '${f.model}', which has no lane: bill it at once`,
    zh: (f) => `单据“${f.document}”所属模型“${f.model}”没有通道:请直接计费`,
  },
  'refund-of-lane': {
    en: (f) => `'${f.document}' is a refund, which stands in no lane: bill it at once`,
    zh: (f) => `“${f.document}”是退款单,不在任何通道中:请直接计费`,
  },
  'lane-refunded': {
    en: (f) =>
      `the lane ${f.lane} cannot be reset before '${f.document}', which has ${f.refunds} refunds: take those back first`,
    zh: (f) => `通道 ${f.lane} 不能重置到“${f.document}”之前,其已有 ${f.refunds} 笔退款:请先冲正退款`,
  },
  'lane-late': {
    en: (f) =>
      `the document '${f.document}' of ${f.time} comes late: the lane ${f.lane} is cleared up to ${f.furthest}`,
    zh: (f) => `单据“${f.document}”(${f.time})迟到:通道 ${f.lane} 已清算至 ${f.furthest}`,
  },
  'lane-document-unknown': {
    en: (f) => `no lane has a document '${f.document}'`,
    zh: (f) => `没有通道含有单据“${f.document}”`,
  },
  'lane-document-state': {
    en: (f) => `the document '${f.document}' ${STATES[f.state][0]}`,
    zh: (f) => `单据“${f.document}”${STATES[f.state][1]}`,
  },
  'lane-unknown': { en: (f) => `there is no lane ${f.lane}`, zh: (f) => `没有通道 ${f.lane}` },
  'lane-serial-unknown': {
    en: (f) => `the lane ${f.lane} has no serial ${f.serial}; its last one is ${f.last}`,
    zh: (f) => `通道 ${f.lane} 没有流水号 ${f.serial};最后一个是 ${f.last}`,
  },
  'lane-option-invalid': {
    en: (f) => `'${f.option}' is ${f.found}; expected ${OPTIONS[f.expected][0]}${didYouMean(f.nearest)}`,
    zh: (f) => `“${f.option}”为 ${f.found};应为${OPTIONS[f.expected][1]}${didYouMeanZh(f.nearest)}`,
  },
  'order-lines-pending': {
    en: (f) => `the order '${f.order}' holds lines of documents that wait to be cleared again: ${f.documents}`,
    zh: (f) => `结算单“${f.order}”含有待重新清算单据的明细:${f.documents}`,
  },
  'shard-failed': {
    en: (f) => `shard ${f.shard} failed ${f.attempts} times: ${f.reason}`,
    zh: (f) => `分片 ${f.shard} 失败 ${f.attempts} 次:${f.reason}`,
  },
  'store-without-commit-keys': {
    en: (f) => `the store keeps no commit keys, so the merge of '${f.task}' could take effect twice`,
    zh: (f) => `存储不支持提交键,“${f.task}”的合并可能生效两次`,
  },
};
