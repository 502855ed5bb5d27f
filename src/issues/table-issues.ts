import { didYouMean, didYouMeanZh, type Sentences } from './sentences.ts';
import { typesEn, typesZh } from './type-words.ts';

/** Rows are counted from 0, as in paths. `at` names one value of each column: `channel = 'app', amount = 100`. */
export interface TableIssues {
  'table-column-twice': { readonly table: string; readonly column: string };
  /** A list has no one value that a cell could be compared with. */
  'table-column-list': { readonly table: string; readonly column: string };
  'table-boundary': { readonly table: string; readonly column: string };
  'table-cells': { readonly table: string; readonly row: number; readonly found: number; readonly expected: number };
  'table-cell': {
    readonly table: string;
    readonly row: number;
    readonly column: string;
    readonly found: string;
    readonly expected: string;
  };
  'table-range': {
    readonly table: string;
    readonly row: number;
    readonly column: string;
    readonly from: string;
    readonly to: string;
  };
  'table-dates': { readonly table: string; readonly row: number; readonly from: string; readonly to: string };
  /** A row has dates, and the table names no factor to compare them with. */
  'table-date-missing': { readonly table: string; readonly row: number };
  'table-output-twice': { readonly table: string; readonly output: string };
  /** `row` is absent where it is the default that gives it. */
  'table-output-unknown': {
    readonly table: string;
    readonly row: number | undefined;
    readonly output: string;
    readonly nearest: string | undefined;
  };
  'table-output': {
    readonly table: string;
    readonly row: number | undefined;
    readonly output: string;
    readonly found: string;
    readonly expected: string;
  };
  'table-overlap': { readonly table: string; readonly row: number; readonly other: number; readonly at: string };
  'table-tie': { readonly table: string; readonly row: number; readonly other: number; readonly at: string };
  'table-gap': { readonly table: string; readonly at: string };
  'table-shadowed': { readonly table: string; readonly row: number; readonly by: number };
  /** A warning: a check would take too long, and was left out. */
  'table-check-skipped': { readonly table: string; readonly check: 'overlaps' | 'coverage'; readonly rows: number };
  /** What a rate card needs: an output of the table for each member of the price, and a member for each output. */
  'rate-card-member': {
    readonly table: string;
    readonly member: 'base' | 'quantity';
    readonly output: 'rate' | 'unit';
    readonly missing: 'member' | 'output';
  };
  'rate-card-empty': { readonly table: string };
  'rate-card-output': {
    readonly table: string;
    readonly output: string;
    readonly found: string;
    readonly expected: string;
  };
  /** No row goes with the values, and there is no default. `row` is the nearest: the first of its cells to fail is told. */
  'table-no-row': {
    readonly table: string;
    readonly at: string;
    readonly row: number | undefined;
    readonly column: string | undefined;
    readonly cell: string | undefined;
    readonly found: string | undefined;
  };
  'table-many-rows': { readonly table: string; readonly at: string; readonly rows: string };
}

const rowEn = (row: number | undefined): string => (row === undefined ? 'the default' : `rows[${row}]`);
const rowZh = (row: number | undefined): string => (row === undefined ? '默认值' : `rows[${row}]`);

const CHECKS = {
  overlaps: ['whether rows overlap', '各行是否重叠'],
  coverage: ['which rows never win, and what no row covers', '哪些行从不命中、哪些取值无行覆盖'],
} as const;

