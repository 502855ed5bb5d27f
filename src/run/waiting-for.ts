import type { DocumentKey } from '../document/business-document.ts';
import type { Command } from '../ports/inbox.ts';
import type { BillOutcome } from './bill-answer.ts';
import type { RunContext } from './context.ts';

/** What came of a document, as far as those that wait for it need to know. */
export type Billed = Pick<BillOutcome, 'status' | 'document'>;

/** Refunds of one document that are looked up in one call. */
const PAGE = 500;

/**
 * What of the waiting can be cleared now: refunds of the documents that were billed just now, in the order of arrival. A refund is
 * kept before its original is looked up, and looked up here after the original is recorded: so one of the two sees the other.
 */
export async function waitingFor(
  { store, intakes }: RunContext,
  outcomes: readonly Billed[],
): Promise<readonly Command[]> {
  const { inbox } = store;
  if (inbox === undefined || intakes.size === 0) return [];
  const found: Command[] = [];
  for (const { status, document } of outcomes) {
    if (status === 'created' && document !== undefined) found.push(...(await refundsOf(inbox, document)));
  }
  return found;
}

async function refundsOf(
  inbox: NonNullable<RunContext['store']['inbox']>,
  { tenant, business, id }: DocumentKey,
): Promise<readonly Command[]> {
  const found: Command[] = [];
  let after = 0;
  for (;;) {
    const page = await inbox.queue({ states: ['open', 'waiting'], tenant, business, original: id, after, limit: PAGE });
    found.push(...page.map(({ command }) => command));
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return found;
    after = last.arrival;
  }
}
