import { Decimal } from 'feewright';
import { type Billed, crossingBill, type Month } from './month.ts';

/** Two ways to one figure. */
export interface Check {
  readonly name: { readonly en: string; readonly zh: string };
  readonly left: string;
  readonly right: string;
  readonly holds: boolean;
}

/** What must be so whatever the orders are; every figure is added up here anew, from the finest lines. */
export async function checksOf({
  engine,
  billed,
  running,
  settled,
  repeated,
  late,
  corrections,
}: Month): Promise<readonly Check[]> {
  const records = billed.map(({ record }) => record);
  const lines = records.flatMap((record) => record.lines);
  const lineNet = sumOf(lines.map(({ direction, amount }) => (direction === 'receive' ? amount : amount.negated())));
  const runningNet = sumOf(running.map(({ net }) => net));
  const settledNet = sumOf(settled.map(({ order }) => order.net));
  const payments = settled.flatMap((each) => each.payments);
  const paid = sumOf(payments.map(({ kind, amount }) => (kind === 'payout' ? amount : amount.negated())));
  const coupons = sumOf(billed.map(({ snapshot }) => new Decimal(String(snapshot.facts.coupon))));
  const shares = sumOf(records.flatMap((record) => record.shares.map(({ amount }) => amount)));
  const platform = sumOf(records.map((record) => record.share('couponCost', 'platform')));
  const sales = sumOf(records.map((record) => record.amount('goods')));
  const totals = await Promise.all(['1001', '1002', '1003'].map((party) => monthlySales(engine, party)));
  const paidLines = payments.flatMap((payment) => payment.lines);
  const clearingLines = settled.reduce((count, { order }) => count + order.lineCount, 0);
  const after = sumOf([late, corrections.refund, corrections.corrected].map(({ record }) => record.amount('goods')));
  const replaced = billed[0]?.record.amount('goods') ?? new Decimal(0);
  return [
    check('Σ fee lines = Σ orders', 'Σ 计费明细 = Σ 结算单', lineNet, settledNet),
    check('running totals = full recount at the close', '增量统计 = 关单全量统计', runningNet, settledNet),
    check('Σ payments = Σ orders', 'Σ 收付款单 = Σ 结算单', paid, settledNet),
    check(
      'clearing lines paid, each once = clearing lines',
      '已付清算单(各一次)= 清算单',
      new Set(paidLines).size,
      clearingLines,
    ),
    check('shares + unplaced = coupons', '各方分摊 + 未承担 = 优惠券', shares, coupons),
    check("platform's shares = its limit", '平台承担合计 = 平台额度', platform, new Decimal(1500)),
    check(
      'sales, late, refunded and corrected = month-to-date totals',
      '货款、迟到、退款与更正 = 商家累计交易额',
      sales.plus(after).minus(replaced),
      sumOf(totals),
    ),
    check(
      'a full refund = the original, turned',
      '全额退款 = 原单取反',
      netOf(corrections.refund),
      netOf(crossingBill(billed)).negated(),
    ),
    check(
      '3 messages sent again: billed before',
      '重复消息 3 条:均已计费',
      repeated.filter(({ status }) => status === 'exists').length,
      3,
    ),
  ];
}

function netOf({ record }: Billed): Decimal {
  return sumOf(record.lines.map(({ direction, amount }) => (direction === 'receive' ? amount : amount.negated())));
}

async function monthlySales(engine: Month['engine'], party: string): Promise<Decimal> {
  const balance = await engine.balance({
    tenant: 'mall',
    model: 'store-sale',
    accumulator: 'monthlySales',
    key: [party],
    window: '2026-11',
    timeZone: 'Asia/Shanghai',
  });
  return new Decimal(balance.value);
}

function check(en: string, zh: string, left: Decimal | number, right: Decimal | number): Check {
  // A count is a plain number, money is a Decimal.
  if (typeof left === 'number' || typeof right === 'number') {
    return { name: { en, zh }, left: String(left), right: String(right), holds: Number(left) === Number(right) };
  }
  return { name: { en, zh }, left: left.toFixed(2), right: right.toFixed(2), holds: left.eq(right) };
}

function sumOf(amounts: readonly Decimal[]): Decimal {
  return amounts.reduce((sum, amount) => sum.plus(amount), new Decimal(0));
}
