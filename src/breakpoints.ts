export type { Change, ChoiceKind } from './breakpoints/choice.ts';
export { type Cliff, cliffsOf } from './breakpoints/cliff.ts';
export { type Counterfactual, counterfactuals } from './breakpoints/counterfactual.ts';
