import { memorySpill } from './adapters/memory/memory-spill.ts';
import { memoryStore } from './adapters/memory/memory-store.ts';
import { overlayStore } from './adapters/overlay/overlay-store.ts';
import type { AccumulatorEntry, BillingRecord } from './decide/billing-record.ts';
import type { DocumentInput, DocumentKey } from './document/business-document.ts';
import { explainAmount } from './explain/explain-amount.ts';
import type { ExplainTarget } from './explain/explain-target.ts';
import type { ExplainedAmount } from './explain/explanation.ts';
import type { Snapshot } from './factor/snapshot.ts';
import { fail } from './issues/error.ts';
import { failed, ok, type Result } from './issues/outcome.ts';
import type { Model } from './model/model.ts';
import type { Names, NamesOf } from './model/names.ts';
import type { MessageKey, StoredMessage } from './ports/inbox.ts';
import type { OrderQuery, Store, StoredBalance, StoredBill, StoredSplit } from './ports/store.ts';
import { type BalanceQuery, type BalanceView, readBalanceQuery } from './run/balance-query.ts';
import type { BillAnswer, BillOutcome, Quote } from './run/bill-answer.ts';
import { billDocuments } from './run/bill-documents.ts';
import type { BranchCalls, BranchInput } from './run/branch-answer.ts';
import { branchCalls } from './run/branch-calls.ts';
import { checkOptions } from './run/check-options.ts';
import { closeOrders } from './run/close-orders.ts';
import { rebillDocument, reverseDocument } from './run/correct-by-hand.ts';
import type { CorrectionInput, RebillAnswer, RebillInput, ReverseAnswer } from './run/correction-answer.ts';
import { type ContextInput, createContext } from './run/create-context.ts';
import { type Fork, type Forkable, forkOf } from './run/fork.ts';
import { type KnockOn, knockOn } from './run/knock-on.ts';
import { knownOrder } from './run/known-order.ts';
import { createLanes, type Lanes } from './run/lanes.ts';
import { listCommands, listRefused, resumeCommands } from './run/list-inbox.ts';
import type { CloseOutcome, OrderDivided, SettleOutcome } from './run/order-outcome.ts';
import { quoteDocument } from './run/quote-document.ts';
import { readAsOf } from './run/read-as-of.ts';
import { readList } from './run/read-list.ts';
import type {
  CommandListQuery,
  ListedCommand,
  MessageInput,
  MessageListQuery,
  ReceiveAnswer,
  ReceiveOutcome,
  Resumed,
} from './run/receive-answer.ts';
import { receiveMessages } from './run/receive-messages.ts';
import { replaySnapshot } from './run/replay-snapshot.ts';
import { caught, safely } from './run/safely.ts';
import { settleOrders, splitOne } from './run/settle-orders.ts';
import { billOne, receiveOne } from './run/single-calls.ts';
import type { ClearingLine } from './settle/clearing-line.ts';
import type { SettlementOrder } from './settle/order.ts';
import type { InstantInput } from './time/instant.ts';

/** What an engine is made of. The types of its answers know the names of all its models. */
export interface EngineOptions<M extends Model = Model> extends ContextInput {
  /** The models in force, one of each code. */
  readonly models: readonly M[];
  /** Where all state lives; in this process's memory unless given. */
  readonly store?: Store | undefined;
}

/** Up to when orders are due; now by the engine's clock unless given. */
export interface AsOf {
  readonly asOf?: InstantInput | undefined;
}

/**
 * Who owes whom what, and when it is paid. Single calls throw one FeewrightError with every fault; their `safe…` twins
 * return the faults instead. Calls on lists answer an outcome for each member, and go on.
 */
