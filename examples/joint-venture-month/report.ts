import { Decimal, explanationText } from 'feewright';
import { checksOf } from './checks.ts';
import { type Billed, crossingBill, type Month } from './month.ts';
import { heading, type Say, tableOf } from './tables.ts';
import { type Language, WORDS, type Word } from './words.ts';

/** The whole month as text, in the order in which money flows. */
export async function reportOf(month: Month, language: Language): Promise<string> {
  const say = (word: Word): string => WORDS[word][language];
  const parts = [
    heading(say('title')),
    billsText(month.billed, say),
    heading(say('settlement')),
    ordersText(month, say),
    heading(say('payments')),
    paymentsText(month, say),
    heading(say('explained')),
    explained(month, language, { bill: crossingBill(month.billed), target: { fee: 'commission' } }),
    heading(say('explainedShare')),
    explained(month, language, {
      bill: lastOfBudget(month.billed),
      target: { apportionment: 'couponCost', bearer: 'platform' },
    }),
    heading(say('late')),
    lateText(month, say),
    heading(say('refunded')),
    explained(month, language, { bill: month.corrections.refund, target: { fee: 'commission' } }),
    heading(say('corrected')),
    correctedText(month, say),
    heading(say('checks')),
    await checksText(month, language),
  ];
  return `${parts.join('\n')}\n`;
}

function billsText(billed: readonly Billed[], say: Say): string {
  const head = [
    'order',
    'merchant',
    'price',
    'coupon',
    'goods',
    'before',
    'commission',
    'platform',
    'supplier',
    'bearer',
  ];
  const table = tableOf(head as Word[], say, 2);
  const last = billed.indexOf(lastOfBudget(billed));
  const shown = [...billed.slice(0, 5), undefined, ...billed.slice(last - 2, last + 4), undefined];
  for (const bill of shown) table.push(bill === undefined ? head.map(() => '…') : [...billRow(bill)]);
  return `${billed.length} ${say('bills')}:\n${table.toString()}`;
}

function billRow({ record, snapshot }: Billed): readonly string[] {
  const { facts, balances } = snapshot;
  return [
    record.document,
    `${record.party} / ${record.store}`,
    twoDecimals(facts.price),
    twoDecimals(facts.coupon),
    record.amount('goods').toFixed(2),
    twoDecimals(balances.monthlySales?.value),
    record.amount('commission').toFixed(2),
    ...(['platform', 'supplier', 'merchant'] as const).map((bearer) => record.share('couponCost', bearer).toFixed(2)),
  ];
}

/** Snapshots keep numbers in their shortest form: `329` is 329.00. */
function twoDecimals(value: unknown): string {
  return new Decimal(String(value)).toFixed(2);
}

function ordersText({ settled }: Month, say: Say): string {
  const table = tableOf(['owner', 'receivable', 'payable', 'net', 'lines'], say, 1);
  for (const { order } of settled) {
    const amounts = [order.receivable, order.payable, order.net].map((amount) => amount.toFixed(2));
    table.push([order.owner, ...amounts, String(order.lineCount)]);
  }
  return table.toString();
}

function paymentsText({ settled }: Month, say: Say): string {
  const table = tableOf(['kind', 'payer', 'payee', 'amount', 'lines'], say, 3);
  for (const { kind, payer, payee, amount, lines } of settled.flatMap(({ payments }) => payments)) {
    table.push([say(kind), payer, payee, amount.toFixed(2), String(lines.length)]);
  }
  return table.toString();
}

function explained(
  { engine }: Month,
  language: Language,
  of: { readonly bill: Billed; readonly target: Parameters<Month['engine']['explain']>[1] },
): string {
  // The snapshot alone is asked: no service, no running total as it is by now.
  return explanationText(engine.explain(of.bill.snapshot, of.target), language);
}

function lateText({ late }: Month, say: Say): string {
  const { period, landed } = late.late ?? { period: '?', landed: '?' };
  return `${late.record.document}: ${say('lateText').replace('{period}', period).replace('{landed}', landed)}`;
}

/** The order billed again, and the orders behind it that it would have moved. */
function correctedText({ billed, corrections: { corrected, knockOn } }: Month, say: Say): string {
  const [first] = billed;
  const table = tableOf(['order', 'amount', 'stands', 'would'], say, 2);
  for (const name of ['goods', 'commission'] as const) {
    const before = first?.record.amount(name).toFixed(2) ?? '';
    table.push([corrected.record.document, say(name), before, corrected.record.amount(name).toFixed(2)]);
  }
  const others = tableOf(['order', 'amount', 'stands', 'would'], say, 2);
  for (const { document, record, replayed } of knockOn) {
    const [stands, would] = [record, replayed].map((each) => each.amount('commission').toFixed(2));
    others.push([document.id, say('commission'), stands, would]);
  }
  return `${table.toString()}\n${say('knockOn')}:\n${others.toString()}`;
}

async function checksText(month: Month, language: Language): Promise<string> {
  const say: Say = (word) => WORDS[word][language];
  const table = tableOf(['check', 'left', 'right', 'holds'], say, 1);
  for (const { name, left, right, holds } of await checksOf(month)) {
    table.push([name[language], left, right, say(holds ? 'yes' : 'no')]);
  }
  return table.toString();
}

/** The order that took the last of the platform's limit. */
export function lastOfBudget(billed: readonly Billed[]): Billed {
  const found = billed.find(({ record }) =>
    record.entries.some((entry) => entry.accumulator === 'platformCoupons' && entry.after === '1500'),
  );
  if (found === undefined) throw new Error("the platform's limit is not used up");
  return found;
}
