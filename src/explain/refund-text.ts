import type { Language } from '../issues/sentences.ts';
import type { ExplainedRefundPolicy, How } from './how.ts';

const POLICY: Readonly<Record<ExplainedRefundPolicy, Readonly<Record<Language, string>>>> = {
  original: { en: 'in proportion to what was charged', zh: '按原单收取比例退回' },
  reprice: { en: "by the price of the window's total with and without it", zh: '按窗口累计重算,取含与不含之差' },
  keep: { en: 'nothing of it is given back', zh: '不退回' },
  recomputed: { en: 'what is left over of what is given back', zh: '按退回各项重新取余' },
  formula: { en: 'by a formula', zh: '按公式' },
  outstanding: { en: 'by what is still outstanding of each share', zh: '按各方未退余额' },
};

/** What a refund gives back, and of how much. */
export function refundLines(how: Extract<How, { kind: 'refund' }>, language: Language): readonly string[] {
  const { policy, original, before, after, charged, refunded, formula, window } = how;
  const way = formula === undefined ? POLICY[policy][language] : `${POLICY[policy][language]}: ${formula}`;
  if (language === 'zh') {
    const given = refunded === undefined ? '' : `,此前已退 ${refunded}`;
    const total = window === undefined ? '' : `;累额 ${window.accumulator} = ${window.balance}`;
    return [`退原单 ${original}:收取 ${charged}${given};退回比例由 ${before} 至 ${after};${way}${total}`];
  }
  const given = refunded === undefined ? '' : `, of which ${refunded} was given back before`;
  const total = window === undefined ? '' : `; ${window.accumulator} with it is ${window.balance}`;
  return [`refund of ${original}: ${charged} was charged${given}; refunded from ${before} to ${after}; ${way}${total}`];
}
