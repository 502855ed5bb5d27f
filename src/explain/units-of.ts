import { compileUnits, type PricedUnits } from '../fee/price-of-units.ts';
import type { FeeNode } from '../plan/plan.ts';
import type { DecidedAgain } from './decided-again.ts';

/** The price of one unit, and what all of them came to; `undefined` for a fee that isn't priced by the unit. */
export function unitsOf(decided: DecidedAgain, node: FeeNode): PricedUnits | undefined {
  if (node.quantity === undefined) return undefined;
  return compileUnits(node, node.quantity, decided.plan)(decided.seenBy(node), decided.totalsOf(node));
}
