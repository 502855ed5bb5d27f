import type { FactValue } from '../model/model.ts';
import type { StepState } from './step-frame.ts';

/** What a step changed: `party`, `store` or a fact; absent: nothing was there. */
export interface StepChange {
  readonly target: string;
  readonly before?: FactValue;
  readonly after: FactValue;
}

/** What a step did, beside what it changed in the state. */
export interface StepEffect {
  readonly changes?: readonly StepChange[];
  readonly tag?: { readonly name: string; readonly value?: string };
}

/** What a step does to a document of this id. */
export type RunStep = (state: StepState, document: string) => StepEffect;

/** Sets the party, the store or a fact, and says what was there before. */
export function setTarget(
  state: StepState,
  of: { readonly target: string; readonly value: FactValue; readonly step: string },
): StepChange {
  const { target, value, step } = of;
  const isPlace = target === 'party' || target === 'store';
  const before = isPlace ? state[target] : state.fact(target);
  if (!isPlace) state.setFact(target, value, step);
  else if (typeof value === 'string') state.setPlace(target, value);
  return Object.freeze({ target, ...(before === undefined ? {} : { before }), after: value });
}
