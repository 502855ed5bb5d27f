import type { DocumentKey } from '../../document/business-document.ts';
import type { OverlaidBill } from '../../ports/overlay-store.ts';
import type {
  Changes,
  PostedQuery,
  ReadersQuery,
  StandingChange,
  Store,
  StoredBill,
  StoredFamily,
} from '../../ports/store.ts';
import { billChanges } from '../first-named.ts';
import { isStanding } from '../is-standing.ts';
import { balanceName, documentName } from '../stored-names.ts';
import { isPosted, readsAny } from '../wanted-bills.ts';
import { mergePlaces } from './merge-places.ts';

/** A document that was billed above the base. */
export interface BillShelf {
  readonly key: DocumentKey;
  /** Every bill, those of the base first. */
  readonly bills: StoredBill[];
  /** As it stood in the base; absent: it is not there. */
  readonly before: StoredBill | undefined;
  /** How many of them are the base's. */
  readonly inBase: number;
  /** Where it stands in the order of first posting; new documents come after all of the base. */
  readonly place: number;
  /** Its family as the base had it. */
  readonly family: NonNullable<Changes['family']>;
}

type BillReads = Pick<Store, 'bills' | 'history' | 'family' | 'readers' | 'posted' | 'places'>;

export interface OverlayBills {
  readonly port: BillReads;
  billed(): readonly OverlaidBill[];
  conditions(): readonly Changes[];
  isTaken(conditions: Changes): Promise<boolean>;
  isOvertaken(conditions: Changes): Promise<boolean>;
  /** Fetches what the base has of documents that are about to be billed. */
  prepare(steps: readonly Changes[]): Promise<void>;
  /** After `prepare`, at once. */
  write(step: Changes): void;
}

/** No base has so many documents; and above it there is room for as many again. */
const NEW_PLACES = 2 ** 52;

