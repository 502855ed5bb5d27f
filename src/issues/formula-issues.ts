import { didYouMean, didYouMeanZh, type Sentences } from './sentences.ts';
import { typesEn, typesZh } from './type-words.ts';

/** Where in the text of the formula, in its NFC form: both count from 1, columns in characters. */
interface Place {
  readonly line: number;
  readonly column: number;
}

const TOKENS = {
  value: ['a name, a number, a text or (', '名称、数字、文本或 ('],
  operator: ['an operator', '运算符'],
  literal: ["a number or a text, as in ('app', 'web')", "数字或文本,如 ('app', 'web')"],
  end: ['the end', '结尾'],
  ')': [')', ')'],
  ']': [']', ']'],
  ':': [':', ':'],
  quote: ['a closing quote', '右引号'],
} as const;

/** What a formula could have gone on with. */
export type SyntaxExpectation = keyof typeof TOKENS;

const ARGUMENTS = {
  value: ['one value', '一个值'],
  values: ['at least one value', '至少一个值'],
  'values-or-list': ['at least one value, or a list', '至少一个值,或一个列表'],
  'value-low-high': ['a value, its lowest and its highest', '一个值、其下限和上限'],
  'condition-two-values': ['a condition and two values', '一个条件和两个值'],
  'value-scale-mode': [
    "a value, a scale from 0 to 18 and a mode such as 'half-up'",
    "一个值、0 至 18 的小数位数和舍入方式,如 'half-up'",
  ],
  'value-scale': ['a value and, if wanted, a scale from 0 to 18', '一个值,可另加 0 至 18 的小数位数'],
  scale: ['a whole literal scale from 0 to 18', '0 至 18 的整数常量作小数位数'],
  mode: [
    "one of the modes 'half-up', 'half-even', 'half-down', 'up', 'down', 'ceiling' and 'floor'",
    "舍入方式 'half-up'、'half-even'、'half-down'、'up'、'down'、'ceiling' 或 'floor'",
  ],
  exponent: ['a whole literal exponent from 0 to 16', '0 至 16 的整数常量作指数'],
  list: ['a list', '一个列表'],
  fee: ['the name of a fee', '一个费用名称'],
  apportionment: ['the name of an apportionment', '一个分摊名称'],
  'table-output': ['the names of a table and of one of its outputs', '表的名称及其输出名称'],
  'two-dates': ['two dates', '两个日期'],
  'rate-periods': ['a rate and a whole number of periods', '一个利率和整数期数'],
  balance: [
    "the name of an accumulator and, if wanted, 'last', behind which 'window-end' or 'now' may stand",
    "一个累额名称,可另加 'last',其后可再加 'window-end' 或 'now'",
  ],
  'apportionment-bearer': ['the names of an apportionment and of one of its bearers', '分摊名称及其承担方名称'],
} as const;

/** What a function, or `^`, takes. */
export type ArgumentExpectation = keyof typeof ARGUMENTS;

const NAME_REASONS = {
  'mixed-scripts': ['mixes letters of several scripts', '混用了多种文字的字母'],
  'rare-script': ['is written in a script that names cannot have', '所用文字不能用于名称'],
  'look-alike': ['holds or is a look-alike of other letters', '含有或本身就是形近字母'],
  mark: ['holds a combining mark', '含有组合符号'],
  invisible: ['holds an invisible letter', '含有不可见字符'],
  'too-long': ['is longer than 64 characters', '超过 64 个字符'],
} as const;

/** Why a name is refused though it has the form of one. */
export type NameFault = keyof typeof NAME_REASONS;

const CONSTANT_REASONS = {
  'division-by-zero': ['divides by zero', '除以了零'],
  'number-too-long': ['needs more than 2,000 digits', '需要超过 2,000 位数字'],
  'compound-periods': ['compounds more than 100,000 periods', '复利超过 100,000 期'],
  'compound-rate': ['compounds at a rate below -1', '复利的利率低于 -1'],
} as const;

export type ConstantFault = keyof typeof CONSTANT_REASONS;

export function isConstantFault(code: string): code is ConstantFault {
  return Object.hasOwn(CONSTANT_REASONS, code);
}

const MEASURES = {
  characters: ['characters', '个字符'],
  nodes: ['names, values and operators', '个名称、值和运算符'],
  depth: ['levels', '层'],
  arguments: ['arguments', '个参数'],
} as const;

