import type { FeewrightError } from '../issues/error.ts';
import { isBehind, progressFrom } from '../lane/checkpoint.ts';
import type { LaneKey } from '../lane/lane-key.ts';
import type { LanePlace } from '../lane/lane-place.ts';
import type { StoredLane } from '../ports/lane-store.ts';
import { clearWaiting } from './bill-commands.ts';
import { clearBatch, type LanePosition } from './clear-batch.ts';
import { refOf, tell } from './events.ts';
import { faultOf } from './fault-of.ts';
import { type LaneContext, laneTurn, modelOfLane } from './lane-context.ts';
import { type LaneOrder, orderLane } from './lane-order.ts';
import type { LaneOutcome } from './lane-outcome.ts';
import { type ClearedLane, type LoadedDocument, loadDocuments } from './load-documents.ts';
import { firstBehind, resetLane } from './reset-lane.ts';
import { keepStop } from './stop-lane.ts';

/** How a lane is cleared, checked and with all defaults. */
export interface ClearPlan {
  /** Milliseconds: what is of a business time before it. */
  readonly before: number;
  readonly batch: number;
  readonly prefetch: number;
}

type ClearEnd =
  | { readonly status: 'cleared' | 'overtaken' | 'again' }
  | { readonly status: 'stopped'; readonly loaded: LoadedDocument; readonly error: FeewrightError };

/**
 * Clears one lane up to a horizon: puts what waits in order, and decides document after document, each with the totals that the
 * one before it left. Facts are gathered for many at once and ahead of deciding. The next serials are given in the commits that
 * clear, so they have no gaps, whatever happens in between.
 *
 * In one process a lane is cleared by one call after the other. A second process finds another version of the lane when it
 * commits, and leaves it alone. It never rejects.
 */
export async function clearLane(context: LaneContext, lane: LaneKey, plan: ClearPlan): Promise<LaneOutcome> {
  const count = { documents: 0 };
  try {
    const end = await context.turns.inTurn([laneTurn(lane)], () => clearInTurn(context, lane, plan, count));
    const state = (await context.lanes.lane(lane))?.state;
    const { generation = 1, checkpoint } = state ?? {};
    const at = { lane, ...count, generation, ...(checkpoint === undefined ? {} : { checkpoint }) };
    if (end.status !== 'stopped') return { status: end.status === 'overtaken' ? 'overtaken' : 'cleared', ...at };
    const { issues } = end.error;
    const document = refOf(end.loaded.entry.document);
    return { status: 'stopped', ...at, document, issues, error: end.error };
  } catch (thrown) {
    const error = faultOf(thrown);
    return { status: 'failed', lane, ...count, issues: error.issues, error };
  }
}

async function clearInTurn(
  context: LaneContext,
  lane: LaneKey,
  plan: ClearPlan,
  count: { documents: number },
): Promise<ClearEnd> {
  const { model, rule } = modelOfLane(context, lane);
  const values = JSON.parse(lane.key) as readonly string[];
  const of = { lane, rule, business: model.business, values };
  for (;;) {
    const stored = await context.lanes.lane(lane);
    if (stored === undefined) return { status: 'cleared' };
    const { reset } = stored.state;
    // A reset that was cut off is brought to its end first.
    if (reset !== undefined) await resetLane(context, stored, reset);
    else {
      const order = await orderLane(context, { lane, before: plan.before });
      tell(context.observer, { type: 'lane-ordered', lane, documents: order.documents, runs: order.runs });
      try {
        const end = await clearInOrder(context, { of, stored, order, plan, count });
        if (end.status !== 'again') return end;
      } finally {
        await order.drop();
      }
    }
  }
}

/** `again`: the lane, or one of its documents, is not as it was when the order was made. */
async function clearInOrder(
  context: LaneContext,
  by: {
    readonly of: ClearedLane;
    readonly stored: StoredLane;
    readonly order: LaneOrder;
    readonly plan: ClearPlan;
    readonly count: { documents: number };
  },
): Promise<ClearEnd> {
  const { of, stored, plan, count } = by;
  const size = of.rule.window ?? plan.batch;
  let at: LanePosition = { stored, progress: progressFrom(stored.state.checkpoint) };
  let pending: LoadedDocument[] = [];
  for await (const page of pagesAhead(context, by)) {
    if (page === undefined) return { status: 'again' };
    for (const loaded of page) {
      if (of.rule.onLate === 'rewind' && isBehind(stored.state.checkpoint, loaded.place)) {
        await rewindTo(context, at.stored, loaded.place);
        return { status: 'again' };
      }
      pending.push(loaded);
      if (pending.length < size) continue;
      const end = await clearPending();
      if (end !== undefined) return end;
    }
  }
  return (await clearPending()) ?? { status: 'cleared' };

  async function clearPending(): Promise<ClearEnd | undefined> {
    if (pending.length === 0) return undefined;
    const batch = pending;
    pending = [];
    const end = await clearBatch(context, at, batch);
    if (end.status === 'committed') {
      at = end.at;
      count.documents += batch.length;
      const { serial } = at.progress;
      tell(context.observer, { type: 'lane-cleared', lane: of.lane, from: serial - batch.length + 1, to: serial });
      // Refunds that were received before them.
      if (context.intakes.size > 0) {
        const billed = batch.map(({ entry }) => ({ status: 'created' as const, document: refOf(entry.document) }));
        await clearWaiting(context, billed);
      }
      return undefined;
    }
    if (end.status === 'failed') {
      const loaded = batch.find(({ entry }) => entry.document === end.document) as LoadedDocument;
      await keepStop(context, at.stored, { document: end.document, error: end.error });
      return { status: 'stopped', loaded, error: end.error };
    }
    return (await isElsewhere(context, at)) ? { status: 'overtaken' } : { status: 'again' };
  }
}

/** The pages of the order, each loaded while the one before it is decided. */
async function* pagesAhead(
  context: LaneContext,
  { of, order, plan }: { readonly of: ClearedLane; readonly order: LaneOrder; readonly plan: ClearPlan },
): AsyncGenerator<readonly LoadedDocument[] | undefined> {
  type Page = { readonly loaded: readonly LoadedDocument[] | undefined; readonly isLast: boolean };
  const load = async (): Promise<Page> => {
    const places = await order.next(plan.prefetch);
    const isLast = places.length < plan.prefetch;
    return { loaded: places.length === 0 ? [] : await loadDocuments(context, of, places), isLast };
  };
  for (let next = load(); ; ) {
    const { loaded, isLast } = await next;
    if (!isLast) {
      next = load();
      // Whoever stops before it is read has nothing to do with its failing.
      next.catch(() => undefined);
    }
    yield loaded;
    if (isLast) return;
  }
}

async function rewindTo(context: LaneContext, stored: StoredLane, place: LanePlace): Promise<void> {
  const from = await firstBehind(context, stored.state, place);
  await resetLane(context, stored, { from, reason: 'rewind', by: 'feewright', at: context.nowText() });
}

/** Whether somebody else has cleared further, or back, than this call has. */
async function isElsewhere({ lanes }: LaneContext, { stored, progress }: LanePosition): Promise<boolean> {
  const now = (await lanes.lane(stored.state.lane))?.state;
  const serial = now?.checkpoint?.serial ?? 0;
  return serial !== progress.serial || now?.generation !== stored.state.generation || now.reset !== undefined;
}