export const tableSentences: Sentences<TableIssues> = {
  'table-column-twice': {
    en: (f) => `the table '${f.table}' has two columns '${f.column}'`,
    zh: (f) => `表“${f.table}”有两个“${f.column}”列`,
  },
  'table-column-list': {
    en: (f) => `'${f.column}' is a list; a column of the table '${f.table}' needs a single value`,
    zh: (f) => `“${f.column}”是列表;表“${f.table}”的列需要单个值`,
  },
  'table-boundary': {
    en: (f) =>
      `the column '${f.column}' of the table '${f.table}' has ranges; say boundary 'lower' for [from, to) or 'upper' for (from, to]`,
    zh: (f) => `表“${f.table}”的列“${f.column}”含有区间;请注明 boundary:“lower” 为 [from, to),“upper” 为 (from, to]`,
  },
  'table-cells': {
    en: (f) => `rows[${f.row}] of the table '${f.table}' has ${f.found} cells for ${f.expected} columns`,
    zh: (f) => `表“${f.table}”的 rows[${f.row}] 有 ${f.found} 个单元格,而列有 ${f.expected} 个`,
  },
  'table-cell': {
    en: (f) =>
      `${f.found} in rows[${f.row}] of the table '${f.table}' is no cell of the column '${f.column}', which is ${typesEn(f.expected)}`,
    zh: (f) => `表“${f.table}”的 rows[${f.row}] 中 ${f.found} 不能用于列“${f.column}”;该列为${typesZh(f.expected)}`,
  },
  'table-range': {
    en: (f) =>
      `the range from ${f.from} to ${f.to} in rows[${f.row}] of the table '${f.table}', column '${f.column}', holds nothing`,
    zh: (f) => `表“${f.table}”的 rows[${f.row}]、列“${f.column}”中,从 ${f.from} 到 ${f.to} 的区间为空`,
  },
  'table-dates': {
    en: (f) => `rows[${f.row}] of the table '${f.table}' would stand from ${f.from} to ${f.to}, which is no day`,
    zh: (f) => `表“${f.table}”的 rows[${f.row}] 的有效期从 ${f.from} 到 ${f.to},不含任何一天`,
  },
  'table-date-missing': {
    en: (f) => `rows[${f.row}] of the table '${f.table}' has dates, but the table names no date factor in 'date'`,
    zh: (f) => `表“${f.table}”的 rows[${f.row}] 有日期,但该表没有用 date 指明日期因子`,
  },
  'table-output-twice': {
    en: (f) => `the table '${f.table}' gives '${f.output}' twice`,
    zh: (f) => `表“${f.table}”重复给出“${f.output}”`,
  },
  'table-output-unknown': {
    en: (f) => `the table '${f.table}' gives no '${f.output}', as ${rowEn(f.row)} does${didYouMean(f.nearest)}`,
    zh: (f) => `表“${f.table}”没有输出“${f.output}”,而${rowZh(f.row)}给出了它${didYouMeanZh(f.nearest)}`,
  },
  'table-output': {
    en: (f) =>
      `${rowEn(f.row)} of the table '${f.table}' gives ${f.found} for '${f.output}', which is ${typesEn(f.expected)}`,
    zh: (f) => `表“${f.table}”的${rowZh(f.row)}对“${f.output}”给出 ${f.found};应为${typesZh(f.expected)}`,
  },
  'table-overlap': {
    en: (f) => `rows[${f.row}] and rows[${f.other}] of the table '${f.table}' both go with ${f.at}`,
    zh: (f) => `表“${f.table}”的 rows[${f.row}] 与 rows[${f.other}] 同时匹配 ${f.at}`,
  },
  'table-tie': {
    en: (f) =>
      `rows[${f.row}] and rows[${f.other}] of the table '${f.table}' are equally specific, and both go with ${f.at}`,
    zh: (f) => `表“${f.table}”的 rows[${f.row}] 与 rows[${f.other}] 具体程度相同,且同时匹配 ${f.at}`,
  },
  'table-gap': {
    en: (f) => `no row of the table '${f.table}' goes with ${f.at}, and it has no default`,
    zh: (f) => `表“${f.table}”没有行匹配 ${f.at},且没有默认值`,
  },
  'table-shadowed': {
    en: (f) => `rows[${f.row}] of the table '${f.table}' never wins: rows[${f.by}] comes before it`,
    zh: (f) => `表“${f.table}”的 rows[${f.row}] 从不命中:rows[${f.by}] 先于它匹配`,
  },
  'table-check-skipped': {
    en: (f) =>
      `the table '${f.table}' has ${f.rows} rows, too many to find out ${CHECKS[f.check][0]}; nothing is known of it`,
    zh: (f) => `表“${f.table}”有 ${f.rows} 行,过大而无法检查${CHECKS[f.check][1]};结果未知`,
  },
  'rate-card-member': {
    en: (f) =>
      f.missing === 'member'
        ? `the table '${f.table}' gives '${f.output}'; the price needs '${f.member}' to go with it`
        : `the price has '${f.member}', but the table '${f.table}' gives no '${f.output}' to go with it`,
    zh: (f) =>
      f.missing === 'member'
        ? `表“${f.table}”给出“${f.output}”;价格需要相应的“${f.member}”`
        : `价格有“${f.member}”,但表“${f.table}”没有给出相应的“${f.output}”`,
  },
  'rate-card-empty': {
    en: (f) => `the table '${f.table}' gives none of 'rate', 'unit' and 'amount', so it is no rate card`,
    zh: (f) => `表“${f.table}”没有给出 rate、unit、amount 中的任何一个,不能作为费率表`,
  },
  'rate-card-output': {
    en: (f) =>
      `'${f.output}' of the table '${f.table}' is ${typesEn(f.found)}; a rate card needs ${typesEn(f.expected)}`,
    zh: (f) => `表“${f.table}”的“${f.output}”是${typesZh(f.found)};费率表需要${typesZh(f.expected)}`,
  },
  'table-no-row': {
    en: (f) =>
      `no row of the table '${f.table}' goes with ${f.at}` +
      (f.row === undefined ? '' : `; nearest is rows[${f.row}], whose '${f.column}' is ${f.cell}, and not ${f.found}`),
    zh: (f) =>
      `表“${f.table}”没有行匹配 ${f.at}` +
      (f.row === undefined ? '' : `;最接近的是 rows[${f.row}],其“${f.column}”为 ${f.cell},而实际为 ${f.found}`),
  },
  'table-many-rows': {
    en: (f) => `rows ${f.rows} of the table '${f.table}' all go with ${f.at}, and only one may`,
    zh: (f) => `表“${f.table}”的第 ${f.rows} 行(从 0 起)都匹配 ${f.at},而只允许一行`,
  },
};
