import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BillingRecord } from '../../src/decide/billing-record.ts';
import { decide } from '../../src/decide/decide.ts';
import type { Snapshot } from '../../src/factor/snapshot.ts';
import { isFeewrightError } from '../../src/issues/error.ts';
import { parseModel } from '../../src/model/parse-model.ts';
import { add, exactText, parseExact } from '../../src/money/exact.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { refundedSoFar } from '../../src/run/refunded-so-far.ts';
import { contractOf, snapshotOf } from '../decide/case.ts';
import { documentOf, modelInput, modelOf } from './cases.ts';

const RUNS = Number(process.env.FEEWRIGHT_RUNS ?? 300);

function planOf(input: Readonly<Record<string, unknown>>): Plan {
  const plan = buildPlan(parseModel({ ...input, refund: { measure: 'price' } }), [contractOf()], 'CNY');
  if (!plan.ok) throw new Error(JSON.stringify(plan.issues));
  return plan.value;
}

/** Its entries posted, and the document refunded in steps, each seeing what the ones before it posted. */
function refundsOf(plan: Plan, original: Snapshot, record: BillingRecord, steps: readonly number[]) {
  const whole = steps.reduce((sum, step) => sum + step, 0);
  const balances = new Map(Object.entries(original.balances).map(([name, balance]) => [name, balance]));
  const post = (of: BillingRecord) => {
    for (const { accumulator, after } of of.entries) {
      const known = balances.get(accumulator);
      if (known !== undefined) balances.set(accumulator, { ...known, value: after, entries: known.entries + 1 });
    }
  };
  post(record);
  const refunds: { readonly record: BillingRecord; readonly snapshot: Snapshot }[] = [];
  let taken = 0;
  for (const [at, step] of steps.entries()) {
    const part = (units: number) => exactText({ n: BigInt(units), d: BigInt(whole) });
    const snapshot: Snapshot = {
      ...original,
      document: { ...original.document, id: `r${at}`, original: original.document.id },
      facts: {},
      balances: Object.fromEntries(balances),
      refund: {
        original,
        before: part(taken),
        after: part(taken + step),
        refunded: refundedSoFar(plan, refunds as unknown as Parameters<typeof refundedSoFar>[1]),
      },
    };
    taken += step;
    const refund = decide(plan, snapshot);
    expect(decide(plan, JSON.parse(JSON.stringify(snapshot))).contentText()).toBe(refund.contentText());
    post(refund);
    refunds.push({ record: refund, snapshot });
  }
  return { refunds: refunds.map((each) => each.record), balances };
}

const linesOf = (record: BillingRecord) =>
  record.lines.map(({ fee, kind, bearer, amount }) => [`${fee} ${kind} ${bearer}`, amount.toFixed()] as const);

function summed(records: readonly BillingRecord[]): ReadonlyMap<string, string> {
  const sums = new Map<string, string>();
  for (const [name, amount] of records.flatMap(linesOf)) {
    sums.set(name, exactText(add(parseExact(sums.get(name) ?? '0'), parseExact(amount))));
  }
  return sums;
}

describe('a document refunded in any steps', () => {
  it('is cancelled to the last unit: every line, every share, every running total; and no step gives back more than is left', () => {
    let refunded = 0;
    let repriced = 0;
    fc.assert(
      fc.property(fc.gen(), fc.array(fc.integer({ min: 1, max: 97 }), { minLength: 1, maxLength: 5 }), (g, steps) => {
        const model = modelOf(g);
        const plan = planOf(modelInput(model) as Readonly<Record<string, unknown>>);
        const document = documentOf(g, model);
        const snapshot = snapshotOf(document.facts, document.balances);
        let record: BillingRecord;
        try {
          record = decide(plan, snapshot);
        } catch (error) {
          if (isFeewrightError(error)) return;
          throw error;
        }
        const story = () => JSON.stringify({ model: modelInput(model), document, steps });
        const { refunds, balances } = refundsOf(plan, snapshot, record, steps);
        const isPriced = plan.nodes.some((node) => node.kind === 'fee' && node.refund.kind === 'reprice');
        refunded++;
        if (isPriced) {
          repriced++;
          // What is priced again ends at F of the window without the document, rounded once a step.
          return;
        }
        for (const [name, sum] of summed([record, ...refunds])) expect(sum, `${name} ${story()}`).toBe('0');
        // What is left over of a total may pass its original by rounding units between partial refunds, and so may its shares.
        const remainders = plan.nodes.flatMap((node) =>
          node.kind === 'fee' && node.refund.kind === 'recomputed' ? [node.item.code] : [],
        );
        const divided = new Map(plan.definition.apportionments.map(({ code, of }) => [code, of]));
        for (const share of record.shares) {
          const isOfRemainder = remainders.includes(divided.get(share.apportionment) ?? '');
          const back = refunds.map(
            ({ shares }) =>
              shares.find(
                ({ apportionment, bearer }) => apportionment === share.apportionment && bearer === share.bearer,
              )?.amount ?? share.amount.times(0),
          );
          let left = share.amount;
          for (const each of back) {
            left = left.plus(each);
            if (isOfRemainder) continue;
            expect(each.isZero() || each.isNegative() !== share.amount.isNegative(), story()).toBe(true);
            expect(left.isZero() || left.isNegative() === share.amount.isNegative(), story()).toBe(true);
          }
          expect(left.toFixed(), story()).toBe(share.amount.times(0).toFixed());
        }
        for (const [name, { value: before }] of Object.entries(snapshot.balances)) {
          const isMark = model.totals.find(({ code }) => code === name)?.keeps === 'max';
          // A high-water mark stays where the original has taken it.
          const raised = isMark ? record.entries.find(({ accumulator }) => accumulator === name)?.after : undefined;
          const value = raised ?? before;
          expect(balances.get(name)?.value, `${name} ${story()}`).toBe(exactText(parseExact(value)));
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    expect(refunded).toBeGreaterThan(RUNS / 4);
    expect(repriced).toBeLessThan(refunded / 2);
  });
});
