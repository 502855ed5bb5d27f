import { type Issue, issue } from '../issues/issue.ts';
import { failed, ok, type Result } from '../issues/outcome.ts';
import { unitsText } from '../money/units.ts';
import type { ClearingLine } from './clearing-line.ts';
import { listText } from './list-text.ts';
import { type SettlementOrder, settlementOrder } from './order.ts';
import { checkMove } from './order-state.ts';
import { compareTotalKeys, type OrderTotal, type TotalKey, totalsOf } from './order-total.ts';
import { isSameAmount } from './scaled-units.ts';

/**
 * 全量统计: adds up all lines of an order anew and compares the result with the running totals. No issues mean that they
 * agree: every line belongs to the order, none is there twice, and each total has the same amount and count.
 *
 * Faults: `order-line-foreign`, `order-line-twice`, and `order-total-mismatch`, which names both totals and the lines.
 */
export function recount(order: SettlementOrder, lines: readonly ClearingLine[]): readonly Issue[] {
  const issues: Issue[] = [];
  const seen = new Set<string>();
  for (const line of lines) {
    const facts = { order: order.id, line: line.id };
    if (line.order !== order.id) issues.push(issue('order-line-foreign', [], { ...facts, lineOrder: line.order }));
    else if (seen.has(line.id)) issues.push(issue('order-line-twice', [], facts));
    seen.add(line.id);
  }
  // Both lists are sorted by the same key, so one walk finds what differs and what only one of them has.
  const counted = totalsOf(lines);
  let running = 0;
  let recounted = 0;
  for (;;) {
    const was = order.totals[running];
    const is = counted[recounted];
    if (was === undefined && is === undefined) return issues;
    const sequence = was === undefined ? 1 : is === undefined ? -1 : compareTotalKeys(was, is);
    if (sequence <= 0) running += 1;
    if (sequence >= 0) recounted += 1;
    const pair = { was: sequence <= 0 ? was : undefined, is: sequence >= 0 ? is : undefined };
    if (!isAgreed(pair)) issues.push(mismatch(order, pair, lines));
  }
}

/**
 * Closes an open order after a full recount of its lines. Closing counts, and changes no amount; a mismatch stops it.
 *
 * Faults: `order-move-illegal` if it is not open, and those of `recount`.
 *
 * @param lines all lines that have landed in the order
 * @param options `at`: the instant to write into the history, from the caller's clock
 */
export function closeOrder(
  order: SettlementOrder,
  lines: readonly ClearingLine[],
  options: { readonly at?: string } = {},
): Result<SettlementOrder> {
  const move = checkMove(order, 'closed');
  if (!move.ok) return move;
  const issues = recount(order, lines);
  if (issues.length > 0) return failed(issues);
  return ok(movedOrder(order, 'closed', options.at));
}

/** The order in its next state, with one step more in its history. The move was checked before. */
export function movedOrder(
  order: SettlementOrder,
  to: SettlementOrder['state'],
  at: string | undefined,
): SettlementOrder {
  const step = { from: order.state, to, ...(at === undefined ? {} : { at }) };
  return settlementOrder({ key: order, state: to, totals: order.totals, history: [...order.history, step] });
}

interface Pair {
  readonly was: OrderTotal | undefined;
  readonly is: OrderTotal | undefined;
}

function isAgreed({ was, is }: Pair): boolean {
  return was !== undefined && is !== undefined && was.count === is.count && isSameAmount(was, is);
}

function mismatch(order: SettlementOrder, { was, is }: Pair, lines: readonly ClearingLine[]): Issue {
  // One of the two is there, or there would be nothing to compare.
  const key = (was ?? is) as TotalKey;
  const named = lines.filter((line) => compareTotalKeys(line, key) === 0).map((line) => line.id);
  return issue('order-total-mismatch', [], {
    order: order.id,
    clearing: key.clearing,
    direction: key.direction,
    counterpart: key.counterpart,
    running: was === undefined ? 'none' : unitsText(was.units, was.scale),
    runningCount: was?.count ?? 0,
    recounted: is === undefined ? 'none' : unitsText(is.units, is.scale),
    recountedCount: is?.count ?? 0,
    lines: named.length === 0 ? 'none' : listText(named),
  });
}
