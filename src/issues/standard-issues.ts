import type { MissedPart } from './match-issues.ts';
import { didYouMean, didYouMeanZh, type Sentences } from './sentences.ts';
import { typesEn, typesZh } from './type-words.ts';

const MEMBERS = {
  name: ['a name of 1 to 128 characters', '1 至 128 个字符的名称'],
  version: ['a version of 1 to 128 characters', '1 至 128 个字符的版本'],
  inputs: ['an object of types by name', '以名称为键的类型对象'],
  outputs: ['an object of types by name', '以名称为键的类型对象'],
  standardise: ['a function', '函数'],
} as const;

const TARGETS: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  id: ['an id of 1 to 128 characters', '1 至 128 个字符的标识'],
  outputs: ['an object with the declared outputs', '含所声明输出的对象'],
};
const targetEn = (expected: string): string => TARGETS[expected]?.[0] ?? typesEn(expected);
const targetZh = (expected: string): string => TARGETS[expected]?.[1] ?? typesZh(expected);

/** Faults of standardising steps: of their definitions, then of documents on their way through them. */
export interface StandardIssues {
  'flow-type-taken': { readonly type: string; readonly flow: string };
  /** A factor of lines, or one that only the engine knows. */
  'step-factor-level': { readonly step: string; readonly factor: string };
  'standardiser-invalid': {
    readonly standardiser: string;
    readonly member: keyof typeof MEMBERS;
    readonly found: string;
  };
  'standardiser-declared-twice': { readonly standardiser: string; readonly version: string };
  'standardiser-unknown': {
    readonly standardiser: string;
    readonly version: string;
    readonly nearest: string | undefined;
  };
  /** `names`: those that the step lacks, or has too many, separated by commas. */
  'standardiser-members': {
    readonly standardiser: string;
    readonly side: 'inputs' | 'outputs';
    readonly problem: 'missing' | 'unknown';
    readonly names: string;
  };
  'standardiser-output': {
    readonly standardiser: string;
    readonly output: string;
    readonly found: string;
    readonly expected: string;
  };
  /** A check did not hold. `refusal` and `words` are the model's own. */
  'standard-refused': {
    readonly step: string;
    readonly document: string;
    readonly refusal: string;
    readonly words: { readonly en: string; readonly zh: string };
    readonly misses: readonly MissedPart[];
  };
  'step-fact-missing': { readonly step: string; readonly factor: string; readonly document: string };
  /** A table has no value for what was found. */
  'step-value-unknown': {
    readonly step: string;
    readonly document: string;
    readonly by: string;
    readonly found: string;
  };
  /** `target`: `party`, `store`, a factor, or what a custom step answered. */
  'step-value-invalid': {
    readonly step: string;
    readonly document: string;
    readonly target: string;
    readonly found: string;
    readonly expected: string;
  };
  'step-failed': {
    readonly step: string;
    readonly document: string;
    readonly standardiser: string;
    readonly reason: string;
  };
}

const missesEn = (misses: readonly MissedPart[]): string =>
  misses.length === 0
    ? ''
    : ` (${misses.map(({ condition, actual }) => `${condition}, found ${actual ?? 'nothing'}`).join('; ')})`;
const missesZh = (misses: readonly MissedPart[]): string =>
  misses.length === 0
    ? ''
    : `(${misses.map(({ condition, actual }) => `${condition},实际为 ${actual ?? '无值'}`).join(';')})`;

export const standardSentences: Sentences<StandardIssues> = {
  'flow-type-taken': {
    en: (f) => `Documents of type '${f.type}' take the flow '${f.flow}' already`,
    zh: (f) => `类型为“${f.type}”的单据已走流程“${f.flow}”`,
  },
  'step-factor-level': {
    en: (f) => `Step '${f.step}' cannot set '${f.factor}': it is a fact of lines, or only the engine knows it`,
    zh: (f) => `步骤“${f.step}”不能设置“${f.factor}”:它是明细行的因子,或只有引擎知道`,
  },
  'standardiser-invalid': {
    en: (f) => `Standardiser '${f.standardiser}' has ${f.found} for '${f.member}'; expected ${MEMBERS[f.member][0]}`,
    zh: (f) => `标准化函数“${f.standardiser}”的“${f.member}”为 ${f.found};应为${MEMBERS[f.member][1]}`,
  },
  'standardiser-declared-twice': {
    en: (f) => `There are two standardisers '${f.standardiser}' of version '${f.version}'`,
    zh: (f) => `有两个版本为“${f.version}”的标准化函数同名“${f.standardiser}”`,
  },
  'standardiser-unknown': {
    en: (f) => `There is no standardiser '${f.standardiser}' of version '${f.version}'${didYouMean(f.nearest)}`,
    zh: (f) => `没有版本为“${f.version}”的标准化函数“${f.standardiser}”${didYouMeanZh(f.nearest)}`,
  },
  'standardiser-members': {
    en: (f) =>
      f.problem === 'missing'
        ? `Standardiser '${f.standardiser}' needs the ${f.side} ${f.names}, which the step doesn't state`
        : `Standardiser '${f.standardiser}' has no ${f.side} ${f.names}`,
    zh: (f) => {
      const side = f.side === 'inputs' ? '输入' : '输出';
      return f.problem === 'missing'
        ? `步骤未写明标准化函数“${f.standardiser}”所需的${side} ${f.names}`
        : `标准化函数“${f.standardiser}”没有${side} ${f.names}`;
    },
  },
  'standardiser-output': {
    en: (f) =>
      `Output '${f.output}' of standardiser '${f.standardiser}' is ${typesEn(f.found)}; where it goes expects ${targetEn(f.expected)}`,
    zh: (f) => `标准化函数“${f.standardiser}”的输出“${f.output}”为${typesZh(f.found)};去处应为${targetZh(f.expected)}`,
  },
  'standard-refused': {
    en: (f) => `Document '${f.document}' is refused by '${f.step}' (${f.refusal}): ${f.words.en}${missesEn(f.misses)}`,
    zh: (f) => `单据“${f.document}”被“${f.step}”拒绝(${f.refusal}):${f.words.zh}${missesZh(f.misses)}`,
  },
  'step-fact-missing': {
    en: (f) => `Step '${f.step}' reads '${f.factor}', which document '${f.document}' doesn't have`,
    zh: (f) => `步骤“${f.step}”读取“${f.factor}”,而单据“${f.document}”没有该值`,
  },
  'step-value-unknown': {
    en: (f) => `Step '${f.step}' has no value for ${f.by} = ${f.found} of document '${f.document}'`,
    zh: (f) => `步骤“${f.step}”没有与单据“${f.document}”的 ${f.by} = ${f.found} 对应的值`,
  },
  'step-value-invalid': {
    en: (f) =>
      `Step '${f.step}' gives ${f.found} for '${f.target}' of document '${f.document}'; expected ${targetEn(f.expected)}`,
    zh: (f) => `步骤“${f.step}”给单据“${f.document}”的“${f.target}”为 ${f.found};应为${targetZh(f.expected)}`,
  },
  'step-failed': {
    en: (f) => `Step '${f.step}' of document '${f.document}': standardiser '${f.standardiser}' failed: ${f.reason}`,
    zh: (f) => `单据“${f.document}”的步骤“${f.step}”:标准化函数“${f.standardiser}”出错:${f.reason}`,
  },
};
