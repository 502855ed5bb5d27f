import { add, type Exact, exactText, parseExact, ZERO } from '../money/exact.ts';
import type { BillingRecord } from './billing-record.ts';

/** What rounding gave (above zero) or took of one owner's amounts in one period. */
export interface RoundingSum {
  readonly tenant: string;
  /** The contract's party. */
  readonly owner: string;
  readonly currency: string;
  readonly period: string;
  /** Sum of booked − exact, as exact text. */
  readonly difference: string;
}

/**
 * The rounding ledger: booked − exact of every booking, by tenant, owner, currency and period, in the order in which they
 * first appear.
 *
 * Worked case: 15 % of 0.30 twice in November is 0.05 each of exactly 0.045: a difference of 0.01.
 *
 * @param periodOf the name of the period that a record belongs to, such as the month of its `time`
 */
export function roundingLedger(
  records: Iterable<BillingRecord>,
  periodOf: (record: BillingRecord) => string,
): readonly RoundingSum[] {
  const sums = new Map<string, { readonly of: Omit<RoundingSum, 'difference'>; sum: Exact }>();
  for (const record of records) {
    const { tenant, party: owner, currency } = record;
    const of = { tenant, owner, currency, period: periodOf(record) };
    const key = JSON.stringify(Object.values(of));
    const entry = sums.get(key) ?? { of, sum: ZERO };
    for (const { difference } of record.rounding()) entry.sum = add(entry.sum, parseExact(difference));
    sums.set(key, entry);
  }
  return [...sums.values()].map(({ of, sum }) => ({ ...of, difference: exactText(sum) }));
}
