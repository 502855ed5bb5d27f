import type { AccumulatorEntry, BillingRecord } from '../decide/billing-record.ts';
import type { BusinessDocument, DocumentKey } from '../document/business-document.ts';
import type { Snapshot } from '../factor/snapshot.ts';
import type { BillPlace } from '../lane/lane-key.ts';
import type { PaymentOrder } from '../pay/payment-order.ts';
import type { ClearingLine } from '../settle/clearing-line.ts';
import type { OrderState, SettlementOrder } from '../settle/order.ts';
import type { OrderDelta } from '../settle/order-delta.ts';
import type { ZeroNet } from '../settle/split-order.ts';
import type { Awaitable } from './awaitable.ts';
import type { Inbox, InboxChange } from './inbox.ts';
import type { LaneChange, LaneStore } from './lane-store.ts';

/** Names one running total. Five texts that are compared byte by byte; no two totals share them. */
export interface BalanceKey {
  readonly tenant: string;
  /** The model's code: accumulators of one code in two models are two. */
  readonly model: string;
  readonly accumulator: string;
  /** The values of the accumulator's key, as a JSON list. */
  readonly key: string;
  /** Zone and key of the window, as a JSON list: `["Asia/Shanghai","2026-11"]`. */
  readonly window: string;
}

/**
 * What is read of a running total: all that was posted to it, or only some of it. Every bound that is there must hold;
 * without one the total is read as it stands.
 */
export interface BalancePart {
  /** Only entries of documents with a business time at or after this instant (milliseconds). */
  readonly since?: number;
  /** Only entries of documents with a business time before this instant (milliseconds). */
  readonly until?: number;
  /** Only entries recorded before this instant (milliseconds), by `recordedAt` of the bill that they came with. */
  readonly recordedBefore?: number;
  /**
   * No entry of these documents: the fold of the effective entries as if they had never posted. What documents are taken back
   * to, and decided anew against.
   */
  readonly excluding?: { readonly business: string; readonly documents: readonly string[] };
}

/** One total, and which part of it. */
export interface BalanceRead extends BalanceKey, BalancePart {}

/** Which documents are asked for: those that read one of several totals, after a document in the order of first posting. */
export interface ReadersQuery {
  readonly balances: readonly BalanceKey[];
  /** Not itself. */
  readonly after: DocumentKey;
  readonly limit: number;
}

/** Which documents are asked for, by their latest bill; an absent condition holds always. */
export interface PostedQuery {
  readonly tenant?: string | undefined;
  readonly business?: string | undefined;
  readonly party?: string | undefined;
  /** Business time at or after this instant, and before that one (milliseconds). */
  readonly since?: number | undefined;
  readonly until?: number | undefined;
  /** Only those that were first posted after this one. */
  readonly after?: DocumentKey | undefined;
  readonly limit: number;
}

/** One running total as it stands, or the fold of a part of it; the version is always that of the whole total. Where nothing was ever posted: value '0', no entries, version 0. */
export interface StoredBalance {
  /** Exact text: `1234.5`, or `1/3`. */
  readonly value: string;
  /** Effective entries: posts that were not taken back. */
  readonly entries: number;
  /** Rises with every commit that posts to it. */
  readonly version: number;
}

/** One document as it was billed: all that is needed to answer the same message again, and to decide it anew. */
export interface StoredBill {
  readonly document: BusinessDocument;
  readonly snapshot: Snapshot;
  /** SHA-256 of the snapshot's canonical text. */
  readonly snapshotHash: string;
  readonly record: BillingRecord;
  /** When it was recorded, by the engine's clock: UTC text. Identity, not content. */
  readonly recordedAt: string;
  /** Where its clearing lines are; absent if it made none. */
  readonly landing?: Landing;
  /**
   * Absent: `effective`. A `reversed` one was taken back: what refunds it is refused. A `void` one was taken back by the reset
   * of its lane, and its document waits to be cleared again.
   */
  readonly standing?: BillStanding;
  /** How often this revision had been billed or taken back before; absent: never. */
  readonly run?: number;
  /** Of a bill that an operator asked for, or that comes with another one: why, and who asked. */
  readonly correction?: Correction;
  /** Where it was cleared; absent for a document of no lane. */
  readonly place?: BillPlace;
  /** Of a bill that was decided on a branch: who promoted it, and why. */
  readonly promotion?: Promotion;
}

