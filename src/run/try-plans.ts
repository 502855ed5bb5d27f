import { type Issue, issueUnder } from '../issues/issue.ts';
import { combinations } from '../model/combinations.ts';
import type { Contract } from '../model/contract.ts';
import type { ContractBook } from '../model/contract-book.ts';
import type { Model } from '../model/model.ts';
import { buildPlan } from '../plan/build-plan.ts';

/**
 * Builds a plan of every combination of contracts that says something of its own, and of each model alone, and tells every
 * fault at its place in the engine's lists. Ten thousand parties on the model's own terms are one plan to try; the plans
 * that are needed are built when they are.
 */
export function tryPlans(models: readonly Model[], book: ContractBook): readonly Issue[] {
  const byCode = new Map(models.map((model) => [model.code, model]));
  const indices = new Map(book.contracts.map((contract, at) => [contract, at]));
  const saying = new Sayings();
  const tried = new Set<string>();
  const issues: Issue[] = [];
  for (const { contracts } of combinations(book)) {
    const model = byCode.get(contracts.at(-1)?.model ?? '');
    if (model === undefined) continue;
    const said = saying.of(model, contracts);
    if (tried.has(said)) continue;
    tried.add(said);
    const place = {
      model: models.indexOf(model),
      contracts: contracts.map((contract) => indices.get(contract) ?? -1),
    };
    issues.push(...combinedFaults(model, contracts).map((fault) => placed(fault, place)));
  }
  for (const [at, model] of models.entries()) {
    // A model without a contract is checked all the same; a contract may still bring what it lacks.
    const faults = planFaults(model, [standInContract(model)]).filter(({ code }) => code !== 'price-missing');
    issues.push(...faults.map((fault) => placed(fault, { contracts: [], model: at })));
  }
  return withoutRepeats(issues);
}

/** One fault of a model shows in the plan of each of its contracts. */
export function withoutRepeats(issues: readonly Issue[]): readonly Issue[] {
  const seen = new Set<string>();
  return issues.filter((fault) => {
    const text = JSON.stringify([fault.code, fault.path, fault.facts]);
    return !seen.has(text) && seen.add(text);
  });
}

/** Combinations that say the same have one name. */
class Sayings {
  readonly #names = new Map<string, number>();
  readonly #known = new Map<Contract, number>();

  of(model: Model, contracts: readonly Contract[]): string {
    return JSON.stringify([model.code, contracts.map((contract) => this.#of(contract))]);
  }

  #of(contract: Contract): number {
    const known = this.#known.get(contract);
    if (known !== undefined) return known;
    const { party, store, timeZone, cycle, facts, terms } = contract;
    const text = JSON.stringify([party === undefined, store === undefined, timeZone, cycle, facts, terms]);
    const name = this.#names.get(text) ?? this.#names.size;
    this.#names.set(text, name);
    this.#known.set(contract, name);
    return name;
  }
}

/** Under a tenant's terms alone only what they say counts: what they leave open, each party's own contract may bring. */
function combinedFaults(model: Model, contracts: readonly Contract[]): readonly Issue[] {
  const faults = planFaults(model, contracts);
  if (contracts.at(-1)?.party !== undefined) return faults;
  return faults.filter(({ code }) => code !== 'price-missing' && code !== 'contract-incomplete');
}

/** Faults of a model under contracts. The document's own currency stands open until there is a document. */
function planFaults(model: Model, contracts: readonly Contract[]): readonly Issue[] {
  const isOpen = model.currency === 'document';
  const plan = buildPlan(model, contracts, isOpen ? STAND_IN_CURRENCY : model.currency);
  if (plan.ok) return [];
  return isOpen ? plan.issues.filter(({ code }) => code !== 'rounding-scale') : plan.issues;
}

const STAND_IN_CURRENCY = 'USD';

/** A contract that says nothing of its own. */
function standInContract(model: Model): Contract {
  return {
    ...{ format: 1, id: 'none', version: '1', tenant: 'none', party: 'none', model: model.code, status: 'draft' },
    valid: { from: '2000-01-01T00:00:00Z' },
    ...{ timeZone: 'UTC', cycle: 'month', terms: [] },
  };
}

/** A plan's faults stand under its own list of contracts or at the model's own path; an engine has lists of both. */
function placed(fault: Issue, at: { readonly contracts: readonly number[]; readonly model: number }): Issue {
  const [first, layer, ...inner] = fault.path;
  if (first !== 'contracts' || typeof layer !== 'number') return issueUnder(['models', at.model], fault);
  return Object.freeze({ ...fault, path: Object.freeze(['contracts', at.contracts[layer] ?? layer, ...inner]) });
}
