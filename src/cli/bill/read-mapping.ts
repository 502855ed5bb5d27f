import { dirname, resolve } from 'node:path';
import {
  type Contract,
  type Model,
  type RuleBook,
  safeParseContract,
  safeParseModel,
  safeParseRuleBook,
} from '../../index.ts';
import { CommandError } from '../command-error.ts';
import { readJsonFile } from '../read-text-file.ts';
import type { ContractTemplate, Mapping } from './mapping.ts';
import { MappingReader, type Members, type Path } from './mapping-reader.ts';
import { type Dictionary, readDocumentMapping } from './read-document-mapping.ts';

const MEMBERS = ['format', 'csv', 'model', 'models', 'rules', 'contracts', 'document'];
const DELIMITERS = [',', ';', '\t', '|'];
/** What a template's contracts get from the data. */
const FILLED_IN = ['format', 'id', 'tenant', 'party', 'store'];

/**
 * Reads a mapping file with everything it names. Paths in it are relative to the file itself.
 *
 * @throws CommandError with every fault at once, each with its file and path
 */
export async function readMapping(file: string): Promise<Mapping> {
  const reader = new MappingReader(file);
  const json = await readJsonFile(file);
  const members = reader.members(json, [], MEMBERS, ['format', 'contracts', 'document']);
  if (members === undefined) throw new CommandError(reader.faults);
  if (Object.hasOwn(members, 'format') && members.format !== 1) reader.add(['format'], 'it must be 1', '应为 1');
  const delimiter = readDelimiter(reader, members);
  const models = await readModels(reader, members);
  const rules = await readRules(reader, members, models);
  const contracts = await readContracts(reader, members, models);
  const [model, another] = models;
  const business = another === undefined ? model?.business : undefined;
  // Where a model is faulty its facts are unknown, and every fact of the mapping would be called so.
  const isWhole = reader.faults.length === 0;
  const dictionary: Dictionary = new Map(
    [...models.flatMap(({ factors }) => factors), ...(rules?.fields ?? [])].map((factor) => [factor.code, factor]),
  );
  const hasDocument = Object.hasOwn(members, 'document');
  const document =
    isWhole && hasDocument ? readDocumentMapping(reader, members.document, { dictionary, business }) : undefined;
  if (reader.faults.length > 0 || document === undefined || rules === undefined || contracts === undefined) {
    throw new CommandError(reader.faults);
  }
  return { file, delimiter, models, rules, contracts, document };
}

function readDelimiter(reader: MappingReader, { csv }: Members): string {
  if (csv === undefined) return ',';
  const members = reader.members(csv, ['csv'], ['delimiter']);
  if (members?.delimiter === undefined) return ',';
  return reader.choice(members.delimiter, ['csv', 'delimiter'], DELIMITERS) ?? ',';
}

/** A definition written in the mapping, or the name of a file that holds it. */
interface Located {
  readonly value: unknown;
  readonly file: string;
  readonly path: Path;
}

async function locate(reader: MappingReader, value: unknown, path: Path): Promise<Located | undefined> {
  if (typeof value !== 'string') return { value, file: reader.file, path };
  const file = resolve(dirname(reader.file), value);
  try {
    return { value: await readJsonFile(file), file, path: [] };
  } catch (thrown) {
    if (!(thrown instanceof CommandError)) throw thrown;
    reader.faults.push(...thrown.faults);
    return undefined;
  }
}

async function readModels(reader: MappingReader, members: Members): Promise<readonly Model[]> {
  const { model, models } = members;
  if ((model === undefined) === (models === undefined)) {
    reader.add(['model'], 'exactly one of "model" and "models" is expected', '"model" 与 "models" 必须且只能有一个');
    return [];
  }
  if (models !== undefined && (!Array.isArray(models) || models.length === 0)) {
    reader.add(['models'], 'a list of models is expected', '应为模型的列表');
    return [];
  }
  const sources = Array.isArray(models)
    ? models.map((each, at) => [each, ['models', at]] as const)
    : [[model, ['model']] as const];
  const read: Model[] = [];
  for (const [source, path] of sources) {
    const located = await locate(reader, source, path);
    if (located === undefined) continue;
    const parsed = safeParseModel(located.value);
    if (parsed.ok) read.push(parsed.value);
    else reader.take(parsed.issues, located.path, located.file);
  }
  return read;
}

/** Without rules, every document belongs to the one model. */
async function readRules(
  reader: MappingReader,
  { rules }: Members,
  models: readonly Model[],
): Promise<RuleBook | undefined> {
  const [model, another] = models;
  if (rules === undefined && another !== undefined) {
    return reader.add(
      ['rules'],
      'with several models, rules are needed to tell which is for which document',
      '有多个模型时需要业务规则',
    );
  }
  const fallback = { rules: [{ code: 'all', model: model?.code ?? 'none' }] };
  const located = await locate(reader, rules ?? fallback, ['rules']);
  if (located === undefined) return undefined;
  const parsed = safeParseRuleBook(located.value);
  return parsed.ok ? parsed.value : reader.take(parsed.issues, located.path, located.file);
}

async function readContracts(
  reader: MappingReader,
  { contracts }: Members,
  models: readonly Model[],
): Promise<readonly Contract[] | ContractTemplate | undefined> {
  if (contracts === undefined) return undefined;
  const located = await locate(reader, contracts, ['contracts']);
  if (located === undefined) return undefined;
  if (!Array.isArray(located.value)) return readTemplate(reader, located, models);
  const read: Contract[] = [];
  for (const [at, each] of located.value.entries()) {
    const parsed = safeParseContract(each);
    if (parsed.ok) read.push(parsed.value);
    else reader.take(parsed.issues, [...located.path, at], located.file);
  }
  return read;
}

function readTemplate(reader: MappingReader, located: Located, models: readonly Model[]): ContractTemplate | undefined {
  const members = reader.members(located.value, located.path, ['perParty', 'perStore']);
  if (members === undefined) return undefined;
  const per = Object.hasOwn(members, 'perParty') ? 'party' : 'store';
  const name = per === 'party' ? 'perParty' : 'perStore';
  const path = [...located.path, name];
  if (Object.hasOwn(members, 'perParty') === Object.hasOwn(members, 'perStore')) {
    return reader.add(
      located.path,
      'a list of contracts is expected, or one of "perParty" and "perStore"',
      '应为合约列表,或 "perParty"、"perStore" 之一',
    );
  }
  const content = members[name];
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    reader.members(content, path, []);
    return undefined;
  }
  for (const member of FILLED_IN) {
    if (Object.hasOwn(content, member)) reader.add([...path, member], 'the data fills it in', '此项由数据填写');
  }
  const [model, another] = models;
  const modelOf = model === undefined || another !== undefined ? {} : { model: model.code };
  const template = {
    ...modelOf,
    ...Object.fromEntries(Object.entries(content).filter(([key]) => !FILLED_IN.includes(key))),
  };
  const probe = safeParseContract({ ...template, format: 1, id: 'any', tenant: 'any', party: 'any' });
  if (!probe.ok) return reader.take(probe.issues, path, located.file);
  return { per, content: template };
}
