import { VoidEntry } from '../accumulate/void-entry.ts';
import type { AccumulatorEntry } from '../decide/billing-record.ts';
import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { advance, checkpointOf, type Progress, progressFrom } from '../lane/checkpoint.ts';
import { type LaneKey, laneText } from '../lane/lane-key.ts';
import { comparePlaces, type LanePlace, placeOf } from '../lane/lane-place.ts';
import { exactText, parseExact, subtract } from '../money/exact.ts';
import type { LaneDocument, LaneDocumentChange, LaneReset, LaneState, StoredLane } from '../ports/lane-store.ts';
import type { BalanceChange, BalanceKey, StoredBalance, StoredBill } from '../ports/store.ts';
import { balanceKey, balanceName } from './balance-key.ts';
import { tell } from './events.ts';
import type { LaneContext } from './lane-context.ts';

/** Documents that are taken back in one commit. */
const STEP = 200;
/** Bills that are looked through at a time. */
const PAGE = 500;

/**
 * Resets a lane (重置): every document from a serial on is taken back, the last one first. Its entries are taken back by entries
 * of kind `void`, its bill is void, and it waits again. Its lines stay where they are until it is cleared again, when the
 * difference lands.
 *
 * The first commit says where to and raises the generation; the steps follow, each a commit that leaves the lane as it was at
 * an earlier serial. One that is cut off goes on when the lane is reset or cleared again.
 *
 * Worked case: after 450.00, 100.00 and 1,600.00 the total is 2,150; reset to serial 2 it is 450, two documents wait, and the
 * checkpoint is that of serial 1.
 */
export async function resetLane(context: LaneContext, stored: StoredLane, reset: LaneReset): Promise<StoredLane> {
  const begun = stored.state.reset;
  // Of two resets, the one that goes further back has its way.
  const { from } = begun !== undefined && begun.from < reset.from ? begun : reset;
  let now = stored;
  if (begun === undefined || begun.from > from) {
    await refuseRefunded(context, stored.state, from);
    const { stop: _, ...state } = stored.state;
    const generation = state.generation + (begun === undefined ? 1 : 0);
    now = await moved(context, stored, { state: { ...state, generation, reset: { ...reset, from } } });
    tell(context.observer, { type: 'lane-reset', lane: state.lane, from, generation });
  }
  while ((now.state.checkpoint?.serial ?? 0) >= from) now = await takeBack(context, now, from);
  const { reset: _, ...state } = now.state;
  return moved(context, now, { state });
}

/** The first serial of a document whose place lies behind another one. */
export async function firstBehind(context: LaneContext, state: LaneState, place: LanePlace): Promise<number> {
  const before = await context.lanes.checkpoint({ lane: state.lane, before: place });
  // Up to there, nobody is further; from there on, one look after the other.
  for (let from = (before?.serial ?? 0) + 1; ; ) {
    const bills = await billsFrom(context, state.lane, { from, limit: PAGE });
    for (const { bill, serial } of bills) if (comparePlaces(placeOf(bill.document), place) > 0) return serial;
    if (bills.length < PAGE) return (state.checkpoint?.serial ?? 0) + 1;
    from += PAGE;
  }
}

/** A refund stands on what its original was charged: it is taken back by its operator first. */
async function refuseRefunded(context: LaneContext, { lane }: LaneState, serial: number): Promise<void> {
  const model = context.definitions.models.find(({ code }) => code === lane.model);
  if (model?.refund === undefined) return;
  for (let from = serial; ; from += PAGE) {
    const bills = await billsFrom(context, lane, { from, limit: PAGE });
    for (const { bill } of bills) {
      const { document } = bill;
      const family = await context.store.family(document);
      const refunds = family.bills.filter((each) => each.document.id !== document.id && each.standing === undefined);
      if (refunds.length === 0) continue;
      fail(issue('lane-refunded', [], { lane: laneText(lane), document: document.id, refunds: refunds.length }));
    }
    if (bills.length < PAGE) return;
  }
}

/** One step: the last documents, though none before `from`. */
async function takeBack(context: LaneContext, at: StoredLane, from: number): Promise<StoredLane> {
  const { lane, checkpoint } = at.state;
  const last = checkpoint?.serial ?? 0;
  const first = Math.max(from, last - STEP + 1);
  const taken = await billsFrom(context, lane, { from: first, limit: last - first + 1 });
  const all = taken.map(({ bill }) => bill);
  // What was reversed posts nothing any more.
  const bills = all.filter(({ standing }) => standing !== 'reversed');
  const names = bills.flatMap((bill) => bill.record.entries.map((entry) => balanceName(keyOf(bill, entry))));
  return context.turns.inTurn([...new Set(names)], async () => {
    const documents = await waitingAgain(context, all);
    const progress = await progressBefore(context, lane, first);
    const { checkpoint: _, ...state } = at.state;
    const point = checkpointOf(progress);
    for (let attempt = 1; attempt <= context.limits.attempts; attempt += 1) {
      const balances = await voided(context, bills);
      const next = { ...state, ...(point === undefined ? {} : { checkpoint: point }) };
      const standings = bills.map(({ document }) => ({
        document,
        revision: document.revision,
        standing: 'void' as const,
      }));
      const answer = await context.store.commit({
        balances,
        standings,
        recordedAt: context.nowText(),
        lane: { documents, states: [{ state: next, version: at.version }] },
      });
      if (answer === 'committed') return { state: next, version: at.version + 1 };
      if (((await context.lanes.lane(lane))?.version ?? 0) !== at.version) break;
    }
    return conflict(context, lane);
  });
}

