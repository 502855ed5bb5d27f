import type { Sentences } from './sentences.ts';

export interface PlanIssues {
  /** Amounts that need each other; `cycle` is the way round: `a → b → a`. */
  'amount-cycle': { readonly cycle: string };
  'price-missing': { readonly fee: string };
  /** A share whose bearer and payee are both somebody else than the contract's party lies in nobody's order. */
  'share-without-owner': { readonly apportionment: string; readonly bearer: string; readonly owner: string };
  /** What stays unplaced is kept by a payer, and there is none. */
  'payer-missing': { readonly apportionment: string };
  'rounding-missing': { readonly apportionment: string; readonly of: string };
  'type-not-money': { readonly name: string; readonly found: string };
  /** An accumulator is read before its step has a type other than money. */
  'accumulator-type': { readonly accumulator: string; readonly adds: string; readonly found: string };
  'currency-invalid': { readonly found: string; readonly expected: string };
}

export const planSentences: Sentences<PlanIssues> = {
  'amount-cycle': {
    en: (f) => `these amounts need each other: ${f.cycle}`,
    zh: (f) => `下列金额互相依赖:${f.cycle}`,
  },
  'price-missing': {
    en: (f) => `neither the model nor the contract gives a price for '${f.fee}'`,
    zh: (f) => `模型与合约都没有给出费用“${f.fee}”的价格`,
  },
  'share-without-owner': {
    en: (f) =>
      `the share of '${f.bearer}' in '${f.apportionment}' concerns two others; its bearer or payee must be '${f.owner}'`,
    zh: (f) => `“${f.apportionment}”中“${f.bearer}”的分摊与合约方无关;承担方或收款方必须是“${f.owner}”`,
  },
  'payer-missing': {
    en: (f) => `'${f.apportionment}' keeps what nobody can take, but names no payer who keeps it`,
    zh: (f) => `“${f.apportionment}”保留未分摊金额,但没有指明由哪个付款方保留`,
  },
  'rounding-missing': {
    en: (f) => `'${f.apportionment}' divides '${f.of}', which isn't booked; it must name a rounding`,
    zh: (f) => `“${f.apportionment}”分摊的“${f.of}”尚未入账,必须指明舍入方式`,
  },
  'type-not-money': {
    en: (f) => `'${f.name}' is ${f.found}; only money can be divided`,
    zh: (f) => `“${f.name}”是 ${f.found};只有金额可以分摊`,
  },
  'accumulator-type': {
    en: (f) =>
      `'${f.accumulator}' is read before '${f.adds}' is computed, so '${f.adds}' must be money, not ${f.found}`,
    zh: (f) => `“${f.accumulator}”在“${f.adds}”计算之前被读取,因此“${f.adds}”必须是金额,而不是 ${f.found}`,
  },
  'currency-invalid': {
    en: (f) => `'${f.found}' is not the currency expected here: ${f.expected}`,
    zh: (f) => `“${f.found}”不是此处应有的币种:${f.expected}`,
  },
};
