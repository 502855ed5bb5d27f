import type { AccumulatorEntry } from '../../decide/billing-record.ts';
import type { DocumentKey } from '../../document/business-document.ts';
import { deepFreeze } from '../../model/deep-freeze.ts';
import type {
  BalanceKey,
  BalanceRead,
  BillChange,
  Changes,
  CommitAnswer,
  OrderQuery,
  PostedQuery,
  ReadersQuery,
  StandingChange,
  Store,
  StoredBalance,
  StoredBill,
  StoredOrder,
  StoredSplit,
} from '../../ports/store.ts';
import type { ClearingLine } from '../../settle/clearing-line.ts';
import { openOrder, type SettlementOrder } from '../../settle/order.ts';
import { addDelta } from '../../settle/order-delta.ts';
import { byPeriodThenId, isAsked } from '../asked-orders.ts';
import { billChanges, firstNamed } from '../first-named.ts';
import { isStanding } from '../is-standing.ts';
import { balanceName, documentName, windowName } from '../stored-names.ts';
import { isPosted, readsAny } from '../wanted-bills.ts';
import { type Account, EMPTY_BALANCE, openAccount } from './account.ts';
import { DocumentMap } from './document-map.ts';
import { memoryFamilies } from './memory-families.ts';
import { memoryInbox } from './memory-inbox.ts';
import { memoryLanes } from './memory-lanes.ts';

const NO_SPLIT: StoredSplit = Object.freeze({ payments: Object.freeze([]), zeros: Object.freeze([]) });

interface OrderShelf {
  order: SettlementOrder;
  version: number;
  readonly lines: ClearingLine[];
  split: StoredSplit;
}

/**
 * All state in the process's memory: for tests, demonstrations, and services that keep their history elsewhere. Every
 * call is done before it returns, so a commit is atomic by itself; it looks at everything first and writes last.
 *
 * What it answers is frozen or a copy. A commit takes some ten microseconds, however much is kept already; a document with
 * two running totals and four clearing lines keeps about 5 KB of the heap.
 */
