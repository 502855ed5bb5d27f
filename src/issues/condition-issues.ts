import { didYouMean, didYouMeanZh, type Sentences } from './sentences.ts';

export interface ConditionIssues {
  /** The JSON has not the form of a condition. */
  'condition-form': { readonly found: string; readonly expected: string };
  'condition-key-unknown': { readonly key: string; readonly nearest: string | undefined };
  'condition-operator-unknown': { readonly operator: string; readonly nearest: string | undefined };
  'condition-fact-unknown': { readonly fact: string; readonly nearest: string | undefined };
  /** Text is never compared with numbers, nor money with a ratio. */
  'condition-type': {
    readonly fact: string;
    readonly operator: string;
    readonly found: string;
    readonly expected: string;
  };
  'condition-too-large': { readonly measure: 'depth' | 'nodes' | 'values'; readonly max: number };
}

const MEASURE_ZH = { depth: '层', nodes: '个节点', values: '个值' } as const;

export const conditionSentences: Sentences<ConditionIssues> = {
  'condition-form': {
    en: (f) => `${f.found} is not a condition; expected ${f.expected}`,
    zh: (f) => `${f.found} 不是条件;应为 ${f.expected}`,
  },
  'condition-key-unknown': {
    en: (f) => `unknown key '${f.key}' in a condition${didYouMean(f.nearest)}`,
    zh: (f) => `条件中有未知的键“${f.key}”${didYouMeanZh(f.nearest)}`,
  },
  'condition-operator-unknown': {
    en: (f) => `unknown operator '${f.operator}'${didYouMean(f.nearest)}`,
    zh: (f) => `未知运算符“${f.operator}”${didYouMeanZh(f.nearest)}`,
  },
  'condition-fact-unknown': {
    en: (f) => `unknown fact '${f.fact}'${didYouMean(f.nearest)}`,
    zh: (f) => `未知因子“${f.fact}”${didYouMeanZh(f.nearest)}`,
  },
  'condition-type': {
    en: (f) => `${f.fact} ${f.operator} takes ${f.expected}, not ${f.found}`,
    zh: (f) => `${f.fact} ${f.operator} 需要 ${f.expected},而不是 ${f.found}`,
  },
  'condition-too-large': {
    en: (f) => `the condition has more than ${f.max} ${f.measure}`,
    zh: (f) => `条件超过 ${f.max} ${MEASURE_ZH[f.measure]}`,
  },
};
