import { refuse } from '../command-error.ts';
import { type CsvRow, type CsvSource, csvRows } from './csv-rows.ts';
import type { Mapping } from './mapping.ts';
import { type RowReader, rowReader } from './row-reader.ts';

/** Whose contract a document needs. */
export interface Place {
  readonly tenant: string;
  readonly party: string;
  readonly store: string | undefined;
}

/** What has to be known of a CSV before its first row is billed: its columns, its parties, and how long it is. */
export interface Survey {
  readonly reader: RowReader;
  /** Rows below the header. */
  readonly rows: number;
  /** Every tenant, party and store in it, in the order in which they first appear. */
  readonly places: readonly Place[];
}

/**
 * Reads a CSV once to its end and keeps only its places.
 *
 * @throws CommandError where there is no header, no row, or a column that the mapping needs is missing
 */
export async function survey(source: CsvSource, mapping: Mapping): Promise<Survey> {
  let reader: RowReader | undefined;
  let rows = 0;
  const places = new Map<string, Place>();
  for await (const row of csvRows(source)) {
    if (reader === undefined) {
      reader = rowReader(mapping, { path: source.path, header: row });
      continue;
    }
    rows += 1;
    notePlace(reader, row, places);
  }
  if (reader === undefined) return refuse(source.path, 'the file is empty: not even a header', '文件为空,没有表头');
  if (rows === 0) return refuse(source.path, 'there is a header and no row', '只有表头,没有数据行');
  return { reader, rows, places: [...places.values()] };
}

function notePlace(reader: RowReader, row: CsvRow, places: Map<string, Place>): void {
  const reading = reader.read(row);
  if (!reading.ok) return;
  const { tenant, party, store } = reading.document;
  const key = JSON.stringify([tenant, party, store]);
  if (!places.has(key)) places.set(key, { tenant, party, store });
}
