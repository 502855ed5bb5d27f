import type { DocumentKey } from '../document/business-document.ts';
import { fail } from '../issues/error.ts';
import { type Issue, issue } from '../issues/issue.ts';
import { nearestName } from '../issues/nearest.ts';
import { shown } from '../issues/shown.ts';
import { type LaneKey, laneText } from '../lane/lane-key.ts';
import type { LanePlace } from '../lane/lane-place.ts';
import type { ClearedPlace, LaneDocument, LaneQuery, LaneState } from '../ports/lane-store.ts';
import { type Instant, type InstantInput, parseInstant } from '../time/instant.ts';
import { addToLanes } from './add-to-lanes.ts';
import { type ClearPlan, clearLane } from './clear-lane.ts';
import type { RunContext } from './context.ts';
import { type LaneContext, laneContext, laneTurn } from './lane-context.ts';
import type { ClearOptions, LaneAddOutcome, LaneOutcome, LaneReason } from './lane-outcome.ts';
import { firstBehind, resetLane } from './reset-lane.ts';
import { runShards } from './run-shards.ts';
import { noteOf, setAside, takeUp } from './set-aside.ts';

/** To which serial, or to the first document of which time, a lane is reset: one of the two. */
export type ResetTo = LaneReason &
  ({ readonly serial: number; readonly time?: never } | { readonly time: InstantInput; readonly serial?: never });

/** Documents that must be cleared in order (顺序清算): those of models with a `lane`. */
export interface Lanes {
  /**
   * Adds documents to their lanes, where they wait: an outcome for each. Faults of one document: those of reading and matching
   * it, `lane-key-missing`, `document-without-lane`, `lane-late` where the model rejects late ones.
   */
  add(documents: readonly unknown[]): Promise<readonly LaneAddOutcome[]>;
  /**
   * Clears lanes up to a horizon, each strictly in order, several side by side: an outcome for each lane that ever had a
   * document, or for those that are named. Faults: `lane-option-invalid`.
   *
   * Worked case: of 100 documents the 40th fails: 39 are cleared, the lane is `stopped`; mended or set aside, the next call
   * goes on.
   */
  clear(options: ClearOptions): Promise<readonly LaneOutcome[]>;
  /** Sets a waiting document aside: it posts nothing, and its lane goes on without it. */
  setAside(document: DocumentKey, why: LaneReason): Promise<LaneDocument>;
  /** Takes it up again: it waits, and is cleared in its place, or as a late one. */
  takeUp(document: DocumentKey): Promise<LaneDocument>;
  /**
   * Takes back everything from a serial on, or from the first document of a time on: totals as before it, and the documents wait
   * again. Faults: `lane-unknown`, `lane-serial-unknown`, `lane-option-invalid`.
   */
  reset(lane: LaneKey, to: ResetTo): Promise<LaneState>;
  /** How far a lane is; `undefined` for one that never had a document. */
  state(lane: LaneKey): Promise<LaneState | undefined>;
  /** In the order in which they first had a document; 1,000 at most unless said. */
  list(query?: Partial<LaneQuery>): Promise<readonly LaneState[]>;
  /** A document as its lane has it. */
  find(document: DocumentKey): Promise<LaneDocument | undefined>;
  /** Documents that are set aside; 1,000 at most unless said. */
  aside(lane: LaneKey, of?: { readonly skip?: number; readonly limit?: number }): Promise<readonly LaneDocument[]>;
  /** What is cleared, from a serial on; 1,000 at most unless said. `engine.find` has the bills. */
  cleared(lane: LaneKey, of?: { readonly from?: number; readonly limit?: number }): Promise<readonly ClearedPlace[]>;
}

const LIST_MAX = 1_000;
const LANES_PAGE = 500;
const DEFAULTS = { batch: 1, concurrency: 4, prefetch: 500 };

export function createLanes(run: RunContext): Lanes {
  // A store without lanes is refused where a model has one; whoever asks without any is told here.
  const context = (): LaneContext => laneContext(run);
  return Object.freeze<Lanes>({
    add: async (documents) => addToLanes(context(), documents),
    clear: async (options) => clearLanes(context(), options),
    setAside: async (document, why) => setAside(context(), document, why),
    takeUp: async (document) => takeUp(context(), document),
    reset: async (lane, to) => reset(context(), lane, to),
    state: async (lane) => (await context().lanes.lane(lane))?.state,
    list: async (query = {}) => (await context().lanes.lanes({ limit: LIST_MAX, ...query })).map(({ state }) => state),
    find: async (document) => (await context().lanes.documents([document]))[0],
    aside: async (lane, of = {}) => context().lanes.aside({ lane, limit: LIST_MAX, ...of }),
    cleared: async (lane, of = {}) => context().lanes.cleared({ lane, from: 1, limit: LIST_MAX, ...of }),
  });
}

