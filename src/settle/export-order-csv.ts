import { fail } from '../issues/error.ts';
import { unitsText } from '../money/units.ts';
import { type ClearingLine, signedUnits } from './clearing-line.ts';
import { recount } from './close-order.ts';
import { textCell } from './csv-cell.ts';
import type { SettlementOrder } from './order.ts';

/** The columns, in their order. Only `amount` and `total` hold amounts; all others are text. */
export const ORDER_CSV_COLUMNS = Object.freeze([
  'row',
  'order',
  'line',
  'document',
  'revision',
  'business',
  'party',
  'store',
  'contractVersion',
  'clearing',
  'direction',
  'counterpart',
  'time',
  'period',
  'currency',
  'amount',
  'total',
] as const);

type Column = (typeof ORDER_CSV_COLUMNS)[number];

const LINE_END = '\r\n';

/**
 * An order as CSV (RFC 4180, with a header row), to be opened in a spreadsheet or read by a program.
 *
 * One row `line` for each clearing line, its `amount` as the owner sees it: received plus, paid minus. Then the rows
 * `receivable`, `payable` (minus) and `net` with the order's header in `total`: the column `amount` adds up to the net.
 * Texts that a spreadsheet would run are neutralised, amounts never are. `period` is the line's own, also if it is late.
 *
 * Throws the faults of `recount` if these are not the order's lines, so no file is written that doesn't add up.
 *
 * Worked case: lines that receive 94.00 and pay 6.00: amounts `94.00` and `-6.00`, totals `94.00`, `-6.00` and `88.00`.
 */
export function exportOrderCsv(order: SettlementOrder, lines: readonly ClearingLine[]): string {
  return [...orderCsvRows(order, lines)].join('');
}

/** The same, row by row, each with its line end: for orders too large for one text. */
export function* orderCsvRows(
  order: SettlementOrder,
  lines: readonly ClearingLine[],
): Generator<string, void, undefined> {
  const issues = recount(order, lines);
  if (issues.length > 0) fail(issues);
  yield ORDER_CSV_COLUMNS.join(',') + LINE_END;
  for (const line of lines) yield rowText(lineCells(line));
  const { scale } = order;
  yield rowText(totalCells(order, { row: 'receivable', total: unitsText(order.receivableUnits, scale) }));
  yield rowText(totalCells(order, { row: 'payable', total: unitsText(-order.payableUnits, scale) }));
  yield rowText(totalCells(order, { row: 'net', total: unitsText(order.netUnits, scale) }));
}

function lineCells(line: ClearingLine): Readonly<Record<Column, string>> {
  return {
    row: 'line',
    order: textCell(line.order),
    line: textCell(line.id),
    document: textCell(line.document),
    revision: String(line.revision),
    business: textCell(line.business),
    party: textCell(line.party),
    store: textCell(line.store ?? ''),
    contractVersion: textCell(line.contract.version),
    clearing: textCell(line.clearing),
    direction: line.direction,
    counterpart: textCell(line.counterpart),
    time: line.time,
    period: line.period.key,
    currency: line.currency,
    amount: unitsText(signedUnits(line), line.scale),
    total: '',
  };
}

function totalCells(
  order: SettlementOrder,
  of: { readonly row: string; readonly total: string },
): Readonly<Partial<Record<Column, string>>> {
  const { currency, period } = order;
  return { row: of.row, order: textCell(order.id), period: period.key, currency, total: of.total };
}

function rowText(cells: Readonly<Partial<Record<Column, string>>>): string {
  return ORDER_CSV_COLUMNS.map((column) => cells[column] ?? '').join(',') + LINE_END;
}
