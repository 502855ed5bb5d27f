import { type Contract, safeParseContract } from '../../index.ts';
import { type Located, locate } from './located.ts';
import type { ContractSource, ContractTemplate } from './mapping.ts';
import type { MappingReader, Members } from './mapping-reader.ts';
import type { PlacedModel } from './read-definitions.ts';

/** What a template's contracts get from the data. */
const FILLED_IN = ['format', 'id', 'tenant', 'party', 'store'];

/** A list of contracts, or one template for all parties or stores that the data has. */
export async function readContracts(
  reader: MappingReader,
  { contracts }: Members,
  models: readonly (PlacedModel | undefined)[],
): Promise<ContractSource | undefined> {
  if (contracts === undefined) return undefined;
  const located = await locate(reader, contracts, ['contracts']);
  if (located === undefined) return undefined;
  const { value, place } = located;
  if (!Array.isArray(value)) {
    const template = readTemplate(reader, located, models);
    return template && { place, template };
  }
  const list: Contract[] = [];
  for (const [at, each] of value.entries()) {
    const parsed = safeParseContract(each);
    if (parsed.ok) list.push(parsed.value);
    else reader.take(parsed.issues, { file: place.file, path: [...place.path, at] });
  }
  return { place, list };
}

function readTemplate(
  reader: MappingReader,
  { value, place }: Located,
  models: readonly (PlacedModel | undefined)[],
): ContractTemplate | undefined {
  const members = reader.members(value, place.path, ['perParty', 'perStore'], [], place.file);
  if (members === undefined) return undefined;
  const names = (['perParty', 'perStore'] as const).filter((name) => Object.hasOwn(members, name));
  const [name, another] = names;
  if (name === undefined || another !== undefined) {
    const en = 'a list of contracts is expected, or one of "perParty" and "perStore"';
    return reader.add(place.path, en, '应为合约列表,或 "perParty"、"perStore" 之一', place.file);
  }
  const path = [...place.path, name];
  const content = members[name];
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    reader.members(content, path, [], [], place.file);
    return undefined;
  }
  const own = Object.entries(content).filter(([member]) => !FILLED_IN.includes(member));
  for (const member of FILLED_IN) {
    if (Object.hasOwn(content, member))
      reader.add([...path, member], 'the data fills it in', '此项由数据填写', place.file);
  }
  // Where there is one model, a contract need not say that it is about that.
  const model = models.length === 1 ? { model: models[0]?.model.code ?? 'faulty' } : {};
  const template = { ...model, ...Object.fromEntries(own) };
  const probe = safeParseContract({ ...template, format: 1, id: 'any', tenant: 'any', party: 'any' });
  if (!probe.ok) return reader.take(probe.issues, { file: place.file, path });
  return { name, content: template };
}
