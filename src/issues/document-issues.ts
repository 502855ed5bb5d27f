import { didYouMean, didYouMeanZh, type Sentences } from './sentences.ts';

/** What a member of a document may hold, as a closed list, so that each can be said in both languages. */
export type DocumentExpectation = keyof typeof EXPECTATIONS;

const EXPECTATIONS = {
  id: [
    'an id of 1 to 128 characters, without control characters and without blanks at its ends',
    '1 至 128 个字符的标识,不含控制字符,首尾无空白',
  ],
  'other-id': ['the id of another document', '另一单据的标识'],
  revision: ['a whole number from 1 to 2147483647', '1 至 2147483647 的整数'],
  instant: [
    "an instant with offset, such as '2026-11-24T10:00:00+08:00'",
    '带时区偏移的时刻,如 “2026-11-24T10:00:00+08:00”',
  ],
  currency: ["an ISO 4217 code such as 'CNY'", 'ISO 4217 货币代码,如 “CNY”'],
  facts: ['an object of facts by name', '以名称为键的事实对象'],
  lines: ['a list of lines', '行的列表'],
  line: ['an object with id and facts', '含 id 和 facts 的对象'],
} as const;

const MEASURES = {
  facts: ['facts', '个事实'],
  lines: ['lines', '行'],
  'line-facts': ['facts in all its lines', '个事实(各行合计)'],
  characters: ['characters in its facts', '个字符(事实合计)'],
  values: ['values in one fact', '个值(单个事实)'],
  bytes: ['bytes in one fact', '字节(单个事实)'],
  depth: ['levels in one fact', '层(单个事实)'],
} as const;

/** Faults of messages: what cannot be read as a business document. */
export interface DocumentIssues {
  'document-not-plain': { readonly found: string };
  'document-field-missing': { readonly field: string; readonly expected: DocumentExpectation };
  'document-field-unknown': { readonly field: string; readonly nearest: string | undefined };
  'document-field-invalid': { readonly field: string; readonly found: string; readonly expected: DocumentExpectation };
  'document-fact-name': { readonly name: string };
  /** Something that JSON cannot say, or a text that no database keeps. */
  'document-fact-unreadable': { readonly fact: string; readonly found: string };
  'document-too-large': { readonly measure: keyof typeof MEASURES; readonly limit: number };
}

export const documentSentences: Sentences<DocumentIssues> = {
  'document-not-plain': {
    en: ({ found }) => `A document must be a plain object; ${found} arrived`,
    zh: ({ found }) => `单据必须是普通对象;收到的是 ${found}`,
  },
  'document-field-missing': {
    en: ({ field, expected }) => `The document has no '${field}'; expected ${EXPECTATIONS[expected][0]}`,
    zh: ({ field, expected }) => `单据缺少“${field}”;应为${EXPECTATIONS[expected][1]}`,
  },
  'document-field-unknown': {
    en: ({ field, nearest }) =>
      `A document has no member '${field}'; facts of its own belong in 'facts'${didYouMean(nearest)}`,
    zh: ({ field, nearest }) => `单据没有成员“${field}”;自有事实应放在“facts”中${didYouMeanZh(nearest)}`,
  },
  'document-field-invalid': {
    en: ({ field, found, expected }) => `'${field}' of the document is ${found}; expected ${EXPECTATIONS[expected][0]}`,
    zh: ({ field, found, expected }) => `单据的“${field}”为 ${found};应为${EXPECTATIONS[expected][1]}`,
  },
  'document-fact-name': {
    en: ({ name }) => `${name} cannot name a fact; expected 1 to 64 characters that are not reserved, each name once`,
    zh: ({ name }) => `${name} 不能作为事实名称;应为 1 至 64 个字符,非保留名,且不重复`,
  },
  'document-fact-unreadable': {
    en: ({ fact, found }) =>
      `Fact '${fact}' of the document holds ${found}; expected plain JSON whose text can be stored`,
    zh: ({ fact, found }) => `单据的事实“${fact}”含有 ${found};应为可存储的普通 JSON`,
  },
  'document-too-large': {
    en: ({ measure, limit }) => `The document is too large: at most ${limit} ${MEASURES[measure][0]} are accepted`,
    zh: ({ measure, limit }) => `单据过大:最多接受 ${limit} ${MEASURES[measure][1]}`,
  },
};
