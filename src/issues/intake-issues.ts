import { didYouMean, didYouMeanZh, type Sentences } from './sentences.ts';
import { typesEn, typesZh } from './type-words.ts';

/** What a member of a message may hold beside a value of a factor's type. */
const EXPECTATIONS: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  object: ['an object', '对象'],
  'filled-list': ['a list of at least one', '至少含一项的列表'],
  id: ['an id: a text, or a whole number in digits', '标识:文本,或以数字书写的整数'],
  revision: ['a whole number from 1 to 2147483647', '1 至 2147483647 的整数'],
  'local-time': ["a local date-time such as '2026-11-24 10:00:00'", '本地日期时间,如 “2026-11-24 10:00:00”'],
  instant: [
    "an instant with offset, such as '2026-11-24T10:00:00+08:00'",
    '带时区偏移的时刻,如 “2026-11-24T10:00:00+08:00”',
  ],
  epoch: ['a whole number of milliseconds or seconds since 1970', '自 1970 年起的整毫秒数或整秒数'],
};

const expectedEn = (expected: string): string => EXPECTATIONS[expected]?.[0] ?? typesEn(expected);
const expectedZh = (expected: string): string => EXPECTATIONS[expected]?.[1] ?? typesZh(expected);

const MEASURES = {
  bytes: ['bytes', '字节'],
  values: ['values', '个值'],
  depth: ['levels', '层'],
  messages: ['messages in one', '条合并消息'],
} as const;

/** Faults of messages on their way in. */
export interface IntakeIssues {
  'intake-unknown': { readonly intake: string; readonly nearest: string | undefined };
  'intake-declared-twice': { readonly intake: string };
  /** The store keeps no messages, and there are intakes. */
  'store-without-inbox': { readonly intakes: string };
  /** `byte`: position of the first byte that is no UTF-8, from 0. */
  'message-encoding': { readonly byte: number };
  /** `found`: what stood where JSON allows none of it. */
  'message-syntax': { readonly found: string; readonly line: number; readonly column: number };
  /** Something that JSON cannot say: nothing at all, a function, an instance of a class, a text with U+0000. */
  'message-not-plain': { readonly found: string };
  'message-key-twice': { readonly key: string; readonly line: number; readonly column: number };
  'message-key-reserved': { readonly key: string };
  'message-too-large': { readonly measure: keyof typeof MEASURES; readonly limit: number };
  /** `field`: what the mapping wanted it for. `expected`: a factor's type, or a word of this room. */
  'message-value-missing': { readonly field: string; readonly expected: string };
  'message-value-invalid': { readonly field: string; readonly found: string; readonly expected: string };
  /** A message that holds many was handed in as one. */
  'message-is-batch': { readonly intake: string };
}

export const intakeSentences: Sentences<IntakeIssues> = {
  'intake-unknown': {
    en: (f) => `There is no intake '${f.intake}'${didYouMean(f.nearest)}`,
    zh: (f) => `没有收单定义“${f.intake}”${didYouMeanZh(f.nearest)}`,
  },
  'intake-declared-twice': {
    en: (f) => `There are two intakes '${f.intake}'`,
    zh: (f) => `有两个收单定义同名“${f.intake}”`,
  },
  'store-without-inbox': {
    en: (f) => `The store keeps no messages (it has no 'inbox'), which ${f.intakes} needs`,
    zh: (f) => `存储不保存消息(没有“inbox”),而收单定义 ${f.intakes} 需要`,
  },
  'message-encoding': {
    en: (f) => `The message is not in UTF-8: byte ${f.byte} is none of it`,
    zh: (f) => `消息不是 UTF-8 编码:第 ${f.byte} 字节无效`,
  },
  'message-syntax': {
    en: (f) => `The message is no JSON: ${f.found} at line ${f.line}, column ${f.column}`,
    zh: (f) => `消息不是 JSON:第 ${f.line} 行第 ${f.column} 列为 ${f.found}`,
  },
  'message-not-plain': {
    en: (f) => `A message cannot hold ${f.found}; expected JSON as a text, as bytes or as a plain object`,
    zh: (f) => `消息中不能含有 ${f.found};应为文本、字节或普通对象形式的 JSON`,
  },
  'message-key-twice': {
    en: (f) => `'${f.key}' stands twice in one object, again at line ${f.line}, column ${f.column}`,
    zh: (f) => `同一对象中“${f.key}”出现两次,第二次在第 ${f.line} 行第 ${f.column} 列`,
  },
  'message-key-reserved': {
    en: (f) => `'${f.key}' is a reserved name, and no message may use it`,
    zh: (f) => `“${f.key}”为保留名,消息不得使用`,
  },
  'message-too-large': {
    en: (f) => `The message is too large: at most ${f.limit} ${MEASURES[f.measure][0]} are accepted`,
    zh: (f) => `消息过大:最多接受 ${f.limit} ${MEASURES[f.measure][1]}`,
  },
  'message-value-missing': {
    en: (f) => `The message has nothing here for '${f.field}'; expected ${expectedEn(f.expected)}`,
    zh: (f) => `消息此处缺少“${f.field}”的值;应为${expectedZh(f.expected)}`,
  },
  'message-value-invalid': {
    en: (f) => `The message has ${f.found} for '${f.field}'; expected ${expectedEn(f.expected)}`,
    zh: (f) => `消息中“${f.field}”的值为 ${f.found};应为${expectedZh(f.expected)}`,
  },
  'message-is-batch': {
    en: (f) => `Messages of intake '${f.intake}' hold many documents; receive them with receiveAll`,
    zh: (f) => `收单定义“${f.intake}”的消息含多份单据;请用 receiveAll 接收`,
  },
};
