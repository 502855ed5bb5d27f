/** What the till reports of a sale: prices and coupons are known elsewhere. */
export interface TillOrder {
  readonly id: string;
  readonly time: string;
  readonly party: string;
  readonly store: string;
  readonly sku: string;
  readonly quantity: number;
  readonly couponCode: string | undefined;
}

const PLACES = [
  { party: '1001', store: '0001' },
  { party: '1001', store: '0002' },
  { party: '1002', store: '0003' },
  { party: '1003', store: '0004' },
] as const;
const SKUS = ['kettle', 'fan', 'rice-cooker', 'lamp', 'heater', 'iron', 'blender'] as const;
const COUPONS = ['autumn-50', undefined, 'member-5%', 'double-eleven', undefined] as const;

const ORDERS = 90;
const STEP_MS = 8 * 3_600_000;
const FIRST_MS = Date.parse('2026-11-01T00:17:00+08:00');

/**
 * The 90 orders of November 2026, made up by one rule: order n (from 0) is sold 8 hours after the one before it, from
 * 1 November 00:17 in Shanghai; store, goods and coupon go round in lists of 4, 7 and 5, the quantity in 1, 2, 3. The
 * lists' lengths have no common factor, so that every store sells everything.
 */
export const orders: readonly TillOrder[] = Array.from({ length: ORDERS }, (_, n) => ({
  id: String(8_000_001 + n),
  time: new Date(FIRST_MS + n * STEP_MS).toISOString(),
  ...at(PLACES, n),
  sku: at(SKUS, n),
  quantity: 1 + (n % 3),
  couponCode: at(COUPONS, n),
}));

/** Sold in the last millisecond of November, and reported when its month is closed. */
export const lateOrder: TillOrder = {
  id: '8000901',
  time: '2026-11-30T23:59:59.999+08:00',
  party: '1002',
  store: '0003',
  sku: 'fan',
  quantity: 1,
  couponCode: undefined,
};

function at<Item>(list: readonly Item[], n: number): Item {
  // The remainder is always inside the list, which is not empty.
  return list[n % list.length] as Item;
}
