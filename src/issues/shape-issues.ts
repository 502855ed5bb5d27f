import { didYouMean, didYouMeanZh, type Sentences } from './sentences.ts';

/** What a definition may hold at a place, as a closed list, so that each can be said in both languages. */
export type Expectation = keyof typeof EXPECTATIONS;

const EXPECTATIONS = {
  object: ['an object', '对象'],
  list: ['a list', '列表'],
  'filled-list': ['a list of at least one', '至少含一项的列表'],
  text: ['a text of 1 to 200 characters without control characters', '1 至 200 个字符且不含控制字符的文本'],
  id: [
    'an id of 1 to 128 characters, without control characters and without blanks at its ends',
    '1 至 128 个字符的标识,不含控制字符,首尾无空白',
  ],
  name: [
    'a name of at most 64 characters: letters, digits and _, no digit first, no look-alike letters',
    '不超过 64 个字符的名称:字母、数字和 _,不以数字开头,不含形近字母',
  ],
  reference: ['a name', '名称'],
  decimal: ["a decimal such as '12.50'", '十进制数,如 “12.50”'],
  integer: ['a whole number', '整数'],
  formula: ['a formula or a decimal', '公式或十进制数'],
  condition: [
    "a condition: a formula, '*', or an object with all, any or not",
    '条件:公式、“*”,或含 all、any、not 的对象',
  ],
  boolean: ['true or false', 'true 或 false'],
  date: ["a date such as '2026-11-24'", '日期,如 “2026-11-24”'],
  'fact-text': ['a text without control characters', '不含控制字符的文本'],
  'fact-list': ['a list of values of its type', '由同类型值组成的列表'],
  'contract-fact': [
    'a decimal, a text, true or false, or a list of them',
    '十进制数、文本、true 或 false,或由其组成的列表',
  ],
  instant: [
    "an instant with offset, to the millisecond at most, such as '2026-11-01T00:00:00+08:00'",
    '带时区偏移、至多精确到毫秒的时刻,如 “2026-11-01T00:00:00+08:00”',
  ],
  'time-zone': ["an IANA time zone such as 'Asia/Shanghai'", 'IANA 时区,如 “Asia/Shanghai”'],
  currency: ["an ISO 4217 code such as 'CNY', or 'document'", 'ISO 4217 货币代码,如 “CNY”,或 “document”'],
  scale: ['a whole number from 0 to 18', '0 至 18 的整数'],
  'lane-window': ['a whole number from 2 to 1,000', '2 至 1,000 的整数'],
  years: ['a whole number from 1 to 100', '1 至 100 的整数'],
  window: [
    "'document', 'day', 'week', 'month', 'quarter', 'year', 'contract', 'lifetime', or { years, from: a date factor }",
    '“document”、“day”、“week”、“month”、“quarter”、“year”、“contract”、“lifetime”,或 { years, from: 日期因子 }',
  ],
  rounding: ['a rounding mode, or an object with mode and scale', '舍入方式,或含 mode 和 scale 的对象'],
  'sum-part': [
    'an object with amount, with rate and base, or with price and quantity',
    '含 amount、含 rate 与 base、或含 price 与 quantity 的对象',
  ],
  unplaced: ["'keep', 'reject' or { to: bearer }", '“keep”、“reject” 或 { to: 承担方 }'],
  'fee-refund': ["'original', 'reprice', 'keep' or { formula }", '“original”、“reprice”、“keep” 或 { formula }'],
  adds: ['a name, or { apportionment, bearer }', '名称,或 { apportionment, bearer }'],
  'one-share': [
    'the share of one bearer; bearers who draw on one limit stand under a bearer who is split among them, and whose share has it',
    '一个承担方的份额;共用一个限额的承担方应置于同一上级承担方之下,由其份额设限额',
  ],
  remainder: [
    "'largest', 'first', 'last', 'largest-weight' or 'to:<bearer>'",
    '“largest”、“first”、“last”、“largest-weight” 或 “to:<承担方>”',
  ],
  term: [
    'an object with exactly one of fee, apportionment, accumulator and table',
    '恰含 fee、apportionment、accumulator、table 之一的对象',
  ],
  'message-path': [
    'a path of names with dots between them, or a list of names, none of them reserved',
    '以点分隔名称的路径,或名称列表,不含保留名',
  ],
  'message-source': ['a path, or an object with path or value', '路径,或含 path 或 value 的对象'],
  'value-table': [
    'an object of 1 to 1,000 texts, each of 1 to 128 characters',
    '含 1 至 1,000 个文本的对象,每个文本 1 至 128 个字符',
  ],
  limit: ['a whole number from 1 to the limit of the library', '1 至本库上限的整数'],
  'member-path': [
    "own properties by dotted names, at most 8, such as 'address.country'",
    '以点分隔的自有属性名,至多 8 层,如 “address.country”',
  ],
  priority: ['a whole number from 1 to 1000000', '1 至 1000000 的整数'],
  'table-cell': [
    "'*', a value, a list of values, or a range { from, to }",
    '“*”、单个值、值的列表,或区间 { from, to }',
  ],
  'table-value': ['a text, a number, or true or false', '文本、数字,或 true / false'],
  'table-rows': ['a list of at most 100000 rows', '至多 100000 行的列表'],
  'table-columns': ['a list of 1 to 16', '含 1 至 16 项的列表'],
  'one-of': ['one of', '以下之一:'],
} as const;

