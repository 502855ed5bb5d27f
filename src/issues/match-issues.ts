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
  'field-invalid': {
    readonly field: string;
    readonly document: string;
    readonly found: string;
    readonly expected: string;
  };
  'field-missing': { readonly field: string; readonly document: string; readonly rule: string };
}

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
};
