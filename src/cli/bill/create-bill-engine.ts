import { type Contract, type Engine, type Issue, safeCreateEngine, safeParseContract, sentence } from '../../index.ts';
import { CommandError } from '../command-error.ts';
import type { Fault } from '../language.ts';
import type { ContractTemplate, DefinitionPlace, Mapping } from './mapping.ts';
import { placeText } from './mapping-reader.ts';
import type { Place } from './survey.ts';

/**
 * The engine of a mapping, with a contract for every party that the data has where the mapping gives a template.
 *
 * @throws CommandError with every fault at once; a fault of a template is told once, not once for each party
 */
export function createBillEngine(mapping: Mapping, places: readonly Place[]): Engine {
  const { rules, contracts: source } = mapping;
  const models = mapping.models.map(({ model }) => model);
  const contracts = 'list' in source ? source.list : contractsOf(source.place, source.template, places);
  const engine = safeCreateEngine({ models, rules, contracts });
  if (engine.ok) return engine.value;
  const faults = new Map<string, Fault>();
  for (const fault of engine.issues) {
    const place = placeText(placeOf(fault, mapping));
    const said = { en: sentence(fault, 'en'), zh: sentence(fault, 'zh') };
    faults.set(`${place} ${said.en}`, { place, said });
  }
  throw new CommandError([...faults.values()]);
}

/** Where a fault of the engine's definitions is written: `models[1]` may be a file of its own, all contracts one template. */
function placeOf(fault: Issue, { file, models, contracts }: Mapping): DefinitionPlace {
  const [list, at, ...inner] = fault.path;
  if (list === 'models' && typeof at === 'number') {
    const place = models[at]?.place;
    if (place !== undefined) return { file: place.file, path: [...place.path, ...inner] };
  }
  if (list === 'contracts' && at !== undefined) {
    const own = 'template' in contracts ? contracts.template.name : at;
    return { file: contracts.place.file, path: [...contracts.place.path, own, ...inner] };
  }
  return { file, path: fault.path };
}

/** One contract for each party, or for each store of each party: its id is made of them. */
function contractsOf(
  where: DefinitionPlace,
  template: ContractTemplate,
  places: readonly Place[],
): readonly Contract[] {
  const contracts = new Map<string, Contract>();
  const faults: Fault[] = [];
  for (const { tenant, party, store } of places) {
    const ofStore = template.name === 'perStore' && store !== undefined ? { store } : {};
    const id = 'store' in ofStore ? `${party}/${store}` : party;
    const key = JSON.stringify([tenant, id]);
    if (contracts.has(key)) continue;
    const parsed = safeParseContract({ ...template.content, ...ofStore, format: 1, id, tenant, party });
    if (parsed.ok) contracts.set(key, parsed.value);
    else {
      const place = `${placeText(where)} (${id})`;
      faults.push(
        ...parsed.issues.map((fault) => ({ place, said: { en: sentence(fault, 'en'), zh: sentence(fault, 'zh') } })),
      );
    }
  }
  if (faults.length > 0) throw new CommandError(faults);
  return [...contracts.values()];
}
