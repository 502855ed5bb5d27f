import { type ContractIssues, contractSentences } from './contract-issues.ts';
import { type MatchIssues, matchSentences } from './match-issues.ts';
import { didYouMean, didYouMeanZh, type Sentences } from './sentences.ts';
import { type ShapeIssues, shapeSentences } from './shape-issues.ts';

const KINDS = {
  party: ['party', '参与方'],
  bearer: ['bearer', '承担方'],
  factor: ['factor', '因子'],
  'money-factor': ['money factor', '金额因子'],
  'text-factor': ['text factor', '文本因子'],
  'number-factor': ['number factor', '数值因子'],
  fee: ['fee', '费用项'],
  apportionment: ['apportionment', '分摊'],
  accumulator: ['accumulator', '累额'],
  'money-amount': ['money factor, fee or step', '金额因子、费用项或中间步骤'],
  'number-amount': ['number factor, fee or step', '数值因子、费用项或中间步骤'],
  'column-value': ['factor, fee, step or accumulator', '因子、费用项、中间步骤或累额'],
  'date-factor': ['date factor', '日期因子'],
  table: ['table', '表'],
  'table-output': ['output of the table', '表的输出'],
  'key-part': ['key part (party, store, business or a text factor)', '键的组成部分(party、store、business 或文本因子)'],
  'step-target': ['party, store or a text factor', 'party、store 或文本因子'],
  'standard-step': ['standardising step', '标准化步骤'],
  flow: ['flow of standardising steps', '标准化流程'],
  model: ['model', '结算模型'],
  rule: ['business rule', '业务规则'],
  field: ['field', '字段'],
  member: ['member', '成员'],
  term: ['term', '条款'],
  contract: ['contract version', '合约版本'],
} as const;

/** What a name stands for. */
export type NameKind = keyof typeof KINDS;

const aKind = (kind: NameKind): string => `${/^[aeiou]/.test(KINDS[kind][0]) ? 'an' : 'a'} ${KINDS[kind][0]}`;

export interface DefinitionIssues {
  'name-reserved': { readonly name: string };
  /** `by`: what has the name already. */
  'name-taken': { readonly name: string; readonly kind: NameKind; readonly by: NameKind };
  'reference-unknown': { readonly name: string; readonly kind: NameKind; readonly nearest: string | undefined };
  'reference-kind': { readonly name: string; readonly found: NameKind; readonly expected: NameKind };
  'reference-twice': { readonly name: string };
  /** A party says in exactly one way who fills it; `count` ways were stated. */
  'party-role': { readonly party: string; readonly count: number };
  'owner-count': { readonly count: number };
  'factor-field': { readonly field: string; readonly type: string };
  'fee-incomplete': { readonly fee: string; readonly missing: 'payer' | 'payee' | 'rounding' };
  'line-without-owner': {
    readonly name: string;
    readonly payer: string;
    readonly payee: string;
    readonly owner: string;
  };
  'payer-is-payee': { readonly name: string; readonly party: string };
  'rounding-scale': { readonly scale: number; readonly currency: string; readonly minorDigits: number };
  'bands-first': { readonly from: string };
  'bands-order': { readonly from: string; readonly previous: string };
  'bands-end': { readonly upTo: string; readonly from: string };
  'band-rate': { readonly count: number };
  'boundary-missing': { readonly reason: 'volume' | 'flats' };
  'cumulative-measure': {
    readonly basis: string;
    readonly accumulator: string;
    readonly adds: string;
    readonly measure: string;
  };
  'apportioned-twice': { readonly fee: string; readonly by: string };
  'apportionment-rounding-twice': { readonly apportionment: string; readonly fee: string };
  /** `by`: the accumulator whose limit it is, or `undefined` for its cap. */
  'unplaced-bearer-bounded': { readonly bearer: string; readonly by: string | undefined };
  /** A bearer who takes what nobody else can is split, and the level below cannot take everything. */
  'unplaced-bearer-split': { readonly bearer: string };
  'limit-without-share': { readonly accumulator: string };
  'share-limited-twice': { readonly apportionment: string; readonly bearer: string; readonly by: string };
}

/** Faults of definitions: models, contracts, rule books. */
export interface ModelIssues extends ShapeIssues, DefinitionIssues, ContractIssues, MatchIssues {}