export function overlayBills(base: Store): OverlayBills {
  const shelves = new Map<string, BillShelf>();
  /** Fetched, and not written yet. */
  const fetched = new Map<string, BillShelf>();
  /** By original: how often a member was billed above the base. */
  const bumps = new Map<string, number>();
  /** By original: refunds that the base does not know. */
  const refunds = new Map<string, BillShelf[]>();
  const families = new Map<string, BillShelf['family']>();
  let placed = 0;

  const latest = (key: DocumentKey): StoredBill | undefined => shelves.get(documentName(key))?.bills.at(-1);

  async function family(original: DocumentKey): Promise<StoredFamily> {
    const { bills, version } = await base.family(original);
    const own = latest(original);
    const isNew = own !== undefined && !bills.some(({ document }) => document.id === original.id);
    const news = (refunds.get(documentName(original)) ?? []).flatMap(({ bills: known }) => known.at(-1) ?? []);
    return {
      bills: [...(isNew ? [own] : []), ...bills.map((bill) => latest(bill.document) ?? bill), ...news],
      version: version + (bumps.get(documentName(original)) ?? 0),
    };
  }

  async function fetch({
    tenant,
    business,
    id,
    original,
  }: DocumentKey & { readonly original?: string }): Promise<void> {
    const key = { tenant, business, id };
    const name = documentName(key);
    if (shelves.has(name) || fetched.has(name)) return;
    const family = { ...key, id: original ?? id };
    const [bills, [place], { version }] = await Promise.all([
      base.history(key),
      base.places([key]),
      base.family(family),
    ]);
    const inBase = bills.length;
    fetched.set(name, {
      key,
      bills: [...bills],
      before: bills.at(-1),
      inBase,
      place: place ?? NEW_PLACES,
      family: { original: family, version },
    });
  }

  function shelfFor(key: DocumentKey): BillShelf {
    const name = documentName(key);
    const known = shelves.get(name);
    if (known !== undefined) return known;
    const made = fetched.get(name);
    if (made === undefined) throw new TypeError(`feewright: '${key.id}' was not fetched from the base; this is a bug`);
    fetched.delete(name);
    const shelf = made.inBase === 0 ? { ...made, place: NEW_PLACES + placed++ } : made;
    shelves.set(name, shelf);
    if (made.inBase > 0) keepFamily(made.family);
    return shelf;
  }

  function keepFamily(family: BillShelf['family']): void {
    const name = documentName(family.original);
    if (!bumps.has(name)) families.set(name, family);
  }

  function write(bill: StoredBill): void {
    const { tenant, business, original } = bill.document;
    const shelf = shelfFor(bill.document);
    if (original !== undefined && shelf.bills.length === 0) {
      const name = documentName({ tenant, business, id: original });
      refunds.set(name, [...(refunds.get(name) ?? []), shelf]);
    }
    shelf.bills.push(Object.freeze(bill));
    bump(bill.document);
  }

  function bump({ tenant, business, id, original }: StoredBill['document']): void {
    const names = new Set([id, original ?? id].map((each) => documentName({ tenant, business, id: each })));
    for (const name of names) bumps.set(name, (bumps.get(name) ?? 0) + 1);
  }

  function restand({ document, standing }: StandingChange): void {
    const { bills } = shelfFor(document);
    const last = bills.pop();
    if (last === undefined) return;
    bills.push(Object.freeze({ ...last, snapshotHash: last.snapshotHash, standing }));
    bump(last.document);
  }

  const places: BillReads['places'] = async (keys) => {
    const known = await base.places(keys);
    return keys.map((key, at) => shelves.get(documentName(key))?.place ?? known[at]);
  };

  /** Bills of base and overlay in the order of first posting. */
  async function merged(
    of: { readonly after: DocumentKey | undefined; readonly limit: number },
    isWanted: (bill: StoredBill) => boolean,
    page: (after: DocumentKey | undefined) => PromiseLike<readonly StoredBill[]> | readonly StoredBill[],
  ): Promise<readonly StoredBill[]> {
    const { after, limit } = of;
    const [start] = after === undefined ? [-1] : await places([after]);
    if (start === undefined) return [];
    const own = [...shelves.values()].flatMap(({ place, bills }) => {
      const bill = bills.at(-1);
      return bill !== undefined && place > start && isWanted(bill) ? [{ place, bill }] : [];
    });
    const isInBase = start < NEW_PLACES;
    const inBase = isInBase ? await fromBase(after, limit, page) : [];
    if (own.length === 0) return inBase.slice(0, limit);
    return mergePlaces(inBase, await base.places(inBase.map(({ document }) => document)), own).slice(0, limit);
  }

  /** What the base answers, less what was billed above it. */
  async function fromBase(
    after: DocumentKey | undefined,
    limit: number,
    page: (after: DocumentKey | undefined) => PromiseLike<readonly StoredBill[]> | readonly StoredBill[],
  ): Promise<readonly StoredBill[]> {
    const found: StoredBill[] = [];
    for (let from = after; ; ) {
      const bills = await page(from);
      found.push(...bills.filter(({ document }) => !shelves.has(documentName(document))));
      from = bills.at(-1)?.document;
      if (found.length >= limit || bills.length < limit) return found;
    }
  }

  return {
    port: {
      async bills(keys) {
        const known = await base.bills(keys);
        return keys.map((key, at) => latest(key) ?? known[at]);
      },
      async history(key) {
        const shelf = shelves.get(documentName(key));
        return shelf === undefined ? base.history(key) : [...shelf.bills];
      },
      family,
      places,
      readers(query: ReadersQuery) {
        const names = new Set(query.balances.map(balanceName));
        return merged(
          query,
          (bill) => readsAny(bill, names),
          (after) => (after === undefined ? [] : base.readers({ ...query, after })),
        );
      },
      posted(query: PostedQuery) {
        return merged(
          { after: query.after, limit: query.limit },
          (bill) => isPosted(query, bill),
          (after) => base.posted({ ...query, after }),
        );
      },
    },
    billed() {
      return [...shelves.values()].flatMap(({ before, bills }) => {
        const after = bills.at(-1);
        if (after === undefined) return [];
        return before === undefined ? { after } : { before, after };
      });
    },
    conditions: () => [...families.values()].map((each) => ({ family: each })),
    async isTaken(conditions) {
      const news = billChanges(conditions).flatMap(({ bill, replaces }) =>
        replaces === undefined ? bill.document : [],
      );
      if (news.length === 0) return false;
      const known = await base.bills(news);
      return news.some((key, at) => latest(key) !== undefined || known[at] !== undefined);
    },
    async isOvertaken(conditions) {
      const follows = billChanges(conditions).filter(({ replaces }) => replaces !== undefined);
      const known = follows.length === 0 ? [] : await base.bills(follows.map(({ bill }) => bill.document));
      const isOther = follows.some(
        ({ bill, replaces }, at) => (latest(bill.document) ?? known[at])?.document.revision !== replaces,
      );
      if (isOther) return true;
      const stands = conditions.standings ?? [];
      const bills = stands.length === 0 ? [] : await base.bills(stands.map(({ document }) => document));
      if (stands.some((each, at) => !isStanding(latest(each.document) ?? bills[at], each))) return true;
      const named = conditions.family;
      return named !== undefined && (await family(named.original)).version !== named.version;
    },
    async prepare(steps) {
      fetched.clear();
      for (const { bill } of steps.flatMap(billChanges)) await fetch(bill.document);
      for (const { document } of steps.flatMap(({ standings = [] }) => standings)) await fetch(document);
    },
    write(step) {
      for (const each of step.standings ?? []) restand(each);
      for (const { bill } of billChanges(step)) write(bill);
    },
  };
}
