import { issue } from '../issues/issue.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import type { Contract } from '../model/contract.ts';
import { definitionHash } from '../model/definition-hash.ts';
import type { Factor, Model } from '../model/model.ts';
import { buildPlan } from '../plan/build-plan.ts';
import type { Plan } from '../plan/plan.ts';

/** Names of published definitions, as a snapshot has them. */
export interface PublishedNames {
  readonly model: { readonly code: string; readonly hash: string };
  readonly contract: { readonly id: string; readonly version: string; readonly hash: string };
}

/** The factors of a model by code. */
export type Dictionary = ReadonlyMap<string, Factor>;

/** Definitions by hash, and what was made of them, made once. */
export class PlanShelf {
  readonly #models: ReadonlyMap<string, Model>;
  readonly #contracts: ReadonlyMap<string, Contract>;
  readonly #plans = new Map<Model, Map<Contract, Map<string, Result<Plan>>>>();
  readonly #dictionaries = new Map<Model, Dictionary>();

  constructor(models: readonly Model[], contracts: readonly Contract[]) {
    this.#models = new Map(models.map((model) => [definitionHash(model), model]));
    this.#contracts = new Map(contracts.map((contract) => [definitionHash(contract), contract]));
  }

  model({ code, hash }: PublishedNames['model']): Result<Model> {
    const model = this.#models.get(hash);
    return model === undefined
      ? failed(issue('definition-absent', ['model'], { kind: 'model', name: code, hash }))
      : ok(model);
  }

  contract({ id, version, hash }: PublishedNames['contract']): Result<Contract> {
    const contract = this.#contracts.get(hash);
    if (contract !== undefined) return ok(contract);
    return failed(issue('definition-absent', ['contract'], { kind: 'contract', name: `${id} ${version}`, hash }));
  }

  plan(model: Model, contract: Contract, currency: string): Result<Plan> {
    const ofModel = kept(this.#plans, model, () => new Map<Contract, Map<string, Result<Plan>>>());
    const ofContract = kept(ofModel, contract, () => new Map<string, Result<Plan>>());
    return kept(ofContract, currency, () => buildPlan(model, contract, currency));
  }

  dictionary(model: Model): Dictionary {
    return kept(this.#dictionaries, model, () => new Map(model.factors.map((factor) => [factor.code, factor])));
  }
}

function kept<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
