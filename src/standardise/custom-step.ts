import { ownMembers } from '../document/own-members.ts';
import { MASK } from '../factor/check-fact.ts';
import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import type { Path } from '../issues/path.ts';
import { reasonOf } from '../issues/reason-of.ts';
import { shown } from '../issues/shown.ts';
import type { FactValue } from '../model/model.ts';
import type { CustomStep } from '../model/standard-step.ts';
import type { Standardiser, StandardiserValue } from './standardiser.ts';
import type { StepDesk } from './step-desk.ts';
import { type RunStep, type StepChange, setTarget } from './step-effects.ts';
import type { StepState } from './step-frame.ts';
import { compileStepValue, type StepValue } from './step-value.ts';
import { factOf, placeOf } from './target-value.ts';

const OUTPUTS_MAX = 64;

/** A step that calls a registered function: its inputs, outputs and version must be those that are registered. */
export function compileCustomStep(desk: StepDesk, step: CustomStep, at: Path): RunStep {
  const { standardiser: name, version } = step;
  const found = desk.standardisers.find(name, version);
  if (found === undefined) {
    const nearest = desk.standardisers.nearest(name, version);
    desk.issues.push(issue('standardiser-unknown', [...at, 'standardiser'], { standardiser: name, version, nearest }));
    return () => ({});
  }
  checkMembers(desk, { name, side: 'inputs', declared: found.inputs, stated: step.inputs, at });
  checkMembers(desk, { name, side: 'outputs', declared: found.outputs, stated: step.outputs, at });
  checkTargets(desk, { step, found, at });
  const inputs: [string, StepValue][] = [];
  for (const [input, formula] of Object.entries(step.inputs)) {
    const type = Object.hasOwn(found.inputs, input) ? found.inputs[input] : undefined;
    const tree = type && desk.formula(formula, [desk.inputType(type)], [...at, 'inputs', input]);
    if (tree !== undefined) inputs.push([input, compileStepValue(tree)]);
  }
  const isSecret = Object.values(step.inputs).some((formula) =>
    [...desk.table.factors.values()].some(({ factor }) => factor.sensitive && formula.includes(factor.code)),
  );
  return (state, document) => {
    const given: Record<string, StandardiserValue> = {};
    for (const [input, value] of inputs) given[input] = value(state.frame) as StandardiserValue;
    const answer = called(found, { step: step.code, document, given, isSecret });
    return { changes: takeAnswer(desk, state, { step, answer, document }) };
  };
}

function checkMembers(
  desk: StepDesk,
  of: {
    readonly name: string;
    readonly side: 'inputs' | 'outputs';
    readonly declared: object;
    readonly stated: object;
    readonly at: Path;
  },
): void {
  const { name: standardiser, side, declared, stated, at } = of;
  const missing = Object.keys(declared).filter((each) => !Object.hasOwn(stated, each));
  const unknown = Object.keys(stated).filter((each) => !Object.hasOwn(declared, each));
  const refuse = (problem: 'missing' | 'unknown', names: readonly string[]): void => {
    const facts = { standardiser, side, problem, names: names.map((each) => `'${each}'`).join(', ') };
    desk.issues.push(issue('standardiser-members', [...at, side], facts));
  };
  // An output that nobody wants is dropped; an input must be given.
  if (missing.length > 0 && side === 'inputs') refuse('missing', missing);
  if (unknown.length > 0) refuse('unknown', unknown);
}

function checkTargets(
  desk: StepDesk,
  { step, found, at }: { readonly step: CustomStep; readonly found: Standardiser; readonly at: Path },
): void {
  for (const [output, target] of Object.entries(step.outputs)) {
    const type = Object.hasOwn(found.outputs, output) ? found.outputs[output] : undefined;
    if (!desk.isTarget(target, step.code, [...at, 'outputs', output])) continue;
    const factor = desk.factor(target);
    const expected = factor === undefined ? 'text' : factor.type;
    if (type === undefined || type === expected) continue;
    const facts = { standardiser: found.name, output, found: type, expected };
    desk.issues.push(issue('standardiser-output', [...at, 'outputs', output], facts));
  }
}

function called(
  { name, standardise }: Standardiser,
  of: {
    readonly step: string;
    readonly document: string;
    readonly given: Readonly<Record<string, StandardiserValue>>;
    readonly isSecret: boolean;
  },
): unknown {
  const { step, document, given, isSecret } = of;
  try {
    return standardise(Object.freeze(given));
  } catch (cause) {
    const reason = isSecret ? MASK : reasonOf(cause);
    return fail(issue('step-failed', [], { step, document, standardiser: name, reason }), cause);
  }
}

function takeAnswer(
  desk: StepDesk,
  state: StepState,
  { step, answer, document }: { readonly step: CustomStep; readonly answer: unknown; readonly document: string },
): readonly StepChange[] {
  const members = ownMembers(answer, OUTPUTS_MAX);
  const refuse = (found: string): never =>
    fail(
      issue('step-value-invalid', [], {
        step: step.code,
        document,
        target: step.standardiser,
        found,
        expected: 'outputs',
      }),
    );
  if (members === undefined) return refuse(shown(answer));
  const declared = desk.standardisers.find(step.standardiser, step.version)?.outputs ?? {};
  const changes: StepChange[] = [];
  for (const [output, value] of members) {
    if (!Object.hasOwn(declared, output)) refuse(`an output ${shown(output)}`);
    const target = Object.hasOwn(step.outputs, output) ? step.outputs[output] : undefined;
    if (value === undefined || target === undefined) continue;
    const factor = desk.factor(target);
    const checked: FactValue =
      factor === undefined
        ? placeOf(value, { step: step.code, target, document })
        : factOf(factor, value, { step: step.code, document });
    changes.push(setTarget(state, { target, value: checked, step: step.code }));
  }
  return changes;
}
