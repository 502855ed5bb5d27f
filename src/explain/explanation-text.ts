import type { FactSource } from '../factor/snapshot.ts';
import type { Language } from '../issues/sentences.ts';
import type { RoundingMode } from '../money/rounding.ts';
import { balanceText } from './balance-text.ts';
import type { ExplainedAmount, Explanation } from './explanation.ts';
import type { How } from './how.ts';
import { lookupLines } from './lookup-text.ts';
import { bandsLines, boundLines, negativeLines, packageLines } from './price-text.ts';
import { refundLines } from './refund-text.ts';
import { shareLines } from './share-text.ts';
import { standardText } from './standard-how.ts';

const ROUNDING_ZH: Readonly<Record<RoundingMode, string>> = {
  'half-up': '四舍五入',
  'half-even': '四舍六入五成双',
  'half-down': '五舍六入',
  up: '远离零进位',
  down: '向零舍去',
  ceiling: '向上取整',
  floor: '向下取整',
};

/** The sources that no provider names. */
const SOURCE_ZH: Readonly<Record<string, string>> = {
  document: '单据',
  default: '默认值',
  contract: '合约',
  engine: '引擎',
};

/**
 * An explanation as indented text, in English or Chinese: the amount first, under it how it came about, then what it was
 * computed from.
 */
export function explanationText(explained: ExplainedAmount, language: Language): string {
  const { document, rule, model, contract, amount } = explained;
  const isZh = language === 'zh';
  const head = isZh
    ? `单据 ${document.id}(租户 ${document.tenant},${document.time});规则 ${rule};模型 ${model.code};合约 ${contract.id} 版本 ${contract.version}`
    : `document ${document.id} (tenant ${document.tenant}, ${document.time}); rule ${rule}; model ${model.code}; contract ${contract.id} version ${contract.version}`;
  const steps = explained.standardised === undefined ? [] : standardText(explained.standardised, language);
  return [head, ...steps, ...linesOf(amount, language, 0)].join('\n');
}

function linesOf(node: Explanation, language: Language, depth: number): readonly string[] {
  const indent = '  '.repeat(depth);
  const called = node.label === undefined || node.label === node.code ? node.code : `${node.label} (${node.code})`;
  const ofLine = language === 'zh' ? `[行 ${node.line}]` : ` [line ${node.line}]`;
  const name = node.line === undefined ? called : `${called}${ofLine}`;
  const value = node.value === '' ? (language === 'zh' ? '无' : 'absent') : node.value;
  const currency = /^money\((.+)\)$/.exec(node.type)?.[1];
  const lines = [`${indent}${name} = ${value}${currency === undefined ? '' : ` ${currency}`}`];
  const details = [
    ...howLines(node.how, language),
    ...roundingLines(node, language),
    ...containedLines(node, language),
    ...definedLines(node, language),
  ];
  for (const detail of details) lines.push(`${indent}  ${detail}`);
  for (const input of node.inputs) lines.push(...linesOf(input, language, depth + 1));
  return lines;
}

function sourceName(name: string, isZh: boolean): string {
  if (name.startsWith('step:')) return isZh ? `清分步骤 ${name.slice(5)}` : `step ${name.slice(5)}`;
  return isZh ? (SOURCE_ZH[name] ?? name) : name;
}

