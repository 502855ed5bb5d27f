import type { Sentences } from './sentences.ts';

/** Faults of what reads running totals, and of what is charged once a period. */
export interface BalanceIssues {
  /** The last window's balance says one band for a whole document, and a lifetime has no window before it. */
  'cumulative-last': { readonly accumulator: string; readonly reason: 'basis' | 'lifetime' };
  /** `adds`: what the accumulator adds instead of the fee. */
  'period-cap-accumulator': { readonly fee: string; readonly accumulator: string; readonly adds: string };
}

export const balanceSentences: Sentences<BalanceIssues> = {
  'cumulative-last': {
    en: (f) =>
      f.reason === 'basis'
        ? `the last window of '${f.accumulator}' gives one band for a whole document; it goes with the basis 'before'`
        : `'${f.accumulator}' runs over a lifetime, which has no window before it`,
    zh: (f) =>
      f.reason === 'basis'
        ? `累额“${f.accumulator}”的上一窗口为整张单据给出同一档;须与 basis 'before' 一起使用`
        : `累额“${f.accumulator}”的窗口为 lifetime,没有上一个窗口`,
  },
  'period-cap-accumulator': {
    en: (f) => `the period cap of '${f.fee}' needs what '${f.fee}' charged so far; '${f.accumulator}' adds '${f.adds}'`,
    zh: (f) => `费用“${f.fee}”的周期封顶需要其已计费累额;而“${f.accumulator}”累计的是“${f.adds}”`,
  },
};
