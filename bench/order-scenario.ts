/** What every contender gets: decimal texts, as they come from a form, a CSV or a database. */
export interface Order {
  readonly id: string;
  readonly price: string;
  readonly coupon: string;
  readonly channel: 'app' | 'web' | 'shop';
  /** The merchant's sales of the month before this order. */
  readonly gmv: string;
}

/** What every contender must answer, as texts: amounts with two decimals, the GMV with no more than are needed. */
export interface OrderResult {
  readonly lines: readonly OrderLine[];
  readonly shares: readonly { readonly bearer: string; readonly amount: string }[];
  readonly gmv: { readonly before: string; readonly delta: string; readonly after: string };
}

export interface OrderLine {
  readonly fee: string;
  readonly bearer: string | undefined;
  readonly payer: string;
  readonly payee: string;
  readonly amount: string;
}

/**
 * One way of computing an order. `decide` is what is measured; it answers with objects of the contender's own kind, a
 * promise of them if its libraries are asynchronous. `read` turns every amount in them into text.
 */
export interface Contender<Result = unknown> {
  readonly name: string;
  readonly isAsync: boolean;
  decide(order: Order): Result | Promise<Result>;
  read(result: Result): OrderResult;
}

/**
 * The rules of the scenario, in the words of the contenders' files: base = price − coupon; commission = base × rate, the
 * rate by the band of the GMV before the order, a bound belonging to the band above; service = 0.6 % of base where the
 * channel is app; both rounded half up to the cent; payable = base − commission − service; the coupon shared platform :
 * supplier : merchant 5 : 3 : 2 by largest remainder, ties to the one named first. The merchant's own share makes no line.
 *
 * Worked case: price 120.01, coupon 20, app, GMV 99999.5: commission 5.00, service 0.60, payable 94.41; shares 10.00,
 * 6.00 and 4.00; GMV after 100099.51.
 */
export const WORKED_ORDER: Order = { id: 'worked', price: '120.01', coupon: '20', channel: 'app', gmv: '99999.5' };

export const WORKED_RESULT: OrderResult = {
  lines: [
    { fee: 'commission', bearer: undefined, payer: 'merchant', payee: 'platform', amount: '5.00' },
    { fee: 'service', bearer: undefined, payer: 'merchant', payee: 'platform', amount: '0.60' },
    { fee: 'payable', bearer: undefined, payer: 'platform', payee: 'merchant', amount: '94.41' },
    { fee: 'couponCost', bearer: 'platform', payer: 'platform', payee: 'merchant', amount: '10.00' },
    { fee: 'couponCost', bearer: 'supplier', payer: 'supplier', payee: 'merchant', amount: '6.00' },
  ],
  shares: [
    { bearer: 'platform', amount: '10.00' },
    { bearer: 'supplier', amount: '6.00' },
    { bearer: 'merchant', amount: '4.00' },
  ],
  gmv: { before: '99999.5', delta: '100.01', after: '100099.51' },
};

const BAND_EDGES = [0, 99_999_99, 100_000_00, 100_000_01, 999_999_99, 1_000_000_00, 1_000_000_01];
const CHANNELS = ['app', 'web', 'shop'] as const;

/** The same orders for the same seed: prices to 9,999.99, many tiny ones, where ties and odd cents are frequent. */
export function makeOrders(count: number, seed = 1): readonly Order[] {
  const random = mulberry32(seed);
  const below = (bound: number): number => Math.floor(random() * bound);
  const orders: Order[] = [];
  for (let i = 0; i < count; i += 1) {
    const price = below(10) === 0 ? below(100) : below(1_000_000);
    const coupon = below(4) === 0 ? 0 : below(price + 1);
    const gmv = below(8) === 0 ? (BAND_EDGES[below(BAND_EDGES.length)] ?? 0) : below(2_000_000_00);
    const channel = CHANNELS[below(CHANNELS.length)] ?? 'app';
    orders.push({ id: `order-${i}`, price: textOf(price), coupon: textOf(coupon), channel, gmv: textOf(gmv) });
  }
  return orders;
}

/** Cents as canonical text: `12.5`, `12`. */
function textOf(cents: number): string {
  return String(cents / 100);
}

/** A small seeded generator: the bench must measure the same orders on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
