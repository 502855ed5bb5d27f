import type { Bounded, ExplainedBand, ExplainedNextBand, ExplainedWindow, How, NegativeMeasure } from './how.ts';

const BOUNDS: Readonly<Record<Bounded['by'], readonly [en: string, zh: string]>> = {
  floor: ['floor', '保底'],
  cap: ['cap', '封顶'],
  'period-cap': ['cap of the period', '周期封顶'],
};

/** A banded price as lines: the measure, each band, how far the next one is, and what stands outside of them. */
export function bandsLines(how: Extract<How, { kind: 'bands' }>, isZh: boolean): readonly string[] {
  const kind = how.price === 'graduated' ? (isZh ? '超额累进' : 'graduated') : isZh ? '全额' : 'volume';
  const base = `${kind}: ${how.measure} = ${how.measureValue}`;
  const window = windowText(how.cumulative, isZh);
  const trueUp =
    how.trueUp === undefined || how.trueUp === '0'
      ? []
      : [isZh ? `补差 ${how.trueUp}` : `true-up of what came before: ${how.trueUp}`];
  return [
    `${base}${window}`,
    ...negativeLines(how.negative, isZh),
    ...how.bands.map((band) => bandLine(band, isZh)),
    ...nextBandLines(how.next, isZh),
    ...aboveTopLines(how.aboveTop, isZh),
    ...trueUp,
    ...boundLines(how.bounded, isZh),
  ];
}

/** Packages as lines: of what, how many, and how many of the window's total they are. */
export function packageLines(how: Extract<How, { kind: 'package' }>, isZh: boolean): readonly string[] {
  const free = how.free === '0' ? '' : isZh ? `,免费 ${how.free}` : `, ${how.free} free`;
  const packages = isZh
    ? `每份 ${how.size}${free}:${begunText(how.begun, isZh)}${how.packages} 份 × ${how.price} = ${how.amount}`
    : `packages of ${how.size}${free}: ${begunText(how.begun, isZh)}${how.packages} × ${how.price} = ${how.amount}`;
  return [
    `${isZh ? '按份' : 'package'}: ${how.measure} = ${how.measureValue}${windowText(how.cumulative, isZh)}`,
    ...negativeLines(how.negative, isZh),
    packages,
    ...boundLines(how.bounded, isZh),
  ];
}

function begunText(begun: Extract<How, { kind: 'package' }>['begun'], isZh: boolean): string {
  if (begun === undefined) return '';
  const { after, before } = begun;
  return isZh ? `累计 ${after} 份,减此前 ${before} 份;` : `${after} of the window less ${before} before; `;
}

function bandLine(band: ExplainedBand, isZh: boolean): string {
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

function nextBandLines(next: ExplainedNextBand | undefined, isZh: boolean): readonly string[] {
  if (next === undefined) return [];
  const { from, away, boundary } = next;
  if (boundary === 'upper')
    return [isZh ? `超过 ${from} 进入下一档,还差 ${away}` : `next band above ${from}: ${away} away`];
  return [isZh ? `${from} 起进入下一档,还差 ${away}` : `next band from ${from}: ${away} away`];
}

function aboveTopLines(top: string | undefined, isZh: boolean): readonly string[] {
  if (top === undefined) return [];
  return [isZh ? `超过上限 ${top},按最高一档计费` : `above the top of ${top}: charged at the last band`];
}

/** How a cumulative price counts the total: the words of a contract, in Chinese. */
const BASIS_ZH: Readonly<Record<string, string>> = {
  marginal: '按本单前后之差',
  before: '按此前累额定档',
  including: '按含本单的累额定档',
};

function windowText(window: ExplainedWindow | undefined, isZh: boolean): string {
  if (window === undefined) return '';
  const { accumulator, basis, balance } = window;
  return isZh
    ? `;此前累额 ${accumulator} = ${balance}(${BASIS_ZH[basis] ?? basis})`
    : `; ${accumulator} before was ${balance} (${basis})`;
}

export function negativeLines(negative: NegativeMeasure | undefined, isZh: boolean): readonly string[] {
  if (negative === undefined) return [];
  if (negative === 'nothing') return [isZh ? '计量为负,不收费' : 'the measure is negative: nothing is charged'];
  return [isZh ? '计量为负,按绝对值计算后取负' : 'the measure is negative: computed on its absolute, then turned'];
}

export function boundLines(bounded: Bounded | undefined, isZh: boolean): readonly string[] {
  if (bounded === undefined) return [];
  const { by, from, to, cap, charged } = bounded;
  const word = BOUNDS[by][isZh ? 1 : 0];
  if (cap === undefined || charged === undefined) return [`${word}: ${from} → ${to}`];
  return [
    isZh
      ? `${word} ${cap}(此前已收 ${charged}): ${from} → ${to}`
      : `${word} ${cap}, charged before ${charged}: ${from} → ${to}`,
  ];
}
