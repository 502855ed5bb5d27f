import { fail } from '../issues/error.ts';
import type { ClearingLine } from './clearing-line.ts';
import { recount } from './close-order.ts';
import type { SettlementOrder } from './order.ts';

/**
 * An order as JSON Lines: first `{"order": …}` with its header and totals, then one `{"line": …}` for each clearing line,
 * each text ending in a line feed. Amounts are text, unsigned by direction: what is received less what is paid is the
 * header's net. Throws the faults of `recount` if these are not the order's lines.
 */
export function* exportOrderJsonLines(
  order: SettlementOrder,
  lines: readonly ClearingLine[],
): Generator<string, void, undefined> {
  const issues = recount(order, lines);
  if (issues.length > 0) fail(issues);
  yield `${JSON.stringify({ order })}\n`;
  for (const line of lines) yield `${JSON.stringify({ line })}\n`;
}
