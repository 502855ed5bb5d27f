import { type Disambiguation, type Factor, isTimeZone, nearestName } from '../../index.ts';
import { didYouMean } from '../language.ts';
import type { Cell, DocumentMapping, FactCell, TimeCell } from './mapping.ts';
import type { MappingReader, Members, Path } from './mapping-reader.ts';

const MEMBERS = ['tenant', 'business', 'id', 'party', 'store', 'type', 'currency', 'time', 'facts'];
const CELL = ['column', 'columns', 'join', 'value'];
const DISAMBIGUATIONS: readonly Disambiguation[] = ['earlier', 'later', 'compatible'];

/** What the definitions say about facts: their types by code. A code may be in several models with one meaning. */
export type Dictionary = ReadonlyMap<string, Pick<Factor, 'type'>>;

/**
 * Reads `document` of a mapping file: for each part of a document the column it comes from (`"seller_id"`), columns that
 * are joined (`{ "columns": ["order_id", "item"], "join": "/" }`), or one value for all rows (`{ "value": "olist" }`).
 */
export function readDocumentMapping(
  reader: MappingReader,
  input: unknown,
  of: { readonly dictionary: Dictionary | undefined; readonly business: string | undefined },
): DocumentMapping | undefined {
  const needed = ['tenant', 'id', 'party', 'time', 'facts', ...(of.business === undefined ? ['business'] : [])];
  const members = reader.members(input, ['document'], MEMBERS, needed);
  if (members === undefined) return undefined;
  const cell = (name: string): Cell | undefined =>
    Object.hasOwn(members, name) ? readCell(reader, members[name], ['document', name]) : undefined;
  const [tenant, id, party] = [cell('tenant'), cell('id'), cell('party')];
  const business = cell('business') ?? (of.business === undefined ? undefined : { value: of.business, at: '' });
  const [store, type, currency] = [cell('store'), cell('type'), cell('currency')];
  const time = Object.hasOwn(members, 'time') ? readTime(reader, members.time) : undefined;
  const facts = Object.hasOwn(members, 'facts') ? readFacts(reader, members.facts, of.dictionary) : [];
  if (tenant === undefined || id === undefined || party === undefined) return undefined;
  if (business === undefined || time === undefined) return undefined;
  return { tenant, business, id, party, store, type, currency, time, facts };
}

function readCell(reader: MappingReader, input: unknown, path: Path, more: readonly string[] = []): Cell | undefined {
  const at = path.join('.');
  if (typeof input === 'string' && input !== '') return { columns: [input], join: '', at };
  const members = reader.members(input, path, [...CELL, ...more]);
  return members === undefined ? undefined : cellOf(reader, members, { path, at });
}

function cellOf(
  reader: MappingReader,
  members: Members,
  of: { readonly path: Path; readonly at: string },
): Cell | undefined {
  const { path, at } = of;
  const sources = ['column', 'columns', 'value'].filter((name) => Object.hasOwn(members, name));
  if (sources.length !== 1) {
    const en = 'exactly one of "column", "columns" and "value" is expected';
    return reader.add(path, en, '"column"、"columns"、"value" 必须且只能有一个');
  }
  if (Object.hasOwn(members, 'join') && sources[0] !== 'columns') {
    return reader.add([...path, 'join'], 'it goes with "columns" only', '只能与 "columns" 一起使用');
  }
  if (sources[0] === 'value') {
    const value = reader.text(members.value, [...path, 'value']);
    return value === undefined ? undefined : { value, at };
  }
  if (sources[0] === 'column') {
    const column = reader.text(members.column, [...path, 'column']);
    return column === undefined ? undefined : { columns: [column], join: '', at };
  }
  const { columns, join = '' } = members;
  const isList = Array.isArray(columns) && columns.length > 0 && columns.every((name) => typeof name === 'string');
  if (!isList) return reader.add([...path, 'columns'], 'a list of column names is expected', '应为列名的列表');
  if (typeof join !== 'string') return reader.add([...path, 'join'], 'a text is expected', '应为文本');
  // Without anything between them, order 1 item 11 and order 11 item 1 would be one document.
  if (columns.length > 1 && join === '') {
    const en = 'columns that are joined need a text between them: "1" and "11" would be the same as "11" and "1"';
    return reader.add([...path, 'join'], en, '多列合并需要分隔文本,否则 "1"、"11" 与 "11"、"1" 无法区分');
  }
  return { columns, join, at };
}

function readTime(reader: MappingReader, input: unknown): TimeCell | undefined {
  const path = ['document', 'time'];
  const cell = readCell(reader, input, path, ['zone', 'disambiguation']);
  if (typeof input !== 'object' || input === null) return cell && { cell, zone: undefined, disambiguation: undefined };
  const members = input as Members;
  const zone = Object.hasOwn(members, 'zone') ? reader.text(members.zone, [...path, 'zone']) : undefined;
  if (zone !== undefined && !isTimeZone(zone)) {
    reader.add(
      [...path, 'zone'],
      `'${zone}' is not a time zone (like America/Sao_Paulo)`,
      `“${zone}”不是时区(例如 Asia/Shanghai)`,
    );
  }
  const disambiguation = Object.hasOwn(members, 'disambiguation')
    ? reader.choice(members.disambiguation, [...path, 'disambiguation'], DISAMBIGUATIONS)
    : undefined;
  if (disambiguation !== undefined && zone === undefined) {
    reader.add([...path, 'disambiguation'], 'it goes with "zone" only', '只能与 "zone" 一起使用');
  }
  return cell && { cell, zone, disambiguation };
}

function readFacts(reader: MappingReader, input: unknown, dictionary: Dictionary | undefined): readonly FactCell[] {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    reader.members(input, ['document', 'facts'], []);
    return [];
  }
  return Object.entries(input).flatMap(([fact, source]) => {
    const path = ['document', 'facts', fact];
    const factor = dictionary?.get(fact);
    if (dictionary !== undefined && factor === undefined) {
      const near = didYouMean(nearestName(fact, dictionary.keys()));
      reader.add(
        path,
        `no model and no rule reads a fact '${fact}'${near.en}`,
        `没有模型或规则读取因子“${fact}”${near.zh}`,
      );
      return [];
    }
    const cell = readCell(reader, source, path, ['separator']);
    if (cell === undefined) return [];
    const kind = factor?.type === 'boolean' || factor?.type === 'list' ? factor.type : 'text';
    const separator =
      typeof source === 'object' && source !== null && 'separator' in source ? source.separator : undefined;
    if (kind === 'list' && (typeof separator !== 'string' || separator === '')) {
      reader.add(
        [...path, 'separator'],
        `'${fact}' is a list: the text between its items is needed`,
        `“${fact}”是列表:需要分隔文本`,
      );
      return [];
    }
    if (factor !== undefined && kind !== 'list' && separator !== undefined) {
      reader.add([...path, 'separator'], `'${fact}' is not a list`, `“${fact}”不是列表`);
    }
    return [{ fact, cell, kind, separator: typeof separator === 'string' ? separator : '' }];
  });
}
