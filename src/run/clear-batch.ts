import type { BillingRecord } from '../decide/billing-record.ts';
import type { BusinessDocument } from '../document/business-document.ts';
import { makeSnapshot } from '../factor/make-snapshot.ts';
import type { Snapshot } from '../factor/snapshot.ts';
import { type FeewrightError, fail, isFeewrightError } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { advance, checkpointOf, type Progress } from '../lane/checkpoint.ts';
import { laneText } from '../lane/lane-key.ts';
import type { LaneDocumentChange, LaneState, StoredLane } from '../ports/lane-store.ts';
import type { BillChange } from '../ports/store.ts';
import type { ClearingLine } from '../settle/clearing-line.ts';
import { decideDocument } from './decide-document.ts';
import { tell } from './events.ts';
import { faultOf } from './fault-of.ts';
import { clearedLines, landTogether } from './land-lines.ts';
import type { LaneContext } from './lane-context.ts';
import { LaneLedger, type LedgerReads, ledgerReads } from './lane-ledger.ts';
import { earlierLines } from './lines-again.ts';
import { linesBetween } from './lines-between.ts';
import type { LoadedDocument } from './load-documents.ts';
import type { PreparedDocument } from './prepare-documents.ts';
import { billOf, created, freezeRecord } from './record-document.ts';

/** How far a lane is while it is cleared: what is stored of it, and its checkpoint. */
export interface LanePosition {
  readonly stored: StoredLane;
  readonly progress: Progress;
}

/**
 * What came of a batch. `committed`: all of it. `failed`: nothing of it, because of one document. `moved`: nothing of it, for
 * somebody else has changed the lane or one of the documents meanwhile.
 */
export type BatchEnd =
  | { readonly status: 'committed'; readonly at: LanePosition }
  | { readonly status: 'failed'; readonly document: BusinessDocument; readonly error: FeewrightError }
  | { readonly status: 'moved' };

interface Decided {
  readonly loaded: LoadedDocument;
  readonly prepared: PreparedDocument;
  readonly snapshot: Snapshot;
  readonly record: BillingRecord;
  readonly lines: readonly ClearingLine[];
  readonly serial: number;
}

/**
 * Clears neighbours of a lane together: each is decided after the one before it, with the totals that that one left; then
 * bills, entries, lines and the checkpoint are written in one commit, all or nothing.
 *
 * Documents of other lanes may post to the same total where it has `order: 'commit'`; those of one process take turns, between
 * processes the versions decide, and then all is read and decided anew.
 */
export function clearBatch(
  context: LaneContext,
  at: LanePosition,
  batch: readonly LoadedDocument[],
): Promise<BatchEnd> {
  const reads = ledgerReads(batch.flatMap(({ prepared }) => (isFeewrightError(prepared) ? [] : [prepared])));
  return context.turns.inTurn(reads.names, () => clearInTurn(context, at, { batch, reads }));
}

async function clearInTurn(
  context: LaneContext,
  at: LanePosition,
  { batch, reads }: { readonly batch: readonly LoadedDocument[]; readonly reads: LedgerReads },
): Promise<BatchEnd> {
  const { lane, generation } = at.stored.state;
  for (let attempt = 1; attempt <= context.limits.attempts; attempt += 1) {
    const ledger = await LaneLedger.read(context, reads);
    const decided: Decided[] = [];
    let { progress } = at;
    for (const loaded of batch) {
      try {
        const next = decideNext(context, { loaded, ledger, serial: progress.serial + 1 });
        progress = advance(progress, next.record, loaded.place);
        decided.push(next);
      } catch (thrown) {
        return { status: 'failed', document: loaded.entry.document, error: faultOf(thrown) };
      }
    }
    const state: LaneState = Object.freeze({ lane, generation, ...checkpointMember(progress) });
    const { bills, lines } = await billsOf(context, { decided, state, isFirst: attempt === 1 });
    const answer = await context.store.commit({
      bills,
      balances: ledger.changes(),
      lines,
      lane: { documents: decided.map(changeOf), states: [{ state, version: at.stored.version }] },
    });
    if (answer === 'committed') {
      if (context.observer !== undefined) for (const { bill } of bills) created(context, bill);
      return { status: 'committed', at: { stored: { state, version: at.stored.version + 1 }, progress } };
    }
    if (await hasMoved(context, at, batch)) return { status: 'moved' };
    tell(context.observer, { type: 'retried', work: `lane ${laneText(lane)}`, attempt });
  }
  const facts = { work: `lane ${laneText(lane)}`, attempts: context.limits.attempts };
  return fail(issue('store-conflict', [], facts, { retryable: true }));
}

