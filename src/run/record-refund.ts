import type { BusinessDocument } from '../document/business-document.ts';
import { fail } from '../issues/error.ts';
import { issue } from '../issues/issue.ts';
import { balanceName } from './balance-key.ts';
import type { BillAnswer } from './bill-answer.ts';
import type { RunContext } from './context.ts';
import { tell } from './events.ts';
import { prepareRefund, readRefund } from './prepare-refund.ts';
import { readsFor, resolvedThen } from './read-again.ts';
import { documentTurn, tryRecord } from './record-document.ts';

/**
 * Bills a refund: what its original was charged is given back, as far as its measure says. Refunds of one original take turns,
 * and the commit names them all, so that two of them never give back the same cent.
 *
 * Faults: those of `readRefund`, `prepareRefund` and of deciding; `store-conflict`.
 */
export async function recordRefund(context: RunContext, document: BusinessDocument): Promise<BillAnswer> {
  const { limits, observer, turns } = context;
  const read = await readRefund(context, document);
  const { snapshot } = read.original;
  const totals = readsFor(snapshot, resolvedThen(snapshot)).map(balanceName);
  const names = [documentTurn(document), documentTurn(read.original.document), ...totals];
  return turns.inTurn([...new Set(names)], async () => {
    for (let attempt = 1; attempt <= limits.attempts; attempt += 1) {
      const { family, ...prepared } = await prepareRefund(context, read);
      const answer = await tryRecord(context, prepared, { isFirst: attempt === 1, family });
      if (answer !== undefined) return answer;
      tell(observer, { type: 'retried', work: `bill ${document.id}`, attempt });
    }
    const facts = { work: `bill ${document.id}`, attempts: limits.attempts };
    return fail(issue('store-conflict', [], facts, { retryable: true }));
  });
}