export interface Engine<N extends Names = Names> {
  /**
   * What a document would come to now: everything but recording. Faults: those of the document (`value-missing`, …), of
   * matching (`rule-none`, …), of its facts (`fact-invalid`, `fact-missing`, `provider-failed`, …) and of deciding.
   */
  quote(document: DocumentInput): Promise<Quote<N>>;
  safeQuote(document: unknown): Promise<Result<Quote<N>>>;
  /**
   * Bills a document: record, running totals, clearing lines and order totals in one commit. One of a newer revision takes the
   * place of the older one: its entries are taken back, and the difference of its lines lands (冲正). One that names an
   * `original` gives back what that was charged. Faults: as `quote`, and those of refunds; then nothing of it is recorded.
   *
   * Worked case: 900.00 at 8 % of month-to-date sales up to 1,000 is 72.00; the next 300.00 is 8.00 + 12.00 = 20.00. The
   * first message sent again answers `exists` with the record of 72.00.
   */
  bill(document: DocumentInput): Promise<BillAnswer<N>>;
  safeBill(document: unknown): Promise<Result<BillAnswer<N>>>;
  /**
   * Bills a batch: its factors are gathered at once, then its documents are billed in their order. Fault, of what is no list:
   * `option-invalid`.
   */
  billAll(documents: readonly unknown[]): Promise<readonly BillOutcome<N>[]>;
  /**
   * Receives one message and bills its document: the message is kept as it came, with its SHA-256 and time; its document becomes
   * a command, which is billed as `bill` does, or waits for the document that it refunds. What fails after the message is kept
   * is told in `billing` and taken up again by `resume`, or by receiving the message again.
   *
   * Faults, with their places in the message: `message-syntax`, `message-value-missing`, `message-value-invalid`, …,
   * `intake-unknown`; such a message is kept too, listed by `refusedMessages`, and told to `onRefused`. And `store-failed`.
   *
   * Worked case: revision 1 of an order of 100.00 is `created`, the same message again `exists`; with 120.00 it `differs` in
   * `facts.price`; revision 2 is `created`, and revision 1 is `superseded` from then on.
   */
  receive(message: MessageInput): Promise<ReceiveAnswer<N>>;
  safeReceive(message: unknown): Promise<Result<ReceiveAnswer<N>>>;
  /** Receives messages, also those that hold many documents: an outcome for each document, in their order. */
  receiveAll(messages: readonly unknown[]): Promise<readonly ReceiveOutcome<N>[]>;
  /** Takes up again every command that is open or waiting, in the order of arrival: an outcome for each. */
  resume(): Promise<readonly Resumed<N>[]>;
  /** Commands by arrival, each with its age: those that are to be billed, unless other states are asked for. */
  commands(query?: CommandListQuery): Promise<readonly ListedCommand[]>;
  /** Messages that were refused, as they came, with every reason. */
  refusedMessages(query?: MessageListQuery): Promise<readonly StoredMessage[]>;
  /** A message as it came. */
  message(key: MessageKey): Promise<StoredMessage | undefined>;
  /** Documents of models with a `lane` are cleared in order: added here, and not billed one by one. */
  readonly lanes: Lanes;
  /**
   * Takes a document back, with its refunds: what they posted leaves the totals, and the opposite of their lines lands. Once:
   * a second time answers `exists`. Faults: `document-unknown`, `correction-period`, `correction-invalid`.
   *
   * Worked case: a commission of 45.00 on sales of 900.00, taken back: −45.00 lands, and the sales of the month are 0.
   */
  reverse(document: DocumentKey, correction?: CorrectionInput): Promise<ReverseAnswer<N>>;
  safeReverse(document: DocumentKey, correction?: CorrectionInput): Promise<Result<ReverseAnswer<N>>>;
  /**
   * Bills a document again as it came, with its refunds: with facts gathered anew (or from its snapshot), by the versions that
   * are published now for its business time, against the totals of today without its own entries. Faults: those of `reverse`
   * and of `bill`; then nothing has changed.
   *
   * Worked case: a commission of 5 % was published as 4 % since: 45.00 of 900.00 becomes 36.00, and −9.00 lands.
   */
  rebill(document: DocumentKey, correction?: RebillInput): Promise<RebillAnswer<N>>;
  safeRebill(document: DocumentKey, correction?: RebillInput): Promise<Result<RebillAnswer<N>>>;
  /**
   * What a correction means for later documents, with the money: streamed, one after the other, as they are decided anew with the
   * corrected document in its old place. Nothing is written. Faults: `document-unknown`, and those of deciding.
   */
  knockOn(document: DocumentKey): AsyncGenerator<KnockOn<N>, void>;
  /** Every bill of a document, the first one first: messages, corrections and reversals. */
  history(document: DocumentKey): Promise<readonly StoredBill[]>;
  /** Decides a document again from its snapshot alone, without providers or store. */
  replay(snapshot: Snapshot): BillingRecord<N>;
  safeReplay(snapshot: unknown): Result<BillingRecord<N>>;
  /**
   * The tree behind a fee or share, rebuilt from the snapshot alone: formulas with their values, bands, rounding, facts with
   * their sources, and for a fee that did not apply, what failed. `explanationText` says it in words. Faults: `amount-unknown`,
   * `amount-not-of-lines`.
   */
  explain(snapshot: Snapshot, target: ExplainTarget<N>): ExplainedAmount;
  /** A document as it was billed; its latest revision. */
  find(document: DocumentKey): Promise<StoredBill | undefined>;
  /**
   * A running total as it stands, or as it stood: `asOf` a business time, and as it was known before a time of recording.
   * `value` is exact text. Faults: `balance-query-invalid`, for a name that nobody has, `as-of-invalid`, `option-unknown`.
   *
   * Worked case: after sales of 900.00 and 300.00 in November, `{ tenant: 't1', model: 'shop', accumulator: 'sales', key:
   * ['m1'], window: '2026-11', timeZone: 'Asia/Shanghai' }` is `1200`; with `asOf: '2026-11-15T00:00:00+08:00'`, where only the
   * first was before that, `900`.
   */
  balance(of: BalanceQuery, view?: BalanceView): Promise<StoredBalance>;
  /** The entries of a running total, or of the part of it that is looked at, in the order of posting. Faults: as `balance`. */
  journal(of: BalanceQuery, view?: BalanceView): Promise<readonly AccumulatorEntry[]>;
  /** By start of their period, then by id. */
  orders(query?: OrderQuery): Promise<readonly SettlementOrder[]>;
  /** Fault: `order-unknown`. */
  order(id: string): Promise<SettlementOrder>;
  /** The clearing lines of an order, in the order in which they joined. Fault: `order-unknown`. */
  lines(order: string): Promise<readonly ClearingLine[]>;
  /** What an order was split into; nothing before that. Fault: `order-unknown`. */
  payments(order: string): Promise<StoredSplit>;
  /**
   * Closes every open order whose period has ended, after a full recount. An order whose running totals differ from its
   * lines is refused with `order-total-mismatch`, and stays open; the others go on. Fault: `as-of-invalid`.
   */
  close(options?: AsOf): Promise<readonly CloseOutcome[]>;
  /** Splits a closed order into payments; one that is split already answers the same. */
  splitOrder(id: string): Promise<OrderDivided>;
  safeSplitOrder(id: string): Promise<Result<OrderDivided>>;
  /**
   * Closes and splits every order whose period has ended: an outcome for each. Fault: `as-of-invalid`.
   *
   * Worked case: an owner who receives 1,200.00 and pays 92.00 gets one payout of 1,108.00.
   */
  settle(options?: AsOf): Promise<readonly SettleOutcome[]>;
  /**
   * Forks: an engine of its own above this one's store, which reads what is there and writes nothing of it, with other definitions
   * where some are given: to ask what documents would have come to, compare, and then promote or drop it.
   *
   * @throws FeewrightError with every fault of the definitions at once
   */
  branch<const M extends Model>(options: BranchInput & { readonly models: readonly M[] }): Branch<NamesOf<M>>;
  branch(options?: BranchInput): Branch<N>;
}

