import { didYouMean, didYouMeanZh, type Sentences } from './sentences.ts';

const TOTALS_REASONS = {
  basis: [
    "needs a price with a cumulative basis 'marginal': only that is a difference of two totals",
    '需要累计方式为“marginal”的价格:只有它是两个累计数之差',
  ],
  bounds: [
    'goes with no floor or cap: those act on one document, and the fees of a window would no longer add up',
    '不能与保底或封顶并用:它们作用于单张单据,窗口内各笔费用之和将不再吻合',
  ],
  'round-each': [
    'goes with no roundEach: what is rounded is either every band or the totals',
    '不能与 roundEach 并用:舍入的要么是每一档,要么是累计数',
  ],
  divided: ['has no meaning where one amount is divided', '在分摊一笔金额时没有意义'],
} as const;

/** Faults of prices: of their definitions, and of what facts make of them. */
export interface PriceIssues {
  /** `rounding: { of: 'totals' }` in a place where it can't be. */
  'rounding-totals': { readonly name: string; readonly reason: keyof typeof TOTALS_REASONS };
  /** Every band is to be rounded, and the step says nothing of how. */
  'round-each': { readonly fee: string };
  'tax-rate': { readonly rate: string };
  'tax-payer': {
    readonly tax: string;
    readonly fee: string;
    readonly payer: string;
    readonly expected: string;
  };
  /** `by`: the tax that is contained in the fee already. */
  'tax-twice': { readonly tax: string; readonly fee: string; readonly by: string };
  /** `by`: the apportionment whose shares stand in place of the fee's own line. */
  'tax-apportioned': { readonly tax: string; readonly fee: string; readonly by: string };
  /** One is of the document's lines, and the other of the document. */
  'tax-level': { readonly tax: string; readonly fee: string };
  'package-size': { readonly size: string };
  'package-free': { readonly free: string };
  /** Bounds that are formulas, with the values that one document gives them. */
  'bands-falling': { readonly fee: string; readonly from: string; readonly previous: string };
  'bands-top-low': { readonly fee: string; readonly upTo: string; readonly from: string };
  'calculator-invalid': { readonly member: string; readonly found: string; readonly expected: keyof typeof MEMBERS };
  'calculator-twice': { readonly calculator: string; readonly version: string };
  'calculator-unknown': { readonly calculator: string; readonly nearest: string | undefined };
  /** `known`: the versions that are registered, separated by commas. */
  'calculator-version': { readonly calculator: string; readonly version: string; readonly known: string };
  'calculator-input-missing': { readonly calculator: string; readonly input: string };
  'calculator-input-unknown': {
    readonly calculator: string;
    readonly input: string;
    readonly nearest: string | undefined;
  };
  /** An input without end as a decimal, such as 1/3: calculators are given decimals. */
  'calculator-input-endless': { readonly calculator: string; readonly input: string; readonly value: string };
  /** `reason`: what it threw. */
  'calculator-failed': { readonly calculator: string; readonly version: string; readonly reason: string };
  'calculator-answer': { readonly calculator: string; readonly version: string; readonly found: string };
}

const MEMBERS = {
  object: ['an object with name, version, inputs and calculate', '含 name、version、inputs 与 calculate 的对象'],
  id: ['an id of 1 to 128 characters', '1 至 128 个字符的标识'],
  inputs: [
    'an object of input names, each with money, ratio, quantity, integer, text, boolean or date',
    '由输入名到 money、ratio、quantity、integer、text、boolean 或 date 的对象',
  ],
  function: ['a function', '函数'],
} as const;