export interface FormulaIssues {
  'formula-too-large': Place & { readonly measure: keyof typeof MEASURES; readonly max: number };
  /** `found` is the character, or its `U+200B` if it can't be seen; `instead` what to write for it. */
  'formula-character': Place & { readonly found: string; readonly instead: string | undefined };
  'formula-name-invalid': Place & { readonly name: string; readonly reason: NameFault };
  'formula-literal-invalid': Place & { readonly found: string };
  /** `found` is empty at the end of the formula; `instead`: the number that was meant by `5%` or `1,000`. */
  'formula-syntax': Place & {
    readonly found: string;
    readonly expected: SyntaxExpectation;
    readonly instead: string | undefined;
  };
  'formula-name-unknown': Place & { readonly name: string; readonly nearest: string | undefined };
  'formula-table-unknown': Place & { readonly name: string; readonly nearest: string | undefined };
  'formula-output-unknown': Place & {
    readonly table: string;
    readonly name: string;
    readonly nearest: string | undefined;
  };
  'formula-function-unknown': Place & { readonly name: string; readonly nearest: string | undefined };
  'formula-arguments': Place & { readonly name: string; readonly expected: ArgumentExpectation };
  /**
   * A value of the wrong type: `found` is a type (`money(CNY)`), `expected` one or more of them, separated by `|`, or
   * `number`. `operation` is the operator or function, and empty for the whole formula.
   */
  'formula-type': Place & { readonly operation: string; readonly found: string; readonly expected: string };
  /** Before a document, a contract or a lifetime there is no window. */
  'formula-balance-last': Place & { readonly accumulator: string };
  /** Two values that don't go together, by their types. */
  'formula-operands': Place & { readonly operator: string; readonly left: string; readonly right: string };
  /** The two values of `? :` or `if` are of different types. */
  'formula-branches': Place & { readonly left: string; readonly right: string };
  /** Nothing says of what type a number is. */
  'formula-ambiguous': Place & { readonly found: string };
  /** A part made of literals alone has no value. */
  'formula-constant': Place & { readonly found: string; readonly reason: ConstantFault };
  /** An evaluated branch reads a fact that nobody provided. */
  'factor-missing': { readonly factor: string };
  /** The least, greatest or average of no values. */
  'list-empty': { readonly operation: string };
}

/** Two kinds of money never mix by themselves: how they could. */
function mixed(left: string, right: string): readonly [from: string, to: string] | undefined {
  const [a, b] = [left, right].map((types) => /(?:^|\|)money\(([^)]+)\)/.exec(types)?.[1]);
  return a === undefined || b === undefined || a === b ? undefined : [b, a];
}

function convertEn(left: string, right: string): string {
  const currencies = mixed(left, right);
  return currencies === undefined
    ? ''
    : `; convert ${currencies[0]} into ${currencies[1]} in a step of kind 'conversion' first`;
}

function convertZh(left: string, right: string): string {
  const currencies = mixed(left, right);
  return currencies === undefined ? '' : `;请先用“conversion”步骤把 ${currencies[0]} 换算成 ${currencies[1]}`;
}

const at = (f: Place): string => `line ${f.line}, column ${f.column}: `;
const atZh = (f: Place): string => `第 ${f.line} 行第 ${f.column} 列:`;