/** An engine on a branch. After `promote` or `drop` its calls answer `branch-ended`. */
export interface Branch<N extends Names = Names> extends Engine<N>, BranchCalls<N, Engine> {}

/**
 * Wires gather → decide → record.
 *
 * @throws FeewrightError with every fault of the definitions, providers and subjects at once, each at its place
 *
 * Worked case: with a model whose commission is 5 % of `gmv`, `(await engine.bill({ …, facts: { gmv: '1200.00' }
 * })).record.amount('commission')` is 60.00; a misspelt `'comission'` does not compile.
 */
export function createEngine<const M extends Model>(options: EngineOptions<M>): Engine<NamesOf<M>> {
  const created = safeCreateEngine(options);
  return created.ok ? created.value : fail(created.issues);
}

/** `createEngine` that returns the faults instead of throwing them. */
export function safeCreateEngine<const M extends Model>(options: EngineOptions<M>): Result<Engine<NamesOf<M>>> {
  const faults = checkOptions(options);
  if (faults.length > 0) return failed(faults);
  const { store = memoryStore(), spill = memorySpill(), ...input } = options;
  const context = createContext(input, { store, spill });
  if (!context.ok) return context;
  // The names in the types are those of the models; at run time nothing depends on them.
  return ok(engineOf({ input, store, spill, context: context.value }) as Engine<NamesOf<M>>);
}

