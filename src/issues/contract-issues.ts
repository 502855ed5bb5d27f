import { didYouMean, didYouMeanZh, type Sentences } from './sentences.ts';

/** Why no contract applies: what stands nearest to the asked time. */
export type AbsentReason = 'none' | 'not-yet' | 'ended' | 'between' | 'draft';

/** Two versions, as a fault names them. */
export interface ContractPair {
  readonly contract: string;
  readonly version: string;
  readonly other: string;
  readonly otherVersion: string;
}

/** A version, and a cumulative fee in whose open window it begins. */
export interface MidWindowFacts {
  readonly contract: string;
  readonly version: string;
  readonly fee: string;
  readonly accumulator: string;
  readonly from: string;
}

const APART = {
  tenant: ['belongs to another tenant than', '所属租户不同于'],
  party: ['belongs to another party than', '所属参与方不同于'],
  order: ['does not lie inside', '不在其内层:'],
} as const;

export interface ContractIssues {
  'contract-period': { readonly from: string; readonly to: string };
  'contract-ended-open': { readonly contract: string };
  'contract-other-model': { readonly contract: string; readonly model: string; readonly expected: string };
  /** One id for two agreements: orders of the two would mix. */
  /** A plan of no contract at all. */
  'layers-none': { readonly model: string };
  /** Contracts that are no layers of one another: of two tenants or parties, or the inner one first. */
  'layers-apart': ContractPair & { readonly reason: keyof typeof APART };
  /** What every document needs, and no contract in force at the time states. */
  'contract-incomplete': { readonly contract: string; readonly version: string; readonly member: 'timeZone' | 'cycle' };
  /** One version of one contract with two contents: `differs` is the first member that isn't the same. */
  'contract-collision': {
    readonly contract: string;
    readonly version: string;
    readonly differs: string;
    /** Validity of the first of the two; `to` is empty without end. */
    readonly from: string;
    readonly to: string;
  };
  /** A version that promised to follow another begins only later. */
  'contract-gap': ContractPair & { readonly from: string; readonly to: string };
  'contract-follows': {
    readonly contract: string;
    readonly version: string;
    readonly follows: string;
    readonly reason: 'unknown' | 'later';
    readonly nearest: string | undefined;
  };
  /** `window`: the key of the open window, such as `2026-11`. */
  'mid-window-missing': MidWindowFacts & { readonly window: string };
  /** Another time zone is another window, whose total begins at nothing. */
  'mid-window-zone': MidWindowFacts & { readonly zone: string; readonly before: string };
  /** `rerate` needs two marginal prices over one total. */
  'rerate-price': { readonly fee: string };
  'contract-id-reused': { readonly contract: string; readonly differs: 'party' | 'store' | 'model' };
  'contract-overlap': {
    readonly contract: string;
    readonly version: string;
    readonly other: string;
    readonly otherVersion: string;
    readonly from: string;
    /** Empty: both are without end. */
    readonly to: string;
  };
  'contract-absent': {
    readonly tenant: string;
    readonly party: string;
    /** Empty: none was asked for. */
    readonly store: string;
    readonly model: string;
    readonly at: string;
    readonly reason: AbsentReason;
    /** The nearest contract, its version and the bound of its validity that is in the way; empty without one. */
    readonly contract: string;
    readonly version: string;
    readonly bound: string;
    /** Without any contract: a party with a similar code that has one. */
    readonly nearest: string | undefined;
  };
}

type Absent = ContractIssues['contract-absent'];

const nearestEn = ({ reason, contract, version, bound, nearest }: Absent): string => {
  const name = `the nearest, '${contract}' version '${version}',`;
  switch (reason) {
    case 'none':
      return `there is none at all${didYouMean(nearest)}`;
    case 'not-yet':
      return `${name} begins on ${bound}`;
    case 'ended':
      return `${name} ended on ${bound}`;
    case 'between':
      return `the time lies in a gap; ${name} ended on ${bound}`;
    case 'draft':
      return `${name} is a draft`;
  }
};

const nearestZh = ({ reason, contract, version, bound, nearest }: Absent): string => {
  const name = `最接近的“${contract}”版本“${version}”`;
  switch (reason) {
    case 'none':
      return `没有任何合约${didYouMeanZh(nearest)}`;
    case 'not-yet':
      return `${name}自 ${bound} 起生效`;
    case 'ended':
      return `${name}已于 ${bound} 终止`;
    case 'between':
      return `该时刻处于空档;${name}已于 ${bound} 终止`;
    case 'draft':
      return `${name}仍为草稿`;
  }
};

