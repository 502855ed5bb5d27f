import type { BusinessDocument } from '../document/business-document.ts';
import type { AnsweredFact } from '../factor/read-answer.ts';
import type { StandardTrail, StandardTrailStep } from '../factor/snapshot.ts';
import { FeewrightError, isFeewrightError } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { STANDARD_FLOW } from '../model/standard-step.ts';
import type { CompiledStep, CompiledSteps } from './compile-steps.ts';
import type { StepEffect } from './step-effects.ts';
import { StepState } from './step-frame.ts';

/** A document after its steps. */
export interface StandardDocument {
  /** With the party and store that steps have set. Its facts are as they arrived. */
  readonly document: BusinessDocument;
  /** What steps have set, by code: it comes before what anybody else says of these factors. */
  readonly facts: ReadonlyMap<string, AnsweredFact>;
  readonly trail: StandardTrail;
}

/**
 * Takes a document through the steps of a flow (清分: 核对, 识别, 调整, 打标), each seeing what those before it have set, and each
 * leaving what was before and after.
 *
 * Faults: `standard-refused` where a check does not hold; `step-fact-missing`, `step-value-unknown`, `step-value-invalid`,
 * `step-failed`; `fact-invalid` for a fact of the document that is not of its type.
 *
 * Worked case: of `sum = gross - tax` and a check `sum > 0`, a document of gross 113.00 and tax 13.00 leaves `sum` before: nothing,
 * after: 100; with tax 113.00 it is refused, for `sum > 0` found 0.
 *
 * @param of `flow`: the one that its contract names; else that of its type, else all steps as declared. `currency`: of the plan
 */
export function standardiseDocument(
  steps: CompiledSteps,
  document: BusinessDocument,
  of: { readonly flow: string | undefined; readonly currency: string },
): StandardDocument {
  const { type } = document;
  const flow = of.flow ?? (type === undefined ? undefined : steps.flowOfType.get(type)) ?? STANDARD_FLOW;
  const state = new StepState(steps.table, document, of.currency);
  const taken: StandardTrailStep[] = [];
  const tags: Record<string, string | true> = {};
  for (const step of steps.flows.get(flow) ?? []) {
    const effect = take(step, state, document);
    taken.push(trailStep(step, effect));
    if (effect?.tag !== undefined) tags[effect.tag.name] = effect.tag.value ?? true;
  }
  const { party, store } = state;
  return {
    document: isMoved(document, state)
      ? Object.freeze({ ...document, party, ...(store === undefined ? {} : { store }) })
      : document,
    facts: factsOf(state),
    trail: Object.freeze({
      flow,
      steps: Object.freeze(taken),
      ...(Object.keys(tags).length === 0 ? {} : { tags: Object.freeze(tags) }),
    }),
  };
}

/** What the step did; `undefined` where it does not apply. */
function take(
  { step, reads, when, run }: CompiledStep,
  state: StepState,
  { id }: BusinessDocument,
): StepEffect | undefined {
  try {
    state.read(reads);
    return when === undefined || when(state.frame) ? run(state, id) : undefined;
  } catch (thrown) {
    if (!isFeewrightError(thrown)) throw thrown;
    const issues = thrown.issues.map((fault) => {
      if (fault.code !== 'factor-missing') return fault;
      const { factor } = fault.facts;
      return issue('step-fact-missing', ['facts', factor], { step: step.code, factor, document: id });
    });
    throw new FeewrightError(issues, thrown.cause);
  }
}

function trailStep({ step }: CompiledStep, effect: StepEffect | undefined): StandardTrailStep {
  const { code, kind } = step;
  if (effect === undefined) return Object.freeze({ step: code, kind, applied: false });
  const { changes = [], tag } = effect;
  return Object.freeze({
    step: code,
    kind,
    applied: true,
    ...(step.kind === 'custom' ? { version: `${step.standardiser} ${step.version}` } : {}),
    ...(changes.length === 0 ? {} : { changes: Object.freeze(changes) }),
    ...(tag === undefined ? {} : { tag: Object.freeze(tag) }),
  });
}

function isMoved(document: BusinessDocument, { party, store }: StepState): boolean {
  return party !== document.party || store !== document.store;
}

function factsOf({ set }: StepState): ReadonlyMap<string, AnsweredFact> {
  return new Map(
    [...set].map(([code, { value, step }]) => [code, { value, source: Object.freeze({ source: `step:${step}` }) }]),
  );
}
