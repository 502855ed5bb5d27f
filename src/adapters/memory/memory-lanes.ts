import type { DocumentKey, DocumentRef } from '../../document/business-document.ts';
import type { Checkpoint } from '../../lane/checkpoint.ts';
import { type LaneKey, laneName } from '../../lane/lane-key.ts';
import { comparePlaces, placeOf } from '../../lane/lane-place.ts';
import { deepFreeze } from '../../model/deep-freeze.ts';
import type {
  ClearedPlace,
  LaneChange,
  LaneDocument,
  LaneDocumentChange,
  LaneState,
  LaneStore,
  StoredLane,
  WaitingPlace,
} from '../../ports/lane-store.ts';
import { DocumentMap } from './document-map.ts';

/** Where dead places of a queue are swept out: when there are so many, and more of them than living ones. */
const SWEEP = 1_024;

interface Shelf {
  state: LaneState;
  version: number;
  /** By arrival; those that wait no more are holes until they are swept out. */
  queue: (Kept | undefined)[];
  holes: number;
  /** By serial, from 1 on. */
  readonly cleared: DocumentKey[];
  /** By serial: those that stand. */
  readonly checkpoints: Checkpoint[];
}

interface Kept {
  entry: LaneDocument;
  /** While it waits, and where in its lane's queue. */
  place: WaitingPlace | undefined;
  at: number;
}

/** The lanes of a memory store, and what its commits do to them. */
export interface MemoryLanes {
  readonly port: LaneStore;
  isOvertaken(change: LaneChange): boolean;
  write(change: LaneChange): void;
}

