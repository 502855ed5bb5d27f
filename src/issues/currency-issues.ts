import type { Sentences } from './sentences.ts';
import { typesZh } from './type-words.ts';

/** Faults of amounts in several currencies. */
export interface CurrencyIssues {
  /** What is to be converted is in the currency that it is to be converted into. */
  'conversion-same': { readonly currency: string };
  /** What is to be converted is no money; `found` is its type. */
  'conversion-amount': { readonly found: string };
  /** A conversion rounds, and a step says how only where it says so. */
  'conversion-rounding': { readonly fee: string; readonly currency: string };
  /** A rate is above zero. */
  'conversion-rate': { readonly fee: string; readonly rate: string };
  /** Lines are in the model's currency; a step may have its own. */
  'fee-currency': { readonly fee: string; readonly found: string; readonly expected: string };
  /** What is divided into lines is in another currency than they are. */
  'apportionment-currency': {
    readonly apportionment: string;
    readonly of: string;
    readonly found: string;
    readonly expected: string;
  };
}

export const currencySentences: Sentences<CurrencyIssues> = {
  'conversion-same': {
    en: (f) => `this converts ${f.currency} into ${f.currency}`,
    zh: (f) => `此处把 ${f.currency} 换算成 ${f.currency}`,
  },
  'conversion-amount': {
    en: (f) => `what is converted is money of another currency, not ${f.found}`,
    zh: (f) => `只能换算其他币种的金额,而不是${typesZh(f.found)}`,
  },
  'conversion-rounding': {
    en: (f) => `'${f.fee}' converts into ${f.currency} and must say how that is rounded`,
    zh: (f) => `“${f.fee}”换算成 ${f.currency},必须说明舍入方式`,
  },
  'conversion-rate': {
    en: (f) => `the rate of '${f.fee}' is ${f.rate}; a rate of exchange is above zero`,
    zh: (f) => `“${f.fee}”的汇率为 ${f.rate};汇率必须大于零`,
  },
  'fee-currency': {
    en: (f) =>
      `'${f.fee}' is booked, so it is in ${f.expected} as the model is, not in ${f.found}; let a step be in ${f.found}, and a fee of kind 'conversion' book it in ${f.expected}`,
    zh: (f) =>
      `费用项“${f.fee}”要入账,币种须为模型的 ${f.expected},而不是 ${f.found};请用步骤以 ${f.found} 计算,再用“conversion”费用项以 ${f.expected} 入账`,
  },
  'apportionment-currency': {
    en: (f) =>
      `'${f.apportionment}' divides '${f.of}', which is in ${f.found}, and its shares are in ${f.expected}; convert it in a step of kind 'conversion' first`,
    zh: (f) => `“${f.apportionment}”分摊的“${f.of}”为 ${f.found},而份额为 ${f.expected};请先用“conversion”步骤换算`,
  },
};
