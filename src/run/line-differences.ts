import type { BillingRecord } from '../decide/billing-record.ts';
import type { FeeLine } from '../decide/fee-line.ts';
import type { Decimal } from '../money/decimal.ts';

/** What a line would be, less what it is. */
export interface LineDifference {
  readonly kind: FeeLine['kind'];
  readonly fee: string;
  readonly line?: string;
  readonly bearer?: string;
  readonly payer: string;
  readonly payee: string;
  readonly currency: string;
  readonly amount: Decimal;
}

/** New − old, of the lines that differ; of a record that is not there, all of its lines are. */
export function lineDifferences(
  then: BillingRecord | undefined,
  now: BillingRecord | undefined,
): readonly LineDifference[] {
  const was = new Map((then?.lines ?? []).map((line) => [nameOf(line), line]));
  const lines = (now?.lines ?? []).map((line): LineDifference => {
    const old = was.get(nameOf(line));
    was.delete(nameOf(line));
    return differenceOf(line, old === undefined ? line.amount : line.amount.minus(old.amount));
  });
  const gone = [...was.values()].map((line) => differenceOf(line, line.amount.negated()));
  return [...lines, ...gone].filter(({ amount }) => !amount.isZero());
}

function differenceOf(of: FeeLine, amount: Decimal): LineDifference {
  const { kind, fee, line, bearer, payer, payee, currency } = of;
  return {
    ...{ kind, fee, payer, payee, currency, amount },
    ...(line === undefined ? {} : { line }),
    ...(bearer === undefined ? {} : { bearer }),
  };
}

function nameOf({ kind, fee, line, bearer, payer, payee }: FeeLine): string {
  return [kind, fee, line, bearer, payer, payee].join('\n');
}
