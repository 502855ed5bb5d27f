import { whyNot } from '../condition/why-not.ts';
import { MASK } from '../factor/check-fact.ts';
import { compileExactBoolean, type ExactBoolean } from '../formula/compile-exact.ts';
import { TEXT } from '../formula/type.ts';
import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import type { Path } from '../issues/path.ts';
import type { Model } from '../model/model.ts';
import {
  type AdjustStep,
  type CheckStep,
  type IdentifyStep,
  STANDARD_FLOW,
  type StandardStep,
  type TagStep,
} from '../model/standard-step.ts';
import type { StandardiserShelf } from './check-standardisers.ts';
import { compileCustomStep } from './custom-step.ts';
import { StepDesk } from './step-desk.ts';
import { type RunStep, type StepEffect, setTarget } from './step-effects.ts';
import type { StepTable } from './step-frame.ts';
import { compileStepValue } from './step-value.ts';
import { factOf, placeOf } from './target-value.ts';

/** One step, ready to be taken. */
export interface CompiledStep {
  readonly step: StandardStep;
  /** Factors that its formulas read. */
  readonly reads: readonly string[];
  /** Absent: always. */
  readonly when: ExactBoolean | undefined;
  readonly run: RunStep;
}

/** A model's steps, checked and compiled, by flow. */
export interface CompiledSteps {
  readonly table: StepTable;
  readonly flows: ReadonlyMap<string, readonly CompiledStep[]>;
  /** Code of the flow of documents of a type. */
  readonly flowOfType: ReadonlyMap<string, string>;
}

const NOTHING: StepEffect = Object.freeze({});

/**
 * Checks every formula and condition of a model's standardising steps against the document's own facts, and compiles them.
 *
 * @returns every fault at once, each at its place in the model: `steps[2].value`
 */
export function compileSteps(model: Model, standardisers: StandardiserShelf): Result<CompiledSteps> {
  const { steps = [], flows = [] } = model;
  const desk = new StepDesk(model, standardisers);
  const compiled = new Map(steps.map((step, index) => [step.code, compileStep(desk, step, ['steps', index])]));
  if (desk.issues.length > 0) return failed(desk.issues);
  const stepsOf = (codes: readonly string[]): readonly CompiledStep[] =>
    codes.flatMap((code) => compiled.get(code) ?? []);
  return ok({
    table: desk.table,
    flows: new Map([
      [STANDARD_FLOW, [...compiled.values()]],
      ...flows.map((flow) => [flow.code, stepsOf(flow.steps)] as const),
    ]),
    flowOfType: new Map(flows.flatMap(({ code, types = [] }) => types.map((type) => [type, code] as const))),
  });
}

function compileStep(desk: StepDesk, step: StandardStep, at: Path): CompiledStep {
  const { value, reads } = desk.reading(() => {
    const when = desk.condition(step.when, [...at, 'when']);
    return { when: when && compileExactBoolean(when), run: runOf(desk, step, at) };
  });
  return Object.freeze({ step, reads, ...value });
}

function runOf(desk: StepDesk, step: StandardStep, at: Path): RunStep {
  switch (step.kind) {
    case 'check':
      return checkRun(desk, step, at);
    case 'identify':
      return identifyRun(desk, step, at);
    case 'adjust':
      return adjustRun(desk, step, at);
    case 'tag':
      return tagRun(desk, step, at);
    case 'custom':
      return compileCustomStep(desk, step, at);
  }
}

function checkRun(desk: StepDesk, { code, holds, refusal }: CheckStep, at: Path): RunStep {
  const tree = desk.condition(holds, [...at, 'holds']);
  if (tree === undefined) return () => NOTHING;
  const check = compileExactBoolean(tree);
  return (state, document) => {
    if (check(state.frame)) return NOTHING;
    const misses = whyNot(tree, state.frame).misses.map((miss) => {
      const isSecret = [...desk.table.factors.values()].some(
        ({ factor }) => factor.sensitive && miss.condition.includes(factor.code),
      );
      return Object.freeze(isSecret ? { ...miss, actual: miss.actual && MASK, by: undefined } : miss);
    });
    const { code: refused, en, zh } = refusal;
    return fail(
      issue('standard-refused', [], {
        step: code,
        document,
        refusal: refused,
        words: Object.freeze({ en, zh }),
        misses,
      }),
    );
  };
}

function identifyRun(desk: StepDesk, step: IdentifyStep, at: Path): RunStep {
  const { code, sets: target } = step;
  if (!desk.isTarget(target, code, [...at, 'sets'])) return () => NOTHING;
  const factor = desk.factor(target);
  const check = (value: unknown, document: string) =>
    factor === undefined
      ? placeOf(value, { step: code, target, document })
      : factOf(factor, value, { step: code, document });
  if ('table' in step) {
    const { by, values, otherwise } = step.table;
    const tree = desk.formula(by, [TEXT], [...at, 'table', 'by']);
    if (tree === undefined) return () => NOTHING;
    const key = compileStepValue(tree);
    const isSecret = [...desk.table.factors.values()].some(
      ({ factor: each }) => each.sensitive && by.includes(each.code),
    );
    return (state, document) => {
      const found = String(key(state.frame));
      const value = Object.hasOwn(values, found) ? values[found] : otherwise;
      if (value === undefined) {
        const text = isSecret ? MASK : JSON.stringify(found.slice(0, 80));
        return fail(issue('step-value-unknown', [], { step: code, document, by, found: text }));
      }
      return { changes: [setTarget(state, { target, value: check(value, document), step: code })] };
    };
  }
  const tree = desk.formula(step.value, [TEXT], [...at, 'value']);
  if (tree === undefined) return () => NOTHING;
  const run = compileStepValue(tree);
  return (state, document) => {
    return { changes: [setTarget(state, { target, value: check(run(state.frame), document), step: code })] };
  };
}

function adjustRun(desk: StepDesk, { code, fact, value }: AdjustStep, at: Path): RunStep {
  if (!desk.isTarget(fact, code, [...at, 'fact'])) return () => NOTHING;
  const factor = desk.factor(fact);
  const tree = factor && desk.formula(value, [desk.typeOf(factor)], [...at, 'value']);
  if (factor === undefined || tree === undefined) return () => NOTHING;
  const run = compileStepValue(tree);
  return (state, document) => {
    const adjusted = factOf(factor, run(state.frame), { step: code, document });
    return { changes: [setTarget(state, { target: fact, value: adjusted, step: code })] };
  };
}

function tagRun(desk: StepDesk, { tag: name, value }: TagStep, at: Path): RunStep {
  if (value === undefined) return () => ({ tag: { name } });
  const tree = desk.formula(value, [TEXT], [...at, 'value']);
  if (tree === undefined) return () => NOTHING;
  const run = compileStepValue(tree);
  return (state) => ({ tag: { name, value: String(run(state.frame)) } });
}
