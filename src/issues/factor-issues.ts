import { didYouMean, didYouMeanZh, type Sentences } from './sentences.ts';

/** What a provider, its answer or a snapshot should have held, as a closed list, so that each can be said in both languages. */
export type FactorExpectation = keyof typeof EXPECTATIONS;

const EXPECTATIONS = {
  'provider-name': [
    "a name of 1 to 128 characters, not beginning with 'step:', other than 'document', 'default', 'contract' and 'engine'",
    '1 至 128 个字符的名称,不以“step:”开头,且不是“document”、“default”、“contract”或“engine”',
  ],
  'factor-codes': ['a list of codes of factors', '因子编码列表'],
  businesses: ['a list of businesses', '业务列表'],
  text: ['a text', '文本'],
  function: ['a function', '函数'],
  'aligned-list': ['a list with one entry for each document', '与单据一一对应的列表'],
  'facts-by-code': ['an object of facts by code, or undefined', '以编码为键的事实对象,或 undefined'],
  'declared-factor': ['only factors that the provider declares', '仅限该提供方声明的因子'],
  'lines-by-id': ['facts of lines by id of the line', '以行标识为键的各行事实'],
  'known-line': ['only lines of the document', '仅限该单据的行'],
  'fact-of-line': ["a fact of each line, under 'lines'", '放在“lines”下的各行事实'],
  'fact-of-document': ['one fact of the document', '整单唯一的事实'],
  'provided-fact': ['an object with value, and perhaps time and version', '含 value 的对象,可含 time 和 version'],
  instant: [
    "an instant with offset, such as '2026-11-24T10:00:00+08:00'",
    '带时区偏移的时刻,如 “2026-11-24T10:00:00+08:00”',
  ],
  count: ['a whole number from 1 to 1,000,000', '1 至 1,000,000 的整数'],
  milliseconds: ['a whole number of milliseconds', '整数毫秒'],
  attempts: ['a whole number from 1 to 20', '1 至 20 的整数'],
  retry: ['an object with attempts, and perhaps backoffMs and maxMs', '含 attempts 的对象,可含 backoffMs 和 maxMs'],
  cache: ['an object with key and ageMs, and perhaps max', '含 key 和 ageMs 的对象,可含 max'],
  'cache-key': [
    'a list of fields and factors, or a function that gives a text of at most 1,024 characters or undefined',
    '字段和因子的列表,或返回至多 1,024 个字符的文本或 undefined 的函数',
  ],
  'null-policy': ["'absent', 'default' or 'fault'", '“absent”“default”或“fault”'],
  snapshot: ['a snapshot of format 1', '格式为 1 的快照'],
  'snapshot-member': ['what a snapshot of format 1 holds here', '格式 1 的快照在此处应有的内容'],
  'declared-fact': ["a canonical value of the factor's type", '该因子类型的规范值'],
} as const;

const NAMED_BY = {
  factors: ['offers', '提供的'],
  needs: ['needs', '所需的'],
  cache: ['keeps its answers by', '缓存键中的'],
} as const;

/** Faults of facts and of those who provide them. `provider` is a provider's name, `document`, or `default`. */
export interface FactorIssues {
  /** `found` is as it arrived, masked if the factor is sensitive; `expected` is the dictionary's type. */
  'fact-invalid': {
    readonly factor: string;
    readonly document: string;
    readonly provider: string;
    readonly found: string;
    readonly expected: string;
  };
  'fact-currency': {
    readonly factor: string;
    readonly document: string;
    readonly provider: string;
    readonly found: string;
    readonly expected: string;
  };
  /** More decimals than the factor's `maxScale`. */
  'fact-scale': {
    readonly factor: string;
    readonly document: string;
    readonly provider: string;
    readonly found: string;
    readonly max: number;
  };
  /** The same of a default. */
  'default-scale': { readonly factor: string; readonly found: string; readonly max: number };
  /** A condition or formula came to read a fact that nobody has. `providers`: who could have answered; may be empty. */
  'fact-missing': {
    readonly factor: string;
    readonly document: string;
    readonly providers: string;
    /** Among the facts that the document brought. */
    readonly nearest: string | undefined;
  };
  /** An accumulator is kept by something that the document doesn't have. */
  'balance-key-missing': { readonly accumulator: string; readonly part: string; readonly document: string };
  'provider-failed': {
    readonly provider: string;
    readonly factors: string;
    readonly document: string;
    readonly reason: string;
  };
  'provider-late': {
    readonly provider: string;
    readonly factors: string;
    readonly document: string;
    readonly milliseconds: number;
  };
  'provider-answer': {
    readonly provider: string;
    readonly factors: string;
    readonly document: string;
    readonly found: string;
    readonly expected: FactorExpectation;
  };
  'provider-invalid': {
    readonly provider: string;
    readonly member: string;
    readonly found: string;
    readonly expected: FactorExpectation;
  };
  /** A member that no provider has, one slip away from an option and with a value of its kind. */
  'provider-option-unknown': { readonly provider: string; readonly option: string; readonly nearest: string };
  'provider-declared-twice': { readonly provider: string };
  /** A code that the provider offers, needs, or keeps its answers by. */
  'provider-factor-unknown': {
    readonly provider: string;
    readonly member: keyof typeof NAMED_BY;
    readonly factor: string;
    readonly nearest: string | undefined;
  };
  /** Providers that wait for each other's factors, in the order of waiting. */
  'provider-cycle': { readonly cycle: string };
  'provider-business-unknown': {
    readonly provider: string;
    readonly business: string;
    readonly nearest: string | undefined;
  };
  /** A snapshot that was handed in for a replay. */
  'snapshot-invalid': { readonly found: string; readonly expected: FactorExpectation };
}