async function clearLanes(context: LaneContext, options: ClearOptions): Promise<readonly LaneOutcome[]> {
  const { plan, concurrency } = readOptions(options);
  return runShards<LaneKey, LaneOutcome>(
    {
      split: () => options.lanes ?? allLanes(context),
      do: (lane) => clearLane(context, lane, plan),
    },
    { concurrency, attempts: 1 },
  );
}

async function* allLanes({ lanes }: LaneContext): AsyncGenerator<LaneKey> {
  for (let skip = 0; ; skip += LANES_PAGE) {
    const page = await lanes.lanes({ skip, limit: LANES_PAGE });
    for (const { state } of page) yield state.lane;
    if (page.length < LANES_PAGE) return;
  }
}

function readOptions(options: ClearOptions): { readonly plan: ClearPlan; readonly concurrency: number } {
  const issues: Issue[] = [];
  const { until, lanes: _, ...numbers } = options ?? {};
  for (const [option, value] of Object.entries(numbers)) {
    const isKnown = Object.hasOwn(DEFAULTS, option);
    if (isKnown && (value === undefined || (Number.isSafeInteger(value) && value > 0))) continue;
    const nearest = isKnown ? undefined : nearestName(option, [...Object.keys(DEFAULTS), 'until', 'lanes']);
    issues.push(invalid(option, value, { expected: 'whole-number', nearest }));
  }
  const instant = parseInstant(until);
  if (instant === undefined) issues.push(invalid('until', until, { expected: 'instant', nearest: undefined }));
  if (issues.length > 0 || instant === undefined) return fail(issues);
  const { batch = DEFAULTS.batch, prefetch = DEFAULTS.prefetch, concurrency = DEFAULTS.concurrency } = numbers;
  // What is within the horizon's millisecond and before it is cleared by a later one: no horizon is that fine.
  return { plan: { before: instant.epochMs, batch, prefetch }, concurrency };
}

function invalid(
  option: string,
  found: unknown,
  of: Pick<Extract<Issue, { code: 'lane-option-invalid' }>['facts'], 'expected' | 'nearest'>,
): Issue {
  return issue('lane-option-invalid', [option], { option, found: shown(found), ...of });
}

async function reset(context: LaneContext, lane: LaneKey, to: ResetTo): Promise<LaneState> {
  const note = noteOf(context, to);
  const { serial, time } = to;
  const instant = time === undefined ? undefined : parseInstant(time);
  if ((serial === undefined) === (time === undefined))
    return fail(invalid('serial', serial, { expected: 'serial', nearest: undefined }));
  if (serial !== undefined && !(Number.isSafeInteger(serial) && serial > 0))
    return fail(invalid('serial', serial, { expected: 'whole-number', nearest: undefined }));
  if (time !== undefined && instant === undefined)
    return fail(invalid('time', time, { expected: 'instant', nearest: undefined }));
  return context.turns.inTurn([laneTurn(lane)], async () => {
    const stored = await context.lanes.lane(lane);
    if (stored === undefined) return fail(issue('lane-unknown', [], { lane: laneText(lane) }));
    const from = serial ?? (await firstBehind(context, stored.state, startOf(instant)));
    const last = stored.state.checkpoint?.serial ?? 0;
    const isGoingOn = stored.state.reset !== undefined;
    if (from > last && !isGoingOn) {
      // Where nothing is to be taken back, the lane is there already: a reset may be asked for twice.
      if (from === last + 1) return stored.state;
      return fail(issue('lane-serial-unknown', ['serial'], { lane: laneText(lane), serial: from, last }));
    }
    return (await resetLane(context, stored, { ...note, from })).state;
  });
}

/** Before all documents of a time. */
function startOf(instant: Instant | undefined): LanePlace {
  return { epochMs: instant?.epochMs ?? 0, nanoseconds: instant?.nanoseconds ?? 0, id: '' };
}