/** Why a bill follows another one of its document, other than by a newer message. */
export interface Correction {
  readonly kind: 'reverse' | 'rebill';
  /** As the operator said it. */
  readonly reason?: string;
  readonly by?: string;
}

/** Why what a branch had decided was taken over, and by whom: as it was said. */
export interface Promotion {
  readonly branch?: string;
  readonly reason: string;
  readonly by: string;
}

/** A document and the refunds that name it as their original. */
export interface StoredFamily {
  /** The latest revision of each: the document itself, where it is there, then its refunds in the order of first posting. */
  readonly bills: readonly StoredBill[];
  /** Rises with every commit that bills one of them, or takes it back. */
  readonly version: number;
}

export type BillStanding = 'effective' | 'reversed' | 'void';

/** The order that a document's lines have landed in: all of them in one, since they share owner, currency and time. */
export interface Landing {
  /** Id of the order. */
  readonly order: string;
  /** Key of the period of the business time: `2018-10`. */
  readonly period: string;
  /** Key of the order's period: a later one if the lines came after the close. */
  readonly landed: string;
  readonly isLate: boolean;
}

/** An order with the version that a later change must name. */
export interface StoredOrder {
  readonly order: SettlementOrder;
  /** Rises with every commit that touches the order or its lines. */
  readonly version: number;
}

/** All conditions must hold; an absent one holds always. */
export interface OrderQuery {
  readonly tenant?: string | undefined;
  readonly contract?: string | undefined;
  readonly owner?: string | undefined;
  readonly currency?: string | undefined;
  readonly states?: readonly OrderState[] | undefined;
  /** Orders whose period ends at or before this instant (milliseconds). */
  readonly endedBy?: number | undefined;
  /** Orders whose period ends after this instant (milliseconds). */
  readonly endingAfter?: number | undefined;
}

/** A running total that the work has read, as it was then, and what is posted to it. */
export interface BalanceChange {
  readonly balance: BalanceKey;
  /** The version that was read. A different one now is a conflict, even where nothing is posted. */
  readonly version: number;
  /** In order; `before` of the first is the value that was read. Empty: only read. */
  readonly entries: readonly AccumulatorEntry[];
}

/**
 * Lines that join one order, and what they add to its totals. Adding commutes, so it names no version: the order must
 * only be open, and is opened under the delta's key if there is none.
 */
export interface LinesChange {
  readonly delta: OrderDelta;
  readonly lines: readonly ClearingLine[];
}

/** What an order was split into: each of its lines is in exactly one of them. Both are sorted by counterpart. */
export interface StoredSplit {
  readonly payments: readonly PaymentOrder[];
  readonly zeros: readonly ZeroNet[];
}

/** An order that takes the place of what was read, with what it was split into if that is its new state. */
export interface OrderChange {
  readonly order: SettlementOrder;
  readonly version: number;
  readonly split?: StoredSplit;
}

/** One bill of several that are written together. */
export interface BillChange {
  readonly bill: StoredBill;
  /** The revision that the bill follows, which must be the latest one; absent: the document is new. */
  readonly replaces?: number;
}

/** A bill whose standing changes: the latest revision of its document, which must be this one and stand otherwise now. */
export interface StandingChange {
  readonly document: DocumentKey;
  readonly revision: number;
  readonly standing: BillStanding;
}

