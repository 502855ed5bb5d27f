import type { Sentences } from './sentences.ts';

/** Faults of what a running total keeps, and over which time it runs. */
export interface AccumulatorIssues {
  /** Something that only a sum can do: what adds up to it, or is left of it, is asked of a count or a high-water mark. */
  'accumulator-keeps': {
    readonly accumulator: string;
    readonly keeps: 'count' | 'max';
    readonly use: 'cumulative' | 'period-cap' | 'limit';
  };
  'week-start-unneeded': { readonly accumulator: string; readonly window: string };
  /** A window that begins and ends with its document or contract, in whatever zone. */
  'window-zone-unneeded': { readonly accumulator: string; readonly window: string };
  'window-date-missing': { readonly accumulator: string; readonly factor: string; readonly document: string };
}

const KEPT = { count: ['a count', '计数'], max: ['a high-water mark', '最高值'] } as const;

const USES = {
  cumulative: [
    "a document's measure isn't what is added to it, so that a cumulative price of it has the basis 'before'",
    "单据的计量并不累加其上,因此以其累进的价格只能用 basis 'before'",
  ],
  'period-cap': ['a period cap needs the sum of what was charged', '周期封顶需要已计费用之和'],
  limit: ['a limit bounds a sum', '限额只限制累计之和'],
} as const;

export const accumulatorSentences: Sentences<AccumulatorIssues> = {
  'accumulator-keeps': {
    en: (f) => `'${f.accumulator}' keeps ${KEPT[f.keeps][0]}: ${USES[f.use][0]}`,
    zh: (f) => `累额“${f.accumulator}”保存的是${KEPT[f.keeps][1]}:${USES[f.use][1]}`,
  },
  'week-start-unneeded': {
    en: (f) => `'${f.accumulator}' says on which day weeks start; its window is ${f.window}`,
    zh: (f) => `累额“${f.accumulator}”指明了一周的起始日,但其窗口为 ${f.window}`,
  },
  'window-zone-unneeded': {
    en: (f) => `'${f.accumulator}' states a time zone; no calendar cuts its window, ${f.window}`,
    zh: (f) => `累额“${f.accumulator}”指明了时区,但其窗口 ${f.window} 不按日历划分`,
  },
  'window-date-missing': {
    en: (f) =>
      `Document '${f.document}' lacks '${f.factor}', the date from which the years of '${f.accumulator}' count`,
    zh: (f) => `单据“${f.document}”缺少“${f.factor}”,即累额“${f.accumulator}”按年计算的起始日期`,
  },
};
