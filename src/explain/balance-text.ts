import type { Language } from '../issues/sentences.ts';
import type { How } from './how.ts';

const KEPT = {
  sum: { en: 'running total', zh: '累额' },
  count: { en: 'running count', zh: '累计笔数' },
  max: { en: 'high-water mark', zh: '历史最高值' },
} as const;

/** What a running total is, and of whom: `high-water mark of ["t1","m1"] in 2026-11 (Asia/Shanghai), 2 entries`. */
export function balanceText(how: Extract<How, { kind: 'balance' }>, language: Language): string {
  const { keeps = 'sum', key, window, entries } = how;
  const kept = KEPT[keeps][language];
  const span = `${window.key} (${window.zone})`;
  return language === 'zh'
    ? `${kept},键 ${key},窗口 ${span},有效流水 ${entries} 笔`
    : `${kept} of ${key} in ${span}, ${entries} ${entries === 1 ? 'entry' : 'entries'}`;
}