const definitionSentences: Sentences<DefinitionIssues> = {
  'name-reserved': {
    en: ({ name }) => `'${name}' is a reserved word and cannot be a code`,
    zh: ({ name }) => `“${name}”是保留词,不能用作编码`,
  },
  'name-taken': {
    en: ({ name, kind, by }) => `'${name}' cannot be the code of ${aKind(kind)}: ${aKind(by)} has it already`,
    zh: ({ name, kind, by }) => `${KINDS[kind][1]}不能以“${name}”为编码:已有${KINDS[by][1]}使用`,
  },
  'reference-unknown': {
    en: ({ name, kind, nearest }) => `There is no ${KINDS[kind][0]} '${name}'${didYouMean(nearest)}`,
    zh: ({ name, kind, nearest }) => `没有名为“${name}”的${KINDS[kind][1]}${didYouMeanZh(nearest)}`,
  },
  'reference-kind': {
    en: ({ name, found, expected }) => `'${name}' is ${aKind(found)}; expected ${aKind(expected)}`,
    zh: ({ name, found, expected }) => `“${name}”是${KINDS[found][1]};应为${KINDS[expected][1]}`,
  },
  'reference-twice': {
    en: ({ name }) => `'${name}' is named twice`,
    zh: ({ name }) => `“${name}”重复出现`,
  },
  'party-role': {
    en: ({ party, count }) => `Party '${party}' must state exactly one of is, id and factor; it states ${count}`,
    zh: ({ party, count }) => `参与方“${party}”必须恰好给出 is、id、factor 之一;现给出 ${count} 个`,
  },
  'owner-count': {
    en: ({ count }) => `Exactly one party must be the owner (is: 'owner'); ${count} are`,
    zh: ({ count }) => `必须恰有一个参与方为合约所属方(is: 'owner');现有 ${count} 个`,
  },
  'factor-field': {
    en: ({ field, type }) => `'${field}' has no meaning for a factor of type ${type}`,
    zh: ({ field, type }) => `类型为 ${type} 的因子不能有“${field}”`,
  },
  'fee-incomplete': {
    en: ({ fee, missing }) => `Fee '${fee}' is booked, so it needs a ${missing} (or booked: false for a step)`,
    zh: ({ fee, missing }) => `费用项“${fee}”需记账,因此必须有 ${missing}(中间步骤则写 booked: false)`,
  },
  'line-without-owner': {
    en: ({ name, payer, payee, owner }) =>
      `'${name}' would make a line ${payer} → ${payee}; one of the two must be the owner, '${owner}'`,
    zh: ({ name, payer, payee, owner }) => `“${name}”会产生 ${payer} → ${payee} 的明细;其中一方必须是所属方“${owner}”`,
  },
  'payer-is-payee': {
    en: ({ name, party }) => `'${party}' would pay '${name}' to itself`,
    zh: ({ name, party }) => `“${name}”的付款方与收款方同为“${party}”`,
  },
  'rounding-scale': {
    en: ({ scale, currency, minorDigits }) =>
      `A booked fee cannot have ${scale} decimals: ${currency} has ${minorDigits}`,
    zh: ({ scale, currency, minorDigits }) => `记账费用不能有 ${scale} 位小数:${currency} 只有 ${minorDigits} 位`,
  },
  'bands-first': {
    en: ({ from }) => `The first band must begin at 0; it begins at ${from}`,
    zh: ({ from }) => `首个阶梯必须从 0 开始;现从 ${from} 开始`,
  },
  'bands-order': {
    en: ({ from, previous }) => `Bands must rise: ${from} comes after ${previous}`,
    zh: ({ from, previous }) => `阶梯必须递增:${previous} 之后是 ${from}`,
  },
  'bands-end': {
    en: ({ upTo, from }) => `upTo must lie above the last band, which begins at ${from}; it is ${upTo}`,
    zh: ({ upTo, from }) => `upTo 必须高于最后一个阶梯的起点 ${from};现为 ${upTo}`,
  },
  'band-rate': {
    en: ({ count }) => `A band has exactly one of rate and unit; this one has ${count === 0 ? 'neither' : 'both'}`,
    zh: ({ count }) => `每个阶梯必须恰有 rate 或 unit 之一;此处${count === 0 ? '两者皆无' : '两者皆有'}`,
  },
  'boundary-missing': {
    en: ({ reason }) =>
      `boundary is missing: with ${reason === 'volume' ? 'a volume price' : 'flats'} the amount depends on whether a band begins at its bound ('lower') or just above it ('upper')`,
    zh: ({ reason }) =>
      `缺少 boundary:${reason === 'volume' ? '全额阶梯' : '有固定额的阶梯'}的金额取决于阶梯含起点(“lower”)还是不含(“upper”)`,
  },
  'cumulative-measure': {
    en: ({ basis, accumulator, adds, measure }) =>
      `With basis '${basis}' the measure must be just what '${accumulator}' adds, ${adds}; it is ${measure}`,
    zh: ({ basis, accumulator, adds, measure }) =>
      `累计方式为“${basis}”时,计量必须就是“${accumulator}”所累加的 ${adds};现为 ${measure}`,
  },
  'apportioned-twice': {
    en: ({ fee, by }) => `Fee '${fee}' is divided by '${by}' already: its line can be replaced only once`,
    zh: ({ fee, by }) => `费用项“${fee}”已由“${by}”分摊:其明细只能被替换一次`,
  },
  'apportionment-rounding-twice': {
    en: ({ apportionment, fee }) =>
      `'${apportionment}' cannot have a rounding: the booked fee '${fee}' is rounded already`,
    zh: ({ apportionment, fee }) => `“${apportionment}”不能有 rounding:记账费用“${fee}”已经舍入`,
  },
  'unplaced-bearer-bounded': {
    en: ({ bearer, by }) =>
      `'${bearer}' is to take what nobody else can, so it cannot have a ${by === undefined ? 'cap' : `limit ('${by}')`}`,
    zh: ({ bearer, by }) =>
      `“${bearer}”承接他人无法承担的部分,因此不能有${by === undefined ? '单笔上限' : `累计限额(“${by}”)`}`,
  },
  'unplaced-bearer-split': {
    en: ({ bearer }) =>
      `'${bearer}' is to take what nobody else can, so what it is split into must say which of its bearers takes everything: unplaced: { to: … }`,
    zh: ({ bearer }) => `“${bearer}”承接他人无法承担的部分,因此其 split 必须以 unplaced: { to: … } 指明由谁承接一切`,
  },
  'limit-without-share': {
    en: ({ accumulator }) => `'${accumulator}' cannot have a limit: only an accumulator that adds a share has one`,
    zh: ({ accumulator }) => `“${accumulator}”不能有限额:只有累加某一承担份额的累额才有`,
  },
  'share-limited-twice': {
    en: ({ apportionment, bearer, by }) =>
      `The share of '${bearer}' in '${apportionment}' has a limit already, in '${by}'`,
    zh: ({ apportionment, bearer, by }) => `“${apportionment}”中“${bearer}”的份额已在“${by}”中设有限额`,
  },
};

export const modelSentences: Sentences<ModelIssues> = {
  ...shapeSentences,
  ...definitionSentences,
  ...contractSentences,
  ...matchSentences,
};
