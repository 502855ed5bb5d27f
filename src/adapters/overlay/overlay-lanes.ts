import type { DocumentKey } from '../../document/business-document.ts';
import type { Checkpoint } from '../../lane/checkpoint.ts';
import { type LaneKey, laneName } from '../../lane/lane-key.ts';
import { comparePlaces, placeOf } from '../../lane/lane-place.ts';
import { deepFreeze } from '../../model/deep-freeze.ts';
import type {
  LaneChange,
  LaneDocument,
  LaneState,
  LaneStore,
  StoredLane,
  WaitingPlace,
} from '../../ports/lane-store.ts';
import type { Changes } from '../../ports/store.ts';
import { documentName } from '../stored-names.ts';

/** A lane that was touched above the base: what the base has of it still counts up to a serial. */
interface LaneShelf {
  readonly lane: LaneKey;
  /** Absent: neither the base nor anybody above it has written its state. */
  state: LaneState | undefined;
  version: number;
  readonly isInBase: boolean;
  /** Up to this serial the base's documents are cleared, and its checkpoints count. */
  kept: number;
  /** Those behind, cleared above the base. */
  readonly cleared: DocumentKey[];
  readonly checkpoints: Checkpoint[];
}

/** A document of a lane that was touched above the base. */
interface TouchedEntry {
  readonly entry: LaneDocument;
  /** While it waits: its place among all that began to wait above the base. */
  readonly place: WaitingPlace | undefined;
}

/** Documents in the order in which they were last touched. */
type Touched = Map<string, TouchedEntry>;

export interface OverlayLanes {
  readonly port: LaneStore;
  isOvertaken(conditions: Changes): Promise<boolean>;
  prepare(steps: readonly Changes[]): Promise<void>;
  write(step: Changes): void;
}

/** What begins to wait above the base comes after all that waits in it. */
const NEW_ARRIVALS = 2 ** 52;

