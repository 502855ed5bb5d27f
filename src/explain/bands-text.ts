import type { ExplainedBand, ExplainedNextBand, ExplainedWindow } from './explanation.ts';

export function bandLine(band: ExplainedBand, isZh: boolean): string {
  const flat = band.flat === '0' ? '' : ` + ${band.flat}`;
  const range =
    band.to === undefined
      ? isZh
        ? `档 ${band.from} 以上`
        : `band ${band.from} and up`
      : isZh
        ? `档 ${band.from}–${band.to}`
        : `band ${band.from} to ${band.to}`;
  const rounded = band.rounded === undefined ? '' : ` → ${band.rounded}`;
  return `${range}: ${band.measure} × ${band.price}${flat} = ${band.amount}${rounded}`;
}

export function nextBandLines(next: ExplainedNextBand | undefined, isZh: boolean): readonly string[] {
  if (next === undefined) return [];
  const { from, away, boundary } = next;
  if (boundary === 'upper')
    return [isZh ? `超过 ${from} 进入下一档,还差 ${away}` : `next band above ${from}: ${away} away`];
  return [isZh ? `${from} 起进入下一档,还差 ${away}` : `next band from ${from}: ${away} away`];
}

export function windowText(window: ExplainedWindow | undefined, isZh: boolean): string {
  if (window === undefined) return '';
  const { accumulator, basis, balance } = window;
  return isZh ? `;此前累额 ${accumulator} = ${balance}(${basis})` : `; ${accumulator} before was ${balance} (${basis})`;
}
