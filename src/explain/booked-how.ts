import type { FeeNode } from '../plan/plan.ts';
import type { DecidedAgain } from './decided-again.ts';
import type { Explanation, Rounded } from './explanation.ts';

/** What of a fee was rounded, where that isn't its exact value. */
export function roundedOf({ price, isOfTotals }: FeeNode): Pick<Rounded, 'of'> {
  if (isOfTotals) return { of: 'totals' };
  return price.kind === 'bands' && price.roundEach !== undefined ? { of: 'bands' } : {};
}

/** The tax that takes its part of a fee's own line; of a fee of lines, that of the line that is being told. */
export function containedIn(decided: DecidedAgain, fee: FeeNode): Pick<Explanation, 'contained'> {
  for (const node of decided.plan.nodes) {
    if (node.kind !== 'fee' || node.contained?.fee !== fee || !decided.isApplied(node)) continue;
    const { item, value, booking, contained } = node;
    const line = decided.valueText(contained.booked, contained.booked.scale);
    return { contained: { tax: item.code, amount: decided.valueText(value, booking?.scale), line } };
  }
  return {};
}
