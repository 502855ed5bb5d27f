import type { Sentences } from './sentences.ts';

/** A part of a rule's condition that did not hold. */
export interface MissedPart {
  /** As a formula: `gmv >= 100000`. */
  readonly condition: string;
  /** What the document has; `undefined`: nothing. */
  readonly actual: string | undefined;
  /** For numbers, by how much it missed. */
  readonly by: string | undefined;
}

export interface MatchIssues {
  /** `rule` came nearest: `held` of its smallest conditions held, and these did not. */
  'rule-none': {
    readonly document: string;
    readonly rule: string;
    readonly held: number;
    readonly misses: readonly MissedPart[];
  };
  /** There is not one rule. */
  'rules-empty': { readonly document: string };
  /** `rules`: the codes of all that hold, separated by commas. */
  'rule-many': { readonly document: string; readonly rules: string };
  /** Hit policy `priority`: `rules` hold, and share the highest priority. */
  'rule-tie': { readonly document: string; readonly rules: string; readonly priority: number };
  /** Hit policy `collect`: `rules` hold, and lead to more than one model. */
  'rule-models': { readonly document: string; readonly rules: string; readonly models: string };
  /** A priority under a policy that doesn't look at it. */
  'rule-priority': { readonly rule: string; readonly hit: string };
  'field-invalid': {
    readonly field: string;
    readonly document: string;
    readonly found: string;
    readonly expected: string;
  };
  'field-missing': { readonly field: string; readonly document: string; readonly rule: string };
  /** No provider knows it, and the document and the rule book say nothing of it. */
  'rule-factor-missing': { readonly factor: string; readonly document: string; readonly rule: string };
  /** An operator or decorator of the user's own threw, or answered neither true nor false. */
  'condition-engine-failed': { readonly document: string; readonly rule: string; readonly reason: string };
  'condition-engine-late': { readonly document: string; readonly rule: string; readonly milliseconds: number };
  /** What was given as `conditionEngine` is none, or one of its names is no name. */
  'condition-engine-invalid': { readonly found: string; readonly expected: keyof typeof ENGINE_PARTS };
}

const ENGINE_PARTS = {
  engine: ['a condition engine, made by jsonRulesEngine()', '由 jsonRulesEngine() 创建的条件引擎'],
  name: [
    'a name of letters, digits and _ that no standard operator or decorator has',
    '由字母、数字和 _ 组成、且不与标准运算符或修饰符重名的名称',
  ],
  function: ['a function', '函数'],
} as const;

const missedEn = ({ condition, actual, by }: MissedPart): string =>
  `${condition} (${actual === undefined ? 'nothing found' : `found ${actual}`}${by === undefined ? '' : `, off by ${by}`})`;

const missedZh = ({ condition, actual, by }: MissedPart): string =>
  `${condition}(${actual === undefined ? '无值' : `实际为 ${actual}`}${by === undefined ? '' : `,相差 ${by}`})`;

export const matchSentences: Sentences<MatchIssues> = {
  'rule-none': {
    en: ({ document, rule, held, misses }) =>
      `No business rule fits document '${document}'; '${rule}' comes nearest (${held} of its conditions hold) but fails ${misses.map(missedEn).join('; ')}`,
    zh: ({ document, rule, held, misses }) =>
      `没有业务规则适用于单据“${document}”;最接近的是“${rule}”(满足 ${held} 个条件),未满足:${misses.map(missedZh).join(';')}`,
  },
  'rules-empty': {
    en: ({ document }) => `There are no business rules, so none fits document '${document}'`,
    zh: ({ document }) => `没有任何业务规则,单据“${document}”无法匹配`,
  },
  'rule-many': {
    en: ({ document, rules }) => `Exactly one business rule must fit document '${document}'; these do: ${rules}`,
    zh: ({ document, rules }) => `单据“${document}”必须恰好适用一条业务规则;现适用:${rules}`,
  },
  'rule-tie': {
    en: ({ document, rules, priority }) =>
      `The business rules that fit document '${document}' share the highest priority, ${priority}: ${rules}`,
    zh: ({ document, rules, priority }) => `适用于单据“${document}”的业务规则同为最高优先级 ${priority}:${rules}`,
  },
  'rule-models': {
    en: ({ document, rules, models }) =>
      `The business rules that fit document '${document}' (${rules}) must lead to one model; they lead to ${models}`,
    zh: ({ document, rules, models }) => `适用于单据“${document}”的业务规则(${rules})必须指向同一模型;现指向 ${models}`,
  },
  'rule-priority': {
    en: ({ rule, hit }) => `Rule '${rule}' has a priority, which hit policy '${hit}' doesn't look at`,
    zh: ({ rule, hit }) => `规则“${rule}”设有优先级,但命中策略“${hit}”不使用优先级`,
  },
  'field-invalid': {
    en: ({ field, document, found, expected }) =>
      `Field '${field}' of document '${document}' is ${found}; expected ${expected}`,
    zh: ({ field, document, found, expected }) => `单据“${document}”的字段“${field}”为 ${found};应为 ${expected}`,
  },
  'field-missing': {
    en: ({ field, document, rule }) =>
      `Document '${document}' has no field '${field}', which business rule '${rule}' reads`,
    zh: ({ field, document, rule }) => `单据“${document}”缺少业务规则“${rule}”所读取的字段“${field}”`,
  },
  'rule-factor-missing': {
    en: ({ factor, document, rule }) =>
      `Nobody provides factor '${factor}' of document '${document}', which business rule '${rule}' reads`,
    zh: ({ factor, document, rule }) => `单据“${document}”缺少业务规则“${rule}”所读取的因子“${factor}”`,
  },
  'condition-engine-failed': {
    en: ({ document, rule, reason }) =>
      `The condition engine failed on business rule '${rule}' for document '${document}': ${reason}`,
    zh: ({ document, rule, reason }) => `条件引擎在单据“${document}”的业务规则“${rule}”上失败:${reason}`,
  },
  'condition-engine-late': {
    en: ({ document, rule, milliseconds }) =>
      `The condition engine did not answer within ${milliseconds} ms on business rule '${rule}' for document '${document}'`,
    zh: ({ document, rule, milliseconds }) =>
      `条件引擎未在 ${milliseconds} 毫秒内就单据“${document}”的业务规则“${rule}”作出答复`,
  },
  'condition-engine-invalid': {
    en: ({ found, expected }) => `The condition engine is given ${found}; expected ${ENGINE_PARTS[expected][0]}`,
    zh: ({ found, expected }) => `条件引擎得到 ${found};应为${ENGINE_PARTS[expected][1]}`,
  },
};
