import type { Sym } from '../formula/scope.ts';
import { type CumulativeWindow, cumulativeWindow } from '../plan/cumulative-window.ts';
import type { AccumulatorNode, FeeNode, LinesPlan, Plan } from '../plan/plan.ts';

/** Where a value stands in the frame, and where in a line's row. */
export interface Place {
  readonly slot: number;
  readonly at: number;
}

export type ValueKind = 'number' | 'boolean' | 'text' | 'list';

export function kindOf({ type }: Sym): ValueKind {
  switch (type.kind) {
    case 'list':
    case 'boolean':
      return type.kind;
    case 'text':
    case 'date':
      return 'text';
    default:
      return 'number';
  }
}

/** The place of something that each line has its own value of. */
export function placeOf(lines: LinesPlan, sym: Sym): Place {
  const kind = kindOf(sym);
  const slots = kind === 'list' ? lines.lists : kind === 'text' ? lines.texts : lines.numbers;
  const at = slots.indexOf(sym.slot);
  if (at < 0) throw new TypeError(`feewright: '${sym.name}' is nothing of a line; this is a bug`);
  return { slot: sym.slot, at };
}

/** The parts of a plan with lines; a node of lines is only in such a plan. */
export function planLines(plan: Pick<Plan, 'lines'>): LinesPlan {
  if (plan.lines === undefined)
    throw new TypeError('feewright: a plan without lines has a node of lines; this is a bug');
  return plan.lines;
}

/** What each line has of a fee's own. */
export function ownSyms({ value, exact, own, contained }: FeeNode): readonly Sym[] {
  const parts = own === undefined ? [] : [own.exact, own.booked, own.trueUpExact, own.trueUp];
  const left = contained === undefined ? [] : [contained.exact, contained.booked];
  return [...new Set([exact, value, ...parts, ...left])];
}

/** The total that a cumulative price of lines goes by. */
export interface LinesWindow extends CumulativeWindow {
  /** What each line adds to it once its turn is over; absent where the total is of whole documents, or of another window. */
  readonly adds: AccumulatorNode | undefined;
}

export function windowOf(node: FeeNode, plan: Pick<Plan, 'accumulators' | 'readings'>): LinesWindow | undefined {
  const { price } = node;
  const cumulative = 'cumulative' in price ? price.cumulative : undefined;
  if (cumulative === undefined) return undefined;
  const { accumulator, reading } = cumulative;
  const isOfLast = reading !== undefined && plan.readings[reading]?.span.startsWith('last') === true;
  const adds = plan.accumulators[accumulator];
  // A count counts documents: no line sees its own one.
  const isStill = isOfLast || adds?.lines === undefined || adds.item.keeps === 'count';
  return { ...cumulativeWindow(plan, cumulative), adds: isStill ? undefined : adds };
}

/** What a fee, the totals that it posts to and the one that it counts by read of a line before its turn. */
export function readsOf(node: FeeNode, plan: Pick<Plan, 'accumulators' | 'readings'>): readonly Sym[] {
  const posted = plan.accumulators.filter(({ source }) => source === node.value);
  const counted = windowOf(node, plan)?.adds;
  const totals = counted === undefined ? posted : [...posted, counted];
  const reads = [...(node.lines?.reads ?? []), ...totals.flatMap(({ lines }) => lines?.reads ?? [])];
  // What it computes itself is in the frame by the time that it is read, and not yet in the row.
  const own = ownSyms(node);
  return [...new Set(reads)].filter((sym) => !own.includes(sym));
}