function howLines(how: How, language: Language): readonly string[] {
  const isZh = language === 'zh';
  switch (how.kind) {
    case 'fact': {
      const text = sourceText(how.source ?? { source: '?' }, isZh);
      return [isZh ? `来源:${text}` : `from ${text}`];
    }
    case 'conversion': {
      const { amount, from, to, rate, quote, source } = how;
      const [priced, one] = quote === 'direct' ? [to, from] : [from, to];
      const said = source === undefined ? undefined : sourceText(source, isZh);
      return [
        isZh
          ? `换算 ${amount} ${from},汇率 1 ${one} = ${rate} ${priced}${said === undefined ? '' : `(来源:${said})`}`
          : `converted ${amount} ${from} at ${rate} ${priced} for 1 ${one}${said === undefined ? '' : ` (from ${said})`}`,
        `${how.formula} = ${how.filled}`,
        ...how.parts.map((part) => `  ${part.formula} = ${part.value}`),
        ...negativeLines(how.negative, isZh),
        ...boundLines(how.bounded, isZh),
      ];
    }
    case 'balance':
      return [balanceText(how, language)];
    case 'formula':
      return [
        `${how.formula} = ${how.filled}`,
        ...how.parts.map((part) => `  ${part.formula} = ${part.value}`),
        ...(how.lookups ?? []).flatMap((lookup) => lookupLines(lookup, language)),
        ...negativeLines(how.negative, isZh),
        ...boundLines(how.bounded, isZh),
      ];
    case 'bands':
      return bandsLines(how, isZh);
    case 'package':
      return packageLines(how, isZh);
    case 'custom':
      return [
        isZh
          ? `由计算器 ${how.calculator} 版本 ${how.version} 得出`
          : `from the calculator ${how.calculator}, version ${how.version}`,
        ...how.inputs.map(({ name, formula, value }) => `  ${name} = ${formula} = ${value}`),
        ...boundLines(how.bounded, isZh),
      ];
    case 'share':
      return shareLines(how, language);
    case 'unplaced':
      return [
        isZh ? `${how.of} ${how.amount} 中无人承担的部分` : `what nobody could take of ${how.amount} of ${how.of}`,
      ];
    case 'refund':
      return refundLines(how, language);
    case 'not-applied':
      return [
        isZh ? `不适用:条件 ${how.condition} 不成立` : `did not apply: ${how.condition} does not hold`,
        ...how.misses.map(({ condition, actual, by }) => {
          const found = actual ?? (isZh ? '无' : 'absent');
          const gap = by === undefined ? '' : isZh ? `,相差 ${by}` : `, off by ${by}`;
          return isZh ? `未满足 ${condition}:实际 ${found}${gap}` : `failed ${condition}: found ${found}${gap}`;
        }),
      ];
    case 'lines': {
      const shown = how.lines.slice(0, LINES_SHOWN).map(({ line, value }) => `${line}: ${value}`);
      const more = how.lines.length - shown.length;
      const rest = more === 0 ? '' : isZh ? `,另有 ${more} 行` : `, and ${more} more`;
      return [
        isZh ? `各行合计(${shown.join(', ')}${rest})` : `over the lines of the document (${shown.join(', ')}${rest})`,
      ];
    }
    case 'told-above':
      return [isZh ? '见上文' : 'see above'];
    case 'disabled':
      return [isZh ? '已停用' : 'switched off'];
    case 'absent':
      return [isZh ? '没有任何来源提供' : 'nobody provided it'];
  }
}

/** Who said so, in which version, as of when; and how long ago, where it was kept from an earlier question. */
function sourceText({ source: name, version, time, age }: FactSource, isZh: boolean): string {
  return [
    sourceName(name, isZh),
    ...(version === undefined ? [] : [isZh ? `版本 ${version}` : `version ${version}`]),
    ...(time === undefined ? [] : [time]),
    ...(age === undefined ? [] : [isZh ? `取自 ${age} 毫秒前的查询` : `asked ${age} ms before`]),
  ].join(isZh ? ',' : ', ');
}

/** Of lines with more, the first are named and the others counted. */
const LINES_SHOWN = 20;

function roundingLines({ rounding, units, value }: Explanation, language: Language): readonly string[] {
  if (units !== undefined) {
    const { exact, unit, quantity } = units;
    if (language === 'zh') return [`单件精确值 ${exact},单件计 ${unit};× ${quantity} = ${value}`];
    return [`one unit is exactly ${exact}, taken as ${unit}; × ${quantity} = ${value}`];
  }
  if (rounding === undefined) return [];
  const { exact, mode, scale, booked, of } = rounding;
  const what = of === undefined ? '' : ROUNDED_OF[of][language];
  return [
    language === 'zh'
      ? `精确值 ${exact},${what}${ROUNDING_ZH[mode]}到 ${scale} 位小数:${booked}`
      : `exactly ${exact}, ${what}rounded ${mode} to ${scale} decimals: ${booked}`,
  ];
}

const ROUNDED_OF = {
  bands: { en: 'each band ', zh: '逐档' },
  totals: { en: "the window's totals before and after ", zh: '按窗口前后累计' },
} as const;

function containedLines({ contained }: Explanation, language: Language): readonly string[] {
  if (contained === undefined) return [];
  const { tax, amount, line } = contained;
  return [
    language === 'zh'
      ? `其中含 ${tax} ${amount};自身明细 ${line}`
      : `${tax} ${amount} is contained in it; its own line is ${line}`,
  ];
}

const LAYER = {
  tenant: { en: "the tenant's contract", zh: '租户合约' },
  merchant: { en: "the party's contract", zh: '商户合约' },
  store: { en: "the store's contract", zh: '门店合约' },
} as const;

function definedLines({ definedBy }: Explanation, language: Language): readonly string[] {
  return definedBy.flatMap(({ layer, contract, fields = [] }) => {
    if (layer === 'model' || contract === undefined) return [];
    const { id, version } = contract;
    const what = fields.join(', ');
    return language === 'zh'
      ? [`${LAYER[layer].zh}“${id}”版本“${version}”约定:${what}`]
      : [`${what}: as ${LAYER[layer].en} '${id}' version '${version}' says`];
  });
}
