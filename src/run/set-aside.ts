import type { DocumentKey } from '../document/business-document.ts';
import { fail } from '../issues/error.ts';
import { type Issue, issue } from '../issues/issue.ts';
import { shown } from '../issues/shown.ts';
import type { LaneDocument, LaneDocumentState, LaneNote } from '../ports/lane-store.ts';
import type { LinesChange } from '../ports/store.ts';
import { landCleared } from './land-lines.ts';
import type { LaneContext } from './lane-context.ts';
import type { LaneReason } from './lane-outcome.ts';
import { earlierLines, takenBackLines } from './lines-again.ts';
import { linesBetween } from './lines-between.ts';

const TEXT_MAX = 200;

/**
 * Sets a waiting document aside (搁置): it posts nothing, and its lane goes on without it. What settlement has of it from before
 * a reset is taken back.
 *
 * Faults: `lane-document-unknown`, `lane-document-state` for one that doesn't wait, `lane-option-invalid`.
 */
export function setAside(context: LaneContext, key: DocumentKey, of: LaneReason): Promise<LaneDocument> {
  const aside = noteOf(context, of);
  return change(context, key, 'waiting', ({ standsIn: _, ...entry }) => ({ ...entry, state: 'aside', aside }));
}

/**
 * Takes a document up again that was set aside: it waits, and is cleared in its place, or as a late one if others behind it are
 * cleared already.
 */
export function takeUp(context: LaneContext, key: DocumentKey): Promise<LaneDocument> {
  return change(context, key, 'aside', (entry) => ({ ...entry, state: 'waiting' }));
}

/** Why and who, looked at: they are kept for ever. */
export function noteOf(context: LaneContext, { reason, by }: LaneReason): LaneNote {
  const refuse = (option: 'reason' | 'by', found: unknown): Issue =>
    issue('lane-option-invalid', [option], { option, found: shown(found), expected: 'text', nearest: undefined });
  const faults = [...(isText(reason) ? [] : [refuse('reason', reason)]), ...(isText(by) ? [] : [refuse('by', by)])];
  return faults.length > 0 ? fail(faults) : { reason, by, at: context.nowText() };
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '' && value.length <= TEXT_MAX;
}

async function change(
  context: LaneContext,
  key: DocumentKey,
  from: LaneDocumentState,
  next: (entry: LaneDocument) => LaneDocument,
): Promise<LaneDocument> {
  const { lanes, store, limits } = context;
  for (let attempt = 1; attempt <= limits.attempts; attempt += 1) {
    const [entry] = await lanes.documents([key]);
    if (entry === undefined) return fail(issue('lane-document-unknown', [], { document: key.id }));
    if (entry.state !== from) return fail(issue('lane-document-state', [], { document: key.id, state: entry.state }));
    const changed = next(entry);
    // Not in the lane's turn: somebody may be clearing it for a long time, and finds the document gone when he commits.
    const isToTakeBack = entry.standsIn !== undefined && changed.standsIn === undefined;
    const lines = isToTakeBack ? await takenBack(context, entry) : [];
    const was = { state: from, revision: entry.document.revision };
    const answer = await store.commit({ lines, lane: { documents: [{ entry: changed, was }] } });
    if (answer === 'committed') return changed;
  }
  return fail(
    issue('store-conflict', [], { work: `lane document ${key.id}`, attempts: limits.attempts }, { retryable: true }),
  );
}

/** The opposite of what settlement has of it. */
async function takenBack(context: LaneContext, { document }: LaneDocument): Promise<readonly LinesChange[]> {
  const bills = await context.store.history(document);
  const earlier = earlierLines(context, bills, { isTakenBack: false });
  const landed = await landCleared(context, linesBetween(earlier, takenBackLines(bills)), false);
  return landed.changes;
}
