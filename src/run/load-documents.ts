import { FeewrightError, isFeewrightError } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import type { LaneKey } from '../lane/lane-key.ts';
import { laneText } from '../lane/lane-key.ts';
import { isOfLane } from '../lane/lane-of.ts';
import type { LanePlace } from '../lane/lane-place.ts';
import type { LaneRule } from '../model/model.ts';
import type { LaneDocument, WaitingPlace } from '../ports/lane-store.ts';
import type { StoredBill } from '../ports/store.ts';
import type { LaneContext } from './lane-context.ts';
import { type PreparedDocument, prepareDocuments } from './prepare-documents.ts';

/** A document that is next in its lane, with its facts, or why they could not be gathered. */
export interface LoadedDocument {
  readonly entry: LaneDocument;
  readonly place: LanePlace;
  readonly prepared: PreparedDocument | FeewrightError;
  /** Its earlier bills, which a reset has made void, the first one first. */
  readonly history: readonly StoredBill[];
}

/** What is known of a lane while it is cleared. */
export interface ClearedLane {
  readonly lane: LaneKey;
  readonly rule: LaneRule;
  readonly business: string;
  /** Of the lane's key. */
  readonly values: readonly string[];
}

/**
 * Documents of a lane with their facts, gathered for all of them at once. One that doesn't wait any more, because somebody has
 * set it aside meanwhile, is left out.
 *
 * @returns `undefined` where one of them stands elsewhere by now: the lane is to be put in order anew
 */
export async function loadDocuments(
  context: LaneContext,
  { lane, rule, business, values }: ClearedLane,
  places: readonly WaitingPlace[],
): Promise<readonly LoadedDocument[] | undefined> {
  const known = await context.lanes.documents(places.map(({ id }) => ({ tenant: lane.tenant, business, id })));
  const waiting: { readonly entry: LaneDocument; readonly place: LanePlace }[] = [];
  for (const [at, place] of places.entries()) {
    const entry = known[at];
    if (entry?.state !== 'waiting') continue;
    const hasMoved = entry.document.revision !== place.revision;
    if (hasMoved || entry.lane.key !== lane.key) return undefined;
    waiting.push({ entry, place });
  }
  const entries = waiting.map(({ entry }) => entry);
  const histories = await historyOf(context, entries);
  const preparations = await prepareDocuments(
    context,
    entries.map(({ document }) => document),
  );
  return waiting.map(({ entry, place }, at) => {
    const prepared = preparations[at];
    if (prepared === undefined) throw new TypeError('feewright: a document was not prepared; this is a bug');
    const loaded = { entry, place, history: histories[at] ?? NO_HISTORY };
    if (isFeewrightError(prepared) || isOfLane(rule, values, prepared.base)) return { ...loaded, prepared };
    const facts = { document: entry.document.id, lane: laneText(lane) };
    return { ...loaded, prepared: new FeewrightError(issue('lane-key-other', [], facts)) };
  });
}

async function historyOf(
  { store }: LaneContext,
  entries: readonly LaneDocument[],
): Promise<readonly (readonly StoredBill[])[]> {
  const histories: (readonly StoredBill[])[] = [];
  for (const { document, hasHistory } of entries) {
    histories.push(hasHistory === undefined ? NO_HISTORY : await store.history(document));
  }
  return histories;
}

const NO_HISTORY: readonly StoredBill[] = Object.freeze([]);
