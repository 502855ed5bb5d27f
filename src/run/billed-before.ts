import type { DocumentKey } from '../document/business-document.ts';
import type { StoredBill } from '../ports/store.ts';
import type { RunContext } from './context.ts';
import { granted } from './fault-of.ts';
import { clearedLines } from './land-lines.ts';
import type { BilledLines } from './lines-between.ts';

/** Every billing of a document so far, with the clearing lines of what it came to; none of one that took it back. */
export async function billedBefore(context: RunContext, document: DocumentKey): Promise<readonly BilledLines[]> {
  const history = await context.store.history(document);
  return history.map((bill) => ({ revision: bill.document.revision, run: bill.run, lines: linesOf(context, bill) }));
}

function linesOf(context: RunContext, { record, snapshot, document, standing }: StoredBill): BilledLines['lines'] {
  if (standing === 'reversed') return [];
  return clearedLines(context, { record, plan: granted(context.definitions.plan(snapshot, document)) });
}
