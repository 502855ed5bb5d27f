import type { Sentences } from './sentences.ts';

/** Faults of what reads running totals, and of what is charged once a period. */
export interface BalanceIssues {
  /** The last window's balance says one band for a whole document, and not every window has one before it. */
  'cumulative-last': { readonly accumulator: string; readonly reason: 'basis' | 'window' };
  /** `adds`: what the accumulator adds instead of the fee. */
  'period-cap-accumulator': { readonly fee: string; readonly accumulator: string; readonly adds: string };
  'period-missing': { readonly fee: string };
  'period-unneeded': { readonly fee: string };
  /** Only windows of the calendar have period documents. */
  'period-window': { readonly fee: string; readonly accumulator: string; readonly window: string };
  /** An amount of every document reads one that is decided once a period. */
  'period-amount': { readonly reader: string; readonly amount: string };
  /** A fee per period reads an amount that every document has one of; `amount` is it. */
  'period-reads-document': { readonly fee: string; readonly amount: string };
  /** A date that only a period document has. */
  'period-factor': { readonly factor: string };
}

export const balanceSentences: Sentences<BalanceIssues> = {
  'cumulative-last': {
    en: (f) =>
      f.reason === 'basis'
        ? `the last window of '${f.accumulator}' gives one band for a whole document; it goes with the basis 'before'`
        : `'${f.accumulator}' runs over a window that has none before it`,
    zh: (f) =>
      f.reason === 'basis'
        ? `累额“${f.accumulator}”的上一窗口为整张单据给出同一档;须与 basis 'before' 一起使用`
        : `累额“${f.accumulator}”的窗口之前没有上一个窗口`,
  },
  'period-cap-accumulator': {
    en: (f) => `the period cap of '${f.fee}' needs what '${f.fee}' charged so far; '${f.accumulator}' adds '${f.adds}'`,
    zh: (f) => `费用“${f.fee}”的周期封顶需要其已计费累额;而“${f.accumulator}”累计的是“${f.adds}”`,
  },
  'period-missing': {
    en: (f) => `'${f.fee}' is charged per period; say which: { accumulator } or { window }`,
    zh: (f) => `费用“${f.fee}”按周期收取,须以 { accumulator } 或 { window } 指明周期`,
  },
  'period-unneeded': {
    en: (f) => `'${f.fee}' names a period, which only a booked fee per period does`,
    zh: (f) => `“${f.fee}”指明了周期,但只有按周期收取的入账费用才需要`,
  },
  'period-window': {
    en: (f) =>
      `'${f.fee}' is charged per period of the calendar (day, week, month, quarter or year); the window of '${f.accumulator}' is ${f.window}`,
    zh: (f) =>
      `费用“${f.fee}”按日历周期(day、week、month、quarter、year)收取;而累额“${f.accumulator}”的窗口为 ${f.window}`,
  },
  'period-amount': {
    en: (f) =>
      `'${f.reader}' is computed for every document and reads '${f.amount}', which is decided once a period; read an accumulator that adds it`,
    zh: (f) => `“${f.reader}”按单据计算,却引用了按周期计算的“${f.amount}”;请引用累计它的累额`,
  },
  'period-reads-document': {
    en: (f) =>
      `'${f.fee}' is decided once a period and reads '${f.amount}', which is booked elsewhere; read an accumulator that adds it, or a step`,
    zh: (f) => `“${f.fee}”按周期计算,却引用了在别处入账的“${f.amount}”;请引用累计它的累额,或中间步骤`,
  },
  'period-factor': {
    en: (f) => `'${f.factor}' is a date of a period, which only what is decided per period can read`,
    zh: (f) => `“${f.factor}”是周期的日期,只有按周期计算的项目可以引用`,
  },
};
