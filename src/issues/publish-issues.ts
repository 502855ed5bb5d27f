import type { Sentences } from './sentences.ts';

/** What a definition may mean, but rarely does: warnings for whoever publishes it. */
export interface PublishIssues {
  /** No fee, condition, key or party reads it under any contract. */
  'factor-unused': { readonly factor: string };
  /** A condition that holds, or fails, whatever the facts. */
  'condition-constant': { readonly name: string; readonly condition: string; readonly holds: 'always' | 'never' };
  /** A part of a formula that is never evaluated. */
  'branch-unreachable': { readonly name: string; readonly branch: string };
  /** The measure never comes up to it: `most` is the highest that it gets. */
  'band-unreachable': { readonly fee: string; readonly from: string; readonly most: string };
  /** More than all of the measure. */
  'ratio-above-one': { readonly fee: string; readonly rate: string };
  'floor-above-cap': {
    readonly fee: string;
    readonly floor: string;
    readonly cap: string;
    readonly wins: 'floor' | 'cap';
  };
  /** One more unit of the measure leaves somebody with less; `until`: the measure at which that is made good. */
  'price-cliff': {
    readonly fee: string;
    readonly at: string;
    /** Of a rate card: values of its other columns, for example. */
    readonly where: string | undefined;
    readonly loser: 'payee' | 'payer';
    readonly by: string;
    readonly until: string | undefined;
  };
  /** Whenever the rule holds, an earlier one does: it is never hit first. */
  'rule-shadowed': { readonly rule: string; readonly by: string };
  /** Whenever the one holds, so does the other; but only one may. */
  'rules-overlap': { readonly rule: string; readonly other: string };
  /** Both hold for some documents, each alone for others; but only one may. */
  'rules-overlap-partly': { readonly rule: string; readonly other: string };
  /** A document that no rule fits is refused: no rule takes all that the others leave. */
  'rule-default-missing': { readonly rules: number };
}

const ALWAYS_ZH = { always: '恒成立', never: '恒不成立' } as const;
const LOSER_ZH = { payee: '收款方', payer: '付款方' } as const;
const WINS_ZH = { floor: '保底', cap: '封顶' } as const;

export const publishSentences: Sentences<PublishIssues> = {
  'factor-unused': {
    en: (f) => `nothing reads the factor '${f.factor}'`,
    zh: (f) => `因子“${f.factor}”没有被任何定义使用`,
  },
  'condition-constant': {
    en: (f) => `the condition of '${f.name}' ${f.holds} holds: ${f.condition}`,
    zh: (f) => `“${f.name}”的条件${ALWAYS_ZH[f.holds]}:${f.condition}`,
  },
  'branch-unreachable': {
    en: (f) => `in '${f.name}', this part is never evaluated: ${f.branch}`,
    zh: (f) => `“${f.name}”中的这一部分永远不会被计算:${f.branch}`,
  },
  'band-unreachable': {
    en: (f) => `the band of '${f.fee}' from ${f.from} is never entered: the measure is at most ${f.most}`,
    zh: (f) => `费用“${f.fee}”自 ${f.from} 起的档位永远不会到达:计量最高为 ${f.most}`,
  },
  'ratio-above-one': {
    en: (f) => `'${f.fee}' charges more than all of its base: a rate of ${f.rate} (0.05 is 5 %)`,
    zh: (f) => `费用“${f.fee}”的费率 ${f.rate} 超过其基数的全部(5% 应写作 0.05)`,
  },
  'floor-above-cap': {
    en: (f) => `the floor of '${f.fee}', ${f.floor}, is above its cap, ${f.cap}: the ${f.wins} always stands`,
    zh: (f) => `费用“${f.fee}”的保底 ${f.floor} 高于封顶 ${f.cap}:总是以${WINS_ZH[f.wins]}为准`,
  },
  'price-cliff': {
    en: (f) =>
      `'${f.fee}' has a cliff at ${f.at}${f.where === undefined ? '' : ` where ${f.where}`}: one unit more leaves the ${f.loser} with ${f.by} less, ${
        f.until === undefined ? 'for good' : `until ${f.until}`
      }`,
    zh: (f) =>
      `费用“${f.fee}”在 ${f.at} 处${f.where === undefined ? '' : `(${f.where})`}有断崖:再多一个单位,${LOSER_ZH[f.loser]}减少 ${f.by},${
        f.until === undefined ? '此后不再恢复' : `直到 ${f.until} 才恢复`
      }`,
  },
  'rule-shadowed': {
    en: (f) => `business rule '${f.rule}' is never hit: whenever it holds, '${f.by}' comes first`,
    zh: (f) => `业务规则“${f.rule}”永远不会命中:只要它成立,“${f.by}”总是在先`,
  },
  'rules-overlap': {
    en: (f) => `whenever business rule '${f.rule}' holds, '${f.other}' does too; of such documents none is billed`,
    zh: (f) => `只要业务规则“${f.rule}”成立,“${f.other}”也成立;这样的单据都无法计费`,
  },
  'rules-overlap-partly': {
    en: (f) => `business rules '${f.rule}' and '${f.other}' hold together for some documents; none of those is billed`,
    zh: (f) => `对某些单据,业务规则“${f.rule}”与“${f.other}”同时成立;这样的单据无法计费`,
  },
  'rule-default-missing': {
    en: (f) => `none of the ${f.rules} business rules takes what the others leave: such documents are refused`,
    zh: (f) => `${f.rules} 条业务规则中没有兜底规则:不符合任何规则的单据将被拒绝`,
  },
};
