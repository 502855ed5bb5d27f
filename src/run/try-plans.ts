import { type Issue, issueUnder } from '../issues/issue.ts';
import type { Result } from '../issues/outcome.ts';
import { combinations } from '../model/combinations.ts';
import type { Contract } from '../model/contract.ts';
import type { ContractBook } from '../model/contract-book.ts';
import type { Model } from '../model/model.ts';
import { Sayings } from '../model/sayings.ts';
import { buildPlan } from '../plan/build-plan.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlanOptions } from '../plan/plan-options.ts';

/** A plan as it is tried before any document: what came of it, and where its definitions stand in the engine's lists. */
export interface TriedPlan {
  /** `undefined` where it cannot be made, or not yet. */
  readonly plan: Plan | undefined;
  readonly faults: readonly Issue[];
  readonly model: number;
  /** Outermost first; none for a model by itself. */
  readonly contracts: readonly number[];
}

/**
 * Builds a plan of every combination of contracts that says something of its own, and of each model alone. Ten thousand
 * parties on the model's own terms are one plan to try; the plans that are needed are built when they are.
 */
export function* triedPlans(
  models: readonly Model[],
  book: ContractBook,
  options: PlanOptions = {},
): Generator<TriedPlan> {
  const byCode = new Map(models.map((model) => [model.code, model]));
  const indices = new Map(book.contracts.map((contract, at) => [contract, at]));
  const sayings = new Sayings();
  const tried = new Set<string>();
  for (const { contracts } of combinations(book)) {
    const model = byCode.get(contracts.at(-1)?.model ?? '');
    if (model === undefined) continue;
    const said = sayings.of(contracts);
    if (tried.has(said)) continue;
    tried.add(said);
    yield {
      ...combinedPlan(model, contracts, options),
      model: models.indexOf(model),
      contracts: contracts.map((contract) => indices.get(contract) ?? -1),
    };
  }
  for (const [at, model] of models.entries()) {
    // A model without a contract is checked all the same; a contract may still bring what it lacks.
    yield { ...without(planOf(model, [standInContract(model)], options), 'price-missing'), model: at, contracts: [] };
  }
}

/** Every fault of the plans that are tried, at its place in the engine's lists. */
export function tryPlans(models: readonly Model[], book: ContractBook, options: PlanOptions = {}): readonly Issue[] {
  const issues: Issue[] = [];
  for (const { faults, ...place } of triedPlans(models, book, options)) {
    issues.push(...faults.map((fault) => placed(fault, place)));
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

type Tried = Pick<TriedPlan, 'plan' | 'faults'>;

/** Under a tenant's terms alone only what they say counts: what they leave open, each party's own contract may bring. */
function combinedPlan(model: Model, contracts: readonly Contract[], options: PlanOptions): Tried {
  const plan = planOf(model, contracts, options);
  return contracts.at(-1)?.party === undefined ? without(plan, 'price-missing', 'contract-incomplete') : plan;
}

/** The document's own currency stands open until there is a document. */
function planOf(model: Model, contracts: readonly Contract[], options: PlanOptions): Tried {
  if (model.currency !== 'document') return tried(buildPlan(model, contracts, model.currency, options));
  return without(tried(buildPlan(model, contracts, STAND_IN_CURRENCY, options)), 'rounding-scale');
}

function tried(plan: Result<Plan>): Tried {
  return plan.ok ? { plan: plan.value, faults: [] } : { plan: undefined, faults: plan.issues };
}

/** Without the faults that a document, or a party's own contract, may still mend. */
function without({ plan, faults }: Tried, ...codes: readonly Issue['code'][]): Tried {
  return { plan, faults: faults.filter(({ code }) => !codes.includes(code)) };
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
export function placed(fault: Issue, at: Pick<TriedPlan, 'model' | 'contracts'>): Issue {
  const [first, layer, ...inner] = fault.path;
  if (first !== 'contracts' || typeof layer !== 'number') return issueUnder(['models', at.model], fault);
  return Object.freeze({ ...fault, path: Object.freeze(['contracts', at.contracts[layer] ?? layer, ...inner]) });
}
