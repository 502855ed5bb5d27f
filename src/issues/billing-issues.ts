import { didYouMean, didYouMeanZh, type Sentences } from './sentences.ts';

const DEFINITIONS = { model: ['model', '结算模型'], contract: ['contract', '合约'] } as const;

const OPTIONS = {
  options: ['an object of options', '选项对象'],
  models: ['a list of models as defineModel or parseModel gives them', '由 defineModel 或 parseModel 得到的模型列表'],
  contracts: [
    'a list of contracts as defineContract or parseContract gives them',
    '由 defineContract 或 parseContract 得到的合约列表',
  ],
  rules: ['a rule book as defineRules or parseRuleBook gives it', '由 defineRules 或 parseRuleBook 得到的规则簿'],
  list: ['a list', '列表'],
  intakes: ['a list of intakes as defineIntake gives them', '由 defineIntake 得到的收单定义列表'],
} as const;

/** Faults of taking a document through the flow, and of orders by their ids. */
export interface BillingIssues {
  /** `name`: code of the model, or id and version of the contract. */
  'definition-absent': { readonly kind: keyof typeof DEFINITIONS; readonly name: string; readonly hash: string };
  /** A model for one business, and a document of another. */
  'business-other': {
    readonly document: string;
    readonly found: string;
    readonly expected: string;
    readonly model: string;
  };
  'document-currency-missing': { readonly document: string; readonly model: string };
  'document-currency-other': {
    readonly document: string;
    readonly found: string;
    readonly expected: string;
    readonly model: string;
  };
  'order-unknown': { readonly order: string };
  /** A running total is asked for by a name that no model has, or by a member that is no such thing. */
  'balance-query-invalid': {
    readonly member: 'model' | 'accumulator' | 'timeZone' | 'key' | 'tenant' | 'window';
    readonly found: string;
    readonly nearest: string | undefined;
  };
  /** `option` of `createEngine`, or a list handed to an engine; `expected` is what it should have been. */
  'option-invalid': { readonly option: string; readonly found: string; readonly expected: keyof typeof OPTIONS };
  'option-unknown': { readonly option: string; readonly nearest: string | undefined };
  'as-of-invalid': { readonly found: string };
  /** `reason`: what the clock threw, or said instead of milliseconds since 1970. */
  'clock-failed': { readonly reason: string };
  /** A promise of the library is broken: its bug, not the caller's. */
  'invariant-broken': { readonly reason: string };
}

export const billingSentences: Sentences<BillingIssues> = {
  'definition-absent': {
    en: ({ kind, name, hash }) =>
      `The ${DEFINITIONS[kind][0]} '${name}' of hash ${hash} is not here; published definitions are kept, so hand it in`,
    zh: ({ kind, name, hash }) =>
      `找不到哈希为 ${hash} 的${DEFINITIONS[kind][1]}“${name}”;已发布的定义须保留,请一并提供`,
  },
  'business-other': {
    en: (f) => `Document '${f.document}' is of business '${f.found}', and model '${f.model}' is for '${f.expected}'`,
    zh: (f) => `单据“${f.document}”属于业务“${f.found}”,而模型“${f.model}”用于“${f.expected}”`,
  },
  'document-currency-missing': {
    en: (f) => `Document '${f.document}' names no currency, and model '${f.model}' books in the document's`,
    zh: (f) => `单据“${f.document}”没有币种,而模型“${f.model}”以单据币种记账`,
  },
  'document-currency-other': {
    en: (f) => `Document '${f.document}' is in ${f.found}, and model '${f.model}' books in ${f.expected}`,
    zh: (f) => `单据“${f.document}”的币种为 ${f.found},而模型“${f.model}”以 ${f.expected} 记账`,
  },
  'order-unknown': {
    en: (f) => `There is no settlement order '${f.order}'`,
    zh: (f) => `没有结算单“${f.order}”`,
  },
  'balance-query-invalid': {
    en: (f) => `There is no running total with the ${f.member} ${f.found}${didYouMean(f.nearest)}`,
    zh: (f) => `没有 ${f.member} 为 ${f.found} 的累额${didYouMeanZh(f.nearest)}`,
  },
  'option-invalid': {
    en: (f) => `'${f.option}' is ${f.found}; expected ${OPTIONS[f.expected][0]}`,
    zh: (f) => `“${f.option}”为 ${f.found};应为${OPTIONS[f.expected][1]}`,
  },
  'option-unknown': {
    en: (f) => `There is no option '${f.option}'${didYouMean(f.nearest)}`,
    zh: (f) => `没有选项“${f.option}”${didYouMeanZh(f.nearest)}`,
  },
  'as-of-invalid': {
    en: (f) => `${f.found} is no instant; expected ISO 8601 with offset, such as '2026-12-01T00:00:00+08:00'`,
    zh: (f) => `${f.found} 不是时刻;应为带时区偏移的 ISO 8601,如 “2026-12-01T00:00:00+08:00”`,
  },
  'clock-failed': {
    en: (f) => `The clock didn't say what time it is: ${f.reason}`,
    zh: (f) => `时钟未给出当前时间:${f.reason}`,
  },
  'invariant-broken': {
    en: (f) => `Feewright broke a promise of its own; please report it: ${f.reason}`,
    zh: (f) => `Feewright 违反了自身的约定,请报告:${f.reason}`,
  },
};
