import { type Model, type RuleBook, safeParseModel, safeParseRuleBook } from '../../index.ts';
import { locate } from './located.ts';
import type { DefinitionPlace } from './mapping.ts';
import type { MappingReader, Members, Path } from './mapping-reader.ts';

/** A model and where it is written. */
export interface PlacedModel {
  readonly model: Model;
  readonly place: DefinitionPlace;
}

/** `model` or `models`; `undefined` stands for one that is faulty. */
export async function readModels(
  reader: MappingReader,
  { model, models }: Members,
): Promise<readonly (PlacedModel | undefined)[]> {
  if ((model === undefined) === (models === undefined)) {
    reader.add(['model'], 'exactly one of "model" and "models" is expected', '"model" 与 "models" 必须且只能有一个');
    return [undefined];
  }
  if (model !== undefined) return [await readModel(reader, model, ['model'])];
  if (!Array.isArray(models) || models.length === 0) {
    reader.add(['models'], 'a list of models is expected', '应为模型的列表');
    return [undefined];
  }
  const read: (PlacedModel | undefined)[] = [];
  for (const [at, each] of models.entries()) read.push(await readModel(reader, each, ['models', at]));
  return read;
}

async function readModel(reader: MappingReader, value: unknown, path: Path): Promise<PlacedModel | undefined> {
  const located = await locate(reader, value, path);
  if (located === undefined) return undefined;
  const parsed = safeParseModel(located.value);
  return parsed.ok ? { model: parsed.value, place: located.place } : reader.take(parsed.issues, located.place);
}

/** Without rules, every document belongs to the one model. */
export async function readRules(
  reader: MappingReader,
  { rules }: Members,
  models: readonly (PlacedModel | undefined)[],
): Promise<RuleBook | undefined> {
  const [first] = models;
  if (rules === undefined && models.length > 1) {
    const en = 'with several models, rules are needed to tell which is for which document';
    return reader.add(['rules'], en, '有多个模型时需要业务规则');
  }
  if (rules === undefined && first === undefined) return undefined;
  const located = await locate(reader, rules ?? { rules: [{ code: 'all', model: first?.model.code }] }, ['rules']);
  if (located === undefined) return undefined;
  const parsed = safeParseRuleBook(located.value);
  return parsed.ok ? parsed.value : reader.take(parsed.issues, located.place);
}
