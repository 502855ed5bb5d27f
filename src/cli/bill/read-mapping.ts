import type { RuleBook } from '../../index.ts';
import { CommandError } from '../command-error.ts';
import { readJsonFile } from '../read-text-file.ts';
import type { Mapping } from './mapping.ts';
import { MappingReader, type Members } from './mapping-reader.ts';
import { readContracts } from './read-contracts.ts';
import { type PlacedModel, readModels, readRules } from './read-definitions.ts';
import { type Dictionary, readDocumentMapping } from './read-document-mapping.ts';

const MEMBERS = ['format', 'csv', 'model', 'models', 'rules', 'contracts', 'document'];
const DELIMITERS = [',', ';', '\t', '|'];

/**
 * Reads a mapping file with everything it names. Paths in it are relative to the file itself.
 *
 * @throws CommandError with every fault at once, each with its file and path
 */
export async function readMapping(file: string): Promise<Mapping> {
  const reader = new MappingReader(file);
  const members = reader.members(await readJsonFile(file), [], MEMBERS, ['format', 'contracts', 'document']);
  if (members === undefined) throw new CommandError(reader.faults);
  if (Object.hasOwn(members, 'format') && members.format !== 1) reader.add(['format'], 'it must be 1', '应为 1');
  const delimiter = readDelimiter(reader, members);
  const models = await readModels(reader, members);
  const rules = await readRules(reader, members, models);
  const contracts = await readContracts(reader, members, models);
  const known = models.filter((each) => each !== undefined);
  // A faulty model's facts and business are not known: then nothing can be said against the mapping's own.
  const isWhole = known.length === models.length && rules !== undefined;
  const document = Object.hasOwn(members, 'document')
    ? readDocumentMapping(reader, members.document, {
        dictionary: isWhole ? dictionaryOf(known, rules) : undefined,
        business: models.length > 1 ? undefined : (known[0]?.model.business ?? ''),
      })
    : undefined;
  if (reader.faults.length > 0 || document === undefined || rules === undefined || contracts === undefined) {
    throw new CommandError(reader.faults);
  }
  return { file, delimiter, models: known, rules, contracts, document };
}

function readDelimiter(reader: MappingReader, { csv }: Members): string {
  if (csv === undefined) return ',';
  const members = reader.members(csv, ['csv'], ['delimiter']);
  if (members?.delimiter === undefined) return ',';
  return reader.choice(members.delimiter, ['csv', 'delimiter'], DELIMITERS) ?? ',';
}

function dictionaryOf(models: readonly PlacedModel[], rules: RuleBook): Dictionary {
  const factors = [
    ...models.flatMap(({ model }) => model.factors),
    ...rules.fields.filter((field) => field.type !== 'object'),
  ];
  return new Map(factors.map((factor) => [factor.code, factor]));
}