export function memoryLanes(): MemoryLanes {
  const shelves = new Map<string, Shelf>();
  const documents = new DocumentMap<Kept>();
  const aside = new Map<string, Set<Kept>>();
  const standing = new Map<string, Set<Kept>>();
  let arrivals = 0;

  /** Documents that come together are mostly of one lane, and name it by one object. */
  let latest: { readonly lane: LaneKey; readonly shelf: Shelf } | undefined;

  function shelfOf(lane: LaneKey): Shelf {
    if (latest?.lane === lane) return latest.shelf;
    const name = laneName(lane);
    const shelf = shelves.get(name) ?? openShelf(lane, name);
    latest = { lane, shelf };
    return shelf;
  }

  function openShelf(lane: LaneKey, name: string): Shelf {
    const state: LaneState = Object.freeze({ lane: Object.freeze({ ...lane }), generation: 1 });
    const shelf: Shelf = { state, version: 0, queue: [], holes: 0, cleared: [], checkpoints: [] };
    shelves.set(name, shelf);
    return shelf;
  }

  /** It goes to the end, also where it has waited before: its arrival is that of its waiting. */
  function wait(kept: Kept): void {
    const { lane, document } = kept.entry;
    arrivals += 1;
    const { epochMs, nanoseconds, id } = placeOf(document);
    kept.place = Object.freeze({ epochMs, nanoseconds, id, revision: document.revision, arrival: arrivals });
    kept.at = shelfOf(lane).queue.push(kept) - 1;
  }

  function leave(kept: Kept): void {
    const shelf = shelfOf(kept.entry.lane);
    shelf.queue[kept.at] = undefined;
    shelf.holes += 1;
    kept.place = undefined;
    if (shelf.holes < SWEEP || shelf.holes * 2 < shelf.queue.length) return;
    const queue = shelf.queue.filter((each) => each !== undefined);
    for (const [at, each] of queue.entries()) each.at = at;
    shelf.queue = queue;
    shelf.holes = 0;
  }

  /** What was found of the documents of a change while it was checked; it is written next, or never. */
  let checked: { readonly change: LaneChange; readonly known: readonly (Kept | undefined)[] } | undefined;

  function knownOf(change: LaneChange): readonly (Kept | undefined)[] {
    if (checked?.change === change) return checked.known;
    const known = (change.documents ?? []).map(({ entry }) => documents.get(entry.document));
    checked = { change, known };
    return known;
  }

  function put({ entry }: LaneDocumentChange, known: Kept | undefined): void {
    freezeEntry(entry);
    if (known !== undefined) {
      if (known.entry.state === 'waiting') leave(known);
      aside.get(laneName(known.entry.lane))?.delete(known);
      if (known.entry.standsIn !== undefined) standing.get(known.entry.standsIn)?.delete(known);
    }
    const kept: Kept = known ?? { entry, place: undefined, at: -1 };
    kept.entry = entry;
    if (known === undefined) documents.set(entry.document, kept);
    if (entry.state === 'waiting') wait(kept);
    else if (entry.state === 'aside') member(aside, laneName(entry.lane)).add(kept);
    else shelfOf(entry.lane).cleared.push(entry.document);
    if (entry.standsIn !== undefined) member(standing, entry.standsIn).add(kept);
  }

  function move({ state, version }: NonNullable<LaneChange['states']>[number]): void {
    const shelf = shelfOf(state.lane);
    shelf.state = deepFreeze(state);
    shelf.version = version + 1;
    const { checkpoint } = state;
    const serial = checkpoint?.serial ?? 0;
    shelf.cleared.length = Math.min(shelf.cleared.length, serial);
    while ((shelf.checkpoints.at(-1)?.serial ?? 0) > serial) shelf.checkpoints.pop();
    const last = shelf.checkpoints.at(-1)?.serial ?? 0;
    if (checkpoint !== undefined && last < serial) shelf.checkpoints.push(checkpoint);
  }

  return {
    port: {
      lane(lane) {
        return stored(shelves.get(laneName(lane)));
      },
      lanes({ tenant, model, skip = 0, limit }) {
        const asked = [...shelves.values()].filter(
          ({ state: { lane } }) =>
            (tenant === undefined || lane.tenant === tenant) && (model === undefined || lane.model === model),
        );
        return asked.slice(skip, skip + limit).flatMap((shelf) => stored(shelf) ?? []);
      },
      documents(keys) {
        return keys.map((key) => documents.get(key)?.entry);
      },
      waiting({ lane, before, after, limit }) {
        const queue = shelves.get(laneName(lane))?.queue ?? [];
        const found: WaitingPlace[] = [];
        for (let at = firstAfter(queue, after); at < queue.length && found.length < limit; at += 1) {
          const place = queue[at]?.place;
          if (place !== undefined && place.epochMs < before) found.push(place);
        }
        return found;
      },
      aside({ lane, skip = 0, limit }) {
        return [...(aside.get(laneName(lane)) ?? [])].slice(skip, skip + limit).map(({ entry }) => entry);
      },
      cleared({ lane, from, limit }) {
        const start = Math.max(1, from);
        const keys = shelves.get(laneName(lane))?.cleared.slice(start - 1, start - 1 + limit) ?? [];
        return keys.map((document, at): ClearedPlace => ({ document: keyOf(document), serial: start + at }));
      },
      checkpoint({ lane, serial, before }) {
        const all = shelves.get(laneName(lane))?.checkpoints ?? [];
        // Places rise with the serials, since a checkpoint has the furthest one: so both can be searched by halves.
        const isIn = (each: Checkpoint): boolean =>
          (serial === undefined || each.serial <= serial) &&
          (before === undefined || comparePlaces(placeOf(each), before) < 0);
        return all[firstNot(all, isIn) - 1];
      },
      standingIn(order, limit) {
        return [...(standing.get(order) ?? [])]
          .slice(0, limit)
          .map(({ entry: { document } }): DocumentRef => ({ ...keyOf(document), revision: document.revision }));
      },
    },
    isOvertaken(change) {
      const { documents: changed = [], states = [] } = change;
      if (states.some(({ state, version }) => (shelves.get(laneName(state.lane))?.version ?? 0) !== version))
        return true;
      const known = knownOf(change);
      return changed.some(({ was }, at) => {
        const entry = known[at]?.entry;
        return entry?.state !== was?.state || entry?.document.revision !== was?.revision;
      });
    },
    write(change) {
      const known = knownOf(change);
      // A lane that goes back is as short as its state says before its documents wait again.
      for (const each of change.states ?? []) move(each);
      for (const [at, each] of (change.documents ?? []).entries()) put(each, known[at]);
      checked = undefined;
    },
  };
}

function stored(shelf: Shelf | undefined): StoredLane | undefined {
  return shelf === undefined ? undefined : { state: shelf.state, version: shelf.version };
}

/** The first place in a queue with holes that arrived after another one. */
function firstAfter(queue: readonly (Kept | undefined)[], arrival: number): number {
  let low = 0;
  let high = queue.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    // A hole says nothing: the next living place behind it does.
    let at = middle;
    while (at < high && queue[at] === undefined) at += 1;
    const place = queue[at]?.place;
    if (at === high || (place !== undefined && place.arrival > arrival)) high = middle;
    else low = at + 1;
  }
  return low;
}

function firstNot<Item>(items: readonly Item[], isIn: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isIn(items[middle] as Item)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The same as freezing it deeply; what is frozen already, as documents are, is not walked through. */
function freezeEntry(entry: LaneDocument): void {
  deepFreeze(entry.lane);
  deepFreeze(entry.document);
  deepFreeze(entry.aside);
  Object.freeze(entry);
}

function member<Item>(sets: Map<string, Set<Item>>, name: string): Set<Item> {
  const known = sets.get(name) ?? new Set<Item>();
  sets.set(name, known);
  return known;
}

function keyOf({ tenant, business, id }: DocumentKey): DocumentKey {
  return { tenant, business, id };
}
