import type { BillingRecord } from '../decide/billing-record.ts';
import type { FeeLine } from '../decide/fee-line.ts';
import { Decimal } from '../money/decimal.ts';
import type { OverlaidBill } from '../ports/overlay-store.ts';
import type { StoredBill } from '../ports/store.ts';
import type { AmountCompared, Comparison, DocumentCompared } from './branch-answer.ts';
import { refOf } from './events.ts';
import { lineDifferences } from './line-differences.ts';

const NOTHING = new Decimal(0);

interface Amounts {
  readonly of: Omit<AmountCompared, 'before' | 'after' | 'difference' | 'documents'>;
  before: Decimal;
  after: Decimal;
  documents: number;
}

/**
 * What the documents of a branch come to, beside what they came to where it was forked from: every document that was billed on
 * it counts, whether or not it comes to the same.
 *
 * Worked case: commissions of 45.00 and 10.00, which are 36.00 and 10.00 on the branch: 55.00, 46.00, −9.00, one document.
 */
export function compareBranch(billed: readonly OverlaidBill[]): Comparison {
  const all = new Map<string, Amounts>();
  let differing = 0;
  for (const bill of billed) {
    const [before, after] = [standing(bill.before), standing(bill.after)];
    const moved = new Map<string, Decimal>();
    addLines(all, before, (row, name, amount) => {
      row.before = row.before.plus(amount);
      moved.set(name, (moved.get(name) ?? NOTHING).minus(amount));
    });
    addLines(all, after, (row, name, amount) => {
      row.after = row.after.plus(amount);
      moved.set(name, (moved.get(name) ?? NOTHING).plus(amount));
    });
    const rows = [...moved].filter(([, amount]) => !amount.isZero());
    for (const [name] of rows) {
      const row = all.get(name);
      if (row !== undefined) row.documents += 1;
    }
    if (lineDifferences(before, after).length > 0) differing += 1;
  }
  const amounts = [...all]
    .filter(([, { documents }]) => documents > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([, { of, before, after, documents }]): AmountCompared => ({
        ...of,
        ...{ before, after, difference: after.minus(before), documents },
      }),
    );
  return { amounts, billed: billed.length, differing };
}

/** The documents that come to something else on a branch, in the order in which they were first billed on it. */
export async function* differingDocuments(
  billed: () => readonly OverlaidBill[],
): AsyncGenerator<DocumentCompared, void> {
  for (const bill of billed()) {
    const [before, after] = [standing(bill.before), standing(bill.after)];
    const lines = lineDifferences(before, after);
    if (lines.length === 0) continue;
    yield {
      document: refOf(bill.after.document),
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
      lines,
    };
  }
}

function standing(bill: StoredBill | undefined): BillingRecord | undefined {
  return bill?.standing === undefined ? bill?.record : undefined;
}

function addLines(
  all: Map<string, Amounts>,
  record: BillingRecord | undefined,
  add: (row: Amounts, name: string, amount: Decimal) => void,
): void {
  if (record === undefined) return;
  for (const line of record.lines) {
    const of = keyOf(record, line);
    const name = [of.party, of.fee, of.bearer ?? '', of.payer, of.payee, of.currency].join('\n');
    const row = all.get(name) ?? { of, before: NOTHING, after: NOTHING, documents: 0 };
    all.set(name, row);
    add(row, name, line.amount);
  }
}

function keyOf({ party }: BillingRecord, { fee, bearer, payer, payee, currency }: FeeLine): Amounts['of'] {
  return { party, fee, ...(bearer === undefined ? {} : { bearer }), payer, payee, currency };
}