function engineOf(parts: Forkable): Engine {
  const { context } = parts;
  const { store } = context;
  const quote = (document: unknown): Promise<Quote> => quoteDocument(context, document);
  const bill = (document: unknown): Promise<BillAnswer> => billOne(context, document);
  const receive = (message: unknown): Promise<ReceiveAnswer> => receiveOne(context, message);
  const splitOrder = (id: string): Promise<OrderDivided> => splitOne(context, id);
  const engine = Object.freeze<Engine>({
    quote,
    safeQuote: (document) => safely(() => quote(document)),
    bill,
    safeBill: (document) => safely(() => bill(document)),
    billAll: async (documents) => billDocuments(context, readList('documents', documents)),
    receive,
    safeReceive: (message) => safely(() => receive(message)),
    receiveAll: async (messages) => receiveMessages(context, readList('messages', messages)),
    resume: () => resumeCommands(context),
    commands: (query = {}) => listCommands(context, query),
    refusedMessages: (query = {}) => listRefused(context, query),
    message: async (key) => store.inbox?.message(key),
    lanes: createLanes(context),
    reverse: (document, correction) => reverseDocument(context, document, correction),
    safeReverse: (document, correction) => safely(() => reverseDocument(context, document, correction)),
    rebill: (document, correction) => rebillDocument(context, document, correction),
    safeRebill: (document, correction) => safely(() => rebillDocument(context, document, correction)),
    knockOn: (document) => knockOn(context, document),
    history: (document) => store.history(document),
    replay: (snapshot) => replaySnapshot(context, snapshot).record,
    safeReplay: (snapshot) => caught(() => replaySnapshot(context, snapshot).record),
    explain: (snapshot, target) => {
      const replayed = replaySnapshot(context, snapshot);
      return explainAmount(replayed.plan, replayed.snapshot, target);
    },
    find: async (document) => (await store.bills([document]))[0],
    balance: async (of, view = {}) => firstOf(await store.balances([readBalanceQuery(context, of, view)])),
    journal: async (of, view = {}) => store.entries(readBalanceQuery(context, of, view)),
    orders: async (query = {}) => (await store.orders(query)).map(({ order }) => order),
    order: (id) => knownOrder(context, id),
    lines: async (id) => {
      const lines = await store.lines(id);
      // An order without lines is asked for itself: whether it is there at all.
      if (lines.length === 0) await knownOrder(context, id);
      return lines;
    },
    payments: async (id) => {
      const split = await store.split(id);
      if (split === undefined || split.payments.length === 0) await knownOrder(context, id);
      return split;
    },
    close: async ({ asOf } = {}) => closeOrders(context, readAsOf(context, asOf)),
    splitOrder,
    safeSplitOrder: (id) => safely(() => splitOrder(id)),
    settle: async ({ asOf } = {}) => settleOrders(context, readAsOf(context, asOf)),
    branch: (options: BranchInput = {}) => branchOf(forkOf(parts, options, overlayStore)),
  });
  PARTS.set(engine, parts);
  return engine;
}

/** What the engines of this process are made of: a branch may be promoted by another one than it was forked from. */
const PARTS = new WeakMap<object, Forkable>();

function branchOf(fork: Fork): Branch {
  const branch = Object.freeze<Branch>({ ...engineOf(fork), ...branchCalls(fork, (engine) => PARTS.get(engine)) });
  PARTS.set(branch, fork);
  return branch;
}

function firstOf<Value>(values: readonly Value[]): Value {
  // The guarded store has refused every answer that isn't aligned with its keys.
  return values[0] as Value;
}
