import {
  type BillOutcome,
  createEngine,
  type DocumentInput,
  type NamesOf,
  type PaymentOrder,
  type SettlementOrder,
} from 'feewright';
import { contracts } from './contracts.ts';
import { type Corrections, correctMonth } from './corrections.ts';
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
  readonly corrections: Corrections;
}

export const MONTH_END = '2026-12-01T00:00:00+08:00';

export function openEngine() {
  return createEngine({ models: [storeSale], contracts, rules, providers: [goodsService, couponService] });
}

/**
 * One month of the shopping centre: bill every order, close the month, split what is due. Then an order comes late, one is
 * refunded, and one turns out to have been wrong.
 */
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
  const corrections = await correctMonth(engine, crossingBill(billed));
  return { engine, billed, repeated, running, settled, late, corrections };
}

/** The first order that lies in two bands of its merchant's month. */
export function crossingBill(billed: readonly Billed[]): Billed {
  const found = billed.find(({ snapshot, record }) => {
    const before = Number(snapshot.balances.monthlySales?.value);
    return record.party === '1001' && before < 20_000 && before + record.amount('goods').toNumber() > 20_000;
  });
  if (found === undefined) throw new Error('no order of merchant 1001 crosses 20,000');
  return found;
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