export function memoryStore(): Store {
  /** Every revision of a document: nearly always one, and then it stands alone. */
  const bills = new DocumentMap<StoredBill | readonly StoredBill[]>();
  /** In the order of first posting. */
  const posted: DocumentKey[] = [];
  /** Where they stand there: made when that is first asked for, and kept up from then on. */
  let places: Map<string, number> | undefined;
  const accounts = new Map<string, Account>();
  const orders = new Map<string, OrderShelf>();
  const inbox = memoryInbox();
  const lanes = memoryLanes();
  const commitKeys = new Set<string>();
  const families = memoryFamilies(revisions);
  /** By series (tenant, contract): an order query nearly always names one. */
  const series = new Map<string, OrderShelf[]>();

  /** By accumulator and window: the keys that have an entry. */
  const keys = new Map<string, string[]>();

  function revisions(key: DocumentKey): readonly StoredBill[] {
    const known = bills.get(key);
    return known === undefined ? [] : isList(known) ? known : [known];
  }

  function isTaken(changes: Changes): boolean {
    if (changes.commitKey !== undefined && commitKeys.has(changes.commitKey)) return true;
    return billChanges(changes).some(({ bill, replaces }) => replaces === undefined && bills.has(bill.document));
  }

  function isOvertaken(changes: Changes): boolean {
    const { family, balances = [], lines = [], order, standings = [] } = changes;
    if (family !== undefined && families.read(family.original).version !== family.version) return true;
    const isReplaced = ({ bill, replaces }: BillChange): boolean =>
      replaces !== undefined && revisions(bill.document).at(-1)?.document.revision !== replaces;
    if (billChanges(changes).some(isReplaced)) return true;
    if (standings.some((each) => !isStanding(revisions(each.document).at(-1), each))) return true;
    if (balances.some((each) => (accounts.get(balanceName(each.balance))?.balance.version ?? 0) !== each.version))
      return true;
    if (lines.some(({ delta }) => (orders.get(delta.order)?.order.state ?? 'open') !== 'open')) return true;
    if (order !== undefined && orders.get(order.order.id)?.version !== order.version) return true;
    return inbox.isOvertaken(changes.inbox ?? {}) || lanes.isOvertaken(changes.lane ?? {});
  }

  function post(changes: Changes): void {
    const { balances = [] } = changes;
    const recordedAt = billChanges(changes)[0]?.bill.recordedAt ?? changes.recordedAt;
    for (const { balance: key, entries } of balances) {
      if (entries.length === 0) continue;
      const known = accounts.get(balanceName(key));
      const account = known ?? openAccount();
      if (known === undefined) {
        accounts.set(balanceName(key), account);
        const name = windowName(key);
        const others = keys.get(name);
        if (others === undefined) keys.set(name, [key.key]);
        else others.push(key.key);
      }
      account.post(entries, { version: account.balance.version + 1, recordedAt });
    }
  }

  /** The orders as they will be with the added lines. It may refuse, so it comes before anything is written. */
  function grown(
    { lines = [], order: change }: Changes,
    next: Map<string, SettlementOrder>,
  ): readonly SettlementOrder[] {
    const touched = new Set(lines.map(({ delta }) => delta.order));
    for (const { delta } of lines) {
      const order = next.get(delta.order) ?? orders.get(delta.order)?.order ?? openOrder(delta.key);
      next.set(delta.order, deepFreeze(addDelta(order, delta)));
    }
    const grownNow = [...touched].flatMap((id) => next.get(id) ?? []);
    if (change !== undefined) next.set(change.order.id, change.order);
    return grownNow;
  }

  function addLines({ lines = [] }: Changes, next: readonly SettlementOrder[]): void {
    for (const order of next) {
      const shelf = orders.get(order.id) ?? openShelf(order);
      shelf.order = order;
      shelf.version += 1;
    }
    for (const { delta, lines: added } of lines) {
      const shelf = orders.get(delta.order);
      for (const line of added) shelf?.lines.push(deepFreeze(line));
    }
  }

  function openShelf(order: SettlementOrder): OrderShelf {
    const shelf: OrderShelf = { order, version: 0, lines: [], split: NO_SPLIT };
    orders.set(order.id, shelf);
    const key = seriesKey(order);
    const ofSeries = series.get(key);
    if (ofSeries === undefined) series.set(key, [shelf]);
    else ofSeries.push(shelf);
    return shelf;
  }

  function replace({ order: change }: Changes): void {
    const shelf = change === undefined ? undefined : orders.get(change.order.id);
    if (change === undefined || shelf === undefined) return;
    shelf.order = deepFreeze(change.order);
    shelf.version += 1;
    if (change.split !== undefined) shelf.split = deepFreeze(change.split);
  }

  function shelvesOf({ tenant, contract }: OrderQuery): Iterable<OrderShelf> {
    if (tenant === undefined || contract === undefined) return orders.values();
    return series.get(seriesKey({ tenant, contract })) ?? [];
  }

  function keep({ bill, replaces }: BillChange): void {
    families.join(bill);
    const frozen = Object.freeze(bill);
    // Whether a new one is new has been looked at.
    const known = replaces === undefined ? [] : revisions(bill.document);
    if (known.length === 0) {
      const place = posted.push(bill.document) - 1;
      places?.set(documentName(bill.document), place);
    }
    bills.set(bill.document, known.length === 0 ? frozen : Object.freeze([...known, frozen]));
  }

  function restand({ document, standing }: StandingChange): void {
    const known = revisions(document);
    const last = known.at(-1);
    if (last === undefined) return;
    const next: StoredBill = Object.freeze({ ...last, snapshotHash: last.snapshotHash, standing });
    bills.set(document, known.length === 1 ? next : Object.freeze([...known.slice(0, -1), next]));
  }

  function placeOf(key: DocumentKey): number | undefined {
    places ??= new Map(posted.map((each, at) => [documentName(each), at]));
    return places.get(documentName(key));
  }

  function latestAfter(
    after: DocumentKey | undefined,
    limit: number,
    isWanted: (bill: StoredBill) => boolean,
  ): readonly StoredBill[] {
    const start = after === undefined ? -1 : placeOf(after);
    const found: StoredBill[] = [];
    if (start === undefined) return found;
    for (let at = start + 1; at < posted.length && found.length < limit; at += 1) {
      const bill = revisions(posted[at] as DocumentKey).at(-1);
      if (bill !== undefined && isWanted(bill)) found.push(bill);
    }
    return found;
  }

  function write(changes: Changes, grownNow: readonly SettlementOrder[]): void {
    post(changes);
    addLines(changes, grownNow);
    replace(changes);
    if (changes.inbox !== undefined) inbox.write(changes.inbox);
    for (const each of changes.standings ?? []) restand(each);
    for (const change of billChanges(changes)) {
      keep(change);
      inbox.settle(change.bill.document);
    }
    if (changes.lane !== undefined) lanes.write(changes.lane);
    if (changes.commitKey !== undefined) commitKeys.add(changes.commitKey);
  }

  return {
    inbox: inbox.port,
    lanes: lanes.port,
    commitKeys: { taken: (keys) => keys.map((key) => commitKeys.has(key)) },
    bills(keys: readonly DocumentKey[]): readonly (StoredBill | undefined)[] {
      return keys.map((key) => {
        const known = bills.get(key);
        return isList(known) ? known.at(-1) : known;
      });
    },
    family: families.read,
    history(key: DocumentKey): readonly StoredBill[] {
      return [...revisions(key)];
    },
    keysOf(of: Omit<BalanceKey, 'key'>): readonly string[] {
      return [...(keys.get(windowName(of)) ?? [])].sort();
    },
    balances(reads: readonly BalanceRead[]): readonly StoredBalance[] {
      return reads.map((read) => accounts.get(balanceName(read))?.read(read) ?? EMPTY_BALANCE);
    },
    readers({ balances, after, limit }: ReadersQuery): readonly StoredBill[] {
      const names = new Set(balances.map(balanceName));
      return latestAfter(after, limit, (bill) => readsAny(bill, names));
    },
    posted(query: PostedQuery): readonly StoredBill[] {
      return latestAfter(query.after, query.limit, (bill) => isPosted(query, bill));
    },
    places(keys: readonly DocumentKey[]): readonly (number | undefined)[] {
      return keys.map(placeOf);
    },
    entries(of: BalanceRead): readonly AccumulatorEntry[] {
      return accounts.get(balanceName(of))?.entries(of) ?? [];
    },
    orders(query: OrderQuery): readonly StoredOrder[] {
      const asked = [...shelvesOf(query)].filter(({ order }) => isAsked(query, order));
      return asked.map(({ order, version }) => ({ order, version })).sort(byPeriodThenId);
    },
    order(id: string): StoredOrder | undefined {
      const shelf = orders.get(id);
      return shelf === undefined ? undefined : { order: shelf.order, version: shelf.version };
    },
    lines(order: string): readonly ClearingLine[] {
      return [...(orders.get(order)?.lines ?? [])];
    },
    split(order: string): StoredSplit {
      return orders.get(order)?.split ?? NO_SPLIT;
    },
    commit(changes: Changes): CommitAnswer {
      const steps = changes.later === undefined ? [changes] : [changes, ...changes.later];
      const conditions = firstNamed(steps);
      if (conditions.some(isTaken)) return 'exists';
      if (conditions.some(isOvertaken)) return 'conflict';
      const next = new Map<string, SettlementOrder>();
      const grownOf = steps.map((step) => grown(step, next));
      for (const [at, step] of steps.entries()) write(step, grownOf[at] ?? []);
      return 'committed';
    },
  };
}

/** `Array.isArray` doesn't take a readonly list out of the union. */
function isList<Item>(value: Item | readonly Item[] | undefined): value is readonly Item[] {
  return Array.isArray(value);
}

function seriesKey({ tenant, contract }: { readonly tenant: string; readonly contract: string }): string {
  return `${tenant}\n${contract}`;
}
