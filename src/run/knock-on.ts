import type { AccumulatorEntry, BillingRecord } from '../decide/billing-record.ts';
import { decide } from '../decide/decide.ts';
import type { DocumentKey, DocumentRef } from '../document/business-document.ts';
import type { Snapshot, SnapshotBalance } from '../factor/snapshot.ts';
import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import type { Names } from '../model/names.ts';
import type { StoredBill } from '../ports/store.ts';
import { balanceKey, balanceName } from './balance-key.ts';
import type { RunContext } from './context.ts';
import { refOf } from './events.ts';
import { granted } from './fault-of.ts';
import { type LineDifference, lineDifferences } from './line-differences.ts';
import { resolvedThen } from './read-again.ts';
import { readersAfter } from './readers-after.ts';
import { billedPart, msOf, ReplayedTotals } from './replayed-totals.ts';

/** A document that would have come to something else, had everything been right at first. */
export interface KnockOn<N extends Names = Names> {
  readonly document: DocumentRef;
  /** As it stands. */
  readonly record: BillingRecord<N>;
  /** As it would be. */
  readonly replayed: BillingRecord<N>;
  /** New − old, of the lines that differ; at least one. */
  readonly lines: readonly LineDifference[];
}

/**
 * What a correction means for other documents: those that read a total which the corrected document has a part in are decided
 * again from their own facts, one after the other in the order in which they were first posted, with the corrected document in
 * its old place. Those that would come to something else are told, with the money; the corrected document itself among them, where
 * its own amount was decided against the totals of a later day. Nothing is written.
 *
 * Faults: `document-unknown`, `definition-absent`, and those of deciding.
 *
 * Worked case: 900.00 and 200.00 at 5 %, all of it at 4 % from 1,000.00 on. The first is billed again as 1,000.00, against the
 * 200.00 of today: 38.00. In its old place it would be 40.00 (+2.00), and the second 8.00 instead of −1.00 (+9.00): together the
 * 48.00 of 1,200.00.
 */
export async function* knockOn(context: RunContext, key: DocumentKey): AsyncGenerator<KnockOn, void> {
  const { store } = context;
  const history = await store.history(key);
  const target = history.at(-1);
  if (target === undefined) return fail(issue('document-unknown', ['id'], { document: key.id }));
  const replay = new Replay(context);
  await replay.begin(history, target);
  yield* listed(await replay.next(target));
  for await (const bill of readersAfter(store, () => replay.keys, key)) yield* listed(await replay.next(bill));
}

function* listed(found: KnockOn | undefined): Generator<KnockOn, void> {
  if (found !== undefined) yield found;
}

class Replay {
  readonly #context: RunContext;
  readonly #totals: ReplayedTotals;
  /** By document: what refunds of it are decided from. */
  readonly #snapshots = new Map<string, Snapshot>();
  /** Of the corrected document: others were decided by whichever of its bills stood then. */
  #history: readonly StoredBill[] = [];
  #corrected: DocumentKey | undefined;

  constructor(context: RunContext) {
    this.#context = context;
    this.#totals = new ReplayedTotals(context);
  }

  get keys() {
    return this.#totals.keys;
  }

  /** Every total that any bill of the corrected document has posted to may differ from its place on. */
  async begin(history: readonly StoredBill[], { document }: StoredBill): Promise<void> {
    this.#history = history;
    this.#corrected = document;
    for (const { record, snapshot } of history) {
      for (const { accumulator, key, window } of record.entries) {
        const total = keyOf(snapshot, accumulator, { key, window });
        await this.#totals.join(balanceName(total), total, document);
      }
    }
  }

  /** Decides a document at its place, and goes on behind it. */
  async next(bill: StoredBill): Promise<KnockOn | undefined> {
    const isGone = bill.standing !== undefined;
    const snapshot = this.#snapshotNow(bill);
    const isSame = snapshot === bill.snapshot;
    const record = isGone ? undefined : isSame ? bill.record : this.#decided(bill, snapshot);
    this.#snapshots.set(bill.document.id, snapshot);
    await this.#post(bill, record);
    if (record === undefined || isSame) return undefined;
    const lines = lineDifferences(bill.record, record);
    return lines.length === 0
      ? undefined
      : { document: refOf(bill.document), record: bill.record, replayed: record, lines };
  }

  #decided({ document }: StoredBill, snapshot: Snapshot): BillingRecord {
    return decide(granted(this.#context.definitions.plan(snapshot, document)), snapshot);
  }

  /** The same snapshot, where nothing that it was decided by differs. */
  #snapshotNow({ snapshot, recordedAt }: StoredBill): Snapshot {
    const balances = this.#balancesNow(snapshot, msOf(recordedAt));
    const { refund } = snapshot;
    const original = refund && this.#snapshots.get(refund.original.document.id);
    const isMoved = refund !== undefined && original !== undefined && original !== refund.original;
    if (balances === undefined && !isMoved) return snapshot;
    return {
      ...snapshot,
      ...(balances === undefined ? {} : { balances }),
      ...(isMoved ? { refund: { ...refund, original } } : {}),
    };
  }

  #balancesNow(snapshot: Snapshot, readerMs: number): Snapshot['balances'] | undefined {
    let isChanged = false;
    const balances = Object.entries(snapshot.balances).map(
      ([name, balance], at): readonly [string, SnapshotBalance] => {
        const { accumulator, reading } = resolvedThen(snapshot)[at] ?? { accumulator: name };
        const total = balanceName(keyOf(snapshot, accumulator, balance));
        if (!this.#totals.has(total)) return [name, balance];
        const now = this.#totals.read(total, balance, { part: reading, readerMs });
        if (now.value === balance.value && now.entries === balance.entries) return [name, balance];
        isChanged = true;
        return [name, { ...balance, ...now }];
      },
    );
    return isChanged ? Object.fromEntries(balances) : undefined;
  }

  /** A total that the document posts another amount to than it did differs from here on. */
  async #post(bill: StoredBill, now: BillingRecord | undefined): Promise<void> {
    const bills = bill.document.id === this.#corrected?.id ? this.#history : [bill];
    const posted = new Map<string, Posted>();
    const at = (snapshot: Snapshot, entry: AccumulatorEntry): Posted => {
      const total = keyOf(snapshot, entry.accumulator, entry);
      const name = balanceName(total);
      const known = posted.get(name) ?? { total, then: new Map<StoredBill, AccumulatorEntry>(), now: undefined };
      posted.set(name, known);
      return known;
    };
    for (const each of bills) {
      // A bill that took the document back has the record of what it took.
      const entries = each.standing === undefined ? each.record.entries : [];
      for (const entry of entries) at(each.snapshot, entry).then.set(each, entry);
    }
    for (const entry of now?.entries ?? []) at(bill.snapshot, entry).now = entry;
    for (const [name, { total, then, now: is }] of posted) {
      if (then.get(bill)?.delta !== is?.delta) await this.#totals.join(name, total, bill.document);
      const parts = bills.map((each) => billedPart(then.get(each), msOf(each.recordedAt)));
      this.#totals.post(name, is, parts);
    }
  }
}

interface Posted {
  readonly total: ReturnType<typeof balanceKey>;
  readonly then: Map<StoredBill, AccumulatorEntry>;
  now: AccumulatorEntry | undefined;
}

function keyOf(
  { document, model }: Snapshot,
  accumulator: string,
  { key, window }: Pick<SnapshotBalance, 'key' | 'window'>,
): ReturnType<typeof balanceKey> {
  return balanceKey({ tenant: document.tenant, model: model.code, accumulator, key, window });
}