function decideNext(
  context: LaneContext,
  of: { readonly loaded: LoadedDocument; readonly ledger: LaneLedger; readonly serial: number },
): Decided {
  const { loaded, ledger, serial } = of;
  const { prepared, entry, history } = loaded;
  if (isFeewrightError(prepared)) throw prepared;
  const { plan, base, resolved } = prepared;
  const snapshot = makeSnapshot(base, resolved, ledger.readings(prepared));
  const record = decideDocument(context, plan, snapshot, entry.document);
  for (const each of record.entries) each.place(serial);
  freezeRecord(record);
  ledger.post(prepared, record);
  const cleared = clearedLines(context, { record, plan });
  if (history.length === 0) return { loaded, prepared, snapshot, record, lines: cleared, serial };
  const isTakenBack = hasBeenTakenBack(loaded);
  const earlier = earlierLines(context, history, { isTakenBack });
  const { revision } = entry.document;
  const lines = linesBetween(earlier, { revision, run: runOf(loaded), lines: cleared });
  return { loaded, prepared, snapshot, record, lines, serial };
}

/** How often a revision has been billed or taken back; `undefined`: never. */
function runOf(loaded: LoadedDocument): number | undefined {
  const last = loaded.history.at(-1);
  if (last?.document.revision !== loaded.entry.document.revision) return undefined;
  return (last.run ?? 0) + (hasBeenTakenBack(loaded) ? 2 : 1);
}

/** Whether the lines of its void bill were taken back, because it was set aside. */
function hasBeenTakenBack({ entry, history }: LoadedDocument): boolean {
  return entry.standsIn === undefined && history.at(-1)?.landing !== undefined;
}

async function billsOf(
  context: LaneContext,
  of: {
    readonly decided: readonly Decided[];
    readonly state: LaneState;
    readonly isFirst: boolean;
  },
): Promise<{
  readonly bills: readonly BillChange[];
  readonly lines: Awaited<ReturnType<typeof landTogether>>['changes'];
}> {
  const { decided, state, isFirst } = of;
  const { lane, generation } = state;
  const { changes, landings } = await landTogether(
    context,
    decided.map(({ lines }) => lines),
    isFirst,
  );
  const bills = decided.map(({ loaded, prepared, snapshot, record, serial }, at): BillChange => {
    const { history } = loaded;
    const last = history.at(-1);
    const landing = landings[at] ?? (loaded.entry.standsIn === undefined ? undefined : last?.landing);
    const place = Object.freeze({ lane, serial, generation });
    const run = runOf(loaded);
    const bill = billOf(context, prepared, {
      snapshot,
      record,
      landed: { landing },
      place,
      ...(run === undefined ? {} : { run }),
    });
    return last === undefined ? { bill } : { bill, replaces: last.document.revision };
  });
  return { bills, lines: changes };
}

function changeOf({ loaded: { entry } }: Decided): LaneDocumentChange {
  const { standsIn: _, ...rest } = entry;
  return { entry: { ...rest, state: 'cleared' }, was: { state: 'waiting', revision: entry.document.revision } };
}

function checkpointMember(progress: Progress): Pick<LaneState, 'checkpoint'> {
  const checkpoint = checkpointOf(progress);
  return checkpoint === undefined ? {} : { checkpoint };
}

/** Whether a conflict came of more than totals and orders, which can be read anew. */
async function hasMoved(
  { lanes }: LaneContext,
  { stored }: LanePosition,
  batch: readonly LoadedDocument[],
): Promise<boolean> {
  const now = await lanes.lane(stored.state.lane);
  if ((now?.version ?? 0) !== stored.version) return true;
  const documents = await lanes.documents(batch.map(({ entry }) => entry.document));
  return batch.some(({ entry }, at) => {
    const known = documents[at];
    return known?.state !== 'waiting' || known.document.revision !== entry.document.revision;
  });
}
