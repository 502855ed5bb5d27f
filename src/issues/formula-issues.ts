import { didYouMean, didYouMeanZh, type Sentences } from './sentences.ts';

/** Where in the text of the formula; both count from 1. */
interface Place {
  readonly line: number;
  readonly column: number;
}

export type SyntaxExpectation = 'value' | 'operator' | 'end' | ')' | ']' | ':' | 'quote';

export interface FormulaIssues {
  'formula-too-large': Place & { measure: 'characters' | 'nodes' | 'depth' | 'arguments'; max: number };
  'formula-character': Place & { found: string; instead: string | undefined };
  'formula-name-invalid': Place & { name: string; reason: 'mixed-scripts' | 'look-alike' | 'too-long' | 'invisible' };
  'formula-literal-invalid': Place & { found: string };
  'formula-syntax': Place & { found: string; expected: SyntaxExpectation };
  'formula-name-unknown': Place & { name: string; nearest: string | undefined };
  'formula-function-unknown': Place & { name: string; nearest: string | undefined };
  'formula-arguments': Place & { name: string; expected: string };
  'formula-type': Place & { operation: string; found: string; expected: string };
  'formula-ambiguous': Place & { found: string };
  /** An evaluated branch reads a fact that nobody provided. */
  'factor-missing': { readonly factor: string };
}

const at = (f: Place): string => `line ${f.line}, column ${f.column}: `;
const atZh = (f: Place): string => `第 ${f.line} 行第 ${f.column} 列:`;

const EXPECTED_EN: Record<SyntaxExpectation, string> = {
  value: 'a name, a number, a text or (',
  operator: 'an operator',
  end: 'the end',
  ')': ')',
  ']': ']',
  ':': ':',
  quote: 'a closing quote',
};
const EXPECTED_ZH: Record<SyntaxExpectation, string> = {
  value: '名称、数字、文本或 (',
  operator: '运算符',
  end: '结尾',
  ')': ')',
  ']': ']',
  ':': ':',
  quote: '右引号',
};
const MEASURE_ZH = { characters: '字符', nodes: '节点', depth: '层深', arguments: '参数' } as const;
const REASON_EN = {
  'mixed-scripts': 'mixes letters of several scripts',
  'look-alike': 'holds a look-alike of another letter',
  'too-long': 'is longer than 64 characters',
  invisible: 'holds an invisible letter',
} as const;
const REASON_ZH = {
  'mixed-scripts': '混用了多种文字',
  'look-alike': '含有形近字符',
  'too-long': '超过 64 个字符',
  invisible: '含有不可见字符',
} as const;

export const formulaSentences: Sentences<FormulaIssues> = {
  'formula-too-large': {
    en: (f) => `${at(f)}the formula has more than ${f.max} ${f.measure}`,
    zh: (f) => `${atZh(f)}公式超过 ${f.max} 个${MEASURE_ZH[f.measure]}`,
  },
  'formula-character': {
    en: (f) => `${at(f)}'${f.found}' is not part of a formula${f.instead === undefined ? '' : `; write ${f.instead}`}`,
    zh: (f) => `${atZh(f)}公式中不能使用“${f.found}”${f.instead === undefined ? '' : `,请写 ${f.instead}`}`,
  },
  'formula-name-invalid': {
    en: (f) => `${at(f)}the name '${f.name}' ${REASON_EN[f.reason]}`,
    zh: (f) => `${atZh(f)}名称“${f.name}”${REASON_ZH[f.reason]}`,
  },
  'formula-literal-invalid': {
    en: (f) => `${at(f)}'${f.found}' is not a number that a formula can hold exactly`,
    zh: (f) => `${atZh(f)}“${f.found}”不是公式可精确表示的数字`,
  },
  'formula-syntax': {
    en: (f) => `${at(f)}expected ${EXPECTED_EN[f.expected]}, found ${f.found === '' ? 'the end' : `'${f.found}'`}`,
    zh: (f) => `${atZh(f)}此处应为${EXPECTED_ZH[f.expected]},实际为${f.found === '' ? '结尾' : `“${f.found}”`}`,
  },
  'formula-name-unknown': {
    en: (f) => `${at(f)}unknown name '${f.name}'${didYouMean(f.nearest)}`,
    zh: (f) => `${atZh(f)}未知名称“${f.name}”${didYouMeanZh(f.nearest)}`,
  },
  'formula-function-unknown': {
    en: (f) => `${at(f)}unknown function '${f.name}'${didYouMean(f.nearest)}`,
    zh: (f) => `${atZh(f)}未知函数“${f.name}”${didYouMeanZh(f.nearest)}`,
  },
  'formula-arguments': {
    en: (f) => `${at(f)}${f.name} takes ${f.expected}`,
    zh: (f) => `${atZh(f)}${f.name} 的参数应为 ${f.expected}`,
  },
  'formula-type': {
    en: (f) => `${at(f)}${f.operation} takes ${f.expected}, not ${f.found}`,
    zh: (f) => `${atZh(f)}${f.operation} 需要 ${f.expected},而不是 ${f.found}`,
  },
  'formula-ambiguous': {
    en: (f) => `${at(f)}nothing says whether ${f.found} is money, a ratio or a quantity`,
    zh: (f) => `${atZh(f)}无法判断 ${f.found} 是金额、比例还是数量`,
  },
  'factor-missing': {
    en: (f) => `the factor '${f.factor}' is needed, and nobody provided it`,
    zh: (f) => `需要因子“${f.factor}”,但没有任何来源提供`,
  },
};
