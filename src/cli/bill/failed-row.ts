import type { Issue } from '../../index.ts';
import { pathText, sentence } from '../../index.ts';
import type { Language, Said } from '../language.ts';

/** Why a row came to nothing, with its place in the file. */
export interface RowProblem {
  /** The issue's code; `row-…` for what is wrong with the row itself. */
  readonly code: string;
  /** Columns of the CSV, as far as they are known. */
  readonly columns: readonly string[];
  /** Path in the document; empty where there is none. */
  readonly path: string;
  readonly said: Said;
}

/** A row of which nothing was recorded. */
export interface FailedRow {
  readonly line: number;
  readonly document: string | undefined;
  readonly problems: readonly RowProblem[];
}

export function problemOf(fault: Issue, columns: readonly string[]): RowProblem {
  const said = { en: sentence(fault, 'en'), zh: sentence(fault, 'zh') };
  return { code: fault.code, columns, path: pathText(fault.path), said };
}

/** `orders.csv line 17, column price: …`, one text for each problem. */
export function failedRowLines(csv: string, row: FailedRow, language: Language): readonly string[] {
  return row.problems.map(({ columns, said }) => {
    const word = language === 'zh' ? '列' : columns.length === 1 ? 'column' : 'columns';
    const place = language === 'zh' ? `${csv} 第 ${row.line} 行` : `${csv} line ${row.line}`;
    const column =
      columns.length === 0
        ? ''
        : language === 'zh'
          ? `,${word} ${columns.join('、')}`
          : `, ${word} ${columns.join(', ')}`;
    return `${place}${column}: ${said[language]}`;
  });
}

/** One line of failed.jsonl. */
export function failedRowJson(row: FailedRow, language: Language): string {
  const problems = row.problems.map(({ code, columns, path, said }) => ({
    code,
    columns,
    path,
    message: said[language],
  }));
  return `${JSON.stringify({ line: row.line, document: row.document, problems })}\n`;
}
