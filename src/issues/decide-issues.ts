import { didYouMean, didYouMeanZh, type Sentences } from './sentences.ts';

/** What can be asked for by name, and where it belongs. */
const ASKED = {
  fee: [
    ['fee', 'model'],
    ['费用', '结算模型'],
  ],
  apportionment: [
    ['apportionment', 'model'],
    ['分摊', '结算模型'],
  ],
  bearer: [
    ['bearer', 'apportionment'],
    ['承担方', '分摊'],
  ],
  line: [
    ['line', 'document'],
    ['行', '单据'],
  ],
} as const;

/** Faults of deciding one document: the definition is right, and these facts don't go with it. */
export interface DecideIssues {
  /** The price says `negative: 'reject'`. */
  'measure-negative': { readonly fee: string; readonly measure: string };
  /** The bands end at `top`, and nothing was said about what more costs. */
  'measure-above-top': { readonly fee: string; readonly measure: string; readonly top: string };
  /** The snapshot lacks the balance of an accumulator that the plan reads. */
  'balance-missing': { readonly accumulator: string };
  'weight-negative': { readonly apportionment: string; readonly bearer: string; readonly weight: string };
  'fixed-negative': { readonly apportionment: string; readonly bearer: string; readonly amount: string };
  /** Beside a bearer of the rest, weights are fractions of the amount. */
  'weights-above-one': { readonly apportionment: string; readonly sum: string };
  /** Fixed parts exceed the amount, and the apportionment says `shortage: 'reject'`. */
  'shortage-rejected': { readonly apportionment: string; readonly shortage: string };
  /** Nobody could take it, and the apportionment says `unplaced: 'reject'`. */
  'unplaced-rejected': { readonly apportionment: string; readonly unplaced: string };
  /** A record or explanation is asked for what it hasn't. `within`: code of the model or apportionment, or the document's id. */
  'amount-unknown': {
    readonly kind: keyof typeof ASKED;
    readonly name: string;
    readonly within: string;
    readonly nearest: string | undefined;
  };
  'amount-not-of-lines': { readonly fee: string };
}

export const decideSentences: Sentences<DecideIssues> = {
  'measure-negative': {
    en: (f) => `the measure of '${f.fee}' is ${f.measure}; its price rejects negative measures`,
    zh: (f) => `费用“${f.fee}”的计量为 ${f.measure};其价格不接受负数计量`,
  },
  'measure-above-top': {
    en: (f) => `the measure of '${f.fee}' is ${f.measure}, above the top of its last band, ${f.top}`,
    zh: (f) => `费用“${f.fee}”的计量为 ${f.measure},超过最高一档的上限 ${f.top}`,
  },
  'balance-missing': {
    en: (f) => `the snapshot has no balance of the accumulator '${f.accumulator}'`,
    zh: (f) => `数据快照中没有累额“${f.accumulator}”的余额`,
  },
  'weight-negative': {
    en: (f) => `the weight of '${f.bearer}' in '${f.apportionment}' is ${f.weight}; a weight is not negative`,
    zh: (f) => `“${f.apportionment}”中“${f.bearer}”的权重为 ${f.weight};权重不得为负`,
  },
  'fixed-negative': {
    en: (f) => `the fixed part of '${f.bearer}' in '${f.apportionment}' is ${f.amount}; a fixed part is not negative`,
    zh: (f) => `“${f.apportionment}”中“${f.bearer}”的固定金额为 ${f.amount};固定金额不得为负`,
  },
  'weights-above-one': {
    en: (f) =>
      `the weights of '${f.apportionment}' add up to ${f.sum}; beside a bearer of the rest they are fractions, of 1 at most`,
    zh: (f) => `“${f.apportionment}”的权重合计为 ${f.sum};有承担余额者时,权重为占比,合计不得超过 1`,
  },
  'shortage-rejected': {
    en: (f) => `the fixed parts of '${f.apportionment}' exceed the amount by ${f.shortage}, and it rejects that`,
    zh: (f) => `“${f.apportionment}”的固定金额合计超出待分摊金额 ${f.shortage},且规则要求拒绝`,
  },
  'unplaced-rejected': {
    en: (f) => `${f.unplaced} of '${f.apportionment}' could be placed with nobody, and it rejects that`,
    zh: (f) => `“${f.apportionment}”有 ${f.unplaced} 无人可承担,且规则要求拒绝`,
  },
  'amount-unknown': {
    en: (f) => {
      const [what, where] = ASKED[f.kind][0];
      return `There is no ${what} '${f.name}' in the ${where} '${f.within}'${didYouMean(f.nearest)}`;
    },
    zh: (f) => {
      const [what, where] = ASKED[f.kind][1];
      return `${where}“${f.within}”中没有${what}“${f.name}”${didYouMeanZh(f.nearest)}`;
    },
  },
  'amount-not-of-lines': {
    en: (f) => `'${f.fee}' is a fee of the document; no line has one of its own`,
    zh: (f) => `“${f.fee}”是整份单据的费用;各行没有自己的金额`,
  },
};