export const formulaSentences: Sentences<FormulaIssues> = {
  'formula-too-large': {
    en: (f) => `${at(f)}the formula has more than ${f.max} ${MEASURES[f.measure][0]}`,
    zh: (f) => `${atZh(f)}公式超过 ${f.max} ${MEASURES[f.measure][1]}`,
  },
  'formula-character': {
    en: (f) => `${at(f)}'${f.found}' is not part of a formula${f.instead === undefined ? '' : `; write ${f.instead}`}`,
    zh: (f) => `${atZh(f)}公式中不能使用“${f.found}”${f.instead === undefined ? '' : `,请写 ${f.instead}`}`,
  },
  'formula-name-invalid': {
    en: (f) => `${at(f)}the name '${f.name}' ${NAME_REASONS[f.reason][0]}`,
    zh: (f) => `${atZh(f)}名称“${f.name}”${NAME_REASONS[f.reason][1]}`,
  },
  'formula-literal-invalid': {
    en: (f) => `${at(f)}'${f.found}' is not a number that a formula can hold exactly`,
    zh: (f) => `${atZh(f)}“${f.found}”不是公式可精确表示的数字`,
  },
  'formula-syntax': {
    en: (f) =>
      `${at(f)}expected ${TOKENS[f.expected][0]}, found ${f.found === '' ? 'the end' : `'${f.found}'`}${f.instead === undefined ? '' : `; write ${f.instead}`}`,
    zh: (f) =>
      `${atZh(f)}此处应为${TOKENS[f.expected][1]},实际为${f.found === '' ? '结尾' : `“${f.found}”`}${f.instead === undefined ? '' : `,请写 ${f.instead}`}`,
  },
  'formula-name-unknown': {
    en: (f) => `${at(f)}unknown name '${f.name}'${didYouMean(f.nearest)}`,
    zh: (f) => `${atZh(f)}未知名称“${f.name}”${didYouMeanZh(f.nearest)}`,
  },
  'formula-table-unknown': {
    en: (f) => `${at(f)}there is no table '${f.name}'${didYouMean(f.nearest)}`,
    zh: (f) => `${atZh(f)}没有表“${f.name}”${didYouMeanZh(f.nearest)}`,
  },
  'formula-output-unknown': {
    en: (f) => `${at(f)}the table '${f.table}' gives no '${f.name}'${didYouMean(f.nearest)}`,
    zh: (f) => `${atZh(f)}表“${f.table}”没有输出“${f.name}”${didYouMeanZh(f.nearest)}`,
  },
  'formula-function-unknown': {
    en: (f) => `${at(f)}unknown function '${f.name}'${didYouMean(f.nearest)}`,
    zh: (f) => `${atZh(f)}未知函数“${f.name}”${didYouMeanZh(f.nearest)}`,
  },
  'formula-arguments': {
    en: (f) => `${at(f)}${f.name} takes ${ARGUMENTS[f.expected][0]}`,
    zh: (f) => `${atZh(f)}${f.name} 需要${ARGUMENTS[f.expected][1]}`,
  },
  'formula-type': {
    en: (f) =>
      f.operation === ''
        ? `${at(f)}expected ${typesEn(f.expected)}, found ${f.found}${convertEn(f.expected, f.found)}`
        : `${at(f)}${f.operation} takes ${typesEn(f.expected)}, not ${f.found}${convertEn(f.expected, f.found)}`,
    zh: (f) =>
      f.operation === ''
        ? `${atZh(f)}此处应为${typesZh(f.expected)},实际为${typesZh(f.found)}${convertZh(f.expected, f.found)}`
        : `${atZh(f)}${f.operation} 需要${typesZh(f.expected)},而不是${typesZh(f.found)}${convertZh(f.expected, f.found)}`,
  },
  'formula-balance-last': {
    en: (f) => `${at(f)}'${f.accumulator}' runs over a window that has none before it`,
    zh: (f) => `${atZh(f)}累额“${f.accumulator}”的窗口之前没有上一个窗口`,
  },
  'formula-operands': {
    en: (f) =>
      `${at(f)}${f.left} ${f.operator} ${f.right} has no meaning${f.operator === '*' ? '' : convertEn(f.left, f.right)}`,
    zh: (f) =>
      `${atZh(f)}${typesZh(f.left)} ${f.operator} ${typesZh(f.right)} 没有意义${f.operator === '*' ? '' : convertZh(f.left, f.right)}`,
  },
  'formula-branches': {
    en: (f) => `${at(f)}a choice between ${f.left} and ${f.right} has no type${convertEn(f.left, f.right)}`,
    zh: (f) => `${atZh(f)}${typesZh(f.left)}与${typesZh(f.right)}二选一,没有确定的类型${convertZh(f.left, f.right)}`,
  },
  'formula-ambiguous': {
    en: (f) => `${at(f)}nothing says whether ${f.found} is money, a ratio or a quantity`,
    zh: (f) => `${atZh(f)}无法判断 ${f.found} 是金额、比例还是数量`,
  },
  'formula-constant': {
    en: (f) => `${at(f)}${f.found} ${CONSTANT_REASONS[f.reason][0]}`,
    zh: (f) => `${atZh(f)}${f.found} ${CONSTANT_REASONS[f.reason][1]}`,
  },
  'factor-missing': {
    en: (f) => `the factor '${f.factor}' is needed, and nobody provided it`,
    zh: (f) => `需要因子“${f.factor}”,但没有任何来源提供`,
  },
  'list-empty': {
    en: (f) => `${f.operation} of an empty list has no value`,
    zh: (f) => `空列表的 ${f.operation} 没有值`,
  },
};
