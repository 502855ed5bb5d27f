import { didYouMean, didYouMeanZh, type Sentences } from './sentences.ts';
import { typesEn, typesZh } from './type-words.ts';

const FORMS = {
  condition: ['all, any, not, or fact, operator and value', 'all、any、not,或 fact、operator 和 value'],
  conditions: ['a list of at least one condition', '至少含一个条件的列表'],
  fact: ['the name of a fact', '因子名称'],
  operator: ['an operator', '运算符'],
  value: ["a value, or { fact: '…' } alone", "一个值,或仅含 { fact: '…' }"],
  values: ['a list of at least one value', '至少含一个值的列表'],
} as const;

const MEASURES = { depth: ['levels', '层'], nodes: ['parts', '个部分'], values: ['values', '个值'] } as const;

export interface ConditionIssues {
  /** The JSON has not the form of a condition. */
  'condition-form': { readonly found: string; readonly expected: keyof typeof FORMS };
  'condition-key-unknown': { readonly key: string; readonly nearest: string | undefined };
  /** `any` beside `all`, and the like: one of them would go unread. */
  'condition-key-beside': { readonly key: string; readonly group: string };
  'condition-operator-unknown': { readonly operator: string; readonly nearest: string | undefined };
  'condition-fact-unknown': { readonly fact: string; readonly nearest: string | undefined };
  /**
   * Text is never compared with numbers, nor money with a ratio. `expected` is one or more types, separated by `|`;
   * `found` is the value that stood there, or the type of the fact.
   */
  'condition-type': {
    readonly fact: string;
    readonly operator: string;
    readonly found: string;
    readonly expected: string;
  };
  'condition-too-large': { readonly measure: keyof typeof MEASURES; readonly max: number };
}

export const conditionSentences: Sentences<ConditionIssues> = {
  'condition-form': {
    en: (f) => `expected ${FORMS[f.expected][0]}, found ${f.found}`,
    zh: (f) => `此处应为${FORMS[f.expected][1]},实际为 ${f.found}`,
  },
  'condition-key-unknown': {
    en: (f) => `unknown key '${f.key}' in a condition${didYouMean(f.nearest)}`,
    zh: (f) => `条件中有未知的键“${f.key}”${didYouMeanZh(f.nearest)}`,
  },
  'condition-key-beside': {
    en: (f) => `'${f.key}' cannot stand beside '${f.group}' in one condition`,
    zh: (f) => `同一条件中“${f.key}”不能与“${f.group}”并列`,
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
    en: (f) => `${f.fact} ${f.operator} takes ${typesEn(f.expected)}, not ${f.found}`,
    zh: (f) => `${f.fact} ${f.operator} 需要${typesZh(f.expected)},而不是 ${typesZh(f.found)}`,
  },
  'condition-too-large': {
    en: (f) => `the condition has more than ${f.max} ${MEASURES[f.measure][0]}`,
    zh: (f) => `条件超过 ${f.max} ${MEASURES[f.measure][1]}`,
  },
};
