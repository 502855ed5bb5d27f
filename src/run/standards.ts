import type { BusinessDocument } from '../document/business-document.ts';
import { isFeewrightError } from '../issues/error.ts';
import { type Issue, issue, issueUnder } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import type { Contract } from '../model/contract.ts';
import type { Model } from '../model/model.ts';
import { STANDARD_FLOW } from '../model/standard-step.ts';
import { checkStandardisers } from '../standardise/check-standardisers.ts';
import { type CompiledSteps, compileSteps } from '../standardise/compile-steps.ts';
import { type StandardDocument, standardiseDocument } from '../standardise/standardise-document.ts';
import type { Standardiser } from '../standardise/standardiser.ts';

/** The standardising steps of an engine's models. */
export class Standards {
  readonly #steps: ReadonlyMap<Model, CompiledSteps>;
  readonly #namers: ReadonlySet<string>;

  constructor(steps: ReadonlyMap<Model, CompiledSteps>, namers: ReadonlySet<string>) {
    this.#steps = steps;
    this.#namers = namers;
  }

  /** Whether a contract may name the flow of a model's documents. */
  hasContractFlows({ code }: Model): boolean {
    return this.#namers.has(code);
  }

  /** A document after the steps of its model; nothing where that has none. */
  take(
    model: Model,
    document: BusinessDocument,
    of: { readonly flow: string | undefined; readonly currency: string },
  ): Result<StandardDocument | undefined> {
    const steps = this.#steps.get(model);
    if (steps === undefined) return ok(undefined);
    try {
      return ok(standardiseDocument(steps, document, of));
    } catch (thrown) {
      if (isFeewrightError(thrown) && thrown.cause === undefined) return failed(thrown.issues);
      throw thrown;
    }
  }
}

/** Checks and compiles the steps of all models, and the flows that contracts name: every fault at its place in the engine's lists. */
export function createStandards(of: {
  readonly models: readonly Model[];
  readonly contracts: readonly Contract[];
  readonly standardisers: readonly Standardiser[];
}): { readonly standards: Standards; readonly issues: readonly Issue[] } {
  const { models, contracts } = of;
  const shelf = checkStandardisers(of.standardisers);
  const steps = new Map<Model, CompiledSteps>();
  const issues: Issue[] = shelf.ok ? [] : [...shelf.issues];
  for (const [at, model] of models.entries()) {
    if (!shelf.ok || model.steps === undefined) continue;
    const compiled = compileSteps(model, shelf.value);
    if (compiled.ok) steps.set(model, compiled.value);
    else issues.push(...compiled.issues.map((fault) => issueUnder(['models', at], fault)));
  }
  const byCode = new Map(models.map((model) => [model.code, model]));
  for (const [at, { flow, model }] of contracts.entries()) {
    const known = [STANDARD_FLOW, ...(byCode.get(model)?.flows ?? []).map(({ code }) => code)];
    if (flow === undefined || !byCode.has(model) || known.includes(flow)) continue;
    const facts = { name: flow, kind: 'flow', nearest: nearestName(flow, known) } as const;
    issues.push(issue('reference-unknown', ['contracts', at, 'flow'], facts));
  }
  const namers = new Set(contracts.flatMap(({ flow, model }) => (flow === undefined ? [] : [model])));
  return { standards: new Standards(steps, namers), issues };
}
