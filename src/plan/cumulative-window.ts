import type { Sym } from '../formula/scope.ts';
import type { CumulativeTotal } from './balance-need.ts';
import type { Plan } from './plan.ts';

/** The total before the document that a cumulative price reads. */
export interface CumulativeWindow {
  /** Its place among the totals of a decision: the accumulators', then the readings'. */
  readonly index: number;
  /** What a snapshot has it under. */
  readonly name: string;
  readonly before: Sym;
  /** It says a band, and the measure isn't added to it: the window before, a count, a high-water mark. */
  readonly isApart: boolean;
}

/** Where a cumulative price finds its `b`. */
export function cumulativeWindow(
  { accumulators, readings }: Pick<Plan, 'accumulators' | 'readings'>,
  { accumulator, reading }: CumulativeTotal,
): CumulativeWindow {
  const part = reading === undefined ? undefined : readings[reading];
  if (part !== undefined) {
    const { name, sym, span } = part;
    const isApart = span !== 'since' || accumulators[accumulator]?.item.keeps !== undefined;
    return { index: accumulators.length + (reading ?? 0), name, before: sym, isApart };
  }
  const node = accumulators[accumulator];
  if (node === undefined) throw new RangeError(`feewright: no accumulator ${accumulator} in the plan; this is a bug`);
  return { index: accumulator, name: node.item.code, before: node.before, isApart: node.item.keeps !== undefined };
}
