import type { Language } from '../issues/sentences.ts';
import type { ExplainedLookup } from './how.ts';

const HITS = {
  unique: ['the only row', '唯一匹配'],
  first: ['the first row', '首个匹配'],
  'most-specific': ['the most specific row', '最具体匹配'],
} as const;

/** A look-up as lines: which row, why, what it gives; of the default, which rows came nearest. */
export function lookupLines(lookup: ExplainedLookup, language: Language): readonly string[] {
  const { table, hit, row, cells, gives, nearest } = lookup;
  const isZh = language === 'zh';
  const given = Object.entries(gives)
    .map(([output, value]) => `${output} ${value}`)
    .join(', ');
  if (row === undefined) {
    const values = cells.map(({ column, value }) => `${column} = ${value}`).join(', ');
    return [
      isZh
        ? `表 ${table}:没有行匹配 ${values};默认值:${given}`
        : `table ${table}: no row for ${values}; default: ${given}`,
      ...nearest.map(({ row: near, column, cell, value }) =>
        isZh
          ? `  rows[${near}]:${column} 应为 ${cell},实际为 ${value}`
          : `  rows[${near}]: ${column} is ${cell}, found ${value}`,
      ),
    ];
  }
  const policy = HITS[hit][isZh ? 1 : 0];
  return [
    isZh ? `表 ${table}:rows[${row}](${policy}):${given}` : `table ${table}: rows[${row}], ${policy}: ${given}`,
    ...cells.map(({ column, value, cell }) => `  ${column} = ${value}: ${cell ?? ''}`),
  ];
}
