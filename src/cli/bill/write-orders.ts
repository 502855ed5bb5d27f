import { orderCsvRows } from '../../csv.ts';
import type { Engine, SettlementOrder } from '../../index.ts';
import { csvLine } from './csv-line.ts';
import type { OutputFolder } from './output-folder.ts';
import { Sums, sumText } from './tally.ts';

export interface WrittenPayments {
  readonly payouts: number;
  readonly collections: number;
  readonly zeros: number;
  /** By currency, payouts plus and collections minus. */
  readonly signed: Sums;
}

/**
 * Writes orders.csv (one row an order), order-lines.csv (all lines of all orders; the column `amount` of one order adds
 * up to its net) and payments.csv.
 */
export async function writeOrders(
  engine: Engine,
  orders: readonly SettlementOrder[],
  folder: OutputFolder,
): Promise<WrittenPayments> {
  const header = folder.file('orders.csv');
  const body = folder.file('order-lines.csv');
  const money = folder.file('payments.csv');
  await header.write(
    csvLine([
      'order',
      'tenant',
      'contract',
      'owner',
      'period',
      'currency',
      'state',
      'lines',
      'receivable',
      'payable',
      'net',
    ]),
  );
  await money.write(csvLine(['payment', 'order', 'kind', 'payer', 'payee', 'currency', 'amount', 'lines']));
  const written = { payouts: 0, collections: 0, zeros: 0, signed: new Sums() };
  let isFirst = true;
  for (const order of orders) {
    await header.write(orderRow(order));
    if (folder.path !== undefined) {
      let isHeader = true;
      for (const row of orderCsvRows(order, await engine.lines(order.id))) {
        if (!isHeader || isFirst) await body.write(row);
        isHeader = false;
      }
      isFirst = false;
    }
    if (order.state !== 'split') continue;
    const { payments, zeros } = await engine.payments(order.id);
    written.zeros += zeros.length;
    for (const { id, kind, payer, payee, currency, units, scale, lines } of payments) {
      if (kind === 'payout') written.payouts += 1;
      else written.collections += 1;
      written.signed.add(currency, kind === 'payout' ? units : -units, scale);
      const amount = { amount: sumText({ units, scale }) };
      await money.write(csvLine([id, order.id, kind, payer, payee, currency, amount, String(lines.length)]));
    }
  }
  for (const file of [header, body, money]) await file.close();
  return written;
}

function orderRow(order: SettlementOrder): string {
  const { id, tenant, contract, owner, period, currency, state, lineCount, scale } = order;
  const amounts = [order.receivableUnits, order.payableUnits, order.netUnits].map((units) => ({
    amount: sumText({ units, scale }),
  }));
  return csvLine([id, tenant, contract, owner, period.key, currency, state, String(lineCount), ...amounts]);
}