export function overlayLanes(base: LaneStore): OverlayLanes {
  const shelves = new Map<string, LaneShelf>();
  const fetched = new Map<string, LaneShelf>();
  const entries: Touched = new Map();
  const byLane = new Map<string, Touched>();
  /** Ids of documents that the base has in a lane, and that were touched above it. */
  const hidden = new Map<string, Set<string>>();
  /** Documents as the base has them, before they are written here. */
  const pending = new Map<string, LaneDocument | undefined>();
  let touches = 0;

  const entryOf = (key: DocumentKey): TouchedEntry | undefined => entries.get(documentName(key));

  async function lane(key: LaneKey): Promise<StoredLane | undefined> {
    const shelf = shelves.get(laneName(key));
    return shelf === undefined ? base.lane(key) : storedLane(shelf);
  }

  async function fetch(key: LaneKey): Promise<void> {
    const name = laneName(key);
    if (shelves.has(name) || fetched.has(name)) return;
    const stored = await base.lane(key);
    const kept = stored?.state.checkpoint?.serial ?? 0;
    const isInBase = stored !== undefined;
    const { state, version } = stored ?? { state: undefined, version: 0 };
    fetched.set(name, { lane: key, state, version, isInBase, kept, cleared: [], checkpoints: [] });
  }

  function shelfFor(key: LaneKey): LaneShelf {
    const name = laneName(key);
    const known = shelves.get(name);
    if (known !== undefined) return known;
    const shelf = fetched.get(name);
    if (shelf === undefined) throw new TypeError(`feewright: lane '${key.key}' was not fetched; this is a bug`);
    fetched.delete(name);
    shelf.state ??= Object.freeze({ lane: Object.freeze({ ...key }), generation: 1 });
    shelves.set(name, shelf);
    return shelf;
  }

  /** A lane that goes back is as short as its state says. */
  function move({ state }: NonNullable<LaneChange['states']>[number]): void {
    const shelf = shelfFor(state.lane);
    shelf.state = deepFreeze(state);
    shelf.version += 1;
    const { checkpoint } = state;
    const serial = checkpoint?.serial ?? 0;
    shelf.kept = Math.min(shelf.kept, serial);
    shelf.cleared.length = Math.min(shelf.cleared.length, serial - shelf.kept);
    while ((shelf.checkpoints.at(-1)?.serial ?? 0) > serial) shelf.checkpoints.pop();
    if (checkpoint !== undefined && (shelf.checkpoints.at(-1)?.serial ?? 0) < serial)
      shelf.checkpoints.push(checkpoint);
  }

  function put(entry: LaneDocument): void {
    touches += 1;
    const name = documentName(entry.document);
    const shelf = shelfFor(entry.lane);
    hide(name);
    const was = entries.get(name);
    if (was !== undefined) byLane.get(laneName(was.entry.lane))?.delete(name);
    entries.delete(name);
    const touched = { entry: deepFreeze(entry), place: placeIn(entry, NEW_ARRIVALS + touches) };
    entries.set(name, touched);
    const ofLane = byLane.get(laneName(entry.lane)) ?? new Map();
    byLane.set(laneName(entry.lane), ofLane.set(name, touched));
    if (entry.state === 'cleared') shelf.cleared.push(entry.document);
  }

  /** What the base says of a document counts no more. */
  function hide(name: string): void {
    const known = pending.get(name);
    pending.delete(name);
    if (known === undefined) return;
    const ids = hidden.get(laneName(known.lane)) ?? new Set();
    hidden.set(laneName(known.lane), ids.add(known.document.id));
  }

  const isHidden = (key: LaneKey, id: string): boolean => hidden.get(laneName(key))?.has(id) === true;
  const ofLane = (key: LaneKey): readonly TouchedEntry[] => [...(byLane.get(laneName(key))?.values() ?? [])];

  const port: LaneStore = {
    lane,
    async lanes(query) {
      const { skip = 0, limit } = query;
      const known = await base.lanes({ ...query, skip: 0, limit: skip + limit });
      const now = known.map((each) => {
        const shelf = shelves.get(laneName(each.state.lane));
        return shelf === undefined ? each : storedLane(shelf);
      });
      const news = [...shelves.values()].filter(
        ({ isInBase, lane: { tenant, model } }) =>
          !isInBase && (query.tenant ?? tenant) === tenant && (query.model ?? model) === model,
      );
      return [...now, ...news.map(storedLane)].slice(skip, skip + limit);
    },
    async documents(keys) {
      const known = await base.documents(keys);
      return keys.map((key, at) => entryOf(key)?.entry ?? known[at]);
    },
    async waiting(query) {
      const { lane: key, before, after, limit } = query;
      const found: WaitingPlace[] = [];
      for (let from = after; from < NEW_ARRIVALS && found.length < limit; ) {
        const page = await base.waiting({ ...query, after: from });
        found.push(...page.filter(({ id }) => !isHidden(key, id)));
        if (page.length < limit) break;
        from = page.at(-1)?.arrival ?? NEW_ARRIVALS;
      }
      const own = ofLane(key).flatMap(({ place }) =>
        place !== undefined && place.arrival > after && place.epochMs < before ? place : [],
      );
      return [...found, ...own].slice(0, limit);
    },
    async aside({ lane: key, skip = 0, limit }) {
      const most = skip + limit;
      const known = await base.aside({ lane: key, skip: 0, limit: most + (hidden.get(laneName(key))?.size ?? 0) });
      const own = ofLane(key).filter(({ entry }) => entry.state === 'aside');
      const kept = known.filter(({ document }) => !isHidden(key, document.id));
      return [...kept, ...own.map(({ entry }) => entry)].slice(skip, most);
    },
    async cleared(query) {
      const shelf = shelves.get(laneName(query.lane));
      if (shelf === undefined) return base.cleared(query);
      const from = Math.max(1, query.from);
      const left = Math.min(query.limit, shelf.kept - from + 1);
      const known = left > 0 ? await base.cleared({ ...query, from, limit: left }) : [];
      const start = Math.max(0, from - shelf.kept - 1);
      const own = shelf.cleared.slice(start, start + query.limit - known.length);
      return [
        ...known,
        ...own.map(({ tenant, business, id }, at) => ({
          document: { tenant, business, id },
          serial: shelf.kept + start + at + 1,
        })),
      ];
    },
    async checkpoint(query) {
      const shelf = shelves.get(laneName(query.lane));
      if (shelf === undefined) return base.checkpoint(query);
      const { serial, before } = query;
      const own = shelf.checkpoints.findLast(
        (each) =>
          (serial === undefined || each.serial <= serial) &&
          (before === undefined || comparePlaces(placeOf(each), before) < 0),
      );
      return own ?? base.checkpoint({ ...query, serial: Math.min(serial ?? shelf.kept, shelf.kept) });
    },
    async standingIn(order, limit) {
      const known = await base.standingIn(order, limit + entries.size);
      const own = [...entries.values()].filter(({ entry }) => entry.standsIn === order);
      const kept = known.filter((key) => entryOf(key) === undefined);
      const news = own.map(({ entry: { document } }) => {
        const { tenant, business, id, revision } = document;
        return { tenant, business, id, revision };
      });
      return [...kept, ...news].slice(0, limit);
    },
  };

  return {
    port,
    async isOvertaken({ lane: change }) {
      for (const { state, version } of change?.states ?? []) {
        if (((await lane(state.lane))?.version ?? 0) !== version) return true;
      }
      const changed = change?.documents ?? [];
      const known = changed.length === 0 ? [] : await port.documents(changed.map(({ entry }) => entry.document));
      return changed.some(({ was }, at) => {
        const entry = known[at];
        return entry?.state !== was?.state || entry?.document.revision !== was?.revision;
      });
    },
    async prepare(steps) {
      fetched.clear();
      pending.clear();
      const changes = steps.flatMap(({ lane: change }) => change ?? []);
      const documents = changes.flatMap((change) => (change.documents ?? []).map(({ entry }) => entry));
      const states = changes.flatMap((change) => (change.states ?? []).map(({ state }) => state));
      for (const { lane: key } of [...documents, ...states]) await fetch(key);
      const news = documents.filter(({ document }) => !entries.has(documentName(document)));
      const known = news.length === 0 ? [] : await base.documents(news.map(({ document }) => document));
      for (const [at, { document }] of news.entries()) pending.set(documentName(document), known[at]);
    },
    write({ lane: change }) {
      for (const each of change?.states ?? []) move(each);
      for (const { entry } of change?.documents ?? []) put(entry);
    },
  };
}

function placeIn({ document, state }: LaneDocument, arrival: number): WaitingPlace | undefined {
  if (state !== 'waiting') return undefined;
  const { epochMs, nanoseconds, id } = placeOf(document);
  return Object.freeze({ epochMs, nanoseconds, id, revision: document.revision, arrival });
}

function storedLane({ state, version, lane }: LaneShelf): StoredLane {
  return { state: state ?? { lane, generation: 1 }, version };
}
