import type { Contender, Order } from '../order-scenario.ts';

/** Amounts are cents in plain numbers. */
interface Line {
  fee: string;
  bearer: string | undefined;
  payer: string;
  payee: string;
  amount: number;
}

interface Share {
  bearer: string;
  amount: number;
}

interface Result {
  lines: Line[];
  shares: Share[];
  gmv: { before: number; delta: number; after: number };
}

/** The ceiling: no model, no checks, no other scale, and wrong without a word for anything but this scenario. */
function decideOrder(order: Order): Result {
  const coupon = centsOf(order.coupon);
  const before = centsOf(order.gmv);
  const base = centsOf(order.price) - coupon;
  const lines: Line[] = [];

  const rate = before >= 1_000_000_00 ? 30 : before >= 100_000_00 ? 40 : 50;
  const commission = Math.floor((base * rate + 500) / 1000);
  lines.push({ fee: 'commission', bearer: undefined, payer: 'merchant', payee: 'platform', amount: commission });
  let payable = base - commission;
  if (order.channel === 'app') {
    const service = Math.floor((base * 6 + 500) / 1000);
    lines.push({ fee: 'service', bearer: undefined, payer: 'merchant', payee: 'platform', amount: service });
    payable -= service;
  }
  lines.push({ fee: 'payable', bearer: undefined, payer: 'platform', payee: 'merchant', amount: payable });

  const shares = divide(coupon);
  for (let i = 0; i < 2; i += 1) {
    const { bearer, amount } = shares[i]!;
    lines.push({ fee: 'couponCost', bearer, payer: bearer, payee: 'merchant', amount });
  }
  return { lines, shares, gmv: { before, delta: base, after: before + base } };
}

/** 5 : 3 : 2 by largest remainder; at most two cents are left. */
function divide(cents: number): Share[] {
  const remainders = [(cents * 5) % 10, (cents * 3) % 10, (cents * 2) % 10];
  const shares: Share[] = [
    { bearer: 'platform', amount: (cents * 5 - remainders[0]!) / 10 },
    { bearer: 'supplier', amount: (cents * 3 - remainders[1]!) / 10 },
    { bearer: 'merchant', amount: (cents * 2 - remainders[2]!) / 10 },
  ];
  for (let left = (remainders[0]! + remainders[1]! + remainders[2]!) / 10; left > 0; left -= 1) {
    let largest = 0;
    if (remainders[1]! > remainders[largest]!) largest = 1;
    if (remainders[2]! > remainders[largest]!) largest = 2;
    shares[largest]!.amount += 1;
    remainders[largest] = -1;
  }
  return shares;
}

/** Trusts the text: digits, perhaps a point and one or two decimals. */
function centsOf(text: string): number {
  let units = 0;
  let decimals = -1;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 46) {
      decimals = 0;
      continue;
    }
    units = units * 10 + (code - 48);
    if (decimals >= 0) decimals += 1;
  }
  return decimals <= 0 ? units * 100 : decimals === 1 ? units * 10 : units;
}

/** Cents as `12.50`. */
function fixedText(cents: number): string {
  const digits = String(cents).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Cents as `12.5`: a double of so few digits prints as it was. */
function plainText(cents: number): string {
  return String(cents / 100);
}

export const handWrittenIntegers: Contender<Result> = {
  name: 'scaled integers by hand',
  isAsync: false,
  decide: decideOrder,
  read: ({ lines, shares, gmv }) => ({
    lines: lines.map((line) => ({ ...line, amount: fixedText(line.amount) })),
    shares: shares.map(({ bearer, amount }) => ({ bearer, amount: fixedText(amount) })),
    gmv: { before: plainText(gmv.before), delta: plainText(gmv.delta), after: plainText(gmv.after) },
  }),
};