export const contractSentences: Sentences<ContractIssues> = {
  'contract-period': {
    en: ({ from, to }) => `The validity must end after it begins: it begins at ${from} and ends at ${to}`,
    zh: ({ from, to }) => `有效期的结束必须晚于开始:现自 ${from} 至 ${to}`,
  },
  'contract-ended-open': {
    en: ({ contract }) => `Contract '${contract}' has ended, so valid.to must say when`,
    zh: ({ contract }) => `合约“${contract}”已终止,因此必须以 valid.to 写明终止时刻`,
  },
  'contract-other-model': {
    en: ({ contract, model, expected }) => `Contract '${contract}' is for model '${model}', not for '${expected}'`,
    zh: ({ contract, model, expected }) => `合约“${contract}”属于模型“${model}”,而不是“${expected}”`,
  },
  'layers-none': {
    en: ({ model }) => `There is no contract over model '${model}': at least one layer is needed`,
    zh: ({ model }) => `模型“${model}”之上没有合约:至少需要一层`,
  },
  'layers-apart': {
    en: ({ contract, version, other, otherVersion, reason }) =>
      `'${contract}' version '${version}' ${APART[reason][0]} '${other}' version '${otherVersion}', so it cannot be laid over it`,
    zh: ({ contract, version, other, otherVersion, reason }) =>
      `“${contract}”版本“${version}”${APART[reason][1]}“${other}”版本“${otherVersion}”,因此不能叠加其上`,
  },
  'contract-incomplete': {
    en: ({ contract, version, member }) =>
      `Neither '${contract}' version '${version}' nor a contract around it states ${member}`,
    zh: ({ contract, version, member }) => `“${contract}”版本“${version}”及其外层合约都没有写明 ${member}`,
  },
  'contract-collision': {
    en: ({ contract, version, differs, from, to }) =>
      `'${contract}' version '${version}', valid from ${from}${to === '' ? '' : ` to ${to}`}, is there once more with another ${differs}: a changed contract is a new version`,
    zh: ({ contract, version, differs, from, to }) =>
      `“${contract}”版本“${version}”(自 ${from} ${to === '' ? '起' : `至 ${to}`})已存在,但 ${differs} 不同:合约变更须用新版本`,
  },
  'contract-gap': {
    en: ({ contract, version, otherVersion, from, to }) =>
      `'${contract}' version '${version}' promises to follow version '${otherVersion}', and leaves a gap from ${from} to ${to}`,
    zh: ({ contract, version, otherVersion, from, to }) =>
      `“${contract}”版本“${version}”承诺紧接版本“${otherVersion}”,但自 ${from} 至 ${to} 存在空档`,
  },
  'contract-follows': {
    en: ({ contract, version, follows, reason, nearest }) =>
      reason === 'unknown'
        ? `'${contract}' version '${version}' promises to follow version '${follows}', which isn't there or is a draft${didYouMean(nearest)}`
        : `'${contract}' version '${version}' promises to follow version '${follows}', which begins no earlier`,
    zh: ({ contract, version, follows, reason, nearest }) =>
      reason === 'unknown'
        ? `“${contract}”版本“${version}”承诺紧接版本“${follows}”,但该版本不存在或为草稿${didYouMeanZh(nearest)}`
        : `“${contract}”版本“${version}”承诺紧接版本“${follows}”,但后者并不更早开始`,
  },
  'mid-window-missing': {
    en: ({ contract, version, fee, accumulator, window, from }) =>
      `'${contract}' version '${version}' begins at ${from}, inside the open window ${window} of '${accumulator}', by which '${fee}' is priced; midWindow must say 'restart', 'continue' or 'rerate'`,
    zh: ({ contract, version, fee, accumulator, window, from }) =>
      `“${contract}”版本“${version}”自 ${from} 开始,处于“${accumulator}”未结束的窗口 ${window} 内,而“${fee}”按其计价;midWindow 必须写明 “restart”、“continue” 或 “rerate”`,
  },
  'mid-window-zone': {
    en: ({ contract, version, fee, accumulator, zone, before, from }) =>
      `'${contract}' version '${version}' begins at ${from} inside an open window of '${accumulator}', by which '${fee}' is priced, and moves it from ${before} to ${zone}: its total can only begin anew, so midWindow must be 'restart'`,
    zh: ({ contract, version, fee, accumulator, zone, before, from }) =>
      `“${contract}”版本“${version}”自 ${from} 开始,处于“${accumulator}”(“${fee}”按其计价)未结束的窗口内,并将时区从 ${before} 改为 ${zone}:累额只能重新开始,因此 midWindow 必须为 “restart”`,
  },
  'rerate-price': {
    en: ({ fee }) =>
      `'${fee}' cannot be re-rated: its price before and after must both be cumulative, marginal and over one total`,
    zh: ({ fee }) => `“${fee}”无法重新计价:前后两个价格都必须是同一累额上的 marginal 累计价格`,
  },
  'contract-id-reused': {
    en: ({ contract, differs }) =>
      `Contract '${contract}' exists already with another ${differs}: all its versions must have the same`,
    zh: ({ contract, differs }) => `合约“${contract}”已存在,但 ${differs} 不同:同一合约的各版本必须一致`,
  },
  'contract-overlap': {
    en: ({ contract, version, other, otherVersion, from, to }) =>
      `'${contract}' version '${version}' overlaps '${other}' version '${otherVersion}' from ${from}${to === '' ? ' on' : ` to ${to}`}`,
    zh: ({ contract, version, other, otherVersion, from, to }) =>
      `“${contract}”版本“${version}”与“${other}”版本“${otherVersion}”重叠:自 ${from} ${to === '' ? '起' : `至 ${to}`}`,
  },
  'contract-absent': {
    en: (facts) =>
      `No contract of party '${facts.party}'${facts.store === '' ? '' : ` (store '${facts.store}')`} of tenant '${facts.tenant}' with model '${facts.model}' applies at ${facts.at}: ${nearestEn(facts)}`,
    zh: (facts) =>
      `租户“${facts.tenant}”的参与方“${facts.party}”${facts.store === '' ? '' : `(门店“${facts.store}”)`}在 ${facts.at} 没有适用于模型“${facts.model}”的合约:${nearestZh(facts)}`,
  },
};
