import {
  type BillOutcome,
  createEngine,
  type DocumentInput,
  type NamesOf,
  type PaymentOrder,
  type SettlementOrder,
} from 'feewright';
import { contracts } from './contracts.ts';
import { rules, storeSale } from './model.ts';
import { lateOrder, orders, type TillOrder } from './orders.ts';
import { couponService, goodsService } from './services.ts';

export type SaleNames = NamesOf<typeof storeSale>;
type Outcome = BillOutcome<SaleNames>;
export type Billed = Exclude<Outcome, { readonly status: 'refused' }>;

/** Everything that the month came to. */
export interface Month {
  readonly engine: ReturnType<typeof openEngine>;
  readonly billed: readonly Billed[];
  /** The same messages once more, as a queue may deliver them: nothing is billed twice. */
  readonly repeated: readonly Outcome[];
  /** As they stood before they were closed, with totals that ran along. */
  readonly running: readonly SettlementOrder[];
  readonly settled: readonly { readonly order: SettlementOrder; readonly payments: readonly PaymentOrder[] }[];
  readonly late: Billed;
}

export const MONTH_END = '2026-12-01T00:00:00+08:00';

export function openEngine() {
  return createEngine({ models: [storeSale], contracts, rules, providers: [goodsService, couponService] });
}

/** One month of the shopping centre: bill every order, close the month, split what is due, and then an order comes late. */
export async function runMonth(): Promise<Month> {
  const engine = openEngine();
  const outcomes = await engine.billAll(orders.map(documentOf));
  const billed = outcomes.map(billedOf);
  const repeated = await engine.billAll(orders.slice(0, 3).map(documentOf));
  const running = await engine.orders();
  const settled = (await engine.settle({ asOf: MONTH_END })).map((outcome) => {
    if (outcome.status === 'refused') throw outcome.error;
    return outcome;
  });
  const late = await engine.bill(documentOf(lateOrder));
  return { engine, billed, repeated, running, settled, late };
}

/** What the till sends: it knows neither prices nor coupons. */
export function documentOf({ id, time, party, store, sku, quantity, couponCode }: TillOrder): DocumentInput {
  const facts = { sku, quantity, ...(couponCode === undefined ? {} : { couponCode }) };
  return { tenant: 'mall', business: 'store-sale', id, time, party, store, facts };
}

function billedOf(outcome: Outcome): Billed {
  if (outcome.status === 'refused') throw outcome.error;
  return outcome;
}