/** Everything that one use case writes: all of it, or nothing. */
export interface Changes {
  readonly bill?: StoredBill;
  /** The revision that the bill follows, which must be the latest one; absent: the document is new. */
  readonly replaces?: number;
  /** Bills of other documents beside `bill`: no document is named twice. */
  readonly bills?: readonly BillChange[];
  readonly standings?: readonly StandingChange[];
  /** When entries without a bill are recorded: UTC text. With bills, they are recorded when those are. */
  readonly recordedAt?: string;
  /** The family that the work has read, as it was then; a different version now is a conflict. */
  readonly family?: { readonly original: DocumentKey; readonly version: number };
  readonly balances?: readonly BalanceChange[];
  readonly lines?: readonly LinesChange[];
  readonly order?: OrderChange;
  /** Only for a store that has an inbox. */
  readonly inbox?: InboxChange;
  /** Only for a store that has lanes. */
  readonly lane?: LaneChange;
  /** Taken by the commit, for ever: a second one of the same key answers `exists`. Only for a store that has commit keys. */
  readonly commitKey?: string;
  /**
   * What is written after it, in this order, by the same commit: how a branch is promoted. Each names what it read as those before
   * it have left it: of a thing that an earlier one of them names or writes, versions and revisions are not compared again.
   */
  readonly later?: readonly Changes[];
}

/** Keys that commits have taken. */
export interface CommitKeys {
  /** Aligned with the keys. */
  taken(keys: readonly string[]): Awaitable<readonly boolean[]>;
}

/**
 * What came of a commit. `exists`: the key of a document, or of the commit, is taken, and nothing was written. `conflict`: a
 * version or revision differs from the one named, or an order takes no more lines; nothing was written, and the work is to be read and decided anew.
 */
export type CommitAnswer = 'committed' | 'conflict' | 'exists';

/**
 * Where all state lives. Reads may be stale, for `commit` names what they answered and is atomic and serialisable: of
 * two commits that name the same version of one total, one gets `conflict`. `exists` is told before `conflict`.
 *
 * What a store answers must not change afterwards, and a caller who writes into it must not reach the store.
 */
export interface Store {
  /** The latest revision of each document, aligned with the keys. */
  bills(keys: readonly DocumentKey[]): Awaitable<readonly (StoredBill | undefined)[]>;
  /** A document with its refunds, of one moment. */
  family(original: DocumentKey): Awaitable<StoredFamily>;
  /** Every revision of a document, the first one first. */
  history(key: DocumentKey): Awaitable<readonly StoredBill[]>;
  /** Aligned with the reads, and of one moment. */
  balances(reads: readonly BalanceRead[]): Awaitable<readonly StoredBalance[]>;
  /** The keys of all totals of an accumulator's window that ever had an entry, by code units. */
  keysOf(of: Omit<BalanceKey, 'key'>): Awaitable<readonly string[]>;
  /**
   * The latest bills of documents whose latest bill read one of the totals, also where it posted nothing: in the order in which
   * the documents were first posted.
   */
  readers(query: ReadersQuery): Awaitable<readonly StoredBill[]>;
  /** The journal of one total, or of the part of it that is asked for, in the order of posting. */
  entries(of: BalanceRead): Awaitable<readonly AccumulatorEntry[]>;
  /** Latest bills, in the order in which the documents were first posted. */
  posted(query: PostedQuery): Awaitable<readonly StoredBill[]>;
  /** Numbers that rise in the order in which documents were first posted, aligned with the keys; absent: never billed. */
  places(keys: readonly DocumentKey[]): Awaitable<readonly (number | undefined)[]>;
  /** By start of their period, then by id in code units. */
  orders(query: OrderQuery): Awaitable<readonly StoredOrder[]>;
  order(id: string): Awaitable<StoredOrder | undefined>;
  /** In the order in which they joined. */
  lines(order: string): Awaitable<readonly ClearingLine[]>;
  /** What the order was split into; nothing before that. */
  split(order: string): Awaitable<StoredSplit>;
  commit(changes: Changes): Awaitable<CommitAnswer>;
  /** Where messages and commands are kept. An engine with intakes needs one; `bill` does without. */
  readonly inbox?: Inbox;
  /** Where documents of lanes are kept. An engine with models that have a lane needs one. */
  readonly lanes?: LaneStore;
  /** What sharded tasks need so that their merge takes effect once. */
  readonly commitKeys?: CommitKeys;
}
