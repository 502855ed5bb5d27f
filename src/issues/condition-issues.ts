import { didYouMean, didYouMeanZh, type Sentences } from './sentences.ts';
import { typesEn, typesZh } from './type-words.ts';

const FORMS = {
  condition: ['all, any, not, or fact, operator and value', 'all、any、not,或 fact、operator 和 value'],
  named: ['the name of a condition', '条件名称'],
  priority: ['a whole number from 1 to 1000000', '1 至 1000000 的整数'],
  name: ['a text of 1 to 200 characters', '1 至 200 个字符的文本'],
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
  'condition-value-missing': { readonly operator: string };
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
  /** Outside of json-rules-engine it would have no effect. */
  'condition-key-refused': { readonly key: string };
  /** A path is own properties by dotted names, and nothing else. */
  'condition-path': { readonly fact: string; readonly found: string };
  'condition-path-missing': { readonly fact: string; readonly members: string };
  'condition-path-needless': { readonly fact: string };
  'condition-member-unknown': { readonly fact: string; readonly path: string; readonly nearest: string | undefined };
  'condition-named-unknown': { readonly name: string; readonly nearest: string | undefined };
  /** Conditions are named in rule books only. */
  'condition-named-none': { readonly name: string };
  /** `names`: `a → b → a`. */
  'condition-cycle': { readonly names: string };
  /** Two values met in an operator that has no meaning for them; their kinds, for a value may be secret. */
  'condition-operands': { readonly operator: string; readonly left: string; readonly right: string };
  'condition-too-large': { readonly measure: keyof typeof MEASURES; readonly max: number };
}

export const conditionSentences: Sentences<ConditionIssues> = {
  'condition-form': {
    en: (f) => `expected ${FORMS[f.expected][0]}, found ${f.found}`,
    zh: (f) => `此处应为${FORMS[f.expected][1]},实际为 ${f.found}`,
  },
  'condition-value-missing': {
    en: (f) => `'value' is missing: '${f.operator}' compares with ${FORMS.value[0]}`,
    zh: (f) => `缺少“value”:“${f.operator}”需要与${FORMS.value[1]}比较`,
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
  'condition-key-refused': {
    en: (f) => `'${f.key}' has no effect: facts are values here, and what has to be computed is a factor of its own`,
    zh: (f) => `“${f.key}”不起作用:此处的事实均为数值,需要计算的应作为独立因子`,
  },
  'condition-path': {
    en: (f) => `path of '${f.fact}' is ${f.found}; expected own properties by dotted names, such as 'address.country'`,
    zh: (f) => `“${f.fact}”的 path 为 ${f.found};应为以点分隔的自有属性名,如 “address.country”`,
  },
  'condition-path-missing': {
    en: (f) => `'${f.fact}' is an object; its path is missing, one of ${f.members}`,
    zh: (f) => `“${f.fact}”是对象;缺少 path,可为 ${f.members}`,
  },
  'condition-path-needless': {
    en: (f) => `'${f.fact}' is no object, so it has no path`,
    zh: (f) => `“${f.fact}”不是对象,不能有 path`,
  },
  'condition-member-unknown': {
    en: (f) => `'${f.fact}' declares no member '${f.path}'${didYouMean(f.nearest)}`,
    zh: (f) => `“${f.fact}”未声明成员“${f.path}”${didYouMeanZh(f.nearest)}`,
  },
  'condition-named-unknown': {
    en: (f) => `there is no condition named '${f.name}'${didYouMean(f.nearest)}`,
    zh: (f) => `没有名为“${f.name}”的条件${didYouMeanZh(f.nearest)}`,
  },
  'condition-named-none': {
    en: (f) => `'${f.name}' cannot be named here: only the conditions of a rule book have names`,
    zh: (f) => `此处不能引用“${f.name}”:只有规则集中的条件才有名称`,
  },
  'condition-cycle': {
    en: (f) => `the conditions name each other in a circle: ${f.names}`,
    zh: (f) => `条件循环引用:${f.names}`,
  },
  'condition-operands': {
    en: (f) => `${f.operator} cannot compare ${f.left} with ${f.right}`,
    zh: (f) => `${f.operator} 无法比较 ${f.left} 与 ${f.right}`,
  },
  'condition-too-large': {
    en: (f) => `the condition has more than ${f.max} ${MEASURES[f.measure][0]}`,
    zh: (f) => `条件超过 ${f.max} ${MEASURES[f.measure][1]}`,
  },
};
