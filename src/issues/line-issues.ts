import type { Sentences } from './sentences.ts';

/** Faults of documents with lines, and of the definitions that read them. */
export interface LineIssues {
  /** Two lines of a document have one id. */
  'document-line-twice': { readonly line: string };
  /** A party, or an accumulator's key, is one for the whole document; the factor has a value for each line. */
  'line-factor-place': { readonly factor: string; readonly place: 'party' | 'key' | 'lane' | 'window' };
  /** What the engine alone knows has no default, is no fact of a line, and is no field of a rule book. */
  'factor-role': { readonly factor: string; readonly role: string; readonly excludes: string };
  /** `per: 'unit'` says how many units there are, and nothing else does. */
  'unit-quantity': { readonly fee: string; readonly reason: 'missing' | 'without-unit' };
  /** A price that has no price of one unit: what is left of a total, or a slice of a window's total. */
  'unit-price': { readonly fee: string; readonly reason: 'complement' | 'cumulative' };
  /** A cumulative price counts up what its own level adds. */
  'cumulative-level': { readonly fee: string; readonly accumulator: string; readonly adds: string };
  /** Something is to be divided by a quantity of zero. */
  'quantity-zero': { readonly fee: string; readonly measure: string };
}

const PLACES = {
  party: ['who fills a party', '参与方由谁担任'],
  key: ["an accumulator's key", '累额的键'],
  lane: ["a lane's key", '通道的键'],
  window: ['the date from which a window is counted', '窗口的起始日期'],
} as const;

export const lineSentences: Sentences<LineIssues> = {
  'document-line-twice': {
    en: (f) => `two lines of the document have the id ${f.line}`,
    zh: (f) => `单据有两行的标识同为 ${f.line}`,
  },
  'line-factor-place': {
    en: (f) => `'${f.factor}' has a value for each line; ${PLACES[f.place][0]} must be one for the document`,
    zh: (f) => `“${f.factor}”每行各有其值;${PLACES[f.place][1]}必须整单唯一`,
  },
  'factor-role': {
    en: (f) => `'${f.factor}' is the ${f.role}, which only the engine knows; it cannot have '${f.excludes}'`,
    zh: (f) => `“${f.factor}”是 ${f.role},只由引擎给出;不能有“${f.excludes}”`,
  },
  'unit-quantity': {
    en: (f) =>
      f.reason === 'missing'
        ? `'${f.fee}' is priced per unit, so it needs a quantity`
        : `'${f.fee}' has a quantity, which has a meaning only with per: 'unit'`,
    zh: (f) =>
      f.reason === 'missing'
        ? `费用项“${f.fee}”按件计价,因此必须有 quantity`
        : `费用项“${f.fee}”有 quantity,但只有 per: 'unit' 时才有意义`,
  },
  'unit-price': {
    en: (f) =>
      f.reason === 'complement'
        ? `'${f.fee}' is what is left of a total, which has no price of one unit`
        : `'${f.fee}' is priced by the total of its window, which has no price of one unit`,
    zh: (f) =>
      f.reason === 'complement'
        ? `费用项“${f.fee}”是总额的剩余,没有单件价格`
        : `费用项“${f.fee}”按窗口累计总额计价,没有单件价格`,
  },
  'cumulative-level': {
    en: (f) =>
      `'${f.fee}' is priced for each line by the total of '${f.accumulator}', which adds '${f.adds}' of the whole document`,
    zh: (f) => `费用项“${f.fee}”逐行按“${f.accumulator}”的累计计价,而它累加的“${f.adds}”属于整单`,
  },
  'quantity-zero': {
    en: (f) => `the quantity of '${f.fee}' is 0, and its measure is ${f.measure}: there is no price of one unit`,
    zh: (f) => `费用“${f.fee}”的数量为 0,而计量为 ${f.measure}:无法得出单件价格`,
  },
};
