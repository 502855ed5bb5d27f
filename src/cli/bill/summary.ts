import Table from 'cli-table3';
import type { Language } from '../language.ts';
import type { BillReport } from './run-bill.ts';
import { orderSums } from './tally.ts';
import { WORDS } from './words.ts';

/** What a run came to, as data: `--json` prints it. Amounts are text by currency. */
export interface Summary {
  readonly rows: number;
  readonly billed: number;
  readonly failed: number;
  readonly parties: number;
  readonly feeLines: number;
  readonly fees: readonly {
    readonly currency: string;
    readonly fee: string;
    readonly direction: string;
    readonly sum: string;
  }[];
  readonly orders: { readonly open: number; readonly closed: number; readonly split: number };
  readonly refusedOrders: readonly string[];
  readonly totals: readonly {
    readonly currency: string;
    readonly receivable: string;
    readonly payable: string;
    readonly net: string;
    /** The fee lines added up apart from the orders; it must be the net. */
    readonly feeLines: string;
    readonly ties: boolean;
    /** Payouts less collections, and the net of the orders they came from. */
    readonly payments: string;
    readonly splitNet: string;
    readonly paymentsTie: boolean;
  }[];
  readonly payments: { readonly payouts: number; readonly collections: number; readonly zeros: number };
  readonly milliseconds: number;
}

export function summaryOf(report: BillReport): Summary {
  const { orders, sums, records, payments } = report;
  const count = (state: string): number => orders.filter((order) => order.state === state).length;
  const split = orderSums(orders.filter(({ state }) => state === 'split'));
  const currencies = new Set([...sums.net.keys(), ...records.nets.keys()]);
  return {
    rows: report.rows,
    billed: report.billed,
    failed: report.failedCount,
    parties: report.parties,
    feeLines: records.lines,
    fees: records.fees.entries().map(([key, sum]) => {
      const [currency = '', fee = '', direction = ''] = key.split('\n');
      return { currency, fee, direction, sum };
    }),
    orders: { open: count('open'), closed: count('closed'), split: count('split') },
    refusedOrders: report.refusedOrders,
    totals: [...currencies].map((currency) => {
      const net = sums.net.text(currency);
      const feeLines = records.nets.text(currency);
      const splitNet = split.net.text(currency);
      const paid = payments.signed.text(currency);
      return {
        ...{ currency, receivable: sums.receivable.text(currency), payable: sums.payable.text(currency), net },
        ...{ feeLines, ties: isSame(net, feeLines), payments: paid, splitNet, paymentsTie: isSame(paid, splitNet) },
      };
    }),
    payments: { payouts: payments.payouts, collections: payments.collections, zeros: payments.zeros },
    milliseconds: Math.round(report.milliseconds),
  };
}

/** Whether every sum that can be made in two ways came out the same. */
export function isTied(summary: Summary): boolean {
  return summary.refusedOrders.length === 0 && summary.totals.every(({ ties, paymentsTie }) => ties && paymentsTie);
}

export function summaryText(summary: Summary, language: Language): string {
  const say = (word: keyof typeof WORDS): string => WORDS[word][language];
  const { orders, payments } = summary;
  const head = new Table({ style: { head: [], border: [], compact: true }, colAligns: ['left', 'right'] });
  head.push(
    [say('rows'), String(summary.rows)],
    [say('billed'), String(summary.billed)],
    [say('failed'), String(summary.failed)],
    [say('parties'), String(summary.parties)],
    [say('feeLines'), String(summary.feeLines)],
    [say('orders'), String(orders.open + orders.closed + orders.split)],
    [say('openClosed'), `${orders.open} / ${orders.closed} / ${orders.split}`],
  );
  for (const total of summary.totals) {
    const { currency } = total;
    head.push(
      [`${say('receivable')} ${currency}`, total.receivable],
      [`${say('payable')} ${currency}`, total.payable],
      [`${say('net')} ${currency}`, total.net],
      [say('ties'), `${total.feeLines}  ${say(total.ties ? 'yes' : 'no')}`],
    );
    if (orders.split > 0)
      head.push([say('paymentTies'), `${total.payments}  ${say(total.paymentsTie ? 'yes' : 'no')}`]);
  }
  if (orders.split > 0)
    head.push([say('payments'), `${payments.payouts} / ${payments.collections} / ${payments.zeros}`]);
  head.push([say('time'), `${(summary.milliseconds / 1000).toFixed(2)} s`]);
  const fees = new Table({
    head: [say('fee'), say('direction'), say('sum')],
    style: { head: [], border: [], compact: true },
    colAligns: ['left', 'left', 'right'],
  });
  for (const { currency, fee, direction, sum } of summary.fees) {
    fees.push([fee, say(direction === 'receive' ? 'receive' : 'pay'), `${sum} ${currency}`]);
  }
  return `${fees.toString()}\n${head.toString()}`;
}

function isSame(a: string, b: string): boolean {
  const trimmed = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
  return trimmed(a) === trimmed(b);
}
