import type { SnapshotLayer } from '../factor/snapshot.ts';
import { type Issue, issue, type Path } from '../issues/issue.ts';
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
  /** Outermost first, the last being `contract`; only where there is more than one. */
  readonly layers?: readonly SnapshotLayer[];
}

/** The factors of a model by code. */
export type Dictionary = ReadonlyMap<string, Factor>;

/** What was made of the contracts up to one of them, and of those that go on inside it. */
class Shelf {
  readonly plans = new Map<string, Result<Plan>>();
  readonly inner = new Map<Contract, Shelf>();
}

/** Definitions by hash, and what was made of them, made once. */
export class PlanShelf {
  readonly #models: ReadonlyMap<string, Model>;
  readonly #contracts: ReadonlyMap<string, Contract>;
  readonly #plans = new Map<Model, Shelf>();
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

  /** Every contract that a snapshot names, outermost first; one fault for each that is absent. */
  contracts({ contract, layers }: Pick<PublishedNames, 'contract' | 'layers'>): Result<readonly Contract[]> {
    const found: Contract[] = [];
    const issues: Issue[] = [];
    for (const [at, name] of (layers ?? [contract]).entries()) {
      const path: Path = layers === undefined ? ['contract'] : ['layers', at];
      const published = this.#contracts.get(name.hash);
      if (published !== undefined) found.push(published);
      else {
        const facts = { kind: 'contract', name: `${name.id} ${name.version}`, hash: name.hash } as const;
        issues.push(issue('definition-absent', path, facts));
      }
    }
    return issues.length > 0 ? failed(issues) : ok(found);
  }

  /** @param contracts outermost first */
  plan(model: Model, contracts: readonly Contract[], currency: string): Result<Plan> {
    let shelf = kept(this.#plans, model, () => new Shelf());
    for (const contract of contracts) shelf = kept(shelf.inner, contract, () => new Shelf());
    return kept(shelf.plans, currency, () => buildPlan(model, contracts, currency));
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