export interface ShapeIssues {
  /** Something that JSON cannot say: a function, an accessor, an instance of a class. */
  'json-not-plain': { readonly found: string };
  'json-key-reserved': { readonly key: string };
  /** A value that is also what holds it, `length` levels up. */
  'json-cycle': { readonly length: number };
  'json-too-large': { readonly measure: 'bytes' | 'values' | 'depth'; readonly limit: number };
  'key-unknown': { readonly key: string; readonly nearest: string | undefined; readonly known: string };
  'value-missing': { readonly key: string; readonly expected: Expectation; readonly options: string | undefined };
  'value-invalid': {
    readonly found: string;
    readonly expected: Expectation;
    /** With `one-of`: what is accepted, separated by commas. */
    readonly options: string | undefined;
    readonly nearest: string | undefined;
  };
  /** Stands last in a list of faults that was cut. */
  'faults-more': { readonly count: number };
}

const MEASURES = {
  bytes: ['bytes', '字节'],
  values: ['values', '个值'],
  depth: ['levels', '层'],
} as const;

const expected = (facts: { expected: Expectation; options: string | undefined }, language: 0 | 1): string => {
  const text = EXPECTATIONS[facts.expected][language];
  return facts.options === undefined ? text : `${text} ${facts.options}`;
};

export const shapeSentences: Sentences<ShapeIssues> = {
  'json-not-plain': {
    en: (facts) => `${facts.found} cannot be part of a definition; expected plain JSON`,
    zh: (facts) => `定义中不能含有 ${facts.found};应为普通 JSON`,
  },
  'json-key-reserved': {
    en: (facts) => `The member name '${facts.key}' is reserved and is never accepted`,
    zh: (facts) => `成员名“${facts.key}”为保留名,不予接受`,
  },
  'json-cycle': {
    en: (facts) => `The value contains itself (levels up: ${facts.length})`,
    zh: (facts) => `该值包含其自身(向上 ${facts.length} 层)`,
  },
  'json-too-large': {
    en: (facts) => `The definition is too large: at most ${facts.limit} ${MEASURES[facts.measure][0]} are accepted`,
    zh: (facts) => `定义过大:最多接受 ${facts.limit} ${MEASURES[facts.measure][1]}`,
  },
  'key-unknown': {
    en: (facts) => `There is no member '${facts.key}' here; known are ${facts.known}${didYouMean(facts.nearest)}`,
    zh: (facts) => `此处没有成员“${facts.key}”;可用的有 ${facts.known}${didYouMeanZh(facts.nearest)}`,
  },
  'value-missing': {
    en: (facts) => `'${facts.key}' is missing; expected ${expected(facts, 0)}`,
    zh: (facts) => `缺少“${facts.key}”;应为${expected(facts, 1)}`,
  },
  'value-invalid': {
    en: (facts) => `${facts.found} is not accepted here; expected ${expected(facts, 0)}${didYouMean(facts.nearest)}`,
    zh: (facts) => `此处不接受 ${facts.found};应为${expected(facts, 1)}${didYouMeanZh(facts.nearest)}`,
  },
  'faults-more': {
    en: (facts) => `There are ${facts.count} more faults`,
    zh: (facts) => `另有 ${facts.count} 处错误`,
  },
};

/** Whether a text is a word of the closed list. */
export function isExpectation(word: string): word is Expectation {
  return Object.hasOwn(EXPECTATIONS, word);
}
