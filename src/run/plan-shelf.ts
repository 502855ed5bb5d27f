import type { SnapshotLayer } from '../factor/snapshot.ts';
import { type Issue, issue, type Path } from '../issues/issue.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import type { Contract } from '../model/contract.ts';
import { definitionHash } from '../model/definition-hash.ts';
import type { MidWindowFee } from '../model/mid-windows.ts';
import type { Factor, Model } from '../model/model.ts';
import { buildPlan } from '../plan/build-plan.ts';
import type { Calculator } from '../plan/calculator.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlanOptions } from '../plan/plan-options.ts';
import { parseInstant } from '../time/instant.ts';
import type { PublishedNames } from './plan-names.ts';

/** The factors of a model by code. */
export type Dictionary = ReadonlyMap<string, Factor>;

/** The contracts that a snapshot names, outermost first. */
export interface PublishedLayers extends PlanOptions {
  readonly inForce: readonly Contract[];
}

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

  readonly #calculators: readonly Calculator[];

  constructor(models: readonly Model[], contracts: readonly Contract[], calculators: readonly Calculator[] = []) {
    this.#calculators = calculators;
    this.#models = new Map(models.map((model) => [definitionHash(model), model]));
    this.#contracts = new Map(contracts.map((contract) => [definitionHash(contract), contract]));
  }

  model({ code, hash }: PublishedNames['model']): Result<Model> {
    const model = this.#models.get(hash);
    return model === undefined
      ? failed(issue('definition-absent', ['model'], { kind: 'model', name: code, hash }))
      : ok(model);
  }

  /** Every contract that a snapshot names; one fault for each that is absent. */
  layers(names: Omit<PublishedNames, 'model'>): Result<PublishedLayers> {
    const issues: Issue[] = [];
    const inForce =
      names.layers === undefined
        ? [this.#contract(names.contract, ['contract'], issues)]
        : this.#named(names.layers, ['layers'], issues);
    const midWindow = names.midWindow?.map(({ fee, since, rerate }, at): MidWindowFee => {
      const path = ['midWindow', at, 'rerate', 'layers'];
      return {
        fee,
        ...(since === undefined ? {} : { sinceMs: millisecondsOf(since) }),
        ...(rerate === undefined
          ? {}
          : { rerate: { fromMs: millisecondsOf(rerate.from), contracts: this.#named(rerate.layers, path, issues) } }),
      };
    });
    if (issues.length > 0) return failed(issues);
    return ok({ inForce: inForce.filter((each) => each !== undefined), midWindow });
  }

  /** @param contracts outermost first */
  plan(model: Model, contracts: readonly Contract[], currency: string, options: PlanOptions = {}): Result<Plan> {
    let shelf = kept(this.#plans, model, () => new Shelf());
    for (const contract of contracts) shelf = kept(shelf.inner, contract, () => new Shelf());
    const all = { ...options, calculators: this.#calculators };
    return kept(shelf.plans, keyOf(currency, options), () => buildPlan(model, contracts, currency, all));
  }

  dictionary(model: Model): Dictionary {
    return kept(this.#dictionaries, model, () => new Map(model.factors.map((factor) => [factor.code, factor])));
  }

  #named(layers: readonly SnapshotLayer[], path: Path, issues: Issue[]): readonly Contract[] {
    return layers.flatMap((layer, at) => this.#contract(layer, [...path, at], issues) ?? []);
  }

  #contract({ id, version, hash }: PublishedNames['contract'], path: Path, issues: Issue[]): Contract | undefined {
    const contract = this.#contracts.get(hash);
    if (contract === undefined) {
      issues.push(issue('definition-absent', path, { kind: 'contract', name: `${id} ${version}`, hash }));
    }
    return contract;
  }
}

/** Within a window that a version has begun in, plans of one combination differ by what its fees owe to that. */
function keyOf(currency: string, { midWindow = [] }: PlanOptions): string {
  const owed = midWindow.map(({ fee, sinceMs = '', rerate }) => [
    ...[fee, sinceMs, rerate?.fromMs ?? ''],
    ...(rerate?.contracts.map(definitionHash) ?? []),
  ]);
  return owed.length === 0 ? currency : JSON.stringify([currency, owed]);
}

/** Of a snapshot that has been read: its instants are such. */
function millisecondsOf(text: string): number {
  return parseInstant(text)?.epochMs ?? Number.NaN;
}

function kept<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
