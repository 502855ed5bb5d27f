import { type DocumentInput, instantOfLocal, nearestName, sentence } from '../../index.ts';
import { CommandError } from '../command-error.ts';
import { didYouMean, type Fault, type Said } from '../language.ts';
import type { CsvRow } from './csv-rows.ts';
import type { Cell, FactCell, Mapping, TimeCell } from './mapping.ts';

/** Why a row is no document. `columns` names where; empty where the row itself is wrong. */
export interface RowFault {
  readonly columns: readonly string[];
  readonly said: Said;
}

export type RowReading =
  | { readonly ok: true; readonly document: DocumentInput & { readonly facts: Readonly<Record<string, unknown>> } }
  | { readonly ok: false; readonly faults: readonly RowFault[] };

/** Reads rows as documents: the mapping with its columns found in a header. */
export interface RowReader {
  read(row: CsvRow): RowReading;
  /** Columns that make a document's id. */
  readonly idColumns: readonly string[];
}

/**
 * Finds a mapping's columns in the header of a CSV.
 *
 * @throws CommandError with every fault at once: columns that aren't there, that have no name, or that are there twice
 */
export function rowReader(mapping: Mapping, csv: { readonly path: string; readonly header: CsvRow }): RowReader {
  const { document } = mapping;
  const names = csv.header.cells;
  const faults: Fault[] = [];
  const indexes = new Map<string, number>();
  for (const [at, name] of names.entries()) {
    // A spreadsheet leaves columns without name behind; nothing can refer to them.
    if (name !== '' && indexes.has(name)) {
      const en = `the column '${name}' is there twice (as column ${(indexes.get(name) ?? 0) + 1} and ${at + 1})`;
      faults.push({ place: `${csv.path} line ${csv.header.line}`, said: { en, zh: `列“${name}”出现两次` } });
    } else indexes.set(name, at);
  }
  const { tenant, business, id, party, store, type, currency, time, facts } = document;
  const cells = [tenant, business, id, party, store, type, currency, time.cell, ...facts.map(({ cell }) => cell)];
  for (const cell of cells) {
    if (cell === undefined || 'value' in cell) continue;
    for (const column of cell.columns) {
      if (indexes.has(column)) continue;
      const near = didYouMean(nearestName(column, names));
      const list = names.join(', ').slice(0, 500);
      const said = {
        en: `there is no column '${column}' in ${csv.path}${near.en || `; its columns are ${list}`}`,
        zh: `${csv.path} 中没有列“${column}”${near.zh || `;已有列:${list}`}`,
      };
      faults.push({ place: `${mapping.file}: ${cell.at}`, said });
    }
  }
  if (faults.length > 0) throw new CommandError(faults);
  const reading = new Reading(names, indexes);
  return { idColumns: 'value' in id ? [] : id.columns, read: (row) => reading.document(row, mapping) };
}

class Reading {
  readonly #names: readonly string[];
  readonly #indexes: ReadonlyMap<string, number>;

  constructor(names: readonly string[], indexes: ReadonlyMap<string, number>) {
    this.#names = names;
    this.#indexes = indexes;
  }

  document(row: CsvRow, { document }: Mapping): RowReading {
    const [found, expected] = [row.cells.length, this.#names.length];
    if (found !== expected) {
      const en = `it has ${found} ${found === 1 ? 'cell' : 'cells'}, and the header has ${expected}`;
      return { ok: false, faults: [{ columns: [], said: { en, zh: `有 ${found} 个单元格,表头有 ${expected} 列` } }] };
    }
    const faults: RowFault[] = [];
    const needed = (cell: Cell): string => this.#needed(row, cell, faults);
    const optional = (cell: Cell | undefined): string | undefined =>
      cell === undefined ? undefined : this.#text(row, cell) || undefined;
    const { tenant, business, id, party, store, type, currency, time, facts } = document;
    const read = {
      ...{ tenant: needed(tenant), business: needed(business), id: needed(id), party: needed(party) },
      ...{ store: optional(store), type: optional(type), currency: optional(currency) },
      time: this.#time(row, time, faults),
      facts: this.#facts(row, facts, faults),
    };
    return faults.length > 0 ? { ok: false, faults } : { ok: true, document: read };
  }

  #text({ cells }: CsvRow, cell: Cell): string {
    if ('value' in cell) return cell.value;
    // The columns were found in the header, and the row is as long as the header.
    const texts = cell.columns.map((column) => cells[this.#indexes.get(column) ?? -1] ?? '');
    return texts.every((text) => text === '') ? '' : texts.join(cell.join);
  }

  #needed(row: CsvRow, cell: Cell, faults: RowFault[]): string {
    const columns = 'value' in cell ? [] : cell.columns;
    const empty = columns.filter((column) => row.cells[this.#indexes.get(column) ?? -1] === '');
    if (empty.length > 0) faults.push({ columns: empty, said: { en: 'the cell is empty', zh: '单元格为空' } });
    return this.#text(row, cell);
  }

  #time(row: CsvRow, { cell, zone, disambiguation }: TimeCell, faults: RowFault[]): string {
    const text = this.#needed(row, cell, faults);
    if (zone === undefined || text === '') return text;
    const instant = instantOfLocal(text, zone, disambiguation);
    if (instant.ok) return instant.value.text;
    const columns = 'value' in cell ? [] : cell.columns;
    for (const fault of instant.issues) {
      faults.push({ columns, said: { en: sentence(fault, 'en'), zh: sentence(fault, 'zh') } });
    }
    return text;
  }

  /** An empty cell is a fact that nobody knows: the factor's default stands in, if it has one. */
  #facts(row: CsvRow, facts: readonly FactCell[], faults: RowFault[]): Readonly<Record<string, unknown>> {
    const values: (readonly [string, unknown])[] = [];
    for (const { fact, cell, kind, separator } of facts) {
      const text = this.#text(row, cell);
      if (text === '') continue;
      if (kind === 'text') values.push([fact, text]);
      else if (kind === 'list') values.push([fact, text.split(separator)]);
      else if (text === 'true' || text === 'false') values.push([fact, text === 'true']);
      else {
        const said = {
          en: `true or false is expected, found ${JSON.stringify(text)}`,
          zh: `应为 true 或 false,实际为 ${JSON.stringify(text)}`,
        };
        faults.push({ columns: 'value' in cell ? [] : cell.columns, said });
      }
    }
    return Object.fromEntries(values);
  }
}
