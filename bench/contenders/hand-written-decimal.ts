import { Decimal as DecimalJs } from 'decimal.js';
import type { Contender, Order } from '../order-scenario.ts';

/** The default of 20 digits would round products; 60 keeps every one of this scenario exact. */
const Decimal = DecimalJs.clone({ defaults: true, precision: 60, rounding: DecimalJs.ROUND_HALF_UP });
type Decimal = DecimalJs;

interface Line {
  fee: string;
  bearer: string | undefined;
  payer: string;
  payee: string;
  amount: Decimal;
}

interface Result {
  lines: Line[];
  shares: { bearer: string; amount: Decimal }[];
  gmv: { before: Decimal; delta: Decimal; after: Decimal };
}

const BANDS = [
  { from: new Decimal('1000000'), rate: new Decimal('0.03') },
  { from: new Decimal('100000'), rate: new Decimal('0.04') },
  { from: new Decimal('0'), rate: new Decimal('0.05') },
];
const SERVICE_RATE = new Decimal('0.006');
const CENT = new Decimal('0.01');
const WEIGHTS = [
  { bearer: 'platform', weight: 5 },
  { bearer: 'supplier', weight: 3 },
  { bearer: 'merchant', weight: 2 },
];
const TOTAL_WEIGHT = 10;

function decideOrder(order: Order): Result {
  const coupon = new Decimal(order.coupon);
  const before = new Decimal(order.gmv);
  const base = new Decimal(order.price).minus(coupon);
  const lines: Line[] = [];

  const commission = base.times(rateAt(before)).toDecimalPlaces(2);
  lines.push({ fee: 'commission', bearer: undefined, payer: 'merchant', payee: 'platform', amount: commission });
  let payable = base.minus(commission);
  if (order.channel === 'app') {
    const service = base.times(SERVICE_RATE).toDecimalPlaces(2);
    lines.push({ fee: 'service', bearer: undefined, payer: 'merchant', payee: 'platform', amount: service });
    payable = payable.minus(service);
  }
  lines.push({ fee: 'payable', bearer: undefined, payer: 'platform', payee: 'merchant', amount: payable });

  const shares = divide(coupon);
  for (const { bearer, amount } of shares) {
    if (bearer !== 'merchant') lines.push({ fee: 'couponCost', bearer, payer: bearer, payee: 'merchant', amount });
  }
  return { lines, shares, gmv: { before, delta: base, after: before.plus(base) } };
}

function rateAt(gmv: Decimal): Decimal {
  for (const { from, rate } of BANDS) if (gmv.gte(from)) return rate;
  throw new RangeError('no band');
}

/** Largest remainder: everyone's whole cents, and the cents that are left to the largest remainders. */
function divide(amount: Decimal): { bearer: string; amount: Decimal }[] {
  const shares: { bearer: string; amount: Decimal }[] = [];
  const remainders: { index: number; remainder: Decimal }[] = [];
  let left = amount;
  for (let index = 0; index < WEIGHTS.length; index += 1) {
    const { bearer, weight } = WEIGHTS[index]!;
    const exact = amount.times(weight).div(TOTAL_WEIGHT);
    const whole = exact.toDecimalPlaces(2, Decimal.ROUND_DOWN);
    shares.push({ bearer, amount: whole });
    remainders.push({ index, remainder: exact.minus(whole) });
    left = left.minus(whole);
  }
  if (left.isZero()) return shares;
  remainders.sort((a, b) => b.remainder.cmp(a.remainder) || a.index - b.index);
  for (const { index } of remainders) {
    if (left.isZero()) break;
    const share = shares[index]!;
    share.amount = share.amount.plus(CENT);
    left = left.minus(CENT);
  }
  return shares;
}

export const handWrittenDecimal: Contender<Result> = {
  name: 'decimal.js by hand',
  isAsync: false,
  decide: decideOrder,
  read: ({ lines, shares, gmv }) => ({
    lines: lines.map((line) => ({ ...line, amount: line.amount.toFixed(2) })),
    shares: shares.map(({ bearer, amount }) => ({ bearer, amount: amount.toFixed(2) })),
    gmv: { before: gmv.before.toFixed(), delta: gmv.delta.toFixed(), after: gmv.after.toFixed() },
  }),
};
