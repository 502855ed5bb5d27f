import type { Language } from '../issues/sentences.ts';
import type { ExplainedShare, ShareReason } from './how.ts';

const REASON: Readonly<Record<ShareReason, readonly [en: string, zh: string]>> = {
  'by-weight': ['by its weight', '按权重'],
  'no-weight': ['it has no weight', '无权重'],
  fixed: ['its fixed part', '固定金额'],
  shortage: ['the fixed parts are more than there is', '固定金额合计超出待分摊金额'],
  rest: ['the rest', '承担余额'],
  'in-turn': ['in its turn', '依次承担'],
  'nothing-left': ['nothing was left at its turn', '轮到时已无余额'],
  'at-cap': ['all that it can take, by its cap', '已达单笔上限'],
  'at-limit': ['all that it can take, by its limit', '已达累计限额'],
  'at-split': ['all that those below it can take', '已达下级可承担上限'],
};

/** How a share came about, in a line, and a line for each thing that came on top. */
export function shareLines(how: ExplainedShare, language: Language): readonly string[] {
  const isZh = language === 'zh';
  const reason = REASON[how.reason][isZh ? 1 : 0];
  const room = how.headroom === undefined ? '' : isZh ? `;可承担 ${how.headroom}` : `; it can take ${how.headroom}`;
  const more: readonly (readonly [string | undefined, en: string, zh: string])[] = [
    [how.spill, 'what others could not take', '他人无法承担而转来'],
    [how.remainder, 'of the units that rounding left', '尾差'],
    [how.unplaced, 'what nobody else could take', '承接无人可承担的部分'],
  ];
  return [
    `${isZh ? inChinese(how) : inEnglish(how)}${room}${isZh ? ';' : '; '}${reason}`,
    ...more.flatMap(([amount, en, zh]) => (amount === undefined ? [] : [`+ ${amount} ${isZh ? zh : en}`])),
    ...(how.excess === undefined
      ? []
      : [isZh ? `账户已超过限额 ${how.excess}` : `its account is ${how.excess} past its limit`]),
  ];
}

function inEnglish({ by, of, amount, left, weight, weights, part }: ExplainedShare): string {
  const behind = left === amount ? '' : `, ${left} of it left`;
  switch (by) {
    case 'weight':
      return `${amount} of ${of}${behind}, among ${weights}, weight ${weight}: ${part}`;
    case 'fixed':
      return `${part} fixed of ${amount} of ${of}`;
    case 'rest':
      return `the rest of ${amount} of ${of}${behind}: ${part}`;
    case 'turn':
      return `${amount} of ${of} in turns, ${left} left at its own`;
  }
}

function inChinese({ by, of, amount, left, weight, weights, part }: ExplainedShare): string {
  const behind = left === amount ? '' : `(剩余 ${left})`;
  switch (by) {
    case 'weight':
      return `${of} ${amount}${behind} 按 ${weights} 分摊,权重 ${weight}:${part}`;
    case 'fixed':
      return `${of} ${amount} 中固定承担 ${part}`;
    case 'rest':
      return `${of} ${amount}${behind} 的余额:${part}`;
    case 'turn':
      return `${of} ${amount} 依次承担,轮到时剩余 ${left}`;
  }
}
