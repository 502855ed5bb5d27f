import { Decimal as DecimalJs } from 'decimal.js';
import { Parser } from 'expr-eval';
import { type ConditionProperties, Engine, type RuleProperties } from 'json-rules-engine';
import type { Contender, Order } from '../order-scenario.ts';

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

const RULES: readonly RuleProperties[] = [
  bandRule({ rate: 50, below: 100_000 }),
  bandRule({ rate: 40, from: 100_000, below: 1_000_000 }),
  bandRule({ rate: 30, from: 1_000_000 }),
  {
    name: 'service',
    conditions: { all: [{ fact: 'channel', operator: 'equal', value: 'app' }] },
    event: { type: 'service' },
  },
];

/** Rates are in thousandths: see `FORMULAS`. */
function bandRule({ rate, from, below }: { rate: number; from?: number; below?: number }): RuleProperties {
  const all: ConditionProperties[] = [];
  if (from !== undefined) all.push({ fact: 'gmv', operator: 'greaterThanInclusive', value: from });
  if (below !== undefined) all.push({ fact: 'gmv', operator: 'lessThan', value: below });
  return { name: `band-${rate}`, conditions: { all }, event: { type: 'band', params: { rate } } };
}

/**
 * expr-eval computes in doubles, which lose cents on decimals (`1.1 - 0.8`), so the formulas run on whole cents and
 * thousandths, where doubles are exact, and decimal.js brings the results back and rounds them.
 */
const parser = new Parser();
const FORMULAS = {
  base: parser.parse('price - coupon'),
  commission: parser.parse('base * rate'),
  service: parser.parse('base * 6'),
  payable: parser.parse('base - commission - service'),
  share: parser.parse('floor(coupon * weight / 10)'),
  remainder: parser.parse('coupon * weight % 10'),
};

const WEIGHTS = [
  { bearer: 'platform', weight: 5 },
  { bearer: 'supplier', weight: 3 },
  { bearer: 'merchant', weight: 2 },
];

async function decideOrder(engine: Engine, order: Order): Promise<Result> {
  const before = new Decimal(order.gmv);
  const { events } = await engine.run({ gmv: before.toNumber(), channel: order.channel });
  let rate: number | undefined;
  let hasService = false;
  for (const event of events) {
    if (event.type === 'band') rate = event.params?.rate;
    else if (event.type === 'service') hasService = true;
  }
  if (rate === undefined) throw new RangeError('no band');

  const price = centsOf(order.price);
  const coupon = centsOf(order.coupon);
  const base = FORMULAS.base.evaluate({ price, coupon });
  const lines: Line[] = [];
  const commission = roundedCents(FORMULAS.commission.evaluate({ base, rate }));
  lines.push({
    fee: 'commission',
    bearer: undefined,
    payer: 'merchant',
    payee: 'platform',
    amount: amountOf(commission),
  });
  let service = 0;
  if (hasService) {
    service = roundedCents(FORMULAS.service.evaluate({ base }));
    lines.push({ fee: 'service', bearer: undefined, payer: 'merchant', payee: 'platform', amount: amountOf(service) });
  }
  const payable = FORMULAS.payable.evaluate({ base, commission, service });
  lines.push({ fee: 'payable', bearer: undefined, payer: 'platform', payee: 'merchant', amount: amountOf(payable) });

  const shares = divide(coupon);
  for (const { bearer, amount } of shares) {
    if (bearer !== 'merchant') lines.push({ fee: 'couponCost', bearer, payer: bearer, payee: 'merchant', amount });
  }
  const delta = amountOf(base);
  return { lines, shares, gmv: { before, delta, after: before.plus(delta) } };
}

function centsOf(text: string): number {
  return new Decimal(text).times(100).toNumber();
}

function amountOf(cents: number): Decimal {
  return new Decimal(cents).div(100);
}

/** Thousandths of cents, rounded half up to cents. */
function roundedCents(thousandths: number): number {
  return new Decimal(thousandths).div(1000).toDecimalPlaces(0).toNumber();
}

/** Largest remainder, ties to the first. */
function divide(coupon: number): { bearer: string; amount: Decimal }[] {
  const parts = WEIGHTS.map(({ bearer, weight }, index) => ({
    bearer,
    index,
    cents: Number(FORMULAS.share.evaluate({ coupon, weight })),
    remainder: Number(FORMULAS.remainder.evaluate({ coupon, weight })),
  }));
  let left = coupon;
  for (const { cents } of parts) left -= cents;
  if (left > 0) {
    for (const part of [...parts].sort((a, b) => b.remainder - a.remainder || a.index - b.index)) {
      if (left === 0) break;
      part.cents += 1;
      left -= 1;
    }
  }
  return parts.map(({ bearer, cents }) => ({ bearer, amount: amountOf(cents) }));
}

const read: Contender<Result>['read'] = ({ lines, shares, gmv }) => ({
  lines: lines.map((line) => ({ ...line, amount: line.amount.toFixed(2) })),
  shares: shares.map(({ bearer, amount }) => ({ bearer, amount: amount.toFixed(2) })),
  gmv: { before: gmv.before.toFixed(), delta: gmv.delta.toFixed(), after: gmv.after.toFixed() },
});

/** An Engine for every order, the one safe way where orders are computed concurrently: shared, it loses rules. */
export const assembledPeers: Contender<Result> = {
  name: 'json-rules-engine + expr-eval + decimal.js',
  isAsync: true,
  decide: (order) => decideOrder(new Engine([...RULES]), order),
  read,
};

const engine = new Engine([...RULES]);

/** The peers' best case: one Engine, and every order awaited before the next one starts. */
export const assembledPeersInTurn: Contender<Result> = {
  name: 'the same, one shared Engine, one order at a time',
  isAsync: true,
  decide: (order) => decideOrder(engine, order),
  read,
};
