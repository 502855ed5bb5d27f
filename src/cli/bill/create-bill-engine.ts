import {
  type Contract,
  type Engine,
  type Issue,
  pathText,
  safeCreateEngine,
  safeParseContract,
  sentence,
} from '../../index.ts';
import { CommandError } from '../command-error.ts';
import type { Fault } from '../language.ts';
import type { ContractTemplate, Mapping } from './mapping.ts';
import type { Place } from './survey.ts';

/**
 * The engine of a mapping, with a contract for every party that the data has where the mapping gives a template.
 *
 * @throws CommandError with every fault at once; a fault of a template is told once, not once for each party
 */
export function createBillEngine(mapping: Mapping, places: readonly Place[]): Engine {
  const { models, rules, contracts } = mapping;
  const isTemplate = 'per' in contracts;
  const all = isTemplate ? contractsOf(mapping.file, contracts, places) : contracts;
  const engine = safeCreateEngine({ models, rules, contracts: all });
  if (engine.ok) return engine.value;
  const faults = new Map<string, Fault>();
  for (const fault of engine.issues) {
    const place = `${mapping.file}: ${pathText(isTemplate ? pathInTemplate(fault, contracts) : fault.path)}`;
    const said = { en: sentence(fault, 'en'), zh: sentence(fault, 'zh') };
    faults.set(`${place} ${said.en}`, { place, said });
  }
  throw new CommandError([...faults.values()]);
}

/** One contract for each party, or for each store of each party: its id is made of them. */
function contractsOf(file: string, template: ContractTemplate, places: readonly Place[]): readonly Contract[] {
  const contracts = new Map<string, Contract>();
  const faults: Fault[] = [];
  for (const { tenant, party, store } of places) {
    const ofStore = template.per === 'store' && store !== undefined ? { store } : {};
    const id = 'store' in ofStore ? `${party}/${store}` : party;
    const key = JSON.stringify([tenant, id]);
    if (contracts.has(key)) continue;
    const parsed = safeParseContract({ ...template.content, ...ofStore, format: 1, id, tenant, party });
    if (parsed.ok) contracts.set(key, parsed.value);
    else {
      const place = `${file}: contracts (${id})`;
      faults.push(
        ...parsed.issues.map((fault) => ({ place, said: { en: sentence(fault, 'en'), zh: sentence(fault, 'zh') } })),
      );
    }
  }
  if (faults.length > 0) throw new CommandError(faults);
  return [...contracts.values()];
}

function pathInTemplate(fault: Issue, template: ContractTemplate): readonly (string | number)[] {
  const [first, , ...inner] = fault.path;
  return first === 'contracts'
    ? ['contracts', template.per === 'party' ? 'perParty' : 'perStore', ...inner]
    : fault.path;
}