async function billsFrom(
  { lanes, store }: LaneContext,
  lane: LaneKey,
  of: { readonly from: number; readonly limit: number },
): Promise<readonly { readonly bill: StoredBill; readonly serial: number }[]> {
  const places = await lanes.cleared({ lane, ...of });
  const bills = places.length === 0 ? [] : await store.bills(places.map(({ document }) => document));
  return places.map(({ document, serial }, at) => {
    const bill = bills[at];
    if (bill !== undefined) return { bill, serial };
    // Bills are never deleted: a store that says so has lost one.
    return fail(issue('store-failed', [], { operation: 'bills', reason: `'${document.id}' is not found` }));
  });
}

/** The documents as they wait again, in the order in which they were cleared; one that was reversed is set aside. */
async function waitingAgain(
  { lanes, nowText }: LaneContext,
  bills: readonly StoredBill[],
): Promise<readonly LaneDocumentChange[]> {
  const known = await lanes.documents(bills.map(({ document }) => document));
  return bills.map(({ document, landing, standing }, at): LaneDocumentChange => {
    const entry: LaneDocument | undefined = known[at];
    if (entry === undefined) {
      return fail(issue('store-failed', [], { operation: 'lanes.documents', reason: `'${document.id}' is not found` }));
    }
    const was = { state: 'cleared' as const, revision: entry.document.revision };
    if (standing === 'reversed') {
      const aside = { reason: 'reversed', by: 'feewright', at: nowText() };
      return { entry: { ...entry, document, state: 'aside', hasHistory: true, aside }, was };
    }
    const standsIn = landing === undefined ? {} : { standsIn: landing.order };
    return { entry: { ...entry, document, state: 'waiting', hasHistory: true, ...standsIn }, was };
  });
}

/** The state of the lane just before a serial: the last checkpoint before it, and what was cleared from there on. */
async function progressBefore(context: LaneContext, lane: LaneKey, serial: number): Promise<Progress> {
  let progress = progressFrom(await context.lanes.checkpoint({ lane, serial: serial - 1 }));
  while (progress.serial < serial - 1) {
    const limit = Math.min(PAGE, serial - 1 - progress.serial);
    const bills = await billsFrom(context, lane, { from: progress.serial + 1, limit });
    for (const { bill } of bills) progress = advance(progress, bill.record, placeOf(bill.document));
    if (bills.length < limit) return conflict(context, lane);
  }
  return progress;
}

/** The entries of the bills taken back, the last one first, so that the totals go back by the way they came. */
async function voided({ store }: LaneContext, bills: readonly StoredBill[]): Promise<readonly BalanceChange[]> {
  const byTotal = new Map<string, { readonly balance: BalanceKey; readonly entries: AccumulatorEntry[] }>();
  for (const bill of bills.toReversed()) {
    for (const entry of bill.record.entries.toReversed()) {
      const balance = keyOf(bill, entry);
      const known = byTotal.get(balanceName(balance));
      if (known === undefined) byTotal.set(balanceName(balance), { balance, entries: [entry] });
      else known.entries.push(entry);
    }
  }
  const totals = [...byTotal.values()];
  const readings = totals.length === 0 ? [] : await store.balances(totals.map(({ balance }) => balance));
  const marks = await marksWithout(totals, store);
  return totals.map(({ balance, entries }, at) => {
    const { value, version } = readings[at] as StoredBalance;
    let before = value;
    const taken = entries.map((entry) => {
      const difference = exactText(subtract(parseExact(before), parseExact(entry.delta)));
      const after = marks.get(entry) ?? difference;
      const made = new VoidEntry(entry, { before, after, revision: entry.revision });
      if (entry.serial !== undefined) made.place(entry.serial);
      before = after;
      Object.freeze(made);
      return made;
    });
    return { balance, version, entries: taken };
  });
}

/**
 * What high-water marks come to without an entry and those taken back before it: somebody may have taken back another one since,
 * so the delta of then says nothing.
 */
async function marksWithout(
  totals: readonly { readonly balance: BalanceKey; readonly entries: readonly AccumulatorEntry[] }[],
  store: LaneContext['store'],
): Promise<ReadonlyMap<AccumulatorEntry, string>> {
  const asked = totals.flatMap(({ balance, entries }) =>
    entries[0]?.value === undefined
      ? []
      : entries.map((entry, at) => {
          const documents = entries.slice(0, at + 1).map(({ document }) => document);
          return { entry, read: { ...balance, excluding: { business: entry.business, documents } } };
        }),
  );
  if (asked.length === 0) return new Map();
  const answers = await store.balances(asked.map(({ read }) => read));
  return new Map(asked.map(({ entry }, at) => [entry, (answers[at] as StoredBalance).value]));
}

function keyOf({ snapshot }: StoredBill, { accumulator, key, window }: AccumulatorEntry): BalanceKey {
  const { document, model } = snapshot;
  return balanceKey({ tenant: document.tenant, model: model.code, accumulator, key, window });
}

async function moved(
  context: LaneContext,
  stored: StoredLane,
  { state }: { readonly state: LaneState },
): Promise<StoredLane> {
  const answer = await context.store.commit({ lane: { states: [{ state, version: stored.version }] } });
  return answer === 'committed' ? { state, version: stored.version + 1 } : conflict(context, state.lane);
}

function conflict({ limits }: LaneContext, lane: LaneKey): never {
  return fail(
    issue('store-conflict', [], { work: `lane ${laneText(lane)}`, attempts: limits.attempts }, { retryable: true }),
  );
}