export const priceSentences: Sentences<PriceIssues> = {
  'rounding-totals': {
    en: ({ name, reason }) => `Rounding totals, as '${name}' does, ${TOTALS_REASONS[reason][0]}`,
    zh: ({ name, reason }) => `“${name}”按累计数舍入(totals),${TOTALS_REASONS[reason][1]}`,
  },
  'round-each': {
    en: ({ fee }) => `Every band of '${fee}' is to be rounded, but it names no rounding`,
    zh: ({ fee }) => `“${fee}”要求逐档舍入,但没有写 rounding`,
  },
  'tax-rate': {
    en: ({ rate }) => `A tax rate cannot be below zero; it is ${rate}`,
    zh: ({ rate }) => `税率不得为负;现为 ${rate}`,
  },
  'tax-payer': {
    en: ({ tax, fee, payer, expected }) =>
      `'${tax}' is contained in '${fee}', which '${expected}' pays; '${payer}' cannot be its payer`,
    zh: ({ tax, fee, payer, expected }) => `“${tax}”含于“${fee}”之中,后者由“${expected}”支付;其付款方不能是“${payer}”`,
  },
  'tax-twice': {
    en: ({ tax, fee, by }) => `'${tax}' cannot be contained in '${fee}': '${by}' is already, and only one tax can be`,
    zh: ({ tax, fee, by }) => `“${tax}”不能再含于“${fee}”:其中已含“${by}”,只能含一种税`,
  },
  'tax-apportioned': {
    en: ({ tax, fee, by }) =>
      `'${tax}' cannot be contained in '${fee}': '${by}' divides it, so it has no line of its own to take from`,
    zh: ({ tax, fee, by }) => `“${tax}”不能含于“${fee}”:该费用由“${by}”分摊,没有自己的明细可扣减`,
  },
  'tax-level': {
    en: ({ tax, fee }) => `'${tax}' cannot be contained in '${fee}': one is of each line, the other of the document`,
    zh: ({ tax, fee }) => `“${tax}”不能含于“${fee}”:其中一个按明细行计算,另一个按整张单据计算`,
  },
  'package-size': {
    en: ({ size }) => `The size of a package must be above zero; it is ${size}`,
    zh: ({ size }) => `每份的大小必须大于零;现为 ${size}`,
  },
  'package-free': {
    en: ({ free }) => `What is free of charge cannot be below zero; it is ${free}`,
    zh: ({ free }) => `免费额度不得为负;现为 ${free}`,
  },
  'bands-falling': {
    en: ({ fee, from, previous }) => `The bands of '${fee}' must rise: ${from} comes after ${previous}`,
    zh: ({ fee, from, previous }) => `费用“${fee}”的阶梯必须递增:${previous} 之后是 ${from}`,
  },
  'bands-top-low': {
    en: ({ fee, upTo, from }) =>
      `upTo of '${fee}' must lie above its last band, which begins at ${from}; it is ${upTo}`,
    zh: ({ fee, upTo, from }) => `费用“${fee}”的 upTo 必须高于最后一个阶梯的起点 ${from};现为 ${upTo}`,
  },
  'calculator-invalid': {
    en: ({ member, found, expected }) => `'${member}' of a calculator is ${found}; expected ${MEMBERS[expected][0]}`,
    zh: ({ member, found, expected }) => `计算器的“${member}”为 ${found};应为${MEMBERS[expected][1]}`,
  },
  'calculator-twice': {
    en: ({ calculator, version }) => `The calculator '${calculator}' version '${version}' is there twice`,
    zh: ({ calculator, version }) => `计算器“${calculator}”版本“${version}”重复出现`,
  },
  'calculator-unknown': {
    en: ({ calculator, nearest }) => `There is no calculator '${calculator}'${didYouMean(nearest)}`,
    zh: ({ calculator, nearest }) => `没有名为“${calculator}”的计算器${didYouMeanZh(nearest)}`,
  },
  'calculator-version': {
    en: ({ calculator, version, known }) =>
      `The calculator '${calculator}' has no version '${version}'; there are: ${known}`,
    zh: ({ calculator, version, known }) => `计算器“${calculator}”没有版本“${version}”;现有:${known}`,
  },
  'calculator-input-missing': {
    en: ({ calculator, input }) => `The calculator '${calculator}' needs the input '${input}'`,
    zh: ({ calculator, input }) => `计算器“${calculator}”需要输入“${input}”`,
  },
  'calculator-input-unknown': {
    en: ({ calculator, input, nearest }) =>
      `The calculator '${calculator}' has no input '${input}'${didYouMean(nearest)}`,
    zh: ({ calculator, input, nearest }) => `计算器“${calculator}”没有输入“${input}”${didYouMeanZh(nearest)}`,
  },
  'calculator-input-endless': {
    en: ({ calculator, input, value }) =>
      `'${input}' of the calculator '${calculator}' is ${value}, which has no end as a decimal; round it`,
    zh: ({ calculator, input, value }) => `计算器“${calculator}”的输入“${input}”为 ${value},不是有限小数;请先舍入`,
  },
  'calculator-failed': {
    en: ({ calculator, version, reason }) => `The calculator '${calculator}' version '${version}' failed: ${reason}`,
    zh: ({ calculator, version, reason }) => `计算器“${calculator}”版本“${version}”出错:${reason}`,
  },
  'calculator-answer': {
    en: ({ calculator, version, found }) =>
      `The calculator '${calculator}' version '${version}' answered ${found}; expected a decimal such as '12.50'`,
    zh: ({ calculator, version, found }) =>
      `计算器“${calculator}”版本“${version}”返回 ${found};应为十进制数,如 “12.50”`,
  },
};
