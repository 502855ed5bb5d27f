import type { BillingRecord } from '../decide/billing-record.ts';
import { add, exactText, negate, parseExact } from '../money/exact.ts';
import type { FeeNode, Plan } from '../plan/plan.ts';
import type { StoredBill } from '../ports/store.ts';

/**
 * What refunds have given back, where that depends on more than on how much of the original they were: shares, which are
 * divided by what is outstanding, fees by a formula, and what is left over of a total. By name, as a snapshot has it.
 */
export function refundedSoFar(plan: Plan, refunds: readonly StoredBill[]): { readonly [name: string]: string } {
  const sums: Record<string, string> = {};
  const count = (name: string, given: string): void => {
    sums[name] = exactText(add(parseExact(sums[name] ?? '0'), negate(parseExact(given))));
  };
  for (const { record, snapshot } of refunds) {
    for (const { apportionment, bearer, amount } of record.shares) {
      count(
        bearer === undefined ? `unplaced(${apportionment})` : `share(${apportionment}, ${bearer})`,
        amount.toFixed(),
      );
    }
    for (const node of plan.nodes) {
      if (node.kind !== 'fee' || !isCounted(node)) continue;
      const { code } = node.item;
      if (node.lines === undefined) count(code, givenOf(record, code, node.booking !== undefined));
      else
        for (const { id } of snapshot.lines ?? [])
          count(`${code}[${id}]`, givenOf(record, code, node.booking !== undefined, id));
    }
  }
  return sums;
}

/** Fees that are given back in proportion need no count: it is what was charged, by the part that was refunded. */
function isCounted({ refund }: FeeNode): boolean {
  return refund.kind === 'formula' || refund.kind === 'recomputed';
}

function givenOf(record: BillingRecord, fee: string, isBooked: boolean, line?: string): string {
  return isBooked ? record.amount(fee, line).toFixed() : record.exact(fee, line);
}
