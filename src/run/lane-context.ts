import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import type { LaneKey } from '../lane/lane-key.ts';
import { laneName, laneText } from '../lane/lane-key.ts';
import type { LaneRule, Model } from '../model/model.ts';
import type { RunContext } from './context.ts';

/** What the work on lanes needs: a store that keeps them. */
export interface LaneContext extends RunContext {
  readonly lanes: NonNullable<RunContext['store']['lanes']>;
}

/** Fault: `store-without-lanes`. */
export function laneContext(context: RunContext): LaneContext {
  const { lanes } = context.store;
  if (lanes !== undefined) return { ...context, lanes };
  const models = context.definitions.models.flatMap(({ code, lane }) => (lane === undefined ? [] : [`'${code}'`]));
  return fail(issue('store-without-lanes', ['store'], { models: models.join(', ') }));
}

/** The model in force of a lane. Fault: `lane-unknown`, where there is none, or it has no lane any more. */
export function modelOfLane(
  { definitions }: RunContext,
  lane: LaneKey,
): { readonly model: Model; readonly rule: LaneRule } {
  const model = definitions.models.find(({ code }) => code === lane.model);
  if (model?.lane === undefined) return fail(issue('lane-unknown', [], { lane: laneText(lane) }));
  return { model, rule: model.lane };
}

/** The name of a lane's turn: in one process it is cleared, reset and looked after by one call after the other. */
export function laneTurn(lane: LaneKey): string {
  return `lane\n${laneName(lane)}`;
}
