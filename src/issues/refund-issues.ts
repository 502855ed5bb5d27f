import { didYouMean, didYouMeanZh, type Sentences } from './sentences.ts';

/** Faults of what a definition says of refunds, and of refunds themselves. Numbers are exact texts. */
export interface RefundIssues {
  /** A fee says what a refund does to it, and the model doesn't say how refunds are measured. */
  'refund-measure-missing': { readonly fee: string };
  'refund-period': { readonly fee: string };
  'refund-reprice': { readonly fee: string };
  'original-unknown': { readonly document: string; readonly original: string };
  'original-reversed': { readonly document: string; readonly original: string };
  /** What is named is a refund itself, or a document of a period. */
  'original-kind': { readonly document: string; readonly original: string };
  /** A newer message refunds another document, or none any more. */
  'original-changed': { readonly document: string; readonly found: string; readonly expected: string };
  /** The model says no `refund.measure`. */
  'refund-unsupported': { readonly document: string; readonly model: string };
  /** `field`: `party` or `currency`. */
  'refund-other': { readonly field: string; readonly found: string; readonly expected: string };
  'refund-line-unknown': { readonly line: string; readonly original: string; readonly nearest: string | undefined };
  'refund-lines-missing': { readonly measure: string; readonly document: string };
  /** Its measure is zero, or not of the sign of the original's. */
  'refund-measure': { readonly measure: string; readonly found: string; readonly original: string };
  /** More than what is left of the original. */
  'refund-exceeds': {
    readonly measure: string;
    readonly found: string;
    readonly original: string;
    readonly refunded: string;
  };
  /** There is no bill of it to take back or to bill again. */
  'document-unknown': { readonly document: string };
  /** A document of a period is billed again by the close of its orders, and never by hand. */
  'correction-period': { readonly document: string };
  /** `field`: `reason`, `by` or `facts`. */
  'correction-invalid': { readonly field: string; readonly found: string; readonly expected: string };
  /** A formula gives back more of a fee than was charged and not yet given back, or less than nothing. */
  'refund-amount': { readonly fee: string; readonly found: string; readonly outstanding: string };
}

export const refundSentences: Sentences<RefundIssues> = {
  'refund-measure-missing': {
    en: (f) => `'${f.fee}' says what a refund does to it; the model must say by which factor: refund: { measure: … }`,
    zh: (f) => `费用“${f.fee}”说明了退款的处理;模型须指明按哪个因子计量退款:refund: { measure: … }`,
  },
  'refund-period': {
    en: (f) => `'${f.fee}' is per period; no refund of a document gives it back`,
    zh: (f) => `费用“${f.fee}”按周期计费,单据退款不退该费用`,
  },
  'refund-reprice': {
    en: (f) => `'${f.fee}' can't be repriced: that needs a cumulative price with basis 'marginal' over its own window`,
    zh: (f) => `费用“${f.fee}”不能重算:须为按本窗口累计、basis 为“marginal”的价格`,
  },
  'original-unknown': {
    en: (f) => `Document '${f.document}' refunds '${f.original}', which has not been billed`,
    zh: (f) => `单据“${f.document}”退的是“${f.original}”,而原单尚未计费`,
  },
  'original-reversed': {
    en: (f) => `Document '${f.document}' refunds '${f.original}', which was taken back`,
    zh: (f) => `单据“${f.document}”退的是“${f.original}”,而原单已冲正`,
  },
  'original-kind': {
    en: (f) => `Document '${f.document}' refunds '${f.original}', which is itself a refund or the document of a period`,
    zh: (f) => `单据“${f.document}”退的是“${f.original}”,而后者本身是退款或周期单据`,
  },
  'original-changed': {
    en: (f) =>
      `Document '${f.document}' was billed as a refund of '${f.expected}', and the newer message names '${f.found}'; take it back first, and bill another document`,
    zh: (f) => `单据“${f.document}”计费时退的是“${f.expected}”,新消息为“${f.found}”;请先冲正,另行提交单据`,
  },
  'refund-unsupported': {
    en: (f) => `Document '${f.document}' is a refund, and model '${f.model}' has no refund: { measure: … }`,
    zh: (f) => `单据“${f.document}”为退款,而模型“${f.model}”没有 refund: { measure: … }`,
  },
  'refund-other': {
    en: (f) => `A refund has the ${f.field} of its original, '${f.expected}'; found '${f.found}'`,
    zh: (f) => `退款的 ${f.field} 须与原单相同(“${f.expected}”);实际为“${f.found}”`,
  },
  'refund-line-unknown': {
    en: (f) => `The original '${f.original}' has no line '${f.line}'${didYouMean(f.nearest)}`,
    zh: (f) => `原单“${f.original}”没有行“${f.line}”${didYouMeanZh(f.nearest)}`,
  },
  'refund-lines-missing': {
    en: (f) => `Refunds are measured by '${f.measure}' of each line, and document '${f.document}' has no lines`,
    zh: (f) => `退款按每行的“${f.measure}”计量,而单据“${f.document}”没有行`,
  },
  'refund-measure': {
    en: (f) =>
      `A refund states how much it takes back of '${f.measure}', ${f.original} in the original; found ${f.found}`,
    zh: (f) => `退款须说明退回多少“${f.measure}”(原单为 ${f.original});实际为 ${f.found}`,
  },
  'refund-exceeds': {
    en: (f) =>
      `The refund takes back ${f.found} of '${f.measure}'; of ${f.original}, ${f.refunded} are refunded already`,
    zh: (f) => `本次退回“${f.measure}”${f.found};原单为 ${f.original},已退 ${f.refunded}`,
  },
  'document-unknown': {
    en: (f) => `No document '${f.document}' has been billed`,
    zh: (f) => `单据“${f.document}”尚未计费`,
  },
  'correction-period': {
    en: (f) =>
      `'${f.document}' is the document of a period: closing its orders bills it again where its balances have changed`,
    zh: (f) => `“${f.document}”为周期单据:余额变动时由关单重新计费`,
  },
  'correction-invalid': {
    en: (f) => `A correction's '${f.field}' is ${f.found}; expected ${f.expected}`,
    zh: (f) => `更正的“${f.field}”为 ${f.found};应为 ${f.expected}`,
  },
  'refund-amount': {
    en: (f) => `The refund of '${f.fee}' comes to ${f.found}; at most ${f.outstanding} is left to give back`,
    zh: (f) => `费用“${f.fee}”的退款为 ${f.found};最多可退 ${f.outstanding}`,
  },
};
