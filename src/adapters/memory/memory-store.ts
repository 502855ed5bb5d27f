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
  ReadersQuery,
  Store,
  StoredBalance,
  StoredBill,
  StoredOrder,
  StoredSplit,
} from '../../ports/store.ts';
import type { ClearingLine } from '../../settle/clearing-line.ts';
import { openOrder, type SettlementOrder } from '../../settle/order.ts';
import { addDelta } from '../../settle/order-delta.ts';
import { type Account, EMPTY_BALANCE, openAccount } from './account.ts';
import { isAsked } from './is-asked.ts';
import { memoryFamilies } from './memory-families.ts';
import { memoryInbox } from './memory-inbox.ts';

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
  const bills = new Map<string, StoredBill | readonly StoredBill[]>();
  const accounts = new Map<string, Account>();
  const orders = new Map<string, OrderShelf>();
  const inbox = memoryInbox();
  const families = memoryFamilies(revisions);
  /** By series (tenant, contract): an order query nearly always names one. */
  const series = new Map<string, OrderShelf[]>();

  /** By accumulator and window: the keys that have an entry. */
  const keys = new Map<string, string[]>();

  function revisions(key: DocumentKey): readonly StoredBill[] {
    const known = bills.get(documentKey(key));
    return known === undefined ? [] : isList(known) ? known : [known];
  }

  function isTaken(changes: Changes): boolean {
    return billChanges(changes).some(
      ({ bill, replaces }) => replaces === undefined && bills.has(documentKey(bill.document)),
    );
  }

  function isOvertaken(changes: Changes): boolean {
    const { family, balances = [], lines = [], order } = changes;
    if (family !== undefined && families.read(family.original).version !== family.version) return true;
    const isReplaced = ({ bill, replaces }: BillChange): boolean =>
      replaces !== undefined && revisions(bill.document).at(-1)?.document.revision !== replaces;
    if (billChanges(changes).some(isReplaced)) return true;
    if (balances.some((each) => (accounts.get(balanceKey(each.balance))?.balance.version ?? 0) !== each.version))
      return true;
    if (lines.some(({ delta }) => (orders.get(delta.order)?.order.state ?? 'open') !== 'open')) return true;
    return order !== undefined && orders.get(order.order.id)?.version !== order.version;
  }

  function post(changes: Changes): void {
    const { balances = [] } = changes;
    const recordedAt = billChanges(changes)[0]?.bill.recordedAt;
    for (const { balance: key, version, entries } of balances) {
      if (entries.length === 0) continue;
      const known = accounts.get(balanceKey(key));
      const account = known ?? openAccount();
      if (known === undefined) {
        accounts.set(balanceKey(key), account);
        const name = windowKey(key);
        const others = keys.get(name);
        if (others === undefined) keys.set(name, [key.key]);
        else others.push(key.key);
      }
      account.post(entries, { version: version + 1, recordedAt });
    }
  }

  /** The orders as they will be with the added lines. It may refuse, so it comes before anything is written. */
  function grown({ lines = [] }: Changes): ReadonlyMap<string, SettlementOrder> {
    const next = new Map<string, SettlementOrder>();
    for (const { delta } of lines) {
      const order = next.get(delta.order) ?? orders.get(delta.order)?.order ?? openOrder(delta.key);
      next.set(delta.order, deepFreeze(addDelta(order, delta)));
    }
    return next;
  }

  function addLines({ lines = [] }: Changes, next: ReadonlyMap<string, SettlementOrder>): void {
    for (const order of next.values()) {
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

  function keep(bill: StoredBill): void {
    families.join(bill);
    const known = revisions(bill.document);
    const frozen = Object.freeze(bill);
    bills.set(documentKey(bill.document), known.length === 0 ? frozen : Object.freeze([...known, frozen]));
  }

  return {
    inbox: inbox.port,
    bills(keys: readonly DocumentKey[]): readonly (StoredBill | undefined)[] {
      return keys.map((key) => {
        const known = bills.get(documentKey(key));
        return isList(known) ? known.at(-1) : known;
      });
    },
    family: families.read,
    history(key: DocumentKey): readonly StoredBill[] {
      return [...revisions(key)];
    },
    keysOf(of: Omit<BalanceKey, 'key'>): readonly string[] {
      return [...(keys.get(windowKey(of)) ?? [])].sort();
    },
    balances(reads: readonly BalanceRead[]): readonly StoredBalance[] {
      return reads.map((read) => accounts.get(balanceKey(read))?.read(read) ?? EMPTY_BALANCE);
    },
    readers({ balances, after, limit }: ReadersQuery): readonly StoredBill[] {
      const names = new Set(balances.map(balanceKey));
      const start = documentKey(after);
      const found: StoredBill[] = [];
      let isAfter = false;
      // A map keeps the order in which its keys came: that of first posting.
      for (const [name, known] of bills) {
        if (isAfter) {
          const bill = isList(known) ? known.at(-1) : known;
          if (bill !== undefined && readsAny(bill, names)) found.push(bill);
          if (found.length >= limit) break;
        }
        isAfter ||= name === start;
      }
      return found;
    },
    entries(of: BalanceRead): readonly AccumulatorEntry[] {
      return accounts.get(balanceKey(of))?.entries(of) ?? [];
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
      if (isTaken(changes)) return 'exists';
      if (isOvertaken(changes) || inbox.isOvertaken(changes.inbox ?? {})) return 'conflict';
      const next = grown(changes);
      post(changes);
      addLines(changes, next);
      replace(changes);
      if (changes.inbox !== undefined) inbox.write(changes.inbox);
      for (const { bill } of billChanges(changes)) {
        keep(bill);
        inbox.settle(bill.document);
      }
      return 'committed';
    },
  };
}

/** All bills of a commit; nearly always one. */
function billChanges({ bill, replaces, bills = [] }: Changes): readonly BillChange[] {
  if (bill === undefined) return bills;
  return [replaces === undefined ? { bill } : { bill, replaces }, ...bills];
}

// Ids hold no control characters, so a line feed keeps the parts apart.
function documentKey({ tenant, business, id }: DocumentKey): string {
  return `${tenant}\n${business}\n${id}`;
}

function balanceKey({ tenant, model, accumulator, key, window }: BalanceKey): string {
  return `${tenant}\n${model}\n${accumulator}\n${key}\n${window}`;
}

/** Whether a bill was decided by one of these totals, or by a part of one. */
function readsAny({ snapshot }: StoredBill, names: ReadonlySet<string>): boolean {
  const { tenant } = snapshot.document;
  const model = snapshot.model.code;
  return Object.entries(snapshot.balances).some(([name, { key, window }]) => {
    // `last(sales, now)` is a part of `sales`.
    const accumulator = /^(?:last|since)\((.*?)(?:, .*)?\)$/.exec(name)?.[1] ?? name;
    return names.has(
      balanceKey({ tenant, model, accumulator, key, window: JSON.stringify([window.zone, window.key]) }),
    );
  });
}

function windowKey({ tenant, model, accumulator, window }: Omit<BalanceKey, 'key'>): string {
  return `${tenant}\n${model}\n${accumulator}\n${window}`;
}

/** `Array.isArray` doesn't take a readonly list out of the union. */
function isList<Item>(value: Item | readonly Item[] | undefined): value is readonly Item[] {
  return Array.isArray(value);
}

function seriesKey({ tenant, contract }: { readonly tenant: string; readonly contract: string }): string {
  return `${tenant}\n${contract}`;
}

function byPeriodThenId(a: StoredOrder, b: StoredOrder): number {
  return a.order.period.startMs - b.order.period.startMs || (a.order.id < b.order.id ? -1 : 1);
}
