import { type Amount, amountDifference } from '../money/amount.ts';
import type { Plan } from '../plan/plan.ts';
import type { FeeLine, LineKind } from './fee-line.ts';

/** One booking, and what rounding made of it. */
export interface RoundingEntry {
  /** `divided`: the amount of an apportionment, rounded before it was divided; its shares are whole. */
  readonly kind: LineKind | 'divided';
  /** Code of the fee, or of the apportionment. */
  readonly fee: string;
  /** Id of the document's line, of a fee of lines. */
  readonly line?: string;
  /** Booked − exact, as exact text. */
  readonly difference: string;
}

/** What rounding made of every booking of a document. */
export function roundingOf(plan: Plan, lines: readonly FeeLine[], values: readonly Amount[]): readonly RoundingEntry[] {
  const booked = lines.flatMap((each): readonly RoundingEntry[] => {
    const { kind, fee, line, roundingDifference: difference } = each;
    if (kind !== 'fee' && kind !== 'true-up') return [];
    return [line === undefined ? { kind, fee, difference } : { kind, fee, line, difference }];
  });
  const divided = plan.nodes.flatMap((node): readonly RoundingEntry[] => {
    if (node.kind !== 'apportionment') return [];
    const { of, fee, amount } = node;
    const source = fee === undefined ? of : (fee.lines?.exact ?? fee.exact);
    const [a, b] = [values[amount.slot] as Amount, values[source.slot] as Amount];
    return [{ kind: 'divided', fee: node.item.code, difference: amountDifference(a, amount.scale, b, source.scale) }];
  });
  return [...booked, ...divided];
}
