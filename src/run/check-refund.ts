import type { BusinessDocument } from '../document/business-document.ts';
import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import type { Plan } from '../plan/plan.ts';
import type { StoredBill } from '../ports/store.ts';
import type { RunContext } from './context.ts';

/** What is known of the document that a refund names. */
export type OriginalStanding = 'unknown' | 'effective' | 'reversed';

/** One that a reset has made void waits to be cleared again: until then it is as if it had not been billed. */
export function standingOf(original: StoredBill | undefined): OriginalStanding {
  if (original === undefined || original.standing === 'void') return 'unknown';
  return original.standing ?? 'effective';
}

/**
 * Whether a refund can be billed now: its original has been billed, stands, and the model says what a refund does to it.
 *
 * Faults: `original-unknown` (retryable: it may still come), `original-reversed`, `refund-unsupported`.
 */
export async function checkRefund({ store }: RunContext, document: BusinessDocument, plan: Plan): Promise<void> {
  const { id, original } = document;
  if (original === undefined) return;
  const [bill] = await store.bills([{ ...document, id: original }]);
  switch (standingOf(bill)) {
    case 'unknown':
      return fail(issue('original-unknown', ['original'], { document: id, original }, { retryable: true }));
    case 'reversed':
      return fail(issue('original-reversed', ['original'], { document: id, original }));
    case 'effective': {
      const fees = withoutRefund(plan).join(', ');
      if (fees === '') return;
      const facts = { document: id, model: plan.definition.code, fees };
      return fail(issue('refund-unsupported', ['original'], facts));
    }
  }
}

/**
 * What of a plan doesn't say what a refund does to it: everything that is charged, divided or counted. The one place to
 * change when definitions can say it.
 */
function withoutRefund({ nodes, accumulators }: Plan): readonly string[] {
  const charged = nodes.filter((node) => node.kind !== 'fee' || node.item.enabled);
  return [...charged, ...accumulators].map(({ item }) => `'${item.code}'`);
}
