import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { CommandError, refuse } from '../command-error.ts';
import { refuseUnreadable } from '../read-text-file.ts';

/** One row of a CSV file below its header. */
export interface CsvRow {
  /** Line of the file in which the row ends, from 1: what an editor shows, also where a cell holds line breaks. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A file as a stream of rows; the first is the header. */
export interface CsvSource {
  readonly path: string;
  readonly delimiter: string;
}

/** No row of orders is longer; a file with one quote left open would otherwise be read into one cell. */
const ROW_BYTES_MAX = 1_000_000;

interface ParsedRow {
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}

/**
 * Reads a CSV file (RFC 4180, UTF-8, with or without byte order mark, LF or CRLF) row by row, never the whole of it.
 * Rows that are shorter or longer than the header come out as they are: what to do about them is the caller's.
 *
 * @throws CommandError where the file cannot be read as CSV at all, with the line
 */
export async function* csvRows({ path, delimiter }: CsvSource): AsyncGenerator<CsvRow, void, undefined> {
  const parser = parse({
    delimiter,
    info: true,
    max_record_size: ROW_BYTES_MAX,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  const feeding = feed(path, parser);
  // The parser ends with the same error, which the loop below throws.
  feeding.catch(() => undefined);
  try {
    for await (const row of parser) {
      // With `info`, and without `columns`, csv-parse gives each record as a list of texts beside its place.
      const { info, record } = row as ParsedRow;
      yield { line: info.lines, cells: record };
    }
  } catch (cause) {
    if (cause instanceof CommandError) throw cause;
    refuseCsv(path, cause);
  }
  await feeding;
}

async function feed(path: string, parser: ReturnType<typeof parse>): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) {
      if (!parser.write(decoded(path, () => decoder.decode(chunk as Buffer, { stream: true })))) await drained(parser);
      if (parser.destroyed) return;
    }
    parser.end(decoded(path, () => decoder.decode()));
  } catch (cause) {
    let fault: unknown = cause;
    try {
      if (!(cause instanceof CommandError)) refuseUnreadable(path, cause);
    } catch (refused) {
      fault = refused;
    }
    parser.destroy(fault instanceof Error ? fault : new Error(String(fault)));
  }
}

/** Whoever stops reading destroys the parser, and then nothing drains any more. */
function drained(parser: ReturnType<typeof parse>): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      parser.off('drain', done);
      parser.off('close', done);
      resolve();
    };
    parser.once('drain', done);
    parser.once('close', done);
  });
}

function decoded(path: string, decode: () => string): string {
  try {
    return decode();
  } catch (cause) {
    const zh = '不是 UTF-8 文本(从电子表格导出时请选择“CSV UTF-8”)';
    return refuse(path, 'this is not UTF-8 text (a spreadsheet exports it as "CSV UTF-8")', zh, cause);
  }
}

function refuseCsv(path: string, cause: unknown): never {
  const { code, lines, message } = cause as {
    readonly code?: string;
    readonly lines?: number;
    readonly message?: string;
  };
  const place = lines === undefined ? path : `${path} line ${lines}`;
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return refuse(place, 'a quote is opened and never closed', '引号没有闭合', cause);
    case 'CSV_MAX_RECORD_SIZE':
      return refuse(
        place,
        `a row is longer than ${ROW_BYTES_MAX} characters; is a quote left open?`,
        '一行过长,是否有引号没有闭合?',
        cause,
      );
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_CLOSING_QUOTE':
      return refuse(place, 'a quote stands in the middle of a cell', '单元格中间出现引号', cause);
    default:
      return refuse(
        place,
        `this is not CSV: ${message ?? String(cause)}`,
        `不是合法的 CSV:${message ?? String(cause)}`,
        cause,
      );
  }
}
