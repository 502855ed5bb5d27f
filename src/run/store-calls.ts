import { FeewrightError, isFeewrightError } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { reasonOf } from '../issues/reason-of.ts';
import type { Awaitable } from '../ports/awaitable.ts';
import type { Inbox } from '../ports/inbox.ts';
import type { LaneStore } from '../ports/lane-store.ts';
import type { CommitKeys, Store } from '../ports/store.ts';

/** A store whose every failure is the fault `store-failed`, retryable, with the store's own error as its cause. */
export type GuardedStore = Guarded<Omit<Store, 'inbox' | 'lanes' | 'commitKeys'>> & {
  /** Absent where the store keeps no messages. */
  readonly inbox: Guarded<Inbox> | undefined;
  /** Absent where the store keeps no lanes. */
  readonly lanes: Guarded<LaneStore> | undefined;
  readonly commitKeys: Guarded<CommitKeys> | undefined;
};

type Guarded<Port> = {
  readonly [Method in keyof Port]: Port[Method] extends (...args: infer Args) => infer Answer
    ? (...args: Args) => Promise<Awaited<Answer>>
    : never;
};

export function guardedStore(store: Store): GuardedStore {
  return {
    bills: (keys) => guarded('bills', () => store.bills(keys), keys.length),
    family: (original) => guarded('family', () => store.family(original)),
    history: (key) => guarded('history', () => store.history(key)),
    keysOf: (of) => guarded('keysOf', () => store.keysOf(of)),
    balances: (keys) => guarded('balances', () => store.balances(keys), keys.length),
    readers: (query) => guarded('readers', () => store.readers(query)),
    posted: (query) => guarded('posted', () => store.posted(query)),
    places: (keys) => guarded('places', () => store.places(keys), keys.length),
    entries: (key) => guarded('entries', () => store.entries(key)),
    orders: (query) => guarded('orders', () => store.orders(query)),
    order: (id) => guarded('order', () => store.order(id)),
    lines: (order) => guarded('lines', () => store.lines(order)),
    split: (order) => guarded('split', () => store.split(order)),
    commit: (changes) => guarded('commit', () => store.commit(changes)),
    inbox: store.inbox && guardedInbox(store.inbox),
    lanes: store.lanes && guardedLanes(store.lanes),
    commitKeys: store.commitKeys && guardedKeys(store.commitKeys),
  };
}

function guardedKeys(commitKeys: CommitKeys): Guarded<CommitKeys> {
  return { taken: (keys) => guarded('commitKeys.taken', () => commitKeys.taken(keys), keys.length) };
}

function guardedLanes(lanes: LaneStore): Guarded<LaneStore> {
  return {
    lane: (lane) => guarded('lanes.lane', () => lanes.lane(lane)),
    lanes: (query) => guarded('lanes.lanes', () => lanes.lanes(query)),
    documents: (keys) => guarded('lanes.documents', () => lanes.documents(keys), keys.length),
    waiting: (query) => guarded('lanes.waiting', () => lanes.waiting(query)),
    aside: (query) => guarded('lanes.aside', () => lanes.aside(query)),
    cleared: (query) => guarded('lanes.cleared', () => lanes.cleared(query)),
    checkpoint: (query) => guarded('lanes.checkpoint', () => lanes.checkpoint(query)),
    standingIn: (order, limit) => guarded('lanes.standingIn', () => lanes.standingIn(order, limit)),
  };
}

function guardedInbox(inbox: Inbox): Guarded<Inbox> {
  return {
    commands: (keys) => guarded('inbox.commands', () => inbox.commands(keys), keys.length),
    queue: (query) => guarded('inbox.queue', () => inbox.queue(query)),
    message: (key) => guarded('inbox.message', () => inbox.message(key)),
    refused: (query) => guarded('inbox.refused', () => inbox.refused(query)),
  };
}

/** @param length what an aligned answer must have: a store that loses a row must not shift the others */
async function guarded<Value>(operation: string, call: () => Awaitable<Value>, length?: number): Promise<Value> {
  let value: Value;
  try {
    value = await call();
  } catch (cause) {
    // A store that is built on this library may throw its own faults; they say more.
    if (isFeewrightError(cause)) throw cause;
    throw failure(operation, reasonOf(cause), cause);
  }
  if (length === undefined || (Array.isArray(value) && value.length === length)) return value;
  throw failure(operation, `it was asked for ${length} and answered otherwise`);
}

function failure(operation: string, reason: string, cause?: unknown): FeewrightError {
  return new FeewrightError(issue('store-failed', [], { operation, reason }, { retryable: true }), cause);
}