const sourceEn = (provider: string): string => {
  if (provider === 'document') return 'the document itself';
  return provider === 'default' ? 'its default' : `provider '${provider}'`;
};
const sourceZh = (provider: string): string => {
  if (provider === 'document') return '单据自身';
  return provider === 'default' ? '默认值' : `提供方“${provider}”`;
};

export const factorSentences: Sentences<FactorIssues> = {
  'fact-invalid': {
    en: (f) =>
      `Factor '${f.factor}' of document '${f.document}' is ${f.found}, from ${sourceEn(f.provider)}; expected ${f.expected}`,
    zh: (f) => `单据“${f.document}”的因子“${f.factor}”为 ${f.found}(来自${sourceZh(f.provider)});应为 ${f.expected}`,
  },
  'fact-currency': {
    en: (f) =>
      `Factor '${f.factor}' of document '${f.document}' is in ${f.found}, from ${sourceEn(f.provider)}; expected ${f.expected}`,
    zh: (f) =>
      `单据“${f.document}”的因子“${f.factor}”币种为 ${f.found}(来自${sourceZh(f.provider)});应为 ${f.expected}`,
  },
  'fact-scale': {
    en: (f) =>
      `Factor '${f.factor}' of document '${f.document}' is ${f.found}, from ${sourceEn(f.provider)}; at most ${f.max} decimals are allowed`,
    zh: (f) =>
      `单据“${f.document}”的因子“${f.factor}”为 ${f.found}(来自${sourceZh(f.provider)});最多允许 ${f.max} 位小数`,
  },
  'default-scale': {
    en: (f) => `the default of '${f.factor}' is ${f.found}; at most ${f.max} decimals are allowed`,
    zh: (f) => `“${f.factor}”的默认值为 ${f.found};最多允许 ${f.max} 位小数`,
  },
  'fact-missing': {
    en: (f) => {
      const asked = f.providers === '' ? 'no provider offers it' : `asked: ${f.providers}`;
      return `Factor '${f.factor}' is needed and document '${f.document}' doesn't have it; ${asked}${didYouMean(f.nearest)}`;
    },
    zh: (f) => {
      const asked = f.providers === '' ? '没有提供方提供该因子' : `已询问:${f.providers}`;
      return `单据“${f.document}”缺少所需的因子“${f.factor}”;${asked}${didYouMeanZh(f.nearest)}`;
    },
  },
  'balance-key-missing': {
    en: (f) => `Accumulator '${f.accumulator}' is kept by '${f.part}', which document '${f.document}' doesn't have`,
    zh: (f) => `累额“${f.accumulator}”按“${f.part}”累计,但单据“${f.document}”没有该值`,
  },
  'provider-failed': {
    en: (f) => `Provider '${f.provider}' failed, so document '${f.document}' lacks ${f.factors}: ${f.reason}`,
    zh: (f) => `提供方“${f.provider}”出错,单据“${f.document}”缺少 ${f.factors}:${f.reason}`,
  },
  'provider-late': {
    en: (f) =>
      `Provider '${f.provider}' didn't answer within ${f.milliseconds} ms, so document '${f.document}' lacks ${f.factors}`,
    zh: (f) => `提供方“${f.provider}”在 ${f.milliseconds} 毫秒内没有应答,单据“${f.document}”缺少 ${f.factors}`,
  },
  'provider-answer': {
    en: (f) =>
      `Provider '${f.provider}' was asked for ${f.factors} of document '${f.document}' and answered ${f.found}; expected ${EXPECTATIONS[f.expected][0]}`,
    zh: (f) =>
      `提供方“${f.provider}”就单据“${f.document}”的 ${f.factors} 答复为 ${f.found};应为${EXPECTATIONS[f.expected][1]}`,
  },
  'provider-invalid': {
    en: (f) => `Provider '${f.provider}' has ${f.found} for '${f.member}'; expected ${EXPECTATIONS[f.expected][0]}`,
    zh: (f) => `提供方“${f.provider}”的“${f.member}”为 ${f.found};应为${EXPECTATIONS[f.expected][1]}`,
  },
  'provider-option-unknown': {
    en: (f) => `Provider '${f.provider}' has no option '${f.option}'${didYouMean(f.nearest)}`,
    zh: (f) => `提供方“${f.provider}”没有选项“${f.option}”${didYouMeanZh(f.nearest)}`,
  },
  'provider-declared-twice': {
    en: (f) => `There are two providers named '${f.provider}'`,
    zh: (f) => `有两个提供方同名“${f.provider}”`,
  },
  'provider-factor-unknown': {
    en: (f) =>
      `Provider '${f.provider}' ${NAMED_BY[f.member][0]} '${f.factor}', which is a factor of no model${didYouMean(f.nearest)}`,
    zh: (f) => `提供方“${f.provider}”${NAMED_BY[f.member][1]}“${f.factor}”不是任何模型的因子${didYouMeanZh(f.nearest)}`,
  },
  'provider-cycle': {
    en: (f) => `These providers wait for each other: ${f.cycle}`,
    zh: (f) => `这些提供方互相等待:${f.cycle}`,
  },
  'provider-business-unknown': {
    en: (f) =>
      `Provider '${f.provider}' is for '${f.business}', which is the business of no model${didYouMean(f.nearest)}`,
    zh: (f) => `提供方“${f.provider}”所属的“${f.business}”不是任何模型的业务${didYouMeanZh(f.nearest)}`,
  },
  'snapshot-invalid': {
    en: (f) => `The snapshot holds ${f.found} here; expected ${EXPECTATIONS[f.expected][0]}`,
    zh: (f) => `快照此处为 ${f.found};应为${EXPECTATIONS[f.expected][1]}`,
  },
};
